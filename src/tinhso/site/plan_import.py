"""`tinhso plan import`: a file becomes a draft, on behalf of a person who may draft."""

from pathlib import Path

import typer

from tinhso.directives.intake import bring_in
from tinhso.directives.models import Document
from tinhso.directives.readiness import unclear_parties
from tinhso.directives.rights import DRAFT
from tinhso.foundation.accounts.actor import Actor, actor_for
from tinhso.foundation.accounts.models import Account, Post
from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import VerbError
from tinhso.kernel import clock
from tinhso.papers import UnreadableError, read_file

CLEAN, WITH_FINDINGS, REFUSED = 0, 1, 2


def import_plan(file: Path, username: str, aggregator: str) -> int:
    """Read, bring in and say what waits for a person; returns the exit code. Nothing is made unless all of it is."""
    try:
        actor = _actor(username)
        unit = _aggregator(actor, aggregator)
        read_file(file)  # says what is wrong with a file that can't be read before it is stored
        with file.open("rb") as content:
            digest = keep(content).digest
        document = Document.objects.get(pk=bring_in(actor, digest, file.name, unit.pk))
    except (UnreadableError, FileRefused, VerbError, _Unknown) as error:
        typer.echo(str(error), err=True)
        return REFUSED
    return _tell(document)


class _Unknown(Exception):
    """A name on the command line that isn't in the database."""


def _actor(username: str) -> Actor:
    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise _Unknown(f"Không có tài khoản đang hoạt động tên “{username}”.")
    return actor_for(account, channel="command")


def _aggregator(actor: Actor, code: str) -> Unit:
    if code:
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise _Unknown(f"Không có đơn vị mã “{code}”.")
        return unit
    posts = Post.objects.valid_on(clock.today()).filter(account_id=actor.account_id).select_related("unit")
    for post in posts:
        if actor.may(DRAFT, post.unit.path):
            return post.unit
    raise _Unknown("Người này không được nhập văn bản ở đơn vị mình; hãy nêu --aggregator MÃ_ĐƠN_VỊ.")


def _tell(document: Document) -> int:
    tasks = list(document.tasks.prefetch_related("parties__unit", "parties__group__root"))
    unclear = {party.text for party in unclear_parties(document, tasks)}
    findings = document.findings.filter(settled_at=None).count()
    typer.echo(
        f"Bản nhập số {document.pk}: {document} ({len(tasks)} việc), "
        f"{len(unclear)} tên chưa rõ, {findings} điều cần xem lại."
    )
    return WITH_FINDINGS if unclear or findings else CLEAN
