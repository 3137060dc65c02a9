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
ONGOING, EVENT, ROADMAP, NONE = "ongoing", "event", "roadmap", "none"
PERIOD_KINDS = {PeriodKind.DAY: DATE, PeriodKind.MONTH: MONTH, PeriodKind.QUARTER: QUARTER, PeriodKind.YEAR: YEAR}

_ONGOING = re.compile(r"thường xuyên|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:sau khi|ngay sau|khi có|khi phát sinh)\b.*", re.IGNORECASE)
_ROADMAP = re.compile(r"theo (?:lộ trình|tiến độ|chỉ đạo|hướng dẫn|kế hoạch)\b.*", re.IGNORECASE)
_PERIOD = re.compile(
    r"qu[ýí]\s*(?:IV|I{1,3}|[1-4])\s*(?:[/.]|,?\s*năm\s+|\s)\s*\d{4}|(?<![\d/])\bnăm\s+\d{4}", re.IGNORECASE
)
_BEFORE = re.compile(r"\btrước\s+(?:ngày\s+|ngày\s+mùng\s+)?$", re.IGNORECASE)
_UNTIL_PERIOD = re.compile(r"\btrước\s+(?:tháng\s+|quý\s+|năm\s+)?$", re.IGNORECASE)
_CITED_DATE = re.compile(r"(?:số\s+\S+|/[A-ZĐ][\w-]*)\s+ngày\s+$", re.IGNORECASE)


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
    condition = next(
        (match.group().rstrip(" .;") for match in [_ROADMAP.search(text), _EVENT.search(text)] if match), ""
    )
    dated_part = text.removesuffix(condition) if condition else text
    ongoing = bool(_ONGOING.search(dated_part))
    if dated := _first_dated(dated_part):
        kind, due = dated
        return Understood(kind, due, condition, ongoing)
    if ongoing:
        return Understood(ONGOING, None, condition)
    if condition:
        return Understood(ROADMAP if _ROADMAP.match(condition) else EVENT, None, condition)
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
    candidates = [
        (found.start, Period.of(found.date))
        for found in find_dates(text)
        if found.date is not None and not _CITED_DATE.search(text[: found.start])
    ]
    candidates += [(match.start(), parse_period(clean(match.group()))) for match in _PERIOD.finditer(text)]
    if not candidates:
        return None
    start, period = min(candidates, key=lambda candidate: candidate[0])
    before = bool(_BEFORE.search(text[:start]) or _UNTIL_PERIOD.search(text[:start]))
    if before:
        return DATE, period.first_day - timedelta(days=1)
    return PERIOD_KINDS[period.kind], period.last_day
