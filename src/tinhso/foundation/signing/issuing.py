"""Issuing a paper under its verification code, inside the verb of the wing that issues it."""

from io import BytesIO
from typing import Any, Protocol

from django.utils.translation import gettext as _

from tinhso.foundation.files.store import keep
from tinhso.foundation.journal.events import AuditEvent
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.signing import events
from tinhso.foundation.signing.codes import written
from tinhso.foundation.signing.errors import CannotSign
from tinhso.foundation.signing.keys import trusted_roots
from tinhso.foundation.signing.models import IssuedPaper
from tinhso.foundation.signing.queries import revocations
from tinhso.foundation.signing.verify import verify
from tinhso.kernel import clock


class Recorder(Protocol):
    """The part of a running verb (`Act`) that is needed here."""

    def audit(self, event: AuditEvent, subject: Any = None) -> None: ...


def issue(
    act: Recorder, *, code: str, kind: str, title: str, unit: Unit, content: bytes, subject: str = ""
) -> IssuedPaper:
    """Keep the file and open its verification page. `subject` is public: whom it is about, masked as printed.

    A signed file is read back first: raises CannotSign when one of its signatures doesn't hold, so that nothing is
    issued which its receiver can't verify. Raises FileRefused like every storing of a file.
    """
    signatures = verify(content, trusted_roots(), revoked=revocations())
    if problem := next((each.problem for each in signatures if not each.holds), ""):
        raise CannotSign(_("Chưa phát hành được, chữ ký trong tệp không hợp lệ: %(why)s") % {"why": problem})
    paper = IssuedPaper.objects.create(
        code=code,
        kind=kind,
        title=title,
        unit=unit,
        subject=subject,
        signers=[each.signer for each in signatures],
        file=keep(BytesIO(content)),
        issued_at=clock.now(),
    )
    act.audit(events.PaperIssued(title=title, verification_code=written(code), digest=paper.file_id), paper)
    return paper


def revoke(act: Recorder, paper: IssuedPaper, reason: str) -> None:
    """Say on its verification page that the paper no longer holds. A second revocation changes nothing."""
    if paper.revoked_at is not None:
        return
    paper.revoked_at, paper.revocation_reason = clock.now(), reason
    paper.save(update_fields=["revoked_at", "revocation_reason"])
    code = written(paper.code)
    act.audit(events.PaperRevoked(title=paper.title, verification_code=code, reason=reason), paper)
