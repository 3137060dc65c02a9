"""Reads PDF with text: lines with their columns, ruled tables with their spans. A scan without text is refused."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium

from tinhso.papers.assembling import assemble
from tinhso.papers.cleaning import clean_line
from tinhso.papers.errors import UnreadableError
from tinhso.papers.gutters import Found, tables_of
from tinhso.papers.layout_tables import table_or_lines
from tinhso.papers.model import Block, Document, Line, Paragraph, Place, TableRow
from tinhso.papers.paragraphs import PAGE_NUMBER, with_paragraphs
from tinhso.papers.pdf_grid import Grid, cells_of, grids_of
from tinhso.papers.pdf_page import Page, Word, lines_of_words, read_page, text_of
from tinhso.papers.set_lines import POINTS, SetLine, Token

PAGE_LIMIT = 600
_FILLED_IN_LATER = ("ngày", "tháng", "năm", "số:", "số")  # a blank for the clerk stands behind these


def read_pdf(content: bytes) -> Document:
    """Raises UnreadableError for a file that is damaged, locked or has no text."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise UnreadableError("encrypted" if "password" in str(error).lower() else "corrupt") from error
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pdfium.PdfDocument) -> Document:
    if len(document) > PAGE_LIMIT:
        raise UnreadableError("too_long")
    reader = _Reader()
    words = images = 0
    for number in range(len(document)):
        try:
            page = document[number]
            found = read_page(page)
            page.close()
        except pdfium.PdfiumError as error:
            raise UnreadableError("corrupt") from error
        words += len(found.words)
        images += found.has_image
        reader.add_page(found, number + 1)
    if words < 5 * max(1, len(document)) and (images or words == 0):
        raise UnreadableError("scanned")
    return assemble(with_paragraphs(reader.blocks))


class _Reader:
    """Turns pages into blocks, counting lines through the whole document."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._line = 0
        self._last: list[Word] | None = None

    def add_page(self, page: Page, number: int) -> None:
        grids = grids_of(page)
        free = [word for word in page.words if not any(grid.holds(word) for grid in grids)]
        lines = lines_of_words(free)
        pending: list[Line] = []
        previous: list[Word] | None = None
        waiting = list(grids)
        first = True
        rhythm = _rhythm(lines)
        unruled = {found.start: found for found in _unruled(lines, rhythm)}
        skip_to = 0
        for at, line in enumerate(lines):
            if at < skip_to:
                continue
            while waiting and waiting[0].ys[0] > line[0].middle:
                self._close(pending)
                self._add_grid(waiting.pop(0), page, number, first)
                first, previous = False, None
            if at in unruled:
                self._close(pending)
                self._add_unruled(unruled[at].rows, number, first)
                skip_to, first, previous = unruled[at].end, False, None
                self._last = None
                continue
            if _is_page_number(line, page):
                continue
            gap = rhythm.gap(previous, line)
            for index, part in enumerate(_columns(line)):
                text = clean_line(text_of(part))
                if text:
                    forced = rhythm.forced(self._last, part) if index == 0 and self._last else None
                    pending.append(
                        Line(text, self._place(number), gap if index == 0 else 1, first and number > 1, forced)
                    )
                    first = False
            self._last = line if len(_columns(line)) == 1 else None
            previous = line
        self._close(pending)
        for grid in waiting:
            self._add_grid(grid, page, number, first)
            first = False

    def _close(self, pending: list[Line]) -> None:
        if pending:
            self.blocks.append(Paragraph("", pending[0].place, tuple(pending)))
            pending.clear()

    def _add_grid(self, grid: Grid, page: Page, number: int, first: bool) -> None:
        self._last = None
        held = [word for word in page.words if grid.holds(word)]
        rows: list[TableRow] = []
        above: dict[int, str] = {}
        for index, texts in enumerate(cells_of(grid, held)):
            cells = []
            spanned = texts[0] is None
            for column, text in enumerate(texts):
                if text is None:
                    reaches_down = index > 0 and not spanned and column in above and _starts_own(texts, column)
                    cells.append(above.get(column, "") if reaches_down else "")
                else:
                    above[column] = _cell(text)
                    cells.append(above[column])
            rows.append(TableRow(tuple(cells), self._place(number), first and index == 0))
        self.blocks += table_or_lines(rows)

    def _add_unruled(self, found: Sequence[TableRow], number: int, first: bool) -> None:
        rows = [
            TableRow(tuple(clean_line(cell) for cell in row.cells), self._place(number), first and index == 0)
            for index, row in enumerate(found)
        ]
        self.blocks += table_or_lines(rows)

    def _place(self, number: int) -> Place:
        self._line += 1
        return Place(self._line, page=number)


def _starts_own(texts: list[str | None], column: int) -> bool:
    """Whether a missing cell was taken by the row above, not by a wide cell on its left."""
    return any(text is not None for text in texts[column + 1 :]) or (
        column == len(texts) - 1 and texts.count(None) < len(texts) - 2
    )


def _cell(text: str) -> str:
    return "\n".join(clean_line(line) for line in text.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """How the lines of a page follow each other: the usual distance, and where the text begins on the left."""

    pitch: float
    left: float
    right: float

    def forced(self, previous: list[Word], line: list[Word]) -> bool:
        """Whether the first word of a line had no room at the end of the line before."""
        return previous[-1].right + 3 + (line[0].right - line[0].left) > self.right - 1

    def gap(self, previous: list[Word] | None, line: list[Word]) -> int:
        """1 where a line stands further off than usual or is indented, which begins a paragraph."""
        indented = 12 < line[0].left - self.left < 90
        far = previous is not None and _baseline(previous) - _baseline(line) > 1.22 * self.pitch
        return int(far or indented)


def _rhythm(lines: list[list[Word]]) -> _Rhythm:
    pitches = sorted(_baseline(one) - _baseline(other) for one, other in pairwise(lines))
    right = max((line[-1].right for line in lines), default=0.0)
    lefts = Counter(round(line[0].left / 3) * 3 for line in lines)
    return _Rhythm(
        pitches[len(pitches) // 3] if pitches else 14.0, float(lefts.most_common(1)[0][0]) if lefts else 0.0, right
    )


def _unruled(lines: list[list[Word]], rhythm: _Rhythm) -> list[Found]:
    """The tables that nothing but blanks parts, among the lines of a page."""
    set_lines = []
    for at, line in enumerate(lines):
        tokens = tuple(Token(word.text, word.left, word.right) for word in line)
        gap = at > 0 and _baseline(lines[at - 1]) - _baseline(line) > 1.22 * rhythm.pitch
        set_lines.append(SetLine(tokens, -_baseline(line), Place(at + 1), gap))
    return tables_of(set_lines, POINTS)


def _baseline(line: list[Word]) -> float:
    return sorted(word.bottom for word in line)[len(line) // 2]


def _height(line: list[Word]) -> float:
    return max((word.height for word in line), default=10.0)


def _is_page_number(line: list[Word], page: Page) -> bool:
    at_edge = line[0].middle > page.height * 0.92 or line[0].middle < page.height * 0.08
    return at_edge and bool(PAGE_NUMBER.match(text_of(line)))


def _columns(line: list[Word]) -> list[list[Word]]:
    """A line that a wide gap parts is two: the letterhead, and the signature beside the list of copies."""
    parts: list[list[Word]] = [[line[0]]]
    size = _height(line)
    for one, other in pairwise(line):
        if other.left - one.right > 2.6 * size and one.text.lower() not in _FILLED_IN_LATER:
            parts.append([])
        parts[-1].append(other)
    return parts
