"""Audit events of assignments: who does it, what the unit says, how it is judged, when it is due."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class BrokenDown(AuditEvent):
    code = "directives.broken_down"
    label = _("Phân công trong đơn vị")
    message = _("phân công cho %(officer)s")
    officer: str
    officer_id: int
    leader: str = ""
    leader_id: int | None = None
    division: str = ""
    division_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class PartChanged(AuditEvent):
    """Base: a share of the work inside a unit was given, brought up to date or taken back."""

    title: str
    person: str
    person_id: int
    due: date | None = None
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class PartAdded(PartChanged):
    code = "directives.part_added"
    label = _("Giao phần việc")
    message = _("giao phần việc “%(title)s” cho %(person)s")


@dataclass(frozen=True, kw_only=True)
class PartUpdated(PartChanged):
    code = "directives.part_updated"
    label = _("Cập nhật phần việc")
    message = _("cập nhật phần việc “%(title)s” của %(person)s")


@dataclass(frozen=True, kw_only=True)
class PartRemoved(PartChanged):
    code = "directives.part_removed"
    label = _("Bỏ phần việc")
    message = _("bỏ phần việc “%(title)s” của %(person)s")


@dataclass(frozen=True, kw_only=True)
class OfficerReplaced(AuditEvent):
    code = "directives.officer_replaced"
    label = _("Bàn giao việc")
    message = _("bàn giao việc từ %(old)s cho %(new)s")
    old: str
    new: str
    parts: int
    held: list[str]


@dataclass(frozen=True, kw_only=True)
class ReportDrafted(AuditEvent):
    code = "directives.report_drafted"
    label = _("Soạn báo cáo")
    message = _("soạn báo cáo: %(percent)s%%")
    report: int
    status: str
    percent: int
    evidence: int


@dataclass(frozen=True, kw_only=True)
class ReportSubmitted(AuditEvent):
    code = "directives.report_submitted"
    label = _("Trình báo cáo")
    message = _("trình lãnh đạo đơn vị báo cáo %(percent)s%%")
    report: int
    percent: int


@dataclass(frozen=True, kw_only=True)
class ReportPassedOn(AuditEvent):
    """What the unit says from now on, and what it said before."""

    code = "directives.report_passed_on"
    label = _("Gửi báo cáo của đơn vị")
    message = _("gửi báo cáo của đơn vị: %(old_percent)s%% → %(percent)s%%")
    report: int
    status: str
    percent: int
    result: str
    old_status: str
    old_percent: int
    evidence: list[str]
    superseded: list[int]


@dataclass(frozen=True, kw_only=True)
class ReportByProxy(ReportPassedOn):
    code = "directives.report_by_proxy"
    label = _("Ghi nhận thay đơn vị")
    message = _("ghi nhận thay đơn vị theo %(letter)s: %(old_percent)s%% → %(percent)s%%")
    letter: str


@dataclass(frozen=True, kw_only=True)
class ReportSentBack(AuditEvent):
    code = "directives.report_sent_back"
    label = _("Trả người soạn")
    message = _("trả người soạn: %(reason)s")
    report: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReportReturned(AuditEvent):
    code = "directives.report_returned"
    label = _("Trả lại đơn vị")
    message = _("trả lại đơn vị: %(reason)s")
    report: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReportNoted(AuditEvent):
    code = "directives.report_noted"
    label = _("Ghi nhận tiến độ")
    message = _("ghi nhận tiến độ %(percent)s%%")
    report: int
    percent: int


@dataclass(frozen=True, kw_only=True)
class ResultAccepted(AuditEvent):
    code = "directives.result_accepted"
    label = _("Nghiệm thu")
    message = _("nghiệm thu kết quả")
    report: int
    evidence: list[str]


@dataclass(frozen=True, kw_only=True)
class AcceptanceRevoked(AuditEvent):
    code = "directives.acceptance_revoked"
    label = _("Hủy nghiệm thu")
    message = _("hủy nghiệm thu: %(reason)s")
    reason: str


@dataclass(frozen=True, kw_only=True)
class EvidenceWithdrawn(AuditEvent):
    code = "directives.evidence_withdrawn"
    label = _("Rút minh chứng")
    message = _("rút minh chứng “%(name)s”: %(reason)s")
    evidence: int
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Rescheduled(AuditEvent):
    code = "directives.rescheduled"
    label = _("Điều chỉnh thời hạn")
    message = _("điều chỉnh thời hạn từ %(old_due)s thành %(new_due)s: %(reason)s")
    old_due: date | None
    new_due: date
    reason: str
    basis: str
    parts_shortened: int = 0
