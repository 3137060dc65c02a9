"""A document as the checker walks through it: passages of running text and tables, with their places in the source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tinhso.checker.aligning import Piece, align
from tinhso.kernel.number_words import parse_number_words
from tinhso.papers import Document, Paragraph, Place, Table, TableRow
from tinhso.papers.markers import Marker, marker_of
from tinhso.papers.model import Extracted, Line
from tinhso.papers.patterns import compiled

_APPENDIX = compiled(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu)"
    r"(?:\s+(?:SỐ|số)?\s*:?\s*(?P<number>[0-9]{1,2}[A-Za-z]?|[IVX]{1,4}|(?i:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b))?\s*(?P<rest>.*)$"
)
_FULL_LINE = 70  # characters of a line that was cut because it was full
_MOST_ITEMS = 99
_INLINE_MARK = re.compile(r"\(?([2-9])\)\s")
_ROMAN = re.compile(r"[IVX]+$")
_BROKEN = re.compile(r"(?:\d\s?[-–/]|[/-]|\b(?:số|ngày|tháng|năm|Quyết số|giai đoạn|đến))$")
_ENDED = re.compile(r"[.;:!?…/][”\")]?\s*$")
_MIDDLE = compiled(r"^(?:[(]?\d[\d.,/]*%?[);,.]?\s?[^\d\s.)]|[(]?[a-zà-ỹđ=])")
_GOES_ON = compiled(r"^(?:\d|[A-ZĐ]{2,}[\w&]*[-/]|TB/|[IVX]+/)")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of the extracted text."""

    start: int
    end: int


@dataclass(slots=True, eq=False)
class Passage:
    """Running text: a paragraph, an item of a list, a cell, a footnote. `order` counts through the document.

    `appendix` is 0 in the body and counts the appendices from 1. `note` is the mark of a footnote.
    """

    text: str
    pieces: list[Piece]
    order: int
    place: Place
    marker: Marker | None = None
    appendix: int = 0
    note: str = ""
    row: TableRow | None = None
    column: int = -1
    lines: tuple[Line, ...] = ()

    def span(self, start: int, end: int) -> Span | None:
        """Where these characters stand in the extracted text; None for characters that aren't in it."""
        first, last = self._source_of(start), self._source_of(end - 1)
        return None if first is None or last is None or last < first else Span(first, last + 1)

    def _source_of(self, at: int) -> int | None:
        index = bisect_right(self.pieces, at, key=lambda piece: piece.start) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        return piece.source + at - piece.start if at < piece.start + piece.length else None


@dataclass(slots=True, eq=False)
class Grid:
    """A table whose cells are passages; `cells[row][column]`, None where a cell is empty."""

    cells: list[list[Passage | None]]
    place: Place
    appendix: int = 0
    order: int = 0

    def text(self, row: int, column: int) -> str:
        cell = self.cells[row][column] if column < len(self.cells[row]) else None
        return cell.text if cell else ""


@dataclass(slots=True, eq=False)
class Appendix:
    """An appendix as its heading names it; `number` is empty for "PHỤ LỤC" alone."""

    number: str
    title: Passage


@dataclass(slots=True, eq=False)
class Walk:
    """Everything that is checked, in reading order. `paragraphs` leaves the cells and footnotes out."""

    document: Document
    passages: list[Passage] = field(default_factory=list)
    paragraphs: list[Passage] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.document.extracted.text

    def place_of(self, paragraph: Passage) -> int:
        """The index of a paragraph among the paragraphs."""
        return bisect_left(self.paragraphs, paragraph.order, key=lambda one: one.order)


def walk(document: Document) -> Walk:
    """The passages of a document, from its first line to its last footnote."""
    return _Walker(document).run()


class _Walker:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._extracted: Extracted = document.extracted
        self._walk = Walk(document)
        self._order = 0

    def run(self) -> Walk:
        for block in (*self._document.opening, *self._document.blocks):
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self._table(block)
        for note in self._document.footnotes:
            passage = self._passage(note.text, self._pieces(note.text, note.place), note.place)
            passage.note = note.mark
            self._walk.notes.append(passage)
        return self._walk

    def _paragraph(self, paragraph: Paragraph) -> None:
        text, pieces = self._joined(paragraph.lines)
        previous = self._walk.paragraphs[-1] if self._walk.paragraphs else None
        wrapped = previous is not None and _is_wrapped(previous, paragraph)
        if previous is not None and previous.order == self._order and (wrapped or _is_one(previous.text, text)):
            _append(previous, text, pieces, paragraph.lines)
            return
        heading = appendix_heading(text)
        passage = self._passage(text, pieces, paragraph.place)
        passage.marker, passage.lines = paragraph.marker or marker_of(text), paragraph.lines
        if heading is not None:
            self._walk.appendices.append(Appendix(heading, passage))
            passage.appendix += 1
        self._walk.paragraphs.append(passage)

    def _table(self, table: Table) -> None:
        grid = Grid([], table.place, len(self._walk.appendices), self._order + 1)
        for row in table.rows:
            cells: list[Passage | None] = []
            region = self._extracted.region(row.place)
            begin = region[0]
            for column, cell in enumerate(row.cells):
                if not cell:
                    cells.append(None)
                    continue
                pieces = align(cell, self._extracted.text, begin, region[1])
                passage = self._passage(cell, pieces, row.place)
                passage.row, passage.column = row, column
                if pieces and row.place.end_line <= row.place.line:
                    begin = pieces[-1].source + pieces[-1].length
                cells.append(passage)
            grid.cells.append(cells)
        self._walk.grids.append(grid)

    def _passage(self, text: str, pieces: list[Piece], place: Place) -> Passage:
        self._order += 1
        passage = Passage(text, pieces, self._order, place, appendix=len(self._walk.appendices))
        self._walk.passages.append(passage)
        return passage

    def _pieces(self, text: str, place: Place) -> list[Piece]:
        return align(text, self._extracted.text, *self._extracted.region(place))

    def _joined(self, lines: Sequence[Line]) -> tuple[str, list[Piece]]:
        """As `papers` joins lines, with the place of each."""
        text = ""
        pieces: list[Piece] = []
        for line in lines:
            part = line.text.strip()
            if not part:
                continue
            if text and not re.search(r"(?:[A-ZĐ0-9]-|/)$", text):
                text += " "
            pieces += _shifted(self._pieces(part, line.place), len(text))
            text += part
        return text, pieces


def _is_one(previous: str, text: str) -> bool:
    """Whether a text goes on in the middle of a phrase: a symbol in two parts, a line that begins with a count."""
    if _BROKEN.search(previous) and _GOES_ON.match(text):
        return True
    if len(previous) <= 50 or marker_of(text) is not None or not _MIDDLE.match(text):
        return False
    return not _ENDED.search(previous) or (previous.endswith(":") and text[:1].isdigit())


def _is_wrapped(previous: Passage, paragraph: Paragraph) -> bool:
    """Whether a line of a text that is cut at a fixed width goes on in the next one, also before a capital letter."""
    if not previous.lines or not paragraph.lines or previous.marker is not None or previous.appendix:
        return False
    last, first = previous.lines[-1], paragraph.lines[0]
    text, following = last.text.strip(), first.text.strip()
    if first.place.line != last.place.line + 1 or previous.text.upper() == previous.text:
        return False
    inline = _INLINE_MARK.match(following)
    if inline is not None:
        return re.search(rf"[:;] \(?{int(inline[1]) - 1}\) ", previous.text) is not None
    if len(text) < _FULL_LINE:
        return False
    if _is_numbered(following) or appendix_heading(following) is not None or following.isupper():
        return False
    if (text.endswith(";") and ";" in previous.text[:-1]) or (text.endswith(":") and ";" in following[:-1]):
        return True  # a list within a sentence, not one item a line
    cut = not _ENDED.search(text) or text.endswith((";", ":"))
    return text.endswith(",") or (cut and (following[:1].islower() or not text.endswith((";", ":"))))


def _is_numbered(text: str) -> bool:
    """Whether a line begins with numbering: "chia ra học sinh 11.683, nhà giáo / 269. Sở đã gửi" doesn't."""
    marker = marker_of(text)
    return marker is not None and (marker.number is None or marker.number <= _MOST_ITEMS)


def _shifted(pieces: Sequence[Piece], by: int) -> Iterator[Piece]:
    return (Piece(piece.start + by, piece.source, piece.length) for piece in pieces)


def _append(passage: Passage, text: str, pieces: Sequence[Piece], lines: tuple[Line, ...]) -> None:
    """Loose cells break a symbol or a period in two: "giai đoạn 2021-", "2025, định hướng …"."""
    joint = "" if passage.text.endswith(("-", "/")) else " "
    passage.pieces += _shifted(pieces, len(passage.text) + len(joint))
    passage.text += joint + text
    passage.lines += lines


def appendix_heading(text: str) -> str | None:
    """The number of the appendix that begins here, empty for one without; None for any other text."""
    match = _APPENDIX.match(text)
    if match is None:
        return None
    rest = match["rest"].strip(" .:-–")
    if rest and (rest.upper() != rest and len(rest) > 60):
        return None
    if rest and rest[:1].islower():
        return None
    number = (match["number"] or "").lstrip("0")
    return (
        str(parse_number_words(number.lower()))
        if len(number) > 1 and number.isalpha() and not _ROMAN.match(number)
        else number
    )
