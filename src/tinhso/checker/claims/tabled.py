"""Counts in a paragraph against the table right below it: its rows, what they say of themselves, and its totals.

Finds "gồm 08 dự án" above five numbered rows, "hoàn thành 04/06 nhiệm vụ, 02 nhiệm vụ chậm tiến độ" where one row says
so, and "còn thiếu 2.841 triệu đồng" above a column that adds up to 2.814. Leaves alone counts of what no heading names.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Fixed, Same, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Grid, Passage
from tinhso.checker.rows import is_total_row, repeated_words, said_of
from tinhso.checker.slips import slip_would_mend

_NUMBERING = re.compile(r"\d{1,3}[.)]?")
_FIGURE = re.compile(r"\d[\d.,]*\s?%?")
_TOTAL = re.compile(r"\s*(?:tổng|cộng)\b", re.IGNORECASE)  # "Tổng số thửa" below others
_LEAST = 3
_MOST = 60


def tabled_claims(reading: Reading) -> Iterator[Claim]:
    for grid in reading.walk.grids:
        rows = _rows(grid)
        above = _above(reading, grid)
        if len(rows) < _LEAST or above is None:
            continue
        for sentence in reading.sentences_in(above)[-2:]:
            yield from _row_counts(sentence, grid, rows)
            yield from _states(sentence, grid, rows)
            yield from _totals(reading, sentence, grid)


def _above(reading: Reading, grid: Grid) -> Passage | None:
    """The paragraph right above a table, a line such as "Đơn vị tính: …" left out."""
    paragraphs = reading.walk.paragraphs
    place = bisect_left(paragraphs, grid.order, key=lambda one: one.order)
    before = [p for p in paragraphs[max(0, place - 2) : place] if p.appendix == grid.appendix]
    near = [p for p in before if grid.order - p.order <= len(before)]
    return next((p for p in reversed(near) if reading.sentences_in(p) and len(p.text) > 30), None)


def _rows(grid: Grid) -> list[int]:
    """The rows of a table with a heading; the total's and the headings of groups left out."""
    rows = range(1, len(grid.cells))
    filled = [row for row in rows if sum(cell is not None for cell in grid.cells[row]) > 1]
    own = [
        row for row in filled if not (is_total_row(grid, row) or (row == rows[-1] and _TOTAL.match(grid.text(row, 0))))
    ]
    numbered = [row for row in own if _NUMBERING.fullmatch(grid.text(row, 0).strip())]
    return numbered if len(numbered) * 2 > len(own) else own


def _row_counts(sentence: Sentence, grid: Grid, rows: list[int]) -> Iterator[Claim]:
    """The count whose noun heads a column: all of the rows, if it is the largest of that noun."""
    labels = [column for column in range(len(grid.cells[0]))[:2] if not _has_figures(grid, rows, column)]
    headings = [grid.text(0, column).lower() for column in labels]
    states = frozenset(value for _, values in _state_columns(grid, rows) for value in values)
    whole = [n for n in _countable(sentence) if sentence.ratio_with(n) or not said_of(sentence, n, states)]
    by_heading = ([n for n in whole if _heads(n, heading)] for heading in headings)
    named = next((numbers for numbers in by_heading if numbers), [])
    if not named:
        return
    largest = max(named, key=lambda n: n.value)
    ratio = next((r for r in sentence.ratios if r.part in named or r.whole in named), None)
    number = ratio.whole if ratio else largest
    equation = Fixed(number, len(rows))
    first = number is named[0] or ratio is not None
    if holds(equation) or (first and abs(number.value - len(rows)) <= max(3, len(rows) // 2)):
        yield Claim(FindingKind.COUNT, equation)


def _has_figures(grid: Grid, rows: list[int], column: int) -> bool:
    """Whether a column behind the first has figures, not names: "Cơ sở 1" above amounts is no heading of rows."""
    if not column:
        return False
    cells = (grid.cells[row][column] for row in rows if column < len(grid.cells[row]))
    return sum(cell is not None and _FIGURE.fullmatch(cell.text.strip()) is not None for cell in cells) * 2 > len(rows)


def _heads(number: Number, heading: str) -> bool:
    unit = number.unit.split()
    named = re.sub(r"^(?:tên|danh mục|nội dung)\s+", "", heading)
    if len(unit) == 1:  # "6 tin" are no rows of "Loại thông tin"
        return named.split()[:1] == unit
    return bool(unit) and " ".join(unit[:2]) in named


def _countable(sentence: Sentence) -> list[Number]:
    return [n for n in sentence.counts if 0 < n.value <= _MOST and n.step >= 1 and not n.hedge and n.unit]


def _states(sentence: Sentence, grid: Grid, rows: list[int]) -> Iterator[Claim]:
    """A count whose clause says the very words of some cells of a column: as many rows as have them."""
    for said, values in _state_columns(grid, rows):
        stated = [(n, value) for n in _states_of(sentence) if (value := said_of(sentence, n, values))]
        if len(stated) < 2 and not any(sentence.ratio_with(number) for number, _ in stated):
            continue
        for number, value in stated:
            yield Claim(FindingKind.COUNT, Fixed(number, said.count(value)))


def _state_columns(grid: Grid, rows: list[int]) -> Iterator[tuple[list[str], frozenset[str]]]:
    return repeated_words([[grid.text(row, column) for column in range(1, len(grid.cells[0]))] for row in rows])


def _states_of(sentence: Sentence) -> list[Number]:
    wholes = {ratio.whole for ratio in sentence.ratios}
    return [n for n in _countable(sentence) if n not in wholes]


def _totals(reading: Reading, sentence: Sentence, grid: Grid) -> Iterator[Claim]:
    """A number that a slip away from it stands as the total of a column whose heading names it."""
    last = len(grid.cells) - 1
    if last < _LEAST or not is_total_row(grid, last):
        return
    totals = [
        (number, grid.text(0, column).lower())
        for column, cell in enumerate(grid.cells[last])
        if cell is not None
        for number in reading.numbers.get(cell, [])
        if number.kind is Kind.COUNT and number.value >= 10
    ]
    headings = " ".join(grid.text(0, column).lower() for column in range(len(grid.cells[0])))
    for number in sentence.counts:
        unit = " ".join(number.unit.split()[:2])
        for total, heading in totals:
            equation = Same((number, total))
            named = bool(unit) and unit in headings and "%" not in heading
            if not number.hedge and (holds(equation) or (named and slip_would_mend(equation, least=2))):
                yield Claim(FindingKind.RESTATEMENT, equation, Severity.CONTRADICTION)
