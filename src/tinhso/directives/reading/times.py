"""Days and periods inside a phrase, each with its kind: what deadlines are made of."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tinhso.kernel.dates import ImpossibleDateError, PartialDate

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_Y = r"(?:19|20)\d{2}"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_Q = r"(?:IV|I{1,3}|[1-4])"
_TO = r"\s*(?:-|–|—|,|;|\+|&|và|đến|tới|đến hết)\s*"
_DASH = r"\s*(?:-|–|—|đến|tới|đến hết)\s*"
_TIME = re.compile(
    rf"""(?<![\w/.,-])(?:
        (?:ngày\s*)?(?:mùng\s*|mồng\s*)?(?P<d1>{_D})\s*(?:/|\.|-)\s*(?P<m1>{_M})\s*(?:/|\.|-)\s*(?P<y1>{_Y})
      | (?:ngày\s*)(?:mùng\s*|mồng\s*)?(?P<d2>{_D})\s*tháng\s*(?P<m2>{_M})\s*(?:,?\s*năm\s*|\s*/\s*)(?P<y2>{_Y})
      | (?P<d2b>{_D})\s+tháng\s*(?P<m2b>{_M})\s*(?:,?\s*năm\s*|\s*/\s*)(?P<y2b>{_Y})
      | qu[ýíyi]\s*(?P<q1>{_Q})(?:{_TO}(?:qu[ýí]\s*)?(?P<q2>{_Q}))*\s*(?:/|,?\s*năm\s*|\s+|-|\.)\s*(?P<y3>{_Y})
      | (?:các\s+)?(?:tháng|T)\s*\.?(?P<m4>{_M})(?:{_TO}(?:tháng\s*)?(?P<m5>{_M}))*
        \s*(?:/|,?\s*năm\s*|-|\.)\s*(?P<y4>{_Y})
      | (?P<half>(?:0?6|0?9|sáu|chín|0?3|ba)\s*tháng\s*(?:đầu|cuối)?)\s*(?:năm\s*)?(?P<y5>{_Y})
      | (?P<part>đầu|giữa|cuối)\s+năm\s*(?P<y6>{_Y})
      | (?:ngày\s*)?(?:mùng\s*|mồng\s*)?(?P<d7>{_D})\s*/\s*(?P<m7>{_M})(?!\s*[/\d%])
      | ngày\s*(?:mùng\s*)?(?P<d8>{_D})\s*tháng\s*(?P<m8>{_M})(?!\d)
      | (?P<m6>{_M})\s*(?:{_DASH}(?P<m6b>{_M}))?\s*/\s*(?P<y7>{_Y})
      | qu[ýí]\s*(?P<q4>{_Q})(?:{_TO}(?:qu[ýí]\s*)?(?P<q5>{_Q}))*(?![\w/])
      | tháng\s*(?P<m9>{_M})(?:{_TO}(?:tháng\s*)?(?P<m10>{_M}))*(?![\d/])
      | (?:(?:các\s+)?năm\s*)?(?P<y8>{_Y})(?:\s*(?:-|–|—|đến|tới|,|và)\s*(?:năm\s*)?(?P<y9>{_Y}))*(?![\d/])
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Time:
    """A day, month, quarter or year in a text. `yearless` where the year was taken from the document."""

    start: int
    end: int
    kind: str
    first: date
    last: date
    yearless: bool = False


def times_in(text: str, year: int | None) -> Iterator[Time]:
    """The times written in a text, in order; impossible days are left out. `year` completes "tháng 9"."""
    for match in _TIME.finditer(text):
        try:
            found = _read(match, year)
        except (ImpossibleDateError, ValueError):
            continue
        if found:
            yield found


def _read(match: re.Match[str], year: int | None) -> Time | None:
    groups = {name: value for name, value in match.groupdict().items() if value}

    def first_of(*names: str) -> str | None:
        return next((groups[name] for name in names if name in groups), None)

    written_year = first_of("y1", "y2", "y2b", "y3", "y4", "y5", "y6", "y7", "y8")
    at_year = int(written_year) if written_year else year
    if at_year is None:
        return None
    yearless = written_year is None
    day = first_of("d1", "d2", "d2b", "d7", "d8")
    month = first_of("m1", "m2", "m2b", "m7", "m8")
    if day and month:
        on = PartialDate(at_year, int(month), int(day)).first_day
        return Time(match.start(), match.end(), "date", on, on, yearless)
    if quarter := first_of("q1", "q4"):
        last = _quarter(first_of("q2", "q5") or quarter)
        return _span(match, "quarter", (at_year, 3 * _quarter(quarter) - 2), (at_year, 3 * last), yearless)
    if half := groups.get("half"):
        return _months_of_year(match, half.lower(), at_year)
    if month := first_of("m4", "m6", "m9"):
        last_month = int(first_of("m5", "m6b", "m10") or month)
        return _span(match, "month", (at_year, int(month)), (at_year, last_month), yearless)
    last_year = int(groups.get("y9", at_year))
    return _span(match, "year", (at_year, 1), (max(last_year, at_year), 12), yearless)


def _months_of_year(match: re.Match[str], written: str, year: int) -> Time:
    count = {"sáu": 6, "chín": 9, "ba": 3}.get(written.split()[0]) or int(
        re.sub(r"\D", "", written.split("tháng")[0]) or 6
    )
    if "cuối" in written:
        return _span(match, "month", (year, 13 - count), (year, 12), False)
    return _span(match, "month", (year, 1), (year, count), False)


def _span(match: re.Match[str], kind: str, first: tuple[int, int], last: tuple[int, int], yearless: bool) -> Time:
    end = date(last[0], last[1], calendar.monthrange(*last)[1])
    return Time(match.start(), match.end(), kind, date(first[0], first[1], 1), end, yearless)


def _quarter(text: str) -> int:
    return _ROMAN.get(text.upper()) or int(text)
