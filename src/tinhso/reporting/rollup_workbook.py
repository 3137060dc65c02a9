"""A round's roll-up as a workbook: a row per unit with its state and how late it is, a column per line, the totals."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tinhso.directives.spreadsheet.cells import harmless
from tinhso.kernel import clock
from tinhso.reporting.models import Round, Submission
from tinhso.reporting.queries.rollup import Cell, RollUp, Row
from tinhso.reporting.rules.forms import Kind, Line
from tinhso.reporting.rules.lateness import late_minutes, late_words

UNIT, STATE, SUBMITTED, LATE, FIRST_LINE = range(1, 6)
TITLE_ROW, PERIOD_ROW, NOTE_ROW, HEADING_ROW, FIRST_ROW = range(1, 6)
WIDTHS = {UNIT: 30, STATE: 14, SUBMITTED: 17, LATE: 15}
LINE_WIDTH = 16
COUNT, MOMENT = "#,##0", "dd/mm/yyyy hh:mm"
_HEADING = PatternFill("solid", start_color="F1ECE4")


def rollup_workbook(it: Round, name: str, part: str, table: RollUp) -> bytes:
    """`name` is the round's, `part` that of the form's section ("" for the whole form)."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = _("Tổng hợp")
    lines = [total.line for total in table.totals]
    _head(page, it, f"{name}: {part}" if part else name, lines)
    for number, row in enumerate(table.rows, FIRST_ROW):
        _unit_row(page, number, it, row, lines)
    _totals(page, FIRST_ROW + len(table.rows), table)
    page.freeze_panes = page.cell(FIRST_ROW, STATE)
    page.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _head(page: Worksheet, it: Round, title: str, lines: list[Line]) -> None:
    page.cell(TITLE_ROW, UNIT, harmless(title)).font = Font(bold=True, size=13)
    due, now = clock.local(it.due_at), clock.local(clock.now())
    when = _("Kỳ %(period)s; hạn gửi %(due)s; lấy lúc %(now)s") % {
        "period": it.period,
        "due": f"{due:%H:%M %d/%m/%Y}",
        "now": f"{now:%H:%M %d/%m/%Y}",
    }
    page.cell(PERIOD_ROW, UNIT, when)
    note = _("Số in nghiêng là số đơn vị báo, chưa duyệt nên chưa cộng vào tổng.")
    page.cell(NOTE_ROW, UNIT, note).font = Font(italic=True)
    fixed = (_("Đơn vị"), _("Trạng thái"), _("Gửi lúc"), _("Trễ"))
    for place, heading in enumerate([*fixed, *(_heading(line) for line in lines)], 1):
        cell = page.cell(HEADING_ROW, place, harmless(heading))
        cell.font, cell.fill = Font(bold=True), _HEADING
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.column_dimensions[get_column_letter(place)].width = WIDTHS.get(place, LINE_WIDTH)


def _heading(line: Line) -> str:
    label = f"{line.number}. {line.label}" if line.number else line.label
    return f"{label} ({line.measure})" if line.measure else label


def _unit_row(page: Worksheet, number: int, it: Round, row: Row, lines: list[Line]) -> None:
    submission = row.submission
    page.cell(number, UNIT, harmless(submission.unit.name))
    page.cell(number, STATE, str(submission.get_state_display()))
    if submission.submitted_at is not None:
        at = clock.local(submission.submitted_at).replace(tzinfo=None, second=0, microsecond=0)
        page.cell(number, SUBMITTED, at).number_format = MOMENT
    page.cell(number, LATE, _late(submission, it))
    _numbers(page, number, zip(lines, row.cells, strict=True))


def _late(submission: Submission, it: Round) -> str:
    """As on the screen: how late it came, or how long it has been missing."""
    minutes = late_minutes(submission.submitted_at or clock.now(), it.due_at)
    return late_words(minutes) if minutes else ""


def _totals(page: Worksheet, number: int, table: RollUp) -> None:
    _total_row(page, number, _("Cộng các đơn vị"), [(each.line, each.cell) for each in table.totals])
    if any(each.whole for each in table.totals):
        whole = [(each.line, each.whole or each.cell) for each in table.totals]
        _total_row(page, number + 1, _("Toàn tỉnh, kể cả đơn vị không gửi biểu này"), whole)


def _total_row(page: Worksheet, number: int, label: str, cells: list[tuple[Line, Cell]]) -> None:
    page.cell(number, UNIT, label).alignment = Alignment(wrap_text=True, vertical="top")
    _numbers(page, number, cells)
    for place in range(UNIT, FIRST_LINE + len(cells)):
        page.cell(number, place).font = Font(bold=True)


def _numbers(page: Worksheet, number: int, cells: Iterable[tuple[Line, Cell]]) -> None:
    """Counts as whole numbers, shares as the percentages that they are on the screen."""
    for place, (line, given) in enumerate(cells, FIRST_LINE):
        if given.value is None:
            continue
        cell = page.cell(number, place)
        if line.kind is Kind.RATIO:
            cell.value, cell.number_format = given.value / 100, "0.00%"
        else:
            cell.value, cell.number_format = given.value, COUNT
        if given.said:
            cell.font = Font(italic=True, color="6B645C")
