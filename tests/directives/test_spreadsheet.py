"""Plans in and lists out as workbooks: cell-level problems, rows to correct, the same result however often."""

import csv
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.directives.conftest import Desk
from tinhso.directives import queries, spreadsheet, verbs
from tinhso.directives.jobs import import_plan, start_import
from tinhso.directives.models import Task, TaskGroup
from tinhso.directives.queries import AssignmentFilter
from tinhso.directives.spreadsheet.cells import harmless
from tinhso.directives.spreadsheet.plan import SHEET, Column
from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import perform
from tinhso.foundation.journal.models import AuditEntry

Cells = dict[Column, object]
GOOD: Cells = {
    Column.GROUP_NUMBER: "I",
    Column.GROUP_TITLE: "Thể chế",
    Column.NUMBER: 1,
    Column.CONTENT: "Rà soát quy trình",
    Column.LEADS: "Sở Tư pháp; UBND cấp xã",
    Column.DEADLINE_TEXT: "trong tháng 9/2025",
}


def filled(*rows: Cells, of: bytes | None = None) -> BytesIO:
    """The form with these rows."""
    workbook = load_workbook(BytesIO(of or spreadsheet.form()))
    page = workbook[SHEET]
    columns = list(Column)
    for place, row in enumerate(rows, 2):
        for column, value in row.items():
            page.cell(place, columns.index(column) + 1).value = value
    content = BytesIO()
    workbook.save(content)
    content.seek(0)
    return content


def problems(sheet: spreadsheet.PlanSheet) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.code) for each in sheet.problems]


def test_the_form_explains_itself_and_offers_choices() -> None:
    workbook = load_workbook(BytesIO(spreadsheet.form()))
    page = workbook[SHEET]
    assert [cell.value for cell in page[1]] == [str(column) for column in Column]
    lists = [validation.formula1 for validation in page.data_validations.dataValidation]
    assert '"Nhiệm vụ,Trách nhiệm"' in lists
    assert len(workbook.worksheets[1]["A"]) > 3
    assert spreadsheet.read(BytesIO(spreadsheet.form())) == spreadsheet.PlanSheet()


def test_a_good_row_says_what_the_verb_needs() -> None:
    sheet = spreadsheet.read(filled(GOOD))
    row = sheet.good_rows[0]
    assert (row.number, row.leads) == ("1", ("Sở Tư pháp", "UBND cấp xã"))
    assert (row.deadlines[0].kind, row.deadlines[0].due) == ("month", date(2025, 9, 30))


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (Column.CONTENT, None, "missing"),
        (Column.LEADS, " ; ", "missing"),
        (Column.KIND, "Việc", "unknown"),
        (Column.DEADLINE_KIND, "Sang năm", "unknown"),
        (Column.DUE, "31/6/2025", "not_a_date"),
        (Column.DUE, "sớm", "not_a_date"),
        (Column.ONGOING_AFTER, "Có lẽ", "unknown"),
        (Column.NUMBER, "=A1+1", "formula"),
        (Column.CONTENT, "x" * 10_001, "too_long"),
    ],
)
def test_a_wrong_cell_is_named_with_its_remedy(column: Column, value: object, code: str) -> None:
    sheet = spreadsheet.read(filled({**GOOD, column: value}, {**GOOD, Column.NUMBER: 2}))
    assert problems(sheet) == [(2, str(column), code)]
    assert sheet.problems[0].remedy
    assert [row.row for row in sheet.good_rows] == [3], "the other row is kept"


@pytest.mark.parametrize("written", [datetime(2025, 9, 15), "15/9/2025", "15.9.2025", "ngày 15 tháng 9 năm 2025"])
def test_dates_are_read_as_cells_and_as_text(written: object) -> None:
    sheet = spreadsheet.read(filled({**GOOD, Column.DEADLINE_TEXT: "theo lộ trình", Column.DUE: written}))
    assert sheet.good_rows[0].deadlines[0].due == date(2025, 9, 15)


def test_a_number_that_stands_twice_in_a_group_is_a_problem() -> None:
    sheet = spreadsheet.read(filled(GOOD, GOOD))
    assert problems(sheet) == [(3, "Số", "repeated")]


def test_failed_rows_come_back_marked_are_corrected_and_read() -> None:
    sheet = spreadsheet.read(filled(GOOD, {**GOOD, Column.NUMBER: 2, Column.DUE: "sớm"}))
    returned = load_workbook(BytesIO(spreadsheet.failed_rows(sheet)))[SHEET]
    row = [cell.value for cell in returned[2]]
    assert row[list(Column).index(Column.CONTENT)] == "Rà soát quy trình"
    assert "Không phải ngày tháng" in str(row[-1])
    assert returned.max_row == 2
    corrected = filled({Column.DUE: "20/9/2025"}, of=spreadsheet.failed_rows(sheet))
    assert [each.deadlines[0].due for each in spreadsheet.read(corrected).good_rows] == [date(2025, 9, 20)]


def test_columns_are_found_by_their_heading_in_any_order() -> None:
    workbook = Workbook()
    workbook.active.append(["ĐƠN VỊ CHỦ TRÌ", "Ghi chú", "nội dung nhiệm vụ"])
    workbook.active.append(["Sở Tư pháp", "bỏ qua", "Việc một"])
    content = BytesIO()
    workbook.save(content)
    assert [row.content for row in spreadsheet.read(content).good_rows] == ["Việc một"]


@pytest.mark.parametrize(
    "content", [b"", b"not a workbook", b"PK\x03\x04", spreadsheet.form()[:3000]], ids=["empty", "text", "head", "cut"]
)
def test_what_isnt_a_workbook_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(FileRefused, match=r"\.xlsx"):
        spreadsheet.read(BytesIO(content))


def test_another_table_is_refused_naming_the_columns_that_lack() -> None:
    content = BytesIO()
    Workbook().save(content)
    with pytest.raises(FileRefused, match="Nội dung nhiệm vụ"):
        spreadsheet.read(content)


def test_a_bomb_isnt_unpacked() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (101 * 1024 * 1024))
    with pytest.raises(FileRefused, match="quá lớn"):
        spreadsheet.read(content)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=40), st.integers(0, 6000))
def test_a_damaged_workbook_never_breaks_the_reader(noise: bytes, place: int) -> None:
    content = spreadsheet.form()
    damaged = content[:place] + noise + content[place + len(noise) :]
    with suppress(FileRefused):
        assert isinstance(spreadsheet.read(BytesIO(damaged)), spreadsheet.PlanSheet)


def tasks(document: int) -> list[tuple[str, str, str]]:
    return list(Task.objects.filter(document=document).values_list("group__number", "number", "content"))


class TestImport:
    def bring_in(self, desk: Desk, document: int, content: BytesIO) -> dict:
        stored = keep(content)
        record = start_import(desk.cast.aggregator, document, stored.digest, "ke-hoach.xlsx")
        perform(record.pk)
        record.refresh_from_db()
        assert record.state == "done", record.error
        return record.result

    def test_good_rows_go_in_and_the_same_file_again_changes_nothing(self, desk: Desk) -> None:
        document = desk.draft()
        rows = [{**GOOD, Column.NUMBER: number, Column.CONTENT: f"Việc {number}"} for number in range(1, 46)]
        bad = {**GOOD, Column.NUMBER: 99, Column.LEADS: None}
        first = self.bring_in(desk, document, filled(*rows, bad))
        assert first == {"added": 45, "changed": 0, "same": 0, "failed": 1}
        before = tasks(document)
        again = self.bring_in(desk, document, filled(*rows, bad))
        assert again == {"added": 0, "changed": 0, "same": 45, "failed": 1}
        assert tasks(document) == before
        assert TaskGroup.objects.filter(document=document).count() == 1

    def test_a_corrected_row_corrects_its_task(self, desk: Desk) -> None:
        document = desk.draft()
        self.bring_in(desk, document, filled(GOOD))
        outcome = self.bring_in(desk, document, filled({**GOOD, Column.CONTENT: "Rà soát lại quy trình"}))
        assert outcome["changed"] == 1
        assert tasks(document) == [("I", "1", "Rà soát lại quy trình")]

    def test_the_imported_plan_can_be_put_in_force(self, desk: Desk) -> None:
        document = desk.draft()
        self.bring_in(desk, document, filled(GOOD))
        assert verbs.put_in_force(desk.cast.aggregator, document) == 3
        entry = AuditEntry.objects.get(event="directives.plan_rows_imported")
        assert entry.data["rows"] == [2]

    def test_whoever_may_not_draft_imports_nothing(self, desk: Desk) -> None:
        document = desk.draft()
        record = start_import(desk.cast.north_leader, document, keep(filled(GOOD)).digest, "x.xlsx")
        perform(record.pk)
        assert JobRun.objects.get(pk=record.pk).state == "failed"
        assert tasks(document) == []
        assert import_plan.kind == "directives.import_plan"


class TestExport:
    def lines(self, desk: Desk, person: str = "aggregator") -> list[list[str]]:
        text = "".join(spreadsheet.export_csv(getattr(desk.cast, person), AssignmentFilter()))
        assert text.startswith("\ufeff")
        return list(csv.reader(text.removeprefix("\ufeff").splitlines()))

    def test_a_list_leaves_as_the_person_sees_it_and_the_journal_knows(self, desk: Desk) -> None:
        desk.in_force()
        assert [len(self.lines(desk)), len(self.lines(desk, "north_officer"))] == [3, 2]
        entry = AuditEntry.objects.filter(event="access.exported").latest("id")
        assert (entry.actor_name, entry.data["rows"]) == ("Giàng A Páo", 1)

    def test_both_forms_hold_the_same(self, desk: Desk) -> None:
        desk.reported()
        page = load_workbook(spreadsheet.export_xlsx(desk.cast.aggregator, AssignmentFilter())).active
        rows = [[_text(value) for value in row] for row in page.iter_rows(values_only=True)]
        assert rows == self.lines(desk)

    @pytest.mark.parametrize("content", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "xấu\x0bkhông"])
    def test_no_text_becomes_a_formula(self, desk: Desk, content: str) -> None:
        desk.in_force(content=content, leads=["Xã Đồng Văn"])
        [_head, line] = self.lines(desk)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in line)
        page = load_workbook(spreadsheet.export_xlsx(desk.cast.aggregator, AssignmentFilter())).active
        assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


@given(st.text(max_size=30))
def test_harmless_text_starts_no_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_counts_of_an_export_are_those_of_the_page(desk: Desk, upload: Callable[[str], str]) -> None:
    desk.in_force()
    chosen = AssignmentFilter(unit=desk.cast.province.north.pk)
    text = "".join(spreadsheet.export_csv(desk.cast.aggregator, chosen))
    assert len(text.strip().splitlines()) - 1 == queries.counts(desk.cast.aggregator, chosen).assigned
