"""Moving deadlines. The first deadline stays; every move is an event with its reason and basis."""

from datetime import date

from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Assignment, DueChange, PartyRole, Task
from tinhso.directives.recipients import people_of
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.telling import tell
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.dates import format_date


@verb(locks=Assignment)
def reschedule(act: Act[Assignment], *, new_due: date, reason: str, basis: str = "") -> None:
    """Give an open assignment a new deadline. Parts due later than it are shortened to it."""
    assignment = act.subject
    steps.require_aggregator(act, rights.RESCHEDULE)
    _move(act, assignment, new_due, _checked_reason(reason), basis)


@verb(locks=Task)
def reschedule_task(act: Act[Task], *, new_due: date, reason: str, basis: str = "") -> int:
    """Give all lead assignments of the task that aren't accepted a new deadline; returns how many moved."""
    task = act.subject
    act.require(rights.RESCHEDULE, task.document)
    reason = _checked_reason(reason)
    open_ones = (
        task.assignments.filter(role=PartyRole.LEAD, merged_into=None)
        .exclude(evidence_state="accepted")
        .exclude(due=new_due)
        .select_related("unit", "task__document")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    moved = [_move(act, assignment, new_due, reason, basis) for assignment in open_ones]
    if not moved:
        raise Refused(_("Không có việc nào cần đổi hạn."))
    return len(moved)


def _checked_reason(reason: str) -> str:
    return checked.required("reason", reason, _("Hãy ghi lý do điều chỉnh thời hạn."), 300)


def _move(act: Act[Assignment], assignment: Assignment, new_due: date, reason: str, basis: str) -> None:
    issued_on = steps.live(assignment).issued_on
    if assignment.evidence_state == "accepted":
        raise Refused(_("Kết quả đã được nghiệm thu; không điều chỉnh thời hạn nữa."))
    if new_due == assignment.due:
        raise Invalid(FieldProblem("new_due", _("Hạn mới trùng với hạn đang có.")))
    if issued_on is not None and new_due < issued_on:
        raise Invalid(FieldProblem("new_due", _("Hạn mới không thể trước ngày ban hành văn bản.")))
    basis = checked.text("basis", basis, 200)
    old_due, assignment.due = assignment.due, new_due
    assignment.save()
    shortened = assignment.parts.filter(due__gt=new_due).update(due=new_due)
    DueChange.objects.create(
        assignment=assignment,
        changed_by_id=act.actor.account_id,
        old_due=old_due,
        new_due=new_due,
        reason=reason,
        basis=basis,
    )
    event = events.Rescheduled(old_due=old_due, new_due=new_due, reason=reason, basis=basis, parts_shortened=shortened)
    act.audit(event, assignment)
    tell(
        act,
        assignment,
        {assignment.officer_id, *people_of([assignment.unit_id])},
        "directives.rescheduled",
        _("Thời hạn mới %(due)s: %(task)s"),
        due=format_date(new_due),
        task=assignment.task,
    )
