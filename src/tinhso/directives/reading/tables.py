"""Tasks and targets out of tables whose cells are known."""

import re
from collections.abc import Sequence

from tinhso.directives.reading.columns import Column, Header, column_of, read_header
from tinhso.directives.reading.drafts import GROUP_NUMBER, Cells, Gathering
from tinhso.directives.reading.fitting import NUMBER, align, fits
from tinhso.papers import Table, TableRow
from tinhso.papers.markers import marker_of

_COLUMN_NUMBERS = re.compile(r"^\(?\d{1,2}\)?$|^\([a-z]\)$")


def header_of(table: Table, *, report: bool = False) -> tuple[Header, int] | None:
    """The header and how many rows stand before the first row of content."""
    for index, row in enumerate(table.rows[:6]):
        below = table.rows[index + 1] if index + 1 < len(table.rows) else None
        if below is not None and _is_second_level(row, below):
            both = [
                f"{upper} {lower}".strip() if lower else upper
                for upper, lower in zip(_spread(row), below.cells, strict=False)
            ]
            if header := read_header(both, report=report):
                return header, index + 2
        if header := read_header(row.cells, report=report):
            return header, index + 1
    return None


def _is_second_level(upper: TableRow, lower: TableRow) -> bool:
    """A second line of a header: cells below a spanning cell that name columns, and no number."""
    if len(upper.cells) != len(lower.cells) or not lower.filled or any(len(cell) > 40 for cell in lower.cells):
        return False
    named = [index for index in lower.filled if column_of(lower.cells[index])]
    return len(named) == len(lower.filled) and 0 not in lower.filled and len(upper.filled) < len(upper.cells)


def _spread(row: TableRow) -> list[str]:
    cells: list[str] = []
    for cell in row.cells:
        cells.append(cell or (cells[-1] if cells else ""))
    return cells


def gather_table(table: Table, header: Header, start: int, gathering: Gathering) -> None:
    """Feed a table's rows to the gathering."""
    rows: list[tuple[Cells, TableRow]] = []
    gathering.numbered = Column.NUMBER in header.columns
    for row in table.rows[start:]:
        if _is_header_again(row, header) or _numbers_columns(row, header):
            continue
        rows.append((_place(row, header), row))
    for index, (cells, row) in enumerate(rows):
        following = rows[index + 1][0] if index + 1 < len(rows) else None
        gathering.add_row(cells, row.place, following)


def _is_header_again(row: TableRow, header: Header) -> bool:
    kinds = [column_of(cell) for cell in row.cells if cell]
    return (
        len(kinds) >= 2
        and all(kinds)
        and len(kinds) >= len(header.columns) - 2
        and all(len(cell) < 45 for cell in row.cells)
    )


def _numbers_columns(row: TableRow, header: Header) -> bool:
    cells = [row.cells[index] for index in row.filled]
    return len(cells) >= max(3, len(header.columns) - 1) and all(_COLUMN_NUMBERS.match(cell) for cell in cells)


def _place(row: TableRow, header: Header) -> Cells:
    """Each cell under its column; by content where a row has lost cells."""
    columns = header.columns
    cells = list(row.cells)
    while len(cells) > len(columns) and not cells[-1]:
        cells.pop()
    if len(cells) == len(columns):
        return _merge(columns, cells) if not _shifted(columns, cells) else _aligned(columns, cells)
    return _aligned(columns, cells)


def _shifted(columns: Sequence[Column], cells: Sequence[str]) -> bool:
    """Whether empty cells were dropped and the row padded at its end."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 3 or all(cells) or any(cells[len(filled) :]):
        return False
    as_is = sum(fits(column, cell) for column, cell in zip(columns, cells, strict=True) if cell)
    placed = align(filled, columns)
    if placed is None:
        return False
    moved = sum(fits(columns[at], cell) for at, cell in zip(placed, filled, strict=True))
    return moved > as_is + 4


def _aligned(columns: Sequence[Column], cells: Sequence[str]) -> Cells:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or (len(filled) == 2 and NUMBER.match(filled[0])):
        return _heading(filled)
    placed = align(filled, columns)
    if placed is None:
        kept, rest = filled[: len(columns)], filled[len(columns) :]
        return _merge(columns, [*kept[:-1], " ".join([kept[-1], *rest])])
    result: Cells = {}
    for at, cell in zip(placed, filled, strict=True):
        result[columns[at]] = f"{result[columns[at]]} {cell}" if columns[at] in result else cell
    return result


def _heading(filled: Sequence[str]) -> Cells:
    if len(filled) == 2:
        return {Column.NUMBER: filled[0], Column.CONTENT: filled[1]}
    marker = marker_of(filled[0])
    if marker and marker.kind in ("roman", "number", "decimal", "letter_upper"):
        return {Column.NUMBER: marker.value, Column.CONTENT: marker.strip_from(filled[0])}
    return {Column.CONTENT: filled[0]}


def _merge(columns: Sequence[Column], cells: Sequence[str]) -> Cells:
    result: Cells = {}
    for column, cell in zip(columns, cells, strict=False):
        if not cell:
            continue
        result[column] = f"{result[column]} {cell}" if column in result else cell
    if len(result) == 1 and Column.CONTENT not in result:
        return _heading(list(result.values()))
    others = [column for column in result if column is not Column.NUMBER]
    if len(result) == 2 and len(others) == 1 and others[0] is not Column.CONTENT:
        (other,) = others
        if fits(other, result[other]) < 1 or GROUP_NUMBER.match(result[Column.NUMBER]):
            return _heading([result[Column.NUMBER], result[other]])
    return result
