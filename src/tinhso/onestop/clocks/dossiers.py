"""The legal clock of a stored dossier: its events as the pure clock takes them, and its reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.models import Dossier, DossierEvent
from tinhso.onestop.rules.clock import read
from tinhso.onestop.rules.clock_rules import CaseRules, default_rules
from tinhso.onestop.rules.clock_types import Event, EventKind, Kept, Reading
from tinhso.onestop.rules.plain import read_as
from tinhso.onestop.rules.procedure import Content, Duration

KINDS = frozenset(kind.value for kind in EventKind)


def clock_events(stored: Iterable[DossierEvent]) -> list[Event]:
    """Those that the clock knows, as its values; moves between people and steps are none of its business."""
    return [event_of(each.kind, each.at, each.data) for each in stored if each.kind in KINDS]


def event_of(kind: str, at: datetime, data: dict[str, Any]) -> Event:
    """One stored event that the clock knows, as its value."""
    due = datetime.fromisoformat(data["due"]) if "due" in data else None
    by = read_as(Duration, data["by"]) if "by" in data else None
    return Event(EventKind(kind), at, competent=data.get("competent", True), due=due, by=by)


def read_of(says: Content, happened: Sequence[Event], now: datetime) -> Reading:
    """The clock at `now` by the term of a version."""
    return read(says.term, happened, default_calendar(), default_rules(), now)


def reading(dossier: Dossier, stored: Iterable[DossierEvent], now: datetime) -> Reading:
    """The clock at `now` by the term of the dossier's version. The dossier must have one."""
    assert dossier.version is not None
    return read_of(dossier.version.says, clock_events(stored), now)


@dataclass(frozen=True, slots=True)
class Times:
    """What a dossier keeps of a reading for queues and figures; see models.Dossier. `on_time`: None while it lasts."""

    due_at: datetime | None
    statutory_due_at: datetime | None
    on_time: bool | None


def times_of(now: Reading) -> Times:
    on_time = None if now.ended is None else now.kept is Kept.PROMISE
    return Times(
        now.appointed.at if now.appointed else None,
        now.statutory.at if now.statutory else None,
        on_time,
    )


def rules_of(dossier: Dossier) -> CaseRules:
    """The rules in force on the day it was received."""
    return default_rules().on(dossier.received_on)
