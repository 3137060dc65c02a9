"""Tables without ruled lines: a text that imitates a page, a PDF whose columns only blanks part."""

from io import BytesIO

from benchmarks.papers.unseen import files
from benchmarks.papers.unseen.documents import COMMUNE, SHARES, TIME_FIRST

from tinhso.papers import Document, read_bytes

TOP = """\
PHỤ LỤC

TT    Nội dung                             Chủ trì            Thời hạn
I     Hạ tầng
1     Sửa đường dây về ba thôn chưa có     Sở Công Thương     Quý I/2026
      điện lưới
2     Lắp trạm phát sóng ở bản Nậm Ngà     Viettel tỉnh       30/6/2026
3     Thay bóng đèn đường bằng đèn         UBND các xã,       Năm 2026
      năng lượng mặt trời                  phường
"""
MIDDLE = """\
      TT    Nội dung                             Chủ trì              Thời hạn
            Sửa đường dây về ba thôn chưa có
       1                                      Sở Công Thương         Quý I/2026
            điện lưới
                                               UBND các xã,
            Lắp trạm phát sóng ở bản Nậm
       2                                      phường; Viettel         30/6/2026
            Ngà
                                                   tỉnh
       3    Thay bóng đèn đường                Sở Xây dựng           Năm 2026
"""


def rows(text: str) -> list[tuple[str, ...]]:
    return [row.cells for table in read(text).tables for row in table.rows]


def read(text: str) -> Document:
    return read_bytes(text.encode())


def test_cells_that_go_over_lines_are_whole() -> None:
    assert rows(TOP) == [
        ("TT", "Nội dung", "Chủ trì", "Thời hạn"),
        ("I", "Hạ tầng", "", ""),
        ("1", "Sửa đường dây về ba thôn chưa có điện lưới", "Sở Công Thương", "Quý I/2026"),
        ("2", "Lắp trạm phát sóng ở bản Nậm Ngà", "Viettel tỉnh", "30/6/2026"),
        ("3", "Thay bóng đèn đường bằng đèn năng lượng mặt trời", "UBND các xã, phường", "Năm 2026"),
    ]


def test_a_number_in_the_middle_of_its_cell_has_lines_above_it() -> None:
    found = rows(MIDDLE)
    assert found[1:] == [
        ("1", "Sửa đường dây về ba thôn chưa có điện lưới", "Sở Công Thương", "Quý I/2026"),
        ("2", "Lắp trạm phát sóng ở bản Nậm Ngà", "UBND các xã, phường; Viettel tỉnh", "30/6/2026"),
        ("3", "Thay bóng đèn đường", "Sở Xây dựng", "Năm 2026"),
    ]


def test_prose_with_wide_blanks_is_no_table() -> None:
    text = "Tỉnh  có   nhiều    việc.\nSở  Y tế    làm    tốt.\nSở Nội vụ    làm     khá.\n" * 4
    assert not read(text).tables


def test_an_unruled_pdf_has_its_table() -> None:
    content = files.pdf(COMMUNE, TIME_FIRST, SHARES, ruled=False)
    (table,) = read_bytes(content).tables
    assert len(table.rows) == 1 + len(COMMUNE.groups[0].tasks)


def test_entries_on_lines_of_their_own_stay_apart_in_word() -> None:
    from docx import Document as new_document

    document = new_document()
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("1", "Rà soát", "Sở Y tế\nSở Nội vụ"), strict=True):
        cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    (found,) = read_bytes(buffer.getvalue()).tables
    assert found.rows[0].cells[2] == "Sở Y tế\nSở Nội vụ"
