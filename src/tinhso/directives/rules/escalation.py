"""When whom to remind of a deadline. Pure; the levels are dated configuration (escalation.toml)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from tinhso.kernel.calendar import WorkingCalendar

RECIPIENTS = frozenset({"officer", "leader", "aggregator"})


@dataclass(frozen=True)
class Level:
    """Reached when the deadline is `working_days` past; negative: that many before it; 0: as soon as it has passed."""

    code: str
    working_days: int
    to: tuple[str, ...]

    def is_reached(self, due: date, today: date, calendar: WorkingCalendar) -> bool:
        if self.working_days < 0:
            return today <= due <= calendar.add_working_days(today, -self.working_days)
        return due < today and calendar.working_days_between(due, today) >= self.working_days


@dataclass(frozen=True)
class Ladder:
    """The levels in force from a day on, and where they come from."""

    valid_from: date
    source: str
    verified: bool
    levels: tuple[Level, ...]


def read_ladders(toml: str) -> tuple[Ladder, ...]:
    """Read the format described at the head of escalation.toml, oldest first. Raises ValueError for an unknown
    recipient."""
    ladders = []
    for entry in tomllib.loads(toml)["ladder"]:
        levels = tuple(Level(row["code"], row["working_days"], tuple(row["to"])) for row in entry["level"])
        unknown = {name for level in levels for name in level.to} - RECIPIENTS
        if unknown:
            raise ValueError(f"unknown recipients: {sorted(unknown)}")
        ladders.append(Ladder(entry["valid_from"], entry["source"], entry["verified"], levels))
    return tuple(sorted(ladders, key=lambda ladder: ladder.valid_from))


@cache
def default_ladders() -> tuple[Ladder, ...]:
    return read_ladders(files("tinhso.directives").joinpath("escalation.toml").read_text(encoding="utf-8"))


def levels_on(day: date, ladders: Sequence[Ladder] | None = None) -> tuple[Level, ...]:
    """The levels in force on a day; none before the first ladder."""
    valid = [ladder for ladder in ladders or default_ladders() if ladder.valid_from <= day]
    return valid[-1].levels if valid else ()
