"""Outages of a counter, its paper slips, and what applicants think of it, in the audit."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class OutageDeclared(AuditEvent):
    """`slips`: how many blank slips lay at the counter."""

    code = "onestop.outage_declared"
    label = _("Khai báo gián đoạn")
    message = _("khai báo quầy gián đoạn từ %(began_at)s; lý do: %(reason)s")
    began_at: str
    ended_at: str
    reason: str
    supervisor: str
    slips: int


@dataclass(frozen=True, kw_only=True)
class OutageEnded(AuditEvent):
    code = "onestop.outage_ended"
    label = _("Kết thúc gián đoạn")
    message = _("ghi quầy hết gián đoạn lúc %(ended_at)s")
    ended_at: str


@dataclass(frozen=True, kw_only=True)
class OutageCalledOff(AuditEvent):
    code = "onestop.outage_called_off"
    label = _("Gián đoạn không xảy ra")
    message = _("ghi gián đoạn đã báo không xảy ra")


@dataclass(frozen=True, kw_only=True)
class OutageConfirmed(AuditEvent):
    code = "onestop.outage_confirmed"
    label = _("Xác nhận gián đoạn")
    message = _("xác nhận %(dossiers)s hồ sơ nhập sau gián đoạn")
    dossiers: int
    spoiled: int
    returned: int
    note: str


@dataclass(frozen=True, kw_only=True)
class SlipsPrinted(AuditEvent):
    code = "onestop.slips_printed"
    label = _("Lập phiếu giấy")
    message = _("lập phiếu giấy số %(first)s đến %(last)s năm %(year)s")
    first: int
    last: int
    year: int


@dataclass(frozen=True, kw_only=True)
class SlipSpoiled(AuditEvent):
    code = "onestop.slip_spoiled"
    label = _("Phiếu giấy hỏng")
    message = _("ghi phiếu giấy số %(slip)s hỏng; lý do: %(reason)s")
    slip: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SlipsReturned(AuditEvent):
    code = "onestop.slips_returned"
    label = _("Trả lại phiếu giấy")
    message = _("trả lại %(count)s phiếu giấy chưa dùng")
    count: int
    slips: list[str]


@dataclass(frozen=True, kw_only=True)
class SlipReopened(AuditEvent):
    """`before`: what had been said of it."""

    code = "onestop.slip_reopened"
    label = _("Quyết toán lại phiếu giấy")
    message = _("bỏ ghi nhận trước đó của phiếu giấy số %(slip)s")
    slip: str
    before: str


@dataclass(frozen=True, kw_only=True)
class DossierRated(AuditEvent):
    code = "onestop.rated"
    label = _("Đánh giá của người nộp")
    message = _("ghi nhận đánh giá của người nộp hồ sơ")
    satisfaction: str
    place: str
