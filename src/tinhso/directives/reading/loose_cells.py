"""Which line of a loose row belongs to which column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.directives.reading.columns import Column, Header
from tinhso.directives.reading.fitting import deadline_likeness_of, fits, unit_likeness
from tinhso.directives.reading.loose_lines import SAME_LINE, parted
from tinhso.directives.reading.loose_rows import LooseRow
from tinhso.directives.reading.loose_units import part_units, part_units_of_pages
from tinhso.directives.reading.names import Names
from tinhso.kernel.text import fold
from tinhso.papers import Line
from tinhso.papers.paragraphs import join_lines

_LOW = float("-inf")
_ON_ONE_LINE = 0.8  # what speaks for one cell where a line was cut
UNITS = (Column.LEAD, Column.COORDINATING)
_FREE = (Column.CONTENT, Column.DELIVERABLE, Column.RESULT, Column.NOTE, Column.OTHER)
_SKIP = {
    Column.CONTENT: 6.0,
    Column.LEAD: 2.5,
    Column.COORDINATING: 1.6,
    Column.DEADLINE: 2.5,
    Column.RESULT: 1.2,
    Column.DELIVERABLE: 1.2,
    Column.BASIS: 1.5,
}
_SMALL_WORDS = frozenset(
    [
        "và",
        "của",
        "các",
        "sở",
        "văn",
        "công",
        "cơ",
        "đơn",
        "ban",
        "thuộc",
        "theo",
        "số",
        "ngày",
        "trong",
        "với",
        "cho",
        "để",
        "về",
        "quý",
        "tháng",
        "năm",
        "trước",
        "đến",
        "hết",
        "tại",
        "từ",
        "đối",
        "bởi",
        "do",
        "qua",
        "như",
        "là",
        "được",
        "gồm",
        "giữa",
        "trên",
        "dưới",
        "bằng",
        "vào",
        "ra",
        "những",
    ]
)
_MAY_BEGIN_DEADLINE = re.compile(
    r"^[-+ (]*(?:trong|truoc|thang|quy|nam|den|het|hoan|thuc hien|ban hanh|thuong|hang|theo|cham|"
    r"trinh|bao cao|xong|giai|khi|sau|ngay|dinh|tu)\b"
)


_ROLE = re.compile(r"^[-+•]?\s*(?:(?:Cơ quan|Đơn vị)\s+)?(?:chủ trì|phối hợp)\s*:", re.IGNORECASE)


@dataclass(slots=True)
class _Layout:
    """What the lines of the whole table tell: characters that fit each column, and whether cells end without a gap."""

    widths: dict[int, int]
    tight_breaks: bool


@dataclass(slots=True)
class _Page:
    """The lines of a row on one page and the column of each."""

    lines: list[Line]
    placed: list[int]


def place_lines(rows: Sequence[LooseRow], header: Header, names: Names) -> list[list[str]]:
    """The cells of each row. The first pass finds how wide the columns are, the others use it."""
    columns = [column for column in header.columns if column is not Column.NUMBER]
    reports = Column.RESULT in columns
    pages_of_rows = [_pages(lines) for lines in parted([row.lines for row in rows], reports=reports)]
    layout = _Layout({}, _tight_breaks(pages_of_rows))
    placed: list[list[_Page]] = []
    for last in (False, False, True):
        placed = [_place_row(pages, columns, layout, names if last else None) for pages in pages_of_rows]
        layout.widths = _widths(placed, len(columns))
    return [_cells(row, pages, header, columns) for row, pages in zip(rows, placed, strict=True)]


def _tight_breaks(pages_of_rows: Sequence[Sequence[list[Line]]]) -> bool:
    """Where nearly every line stands after a blank one, the few that don't begin another cell."""
    gaps = [line.gap for pages in pages_of_rows for lines in pages for line in lines[1:]]
    return len(gaps) > 20 and 0 < gaps.count(0) < 0.3 * len(gaps)


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = []
    for line in lines:
        if not pages or line.after_break:
            pages.append([])
        pages[-1].append(line)
    return pages


def _place_row(
    pages: Sequence[list[Line]], columns: Sequence[Column], layout: _Layout, names: Names | None
) -> list[_Page]:
    result: list[_Page] = []
    last_of: dict[int, Line] = {}
    for lines in pages:
        placed = _best(lines, columns, layout, last_of if result else None)
        result.append(_Page(lines, placed))
        last_of = {**last_of, **dict(zip(placed, lines, strict=True))}
    if names and Column.LEAD in columns and Column.COORDINATING in columns:
        lead, helper = columns.index(Column.LEAD), columns.index(Column.COORDINATING)
        if abs(lead - helper) == 1:
            runs = [
                (page, [at for at, column in enumerate(page.placed) if column in (lead, helper)]) for page in result
            ]
            runs = [(page, places) for page, places in runs if places]
            texts = [[page.lines[at].text.strip() for at in places] for page, places in runs]
            parts = part_units(texts[0], names) if len(texts) == 1 else part_units_of_pages(texts, names)
            for (page, places), cut in zip(runs, parts, strict=True):
                for position, at in enumerate(places):
                    page.placed[at] = min(lead, helper) if position < cut else max(lead, helper)
    return result


def _widths(rows: Sequence[Sequence[_Page]], count: int) -> dict[int, int]:
    lengths: dict[int, list[int]] = {}
    for pages in rows:
        for page in pages:
            for line, column in zip(page.lines, page.placed, strict=True):
                lengths.setdefault(column, []).append(len(line.text.strip()))
    widths = {}
    for column in range(count):
        found = sorted(lengths.get(column, ()))
        if len(found) >= 4:
            widths[column] = found[min(len(found) - 1, int(len(found) * 0.92))]
    return widths


def _best(
    lines: Sequence[Line], columns: Sequence[Column], layout: _Layout, before: dict[int, Line] | None
) -> list[int]:
    """The most likely column of each line; `before` holds the last line of each column on the pages before."""
    k, widths = len(columns), layout.widths
    openings = [
        [_opening(lines, index, column, before, at, widths) for at, column in enumerate(columns)]
        for index in range(len(lines))
    ]
    if before is None:
        scores = [openings[0][at] - sum(_SKIP.get(skipped, 0.5) for skipped in columns[:at]) for at in range(k)]
    else:
        scores = [
            openings[0][at] - sum(_left_open(before.get(earlier), columns[earlier]) for earlier in range(at))
            for at in range(k)
        ]
    scores = [score - _too_wide(lines[0], widths.get(at, 0)) for at, score in enumerate(scores)]
    came: list[list[int]] = []
    for index in range(1, len(lines)):
        line, previous = lines[index], lines[index - 1]
        going_on = [_going_on(line, previous, column, widths.get(at, 0)) for at, column in enumerate(columns)]
        if index > 1 and line.text.strip()[:1].isupper() and Column.DEADLINE in columns:
            two = f"{lines[index - 2].text.strip()} {previous.text.strip()}"
            if (
                len(two) < 30
                and deadline_likeness_of(two) > 2
                and deadline_likeness_of(previous.text.strip()) <= 2
                and not two.endswith((",", ";", "và"))
            ):
                going_on[columns.index(Column.DEADLINE)] -= 2.2
        tight = 1.3 if layout.tight_breaks and line.gap == 0 else 0.0
        now, origin = [_LOW] * k, [0] * k
        for to in range(k):
            for at in range(to + 1):
                if to == at:
                    score = scores[at] + going_on[to] - tight
                else:
                    skipped = (
                        0.0
                        if before is not None
                        else sum(_SKIP.get(columns[between], 0.5) for between in range(at + 1, to))
                    )
                    score = scores[at] + openings[index][to] - skipped - _closing(previous, line) + tight
                score -= _too_wide(line, widths.get(to, 0))
                if score > now[to]:
                    now[to], origin[to] = score, at
        scores = now
        came.append(origin)
    missing = 0.0 if before is not None else 0.6
    ends = [
        score - missing * sum(_SKIP.get(column, 0.5) for column in columns[at + 1 :]) for at, score in enumerate(scores)
    ]
    at = max(range(k), key=lambda column: ends[column])
    placed = [at]
    for origin in reversed(came):
        at = origin[at]
        placed.append(at)
    return placed[::-1]


def _left_open(line: Line | None, column: Column) -> float:
    """How surely a cell of an earlier page goes on: 0 for one that seems complete."""
    if line is None:
        return 0.0
    text = line.text.rstrip()
    if text.endswith((",", ";", "-", "(", ":")) or (text.split()[-1:] and text.split()[-1].casefold() in _SMALL_WORDS):
        return 1.5
    return 0.6 if column in _FREE and not text.endswith((".", ")", "”")) else 0.0


def _opening(
    lines: Sequence[Line], index: int, column: Column, before: dict[int, Line] | None, at: int, widths: dict[int, int]
) -> float:
    """How well a line begins a cell, or goes on with the cell of an earlier page."""
    line = lines[index]
    text = line.text.strip()
    score = fits(column, text)
    if column is Column.DEADLINE and score < 2 and unit_likeness(text) < 2:
        score = max(score, _deadline_ahead(lines, index) - 0.3)
    if text[:1].islower():
        score -= 0.5 if column in UNITS and text.startswith(("các ", "cơ quan", "đơn vị")) else 2.5
    score = max(min(score, 4.0), -4.0)
    if before is not None and (last := before.get(at)):
        resumed = _going_on(line, None, column, widths.get(at, 0)) + (_left_open(last, column) - 0.4)
        resumed += 0.6 if text[:1].islower() else 0.0
        if column in UNITS and unit_likeness(text) <= 0:
            resumed -= 1.3
        score = resumed
    return score


def _deadline_ahead(lines: Sequence[Line], index: int) -> float:
    """A deadline may show itself only with the next lines: "Trong tháng" + "3/2025"."""
    text = lines[index].text.strip()
    best = -4.0
    if not _MAY_BEGIN_DEADLINE.match(fold(text)):
        return best
    for following in lines[index + 1 : index + 3]:
        text = f"{text} {following.text.strip()}"
        if len(text) > 60 or unit_likeness(following.text.strip()) > 2:
            break
        best = max(best, deadline_likeness_of(text))
    return best


def _going_on(line: Line, previous: Line | None, column: Column, width: int) -> float:
    """How well a line continues the cell of the line before it (of another page, if None)."""
    text = line.text.strip()
    score = 0.0
    if _ROLE.match(text):
        return 1.5 if column in UNITS else -2.5
    if column in UNITS:
        score += 0.8 if unit_likeness(text) > 0 else (0.3 if len(text) < 24 else -1.2)
        if deadline_likeness_of(text) > 2 or "%" in text or re.search(r"/20\d\d", text):
            score -= 2.5
    elif column is Column.DEADLINE:
        dated = deadline_likeness_of(text) > 0 or re.match(r"\d{1,2}/\d|[-+] ", text)
        score += 1.2 if dated else (0.1 if len(text) < 26 else -2.0)
    elif column is Column.BASIS:
        score += 0.8 if len(text) < 20 else -1.5
    else:
        score += 0.5
        if unit_likeness(text) > 3 and len(text) < 40:
            score -= 0.8
    if previous is None:
        return score
    if line.gap == SAME_LINE:
        return score + _ON_ONE_LINE
    before = previous.text.strip()
    if (
        column is Column.DEADLINE
        and text[:1].isupper()
        and deadline_likeness_of(before) > 2
        and not before.endswith((",", ";", "và"))
    ):
        score -= 2.2
    room = width - len(before) - 1 - len(text.split()[0]) if width and text else 0
    if before.endswith((",", ";", "-", "(", "–")) or text[:1].islower() or text[:1] in ")-+%":
        return score + 1.0 - (min(1.5, 0.15 * room) if room > 3 and not before.endswith((";", "-")) else 0.0)
    if text.startswith(("-", "+", "•")) and column in (*_FREE, Column.DEADLINE):
        return score + 0.6
    if width and len(before) + 1 + len(text.split()[0]) <= width - 2 and text[:1].isupper():
        score -= 1.6 if column not in _FREE or not before.endswith((".", ";", ":")) else 0.4
    return score


def _closing(previous: Line, line: Line) -> float:
    """What it costs to end a cell after a line."""
    before = previous.text.strip()
    cost = 0.4
    if before.endswith(","):
        cost += 2.2
    elif before.endswith(";"):
        cost += 1.4
    elif before.endswith("-"):
        cost += 3.0
    elif before and before.split()[-1].casefold() in _SMALL_WORDS:
        cost += (
            0.6
            if line.text.strip()[:1].isupper() and before.split()[-1].casefold() in ("năm", "tháng", "quý", "ngày")
            else 2.5
        )
    elif line.gap:
        cost -= 0.2
    return cost


def _too_wide(line: Line, width: int) -> float:
    length = len(line.text.strip())
    if not width or length <= width * 1.2 + 3:
        return 0.0
    return min(3.0, (length - width * 1.2) / 6)


def _cells(row: LooseRow, pages: Sequence[_Page], header: Header, columns: Sequence[Column]) -> list[str]:
    texts: list[list[str]] = [[] for _ in columns]
    for page in pages:
        for line, at in zip(page.lines, page.placed, strict=True):
            texts[at].append(line.text)
    joined = [join_lines(parts) for parts in texts]
    if Column.NUMBER in header.columns:
        joined.insert(header.columns.index(Column.NUMBER), row.number)
    else:
        joined[columns.index(Column.CONTENT)] = f"{row.number}. {joined[columns.index(Column.CONTENT)]}"
    return joined
