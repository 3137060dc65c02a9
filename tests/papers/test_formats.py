"""The same document as text, .docx and PDF is the same document."""

from typing import Any

import pytest
from benchmarks.papers.contents import CULTURE, DIGITAL, HEALTH, LETTER
from benchmarks.papers.documents import as_docx, as_pdf
from benchmarks.papers.shapes import labels_below, letter, tabs

from tests.shared_documents import shared
from tinhso.directives.reading.plan import read_plan
from tinhso.papers import Document, Table, read_bytes, read_file
from tinhso.papers.writing import write_docx, write_pdf

TEXTS = {
    "tables": tabs(DIGITAL),
    "tables, blank number": tabs(CULTURE),
    "prose": labels_below(HEALTH),
    "letter": letter(LETTER),
}


def reading(document: Document) -> Any:
    """What is read, without places, which differ by source."""

    def without_source(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: without_source(inner) for name, inner in value.items() if name != "source"}
        return [without_source(inner) for inner in value] if isinstance(value, list) else value

    return without_source(read_plan(document).as_json())


@pytest.mark.parametrize("name", TEXTS)
def test_made_by_others(name: str) -> None:
    expected = reading(read_bytes(TEXTS[name].encode()))
    assert reading(read_bytes(as_docx(TEXTS[name]))) == expected
    assert reading(read_bytes(as_pdf(TEXTS[name]))) == expected


@pytest.mark.parametrize("name", TEXTS)
def test_written_by_us_and_read_back(name: str) -> None:
    document = read_bytes(TEXTS[name].encode())
    assert reading(read_bytes(write_docx(document))) == reading(document)
    assert reading(read_bytes(write_pdf(document))) == reading(document)


def test_the_provinces_plan_in_three_formats() -> None:
    document = read_file(shared("21-KH-UBND.txt"))
    expected = reading(document)
    assert reading(read_bytes(write_docx(document))) == expected
    assert reading(read_bytes(write_pdf(document))) == expected


def test_cells_that_span_rows_in_word() -> None:
    from io import BytesIO

    from docx import Document as new_document

    source = new_document()
    table = source.add_table(rows=4, cols=4)
    values = [
        ("TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"),
        ("1", "Rà soát hồ sơ đất đai", "Sở Nội vụ", "Quý I/2026"),
        ("2", "Rà soát hồ sơ hộ tịch", "", "Quý II/2026"),
        ("3", "Rà soát hồ sơ y tế", "Sở Y tế", "Quý III/2026"),
    ]
    for row, texts in zip(table.rows, values, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    merged = table.cell(1, 2).merge(table.cell(2, 2))
    merged.text = "Sở Nội vụ"
    buffer = BytesIO()
    source.save(buffer)
    tasks = read_plan(read_bytes(buffer.getvalue())).tasks
    assert [[unit.text for unit in task.lead] for task in tasks] == [["Sở Nội vụ"], ["Sở Nội vụ"], ["Sở Y tế"]]


def test_numbers_that_word_computes() -> None:
    from io import BytesIO

    from docx import Document as new_document

    source = new_document()
    for text in ("Rà soát", "Tổng hợp"):
        source.add_paragraph(text, style="List Number")
    buffer = BytesIO()
    source.save(buffer)
    assert [p.text for p in read_bytes(buffer.getvalue()).paragraphs] == ["1. Rà soát", "2. Tổng hợp"]


def test_a_table_over_pages_is_one_table() -> None:
    table = "TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tSản phẩm\tThời hạn\n" + "".join(
        f"{n}\tKiểm tra kho lưu trữ thứ {n}\tSở Nội vụ\tSở Y tế\tBáo cáo\tQuý I/2026\n" for n in range(1, 90)
    )
    document = read_bytes(as_pdf(table))
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    assert len(found.rows) == 90
