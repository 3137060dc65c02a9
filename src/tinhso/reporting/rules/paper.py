"""A composed report: lines and tables whose figures still know what they count, and the official document of it. Pure.

Places of the document count the lines of the paper, so that whatever the checker finds leads back to a section.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tinhso.papers import Document, Head, Paragraph, Place, Signature, Table, TableRow
from tinhso.papers.extracted import extracted_from_blocks
from tinhso.papers.model import Block
from tinhso.papers.model import Line as SourceLine
from tinhso.papers.paragraphs import paragraph
from tinhso.reporting.rules.tokens import Token, parts


@dataclass(frozen=True)
class Value:
    """What a token stands for. `url` opens its facts, `label` says what it counts; a word has neither."""

    text: str
    url: str = ""
    label: str = ""
    numerator: int | None = None
    denominator: int | None = None


Values = Mapping[str, Value]


@dataclass(frozen=True)
class Segment:
    """A stretch of words, or a figure with its `value`; `unknown`: a token that stands for nothing."""

    text: str
    value: Value | None = None
    unknown: bool = False

    @property
    def is_figure(self) -> bool:
        return self.value is not None and bool(self.value.url)


Segments = tuple[Segment, ...]


@dataclass(frozen=True)
class Line:
    """One paragraph of the paper and the section that it comes from."""

    segments: Segments
    section: str = ""
    is_heading: bool = False

    @property
    def text(self) -> str:
        return text_of(self.segments)


@dataclass(frozen=True)
class Annex:
    """An appendix: a table under its title; the first row names the columns."""

    key: str
    name: str
    title: str
    caption: str
    rows: tuple[tuple[Segments, ...], ...]


@dataclass(frozen=True)
class Paper:
    head: Head
    lines: tuple[Line, ...]
    annexes: tuple[Annex, ...] = ()
    signature: Signature = field(default_factory=Signature)
    copies_to: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Changes with any word or figure of the text; number, day and signature are not of it."""
        texts = [line.text for line in self.lines]
        texts += [text_of(cell) for annex in self.annexes for row in annex.rows for cell in row]
        return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def segments_of(text: str, values: Values) -> Segments:
    """The text with its tokens filled in."""
    return tuple(_segment(part, values) for part in parts(text))


def lines_of(text: str, values: Values, section: str) -> list[Line]:
    """One line for each line of the text; a token alone on its line brings its own lines. Empty lines are left out."""
    found: list[Line] = []
    for written in text.splitlines():
        pieces = list(parts(written.strip()))
        if len(pieces) == 1 and isinstance(pieces[0], Token) and (value := values.get(pieces[0].key)):
            found += [Line((Segment(each, value if value.url else None),), section) for each in value.text.splitlines()]
        elif pieces:
            found.append(Line(segments_of(written.strip(), values), section))
    return found


def text_of(segments: Sequence[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def as_document(paper: Paper) -> Document:
    """The official document, with the extracted text in which places and spans are found."""
    blocks = tuple(_blocks(paper))
    return Document(
        head=paper.head,
        blocks=blocks,
        signature=paper.signature,
        copies_to=paper.copies_to,
        has_letterhead=True,
        extracted=extracted_from_blocks(blocks, ()),
    )


def section_at(paper: Paper, number: int) -> str:
    """The section (or appendix) in which a line of the document stands, by the line's number from 1."""
    if number <= len(paper.lines):
        return paper.lines[number - 1].section
    at = len(paper.lines)
    for annex in paper.annexes:
        at += TITLE_LINES + len(annex.rows)
        if number <= at:
            return annex.key
    return ""


TITLE_LINES = 3


def _blocks(paper: Paper) -> Iterator[Block]:
    number = 0
    for line in paper.lines:
        number += 1
        yield _paragraph(line.text, number)
    for annex in paper.annexes:
        for text in (annex.name, annex.title, annex.caption):
            number += 1
            yield _paragraph(text, number)
        rows = []
        for row in annex.rows:
            number += 1
            rows.append(TableRow(tuple(text_of(cell) for cell in row), Place(number)))
        yield Table(tuple(rows), Place(number - len(rows) + 1, number))


def _paragraph(text: str, number: int) -> Paragraph:
    return paragraph([SourceLine(text, Place(number), gap=1)])


def _segment(part: str | Token, values: Values) -> Segment:
    if isinstance(part, str):
        return Segment(part)
    value = values.get(part.key)
    return Segment(part.raw, unknown=True) if value is None else Segment(value.text, value)
