"""The legal clock of a stored dossier: its events as the pure clock takes them, and its reading."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.models import Dossier, DossierEvent
from tinhso.onestop.rules.clock import read
from tinhso.onestop.rules.clock_rules import CaseRules, default_rules
from tinhso.onestop.rules.clock_types import Event, EventKind, Reading
from tinhso.onestop.rules.plain import read_as
from tinhso.onestop.rules.procedure import Duration

KINDS = frozenset(kind.value for kind in EventKind)


def clock_events(stored: Iterable[DossierEvent]) -> list[Event]:
    """Those that the clock knows, as its values; moves between people and steps are none of its business."""
    return [_event(each.kind, each.at, each.data) for each in stored if each.kind in KINDS]


def reading(dossier: Dossier, stored: Iterable[DossierEvent], now: datetime) -> Reading:
    """The clock at `now` by the term of the dossier's version. The dossier must have one."""
    assert dossier.version is not None
    return read(dossier.version.says.term, clock_events(stored), default_calendar(), default_rules(), now)


def rules_of(dossier: Dossier) -> CaseRules:
    """The rules in force on the day it was received."""
    return default_rules().on(dossier.received_on)


def _event(kind: str, at: datetime, data: dict[str, Any]) -> Event:
    due = datetime.fromisoformat(data["due"]) if "due" in data else None
    by = read_as(Duration, data["by"]) if "by" in data else None
    return Event(EventKind(kind), at, competent=data.get("competent", True), due=due, by=by)
