"""The numbered rows of the document's own tables and appendices, also where a text lost the table around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tinhso.checker.claim import Sentence
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.passages import Grid, Walk
from tinhso.papers.patterns import compiled

_NUMBER = re.compile(r"\d{1,3}[.)]?")
_FIRST = compiled(r"^(?P<number>\d{1,3})(?:[.)]?$|\s+(?=[A-ZĐÀ-Ỹ]))")
_STATE = compiled(r"tình trạng|trạng thái|kết quả|tiến độ|ghi chú", re.IGNORECASE)
_LEAST = 3
_NOT = ("chưa", "không", "đang")
_TOTAL = compiled(
    r"^\W*(?:(?:tổng|cộng)(?:\s+(?:cộng|số|chung|thu|chi|vốn|kinh phí|các\s.*|(?:toàn|cả)\s\w+|\(.*))*\s*:?|"
    r"(?:toàn|cả)\s+(?:tỉnh|xã|phường|ngành|sở|vùng|khối|trường|thôn|huyện|đơn vị|năm|kỳ)\s*(?:\(.*)?:?|chung\s*:?|"
    r"(?:tổng|cộng)\s+(?:số\s+)?[^\W\d_]+(?:\s[^\W\d_]+){0,2})$",
    re.IGNORECASE,
)


def is_total_row(grid: Grid, row: int) -> bool:
    """Whether a row of a table says in its first cells that it is the total of others."""
    return any(_TOTAL.match(grid.text(row, column).strip()) for column in range(3))


@dataclass(frozen=True, slots=True)
class Row:
    """`state` is the cell that says how far it is; the whole text where the columns are lost."""

    number: int
    text: str
    state: str
    cells: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        return "hoàn thành" in self.state.lower() and not re.match(r"\s*(?:chưa|không|đang)\b", self.state.lower())


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an appendix; `label` is its number, empty for an appendix without one, `about` its title and head."""

    appendix: int
    label: str
    rows: tuple[Row, ...]
    about: str = ""

    @property
    def count(self) -> int:
        return len(self.rows)

    def said(self) -> Iterator[tuple[list[str], frozenset[str]]]:
        """The columns with a few words that come again and again: what each row says, and these words."""
        if all(row.cells for row in self.rows):
            yield from repeated_words([row.cells for row in self.rows])

    def having(self, words: str) -> int:
        """How many rows say these words."""
        return sum(words in row.text.lower() for row in self.rows)


def repeated_words(rows: Sequence[Sequence[str]]) -> Iterator[tuple[list[str], frozenset[str]]]:
    """Of rows of cells, the columns with a few words that come again and again, in small letters."""
    for column in range(min(map(len, rows), default=0)):
        said = [row[column].strip().lower() for row in rows]
        values = frozenset(value for value in said if value and len(value.split()) <= 5 and not re.search(r"\d", value))
        if 2 <= len(values) <= 5 and len(values) < len(rows):
            yield said, values


def said_of(sentence: Sentence, number: Number, values: frozenset[str]) -> str:
    """The longest of the values that the clause of a number holds; empty if none."""
    text = sentence.passage.text.lower()
    ratio = sentence.ratio_with(number)
    others = [n for n in sentence.counts if n is not number and (ratio is None or n not in (ratio.part, ratio.whole))]
    begins = [text.rfind(mark, sentence.start, number.start) + 1 for mark in ",;:("]
    begins += [n.end for n in others if n.end <= number.start]
    ends = [at for mark in ",;.:)" if (at := text.find(mark, number.end, sentence.end)) >= 0]
    ends += [n.start for n in others if n.start >= number.end]
    clause = text[max(*begins, sentence.start) : min(ends, default=sentence.end)]
    found = [value for value in values if re.search(rf"(?<!\w){re.escape(value)}(?!\w)", clause)]
    best = max(found, key=len, default="")
    negated = best and re.search(rf"\b(?:{'|'.join(_NOT)})\s+(?:được\s+)?{re.escape(best)}", clause)
    return "" if negated and not best.startswith(_NOT) else best


def rows_of(walk: Walk) -> list[Rows]:
    """Appendix by appendix, those with too few rows to be lists left out."""
    found = []
    for place, appendix in enumerate(walk.appendices, 1):
        grids = [grid for grid in walk.grids if grid.appendix == place]
        rows = [row for grid in grids for row in _of_grid(grid)] if grids else _of_lines(walk, place)
        if len(rows) >= _LEAST:
            heads = " ".join(cell.text for grid in grids for cell in grid.cells[0] if cell)
            titles = " ".join(p.text for p in walk.paragraphs if p.appendix == place) if grids else appendix.title.text
            found.append(Rows(place, appendix.number, tuple(rows), f"{titles} {heads}".lower()))
    return found


def _of_grid(grid: Grid) -> list[Row]:
    header = next((row for row in range(min(3, len(grid.cells))) if len([c for c in grid.cells[row] if c]) > 1), 0)
    columns = [c for c in range(len(grid.cells[header])) if _STATE.search(grid.text(header, c))]
    rows = []
    for index, cells in enumerate(grid.cells):
        first = grid.text(index, 0).strip()
        if _NUMBER.fullmatch(first) and index != header:
            text = " ".join(cell.text for cell in cells[1:] if cell)
            state = grid.text(index, columns[0]) if columns else text
            told = tuple(grid.text(index, column) for column in range(1, len(cells)))
            rows.append(Row(int(first.rstrip(".)")), text, state, told))
    return rows


def _of_lines(walk: Walk, appendix: int) -> list[Row]:
    """Lines that begin with the next number of a sequence begin a row; each sequence begins with 1."""
    rows: list[tuple[int, list[str]]] = []
    for passage in walk.paragraphs:
        if passage.appendix != appendix:
            continue
        for line in passage.lines:
            match = _FIRST.match(line.text.strip())
            number = int(match["number"]) if match else 0
            if number and number == (rows[-1][0] + 1 if rows else 1):
                rows.append((number, []))
            elif number == 1 and rows and line.text.strip() == "1":
                rows.append((1, []))
            if rows:
                rows[-1][1].append(line.text.strip())
    return [Row(number, text := " ".join(lines), text) for number, lines in rows]
