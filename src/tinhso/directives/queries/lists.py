"""Lists of assignments in pages, and their counts."""

import base64
import binascii
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from tinhso.directives.models import Assignment
from tinhso.directives.queries.filters import AssignmentFilter, apply
from tinhso.directives.queries.rows import AssignmentRow, rows_of, with_details
from tinhso.directives.queries.schedule import DONE, DUE_BEFORE_ISSUE, STANDINGS, schedule_condition
from tinhso.directives.queries.visible import current_assignments
from tinhso.directives.rules.standing import Schedule, Standing
from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar

PAGE_SIZE = 50
NO_DUE = date(9999, 12, 31)


@dataclass(frozen=True)
class Page:
    """Rows by deadline, those without one last. `next_cursor` is "" on the last page."""

    rows: list[AssignmentRow]
    next_cursor: str


@dataclass(frozen=True)
class Counts:
    """How many assignments there are, and in which standing and schedule. The standings, `not_started` to `accepted`,
    add up to `assigned`. `overdue`, `due_soon` and `due_before_issue` count open ones only. `unnamed`: the unit has
    named nobody."""

    assigned: int = 0
    not_started: int = 0
    in_progress: int = 0
    not_arisen: int = 0
    done_without_evidence: int = 0
    done_with_evidence: int = 0
    returned: int = 0
    accepted: int = 0
    due_soon: int = 0
    overdue: int = 0
    due_before_issue: int = 0
    unnamed: int = 0

    @property
    def shown_done(self) -> int:
        """Done, and shown by evidence: accepted or waiting for it."""
        return self.done_with_evidence + self.accepted

    @property
    def done(self) -> int:
        """Done as the units say, shown by evidence or not."""
        return self.shown_done + self.done_without_evidence

    @property
    def open(self) -> int:
        return self.assigned - self.done

    @property
    def ongoing(self) -> int:
        """Open and not overdue."""
        return self.open - self.overdue


def chosen_assignments(actor: Actor, chosen: AssignmentFilter) -> QuerySet[Assignment]:
    """The rows of a list, unordered and bare."""
    return apply(current_assignments(actor), chosen, actor)


def ordered(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return rows.annotate(due_order=Coalesce("due", Value(NO_DUE))).order_by("due_order", "pk")


def assignments(actor: Actor, chosen: AssignmentFilter | None = None, cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """One page of a list. A cursor that can't be read starts from the beginning."""
    rows = ordered(chosen_assignments(actor, chosen or AssignmentFilter()))
    if place := _read_cursor(cursor):
        due, pk = place
        rows = rows.filter(Q(due_order__gt=due) | Q(due_order=due, pk__gt=pk))
    ids = list(rows.values_list("pk", "due_order")[: size + 1])
    more, ids = len(ids) > size, ids[:size]
    found = {each.pk: each for each in with_details(Assignment.objects.filter(pk__in=[pk for pk, _ in ids]))}
    page = rows_of([found[pk] for pk, _ in ids])
    return Page(page, _write_cursor(*reversed(ids[-1])) if more else "")


def counts(actor: Actor, chosen: AssignmentFilter | None = None) -> Counts:
    """The counts of a list, in one query."""
    rows = chosen_assignments(actor, chosen or AssignmentFilter())
    return Counts(**rows.aggregate(**count_expressions()))


def count_expressions() -> dict[str, Count]:
    """Aggregates named like the fields of `Counts`."""
    today, calendar = clock.today(), default_calendar()

    def counted(condition: Q | None = None) -> Count:
        return Count("pk", filter=condition)

    return {
        "assigned": counted(),
        **{name.value: counted(STANDINGS[name]) for name in Standing},
        "due_soon": counted(schedule_condition(Schedule.DUE_SOON, today, calendar)),
        "overdue": counted(schedule_condition(Schedule.OVERDUE, today, calendar)),
        "due_before_issue": counted(DUE_BEFORE_ISSUE & ~DONE),
        "unnamed": counted(Q(officer__isnull=True)),
    }


def _write_cursor(due: date, pk: int) -> str:
    return base64.urlsafe_b64encode(f"{due.isoformat()}.{pk}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[date, int] | None:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        due, _, pk = base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii").partition(".")
        place = date.fromisoformat(due), int(pk)
    except (ValueError, binascii.Error, UnicodeError):
        return None
    return place if 0 <= place[1] < 2**63 else None
