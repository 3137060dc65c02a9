"""The form as a workbook and back: what is filled comes in, what is wrong is named by its cell, nothing comes half."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import SmallProvince
from tests.reporting.rounds import IN_TIME, LINES, NORTH, SEPTEMBER, Collecting
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.reporting import spreadsheet, verbs
from tinhso.reporting.filled import filled
from tinhso.reporting.models import Submission
from tinhso.reporting.spreadsheet import EXPLANATION, FIRST_ROW, LABEL, NOW, SHEET

pytestmark = pytest.mark.django_db
ROWS = {line["code"]: FIRST_ROW + place for place, line in enumerate(LINES)}
NOTE_ROW = FIRST_ROW + len(LINES)


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with clock.frozen(IN_TIME):
        yield


@pytest.fixture
def collecting(province: SmallProvince) -> Collecting:
    return Collecting.begin(province)


@pytest.fixture
def submission(collecting: Collecting) -> Submission:
    return collecting.submission(collecting.open())


def changed(submission: Submission, change: Callable[[Worksheet], None]) -> bytes:
    """The submission's workbook after somebody has worked on it."""
    book = load_workbook(BytesIO(spreadsheet.workbook(filled(submission))))
    change(book[SHEET])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def filled_in(submission: Submission, numbers: dict[str, object] = NORTH, note: str = "") -> bytes:
    def fill(page: Worksheet) -> None:
        for code, value in numbers.items():
            page.cell(ROWS[code], NOW).value = value
        page.cell(NOTE_ROW, EXPLANATION).value = note

    return changed(submission, fill)


def take(collecting: Collecting, submission: Submission, content: bytes) -> None:
    verbs.fill_from_spreadsheet(collecting.actor("bac.cv"), submission.pk, content=content)
    submission.refresh_from_db()


def refusals(collecting: Collecting, submission: Submission, content: bytes) -> list[str]:
    """What is said against the workbook; nothing of it was taken."""
    before = Submission.objects.filter(pk=submission.pk).values().get()
    with pytest.raises(Invalid) as refused:
        verbs.fill_from_spreadsheet(collecting.actor("bac.cv"), submission.pk, content=content)
    assert Submission.objects.filter(pk=submission.pk).values().get() == before
    return [problem.message for problem in refused.value.problems]


def test_what_is_filled_in_comes_back(collecting: Collecting, submission: Submission) -> None:
    take(collecting, submission, filled_in(submission, note="Thiếu số của thôn Nà Tùng"))
    assert (submission.values, submission.note) == (NORTH, "Thiếu số của thôn Nà Tùng")
    once_more = spreadsheet.workbook(filled(submission))
    take(collecting, submission, once_more)
    assert (submission.values, submission.note) == (NORTH, "Thiếu số của thôn Nà Tùng")


def test_the_sheet_says_whose_it_is_and_only_numbers_can_be_typed(submission: Submission) -> None:
    page = load_workbook(BytesIO(spreadsheet.workbook(filled(submission))))[SHEET]
    words = [str(cell.value) for row in page.iter_rows(max_row=5) for cell in row if cell.value]
    assert "Đơn vị: Xã Đồng Văn" in words
    assert any("08/7/2025 - 07/8/2025" in text for text in words)
    assert page.protection.sheet
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["A"].hidden
    unlocked = {(cell.row, cell.column) for row in page.iter_rows() for cell in row if not cell.protection.locked}
    typed = {(ROWS[code], column) for code in NORTH for column in (NOW, EXPLANATION)}
    assert unlocked == typed | {(NOTE_ROW, EXPLANATION)}


def test_an_explanation_in_its_column_answers_the_question(collecting: Collecting) -> None:
    collecting.accepted(collecting.open())
    september = collecting.submission(collecting.open(SEPTEMBER))

    def fill(page: Worksheet) -> None:
        for code, value in {**NORTH, "guided": 900}.items():
            page.cell(ROWS[code], NOW).value = value
        page.cell(ROWS["guided"], EXPLANATION).value = "Mở đợt cao điểm"

    take(collecting, september, changed(september, fill))
    verbs.submit(collecting.actor("bac.ld"), september.pk)
    assert list(collecting.submission(september.round).explanations.values()) == ["Mở đợt cao điểm"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("mười hai", "“mười hai” không phải số nguyên không âm"),
        (12.5, "Ô chứa số lẻ."),
        (-1, "Số phải từ 0 trở lên"),
        ("=2+3", "Ô chứa công thức."),
        (True, "Ô chứa giá trị đúng/sai."),
        (date(2025, 8, 1), "không phải số nguyên không âm"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_taken(
    collecting: Collecting, submission: Submission, value: object, said: str
) -> None:
    [message] = refusals(collecting, submission, filled_in(submission, {**NORTH, "guided": value}))
    assert message.startswith(f"Trang “Biểu báo cáo”, dòng {ROWS['guided']}, cột F: ")
    assert said in message
    assert message.endswith("Sửa ô của dòng “Người được hướng dẫn” thành số nguyên.")


def test_numbers_as_people_write_them_are_understood(collecting: Collecting, submission: Submission) -> None:
    take(collecting, submission, filled_in(submission, {**NORTH, "accounts": "1.405", "guided": 200.0}))
    assert submission.values == {**NORTH, "accounts": 1405}


def test_an_empty_cell_is_no_number(collecting: Collecting, submission: Submission) -> None:
    take(collecting, submission, filled_in(submission))
    take(collecting, submission, filled_in(submission, {"home": None}))
    assert submission.values == {code: value for code, value in NORTH.items() if code != "home"}


def test_the_workbook_of_another_unit_period_form_or_version_is_refused(
    collecting: Collecting, submission: Submission
) -> None:
    south = collecting.submission(submission.round, "south")
    assert refusals(collecting, submission, filled_in(south)) == [
        "Trang “Biểu báo cáo”, dòng 1, cột D: Tệp là của đơn vị khác. Tải biểu từ trang này rồi điền lại."
    ]
    september = collecting.submission(collecting.open(SEPTEMBER))
    assert "Tệp là của kỳ khác." in refusals(collecting, submission, filled_in(september))[0]
    for place, said in ((2, "Tệp là của biểu khác."), (3, "Tệp theo bản biểu mẫu khác")):
        content = changed(submission, lambda page, place=place: setattr(page.cell(1, place), "value", "khác"))
        assert said in refusals(collecting, submission, content)[0]


def test_what_is_no_form_of_ours_is_refused(collecting: Collecting, submission: Submission) -> None:
    other = BytesIO()
    Workbook().save(other)
    assert "không phải biểu tải từ hệ thống" in refusals(collecting, submission, other.getvalue())[0]
    assert "Không đọc được tệp Excel." in refusals(collecting, submission, b"PK no workbook")[0]
    assert "Không đọc được tệp Excel." in refusals(collecting, submission, b"")[0]


def test_rows_added_doubled_or_deleted_are_named(collecting: Collecting, submission: Submission) -> None:
    def work(page: Worksheet) -> None:
        page.cell(NOTE_ROW + 1, LABEL).value = "Dòng tự thêm"
        page.cell(ROWS["home"], 1).value = "guided"

    said = refusals(collecting, submission, changed(submission, work))
    assert [message.split(": ", 1)[1] for message in said] == [
        "Dòng “Người được hướng dẫn” có hai lần. Xóa dòng chép thừa.",
        "Dòng này không có trong biểu. Xóa dòng này; không thêm dòng vào biểu.",
        "Thiếu dòng “Tại nhà”. Tải lại biểu từ hệ thống rồi điền tiếp.",
    ]


def test_rows_may_be_sorted_differently(collecting: Collecting, submission: Submission) -> None:
    def swap(page: Worksheet) -> None:
        first, second = ROWS["sessions"], ROWS["accounts"]
        for column in range(1, EXPLANATION + 1):
            one, other = page.cell(first, column), page.cell(second, column)
            one.value, other.value = other.value, one.value
        page.cell(second, NOW).value, page.cell(first, NOW).value = 12, 1000

    take(collecting, submission, changed(submission, swap))
    assert submission.values == {"sessions": 12, "accounts": 1000}


def test_a_text_that_looks_like_a_formula_stays_text(collecting: Collecting, submission: Submission) -> None:
    verbs.save_values(collecting.actor("bac.cv"), submission.pk, values={}, note="=HYPERLINK(1)")
    submission.refresh_from_db()
    content = spreadsheet.workbook(filled(submission))
    assert load_workbook(BytesIO(content))[SHEET].cell(NOTE_ROW, EXPLANATION).value == "'=HYPERLINK(1)"
    take(collecting, submission, content)
    assert submission.note == "=HYPERLINK(1)"


def test_it_is_closed_to_others_and_after_handing_in(collecting: Collecting, submission: Submission) -> None:
    content = filled_in(submission)
    with pytest.raises(NotPermitted):
        verbs.fill_from_spreadsheet(collecting.actor("nam.cv"), submission.pk, content=content)
    assert not Submission.objects.get(pk=submission.pk).values
    collecting.submitted(submission.round)
    with pytest.raises(Refused, match="Chờ duyệt"):
        verbs.fill_from_spreadsheet(collecting.actor("bac.cv"), submission.pk, content=content)
