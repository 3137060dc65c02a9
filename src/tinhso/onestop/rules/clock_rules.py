"""The rules of the legal clock as dated data (clock_rules.toml), each with its source.

A case is judged by the rules in force on the day it was received, to its end. The hours of a day are no judgement but
a fact of that day: each day has its own.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from tinhso.kernel.calendar import WorkingCalendar
from tinhso.onestop.rules.dated import Rule
from tinhso.onestop.rules.working_time import Hours, WorkingTime


class Effect(StrEnum):
    """What waiting for the applicant does to the clock."""

    PAUSE = "pause"  # it stands, then goes on
    RESTART = "restart"  # it stands, then begins anew
    NONE = "none"  # it goes on


class Start(StrEnum):
    """Whose reception starts the clock of a dossier handed in at a body that isn't competent for it."""

    RECEPTION = "reception"
    COMPETENT_BODY = "competent_body"


class FirstDay(StrEnum):
    """The first day of a term in days, where a late dossier counts as handed over at the start of a working day."""

    NEXT = "next"  # the working day after that one, as for any other dossier
    SAME = "same"  # that day itself: it is a whole one


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff(Rule):
    """Received after `at` counts as handed over at the start of the next working day; None: no such rule."""

    at: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDayRule(Rule):
    after_cut_off: FirstDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere(Rule):
    starts: Start


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(Rule):
    """Asking the applicant for more: what it does, within how many working days, how often."""

    effect: Effect
    within_days: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Rule):
    """What waiting for a financial obligation does."""

    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(Rule):
    """At the latest so many working days before the day on which the term expires."""

    days_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reappointment(Rule):
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition(Rule):
    """Limits in working days, and what asking for more does to the time for handling."""

    refuse_days: int
    ask_days: int
    handle_days: int
    publish_days: int
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTime(Rule):
    """How the index judges a dossier's end; see end_time.py. `order`: event kinds, the first there is counts."""

    order: tuple[str, ...]
    supplements_allowed: int
    supplement_time_subtracted: bool


@dataclass(frozen=True, slots=True)
class CaseRules:
    """All rules of one day."""

    first_day: FirstDayRule
    cut_off: CutOff
    elsewhere: Elsewhere
    supplement: Supplement
    payment: Payment
    apology: Apology
    reappointment: Reappointment
    petition: Petition
    end_time: EndTime


R = TypeVar("R", bound=Rule)

_KINDS: dict[str, type[Rule]] = {
    "first_day": FirstDayRule,
    "cut_off": CutOff,
    "elsewhere": Elsewhere,
    "supplement": Supplement,
    "payment": Payment,
    "apology": Apology,
    "reappointment": Reappointment,
    "petition": Petition,
    "end_time": EndTime,
}


class ClockRules:
    """Immutable. `kinds`: for each field of CaseRules its rules, in any order; every kind needs one.

    Raises ValueError when a kind is missing or has two rules from one day.
    """

    def __init__(self, hours: Sequence[Hours], kinds: Mapping[str, Sequence[Rule]]) -> None:
        if not hours or set(kinds) != set(_KINDS) or not all(kinds.values()):
            raise ValueError(f"each kind of rule must be given: hours, {', '.join(_KINDS)}")
        for name, rows in {"hours": hours, **kinds}.items():
            if len({row.valid_from for row in rows}) < len(rows):
                raise ValueError(f"two rules of {name} begin on one day")
        self.hours = tuple(sorted(hours, key=lambda row: row.valid_from))
        # Nothing is said of days before the last of the kinds' first rules: better no answer than half a law.
        known_from = max(min(row.valid_from for row in rows) for rows in kinds.values())
        changes = {row.valid_from for rows in kinds.values() for row in rows if row.valid_from > known_from}
        self._working_time: tuple[WorkingCalendar, WorkingTime] | None = None
        self._days = sorted({known_from, *changes})
        self._cases = [
            CaseRules(**{name: _in_force(rows, day) for name, rows in kinds.items()})  # type: ignore[arg-type]
            for day in self._days
        ]

    def working_time(self, calendar: WorkingCalendar) -> WorkingTime:
        """The tables of this calendar with these hours, made once for the calendar used last."""
        known = self._working_time
        if known is None or known[0] is not calendar:
            known = self._working_time = (calendar, WorkingTime(calendar, self.hours))
        return known[1]

    def on(self, day: date) -> CaseRules:
        """The rules in force on a day in Vietnam. Raises ValueError before the first."""
        index = bisect_right(self._days, day) - 1
        if index < 0:
            raise ValueError(f"no rules of the clock are known for {day}")
        return self._cases[index]


def _in_force(rows: Sequence[R], day: date) -> R:
    return max((row for row in rows if row.valid_from <= day), key=lambda row: row.valid_from)


def read_rules(toml: str) -> ClockRules:
    """Read the format described at the head of clock_rules.toml. Raises ValueError for what it can't understand."""
    document = tomllib.loads(toml)
    try:
        hours = [_hours(row) for row in document.pop("hours")]
        kinds = {name: [_rule(_KINDS[name], row) for row in rows] for name, rows in document.items()}
    except (KeyError, TypeError) as problem:
        raise ValueError(f"the rules of the clock can't be read: {problem}") from problem
    return ClockRules(hours, kinds)


def _hours(row: dict[str, Any]) -> Hours:
    sessions = tuple((_minute(opens), _minute(closes)) for opens, closes in row.pop("sessions"))
    return Hours(**row, minutes=sessions)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _rule(kind: type[Rule], row: dict[str, Any]) -> Rule:
    typed: dict[str, Any] = {"effect": Effect, "starts": Start, "after_cut_off": FirstDay, "order": tuple}
    values = {name: typed[name](value) if name in typed else value for name, value in row.items()}
    if kind is CutOff:
        values.setdefault("at", None)
    return kind(**values)


@cache
def default_rules() -> ClockRules:
    """The rules that come with the package."""
    return read_rules(files(__package__).joinpath("clock_rules.toml").read_text(encoding="utf-8"))
