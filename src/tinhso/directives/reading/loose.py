"""Tables of which only the words are left: cells run together line by line, as text taken out of a PDF has them.

A header names the columns; rows begin at their numbers; inside a row each line goes to the column that it fits best,
from left to right, by what it says, how wide the column is, and whether its break looks forced.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.directives.reading.columns import Column, Header, read_header_stream
from tinhso.directives.reading.loose_cells import place_lines
from tinhso.directives.reading.loose_rows import LooseRow, split_rows
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.outline import Role, role_of
from tinhso.kernel.text import fold
from tinhso.papers import Document, Line, Paragraph, Table, TableRow
from tinhso.papers.letter_case import is_capitals
from tinhso.papers.markers import marker_of
from tinhso.papers.model import Block
from tinhso.papers.paragraphs import join_lines, paragraphs_of

HEADER_LINES = 26
_HEADER_START = re.compile(
    r"^(?:s?tt|so tt|so thu tu|noi dung|nhiem vu|ten nhiem vu|nhiem vu, giai phap|cong viec|nhom nhiem vu)\b"
)
_END = re.compile(
    r"^(?:Nơi nhận|NƠI NHẬN|PHỤ LỤC\b|Phụ lục (?:số )?[IVX\d]+\s*$|CỘNG H(?:ÒA|OÀ) XÃ HỘI|(?:T/?M|KT|"
    r"TL)\.\s|Người lập|NGƯỜI LẬP|Ghi chú:|Tổng cộng|TỔNG CỘNG)"
)


@dataclass(frozen=True, slots=True)
class _Start:
    line: int
    after: int
    header: Header


def loosen(document: Document, names: Names, *, report: bool = False) -> list[Block]:
    """The document's blocks, with loose tables made into tables of which the first row names the columns."""
    blocks: list[Block] = []
    run: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            run += block.lines
        if isinstance(block, Table):
            blocks += _loosened(run, report, document, names)
            blocks.append(block)
            run = []
    blocks += _loosened(run, report, document, names)
    return blocks if any(isinstance(block, Table) for block in blocks) else list(document.blocks)


def _loosened(lines: list[Line], report: bool, document: Document, names: Names) -> list[Block]:
    starts = _starts(lines, report)
    if not starts:
        keep = {id(line) for line in lines}
        return [
            block
            for block in document.blocks
            if isinstance(block, Paragraph) and block.lines and id(block.lines[0]) in keep
        ]
    blocks: list[Block] = []
    position = 0
    for index, start in enumerate(starts):
        if start.line < position:
            continue
        blocks += paragraphs_of(lines[position : start.line], manner_of=lines) if start.line > position else []
        limit = starts[index + 1].line if index + 1 < len(starts) else len(lines)
        end = _end(lines, start.after, limit)
        same = starts[index + 1] if index + 1 < len(starts) else None
        while same and end >= same.line and _same(same.header, start.header):
            following = starts[starts.index(same) + 1] if starts.index(same) + 1 < len(starts) else None
            end = _end(lines, same.after, following.line if following else len(lines))
            same = following
        table = _table(lines[start.line : start.after], lines[start.after : end], start.header, names)
        if table:
            blocks.append(table)
            position = end
        else:
            blocks += paragraphs_of(lines[start.line : end], manner_of=lines)
            position = end
    if position < len(lines):
        blocks += paragraphs_of(lines[position:], manner_of=lines)
    return blocks


def _same(one: Header, other: Header) -> bool:
    """Whether a header is the other again, perhaps without its first cell."""
    a = [column for column in one.columns if column is not Column.NUMBER]
    b = [column for column in other.columns if column is not Column.NUMBER]
    return a == b


def _starts(lines: Sequence[Line], report: bool) -> list[_Start]:
    starts: list[_Start] = []
    index = 0
    while index < len(lines):
        if _HEADER_START.match(fold(lines[index].text)) and len(lines[index].text) < 200:
            found = _header_at(lines, index, report)
            if found:
                starts.append(found)
                index = found.after
                continue
        index += 1
    return starts


def _header_at(lines: Sequence[Line], index: int, report: bool) -> _Start | None:
    """The longest run of lines that is a header."""
    text = ""
    best: _Start | None = None
    best_fit: tuple[int, float] = (0, 0.0)
    for at in range(index, min(index + HEADER_LINES, len(lines))):
        line = lines[at].text
        if at > index and (re.fullmatch(r"\(?(?:\d{1,2}|[IVX]+|[A-D])[.)]?", line.strip()) or len(line) > 90):
            break
        text = f"{text} {line}"
        found = read_header_stream(text, report=report)
        if found and (fit := (len(found[0].columns), found[1])) >= best_fit:
            best, best_fit = _Start(index, at + 1, found[0]), fit
    return best


def _end(lines: Sequence[Line], start: int, limit: int) -> int:
    for index in range(start, limit):
        text = lines[index].text
        if _END.match(text):
            back = index
            while back > start and is_capitals(lines[back - 1].text) and text.startswith("CỘNG"):
                back -= 1
            return back
        marker = marker_of(text)
        if marker and marker.kind in ("roman", "letter_upper", "number") and is_capitals(text):
            role = role_of(marker.strip_from(text))
            if role in (Role.IMPLEMENTATION, Role.FUNDING):
                return index
    return limit


def _table(head: Sequence[Line], body: Sequence[Line], header: Header, names: Names) -> Table | None:
    rows = split_rows(body, header)
    if not any(row.kind == "task" for row in rows):
        return None
    placed = place_lines([row for row in rows if row.kind == "task"], header, names)
    place = head[0].place.through((body or head)[-1].place)
    table_rows = [TableRow(tuple(_LABELS[column] for column in header.columns), place)]
    tasks = iter(placed)
    for row in rows:
        cells = next(tasks) if row.kind == "task" else _heading_cells(row, header)
        table_rows.append(TableRow(tuple(cells), row.place))
    return Table(tuple(table_rows), place)


def _heading_cells(row: LooseRow, header: Header) -> list[str]:
    cells = ["" for _ in header.columns]
    text = join_lines([line.text for line in row.lines])
    at = header.columns.index(Column.CONTENT)
    if Column.NUMBER in header.columns:
        cells[header.columns.index(Column.NUMBER)] = row.number
        cells[at] = text
    else:
        cells[at] = f"{row.number}. {text}" if row.number else text
    return cells


# Words by which `column_of` knows each column again.
_LABELS = {
    Column.NUMBER: "TT",
    Column.CONTENT: "Nội dung",
    Column.BASIS: "Văn bản giao nhiệm vụ",
    Column.LEAD: "Đơn vị chủ trì",
    Column.COORDINATING: "Đơn vị phối hợp",
    Column.DELIVERABLE: "Sản phẩm",
    Column.DEADLINE: "Thời hạn",
    Column.RESULT: "Kết quả thực hiện",
    Column.NOTE: "Ghi chú",
}
