"""What is written into the audit when a report is checked."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class ReportChecked(AuditEvent):
    code = "reporting.checked"
    label = _("Kiểm tra số liệu báo cáo")
    message = _("kiểm tra %(title)s: %(contradictions)s chỗ mâu thuẫn, %(doubts)s chỗ cần xem")
    title: str
    contradictions: int
    doubts: int


@dataclass(frozen=True, kw_only=True)
class CorrectionAccepted(AuditEvent):
    """`changes`: [[what stood there, what stands there now], …]."""

    code = "reporting.correction_accepted"
    label = _("Nhận đề nghị sửa số liệu")
    message = _("sửa số liệu trong bản kiểm tra")
    changes: list[list[str]]


@dataclass(frozen=True, kw_only=True)
class CorrectionUndone(AuditEvent):
    code = "reporting.correction_undone"
    label = _("Hoàn tác sửa số liệu")
    message = _("hoàn tác một chỗ sửa trong bản kiểm tra")


@dataclass(frozen=True, kw_only=True)
class FindingDismissed(AuditEvent):
    code = "reporting.finding_dismissed"
    label = _("Bỏ qua điều được nêu")
    message = _("bỏ qua: %(text)s")
    text: str


@dataclass(frozen=True, kw_only=True)
class CheckRemoved(AuditEvent):
    code = "reporting.check_removed"
    label = _("Xóa bản kiểm tra")
    message = _("xóa bản kiểm tra %(title)s")
    title: str
