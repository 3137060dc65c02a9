"""Audit events of reports whose results are recorded row by row. The assignment has an event of its own."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class ResultsRead(AuditEvent):
    """A report was read; the counts are its rows by how surely they were matched."""

    code = "directives.results_read"
    label = _("Đọc báo cáo kết quả")
    message = _("đọc %(name)s của %(unit)s: %(rows)s dòng, %(certain)s dòng chắc chắn, %(none)s dòng không có nhiệm vụ")
    name: str
    digest: str
    unit: str
    rows: int
    certain: int
    none: int


@dataclass(frozen=True, kw_only=True)
class ReportedRowAccepted(AuditEvent):
    code = "directives.reported_row_accepted"
    label = _("Ghi nhận một dòng báo cáo")
    message = _("ghi nhận dòng %(row)s vào “%(task)s”")
    row: str
    task: str
    assignment: int
    status: str
    report: int


@dataclass(frozen=True, kw_only=True)
class CertainRowsAccepted(AuditEvent):
    """`left`: [row, why it wasn't recorded] of those that wait on."""

    code = "directives.certain_rows_accepted"
    label = _("Ghi nhận các dòng chắc chắn")
    message = _("ghi nhận %(count)s dòng chắc chắn của báo cáo")
    count: int
    left: list[list[str]]


@dataclass(frozen=True, kw_only=True)
class ReportedRowRefused(AuditEvent):
    code = "directives.reported_row_refused"
    label = _("Không ghi nhận một dòng báo cáo")
    message = _("không ghi nhận dòng %(row)s")
    row: str
