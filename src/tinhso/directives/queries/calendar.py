"""Deadlines of a month, day by day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min

from tinhso.directives.models import PartyRole
from tinhso.directives.queries.schedule import DONE
from tinhso.directives.queries.visible import current_assignments
from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel.calendar import default_calendar
from tinhso.kernel.dates import Period


@dataclass(frozen=True)
class DueTask:
    """A task whose deadline is this day for `units` units, `open` of which aren't done. `assignment_id` is set when
    there is only one."""

    task_id: int
    document_id: int
    number: str
    content: str
    document: str
    units: int
    open: int
    assignment_id: int | None


@dataclass(frozen=True)
class Day:
    """`note` says why the day isn't what its weekday says ("Quốc khánh")."""

    date: date
    is_working: bool
    note: str
    due: list[DueTask]

    @property
    def open(self) -> int:
        return sum(each.open for each in self.due)


@dataclass(frozen=True)
class Month:
    first_day: date
    days: list[Day]

    @property
    def previous(self) -> date:
        return (self.first_day - timedelta(days=1)).replace(day=1)

    @property
    def next(self) -> date:
        return self.days[-1].date + timedelta(days=1)

    @property
    def weeks(self) -> list[list[Day | None]]:
        """Days from Monday to Sunday; None outside the month."""
        cells: list[Day | None] = [None] * self.first_day.weekday() + list(self.days)
        cells += [None] * (-len(cells) % 7)
        return [cells[start : start + 7] for start in range(0, len(cells), 7)]


def calendar(actor: Actor, month: date) -> Month:
    """The month that `month` lies in, with lead assignments in the actor's view by today's deadline."""
    period = Period.month(month.year, month.month)
    working = default_calendar()
    due = _due_tasks(actor, period)
    days = []
    for offset in range((period.last_day - period.first_day).days + 1):
        day = period.first_day + timedelta(days=offset)
        entry = working.entry(day)
        days.append(Day(day, working.is_working(day), entry.name if entry else "", due[day]))
    return Month(period.first_day, days)


def _due_tasks(actor: Actor, period: Period) -> dict[date, list[DueTask]]:
    rows = (
        current_assignments(actor)
        .filter(role=PartyRole.LEAD, due__range=(period.first_day, period.last_day))
        .values(
            "due",
            "task",
            "task__document",
            "task__number",
            "task__content",
            "task__document__symbol",
            "task__document__subject",
        )
        .annotate(units=Count("pk"), open=Count("pk", filter=~DONE), only=Min("pk"))
        .order_by("due", "task")
    )
    due: dict[date, list[DueTask]] = defaultdict(list)
    for row in rows:
        due[row["due"]].append(
            DueTask(
                task_id=row["task"],
                document_id=row["task__document"],
                number=row["task__number"],
                content=row["task__content"],
                document=row["task__document__symbol"] or row["task__document__subject"],
                units=row["units"],
                open=row["open"],
                assignment_id=row["only"] if row["units"] == 1 else None,
            )
        )
    return due
