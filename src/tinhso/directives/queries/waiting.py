"""What waits for a person: own work, reports to pass on or to judge, names that nobody could resolve."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tinhso.directives import rights
from tinhso.directives.models import Assignment, Inheritance, Part, Party, Report, Status
from tinhso.directives.queries.lists import ordered
from tinhso.directives.queries.rows import AssignmentRow, rows_of, with_details
from tinhso.directives.queries.visible import acting_for, current_assignments
from tinhso.directives.rules.standing import Schedule, Standing
from tinhso.foundation.accounts.actor import Actor

AT_MOST = 200


@dataclass(frozen=True)
class MyWork:
    """Open assignments that the actor does or answers for (or stands in for), and open parts. Each assignment stands
    in one list: `returned` first, then `overdue`, `due_soon`, `later`. `waiting` are done or reported and with somebody
    else now."""

    returned: list[AssignmentRow]
    overdue: list[AssignmentRow]
    due_soon: list[AssignmentRow]
    later: list[AssignmentRow]
    waiting: list[AssignmentRow]
    parts: list[Part]

    @property
    def is_empty(self) -> bool:
        return not any((self.returned, self.overdue, self.due_soon, self.later, self.waiting, self.parts))


@dataclass(frozen=True)
class ReviewQueue:
    """Reports that wait for the actor: `to_pass_on` as leader of the unit, `to_judge` as aggregator; oldest first."""

    to_pass_on: list[Report]
    to_judge: list[Report]

    def __len__(self) -> int:
        return len(self.to_pass_on) + len(self.to_judge)


def my_work(actor: Actor) -> MyWork:
    people = acting_for(actor)
    mine = current_assignments(actor).filter(
        Q(officer__in=people) | Q(leader__in=people), task__document__state="in_force"
    )
    open_ones = mine.exclude(evidence_state="accepted")
    ids = ordered(open_ones).values_list("pk", flat=True)[:AT_MOST]
    rows = rows_of(ordered(with_details(Assignment.objects.filter(pk__in=list(ids)))))
    return MyWork(**_sorted_out(rows), parts=list(_open_parts(actor, people)))


def _sorted_out(rows: Iterable[AssignmentRow]) -> dict[str, list[AssignmentRow]]:
    lists: dict[str, list[AssignmentRow]] = {
        name: [] for name in ("returned", "overdue", "due_soon", "later", "waiting")
    }
    for row in rows:
        lists[_place(row)].append(row)
    return lists


def _place(row: AssignmentRow) -> str:
    if row.waiting:
        return "waiting"
    if row.standing is Standing.RETURNED:
        return "returned"
    if row.assignment.status == Status.DONE:
        return "waiting"
    return {Schedule.OVERDUE: "overdue", Schedule.DUE_SOON: "due_soon"}.get(row.schedule, "later")


def _open_parts(actor: Actor, people: Iterable[int]) -> QuerySet[Part]:
    """Whoever has left the unit doesn't see on what was his there."""
    seen = current_assignments(actor).filter(task__document__state="in_force")
    parts = Part.objects.filter(person__in=people, assignment__in=seen)
    return (
        parts.exclude(status=Status.DONE)
        .select_related("assignment__task__document", "assignment__unit")
        .order_by("due", "pk")[:AT_MOST]
    )


def review_queue(actor: Actor) -> ReviewQueue:
    reports = Report.objects.filter(assignment__task__document__state="in_force").select_related(
        "author", "assignment__unit", "assignment__officer", "assignment__task__document"
    )
    field = "assignment__task__document__field_code"
    own_units = actor.within(rights.PASS_ON, "assignment__unit__", field)
    followed = actor.within(rights.ACCEPT, "assignment__task__document__aggregator__", field)
    return ReviewQueue(
        to_pass_on=list(reports.filter(own_units, state="submitted").order_by("pk")[:AT_MOST]),
        to_judge=list(reports.filter(followed, state="passed_on").order_by("pk")[:AT_MOST]),
    )


def unresolved_parties(actor: Actor) -> QuerySet[Party]:
    """Names in drafts of the actor that are neither unit nor group yet, with their task and document."""
    drafts = actor.within(rights.DRAFT, "task__document__aggregator__", "task__document__field_code")
    return (
        Party.objects.filter(drafts, unit=None, group=None, task__document__state="draft")
        .select_related("task__document")
        .order_by("task__document", "task__order", "pk")
    )


def open_inheritances(actor: Actor) -> QuerySet[Inheritance]:
    """Proposals that the actor may decide."""
    field = "assignment__task__document__field_code"
    followed = actor.within(rights.PUT_IN_FORCE, "assignment__task__document__aggregator__", field)
    return (
        Inheritance.objects.filter(followed, state=Inheritance.State.PROPOSED)
        .select_related("assignment__unit", "assignment__task__document", "heir")
        .order_by("assignment__unit__sort_key", "pk")
    )
