"""Reads plain text: typed, copied from a page, or taken out of a PDF with its broken lines and page breaks."""

import re

from tinhso.kernel.text import nfc
from tinhso.papers.assembling import assemble
from tinhso.papers.cleaning import clean_line
from tinhso.papers.decoding import decode
from tinhso.papers.extracted import extracted_from_text
from tinhso.papers.gutters import tables_of
from tinhso.papers.layout_tables import table_or_lines
from tinhso.papers.model import Block, Document, Line, Paragraph, Place, Table, TableRow
from tinhso.papers.paragraphs import join_lines, with_paragraphs
from tinhso.papers.set_lines import CHARACTERS, SetLine, Token

_PIPE_ROW = re.compile(r"^\|.*\|.*$|^[^|]+\|(?:[^|]*\|)*[^|]*$")
_RULE_ROW = re.compile(r"^[\s|:+=_-]{3,}$")
_RULE = re.compile(r"^[-_=*.\s]{3,}$")


def read_text(content: bytes) -> Document:
    """Raises UnreadableError for bytes that are no text."""
    text = decode(content)
    return assemble(blocks_of(text), extracted=extracted_from_text(text))


def blocks_of(text: str) -> list[Block]:
    """Paragraphs and tables in order, as the source has them: nothing is joined across pages yet."""
    blocks: list[Block] = []
    pending: list[Line] = []
    rows: list[TableRow] = []

    def close_rows() -> None:
        if rows:
            blocks.extend(table_or_lines(rows))
            rows.clear()

    def close_lines() -> None:
        if pending:
            blocks.append(Paragraph("", pending[0].place, tuple(pending)))
            pending.clear()

    set_tables = _set_tables(text)
    for line in _without_lone_strokes(_lines(text)):
        if line.place.line in set_tables:
            table = set_tables[line.place.line]
            if table.place.line == line.place.line:
                close_rows()
                close_lines()
                blocks.append(table)
            continue
        cells = _cells(line.text)
        if cells is None:
            close_rows()
            pending.append(line)
            continue
        close_lines()
        if _RULE_ROW.match(line.text):
            continue
        if rows and line.gap:
            close_rows()
        rows.append(TableRow(tuple(cells), line.place, line.after_break))
    close_rows()
    close_lines()
    return with_paragraphs(blocks)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, break_before, page = 0, False, 1
    raw_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    indented = sum(raw.startswith(" ") and bool(raw.strip()) for raw in raw_lines)
    indents_tell = 0 < indented * 8 < len(raw_lines)
    for number, raw in enumerate(raw_lines, 1):
        if "\f" in raw:
            break_before, page = True, page + raw.count("\f")
        content = clean_line(_LINE_TAG.sub(_BREAK, raw.replace("\f", " ")) if "<" in raw else raw.replace("\f", " "))
        if not content.strip() or (_RULE.match(content) and "\t" not in content):
            gap += 1
            continue
        seems_new_page = break_before or gap >= 3 or (indents_tell and raw.startswith(" ") and gap == 0)
        place = Place(number, page=page if page > 1 else None)
        for part in [content] if _is_row(content) else filter(str.strip, content.split(_BREAK)):
            lines.append(Line(part.strip(" "), place, gap, seems_new_page and bool(lines)))
        gap, break_before = 0, False
    return lines


_WIDEST_PAGE = 400  # characters of a line; longer ones imitate no page
_SEVERAL_CELLS = re.compile(r"\S {2,}\S")
_WORD = re.compile(r"\S+")


def _set_tables(text: str) -> dict[int, Table]:
    """Tables whose columns only blanks keep apart, by the numbers of all their lines."""
    raw_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if sum(bool(_SEVERAL_CELLS.search(raw)) and "\t" not in raw for raw in raw_lines) < 3:
        return {}
    lines: list[SetLine] = []
    blank = broken = False
    for number, raw in enumerate(raw_lines, 1):
        plain = "\t" not in raw and "|" not in raw and len(raw) <= _WIDEST_PAGE
        shown = nfc(raw.replace("\f", "")) if plain else ""
        tokens = tuple(
            Token(clean_line(word.group()), word.start(), word.end())
            for word in _WORD.finditer(shown)
            if clean_line(word.group())
        )
        broken = broken or "\f" in raw
        if tokens:
            lines.append(SetLine(tokens, number, Place(number), blank, broken))
        blank, broken = not tokens, broken and not tokens
    tables: dict[int, Table] = {}
    for found in tables_of(lines, CHARACTERS):
        place = lines[found.start].place.through(lines[found.end - 1].place)
        table = Table(found.rows, place)
        tables.update(dict.fromkeys(range(place.line, place.end_line + 1), table))
    return tables


_LINE_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BREAK = "\u2028"  # stands for a line break that web pages put inside a cell
_LONE_STROKE = re.compile(r"^\|+$")


def _without_lone_strokes(lines: list[Line]) -> list[Line]:
    """Web pages taken as text end each cell with a stroke on a line of its own: what stands between two is one line."""
    if sum(bool(_LONE_STROKE.match(line.text)) for line in lines) < 8:
        return [line for line in lines if not _LONE_STROKE.match(line.text)]
    result: list[Line] = []
    stretch: list[Line] = []
    inside = False
    for line in lines:
        if not _LONE_STROKE.match(line.text):
            stretch.append(line)
            continue
        if (
            stretch
            and (inside or len(stretch) <= 8)
            and len(stretch) <= 16
            and not any(len(one.text) > 160 for one in stretch[:-1])
        ):
            result.append(_one_of(stretch) if inside else stretch[0] if len(stretch) == 1 else _one_of(stretch[-1:]))
            if not inside and len(stretch) > 1:
                result[-1:] = stretch
        else:
            result += stretch
        stretch, inside = [], True
    return result + stretch


def _one_of(lines: list[Line]) -> Line:
    text = join_lines([line.text for line in lines])
    return Line(text, lines[0].place.through(lines[-1].place), lines[0].gap, lines[0].after_break)


def _cells(text: str) -> list[str] | None:
    """The cells of a row written with tabs or upright strokes; None for a line that is no row."""
    if not _is_row(text):
        return None
    if "\t" in text:
        return [_cell(cell) for cell in text.split("\t")]
    inner = text.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") else inner
    return [_cell(cell) for cell in inner.split("|")]


def _is_row(text: str) -> bool:
    return "\t" in text or ("|" in text and bool(_PIPE_ROW.match(text)))


def _cell(text: str) -> str:
    return "\n".join(part.strip() for part in text.split(_BREAK) if part.strip())
