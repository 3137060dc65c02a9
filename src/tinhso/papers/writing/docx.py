""".docx through python-docx."""

import re
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tinhso.papers.footnotes import SUPERSCRIPTS
from tinhso.papers.model import Document
from tinhso.papers.writing.qr import as_png
from tinhso.papers.writing.sheet import Part, Piece, Sheet, lay_out

FONT = "Times New Roman"
_TEXT_WIDTH = 160.0  # millimetres between the margins of a portrait page
_WIDE_TEXT = 257.0
_MARK = re.compile(rf"(\s*[{SUPERSCRIPTS}]+)")


def write_docx(document: Document) -> bytes:
    """The document as .docx bytes."""
    sheet = lay_out(document)
    writer = _Writer(landscape=sheet.body.landscape)
    writer.letterhead(sheet)
    writer.title(sheet)
    writer.body(sheet.body)
    writer.signature(sheet)
    for appendix in sheet.appendices:
        writer.appendix(appendix)
    writer.notes(sheet)
    return writer.finish()


class _Writer:
    def __init__(self, *, landscape: bool) -> None:
        self._width = _WIDE_TEXT if landscape else _TEXT_WIDTH
        self._document = new_document()
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        section = self._document.sections[0]
        self._page(section, landscape=landscape)
        section.different_first_page_header_footer = True
        self._number(section)

    def _page(self, section: Any, *, landscape: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin = Mm(20) if landscape else Mm(30)
        section.right_margin = Mm(20)
        section.header_distance = Mm(10)

    def _number(self, section: Any) -> None:
        """The page number, centred above the text."""
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run()
        run.font.size = Pt(13)
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            element = OxmlElement("w:instrText" if text else "w:fldChar")
            if text:
                element.set(qn("xml:space"), "preserve")
                element.text = text
            else:
                element.set(qn("w:fldCharType"), kind or "")
            run._r.append(element)

    def letterhead(self, sheet: Sheet) -> None:
        # Quốc hiệu 12 with tiêu ngữ and day 13: a province's full name then fits one line beside it.
        names_width = 63.0 if self._width == _TEXT_WIDTH else 110.0
        state_width = self._width - names_width
        table = self._grid([names_width, state_width], 2)
        left, right = table.rows[0].cells
        names = [(sheet.superior, False), *((line, True) for line in sheet.issuer)]
        self._lines(left, [(name, 12, bold, False) for name, bold in names if name])
        self._rule(left, names_width, 24.0)
        self._lines(
            right,
            [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False), ("Độc lập - Tự do - Hạnh phúc", 13, True, False)],
        )
        self._rule(right, state_width, 58.0)
        number, date = table.rows[1].cells
        reference = sheet.number.split(": ", 1) if sheet.qr else [sheet.number]
        self._lines(
            number,
            [
                *((line, 13, False, False) for line in reference),
                *([(sheet.about, 12, False, False)] if sheet.about else []),
            ],
        )
        if sheet.qr:
            picture = number.add_paragraph()
            picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
            picture.add_run().add_picture(BytesIO(as_png(sheet.qr)), width=Mm(24))
        self._lines(date, [(sheet.place_and_date, 13, False, True)])

    def title(self, sheet: Sheet) -> None:
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)
        if sheet.kind:
            self._centred(sheet.kind, bold=True)
            if sheet.subject:
                self._centred(sheet.subject, bold=True)
            self._rule(self._document, self._width, 40.0)
        if len(sheet.recipients) == 1:
            self._centred(f"Kính gửi: {sheet.recipients[0]}", bold=False)
        elif sheet.recipients:
            *others, last = sheet.recipients
            for text in ("Kính gửi:", *(f"- {one};" for one in others), f"- {last}."):
                paragraph = self._document.add_paragraph(text)
                paragraph.paragraph_format.left_indent = Mm(30 if text == "Kính gửi:" else 40)
                paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.space_after = Pt(12)

    def body(self, part: Part) -> None:
        self.part(part, self._width)

    def part(self, part: Part, width: float) -> None:
        for piece in part.pieces:
            self._piece(piece, width)

    def _piece(self, piece: Piece, width: float) -> None:
        if piece.kind == "table":
            self._table(piece, width)
        elif piece.kind == "title":
            enclosed = piece.text.startswith("(")
            self._centred(piece.text, bold=not enclosed, italic=enclosed)
        else:
            paragraph = self._document.add_paragraph()
            self._runs(paragraph, piece.text, bold=piece.kind == "heading")
            form = paragraph.paragraph_format
            form.first_line_indent = Mm(12.7)
            form.space_before, form.space_after = Pt(0), Pt(6)
            form.line_spacing_rule = WD_LINE_SPACING.SINGLE
            form.keep_with_next = piece.kind == "heading"
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def signature(self, sheet: Sheet) -> None:
        if self._document.paragraphs:
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self._grid([self._width / 2] * 2, 1)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        copies, signer = table.rows[0].cells
        if sheet.copies_to:
            self._lines(copies, [("Nơi nhận:", 12, True, True)], align=WD_ALIGN_PARAGRAPH.LEFT)
            self._lines(copies, [(one, 11, False, False) for one in sheet.copies_to], align=WD_ALIGN_PARAGRAPH.LEFT)
        if sheet.beside:
            self._signing(copies, sheet.beside, sheet.beside_name)
        self._signing(signer, [line for line in (sheet.authority, *sheet.position) if line], sheet.signer)

    def _signing(self, cell: Any, position: list[str], name: str) -> None:
        lines = [(line, 14, True, False) for line in position]
        self._lines(cell, [*lines, *[("", 14, False, False)] * 4, (name, 14, True, False)])

    def appendix(self, part: Part) -> None:
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        self._page(section, landscape=part.landscape)
        section.different_first_page_header_footer = False
        self.part(part, _WIDE_TEXT if part.landscape else _TEXT_WIDTH)

    def notes(self, sheet: Sheet) -> None:
        """Notes stand at the end of the text: python-docx writes no footnotes of pages."""
        for mark, text in sheet.notes.items():
            paragraph = self._document.add_paragraph()
            run = paragraph.add_run(mark)
            run.font.superscript, run.font.size = True, Pt(11)
            paragraph.add_run(f" {text}").font.size = Pt(11)

    def finish(self) -> bytes:
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def _grid(self, widths: list[float], rows: int) -> Any:
        table = self._document.add_table(rows=rows, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        self._widths(table, [Mm(width) for width in widths])
        return table

    def _widths(self, table: Any, widths: list[Any]) -> None:
        """Both the grid and the cells say the widths: Word goes by the cells, others by the grid."""
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width

    def _lines(
        self, cell: Any, lines: list[tuple[str, int, bool, bool]], align: Any = WD_ALIGN_PARAGRAPH.CENTER
    ) -> None:
        for text, size, bold, italic in lines:
            fresh = len(cell.paragraphs) == 1 and not cell.paragraphs[0].text and not cell.paragraphs[0].runs
            paragraph = cell.paragraphs[0] if fresh else cell.add_paragraph()
            run = paragraph.add_run(text)
            run.font.size, run.bold, run.italic = Pt(size), bold, italic
            paragraph.alignment = align
            paragraph.paragraph_format.space_after = Pt(0)

    def _rule(self, holder: Any, width: float, length: float) -> None:
        """A line of some length, centred: the upper border of an empty paragraph that is indented on both sides."""
        paragraph = holder.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = Mm((width - length) / 2 - 2)
        form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(2), Pt(4)
        borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            top.set(qn(f"w:{name}"), value)
        borders.append(top)
        paragraph._p.get_or_add_pPr().append(borders)

    def _centred(self, text: str, *, bold: bool, italic: bool = False) -> None:
        paragraph = self._document.add_paragraph()
        self._runs(paragraph, text, bold=bold, italic=italic)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = True

    def _runs(self, paragraph: Any, text: str, *, bold: bool, italic: bool = False, size: int | None = None) -> None:
        for part in _MARK.split(text):
            if not part:
                continue
            raised = bool(_MARK.fullmatch(part))
            figures = part.strip().translate(str.maketrans(SUPERSCRIPTS, "0123456789")) if raised else part
            run = paragraph.add_run(figures)
            run.bold, run.italic, run.font.superscript = bold, italic, raised or None
            if size:
                run.font.size = Pt(size)

    def _table(self, piece: Piece, width: float) -> None:
        table = self._document.add_table(rows=len(piece.rows), cols=len(piece.weights))
        table.style = "Table Grid"
        self._widths(table, [Mm(width * weight / sum(piece.weights)) for weight in piece.weights])
        for at, (row, texts) in enumerate(zip(table.rows, piece.rows, strict=True)):
            for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
                centred = piece.centred[at][column]
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                self._runs(paragraph, text, bold=piece.bold[at], size=12)
            if at and len(texts) > 3 and texts[1] and not any(texts[2:]):
                row.cells[1].merge(row.cells[-1])
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if at == 0:
                properties.append(OxmlElement("w:tblHeader"))
