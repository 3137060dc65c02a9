"""A dossier on its way: to the competent unit, to an officer, from step to step."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.foundation.accounts.models import Account
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop import events, rights
from tinhso.onestop.acting import why_not_reached
from tinhso.onestop.facts import DOSSIER
from tinhso.onestop.models import Dossier, Move
from tinhso.onestop.rules.choices import Ending
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.verbs import course, eventful

LONGEST_NOTE = 1000


@verb(locks=Dossier)
def hand_over(
    act: Act[Dossier], *, unit_id: int, note: str = "", at: datetime | None = None, seen: int | None = None
) -> None:
    """Give the dossier to another unit: first to the competent one, whose clock starts when it has it; later to one
    that takes part, and back. Raises Invalid, Refused."""
    dossier = act.subject
    course.require_at_holder(act, rights.PROCESS)
    course.require_seen(dossier, seen)
    course.move(dossier, "hand_over")
    at = course.true_time(dossier, at)
    note = checked.text("note", note, LONGEST_NOTE)
    unit = units_on().filter(pk=unit_id).first()
    if unit is None or unit.pk == dossier.holder_id:
        raise Invalid(FieldProblem("unit", _("Chọn đơn vị nhận, khác đơn vị đang giữ hồ sơ.")))
    first = dossier.is_elsewhere
    if first and unit.pk != dossier.unit_id:
        raise Refused(_("Chuyển hồ sơ cho %(unit)s trước: đơn vị này có thẩm quyền.") % {"unit": dossier.unit.name})
    assert dossier.holder is not None
    sender, dossier.holder, dossier.assignee = dossier.holder, unit, None
    if first:
        dossier.reached_at = at
    act.audit(events.DossierHandedOver(sender=sender.name, receiver=unit.name, note=note))
    told = {"sender": sender.name, "receiver": unit.name, "note": note}
    course.happened(act, at, (EventKind.HANDED_OVER if first else Move.PASSED, told))


@verb(locks=Dossier)
def assign(act: Act[Dossier], *, account_id: int | None, seen: int | None = None) -> None:
    """Give the dossier to an officer where it lies, or to nobody. Everybody who may process it may take one that
    nobody has; the leader gives any to anybody. Raises Invalid, Refused, NotPermitted."""
    dossier, actor = act.subject, act.actor
    takes = account_id == actor.account_id and dossier.assignee_id is None
    course.require_at_holder(act, rights.PROCESS if takes else rights.ASSIGN)
    course.require_seen(dossier, seen)
    course.move(dossier, "assign")
    before, officer = dossier.assignee, _officer(dossier, account_id)
    if officer == before:
        raise Refused(_("Hồ sơ đã giao như vậy."))
    dossier.assignee = officer
    names = {"officer": officer.full_name if officer else "", "before": before.full_name if before else ""}
    act.audit(events.DossierAssigned(**names))
    course.happened(act, clock.now(), (Move.ASSIGNED, names))
    _tell(act, officer)


@verb(locks=Dossier)
def hand_on(
    act: Act[Dossier],
    *,
    step: str,
    outcome: str,
    assignee_id: int | None = None,
    note: str = "",
    seen: int | None = None,
) -> None:
    """Complete the step the dossier is at by one of its outcomes that leads to another step. `step` is the one that
    the actor saw: when another officer was faster, this is refused. Outcomes that end the process have verbs of their
    own (finish, refuse, stop). Raises Invalid, Refused, NotPermitted."""
    dossier = act.subject
    course.require_at_holder(act, rights.PROCESS)
    course.require_seen(dossier, seen)
    course.move(dossier, "hand_on")
    now = course.require_step(act, step)
    require_reached(dossier)
    chosen = next((each for each in now.outcomes if each.code == outcome), None)
    if chosen is None:
        raise Invalid(FieldProblem("outcome", _("Bước này không có kết cục đó; chọn lại.")))
    if chosen.ends is not None:
        raise Refused(str(ENDS_OTHERWISE[chosen.ends]))
    assert dossier.version is not None
    following = dossier.version.says.step(chosen.next)
    assert following is not None
    note = checked.text("note", note, LONGEST_NOTE)
    officer = _officer(dossier, assignee_id)
    told = {"old": now.name, "new": following.name, "outcome": chosen.name, "note": note}
    moved = {**told, "from": now.code, "to": following.code, "officer": officer.full_name if officer else ""}
    dossier.step, dossier.step_name, dossier.assignee = following.code, following.name[:200], officer
    act.audit(events.DossierHandedOn(**told))
    course.happened(act, clock.now(), (Move.MOVED, moved))
    _tell(act, officer)


@verb(locks=Dossier)
def replace_assignee(act: Act[Dossier], *, to_id: int) -> None:
    """Put another officer in the assignee's place. The right to do so is checked by the hand-over of a person's work
    (foundation/administration), which is about the person and not about this dossier. Raises Invalid."""
    dossier, officer = act.subject, _officer(act.subject, to_id)
    assert officer is not None
    before, dossier.assignee = dossier.assignee, officer
    names = {"officer": officer.full_name, "before": before.full_name if before else ""}
    act.audit(events.DossierAssigned(**names))
    course.happened(act, clock.now(), (Move.ASSIGNED, names))
    _tell(act, officer)


@verb(locks=Dossier)
def note_dossier(act: Act[Dossier], *, note: str) -> None:
    """Write a note into the dossier's timeline. Raises Invalid."""
    course.require_at_holder(act, rights.PROCESS)
    note = checked.required("note", note, _("Ghi nội dung ghi chú."), LONGEST_NOTE)
    act.audit(events.DossierNoted(note=note))
    course.happened(act, clock.now(), (Move.NOTED, {"note": note}))


ENDS_OTHERWISE = {
    Ending.RESULT: gettext_lazy("Kết cục này kết thúc hồ sơ: dùng “Kết thúc xử lý” và ghi kết quả."),
    Ending.REFUSED: gettext_lazy("Kết cục này từ chối hồ sơ: dùng “Từ chối giải quyết” và ghi lý do."),
    Ending.STOPPED: gettext_lazy("Kết cục này dừng hồ sơ: dùng “Dừng giải quyết” và ghi lý do."),
}


def require_reached(dossier: Dossier) -> None:
    """Raises Refused while the competent unit doesn't have it: another one may not process it."""
    if reason := why_not_reached(dossier):
        raise Refused(reason)


def _officer(dossier: Dossier, account_id: int | None) -> Account | None:
    assert dossier.holder is not None
    said = _("Người này không xử lý hồ sơ tại %(unit)s.")
    return eventful.officer(account_id, dossier.holder, dossier.field_code, rights.PROCESS, said)


def _tell(act: Act[Dossier], officer: Account | None) -> None:
    if officer is not None and officer.pk != act.actor.account_id:
        code = act.subject.code
        text = _("Hồ sơ %(code)s được giao cho bạn") % {"code": code}
        act.notify([officer.pk], text, subject_url(DOSSIER, code), kind="onestop", mail=False)
