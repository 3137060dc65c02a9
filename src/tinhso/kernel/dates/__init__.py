"""Dates and periods as Vietnamese documents and register books write them."""

from tinhso.kernel.dates.partial import (
    FoundDate,
    ImpossibleDateError,
    PartialDate,
    find_dates,
    format_date,
    official_date,
    parse_date,
)
from tinhso.kernel.dates.period import Period, PeriodKind, parse_period

__all__ = [
    "FoundDate",
    "ImpossibleDateError",
    "PartialDate",
    "Period",
    "PeriodKind",
    "find_dates",
    "format_date",
    "official_date",
    "parse_date",
    "parse_period",
]
