"""The paper that is written keeps to the layout of Nghị định 30/2020/NĐ-CP."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from benchmarks.papers.contents import CULTURE, DIGITAL, LETTER
from benchmarks.papers.shapes import letter, tabs
from docx import Document as open_docx
from docx.shared import Mm, Pt

from tinhso.papers import read_bytes
from tinhso.papers.writing import write_docx, write_pdf

PLAN = read_bytes(tabs(DIGITAL).encode())


@pytest.fixture(scope="module")
def pdf() -> pdfium.PdfDocument:
    return pdfium.PdfDocument(write_pdf(PLAN))


def text_of(pdf: pdfium.PdfDocument, page: int) -> str:
    return str(pdf[page].get_textpage().get_text_range())


def test_pages_are_a4_and_the_appendix_lies_on_its_side(pdf: pdfium.PdfDocument) -> None:
    sizes = [tuple(round(side / 72 * 25.4) for side in pdf[page].get_size()) for page in range(len(pdf))]
    assert sizes[0] == (210, 297)
    assert sizes[-1] == (297, 210)


def test_the_letterhead_and_the_signature(pdf: pdfium.PdfDocument) -> None:
    first = text_of(pdf, 0)
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 187/KH-UBND", "KẾ HOẠCH"):
        assert text in first
    assert "Lào Cai, ngày 05 tháng 9 năm 2025" in first
    body = "".join(text_of(pdf, page) for page in range(len(pdf)))
    assert body.index("./.") < body.index("Lương Văn Bảo")
    assert "- Lưu: VT." in body


def test_pages_are_numbered_from_the_second(pdf: pdfium.PdfDocument) -> None:
    assert not text_of(pdf, 0).lstrip().startswith("1")
    assert text_of(pdf, 1).lstrip().startswith("2")


def test_margins_are_those_of_the_decree(pdf: pdfium.PdfDocument) -> None:
    page = pdf[0]
    boxes = [item.get_bounds() for item in page.get_objects()]
    left = min(box[0] for box in boxes) / 72 * 25.4
    right = (page.get_width() - max(box[2] for box in boxes)) / 72 * 25.4
    assert 29 <= left <= 35
    assert 14 <= right <= 21


def test_the_header_of_a_long_table_is_repeated() -> None:
    rows = "".join(
        f"{n}\tKiểm tra việc lưu trữ hồ sơ tại đơn vị thứ {n}\tSở Nội vụ\tSở Y tế\tBáo cáo\tQuý I/2026\n"
        for n in range(1, 80)
    )
    text = (
        tabs(DIGITAL).split("TT\tNội dung")[0] + "TT\tNội dung nhiệm vụ\tChủ trì\tPhối hợp\tSản phẩm\tThời hạn\n" + rows
    )
    pdf = pdfium.PdfDocument(write_pdf(read_bytes(text.encode())))
    with_header = [page for page in range(len(pdf)) if "Nội dung nhiệm vụ" in text_of(pdf, page)]
    assert len(with_header) >= 3


def test_word_has_the_same_layout() -> None:
    document = open_docx(BytesIO(write_docx(PLAN)))
    first, last = document.sections[0], document.sections[-1]
    assert abs(first.left_margin - Mm(30)) < 1000
    assert abs(first.right_margin - Mm(20)) < 1000
    assert first.page_width < first.page_height
    assert last.page_width > last.page_height
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.styles["Normal"].font.size == Pt(14)
    assert "w:tblHeader" in document.tables[-1].rows[0]._tr.xml


def test_what_the_clerk_fills_in_stays_blank() -> None:
    first = text_of(pdfium.PdfDocument(write_pdf(read_bytes(tabs(CULTURE).encode()))), 0)
    assert "/KH-UBND" in first
    assert "tháng 11 năm 2025" in first


def test_a_letter_says_what_it_is_about_below_its_number() -> None:
    first = text_of(pdfium.PdfDocument(write_pdf(read_bytes(letter(LETTER).encode()))), 0)
    assert first.index("2210/UBND-NC") < first.index("V/v khắc phục") < first.index("Kính gửi")
    assert "KẾ HOẠCH" not in first


def test_text_is_never_markup() -> None:
    text = tabs(DIGITAL).replace("Xây dựng quy chế", "#panic() *đậm* $x$ @a <b> \\ [c] Xây dựng quy chế")
    body = write_pdf(read_bytes(text.encode()))
    shown = "".join(text_of(pdfium.PdfDocument(body), page) for page in range(len(pdfium.PdfDocument(body))))
    assert "#panic()" in shown
