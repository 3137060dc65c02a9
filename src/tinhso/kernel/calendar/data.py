"""The calendar that comes with the package, read from working_days.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tinhso.kernel.calendar.working import CalendarDay, DayKind, WorkingCalendar


@dataclass(frozen=True, slots=True)
class CalendarData:
    """Days in force, the years whose notices are all in, and days only proposed, which no calendar applies."""

    days: tuple[CalendarDay, ...]
    complete_years: frozenset[int]
    proposed: tuple[CalendarDay, ...]


def load_calendar_data(toml: str) -> CalendarData:
    """Read the format described at the head of working_days.toml. Raises ValueError for a misplaced day."""
    document = tomllib.loads(toml)
    days: list[CalendarDay] = []
    for year in document["year"]:
        entries = [_calendar_day(row) for row in year["days"]]
        misplaced = [entry.date for entry in entries if entry.date.year != year["year"]]
        if misplaced:
            raise ValueError(f"days outside {year['year']}: {misplaced}")
        days += entries
    complete = frozenset(year["year"] for year in document["year"] if year["complete"])
    proposed = tuple(_calendar_day(row) for row in document.get("proposed", []))
    return CalendarData(tuple(days), complete, proposed)


def _calendar_day(row: dict[str, Any]) -> CalendarDay:
    return CalendarDay(**{**row, "kind": DayKind(row["kind"])})


@cache
def default_data() -> CalendarData:
    """What comes with the package, proposals included."""
    return load_calendar_data(files(__package__).joinpath("working_days.toml").read_text(encoding="utf-8"))


@cache
def default_calendar() -> WorkingCalendar:
    """The days in force that come with the package: 2025 and 2026, and 2027 as far as it can be foreseen."""
    return WorkingCalendar(default_data().days, default_data().complete_years)
