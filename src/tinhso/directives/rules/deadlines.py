"""Reading a deadline as plans write it. Pure.

"trước ngày 30/8/2025" is kept on 29/8; "đến", "trong" and a bare date are kept on the day itself; a month, quarter or
year on its last day. What isn't a date keeps its words: "theo lộ trình …", "sau khi …" are conditions, not dates.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tinhso.kernel.dates import Period, PeriodKind, find_dates, parse_period
from tinhso.kernel.text import clean

DATE, MONTH, QUARTER, YEAR = "date", "month", "quarter", "year"
EARLIEST_YEAR = 1945
ONGOING, EVENT, ROADMAP, NONE = "ongoing", "event", "roadmap", "none"
PERIOD_KINDS = {PeriodKind.DAY: DATE, PeriodKind.MONTH: MONTH, PeriodKind.QUARTER: QUARTER, PeriodKind.YEAR: YEAR}

_ONGOING = re.compile(r"thường xuyên|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)", re.IGNORECASE)
# A condition runs to the end, or to where the text says when the work must be finished.
_UNTIL_FINISHED = r".*?(?=[,;]?\s*(?:phải\s+)?hoàn thành|[\s.;]*$)"
_ROADMAP = re.compile(r"theo (?:lộ trình|tiến độ|chỉ đạo|hướng dẫn|kế hoạch)\b" + _UNTIL_FINISHED, re.IGNORECASE)
_EVENT = re.compile(r"\b(?:sau khi|ngay sau|khi có|khi phát sinh)\b" + _UNTIL_FINISHED, re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:qu[ýí]\s*(?:IV|I{1,3}|[1-4])\s*(?:[/.]|,?\s*năm\s+|\s)\s*|(?<![\d/])\bnăm\s+)(?:19|20|21)\d{2}(?!\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\btrước\s+(?:(?:ngày|tháng|quý|năm)\s+)?(?:mùng\s+)?$", re.IGNORECASE)
_CITED = re.compile(r"(?:số\s+\S+|/[A-ZĐ][\w-]*),?\s+ngày\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Understood:
    """How a deadline was understood: its kind, its last day, what it depends on, and whether work goes on after it."""

    kind: str
    due: date | None = None
    conditional_on: str = ""
    ongoing_after: bool = False


def read_deadline(text: str) -> Understood:
    """Understand a deadline's words. Never fails: what can't be understood is of the kind "none", its text unlost."""
    text = clean(text)
    match = _ROADMAP.search(text) or _EVENT.search(text)
    condition = match.group().strip(" ,.;") if match else ""
    unconditional = text[: match.start()] + text[match.end() :] if match else text
    ongoing = bool(_ONGOING.search(unconditional))
    if dated := _first_dated(unconditional):
        return Understood(*dated, condition, ongoing)
    if ongoing:
        return Understood(ONGOING, None, condition)
    if match:
        return Understood(ROADMAP if match.re is _ROADMAP else EVENT, None, condition)
    return Understood(NONE)


def last_day(kind: str, day: date) -> date:
    """The last day of the month, quarter or year that `day` lies in; the day itself for other kinds."""
    if kind == MONTH:
        return Period.month(day.year, day.month).last_day
    if kind == QUARTER:
        return Period.quarter(day.year, (day.month + 2) // 3).last_day
    if kind == YEAR:
        return Period.year(day.year).last_day
    return day


def _first_dated(text: str) -> tuple[str, date] | None:
    """Kind and last day of the first date or period that isn't the date of a cited document."""
    periods = [
        (found.start, Period.of(found.date))
        for found in find_dates(text)
        if found.date is not None and found.date.year >= EARLIEST_YEAR and not _CITED.search(text[: found.start])
    ]
    periods += [(match.start(), parse_period(match.group())) for match in _PERIOD.finditer(text)]
    if not periods:
        return None
    start, period = min(periods, key=lambda each: each[0])
    if _BEFORE.search(text[:start]):
        return DATE, period.first_day - timedelta(days=1)
    return PERIOD_KINDS[period.kind], period.last_day
