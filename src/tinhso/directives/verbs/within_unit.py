"""What a unit does with an assignment inside: who answers for it, and the parts it is divided into ("rõ người")."""

from datetime import date

from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Assignment, Part, Status
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.telling import tell
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.dates import format_date


@verb(locks=Assignment, permission=rights.BREAK_DOWN)
def break_down(
    act: Act[Assignment], *, officer_id: int, leader_id: int | None = None, division_id: int | None = None
) -> None:
    """Name the person who does it, the leader who answers for it, and the division. All must belong to the unit."""
    assignment = act.subject
    steps.live(assignment)
    unit = assignment.unit
    earlier = assignment.officer_id
    assignment.officer = steps.person_in(unit, officer_id, "officer_id")
    assignment.leader = steps.person_in(unit, leader_id, "leader_id") if leader_id is not None else None
    assignment.division = steps.division_in(unit, division_id)
    assignment.save()
    act.audit(
        events.BrokenDown(
            officer=assignment.officer.full_name,
            officer_id=officer_id,
            leader=assignment.leader.full_name if assignment.leader else "",
            leader_id=leader_id,
            division=assignment.division.name if assignment.division else "",
            division_id=division_id,
        )
    )
    if officer_id != earlier:
        text = _("Bạn được giao: %(task)s")
        tell(act, assignment, [officer_id], "directives.broken_down", text, task=assignment.task)


@verb(locks=Assignment, permission=rights.BREAK_DOWN)
def add_part(
    act: Act[Assignment], *, title: str, person_id: int, division_id: int | None = None, due: date | None = None
) -> int:
    """Give a share of the work to a person of the unit, due no later than the assignment. Returns the part's id."""
    assignment = act.subject
    steps.live(assignment)
    if due is not None and assignment.due is not None and due > assignment.due:
        message = _("Hạn của phần việc không được muộn hơn hạn của nhiệm vụ (%(due)s).")
        raise Invalid(FieldProblem("due", message % {"due": format_date(assignment.due)}))
    part = Part.objects.create(
        assignment=assignment,
        title=checked.required("title", title, _("Thiếu nội dung phần việc."), 300),
        person=steps.person_in(assignment.unit, person_id, "person_id"),
        division=steps.division_in(assignment.unit, division_id),
        due=due,
    )
    act.audit(_part_event(events.PartAdded, part))
    tell(act, assignment, [person_id], "directives.part", _("Bạn được giao phần việc: %(part)s"), part=part.title)
    return part.pk


@verb(locks=Assignment, permission=rights.REPORT)
def update_part(act: Act[Assignment], *, part_id: int, status: str, note: str = "") -> None:
    """Say how far a part is. What the unit says about the whole is a report, never the sum of its parts."""
    steps.live(act.subject)
    part = steps.member(act.subject.parts, part_id)
    if status not in Status.values:
        raise Invalid(FieldProblem("status", _("Không có tình trạng này.")))
    part.status, part.note = status, checked.text("note", note)
    part.save()
    act.audit(_part_event(events.PartUpdated, part))


@verb(locks=Assignment, permission=rights.BREAK_DOWN)
def remove_part(act: Act[Assignment], *, part_id: int) -> None:
    steps.live(act.subject)
    part = steps.member(act.subject.parts, part_id)
    act.audit(_part_event(events.PartRemoved, part))
    part.delete()


def _part_event(event: type[events.PartChanged], part: Part) -> events.PartChanged:
    return event(
        title=part.title,
        person=part.person.full_name,
        person_id=part.person_id,
        due=part.due,
        status=part.status,
    )
