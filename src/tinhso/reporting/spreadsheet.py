"""A form as a workbook and back: one sheet, labels protected, a hidden key that says whose, when and which version.

Nothing is half-taken: a workbook with one problem changes nothing.
"""

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from tinhso.directives.spreadsheet.cells import harmless, text_of
from tinhso.kernel import clock
from tinhso.reporting.filled import Filled
from tinhso.reporting.models import Submission
from tinhso.reporting.rules.form_data import LARGEST, read_whole
from tinhso.reporting.rules.forms import FormFrame, Line

SHEET = "Biểu báo cáo"
KEY = "tinhso-bieu"
HEADINGS = ("Mã", "TT", "Chỉ tiêu", "Đơn vị tính", "Kỳ trước", "Kỳ này", "Giải trình")
CODE, NUMBER, LABEL, MEASURE, LAST, NOW, EXPLANATION = range(1, 8)
KEY_ROW, HEADING_ROW, FIRST_ROW = 1, 6, 7
NOTE_CODE = "_note"
LETTERS = "ABCDEFG"
MOST_ROWS = 400
LARGEST_UNPACKED = 50 * 1024 * 1024
WIDTHS = {"B": 7, "C": 62, "D": 14, "E": 14, "F": 16, "G": 48}
_HEADING = PatternFill("solid", start_color="F1ECE4")
_INPUT = PatternFill("solid", start_color="FFF9DB")


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell (`column` "" for the whole row), and what to do."""

    sheet: str
    row: int
    column: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = _("trang “%(sheet)s”, dòng %(row)s") % {"sheet": self.sheet, "row": self.row}
        if self.column:
            where += _(", cột %(column)s") % {"column": self.column}
        return f"{where[:1].upper()}{where[1:]}: {self.message} {self.remedy}"


@dataclass
class FilledSheet:
    """What a filled workbook says: line code → number (None: left empty), line code → explanation."""

    values: dict[str, int | None] = field(default_factory=dict)
    explanations: dict[str, str] = field(default_factory=dict)
    note: str = ""
    problems: list[CellProblem] = field(default_factory=list)


def workbook(form: Filled) -> bytes:
    """The form of one unit and period, with what is filled in so far. Its words are Vietnamese in any language of the
    screen: they are read back."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = SHEET
    _head(page, form.submission)
    row = FIRST_ROW
    last = {line.code: form.figure(line, last=True) for line in form.frame.lines}
    for line in form.frame.lines:
        _row(page, row, line, form, last[line.code].text if last[line.code] else "")  # type: ignore[union-attr]
        row += 1
    _note_row(page, row, form.submission.note)
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.freeze_panes = f"A{FIRST_ROW}"
    page.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def read(content: bytes, submission: Submission, frame: FormFrame) -> FilledSheet:
    """What a filled workbook says for this submission; its problems name sheet, row, column and remedy."""
    sheet = FilledSheet()
    page = _open(content)
    if page is None:
        remedy = _("Hãy dùng tệp .xlsx tải từ trang của biểu này.")
        sheet.problems.append(CellProblem(SHEET, KEY_ROW, "", _("Không đọc được tệp Excel."), remedy))
        return sheet
    rows = [
        list(row) + [None] * (EXPLANATION - len(row)) for row in page.iter_rows(values_only=True, max_row=MOST_ROWS)
    ]
    if wrong := _wrong_key(page.title, rows, submission):
        sheet.problems.append(wrong)
        return sheet
    seen: set[str] = set()
    for number, cells in enumerate(rows[HEADING_ROW:], FIRST_ROW):
        _read_row(sheet, page.title, number, cells, frame, seen)
    for line in frame.entered:
        if line.code not in seen:
            message = _("Thiếu dòng “%(line)s”.") % {"line": line.label}
            sheet.problems.append(
                CellProblem(page.title, HEADING_ROW, "", message, _("Tải lại biểu từ hệ thống rồi điền tiếp."))
            )
    return sheet


def key_of(submission: Submission) -> list[str]:
    """Form, version, unit, period: what makes a workbook the form of this submission."""
    it = submission.round
    return [KEY, it.form.code, str(it.version_id), submission.unit.code, it.since.isoformat(), it.until.isoformat()]


def _head(page: Worksheet, submission: Submission) -> None:
    it = submission.round
    for place, part in enumerate(key_of(submission), 1):
        page.cell(KEY_ROW, place, part)
    page.row_dimensions[KEY_ROW].hidden = True
    page.column_dimensions["A"].hidden = True
    for letter, width in WIDTHS.items():
        page.column_dimensions[letter].width = width
    limit = clock.local(it.due_at)
    page.cell(2, NUMBER, harmless(it.form.name)).font = Font(bold=True, size=13)
    page.cell(3, NUMBER, harmless(f"Đơn vị: {submission.unit.name}"))
    page.cell(4, NUMBER, f"Kỳ báo cáo: {it.period}; gửi trước {limit:%H:%M} ngày {limit:%d/%m/%Y}")
    page.cell(5, NUMBER, "Chỉ điền ô màu vàng, số nguyên; không phát sinh ghi 0. Ô khác được khóa.").font = Font(
        italic=True
    )
    for place, heading in enumerate(HEADINGS, 1):
        cell = page.cell(HEADING_ROW, place, heading)
        cell.font, cell.fill = Font(bold=True), _HEADING
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _row(page: Worksheet, row: int, line: Line, form: Filled, last: str) -> None:
    page.cell(row, CODE, line.code)
    page.cell(row, NUMBER, harmless(line.number))
    label = page.cell(row, LABEL, harmless(line.label))
    label.alignment = Alignment(wrap_text=True, vertical="top", indent=line.depth)
    label.font = Font(bold=not line.metric)
    page.cell(row, MEASURE, str(line.measure))
    page.cell(row, LAST, last).alignment = Alignment(horizontal="right")
    now = page.cell(row, NOW)
    now.alignment = Alignment(horizontal="right")
    if not line.is_entered:
        figure = form.figure(line)
        now.value = figure.text if figure else ""
        return
    now.value, now.number_format = form.number(line), "#,##0"
    said = page.cell(row, EXPLANATION, harmless(_explanation(form, line)))
    said.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in (now, said):
        cell.protection, cell.fill = Protection(locked=False), _INPUT


def _explanation(form: Filled, line: Line) -> str:
    given = form.submission.explanations
    return next((given[each.key] for each in form.violations if each.line == line.code and given.get(each.key)), "")


def _note_row(page: Worksheet, row: int, note: str) -> None:
    page.cell(row, CODE, NOTE_CODE)
    page.cell(row, LABEL, "Ghi chú của đơn vị").font = Font(bold=True)
    cell = page.cell(row, EXPLANATION, harmless(note))
    cell.protection, cell.fill = Protection(locked=False), _INPUT
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _open(content: bytes) -> Worksheet | None:
    """The first sheet, formulas as they are written so that none is computed; None for what is no workbook."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                return None
        page = load_workbook(BytesIO(content), read_only=True).worksheets[0]
        page.reset_dimensions()
        return page  # type: ignore[no-any-return]
    except Exception:  # a damaged workbook makes the reader fail in a dozen ways
        return None


def _wrong_key(title: str, rows: list[list[Any]], submission: Submission) -> CellProblem | None:
    """Why the workbook isn't the form of this submission."""
    wanted = key_of(submission)
    given = [text_of(value) for value in (rows[0] if rows else [])][: len(wanted)]
    again = _("Tải biểu từ trang này rồi điền lại.")
    if len(given) < len(wanted) or given[0] != KEY:
        return CellProblem(title, KEY_ROW, "", _("Tệp không phải biểu tải từ hệ thống."), again)
    reasons = {
        1: _("Tệp là của biểu khác."),
        2: _("Tệp theo bản biểu mẫu khác với bản của kỳ này."),
        3: _("Tệp là của đơn vị khác."),
        4: _("Tệp là của kỳ khác."),
        5: _("Tệp là của kỳ khác."),
    }
    place = next((place for place in (1, 3, 4, 5, 2) if given[place] != wanted[place]), None)
    return CellProblem(title, KEY_ROW, LETTERS[place], reasons[place], again) if place else None


def _read_row(sheet: FilledSheet, title: str, row: int, cells: list[Any], frame: FormFrame, seen: set[str]) -> None:
    code = text_of(cells[CODE - 1])
    if code == NOTE_CODE:
        sheet.note = _unquoted(text_of(cells[EXPLANATION - 1]))
        return
    line = frame.line(code)
    if line is None:
        if any(text_of(cell) for cell in cells):
            message = _("Dòng này không có trong biểu.")
            sheet.problems.append(CellProblem(title, row, "", message, _("Xóa dòng này; không thêm dòng vào biểu.")))
        return
    if code in seen:
        message = _("Dòng “%(line)s” có hai lần.") % {"line": line.label}
        sheet.problems.append(CellProblem(title, row, "", message, _("Xóa dòng chép thừa.")))
        return
    seen.add(code)
    if not line.is_entered:
        return
    try:
        sheet.values[code] = _number(cells[NOW - 1])
    except ValueError as error:
        remedy = _("Sửa ô của dòng “%(line)s” thành số nguyên.") % {"line": line.label}
        sheet.problems.append(CellProblem(title, row, LETTERS[NOW - 1], str(error), remedy))
    if said := _unquoted(text_of(cells[EXPLANATION - 1])):
        sheet.explanations[code] = said


def _number(value: Any) -> int | None:
    """Raises ValueError in the user's words."""
    if isinstance(value, bool):
        raise ValueError(_("Ô chứa giá trị đúng/sai."))
    if isinstance(value, int | float):
        if value != value or value in (float("inf"), float("-inf")) or value != int(value):
            raise ValueError(_("Ô chứa số lẻ."))
        if not 0 <= value < LARGEST:
            raise ValueError(_("Số phải từ 0 trở lên và không quá lớn."))
        return int(value)
    text = text_of(value)
    if text.startswith("="):
        raise ValueError(_("Ô chứa công thức."))
    return read_whole(text)


def _unquoted(text: str) -> str:
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text
