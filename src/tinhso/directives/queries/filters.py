"""One filter for every list of assignments; its address is its query string, so that a list can be kept and sent."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from tinhso.directives.models import Assignment, EvidenceState, PartyRole, Status
from tinhso.directives.queries.schedule import STANDINGS, schedule_condition
from tinhso.directives.rules.standing import Schedule, Standing
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.ids import as_id
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.kernel.dates import Period
from tinhso.kernel.text import fold

LATE = "late"
MINE = "me"
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class AssignmentFilter:
    """Everything is optional; empty means any, except `role`, which is "lead" unless said otherwise.

    `unit`: id, its divisions and everything below included. `group`: id of a document's group of tasks. `task`,
    `document`: ids. `status`: what the unit says. `standing`: see rules/standing.py. `evidence`: an EvidenceState.
    `schedule`: a Schedule, or "late" for overdue and due soon together. `month`: "2025-08", the month of the deadline.
    `officer`: an account's id, "me", or "none" for those that nobody is named for. `text`: words, with or without
    accents.
    """

    unit: int | None = None
    group: int | None = None
    document: int | None = None
    task: int | None = None
    status: str = ""
    standing: str = ""
    evidence: str = ""
    schedule: str = ""
    month: str = ""
    officer: str = ""
    text: str = ""
    role: str = PartyRole.LEAD

    @classmethod
    def from_querydict(cls, data: Mapping[str, Any]) -> "AssignmentFilter":
        """Read a query string; what isn't understood is left out, so that an old address still opens."""
        given: dict[str, Any] = {}
        for each in fields(cls):
            value = str(data.get(each.name, "")).strip()
            if value and _ACCEPTS[each.name](value):
                given[each.name] = int(value) if each.name in _IDS else value
        return cls(**given)

    def to_query(self) -> str:
        """The query string that reads back as this filter; "" for the empty one."""
        return urlencode(
            {each.name: value for each in fields(self) if (value := getattr(self, each.name)) != each.default}
        )

    @property
    def is_empty(self) -> bool:
        return not self.to_query()


def apply(rows: QuerySet[Assignment], chosen: AssignmentFilter, actor: Actor) -> QuerySet[Assignment]:
    """The rows that the filter chooses; `rows` must be visible to the actor already."""
    return rows.filter(*_conditions(chosen, actor))


def _conditions(chosen: AssignmentFilter, actor: Actor) -> list[Q]:
    found = [Q(role=chosen.role)]
    if chosen.unit is not None:
        path = Unit.objects.filter(pk=chosen.unit).values_list("path", flat=True).first()
        found.append(Q(unit__path__startswith=path) | Q(division__path__startswith=path) if path else Q(pk__in=[]))
    for name, column in (("group", "task__group"), ("document", "task__document"), ("task", "task")):
        if (value := getattr(chosen, name)) is not None:
            found.append(Q(**{column: value}))
    if chosen.status:
        found.append(Q(status=chosen.status))
    if chosen.standing:
        found.append(STANDINGS[Standing(chosen.standing)])
    if chosen.evidence:
        found.append(Q(evidence_state=chosen.evidence))
    if chosen.schedule:
        found.append(_schedule(chosen.schedule))
    if chosen.month:
        year, month = map(int, chosen.month.split("-"))
        period = Period.month(year, month)
        found.append(Q(due__range=(period.first_day, period.last_day)))
    if chosen.officer:
        found.append(_officer(chosen.officer, actor))
    return found + [Q(task__folded__contains=word) for word in fold(chosen.text).split()]


def _schedule(bucket: str) -> Q:
    today, calendar = clock.today(), default_calendar()
    if bucket != LATE:
        return schedule_condition(Schedule(bucket), today, calendar)
    overdue = schedule_condition(Schedule.OVERDUE, today, calendar)
    return overdue | schedule_condition(Schedule.DUE_SOON, today, calendar)


def _officer(officer: str, actor: Actor) -> Q:
    if officer == "none":
        return Q(officer__isnull=True)
    return Q(officer=actor.account_id if officer == MINE else int(officer))


def _is_month(value: str) -> bool:
    return bool(_MONTH.fullmatch(value)) and "1900" <= value[:4] <= "2200"


_IDS = ("unit", "group", "document", "task")
_ACCEPTS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(_IDS, lambda value: as_id(value) is not None),
    "status": lambda value: value in Status.values,
    "standing": lambda value: value in set(Standing),
    "evidence": lambda value: value in EvidenceState.values,
    "schedule": lambda value: value == LATE or value in set(Schedule),
    "month": _is_month,
    "officer": lambda value: value in (MINE, "none") or as_id(value) is not None,
    "text": lambda value: "\x00" not in value and len(value) <= 200,
    "role": lambda value: value in PartyRole.values,
}
