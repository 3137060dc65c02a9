"""Working time counted in whole minutes, from tables made once: a queue reads a hundred clocks at a time.

A minute is an integer: day.toordinal() * 1440 + minute of the day, in Vietnam. Seconds are cut off, so that what a
page shows as 15:00 is 15:00.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from tinhso.kernel.calendar import WorkingCalendar
from tinhso.kernel.clock import ZONE, local
from tinhso.onestop.rules.dated import Rule

DAY = 1440
_FIRST_TABLE = 4 * 366  # days; a table that is too short is made anew, twice as long

Sessions = tuple[tuple[int, int], ...]


def to_minute(moment: datetime) -> int:
    """The minute that an aware moment lies in. Raises ValueError for a moment without a time zone."""
    at = local(moment)
    return at.toordinal() * DAY + at.hour * 60 + at.minute


def to_moment(minute: int) -> datetime:
    """The beginning of a minute, aware, in Vietnam's time."""
    day, rest = divmod(minute, DAY)
    return datetime.combine(date.fromordinal(day), time(rest // 60, rest % 60), tzinfo=ZONE)


def moment_or_none(minute: int | None) -> datetime | None:
    return None if minute is None else to_moment(minute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Rule):
    """The sessions of a working day as minutes of the day, in order and apart."""

    minutes: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        edges = [edge for session in self.minutes for edge in session]
        if not edges or edges != sorted(set(edges)) or not (edges[0] >= 0 and edges[-1] < 1440):
            raise ValueError(f"the working hours from {self.valid_from} aren't sessions in order")


@dataclass(frozen=True)
class _Table:
    """Of each day from `first` on: its sessions (none: a day of rest), the minutes and the days worked before it."""

    first: int
    sessions: tuple[Sessions, ...]
    minutes: tuple[int, ...]
    days: tuple[int, ...]


class WorkingTime:
    """The working minutes of a calendar, with the hours of each day as they are in force on it.

    Every question about a day before the first hours raises ValueError.
    """

    def __init__(self, calendar: WorkingCalendar, hours: Sequence[Hours]) -> None:
        self._calendar = calendar
        self._hours = sorted(hours, key=lambda entry: entry.valid_from)
        self._table = self._make(_FIRST_TABLE)

    def _make(self, length: int) -> _Table:
        first = self._hours[0].valid_from.toordinal()
        sessions: list[Sessions] = []
        minutes, days = [0], [0]
        for ordinal in range(first, first + length):
            day = date.fromordinal(ordinal)
            worked = self._in_force(day) if self._calendar.is_working(day) else ()
            sessions.append(worked)
            minutes.append(minutes[-1] + sum(closes - opens for opens, closes in worked))
            days.append(days[-1] + bool(worked))
        return _Table(first, tuple(sessions), tuple(minutes), tuple(days))

    @cached_property
    def _starts(self) -> list[date]:
        return [entry.valid_from for entry in self._hours]

    def _in_force(self, day: date) -> Sessions:
        return self._hours[bisect_right(self._starts, day) - 1].minutes

    def _until(self, day: int) -> _Table:
        """A table that holds this day. Tables are replaced, never changed: threads may read while one grows."""
        table = self._table
        if day < table.first:
            raise ValueError(f"no working hours are known for {date.fromordinal(day)}")
        while day >= table.first + len(table.sessions):
            table = self._table = self._make(2 * len(table.sessions))
        return table

    def _total(self, minute: int) -> int:
        day, rest = divmod(minute, DAY)
        table = self._until(day)
        index = day - table.first
        return table.minutes[index] + sum(
            min(rest, closes) - opens for opens, closes in table.sessions[index] if rest > opens
        )

    def worked(self, first: int, last: int) -> int:
        """Working minutes from one minute to another; 0 when the second isn't later."""
        return self._total(last) - self._total(first) if last > first else 0

    def after(self, minute: int, work: int) -> int:
        """The earliest minute by which `work` working minutes have passed since `minute`; itself for 0."""
        if work <= 0:
            return minute
        target = self._total(minute) + work
        table = self._table
        while table.minutes[-1] < target:
            table = self._until(table.first + len(table.sessions))
        index = bisect_left(table.minutes, target) - 1
        left = target - table.minutes[index]
        for opens, closes in table.sessions[index]:
            if left <= closes - opens:
                return (table.first + index) * DAY + opens + left
            left -= closes - opens
        raise AssertionError("a day's minutes are those of its sessions")

    def is_working(self, day: int) -> bool:
        table = self._until(day)
        return bool(table.sessions[day - table.first])

    def working_day(self, day: int, count: int) -> int:
        """The count-th working day after `day`, or before it for a negative count (not 0)."""
        table = self._until(day)
        index = day - table.first
        nth = table.days[index + 1] + count if count > 0 else table.days[index] + count + 1
        if nth < 1:
            raise ValueError(f"no working hours are known so long before {date.fromordinal(day)}")
        while table.days[-1] < nth:
            table = self._until(table.first + len(table.sessions))
        return table.first + bisect_left(table.days, nth) - 1

    def opening(self, day: int) -> int:
        """When a working day begins."""
        table = self._until(day)
        return day * DAY + table.sessions[day - table.first][0][0]

    def closing(self, day: int) -> int:
        """When a working day ends."""
        table = self._until(day)
        return day * DAY + table.sessions[day - table.first][-1][1]
