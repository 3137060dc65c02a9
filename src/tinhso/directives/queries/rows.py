"""An assignment as lists show it: the row with everything that follows from the rules of the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from tinhso.directives.models import Assignment, DueChange, Report
from tinhso.directives.rules.standing import Schedule, Standing, schedule, standing, working_days_late
from tinhso.kernel import clock
from tinhso.kernel.calendar import WorkingCalendar, default_calendar


@dataclass(frozen=True)
class AssignmentRow:
    """`assignment` comes with its task, document, group, unit and people. `days_late`: working days past the deadline
    (negative: left); `first_*`: against the first deadline. `waiting`: the state of a report that waits, else ""."""

    assignment: Assignment
    standing: Standing
    schedule: Schedule
    first_schedule: Schedule
    days_late: int
    first_days_late: int
    evidence_count: int
    waiting: str
    was_rescheduled: bool

    @property
    def id(self) -> int:
        return self.assignment.pk

    @property
    def distance(self) -> str:
        """The distance to the deadline in words: "quá hạn 4 ngày làm việc", "còn 3 ngày làm việc"."""
        return distance_text(self.schedule, self.days_late)


def distance_text(state: Schedule, days_late: int) -> str:
    if state is Schedule.OVERDUE:
        return _("quá hạn %(days)s ngày làm việc") % {"days": days_late} if days_late else _("vừa quá hạn")
    if state is Schedule.DONE_LATE:
        return _("xong muộn %(days)s ngày làm việc") % {"days": days_late} if days_late else _("xong muộn")
    if state in (Schedule.DUE_SOON, Schedule.ON_TIME):
        return _("còn %(days)s ngày làm việc") % {"days": -days_late} if days_late else _("hạn hôm nay")
    return ""


def with_details(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Rows with what `row_of` reads, in one query."""
    waiting = Report.objects.filter(assignment=OuterRef("pk"), state__in=["submitted", "passed_on"])
    return rows.select_related("unit", "officer", "leader", "division", "task__group", "task__document").annotate(
        evidence_count=Count("evidence", filter=Q(evidence__withdrawn=False, evidence__offered_at__isnull=False)),
        waiting=Subquery(waiting.order_by("-id").values("state")[:1]),
        was_rescheduled=Exists(DueChange.objects.filter(assignment=OuterRef("pk"))),
    )


def rows_of(assignments: Iterable[Assignment]) -> list[AssignmentRow]:
    """Rows of assignments that come from `with_details`, judged as of today."""
    today, calendar = clock.today(), default_calendar()
    return [_row(assignment, today, calendar) for assignment in assignments]


def _row(assignment: Assignment, today: date, calendar: WorkingCalendar) -> AssignmentRow:
    return AssignmentRow(
        assignment=assignment,
        standing=standing(assignment),
        schedule=schedule(assignment, today, calendar),
        first_schedule=schedule(assignment, today, calendar, first=True),
        days_late=working_days_late(assignment, today, calendar),
        first_days_late=working_days_late(assignment, today, calendar, first=True),
        evidence_count=assignment.evidence_count,  # type: ignore[attr-defined]
        waiting=assignment.waiting or "",  # type: ignore[attr-defined]
        was_rescheduled=assignment.was_rescheduled,  # type: ignore[attr-defined]
    )
