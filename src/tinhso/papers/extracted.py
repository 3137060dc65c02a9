"""The text of a document as it came out of its file, and where each place of the document stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.papers.model import Block, Extracted, Footnote, Paragraph

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class _Writer:
    """Lines of text under the numbers of their places; the pieces of one number stand together."""

    pieces: dict[int, list[str]]

    def add(self, number: int, text: str) -> None:
        self.pieces.setdefault(number, []).append(text)


def extracted_from_text(text: str) -> Extracted:
    """For plain text the extracted text is the text itself, character by character."""
    regions: dict[int, tuple[int, int]] = {}
    start = number = 0
    for number, end in enumerate(_LINE_END.finditer(text), 1):
        regions[number] = (start, end.start())
        start = end.end()
    regions[number + 1] = (start, len(text))
    return Extracted(text, regions, is_source=True)


def extracted_from_blocks(blocks: Sequence[Block], notes: Sequence[Footnote]) -> Extracted:
    """For .docx and .pdf: a line per line of the document, cells parted by tabs, footnotes last."""
    writer = _Writer({})
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in block.lines:
                writer.add(line.place.line, line.text)
        else:
            for row in block.rows:
                writer.add(row.place.line, "\t".join(row.cells))
    for note in notes:
        writer.add(note.place.line, f"{note.mark} {note.text}")
    regions: dict[int, tuple[int, int]] = {}
    texts: list[str] = []
    start = 0
    for number in sorted(writer.pieces):
        text = "\n".join(writer.pieces[number])
        regions[number] = (start, start + len(text))
        texts.append(text)
        start += len(text) + 1
    return Extracted("\n".join(texts), regions)
