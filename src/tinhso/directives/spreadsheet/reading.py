"""Reading a filled form. Every row is kept; whatever can't be understood is a problem of its cell."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.rules.deadlines import read_deadline
from tinhso.directives.spreadsheet.cells import text_of
from tinhso.directives.spreadsheet.form import DEADLINE_NAMES, KIND_NAMES, NO, YES
from tinhso.directives.spreadsheet.plan import HEADER_ROW, MOST_ROWS, SHEET, CellProblem, Column, PlanRow, PlanSheet
from tinhso.foundation.files.errors import FileRefused
from tinhso.kernel.dates import parse_date
from tinhso.kernel.text import canonical_key, clean

LARGEST_UNPACKED = 100 * 1024 * 1024
LONGEST = {
    Column.GROUP_NUMBER: 20,
    Column.GROUP_TITLE: 500,
    Column.NUMBER: 20,
    Column.CONTENT: 10_000,
    Column.DELIVERABLE: 10_000,
    Column.LEADS: 300,
    Column.COORDINATING: 300,
    Column.DEADLINE_TEXT: 300,
}
_SEPARATOR = re.compile(r"[;\n]")
Cells = dict[Column, str]


def read(content: IO[bytes]) -> PlanSheet:
    """Read a workbook made from `form()`. Raises FileRefused for what isn't one: no workbook, no such columns, too
    many rows."""
    rows = _table(content)
    headings = _headings(rows)
    sheet = PlanSheet()
    seen: set[tuple[str, str]] = set()
    for number, values in enumerate(rows, HEADER_ROW + 1):
        cells = {column: text_of(values[place] if place < len(values) else None) for column, place in headings.items()}
        if not any(cells.values()):
            continue
        if number > MOST_ROWS + HEADER_ROW:
            raise FileRefused(_("Tệp có hơn %(most)s dòng. Hãy tách thành nhiều tệp.") % {"most": MOST_ROWS})
        row, problems = _row(number, cells)
        problems += _repeated(row, seen)
        sheet.rows.append(row)
        sheet.problems.extend(problems)
    return sheet


def _table(content: IO[bytes]) -> Iterator[tuple[Any, ...]]:
    """The sheet's rows as values; formulas stay as they are written, so that none is computed."""
    try:
        with zipfile.ZipFile(content) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                raise FileRefused(_("Tệp quá lớn sau khi giải nén."))
        content.seek(0)
        workbook = load_workbook(content, read_only=True)
        page = workbook[SHEET] if SHEET in workbook.sheetnames else workbook.worksheets[0]
        page.reset_dimensions()
        return iter(list(page.iter_rows(values_only=True, max_row=MOST_ROWS + HEADER_ROW + 1)))
    except FileRefused:
        raise
    except Exception as error:  # a damaged workbook makes the reader fail in a dozen ways
        raise FileRefused(_("Không đọc được tệp. Hãy lưu lại thành .xlsx rồi tải lên lại.")) from error


def _headings(rows: Iterator[tuple[Any, ...]]) -> dict[Column, int]:
    """Where each column stands, by its heading."""
    given = [canonical_key(text_of(value)) for value in next(rows, ())]
    places = {column: given.index(canonical_key(column)) for column in Column if canonical_key(column) in given}
    missing = [column for column in (Column.CONTENT, Column.LEADS) if column not in places]
    if missing:
        raise FileRefused(
            _("Không thấy cột %(columns)s. Hãy dùng biểu mẫu tải từ hệ thống.") % {"columns": ", ".join(missing)}
        )
    return places


def _row(number: int, given: Cells) -> tuple[PlanRow, list[CellProblem]]:
    cells = {column: given.get(column, "") for column in Column}
    problems = [*_formulas(number, cells), *_missing(number, cells), *_too_long(number, cells)]
    kind = _choice(number, cells, Column.KIND, KIND_NAMES, "task", problems)
    deadline = _deadline(number, cells, problems)
    row = PlanRow(
        row=number,
        content=cells[Column.CONTENT],
        group_number=clean(cells[Column.GROUP_NUMBER]),
        group_title=clean(cells[Column.GROUP_TITLE]),
        number=clean(cells[Column.NUMBER]),
        kind=kind,
        deliverable=cells[Column.DELIVERABLE],
        leads=_names(cells[Column.LEADS]),
        coordinating=_names(cells[Column.COORDINATING]),
        deadlines=(deadline,) if deadline else (),
        cells=tuple(cells[column] for column in Column),
    )
    return row, problems


def _formulas(number: int, cells: Cells) -> Iterator[CellProblem]:
    for column, text in cells.items():
        if text.startswith("="):
            yield CellProblem(
                number, column, "formula", _("Ô chứa công thức."), _("Hãy ghi giá trị thay cho công thức.")
            )


def _missing(number: int, cells: Cells) -> Iterator[CellProblem]:
    if not clean(cells[Column.CONTENT]):
        yield CellProblem(
            number, Column.CONTENT, "missing", _("Thiếu nội dung."), _("Ghi nội dung nhiệm vụ như trong văn bản.")
        )
    if not _names(cells[Column.LEADS]):
        yield CellProblem(
            number, Column.LEADS, "missing", _("Thiếu đơn vị chủ trì."), _("Ghi tên đơn vị như trong văn bản.")
        )


def _too_long(number: int, cells: Cells) -> Iterator[CellProblem]:
    for column, most in LONGEST.items():
        many = column in (Column.LEADS, Column.COORDINATING)
        length = max(map(len, _names(cells[column])), default=0) if many else len(cells[column])
        if length > most:
            message = _("Dài %(length)s ký tự; tối đa %(most)s.") % {"length": length, "most": most}
            yield CellProblem(number, column, "too_long", message, _("Hãy rút ngắn."))


def _choice(
    number: int, cells: Cells, column: Column, names: dict[str, str], default: str, problems: list[CellProblem]
) -> str:
    key = canonical_key(cells[column])
    found = next((value for value, name in names.items() if canonical_key(name) == key), None)
    if key and found is None:
        remedy = _("Chọn một trong: %(names)s.") % {"names": ", ".join(names.values())}
        problems.append(CellProblem(number, column, "unknown", _("Không có lựa chọn này."), remedy))
    return found or default


def _deadline(number: int, cells: Cells, problems: list[CellProblem]) -> DeadlineInput | None:
    text = clean(cells[Column.DEADLINE_TEXT])
    understood = read_deadline(text)
    kind = _choice(number, cells, Column.DEADLINE_KIND, DEADLINE_NAMES, understood.kind, problems)
    due = _due(number, cells, problems) or understood.due
    answers = {YES: YES, NO: NO}
    ongoing = _choice(number, cells, Column.ONGOING_AFTER, answers, YES if understood.ongoing_after else NO, problems)
    if not text and due is None and kind == "none":
        return None
    if due is not None and kind == "none":
        kind = "date"
    return DeadlineInput(text, kind, due, understood.conditional_on, ongoing == YES)


def _due(number: int, cells: Cells, problems: list[CellProblem]) -> date | None:
    text = cells[Column.DUE]
    if not text:
        return None
    try:
        written = parse_date(text)
        if 1990 <= written.year <= 2100:
            return written.last_day
    except ValueError:
        pass
    problems.append(
        CellProblem(number, Column.DUE, "not_a_date", _("Không phải ngày tháng."), _("Ghi như 31/8/2025 hoặc 8/2025."))
    )
    return None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in _SEPARATOR.split(text) if (name := clean(part)))


def _repeated(row: PlanRow, seen: set[tuple[str, str]]) -> list[CellProblem]:
    """A number that stands twice in a group: the second one can't be told from a correction of the first."""
    key = (canonical_key(row.group_number or row.group_title), canonical_key(row.number))
    if not row.number:
        return []
    if key in seen:
        message = _("Số %(number)s đã có trong nhóm này.") % {"number": row.number}
        return [CellProblem(row.row, Column.NUMBER, "repeated", message, _("Sửa số hoặc xóa dòng trùng."))]
    seen.add(key)
    return []
