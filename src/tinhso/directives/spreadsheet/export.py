"""A list taken out as a workbook or as CSV, with what the page shows and nothing more. Each taking is journalled."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tinhso.directives.models import EvidenceState, PartyRole, Status
from tinhso.directives.queries.filters import AssignmentFilter
from tinhso.directives.queries.lists import chosen_assignments, ordered
from tinhso.directives.queries.rows import AssignmentRow, rows_of, with_details
from tinhso.directives.spreadsheet.cells import harmless
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import Exported
from tinhso.foundation.organizations.subjects import Subject
from tinhso.foundation.verbs.verb import record_read

CHUNK = 500
IN_MEMORY = 5 * 1024 * 1024
WIDTHS = (16, 24, 8, 60, 28, 24, 12, 22, 16, 10, 40, 24, 10, 12, 12, 24)
Value = str | int | date | None
Line = list[Value]


def export_xlsx(actor: Actor, chosen: AssignmentFilter) -> IO[bytes]:
    """The whole list as a workbook, ready to be read from its start."""
    lines = _lines(actor, chosen)
    workbook = Workbook(write_only=True)
    page = workbook.create_sheet(_("Nhiệm vụ"))
    page.freeze_panes = "A2"
    for place, width in enumerate(WIDTHS, 1):
        page.column_dimensions[get_column_letter(place)].width = width
    for number, line in enumerate(lines):
        page.append([_cell(page, value, bold=number == 0) for value in line])
    content = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the caller reads and closes it
    workbook.save(content)
    content.seek(0)
    return content  # type: ignore[return-value]


def export_csv(actor: Actor, chosen: AssignmentFilter) -> Iterator[str]:
    """The whole list as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel needs), line by line."""
    lines = _lines(actor, chosen)
    return _csv(lines)


class Names:
    """The words for coded values in the reader's language, looked up once per list and not once per cell."""

    def __init__(self) -> None:
        self.roles = {value: str(label) for value, label in PartyRole.choices}
        self.statuses = {value: str(label) for value, label in Status.choices}
        self.evidence = {value: str(label) for value, label in EvidenceState.choices}


def _csv(lines: Iterable[Line]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for line in lines:
        yield writer.writerow([_written(value) for value in line])


def _written(value: Value) -> str | int:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return harmless(value) if isinstance(value, str) else "" if value is None else value


class _Echo:
    """A file that hands back what is written, so that lines can be streamed."""

    def write(self, text: str) -> str:
        return text


def _cell(page: WriteOnlyWorksheet, value: Value, *, bold: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, harmless(value) if isinstance(value, str) else value)
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _lines(actor: Actor, chosen: AssignmentFilter) -> Iterator[Line]:
    """Headings and rows; the taking is journalled before the first row leaves."""
    rows = chosen_assignments(actor, chosen)
    subject = Subject("directives.list", "", chosen.to_query()[:300], actor.unit_id, actor.unit_path)
    record_read(actor, Exported(what=_("danh sách nhiệm vụ"), rows=rows.count()), subject)

    def generate() -> Iterator[Line]:
        names = Names()
        yield _headings()
        for assignment in ordered(with_details(rows)).iterator(chunk_size=CHUNK):
            yield _line(rows_of([assignment])[0], names)

    return generate()


def _headings() -> Line:
    return [
        _("Văn bản"),
        _("Nhóm"),
        _("Số"),
        _("Nhiệm vụ"),
        _("Đơn vị"),
        _("Phòng, bộ phận"),
        _("Vai trò"),
        _("Người thực hiện"),
        _("Đơn vị báo cáo"),
        _("Tỷ lệ (%)"),
        _("Kết quả"),
        _("Minh chứng"),
        _("Số minh chứng"),
        _("Hạn đầu tiên"),
        _("Hạn hiện nay"),
        _("Tiến độ"),
    ]


def _line(row: AssignmentRow, names: Names) -> Line:
    assignment = row.assignment
    task = assignment.task
    return [
        str(task.document),
        str(task.group or ""),
        task.number,
        task.content,
        assignment.unit.name,
        assignment.division.name if assignment.division else "",
        names.roles[assignment.role],
        assignment.officer.full_name if assignment.officer else "",
        names.statuses[assignment.status],
        assignment.percent,
        assignment.result,
        names.evidence[assignment.evidence_state],
        row.evidence_count,
        assignment.first_due,
        assignment.due,
        row.distance,
    ]
