"""Tables: total rows, subtotals of groups, columns that are shares or sums of others.

Finds a row "Tổng cộng" that isn't the sum of the rows above, and a rate that isn't its row's quotient, or its part of
the total, where the other rows' are. Leaves alone columns of rates, years and running numbers, and totals over rows
that aren't all shown.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from tinhso.checker.claim import Claim, Reading
from tinhso.checker.equations import Equation, Share, Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Grid, Passage
from tinhso.checker.rows import is_total_row
from tinhso.checker.slips import slip_would_mend
from tinhso.papers.patterns import compiled

_GROUP = compiled(r"^(?:[IVX]{1,4}|[A-HĐ])[.)]?$")
_ALONE = re.compile(r"^[+\-\u2212–]?\s?\d[\d.,]*\s?%?$")
_NOT_SUMMED = compiled(r"tỷ lệ|tỉ lệ|%|năm sinh|stt|^tt$|bình quân|điểm|xếp hạng|hạng", re.IGNORECASE)

_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADING_ROWS = 2
_ALL = compiled(r"^(?:tổng(?: số| cộng)?|cộng|tất cả|cả (?:năm|kỳ)|lũy kế)(?:\s*\(.*\))?$", re.IGNORECASE)

Column = dict[int, Number]


def table_claims(reading: Reading) -> Iterator[Claim]:
    for grid in reading.walk.grids:
        columns = columns_of(reading, grid)
        if columns:
            yield from _total_claims(grid, columns)
            yield from _group_claims(grid, columns)
            yield from _column_claims(grid, columns)


def columns_of(reading: Reading, grid: Grid) -> dict[int, Column]:
    """By column, the rows whose cell is a number alone. Columns with a single number tell nothing."""
    columns: dict[int, Column] = {}
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            number = _alone(reading, cell) if cell is not None else None
            if number is not None and not (row < _HEADING_ROWS and _YEAR.fullmatch(number.text)):
                columns.setdefault(column, {})[row] = number
    return {column: rows for column, rows in columns.items() if len(rows) >= 2 and not _runs(rows, column)}


def _alone(reading: Reading, cell: Passage) -> Number | None:
    if not _ALONE.match(cell.text.strip()):
        return None
    numbers = [n for n in reading.numbers.get(cell, []) if n.kind in (Kind.COUNT, Kind.PERCENT)]
    return numbers[0] if len(numbers) == 1 else None


def _runs(rows: Column, column: int) -> bool:
    """Running numbers: 1, 2, 3 …"""
    values = [number.value for number in rows.values()]
    return column == 0 and values[:2] == [Decimal(1), Decimal(2)]


def column_heading(grid: Grid, column: int, first: int) -> str:
    """What stands above the first number of a column."""
    return " ".join(grid.text(row, column) for row in range(first)).strip()


def _is_summed(grid: Grid, column: int, rows: Column) -> bool:
    header = column_heading(grid, column, min(rows))
    return not _NOT_SUMMED.search(header) and all(number.kind is Kind.COUNT for number in rows.values())


def _total_rows(grid: Grid) -> list[int]:
    return [row for row in range(1, len(grid.cells)) if is_total_row(grid, row)]


def _total_claims(grid: Grid, columns: dict[int, Column]) -> Iterator[Claim]:
    totals = _total_rows(grid)
    if len(totals) != 1:
        return
    total = totals[0]
    for column, rows in columns.items():
        if total not in rows or not _is_summed(grid, column, rows):
            continue
        groups = [row for row in rows if row != total and _GROUP.match(grid.text(row, 0).strip())]
        others = [row for row in rows if row != total]
        equations = [
            Sum(rows[total], tuple(rows[row] for row in chosen)) for chosen in (others, groups) if len(chosen) > 1
        ]
        best = next((equation for equation in equations if holds(equation)), None)
        if best is None and groups:
            best = equations[-1]
        if best is not None or equations:
            yield Claim(FindingKind.SUM, best or equations[0])


def _group_claims(grid: Grid, columns: dict[int, Column]) -> Iterator[Claim]:
    """Rows numbered I, II or A, B hold the sum of the rows below them, if most of them do."""
    starts = [row for row in range(len(grid.cells)) if _GROUP.match(grid.text(row, 0).strip())]
    totals = set(_total_rows(grid))
    for column, rows in columns.items():
        if not _is_summed(grid, column, rows):
            continue
        sums: list[Equation] = []
        for at, start in enumerate(starts):
            end = starts[at + 1] if at + 1 < len(starts) else len(grid.cells)
            below = [rows[row] for row in range(start + 1, end) if row in rows and row not in totals]
            if start in rows and len(below) > 1:
                sums.append(Sum(rows[start], tuple(below)))
        yield from _by_majority(FindingKind.SUM, sums)


def _by_majority(
    kind: FindingKind, equations: list[Equation], least: int = 2, *, sure: bool = False
) -> Iterator[Claim]:
    """The claims of a pattern that most rows follow; rows that don't are the findings."""
    right = [holds(equation) for equation in equations]
    most = sum(right) >= least and sum(right) * 3 >= len(right) * 2
    wrong = [equation for equation, held in zip(equations, right, strict=True) if not held]
    if most or (sure and sum(right) >= len(wrong) > 0 and all(map(slip_would_mend, wrong))):
        severity = Severity.CONTRADICTION if sure or sum(right) >= 2 * right.count(False) + 1 else Severity.DOUBTFUL
        for equation in equations:
            yield Claim(kind, equation, severity)


def _column_claims(grid: Grid, columns: dict[int, Column]) -> Iterator[Claim]:
    """Rates that are the quotient of two columns; columns that are the sum or the rest of two or more others."""
    order = sorted(columns)
    for column in order:
        header = column_heading(grid, column, min(columns[column]))
        if _is_rate(header, columns[column]):
            yield from _rate_claims(column, columns, _total_rows(grid))
    counted = [column for column in order if _is_summed(grid, column, columns[column])]
    seen: set[frozenset[int]] = set()
    for column in counted:
        for chosen in _candidate_parts(column, counted):
            key = frozenset((column, *chosen))
            if key in seen:
                continue
            shared = [row for row in columns[column] if all(row in columns[c] for c in chosen)]
            sums: list[Equation] = [Sum(columns[column][row], tuple(columns[c][row] for c in chosen)) for row in shared]
            said = _ALL.match(column_heading(grid, column, min(columns[column]))) is not None
            claims = list(_by_majority(FindingKind.SUM, sums, least=2 if said else 3, sure=said))
            if claims and any(columns[c][row].value for c in chosen for row in shared):
                seen.add(key)
                yield from claims


def _candidate_parts(column: int, counted: list[int]) -> Iterator[tuple[int, ...]]:
    """Two other columns, or three and more right behind this one or right before it."""
    others = [c for c in counted if c != column][:10]
    yield from combinations(others, 2)
    for length in range(3, len(others) + 1):
        behind, before = [c for c in others if c > column][:length], [c for c in others if c < column][-length:]
        yield from (tuple(chosen) for chosen in (behind, before) if len(chosen) == length)


def _is_rate(header: str, rows: Column) -> bool:
    percents = sum(number.kind is Kind.PERCENT for number in rows.values())
    return percents * 2 > len(rows) or bool(re.search(r"tỷ lệ|tỉ lệ|%", header, re.IGNORECASE))


def _rate_claims(column: int, columns: dict[int, Column], totals: Sequence[int]) -> Iterator[Claim]:
    """The columns, or the column and its total, for which most rates of a column come out."""
    others = [c for c in columns if c != column]
    found = [_quotients(columns[part], columns[whole], columns[column]) for part, whole in permutations(others, 2)]
    found += [_shares_of_total(columns[part], columns[column], total) for part in others for total in totals]
    yield from _by_majority(FindingKind.RATIO, max(found, key=lambda shares: sum(map(holds, shares)), default=[]))


def _quotients(parts: Column, wholes: Column, rates: Column) -> list[Equation]:
    rows = [row for row in rates if row in parts and row in wholes and wholes[row].value]
    return [Share(parts[row], wholes[row], rates[row]) for row in rows]


def _shares_of_total(counts: Column, rates: Column, total: int) -> list[Equation]:
    """A column "Cơ cấu (%)": each row's part of the total row."""
    rows = [row for row in rates if row != total and row in counts]
    return [Share(counts[row], counts[total], rates[row]) for row in rows] if total in counts else []
