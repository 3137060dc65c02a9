"""Dates of which perhaps only the month or the year is known, as documents and register books write them."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


class ImpossibleDateError(ValueError):
    """Written like a date, but the calendar has no such day (31/6/2025)."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day. Legal and common in civil status, where older people know only their year.

    Sorts by time, the less exact first: 1950 < 1/1950 < 01/1/1950 < 2/1950. Sorting says nothing about which came
    first; ask `is_before`. Raises ImpossibleDateError for a month or day that doesn't exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ImpossibleDateError("a day without a month")
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError as error:
            raise ImpossibleDateError(f"no such date: {self.day}/{self.month}/{self.year}") from error

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def is_exact(self) -> bool:
        return self.day is not None

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def is_before(self, other: "PartialDate") -> bool:
        """Certainly earlier: whatever the missing parts are. False may also mean that it can't be known."""
        return self.last_day < other.first_day

    def may_equal(self, other: "PartialDate") -> bool:
        """Whether both can be the same day: one is as the other, or leaves open what the other says."""
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def __lt__(self, other: "PartialDate") -> bool:
        return self._order < other._order

    def __le__(self, other: "PartialDate") -> bool:
        return self._order <= other._order

    def __gt__(self, other: "PartialDate") -> bool:
        return self._order > other._order

    def __ge__(self, other: "PartialDate") -> bool:
        return self._order >= other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __str__(self) -> str:
        """31/7/2025, 7/2025 or 2025; see `format_date` for the zeros."""
        if self.day is not None:
            return format_date(self.first_day)
        return str(self.year) if self.month is None else f"{self.month}/{self.year}"

    def register_form(self) -> str:
        """DD.MM.YYYY, MM.YYYY or YYYY, as the Ministry of Justice's digitisation template has it."""
        parts = [f"{part:02}" for part in (self.day, self.month) if part is not None]
        return ".".join([*parts, f"{self.year:04}"])


def format_date(day: date) -> str:
    """31/7/2025; 01/7/2025; 15/02/2025. Days below 10 and months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP)."""
    return f"{day.day:02}/{_month(day.month)}/{day.year}"


def official_date(day: date) -> str:
    """ "ngày 01 tháng 7 năm 2025", the form of a document's head, with the zeros of Nghị định 30/2020/NĐ-CP."""
    return f"ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


# Alone, "45/2020" is the number of a decree and "5.1024" isn't a date; after "tháng" a month is meant.
_WRITTEN = re.compile(
    r"""(?<![\d./])(?:
        (?P<day_a>\d{1,2})\s+tháng\s+(?P<month_a>\d{1,2}),?\s+năm\s+(?P<year_a>\d{4})
      | (?P<day_b>\d{1,2})(?:(?P<mark>[./])\s?|(?P<dash>-))(?P<month_b>\d{1,2})(?(mark)(?P=mark)\s?|-)(?P<year_b>\d{4})
      | tháng\s*(?P<month_c>\d{1,2})(?:\s?[./-]\s?|,?\s+năm\s+)(?P<year_c>\d{4})
      | (?P<month_d>0?[1-9]|1[0-2])[./](?P<year_d>(?:1[89]|2[01])\d{2})
    )(?![\d/]|\.\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_DAY_LABEL = re.compile(r"^ngày\s+(?=\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s+)?(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date seen in running text: its place, and what it says; None where the calendar has no such day."""

    start: int
    end: int
    text: str
    date: PartialDate | None


def find_dates(text: str) -> Iterator[FoundDate]:
    """The days and months written in a text, in order. Years alone are left out: too many numbers look like one.

    What a date is for (a deadline, the date of a cited document) is in the sentence around it.
    """
    for match in _WRITTEN.finditer(text):
        try:
            found: PartialDate | None = _date_of(match)
        except ImpossibleDateError:
            found = None
        yield FoundDate(match.start(), match.end(), match.group(), found)


def parse_date(text: str) -> PartialDate:
    """Read one date: "31 tháng 7 năm 2025", "31/7/2025", "2.1.2018", "tháng 1.2014", "6/2025", "1950".

    Day before month, four digits for the year. Raises ImpossibleDateError for a date that can't be, ValueError for
    what isn't a date.
    """
    stripped = _DAY_LABEL.sub("", text.strip())
    if year := _YEAR.fullmatch(stripped):
        return PartialDate(int(year[1]))
    match = _WRITTEN.fullmatch(stripped)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    return _date_of(match)


def _date_of(match: re.Match[str]) -> PartialDate:
    parts = {name.partition("_")[0]: int(value) for name, value in match.groupdict().items() if value and "_" in name}
    return PartialDate(parts["year"], parts.get("month"), parts.get("day"))
