"""Tables that a page break cut: one table again, without its repeated headers, and rows put back together."""

from tinhso.kernel.text import canonical_key
from tinhso.papers.model import Block, Table, TableRow
from tinhso.papers.paragraphs import is_page_number
from tinhso.papers.patterns import compiled

_GOES_ON = compiled(r"^(?:\((?:[2-9]|1\d|[b-zđ])\)|[a-zà-ỹđ,;.)])")
_OPEN_END = compiled(r"(?:[,;:(-]|\b(?:và|của|cho|với|tại|theo|các|để|về|từ|hoàn|được|số))$")


def join_tables(blocks: list[Block]) -> list[Block]:
    """Tables that follow each other with nothing but page numbers between become one, if their widths agree."""
    joined: list[Block] = []
    for index, block in enumerate(blocks):
        if is_page_number(block) and joined and isinstance(joined[-1], Table) and _table_follows(blocks, index):
            continue
        previous = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(previous, Table) and _belong_together(previous, block):
            joined[-1] = _joined(previous, block)
        else:
            joined.append(block)
    return joined


def _table_follows(blocks: list[Block], index: int) -> bool:
    following = next((block for block in blocks[index:] if not is_page_number(block)), None)
    return isinstance(following, Table)


def _belong_together(first: Table, second: Table) -> bool:
    if _same(first.rows[0], second.rows[0]):
        return True
    return len(second.rows[0].cells) == _width(first) and not _looks_like_header(second.rows[0])


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)


def _looks_like_header(row: TableRow) -> bool:
    return canonical_key(row.cells[0]) in ("tt", "stt", "số tt")


def _joined(first: Table, second: Table) -> Table:
    header = first.rows[0]
    rows = list(first.rows)
    fresh = True
    for row in second.rows:
        if _same(row, header) or (fresh and _same_as_subheader(row, first)):
            continue
        if fresh and _continues(rows[-1], row):
            rows[-1] = _merged(rows[-1], row)
        else:
            rows.append(TableRow(row.cells, row.place, fresh))
        fresh = False
    return Table(tuple(rows), first.place.through(second.place))


def _same_as_subheader(row: TableRow, table: Table) -> bool:
    return len(table.rows) > 1 and len(row.filled) > 2 and _same(row, table.rows[1])


def _same(one: TableRow, other: TableRow) -> bool:
    return [canonical_key(cell) for cell in one.cells] == [canonical_key(cell) for cell in other.cells]


def _continues(previous: TableRow, row: TableRow) -> bool:
    """Whether the first row of a page is the tail of the last row before it: no number, and a text that goes on."""
    if not row.filled or row.cells[0]:
        return False
    if not previous.cells[0] and len(previous.filled) == 1:
        return False
    if 1 not in row.filled and len(row.cells) > 3:
        return True
    starts = [row.cells[index] for index in row.filled]
    ends = [previous.cells[index] for index in row.filled if index < len(previous.cells)]
    if any(_GOES_ON.match(text) for text in starts):
        return True
    return any(_OPEN_END.search(text) for text in ends if text)


def _merged(row: TableRow, tail: TableRow) -> TableRow:
    width = max(len(row.cells), len(tail.cells))
    cells = []
    for index in range(width):
        parts = [one.cells[index] for one in (row, tail) if index < len(one.cells) and one.cells[index]]
        cells.append(" ".join(parts))
    return TableRow(tuple(cells), row.place.through(tail.place), row.after_break)
