"""Footnotes that stand between the lines of a page, and their marks in the text."""

import re

from tinhso.papers.model import Block, Footnote, Paragraph, Table
from tinhso.papers.paragraphs import paragraph
from tinhso.papers.patterns import compiled

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_TO_SUPERSCRIPTS = str.maketrans("0123456789", SUPERSCRIPTS)
_NOTE = compiled(rf"^(?:(?P<raised>[{SUPERSCRIPTS}]{{1,3}})\s*|\[(?P<bracketed>\d{{1,3}})\]:?\s*)(?=\S{{2}})")
_PLAIN_NOTE = compiled(r"^(?P<plain>\d{1,2})\s+(?=[A-ZĐÀ-Ỹ(][^.]{3})")
_MARK = compiled(rf"\s*(?:(?P<raised>[{SUPERSCRIPTS}]{{1,3}})|\[(?P<bracketed>\d{{1,3}})\])(?:\s+(?=[.,;:)]))?")


_END_MARK = re.compile(r"\.?\s*/\.?\s*$")


def raised(mark: str) -> str:
    """ "12" → "¹²", the form in which marks stand in a document's texts."""
    return mark.translate(_TO_SUPERSCRIPTS)


def marks_in(text: str) -> list[str]:
    """The footnote marks in a text, in order, as figures."""
    return [_figures(match) for match in _MARK.finditer(text)]


def without_marks(text: str) -> str:
    """The text without footnote marks and without the "./." that ends a document."""
    text = _MARK.sub("", text).strip() if marks_in(text) else text
    return _END_MARK.sub(".", text)


def take_footnotes(blocks: list[Block]) -> tuple[list[Block], list[Footnote]]:
    """The blocks without the notes that stood among them, and the notes."""
    kept: list[Block] = []
    notes: list[Footnote] = []
    seen = ""
    for block in blocks:
        if isinstance(block, Table):
            kept.append(block)
            seen += " ".join(cell for row in block.rows for cell in row.cells) + " "
            continue
        if notes and kept and kept[-1] is not block and _goes_on(notes[-1], block):
            note = notes[-1]
            notes[-1] = Footnote(note.mark, f"{note.text} {block.text}", note.place.through(block.place))
            continue
        left, found = _split(block, seen)
        notes += found
        if left is not None:
            kept.append(left)
            seen += left.text + " "
    return kept, notes


def _goes_on(note: Footnote, block: Paragraph) -> bool:
    """ "(9) …" goes on with a note that ended at "(8) …;"."""
    marker = block.marker
    if marker is None or marker.kind != "parenthesis" or not marker.number:
        return False
    return f"({marker.number - 1})" in note.text and f"({marker.number})" not in note.text


def _split(block: Paragraph, seen: str) -> tuple[Paragraph | None, list[Footnote]]:
    """A note may begin at any line of what seemed one paragraph; it lasts to the end of the paragraph."""
    lines = block.lines
    for index, line in enumerate(lines):
        match = _NOTE.match(line.text) or _plain_note(line.text, seen)
        if match is None:
            continue
        rest = paragraph(lines[index:])
        note = Footnote(_figures(match), rest.text[len(match.group()) :].strip(), rest.place)
        return (paragraph(lines[:index]) if index else None), [note]
    return block, []


def _plain_note(text: str, seen: str) -> re.Match[str] | None:
    """ "3 Gồm: …" is a note when an earlier word has the figure glued on ("Đề án 063")."""
    match = _PLAIN_NOTE.match(text)
    if match and compiled(rf"(?:[a-zà-ỹ”\")]|\b06){match['plain']}(?![\d/%]|[.,]\d)").search(seen[-6000:]):
        return match
    return None


def _figures(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return (groups.get("raised") or groups.get("bracketed") or groups.get("plain") or "").translate(_TO_DIGITS)
