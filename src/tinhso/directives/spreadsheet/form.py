"""The empty form for a plan, and the same form with rows to correct."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tinhso.directives.models import DeadlineKind, TaskKind
from tinhso.directives.spreadsheet.cells import harmless
from tinhso.directives.spreadsheet.plan import FIRST_ROW, MOST_ROWS, PROBLEMS_HEADING, SHEET, Column, PlanSheet

YES, NO = "Có", "Không"
_HEADING = PatternFill("solid", start_color="F1ECE4")
_WRONG = PatternFill("solid", start_color="F8D7D2")
_WIDTHS = {Column.CONTENT: 60, Column.DELIVERABLE: 36, Column.LEADS: 34, Column.COORDINATING: 34}


def form() -> bytes:
    """The empty form: instructions, drop-downs, one task per row. The headings are in Vietnamese in any language of
    the screen: they are what `read` finds the columns by."""
    return _save(_workbook())


def failed_rows(sheet: PlanSheet) -> bytes:
    """The form with the rows that have problems, each wrong cell marked and explained, to be corrected and uploaded
    again."""
    workbook = _workbook()
    page = workbook[SHEET]
    columns = list(Column)
    page.cell(1, len(columns) + 1, PROBLEMS_HEADING).font = Font(bold=True)
    for place, row in enumerate(sheet.failed_rows, FIRST_ROW):
        problems = [problem for problem in sheet.problems if problem.row == row.row]
        for column, text in enumerate(row.cells, 1):
            page.cell(place, column).value = harmless(text)
        for problem in problems:
            if problem.column in columns:
                cell = page.cell(place, columns.index(Column(problem.column)) + 1)
                cell.fill = _WRONG
                cell.comment = Comment(f"{problem.message} {problem.remedy}", "Tỉnh Số")
        lines = (f"{problem.column}: {problem.message} {problem.remedy}" for problem in problems)
        page.cell(place, len(columns) + 1).value = harmless("\n".join(lines))
    return _save(workbook)


def _workbook() -> Workbook:
    workbook = Workbook()
    page = workbook.active
    assert isinstance(page, Worksheet)
    page.title = SHEET
    for place, column in enumerate(Column, 1):
        cell = page.cell(1, place, column.value)
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEADING, Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column, 16)
    page.freeze_panes = "A2"
    for column, choices in _choices().items():
        _offer(page, column, choices)
    instructions = workbook.create_sheet("Hướng dẫn")
    instructions.column_dimensions["A"].width = 110
    for line in _instructions():
        instructions.append([line])
    return workbook


def _choices() -> dict[Column, list[str]]:
    return {
        Column.KIND: [KIND_NAMES[kind] for kind in TaskKind.values],
        Column.DEADLINE_KIND: [DEADLINE_NAMES[kind] for kind in DeadlineKind.values],
        Column.ONGOING_AFTER: [YES, NO],
    }


def _offer(page: Worksheet, column: Column, choices: Iterable[str]) -> None:
    validation = DataValidation(type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True)
    letter = get_column_letter(list(Column).index(column) + 1)
    validation.add(f"{letter}{FIRST_ROW}:{letter}{MOST_ROWS + 1}")
    page.add_data_validation(validation)


def _instructions() -> list[str]:
    return [
        _("Mỗi dòng của trang “Nhiệm vụ” là một nhiệm vụ. Không đổi tên các cột."),
        _("Bắt buộc: Nội dung nhiệm vụ, Đơn vị chủ trì. Các cột khác để trống được."),
        _("Nhiều đơn vị cách nhau bằng dấu chấm phẩy, ví dụ: Sở Tư pháp; Công an tỉnh; UBND cấp xã."),
        _("Ghi tên đơn vị như trong văn bản. Tên nào hệ thống chưa biết sẽ chờ bạn xác định, không bị bỏ qua."),
        _("Thời hạn ghi nguyên văn, ví dụ: trong tháng 9/2025; trước ngày 30/8/2025; thường xuyên."),
        _("“Loại hạn” và “Ngày cuối” chỉ cần điền khi muốn sửa cách hệ thống hiểu nguyên văn. Ngày ghi 31/8/2025."),
        _("Nhập lại cùng một tệp không tạo dòng trùng: dòng cùng số nhóm và số thì được cập nhật."),
    ]


def _save(workbook: Workbook) -> bytes:
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


KIND_NAMES = {"task": "Nhiệm vụ", "duty": "Trách nhiệm"}
DEADLINE_NAMES = {
    "date": "Đến ngày",
    "month": "Trong tháng",
    "quarter": "Trong quý",
    "year": "Trong năm",
    "ongoing": "Thường xuyên",
    "event": "Khi phát sinh",
    "roadmap": "Theo lộ trình",
    "none": "Không nêu",
}
