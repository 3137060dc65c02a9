"""What collecting writes into the audit: forms, rounds, what units hand in, reminders."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class FormCreated(AuditEvent):
    code = "reporting.form_created"
    label = _("Lập biểu mẫu")
    message = _("lập biểu mẫu %(name)s")
    retention_days = None
    name: str


@dataclass(frozen=True, kw_only=True)
class FormPublished(AuditEvent):
    code = "reporting.form_published"
    label = _("Ban hành biểu mẫu")
    message = _("ban hành biểu mẫu %(name)s từ %(since)s: %(lines)s dòng; căn cứ: %(source)s")
    retention_days = None
    name: str
    since: str
    lines: int
    source: str


@dataclass(frozen=True, kw_only=True)
class RoundOpened(AuditEvent):
    code = "reporting.round_opened"
    label = _("Mở kỳ báo cáo")
    message = _("mở kỳ %(period)s cho %(units)s đơn vị, hạn %(due)s")
    retention_days = None
    period: str
    units: int
    due: str


@dataclass(frozen=True, kw_only=True)
class RoundClosed(AuditEvent):
    code = "reporting.round_closed"
    label = _("Chốt kỳ báo cáo")
    message = _("chốt kỳ %(period)s: %(accepted)s đơn vị đã duyệt, %(missing)s đơn vị chưa có số liệu")
    retention_days = None
    period: str
    accepted: int
    missing: int


@dataclass(frozen=True, kw_only=True)
class ValuesSaved(AuditEvent):
    """`changes`: line code → [old, new]; null is no number."""

    code = "reporting.values_saved"
    label = _("Nhập số liệu báo cáo")
    message = _("nhập số liệu, sửa %(count)s dòng")
    count: int
    changes: dict[str, list[int | None]]


@dataclass(frozen=True, kw_only=True)
class FilledFromSpreadsheet(ValuesSaved):
    code = "reporting.filled_from_spreadsheet"
    label = _("Nhập số liệu từ Excel")
    message = _("nhập số liệu từ Excel, sửa %(count)s dòng")


@dataclass(frozen=True, kw_only=True)
class FormSubmitted(AuditEvent):
    code = "reporting.form_submitted"
    label = _("Gửi số liệu báo cáo")
    message = _("gửi số liệu báo cáo; trễ %(late_minutes)s phút, %(explained)s điểm có giải trình")
    retention_days = None
    late_minutes: int
    explained: int


@dataclass(frozen=True, kw_only=True)
class SubmissionAccepted(AuditEvent):
    """`values`: metric code → number, as it became a fact."""

    code = "reporting.submission_accepted"
    label = _("Duyệt số liệu báo cáo")
    message = _("duyệt số liệu báo cáo của đơn vị")
    retention_days = None
    values: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class SubmissionReturned(AuditEvent):
    code = "reporting.submission_returned"
    label = _("Trả lại số liệu báo cáo")
    message = _("trả lại số liệu báo cáo; lý do: %(reason)s")
    retention_days = None
    reason: str


@dataclass(frozen=True, kw_only=True)
class CleanAccepted(AuditEvent):
    code = "reporting.clean_accepted"
    label = _("Duyệt loạt báo cáo không vướng")
    message = _("duyệt %(count)s báo cáo không có điểm phải xem")
    count: int


@dataclass(frozen=True, kw_only=True)
class UnitsReminded(AuditEvent):
    code = "reporting.units_reminded"
    label = _("Soạn thư đôn đốc báo cáo")
    message = _("soạn thư đôn đốc %(count)s đơn vị chưa gửi báo cáo")
    count: int


@dataclass(frozen=True, kw_only=True)
class LetterEdited(AuditEvent):
    code = "reporting.letter_edited"
    label = _("Sửa thư đôn đốc báo cáo")
    message = _("sửa thư đôn đốc %(unit)s")
    unit: str
    body: str


@dataclass(frozen=True, kw_only=True)
class LettersSent(AuditEvent):
    code = "reporting.letters_sent"
    label = _("Gửi thư đôn đốc báo cáo")
    message = _("gửi thư đôn đốc báo cáo tới %(count)s đơn vị")
    retention_days = None
    count: int
    units: list[str]
