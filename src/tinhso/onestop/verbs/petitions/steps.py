"""A petition on its way: to the unit in charge, to an officer, refused, completed, answered."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.models import Account
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.onestop import events, rights
from tinhso.onestop.facts import PETITION, PETITION_ASKED, PETITION_HANDLED, PETITION_REFUSED
from tinhso.onestop.inputs import GivenFile
from tinhso.onestop.models import Petition, PetitionStep
from tinhso.onestop.queries.desk import officers
from tinhso.onestop.rules.clock_types import Promise
from tinhso.onestop.rules.petition_clock import PetitionKind
from tinhso.onestop.verbs import eventful
from tinhso.onestop.verbs.petitions.course import (
    LATE,
    LONGEST_REASON,
    ON_TIME,
    add_files,
    begin,
    begin_at_either,
    dimensions,
    happened,
    timing,
)

LONGEST_NUMBER = 80


@verb(locks=Petition)
def hand_over_petition(act: Act[Petition], *, unit_id: int, note: str = "", seen: int | None = None) -> None:
    """Give the petition to the unit that is in charge of the matter; its clock goes on. Raises Invalid, Refused."""
    petition = act.subject
    at = begin(act, rights.HANDLE_PETITIONS, "hand_over", None, seen)
    note = checked.text("note", note, LONGEST_REASON)
    unit = units_on().filter(pk=unit_id).first()
    if unit is None or unit.pk == petition.handling_unit_id:
        raise Invalid(FieldProblem("unit", _("Chọn đơn vị nhận, khác đơn vị đang xử lý.")))
    sender, petition.handling_unit, petition.assignee = petition.handling_unit, unit, None
    told = {"sender": sender.name, "receiver": unit.name, "note": note}
    act.audit(events.PetitionHandedOver(**told))
    happened(act, at, (PetitionStep.PASSED, told))
    leaders = officers(unit, petition.field_code, [Role.UNIT_LEADER.value], rights.HANDLE_PETITIONS)
    text = _("Phản ánh, kiến nghị số %(number)s của %(unit)s được chuyển đến đơn vị bạn")
    _tell(act, [int(pk) for pk, _name in leaders], text % {"number": petition, "unit": petition.receiving_unit.name})


@verb(locks=Petition)
def assign_petition(act: Act[Petition], *, account_id: int | None, seen: int | None = None) -> None:
    """Give the petition to an officer of the unit in charge, or to nobody. Whoever may handle it may take one that
    nobody has; the leader gives any to anybody. Raises Invalid, Refused, NotPermitted."""
    petition, actor = act.subject, act.actor
    takes = account_id == actor.account_id and petition.assignee_id is None
    at = begin(act, rights.HANDLE_PETITIONS if takes else rights.DECIDE_PETITIONS, "assign", None, seen)
    if account_id == petition.assignee_id:
        raise Refused(_("Phản ánh đã giao như vậy."))
    _assign(act, at, account_id)


@verb(locks=Petition)
def replace_petition_assignee(act: Act[Petition], *, to_id: int) -> None:
    """Put another officer in the assignee's place. The right to do so is checked by the hand-over of a person's work
    (foundation/administration), which is about the person and not about this petition. Raises Invalid."""
    _assign(act, clock.now(), to_id)


@verb(locks=Petition)
def refuse_petition(
    act: Act[Petition],
    *,
    reason: str,
    late_because: str = "",
    at: datetime | None = None,
    seen: int | None = None,
) -> None:
    """Refuse to handle the petition, with the reason that the petitioner is told; after the time for that only with
    `late_because`, and it counts as late. Raises Invalid, Refused, NotPermitted."""
    petition = act.subject
    at = begin(act, rights.DECIDE_PETITIONS, "refuse", at, seen)
    reason = checked.required("reason", reason, _("Ghi lý do từ chối để trả lời người phản ánh."), LONGEST_REASON)
    late_because = checked.text("late_because", late_because, LONGEST_REASON)
    how = timing(petition, Promise.REFUSE, at, late_because)
    petition.assignee = None
    act.audit(events.PetitionRefused(reason=reason, late_because=late_because))
    act.fact(PETITION_REFUSED, day=clock.local(at).date(), timing=how, **dimensions(petition))
    happened(act, at, (PetitionKind.REFUSED, {"reason": reason, "late_because": late_because}))


@verb(locks=Petition)
def ask_petitioner(
    act: Act[Petition],
    *,
    wanted: str,
    late_because: str = "",
    at: datetime | None = None,
    seen: int | None = None,
) -> None:
    """Ask the petitioner for what the handling can't do without; late as in `refuse_petition`. Raises Invalid,
    Refused."""
    petition = act.subject
    at = begin(act, rights.HANDLE_PETITIONS, "ask", at, seen)
    wanted = checked.required("wanted", wanted, _("Ghi thông tin cần người phản ánh bổ sung."), LONGEST_REASON)
    late_because = checked.text("late_because", late_because, LONGEST_REASON)
    how = timing(petition, Promise.ASK, at, late_because)
    act.audit(events.PetitionerAsked(wanted=wanted, late_because=late_because))
    act.fact(PETITION_ASKED, day=clock.local(at).date(), timing=how, **dimensions(petition))
    happened(act, at, (PetitionKind.ASKED, {"wanted": wanted, "late_because": late_because}))


@verb(locks=Petition)
def take_given(
    act: Act[Petition],
    *,
    text: str,
    files: Sequence[GivenFile] = (),
    at: datetime | None = None,
    seen: int | None = None,
) -> None:
    """Take what the petitioner was asked for, at the unit that received the petition or that handles it. Raises
    Invalid, Refused."""
    at = begin_at_either(act, rights.RECEIVE_PETITIONS, "take_given", at, seen)
    text = checked.required("text", text, _("Ghi thông tin người phản ánh đã bổ sung."))
    digests = add_files(act.subject, files)
    act.audit(events.PetitionerAnswered(files=digests))
    happened(act, at, (PetitionKind.GIVEN, {"text": text}))


@verb(locks=Petition)
def answer_petition(
    act: Act[Petition],
    *,
    answer: str,
    number: str = "",
    files: Sequence[GivenFile] = (),
    at: datetime | None = None,
    seen: int | None = None,
) -> None:
    """Handle the petition: give the petitioner the answer, with the `number` of the document that says it and its
    file where there are such. Raises Invalid, Refused."""
    petition = act.subject
    at = begin(act, rights.HANDLE_PETITIONS, "answer", at, seen)
    petition.answer = checked.required("answer", answer, _("Ghi nội dung trả lời."))
    petition.answer_number = checked.text("number", number, LONGEST_NUMBER)
    petition.handled_at = at
    digests = add_files(petition, files, of_answer=True)
    happened(act, at, (PetitionKind.HANDLED, {"number": petition.answer_number}))
    on_time = bool(petition.on_time)
    act.audit(events.PetitionAnswered(document=petition.answer_number or "–", on_time=on_time, files=digests))
    how = ON_TIME if on_time else LATE
    act.fact(PETITION_HANDLED, day=clock.local(at).date(), timing=how, **dimensions(petition))


def _assign(act: Act[Petition], at: datetime, account_id: int | None) -> None:
    petition = act.subject
    said = _("Người này không xử lý phản ánh, kiến nghị tại %(unit)s.")
    person = eventful.officer(account_id, petition.handling_unit, petition.field_code, rights.HANDLE_PETITIONS, said)
    before, petition.assignee = petition.assignee, person
    names = {"officer": _name(person), "before": _name(before)}
    act.audit(events.PetitionAssigned(**names))
    happened(act, at, (PetitionStep.ASSIGNED, names))
    if person is not None:
        _tell(act, [person.pk], _("Phản ánh, kiến nghị số %(number)s được giao cho bạn") % {"number": petition})


def _name(person: Account | None) -> str:
    return person.full_name if person else ""


def _tell(act: Act[Petition], people: Sequence[int], text: str) -> None:
    others = [each for each in people if each != act.actor.account_id]
    act.notify(others, text, subject_url(PETITION, str(act.subject.pk)), kind="onestop", mail=False)
