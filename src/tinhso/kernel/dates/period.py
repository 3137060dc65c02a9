"""Stretches of time that plans and reports name: months, quarters, years, and spans between any two of them."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinhso.kernel.dates.partial import PartialDate, format_date, parse_date
from tinhso.kernel.text import clean

_ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from the first to the last, both included. Sorts by its days."""

    first_day: date
    last_day: date
    kind: PeriodKind = PeriodKind.SPAN

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise ValueError(f"a period that ends before it begins: {self.first_day} - {self.last_day}")

    @classmethod
    def of(cls, written: PartialDate) -> "Period":
        """The day, month or year that a date names."""
        kind = PeriodKind.DAY if written.day else PeriodKind.MONTH if written.month else PeriodKind.YEAR
        return cls(written.first_day, written.last_day, kind)

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls.of(PartialDate(year))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        return cls.of(PartialDate(year, month))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """Raises ValueError for a quarter other than 1 to 4."""
        if quarter not in range(1, 5):
            raise ValueError(f"no such quarter: {quarter}")
        last = PartialDate(year, 3 * quarter).last_day
        return cls(date(year, 3 * quarter - 2, 1), last, PeriodKind.QUARTER)

    @classmethod
    def span(cls, first: "Period", last: "Period") -> "Period":
        """From the first day of one period to the last day of another."""
        return cls(first.first_day, last.last_day)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        """ "tháng 6/2025", "quý III/2025", "năm 2025", "08/7/2025 - 07/8/2025"; `parse_period` reads it back."""
        first = self.first_day
        match self.kind:
            case PeriodKind.DAY:
                return format_date(first)
            case PeriodKind.MONTH:
                return f"tháng {first.month}/{first.year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN[first.month // 3]}/{first.year}"
            case PeriodKind.YEAR:
                return f"năm {first.year}"
            case PeriodKind.SPAN:
                return f"{format_date(first)} - {format_date(self.last_day)}"


_LEAD = re.compile(r"(?:từ|trong|giai đoạn)\s+", re.IGNORECASE)
_RANGE = re.compile(r"\s*[-\u2013]\s*|\s+(?:đến|tới)(?:\s+(?:hết|ngày))?\s+", re.IGNORECASE)
_QUARTER = re.compile(r"qu[ýí]\s*(IV|I{1,3}|[1-4])\s*(?:[/.]|,?\s+năm\s+|\s+)\s*(\d{4})", re.IGNORECASE)
_MONTHS = re.compile(r"(?P<count>0?6|0?9|sáu|chín) tháng(?P<half> đầu| cuối)?(?: năm)? ?(?P<year>\d{4})", re.IGNORECASE)
_LABEL = re.compile(r"(tháng|qu[ýí])\s*", re.IGNORECASE)


def parse_period(text: str) -> Period:
    """Read one period: "Quý III/2025", "Quí 4 năm 2025", "6/2025", "Tháng 11 - 12/2025", "2025 - 2035",
    "Quý IV/2025 - Quý II/2026", "6 tháng đầu năm 2025", "từ 08/7/2025 đến 07/8/2025".

    Raises ValueError for anything else, words around a period included.
    """
    stripped = _LEAD.sub("", clean(text), count=1)
    single = _single(stripped)
    if single is not None:
        return single
    for bounds in _RANGE.finditer(stripped):
        span = _span(stripped[: bounds.start()], stripped[bounds.end() :])
        if span is not None:
            return span
    raise ValueError(f"not a period: {text!r}")


def _single(text: str) -> Period | None:
    if match := _QUARTER.fullmatch(text):
        number = match[1].upper()
        return Period.quarter(int(match[2]), _ROMAN.index(number) + 1 if number in _ROMAN else int(number))
    if match := _MONTHS.fullmatch(text):
        return _first_or_last_months(match)
    try:
        return Period.of(parse_date(text))
    except ValueError:
        return None


def _first_or_last_months(match: re.Match[str]) -> Period | None:
    year = int(match["year"])
    months = 6 if match["count"].lower().endswith(("6", "sáu")) else 9
    if (match["half"] or "").strip().lower() != "cuối":
        return Period.span(Period.month(year, 1), Period.month(year, months))
    return Period.span(Period.month(year, 13 - months), Period.month(year, 12))


def _span(left: str, right: str) -> Period | None:
    """One end may borrow from the other: its label from the left ("Quý III - IV/2025"), its year from the right."""
    label = _LABEL.match(left)
    last = _single(right) or (_single(label[1] + " " + right) if label else None)
    if last is None:
        return None
    first = _single(left) or _single(f"{left}/{last.last_day.year}")
    if first is None or last.last_day < first.first_day:
        return None
    return Period.span(first, last)
