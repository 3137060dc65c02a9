"""What stands on the paper, in the words and order of the layout, for whatever writes it."""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

from tinhso.papers.footnotes import marks_in
from tinhso.papers.model import Block, Document, Head, Paragraph, Table

KIND_NAMES = {
    "plan": "KẾ HOẠCH",
    "telegram": "CÔNG ĐIỆN",
    "directive": "CHỈ THỊ",
    "notice": "THÔNG BÁO",
    "conclusion_notice": "THÔNG BÁO",
    "decision": "QUYẾT ĐỊNH",
    "resolution": "NGHỊ QUYẾT",
    "programme": "CHƯƠNG TRÌNH",
    "report": "BÁO CÁO",
    "submission": "TỜ TRÌNH",
    "guidance": "HƯỚNG DẪN",
    "scheme": "ĐỀ ÁN",
    "regulation": "QUY CHẾ",
    "circular": "THÔNG TƯ",
    "decree": "NGHỊ ĐỊNH",
}
_APPENDIX = re.compile(r"^PHỤ LỤC\b|^Phụ lục\b.{0,8}$")
_ENCLOSED = re.compile(r"^\((?:Ban hành|Kèm theo|Đính kèm)")
_PLACE = re.compile(r"(?<=ỦY BAN NHÂN DÂN)\s+(?=TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)")
_BLANK = "\u00a0" * 8
_FIGURE = re.compile(r"[\d.,/%–—-]+")
LANDSCAPE_COLUMNS = 5


@dataclass
class Piece:
    """`kind` is heading, paragraph, item, title (centred) or table. `weights` share out a table's width; `centred` and
    `bold` say it of its cells and rows."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    centred: list[list[bool]] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)


@dataclass
class Part:
    """The body, or an appendix on pages of its own."""

    pieces: list[Piece]
    landscape: bool = False


@dataclass
class Sheet:
    superior: str
    issuer: list[str]
    number: str
    place_and_date: str
    kind: str
    subject: str
    about: str
    recipients: list[str]
    body: Part
    appendices: list[Part]
    authority: str
    position: list[str]
    signer: str
    copies_to: list[str]
    notes: dict[str, str]
    qr: str = ""
    beside: list[str] = field(default_factory=list)
    beside_name: str = ""

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def is_figure(text: str) -> bool:
    """Whether a cell holds nothing but a figure, which stands in the middle of its column."""
    return _FIGURE.fullmatch(text) is not None


def is_total(row: list[str]) -> bool:
    """Whether a row sums up the rows above it: no number of its own, and it says so."""
    return len(row) > 2 and not row[0] and row[1].lower().startswith(("tổng cộng", "tổng số"))


def lay_out(document: Document) -> Sheet:
    """The sheet of a document. What the clerk fills in after printing (number, day) stays blank."""
    head, form = document.head, document.form
    body, appendices = _parts(document.blocks)
    letter = head.kind == "official_letter"
    return Sheet(
        superior=head.superior.upper(),
        issuer=_PLACE.sub("\n", head.issuer.upper(), count=1).split("\n"),
        number=form.reference if form and form.reference else f"Số: {_number(head)}",
        place_and_date=_place_and_date(head),
        kind="" if letter else KIND_NAMES.get(head.kind, head.kind.upper()),
        subject="" if letter else head.subject,
        about=f"V/v {head.subject}" if letter and head.subject else "",
        recipients=list(head.recipients),
        body=Part(body.pieces, form.landscape) if form else _ended(body),
        appendices=appendices,
        authority=document.signature.authority,
        position=list(document.signature.position),
        signer=document.signature.name,
        copies_to=_copies(document.copies_to),
        notes={note.mark: note.text for note in document.footnotes if _is_marked(note.mark, document)},
        qr=form.qr if form else "",
        beside=list(form.beside.position) if form else [],
        beside_name=form.beside.name if form else "",
    )


def _number(head: Head) -> str:
    written = head.symbol or head.symbol_as_written
    return f"{_BLANK}{written}" if written.startswith(("/", "-")) or not written else written


def _place_and_date(head: Head) -> str:
    issued = head.issued_on
    day = f"{issued.day:02}" if issued and issued.day else _BLANK
    month = (f"{issued.month:02}" if issued.month < 3 else str(issued.month)) if issued and issued.month else _BLANK
    year = str(issued.year) if issued else _BLANK
    return f"{head.place_name or _BLANK}, ngày {day} tháng {month} năm {year}"


def _parts(blocks: tuple[Block, ...]) -> tuple[Part, list[Part]]:
    body, appendices = Part([]), list[Part]()
    addressed = False
    for block in blocks:
        if isinstance(block, Paragraph) and block.text.startswith("Kính gửi"):
            addressed = True
            continue
        if addressed and isinstance(block, Paragraph) and block.marker and block.marker.is_bullet:
            continue
        addressed = False
        if isinstance(block, Paragraph) and _APPENDIX.match(block.text):
            appendices.append(Part([]))
        part = appendices[-1] if appendices else body
        piece = _piece(
            block, in_appendix_head=bool(appendices) and not any(p.kind in ("table", "paragraph") for p in part.pieces)
        )
        part.pieces.append(piece)
        if piece.kind == "table" and len(piece.weights) >= LANDSCAPE_COLUMNS and appendices:
            part.landscape = True
    return body, appendices


def _piece(block: Block, *, in_appendix_head: bool) -> Piece:
    if isinstance(block, Table):
        width = max(len(row.cells) for row in block.rows)
        rows = [[*row.cells, *[""] * (width - len(row.cells))] for row in block.rows]
        centred = [
            [not at or not column or is_figure(cell) for column, cell in enumerate(row)] for at, row in enumerate(rows)
        ]
        bold = [not at or _is_heading(row) or is_total(row) for at, row in enumerate(rows)]
        return Piece("table", rows=rows, weights=_weights(rows), centred=centred, bold=bold)
    text, marker = block.text, block.marker
    if in_appendix_head and (text.isupper() or _APPENDIX.match(text) or _ENCLOSED.match(text)):
        return Piece("title", text)
    if marker and marker.kind in ("part", "roman", "letter_upper") and len(text) < 300:
        return Piece("heading", text)
    if marker and marker.kind == "number" and len(text) < 120 and not text.endswith((".", ";")):
        return Piece("heading", text)
    return Piece("paragraph", text)


def _is_heading(row: list[str]) -> bool:
    return len(row) > 3 and sum(bool(cell) for cell in row) <= 2


def _weights(rows: list[list[str]]) -> list[float]:
    """Shares of the width: wide enough for the longest word, and more for columns that hold more."""
    weights = []
    for column in range(len(rows[0])):
        texts = [row[column] for row in rows if sum(bool(cell) for cell in row) > 2]
        longest = max((len(word) for text in texts for word in text.split()), default=2)
        mean = sum(len(text) for text in texts) / max(1, len(texts))
        weights.append(round(max(longest * 0.9, 2.5 + mean**0.62), 2))
    return weights


def _ended(part: Part) -> Part:
    """The text of a document ends with "./."."""
    for piece in reversed(part.pieces):
        if piece.kind == "paragraph":
            if not piece.text.rstrip().endswith("./."):
                piece.text = piece.text.rstrip().rstrip(".;,") + "./."
            break
    return part


def _copies(copies: tuple[str, ...]) -> list[str]:
    entries = [copy.strip(" .;") for copy in copies]
    return [f"- {entry}{'.' if at == len(entries) - 1 else ';'}" for at, entry in enumerate(entries)]


def _is_marked(mark: str, document: Document) -> bool:
    texts = [p.text for p in document.paragraphs] + [
        cell for t in document.tables for row in t.rows for cell in row.cells
    ]
    return any(mark in marks_in(text) for text in texts)
