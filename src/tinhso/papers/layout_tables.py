"""Tables that only lay out a page: letterhead, signature block, a frame around text."""

import re
from collections.abc import Sequence

from tinhso.papers.model import Block, Line, Paragraph, Table, TableRow

_LAYOUT = re.compile(
    r"C[ỘO]NG\s+H(?:ÒA|OÀ)\s+X[ÃA]\s+H[ỘO]I|Độc lập\s*[-–]\s*Tự do|^\s*Nơi nhận\s*:|^\s*Số\s*:.*/|"
    r"^\s*(?:T/?M|KT|TL|TUQ)\.\s|ĐẢNG CỘNG SẢN VIỆT NAM|^\s*Kính gửi",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(r"^[-_=*.\s]{3,}$")


def table_or_lines(rows: Sequence[TableRow]) -> list[Block]:
    """The table, or its texts as lines where it only places them on the page. Empty rows go."""
    kept = tuple(row for row in rows if row.filled)
    if not kept:
        return []
    if all(len(row.filled) <= 1 for row in kept) or _lays_out(kept):
        return _lines_of(kept)
    return [Table(kept, kept[0].place.through(kept[-1].place))]


def _lays_out(rows: Sequence[TableRow]) -> bool:
    return (
        len(rows) <= 6
        and max(len(row.filled) for row in rows) <= 3
        and any(_LAYOUT.search(cell) for row in rows for cell in row.cells)
    )


def _lines_of(rows: Sequence[TableRow]) -> list[Block]:
    lines = tuple(
        Line(text.strip(), row.place, 1)
        for row in rows
        for cell in row.cells
        for text in cell.split("\n")
        if text.strip() and not _RULE.match(text)
    )
    return [Paragraph("", rows[0].place, lines)] if lines else []
