"""Every span is exact in the source, whatever stands around the number."""

from io import BytesIO

import pytest
from docx import Document as new_document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checker.reading import checked
from tinhso.checker import check
from tinhso.papers import read_bytes
from tinhso.papers.writing import write_docx, write_pdf

WRONG = "Tiếp nhận 5.803 hồ sơ/6.264 hồ sơ, đạt 81,14%."
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạĐƯ ,.;()\n\t\u00a0\u200b\u0301*_|#&<>-–"
noise = st.lists(st.sampled_from([*LETTERS, "\r\n", "  ", "a\u0301"]), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(noise, noise, st.integers(20, 9999), st.integers(20, 9999))
def test_a_span_holds_the_number_it_names(before: str, after: str, part: int, whole: int) -> None:
    text = f"{before}\n\nĐã xử lý {part} hồ sơ/{whole} hồ sơ, đạt 12,34%.\n\n{after}"
    result = checked(text)

    assert result.text == text
    for finding in result.findings:
        for edit in finding.suggestion:
            assert text[edit.span.start : edit.span.end] in (str(part), str(whole), "12,34%")
        for span in finding.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] in (str(part), str(whole), "12,34%")


@pytest.mark.parametrize(
    "text",
    [
        WRONG.replace("hồ sơ/", "hồ\u00a0sơ / "),
        "**Kết quả:** " + WRONG,
        WRONG.replace("ế", "e\u0302\u0301"),
        WRONG.replace(" ", "  "),
        "\ufeff" + WRONG,
        WRONG.replace("\n", "\r\n"),
        "Kết quả\r\n\r\n" + WRONG,
    ],
)
def test_spans_in_texts_that_are_not_clean(text: str) -> None:
    result = checked(text)
    (finding,) = result.findings
    edit = finding.suggestion[0]

    assert result.text == text.removeprefix("\ufeff")
    assert result.text[edit.span.start : edit.span.end] == "5.803"


def test_docx_and_pdf_have_an_extracted_text_of_their_own() -> None:
    document = read_bytes(WRONG.encode())
    for content in (write_docx(document), write_pdf(document)):
        result = check(read_bytes(content))
        (finding,) = result.findings
        edit = finding.suggestion[0]
        assert result.text[edit.span.start : edit.span.end] == "5.803"
        assert WRONG.split(",")[0] in " ".join(result.text.split())


def test_cells_of_a_word_table() -> None:
    source = new_document()
    table = source.add_table(rows=4, cols=3)
    rows = [("STT", "Xã", "Hồ sơ"), ("1", "Tân Trào", "120"), ("2", "Sơn Dương", "230"), ("", "Tổng cộng", "360")]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    stream = BytesIO()
    source.save(stream)
    result = check(read_bytes(stream.getvalue()))
    (finding,) = result.findings

    assert [result.text[span.start : span.end] for span in finding.spans] == ["360", "120", "230"]
    assert finding.expected == "350"
