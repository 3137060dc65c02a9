"""Where in the document each field of a task was read: so that a person sees source and reading side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from tinhso.papers import Footnote, Paragraph, Place, Table
from tinhso.papers.model import Block

SHORTEST_PART = 3  # characters: a piece of a broken cell that is shorter says nothing about where it belongs
ENDS = 24  # characters by which the two ends of a text are known when something stands in its middle


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the document as shown: a paragraph (`row` and `cell` None), or one cell of a table."""

    block: int
    row: int | None
    cell: int | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Mark:
    """`start` to `end` (characters) of one piece are the source of a field."""

    block: int
    row: int | None
    cell: int | None
    start: int
    end: int

    def as_json(self) -> list[int | None]:
        return [self.block, self.row, self.cell, self.start, self.end]


def pieces_of(blocks: Iterable[Block], footnotes: Iterable[Footnote] = ()) -> list[Piece]:
    """Every text of the document in order; footnotes stand at the end, as blocks of their own."""
    pieces: list[Piece] = []
    numbers = count()
    for block in blocks:
        number = next(numbers)
        if isinstance(block, Paragraph):
            pieces.append(Piece(number, None, None, block.text, block.place))
        elif isinstance(block, Table):
            for row_number, row in enumerate(block.rows):
                pieces += [
                    Piece(number, row_number, cell, text, row.place) for cell, text in enumerate(row.cells) if text
                ]
    pieces += [Piece(next(numbers), None, None, f"{note.mark} {note.text}", note.place) for note in footnotes]
    return pieces


class Sources:
    """Finds where the fields of tasks stand, among the pieces of one document."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = list(pieces)
        self._by_line: dict[int, list[Piece]] = {}
        for piece in self._pieces:
            for line in _lines(piece.place):
                self._by_line.setdefault(line, []).append(piece)

    def of(self, place: Place | None, fields: Mapping[str, Iterable[str]], until: int = 0) -> dict[str, list[Mark]]:
        """Field → its marks. What doesn't stand at the place itself may stand below, before the line `until`, where
        the next task begins. A text that isn't found has no mark: a person looks for it."""
        near, below = self._near(place), self._below(place, until)
        found: dict[str, list[Mark]] = {}
        for field, texts in fields.items():
            marks = [mark for text in texts for mark in _marks(near, text) or _marks(below, text)]
            found[field] = list(dict.fromkeys(marks))
        return found

    def at(self, place: Place | None) -> list[Mark]:
        """Everything that stands at a place."""
        return [Mark(piece.block, piece.row, piece.cell, 0, len(piece.text)) for piece in self._near(place)]

    def above(self, place: Place | None, text: str) -> list[Mark]:
        """The nearest place above that says it: an addressee stands in the heading over what he must do."""
        if place is None:
            return []
        earlier = [piece for piece in self._pieces if piece.place.line <= place.line]
        return next((marks for piece in reversed(earlier) if (marks := list(_whole([piece], text)))), [])

    def _below(self, place: Place | None, until: int) -> list[Piece]:
        if place is None:
            return []
        end = max(place.end_line, place.line)
        return [piece for line in range(end + 1, until) for piece in self._by_line.get(line, ())]

    def _near(self, place: Place | None) -> list[Piece]:
        if place is None:
            return []
        near: dict[tuple[int, int | None, int | None], Piece] = {}
        for line in _lines(place):
            for piece in self._by_line.get(line, ()):
                near.setdefault((piece.block, piece.row, piece.cell), piece)
        return [near[key] for key in sorted(near, key=lambda key: tuple(-1 if part is None else part for part in key))]


def _lines(place: Place) -> range:
    return range(place.line, max(place.end_line, place.line) + 1)


def _marks(near: list[Piece], text: str) -> list[Mark]:
    """The text in one piece, else the pieces that it was put together from, else from its beginning to its end."""
    return list(_whole(near, text)) or list(_parts(near, text)) or list(_between_ends(near, text))


def _whole(near: list[Piece], text: str) -> Iterator[Mark]:
    wanted, _places = _squeezed(text)
    for piece in near if wanted else []:
        have, places = _squeezed(piece.text)
        at = have.find(wanted)
        if at >= 0:
            yield _mark(piece, places, at, at + len(wanted))
            return


def _parts(near: list[Piece], text: str) -> Iterator[Mark]:
    wanted, _places = _squeezed(text)
    for piece in near:
        have, places = _squeezed(piece.text)
        if len(have) >= SHORTEST_PART and have in wanted:
            yield _mark(piece, places, 0, len(have))


def _between_ends(near: list[Piece], text: str) -> Iterator[Mark]:
    """A footnote's mark, or a repeated header, may stand in the middle of what was read as one text."""
    wanted, _places = _squeezed(text)
    if len(wanted) < 2 * ENDS:
        return
    begun = False
    for piece in near:
        have, places = _squeezed(piece.text)
        start, end = have.find(wanted[:ENDS]), have.rfind(wanted[-ENDS:])
        begun = begun or start >= 0
        if start >= 0 and end < 0:
            yield _mark(piece, places, start, len(have))
        elif begun and end >= 0:
            yield _mark(piece, places, max(start, 0), end + ENDS)
            return


def _mark(piece: Piece, places: list[int], start: int, end: int) -> Mark:
    return Mark(piece.block, piece.row, piece.cell, places[start], places[end - 1] + 1)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without blanks and in small letters, and where each letter stood."""
    kept = [(letter.lower(), place) for place, letter in enumerate(text) if not letter.isspace()]
    kept = [(letter, place) for letter, place in kept if len(letter) == 1]
    return "".join(letter for letter, _place in kept), [place for _letter, place in kept]
