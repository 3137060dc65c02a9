"""`tinhso plan import`: a file becomes a draft, on behalf of a person who may draft."""

from pathlib import Path

import typer

from tinhso.directives.intake import bring_in
from tinhso.directives.models import Document
from tinhso.directives.queries.choices import followers, own_follower
from tinhso.directives.readiness import unclear_parties
from tinhso.foundation.accounts.actor import Actor, actor_for
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import VerbError
from tinhso.papers import UnreadableError

CLEAN, WITH_FINDINGS, REFUSED = 0, 1, 2


def import_plan(file: Path, username: str, aggregator: str) -> int:
    """Read, bring in and say what waits for a person; returns the exit code. Nothing is made unless all of it is."""
    try:
        actor = _actor(username)
        unit = _aggregator(actor, aggregator)
        document = Document.objects.get(pk=bring_in(actor, _kept(file), file.name, unit.pk))
    except (UnreadableError, FileRefused, VerbError, _Unknown) as error:
        typer.echo(str(error), err=True)
        return REFUSED
    return _tell(document)


class _Unknown(Exception):
    """A name on the command line that isn't in the database."""


def _kept(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return keep(content).digest
    except OSError as error:
        raise UnreadableError("missing") from error


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
    own = own_follower(actor, followers(actor))
    if own is not None:
        return own
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
