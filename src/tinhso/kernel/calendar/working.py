"""Counting in working days.

State bodies rest on Saturday and Sunday, on public holidays and on days swapped by notice; they work on the days
given in return (Bộ luật Lao động 2019, Điều 111 and 112). The first day of a time limit is the working day after
the event (Bộ luật Dân sự 2015, Điều 147 and 148).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SATURDAY = 5


class DayKind(StrEnum):
    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAP_OFF = "swap_off"
    SWAP_WORK = "swap_work"

    @property
    def is_working(self) -> bool:
        return self is DayKind.SWAP_WORK


@dataclass(frozen=True, slots=True, order=True)
class CalendarDay:
    """A day that isn't what its weekday says. `notice` is the symbol of the document that says so, if known."""

    date: date
    kind: DayKind
    name: str
    notice: str = ""
    verified: bool = True


class WorkingCalendar:
    """Immutable; all days are days in Vietnam.

    Days without an entry follow their weekday, in any year. `is_certain` says whether the answer can be relied on:
    give it the days that a deadline was counted over. Raises ValueError for two entries on one day.
    """

    def __init__(self, days: Iterable[CalendarDay], complete_years: Iterable[int]) -> None:
        entries = sorted(days)
        self._days = {entry.date: entry for entry in entries}
        self._complete_years = frozenset(complete_years)
        if len(self._days) < len(entries):
            raise ValueError("two entries of the calendar fall on one day")

    @property
    def days(self) -> tuple[CalendarDay, ...]:
        """All entries by date."""
        return tuple(self._days.values())

    def entry(self, day: date) -> CalendarDay | None:
        """Why a day isn't what its weekday says; None for ordinary days."""
        return self._days.get(day)

    def is_working(self, day: date) -> bool:
        entry = self._days.get(day)
        return entry.kind.is_working if entry else day.weekday() < _SATURDAY

    def is_certain(self, first: date, last: date) -> bool:
        """Whether all notices for these days are in and confirmed."""
        years_known = self._complete_years.issuperset(range(first.year, last.year + 1))
        return years_known and all(entry.verified for entry in self.days if first <= entry.date <= last)

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, count: int) -> date:
        """The count-th working day after `day`, which itself isn't counted; a negative count goes back.

        The answer is a working day, except that a count of 0 gives `day` itself.
        """
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days come after `first` up to and including `last`; negative when `last` is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        weeks, rest = divmod((last - first).days, 7)
        tail = (first + timedelta(days=7 * weeks + offset) for offset in range(1, rest + 1))
        by_weekday = 5 * weeks + sum(day.weekday() < _SATURDAY for day in tail)
        return by_weekday + sum(self._correction(entry) for entry in self.days if first < entry.date <= last)

    @staticmethod
    def _correction(entry: CalendarDay) -> int:
        return entry.kind.is_working - (entry.date.weekday() < _SATURDAY)
