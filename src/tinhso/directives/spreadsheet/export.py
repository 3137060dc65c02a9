"""A list taken out as a workbook or as CSV, with what the page shows and nothing more. Each taking is journalled."""

import csv
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tinhso.directives.queries.filters import AssignmentFilter
from tinhso.directives.queries.lists import chosen_assignments, ordered
from tinhso.directives.queries.rows import AssignmentRow, rows_of, with_details
from tinhso.directives.spreadsheet.cells import harmless
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import Exported
from tinhso.foundation.organizations.subjects import Subject
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel.dates import format_date

CHUNK = 500
IN_MEMORY = 5 * 1024 * 1024
Line = list[str | int]


def export_xlsx(actor: Actor, chosen: AssignmentFilter) -> IO[bytes]:
    """The whole list as a workbook, ready to be read from its start."""
    lines = _lines(actor, chosen)
    workbook = Workbook(write_only=True)
    page = workbook.create_sheet(_("Nhiệm vụ"))
    page.freeze_panes = "A2"
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


def _csv(lines: Iterable[Line]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for line in lines:
        yield writer.writerow([harmless(value) if isinstance(value, str) else value for value in line])


class _Echo:
    """A file that hands back what is written, so that lines can be streamed."""

    def write(self, text: str) -> str:
        return text


def _cell(page: WriteOnlyWorksheet, value: str | int, *, bold: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, harmless(value) if isinstance(value, str) else value)
    if bold:
        cell.font = Font(bold=True)
    return cell


def _lines(actor: Actor, chosen: AssignmentFilter) -> Iterator[Line]:
    """Headings and rows; the taking is journalled before the first row leaves."""
    rows = chosen_assignments(actor, chosen)
    subject = Subject("directives.list", "", chosen.to_query()[:300], actor.unit_id, actor.unit_path)
    record_read(actor, Exported(what=_("danh sách nhiệm vụ"), rows=rows.count()), subject)

    def generate() -> Iterator[Line]:
        yield _headings()
        for assignment in ordered(with_details(rows)).iterator(chunk_size=CHUNK):
            yield _line(rows_of([assignment])[0])

    return generate()


def _headings() -> Line:
    return [
        _("Văn bản"),
        _("Nhóm"),
        _("Số"),
        _("Nhiệm vụ"),
        _("Đơn vị"),
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


def _line(row: AssignmentRow) -> Line:
    assignment = row.assignment
    task = assignment.task
    return [
        str(task.document),
        str(task.group or ""),
        task.number,
        task.content,
        assignment.unit.name,
        str(assignment.get_role_display()),
        assignment.officer.full_name if assignment.officer else "",
        str(assignment.get_status_display()),
        assignment.percent,
        assignment.result,
        str(assignment.get_evidence_state_display()),
        row.evidence_count,
        format_date(assignment.first_due) if assignment.first_due else "",
        format_date(assignment.due) if assignment.due else "",
        row.distance,
    ]
