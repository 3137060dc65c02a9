"""Reads .docx: paragraphs with the numbers Word computes, tables with their spans resolved, footnotes."""

from collections.abc import Iterator

from lxml import etree

from tinhso.papers.archive import Parts
from tinhso.papers.assembling import assemble
from tinhso.papers.cleaning import clean_line
from tinhso.papers.docx_numbering import Numbering, W
from tinhso.papers.errors import UnreadableError
from tinhso.papers.footnotes import raised
from tinhso.papers.layout_tables import table_or_lines
from tinhso.papers.model import Block, Document, Footnote, Line, Paragraph, Place, TableRow
from tinhso.papers.paragraphs import paragraph as paragraph_of

_SKIPPED = {
    W + "del",
    W + "instrText",
    W + "delText",
    W + "pict",
    W + "object",
    W + "moveFrom",
    W + "rPr",
    W + "pPr",
    W + "drawing",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DEPTH = 12


def read_docx(content: bytes) -> Document:
    """Raises UnreadableError for a file that is damaged, swollen, encrypted or bears macros."""
    parts = Parts(content)
    types = parts.read("[Content_Types].xml") or b""
    if b"macroEnabled" in types:
        raise UnreadableError("macros")
    body = _root(parts, "word/document.xml")
    body_element = body.find(W + "body") if body is not None else None
    if body_element is None:
        raise UnreadableError("corrupt")
    reader = _Reader(Numbering(_root(parts, "word/numbering.xml"), _root(parts, "word/styles.xml")))
    blocks = reader.blocks(body_element, 0)
    return assemble(blocks, reader.notes(_root(parts, "word/footnotes.xml")))


def _root(parts: Parts, name: str) -> etree._Element | None:
    content = parts.read(name)
    if content is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("corrupt") from error


class _Reader:
    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._line = 0
        self._note_marks: dict[str, str] = {}
        self._new_page = False

    def blocks(self, container: etree._Element, depth: int) -> list[Block]:
        blocks: list[Block] = []
        for element in container:
            if element.tag == W + "p":
                blocks += self._paragraph(element)
            elif element.tag == W + "tbl" and depth < _DEPTH:
                blocks += self._table(element, depth)
            elif (
                element.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "smartTag", W + "customXml")
                and depth < _DEPTH
            ):
                blocks += self.blocks(element, depth + 1)
        return blocks

    def _paragraph(self, element: etree._Element) -> list[Block]:
        """A paragraph; its manual line breaks stay as lines of it, except in the letterhead, where each is a text."""
        label = self._numbering.label(element)
        text = "".join(self._texts(element))
        self._line += 1
        if not text.strip():
            return []
        place = Place(self._line)
        lines: list[Line] = []
        for index, part in enumerate((label + text).split("\n")):
            self._new_page = self._new_page or "\f" in part
            cleaned = clean_line(part.replace("\f", " ").replace("\t", " "))
            if cleaned:
                lines.append(Line(cleaned, place, 1 if index == 0 else 0, self._new_page))
                self._new_page = False
        return (
            [paragraph_of([line]) for line in lines]
            if len(lines) > 1 and not label
            else [paragraph_of(lines)]
            if lines
            else []
        )

    def _texts(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or tag == _FALLBACK or not isinstance(tag, str):
                continue
            if tag == W + "t":
                yield child.text or ""
            elif tag == W + "tab":
                yield "\t"
            elif tag == W + "br":
                yield "\f" if child.get(W + "type") == "page" else "\n"
            elif tag == W + "cr":
                yield "\n"
            elif tag == W + "noBreakHyphen":
                yield "-"
            elif tag == W + "footnoteReference":
                identity = child.get(W + "id") or ""
                mark = self._note_marks.setdefault(identity, str(len(self._note_marks) + 1))
                yield raised(mark)
            elif tag == W + "r":
                text = "".join(self._texts(child))
                yield raised(text) if text.strip().isdigit() and _is_superscript(child) else text
            else:
                yield from self._texts(child)

    def _cell_text(self, cell: etree._Element, depth: int) -> str:
        texts: list[str] = []
        for element in cell:
            if element.tag == W + "p":
                label = self._numbering.label(element)
                text = (label + "".join(self._texts(element))).replace("\t", " ").replace("\f", " ")
                texts += [clean_line(line) for line in text.split("\n")]
            elif element.tag == W + "tbl" and depth < _DEPTH:
                texts += [" ".join(row.cells) for row in self._rows(element, depth + 1)]
            elif element.tag in (W + "sdt", W + "sdtContent") and depth < _DEPTH:
                texts.append(self._cell_text(element, depth + 1))
        return "\n".join(text for text in texts if text)

    def _table(self, element: etree._Element, depth: int) -> list[Block]:
        rows = self._rows(element, depth)
        blocks = table_or_lines(rows)
        if blocks and isinstance(blocks[0], Paragraph):
            return [paragraph_of([line]) for line in blocks[0].lines]
        return blocks

    def _rows(self, element: etree._Element, depth: int) -> list[TableRow]:
        rows: list[TableRow] = []
        above: dict[int, str] = {}
        for row in element.iter(W + "tr"):
            if row.getparent() is not element and row.getparent().getparent() is not element and depth == 0:
                continue
            self._line += 1
            cells: list[str] = []
            continued: list[int] = []
            for cell in _cells(row):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(W + "val") != "restart":
                    continued.append(len(cells))
                    cells.append("")
                else:
                    text = self._cell_text(cell, depth)
                    above[len(cells)] = text
                    cells.append(text)
                cells += [""] * (_span(cell) - 1)
            if continued and 0 not in continued:
                for at in continued:
                    cells[at] = above.get(at, "")
            rows.append(TableRow(tuple(cells), Place(self._line)))
        return rows

    def notes(self, root: etree._Element | None) -> list[Footnote]:
        """The footnotes to which the text refers, in the order of their marks."""
        if root is None:
            return []
        notes = []
        for note in root.iter(W + "footnote"):
            mark = self._note_marks.get(note.get(W + "id") or "")
            text = " ".join(clean_line("".join(self._texts(p))) for p in note.iter(W + "p")).strip()
            if mark and text:
                self._line += 1
                notes.append(Footnote(mark, text, Place(self._line)))
        return sorted(notes, key=lambda note: int(note.mark))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent"):
            yield from _cells(child)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    try:
        return max(1, min(64, int(span.get(W + "val") or 1))) if span is not None else 1
    except ValueError:
        return 1


def _is_superscript(run: etree._Element) -> bool:
    align = run.find(f"{W}rPr/{W}vertAlign")
    return align is not None and align.get(W + "val") == "superscript"
