"""Reminding of deadlines by the clock: each level once for each deadline, one message per person however many."""

from collections import defaultdict

from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Assignment, Escalation
from tinhso.directives.queries.schedule import late_or_soon
from tinhso.directives.recipients import followers_of, people_of
from tinhso.directives.rules.escalation import Level, levels_on
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar

Reached = dict[Level, list[Assignment]]


@verb(locks=Unit)
def escalate(act: Act[Unit]) -> int:
    """Remind of the unit's deadlines as of today; returns how many reminders are new. Raises Refused when there is
    nothing new to say, so that running it again changes nothing."""
    if not act.actor.is_system:
        act.require(rights.REMIND, act.subject)
    reached = _newly_reached(act.subject)
    if not reached:
        raise Refused(_("Không có việc nào cần nhắc thêm."))
    Escalation.objects.bulk_create(
        Escalation(assignment=assignment, level=level.code, due=assignment.due)
        for level, assignments in reached.items()
        for assignment in assignments
    )
    for level, assignments in reached.items():
        _tell(act, level, assignments)
    count = sum(map(len, reached.values()))
    act.audit(
        events.Escalated(count=count, levels={level.code: [a.pk for a in rows] for level, rows in reached.items()})
    )
    return count


def _newly_reached(unit: Unit) -> Reached:
    today, calendar = clock.today(), default_calendar()
    rows = late_or_soon(today, calendar).filter(unit=unit).select_related("task__document__aggregator")
    told = set(Escalation.objects.filter(assignment__unit=unit).values_list("assignment_id", "level", "due"))
    reached: Reached = defaultdict(list)
    for assignment in rows.order_by("due", "pk"):
        for level in levels_on(today):
            new = (assignment.pk, level.code, assignment.due) not in told
            if new and assignment.due and level.is_reached(assignment.due, today, calendar):
                reached[level].append(assignment)
    return reached


def _tell(act: Act[Unit], level: Level, assignments: list[Assignment]) -> None:
    leaders = set(people_of([act.subject.pk]))
    by_person: dict[int, list[Assignment]] = defaultdict(list)
    for aggregator, theirs in _by_aggregator(assignments).items():
        followers = followers_of(aggregator) if "aggregator" in level.to else set()
        for assignment in theirs:
            for person in followers | _people_inside(level, assignment, leaders):
                by_person[person].append(assignment)
    for person, theirs in by_person.items():
        url = subject_url("directives.assignment", str(theirs[0].pk))
        act.notify([person], _text(act.subject, level, theirs)[:400], url, kind=f"directives.{level.code}")


def _by_aggregator(assignments: list[Assignment]) -> dict[Unit, list[Assignment]]:
    grouped: dict[Unit, list[Assignment]] = defaultdict(list)
    for assignment in assignments:
        grouped[assignment.task.document.aggregator].append(assignment)
    return grouped


def _people_inside(level: Level, assignment: Assignment, leaders: set[int]) -> set[int]:
    """Nobody named yet: the unit's leaders hear it in their place."""
    people: set[int] = set()
    if "officer" in level.to:
        people |= {assignment.officer_id} if assignment.officer_id else leaders
    if "leader" in level.to:
        people |= {assignment.leader_id} if assignment.leader_id else leaders
    return people


def _text(unit: Unit, level: Level, assignments: list[Assignment]) -> str:
    soon, late = _("%(unit)s: %(count)s việc sắp đến hạn: %(task)s"), _("%(unit)s: %(count)s việc quá hạn: %(task)s")
    values = {"unit": unit, "count": len(assignments), "task": assignments[0].task}
    return (soon if level.working_days < 0 else late) % values
