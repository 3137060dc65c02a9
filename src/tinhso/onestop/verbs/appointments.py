"""The appointment with the applicant: moved by law, or moved with an apology."""

from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop import events, rights
from tinhso.onestop.clocks.dossiers import KINDS, reading, rules_of
from tinhso.onestop.models import Dossier
from tinhso.onestop.rules.clock_types import EventKind, Reading
from tinhso.onestop.rules.plain import as_plain
from tinhso.onestop.verbs import course
from tinhso.onestop.wording.moments import in_words

LONGEST_REASON = 1000


@verb(locks=Dossier)
def apologise_and_reappoint(act: Act[Dossier], *, due: datetime, reason: str, seen: int | None = None) -> None:
    """Apologise in writing before the due time and name a new one (aware). Raises Invalid for a time that isn't later,
    Refused after the due time, while the clock stands, and once it was done as often as the law allows."""
    dossier = act.subject
    course.require_at_holder(act, rights.DECIDE)
    course.require_seen(dossier, seen)
    course.move(dossier, "reappoint")
    reason = checked.required("reason", reason, _("Ghi lý do chậm và lời xin lỗi."), LONGEST_REASON)
    now = clock.now()
    old = _open_appointment(dossier, now)
    if due.tzinfo is None or due <= old:
        said = _("Hẹn lại sau %(old)s.") % {"old": in_words(old)}
        raise Invalid(FieldProblem("due", said))
    act.audit(events.Reappointed(old=old.isoformat(), new=due.isoformat(), reason=reason))
    told = {"reason": reason}
    extended = {"due": due.isoformat(), "old": old.isoformat(), "reason": reason}
    course.happened(act, now, (EventKind.APOLOGISED, told), (EventKind.EXTENDED, extended))


@verb(locks=Dossier)
def lengthen(act: Act[Dossier], *, extension: str, reason: str, seen: int | None = None) -> None:
    """Give the case the longer time that the law gives it: `extension` is a code of the procedure's term, each once.
    Raises Invalid, Refused."""
    dossier = act.subject
    course.require_at_holder(act, rights.DECIDE)
    course.require_seen(dossier, seen)
    course.move(dossier, "reappoint")
    reason = checked.required("reason", reason, _("Ghi lý do kéo dài thời hạn."), LONGEST_REASON)
    assert dossier.version is not None
    known = {each.code: each for each in dossier.version.says.term.extensions}
    chosen = known.get(extension)
    if chosen is None:
        raise Invalid(FieldProblem("extension", _("Thủ tục không có trường hợp kéo dài này.")))
    if dossier.events.filter(kind=EventKind.LENGTHENED, data__extension=extension).exists():
        raise Refused(_("Thời hạn đã được kéo dài vì trường hợp này."))
    act.audit(events.TermLengthened(extension=extension, when=chosen.when, reason=reason))
    told = {"extension": extension, "when": chosen.when, "by": as_plain(chosen.by), "reason": reason}
    course.happened(act, clock.now(), (EventKind.LENGTHENED, told))


def _open_appointment(dossier: Dossier, now: datetime) -> datetime:
    """The appointment that may still be moved."""
    read: Reading = reading(dossier, dossier.events.filter(kind__in=KINDS), now)
    rule = rules_of(dossier).reappointment
    if read.extensions >= rule.limit:
        said = _("Đã hẹn lại %(times)s lần; chỉ được hẹn lại %(limit)s lần (%(source)s).")
        raise Refused(said % {"times": read.extensions, "limit": rule.limit, "source": rule.source})
    if read.appointed is None or read.appointed.at is None:
        raise Refused(_("Hồ sơ chưa tính thời hạn hoặc đang tạm dừng; chưa có ngày hẹn để hẹn lại."))
    if now >= read.appointed.at:
        said = _("Đã quá hạn lúc %(due)s; xin lỗi và hẹn lại phải làm trước hạn.")
        raise Refused(said % {"due": in_words(read.appointed.at)})
    return read.appointed.at
