"""Remarks and tracked changes in a .docx: at the very words, and nowhere else."""

from datetime import UTC, datetime
from io import BytesIO

from docx import Document as open_document
from hypothesis import given, settings
from hypothesis import strategies as st

from tinhso.papers import read_bytes
from tinhso.papers.commenting import Commented, Note, comment

AT = datetime(2025, 8, 8, 3, 0, tzinfo=UTC)


def _docx(*paragraphs: list[str]) -> bytes:
    """Each paragraph as runs, every second one bold."""
    document = open_document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = number % 2 == 1
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _commented(content: bytes, *wanted: tuple[str, int, str | None]) -> Commented:
    """Remarks on the n-th occurrence of words, with what they become."""
    source = read_bytes(content, "a.docx")
    text = source.extracted.text
    notes = []
    for words, number, replacement in wanted:
        start = -1
        for _ in range(number):
            start = text.index(words, start + 1)
        notes.append(Note(start, start + len(words), f"Xem lại {words}", replacement))
    return comment(content, source, notes, author="Tỉnh Số", at=AT)


def _text(content: bytes) -> str:
    return read_bytes(content, "a.docx").extracted.text


def test_a_remark_stands_at_its_words_and_changes_nothing() -> None:
    content = _docx(["Tiếp nhận ", "5.8", "03/6.264 hồ sơ."], ["Trong đó 5.803 trực tuyến."])
    done = _commented(content, ("5.803", 1, None))

    assert _text(done.content) == _text(content)
    remark = next(iter(open_document(BytesIO(done.content)).comments))
    assert (remark.text, remark.author, remark.timestamp) == ("Xem lại 5.803", "Tỉnh Số", AT)


def test_a_correction_is_a_tracked_change_of_that_occurrence_only() -> None:
    content = _docx(["Kỳ này 5.803 hồ sơ, kỳ trước 5.803 hồ sơ, ", "cộng dồn 5.803 hồ sơ."])
    done = _commented(content, ("5.803", 2, "5.083"))

    assert _text(done.content) == "Kỳ này 5.803 hồ sơ, kỳ trước 5.083 hồ sơ, cộng dồn 5.803 hồ sơ."
    xml = open_document(BytesIO(done.content)).element.xml
    assert (xml.count("<w:del "), xml.count("<w:ins ")) == (1, 1)


def test_several_corrections_of_one_run_all_find_their_place() -> None:
    content = _docx(["Sinh 5.803, tử 5.803, kết hôn 5.803."])
    done = _commented(content, ("5.803", 1, "1"), ("5.803", 2, "2"), ("5.803", 3, None))
    assert _text(done.content) == "Sinh 1, tử 2, kết hôn 5.803."
    assert len(list(open_document(BytesIO(done.content)).comments)) == 3


def test_a_number_in_a_table_is_found_in_its_cell() -> None:
    document = open_document()
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, [("Sinh", "10"), ("Tử", "10")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    done = _commented(out.getvalue(), ("10", 2, "12"))
    cells = [cell.text for row in open_document(BytesIO(done.content)).tables[0].rows for cell in row.cells]
    assert cells[:3] == ["Sinh", "10", "Tử"]
    assert _text(done.content).endswith("12")


def test_words_that_are_not_in_the_file_are_given_back() -> None:
    content = _docx(["Một việc."])
    source = read_bytes(_docx(["Một việc, hai việc."]), "b.docx")
    done = comment(content, source, [Note(10, 13, "Xem", None)], author="Tỉnh Số", at=AT)
    assert [note.start for note in done.unplaced] == [10]
    assert _text(done.content) == "Một việc."


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["5.803 ", "hồ sơ ", "đạt ", "81,14% ", "803 ", "và "]), min_size=1, max_size=14),
    st.data(),
)
def test_the_occurrence_that_was_meant_is_the_one_that_changes(words: list[str], data: st.DataObject) -> None:
    content = _docx(words)
    text = _text(content)
    start = data.draw(st.integers(0, len(text) - 1).filter(lambda at: not text[at].isspace()))
    end = data.draw(st.integers(start + 1, len(text)).filter(lambda at: not text[at - 1].isspace()))
    source = read_bytes(content, "a.docx")
    done = comment(content, source, [Note(start, end, "Xem", "×")], author="Tỉnh Số", at=AT)
    squeezed = _text(done.content).replace(" ", "")
    assert squeezed == f"{text[:start]}×{text[end:]}".replace(" ", "")
