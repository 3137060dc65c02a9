"""Audit events around assignments: links, inheritance, reminders, escalation."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class LinkChanged(AuditEvent):
    """Base: a link from this task to an earlier one of another document."""

    kind: str
    earlier: str
    earlier_id: int


@dataclass(frozen=True, kw_only=True)
class LinkProposed(LinkChanged):
    code = "directives.link_proposed"
    label = _("Đề xuất liên kết")
    message = _("đề xuất liên kết với “%(earlier)s”")


@dataclass(frozen=True, kw_only=True)
class RestatedProposed(AuditEvent):
    """`links`: [later task, earlier task] of each."""

    code = "directives.restated_proposed"
    label = _("Đề xuất việc đã giao trước đó")
    message = _("đề xuất %(count)s nhiệm vụ là việc đã giao ở văn bản trước")
    count: int
    links: list[list[int]]


@dataclass(frozen=True, kw_only=True)
class LinkConfirmed(LinkChanged):
    code = "directives.link_confirmed"
    label = _("Xác nhận liên kết")
    message = _("xác nhận liên kết với “%(earlier)s”")


@dataclass(frozen=True, kw_only=True)
class LinkRemoved(LinkChanged):
    code = "directives.link_removed"
    label = _("Bỏ liên kết")
    message = _("bỏ liên kết với “%(earlier)s”")


@dataclass(frozen=True, kw_only=True)
class InheritanceProposed(AuditEvent):
    code = "directives.inheritance_proposed"
    label = _("Đề xuất chuyển việc sau sắp xếp")
    message = _("đề xuất chuyển %(assignments)s việc của đơn vị đã kết thúc hoạt động")
    assignments: int
    heirs: list[str]


@dataclass(frozen=True, kw_only=True)
class InheritanceDecided(AuditEvent):
    """Base: what became of a proposal to hand an assignment to a unit's heir."""

    old_unit: str
    heir: str


@dataclass(frozen=True, kw_only=True)
class InheritanceAccepted(InheritanceDecided):
    code = "directives.inheritance_accepted"
    label = _("Chuyển việc sau sắp xếp")
    message = _("chuyển việc từ %(old_unit)s sang %(heir)s")


@dataclass(frozen=True, kw_only=True)
class InheritanceMerged(InheritanceDecided):
    code = "directives.inheritance_merged"
    label = _("Nhập việc sau sắp xếp")
    message = _("nhập việc của %(old_unit)s vào việc %(heir)s đang có")


@dataclass(frozen=True, kw_only=True)
class InheritanceRefused(InheritanceDecided):
    code = "directives.inheritance_refused"
    label = _("Không chuyển việc")
    message = _("không chuyển việc của %(old_unit)s sang %(heir)s")


@dataclass(frozen=True, kw_only=True)
class ReminderChanged(AuditEvent):
    """Base: a letter that urges a unit, with its text as it then stood."""

    unit: str
    assignments: int
    body: str


@dataclass(frozen=True, kw_only=True)
class ReminderDrafted(ReminderChanged):
    code = "directives.reminder_drafted"
    label = _("Soạn thư đôn đốc")
    message = _("soạn thư đôn đốc %(unit)s về %(assignments)s việc")


@dataclass(frozen=True, kw_only=True)
class ReminderEdited(ReminderChanged):
    code = "directives.reminder_edited"
    label = _("Sửa thư đôn đốc")
    message = _("sửa thư đôn đốc %(unit)s")


@dataclass(frozen=True, kw_only=True)
class ReminderSent(ReminderChanged):
    code = "directives.reminder_sent"
    label = _("Gửi thư đôn đốc")
    message = _("gửi thư đôn đốc %(unit)s về %(assignments)s việc")


@dataclass(frozen=True, kw_only=True)
class Escalated(AuditEvent):
    """The system reminded people of the unit's deadlines; `levels`: level → ids of assignments."""

    code = "directives.escalated"
    label = _("Nhắc việc tự động")
    message = _("nhắc %(count)s việc sắp đến hạn hoặc quá hạn")
    count: int
    levels: dict[str, list[int]]
