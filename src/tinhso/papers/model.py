"""The document model: what a paper says, and where in its source it says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tinhso.kernel.dates import PartialDate
from tinhso.papers.markers import Marker


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source, counted from 1: lines of a text, paragraphs of a .docx, lines of a PDF."""

    line: int
    end_line: int = 0
    page: int | None = None
    table: int | None = None
    row: int | None = None

    def through(self, other: "Place") -> "Place":
        """From here to the end of another place."""
        end = max(self.end_line or self.line, other.end_line or other.line)
        return Place(self.line, end, self.page, self.table, self.row)

    def as_json(self) -> dict[str, int]:
        return {name: value for name in self.__slots__ if (value := getattr(self, name))}

    def __str__(self) -> str:
        lines = f"{self.line}-{self.end_line}" if self.end_line > self.line else f"{self.line}"
        parts = [f"dòng {lines}"]
        if self.page:
            parts.insert(0, f"trang {self.page}")
        if self.table:
            parts.append(f"bảng {self.table}, hàng {self.row}" if self.row else f"bảng {self.table}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source. `gap` counts the blank lines before it; `after_break` where a page seems to begin.

    `forced` says whether its first word had no room on the line before; None where the source doesn't tell.
    """

    text: str
    place: Place
    gap: int = 0
    after_break: bool = False
    forced: bool | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or list item. `marker` is its numbering or bullet, `body` the text without it."""

    text: str
    place: Place
    lines: tuple[Line, ...] = ()
    marker: Marker | None = None

    @property
    def body(self) -> str:
        return self.marker.strip_from(self.text) if self.marker else self.text


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells from left to right; a cell that spans columns or rows is repeated in `spanned` places as empty text.

    A line break in a cell is one that its writer made, never one that the column's width forced.
    """

    cells: tuple[str, ...]
    place: Place
    after_break: bool = False

    @property
    def filled(self) -> tuple[int, ...]:
        return tuple(index for index, cell in enumerate(self.cells) if cell)


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[TableRow, ...]
    place: Place


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Footnote:
    mark: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text. `symbol` is None while its number is blank; `symbol_as_written` has the rest."""

    superior: str = ""
    issuer: str = ""
    symbol: str | None = None
    symbol_as_written: str = ""
    place_name: str = ""
    issued_on: PartialDate | None = None
    kind: str = ""
    subject: str = ""
    recipients: tuple[str, ...] = ()

    @property
    def issued_day(self) -> date | None:
        return self.issued_on.first_day if self.issued_on and self.issued_on.is_exact else None


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` is "TM. ỦY BAN NHÂN DÂN" or empty, `position` the lines of office, `name` the signer."""

    name: str = ""
    position: tuple[str, ...] = ()
    authority: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class FormLayout:
    """What a filled form has and an official text hasn't: `reference` in the place of the number, the QR code of some
    text, somebody who signs on the left, a wide page. It doesn't end with "./."."""

    reference: str = ""
    qr: str = ""
    beside: Signature = field(default_factory=Signature)
    landscape: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Extracted:
    """The text that came out of a file. `regions` has, by the line of a place, its first and last character + 1.

    `is_source` where that text is the file's own (plain text); of .docx and .pdf it is made while reading.
    """

    text: str = ""
    regions: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    is_source: bool = False

    def region(self, place: Place) -> tuple[int, int]:
        """Where a place stands in the text. Raises KeyError for a place of another document."""
        return self.regions[place.line][0], self.regions[max(place.end_line, place.line)][1]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `blocks` hold the text between head and end, appendices included, in order. `form` is set of
    forms that are written, never of what was read.

    `opening` holds the blocks that `head` was read from; `extracted` is the text in which places can be looked up.
    """

    head: Head
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    signature: Signature = field(default_factory=Signature)
    copies_to: tuple[str, ...] = ()
    has_letterhead: bool = False
    opening: tuple[Block, ...] = field(default=(), compare=False, repr=False)
    extracted: Extracted = field(default_factory=Extracted, compare=False, repr=False)
    form: FormLayout | None = None

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]
