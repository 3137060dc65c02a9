"""Audit events of documents and of what stands in them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class DocumentDrafted(AuditEvent):
    code = "directives.document_drafted"
    label = _("Nhập văn bản giao việc")
    message = _("nhập văn bản %(symbol)s: %(subject)s")
    symbol: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class PlanRead(AuditEvent):
    """A file was read into a draft; the counts are what stood in it."""

    code = "directives.plan_read"
    label = _("Đọc văn bản từ tệp")
    message = _("đọc %(name)s: %(tasks)s nhiệm vụ, %(duties)s trách nhiệm, %(findings)s điều cần xem")
    name: str
    digest: str
    tasks: int
    duties: int
    targets: int
    findings: int


@dataclass(frozen=True, kw_only=True)
class DocumentEdited(AuditEvent):
    """`changes`: field → [old, new]."""

    code = "directives.document_edited"
    label = _("Sửa văn bản giao việc")
    message = _("sửa thông tin chung của văn bản")
    changes: dict[str, list[Any]]


@dataclass(frozen=True, kw_only=True)
class OriginalAttached(AuditEvent):
    code = "directives.original_attached"
    label = _("Đính kèm bản gốc")
    message = _("đính kèm bản gốc %(name)s")
    name: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class ContentChanged(AuditEvent):
    """Base: a group, task or target of a draft was added, edited or removed; `old` and `new` are what stood there."""

    name: str
    old: dict[str, Any] | None = None
    new: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class GroupAdded(ContentChanged):
    code = "directives.group_added"
    label = _("Thêm nhóm")
    message = _("thêm nhóm %(name)s")


@dataclass(frozen=True, kw_only=True)
class GroupEdited(ContentChanged):
    code = "directives.group_edited"
    label = _("Sửa nhóm")
    message = _("sửa nhóm %(name)s")


@dataclass(frozen=True, kw_only=True)
class GroupRemoved(ContentChanged):
    code = "directives.group_removed"
    label = _("Xóa nhóm")
    message = _("xóa nhóm %(name)s")


@dataclass(frozen=True, kw_only=True)
class TaskAdded(ContentChanged):
    code = "directives.task_added"
    label = _("Thêm nhiệm vụ")
    message = _("thêm nhiệm vụ “%(name)s”")


@dataclass(frozen=True, kw_only=True)
class TaskEdited(ContentChanged):
    code = "directives.task_edited"
    label = _("Sửa nhiệm vụ")
    message = _("sửa nhiệm vụ “%(name)s”")


@dataclass(frozen=True, kw_only=True)
class TaskRemoved(ContentChanged):
    code = "directives.task_removed"
    label = _("Xóa nhiệm vụ")
    message = _("xóa nhiệm vụ “%(name)s”")


@dataclass(frozen=True, kw_only=True)
class TargetAdded(ContentChanged):
    code = "directives.target_added"
    label = _("Thêm chỉ tiêu")
    message = _("thêm chỉ tiêu “%(name)s”")


@dataclass(frozen=True, kw_only=True)
class TargetRemoved(ContentChanged):
    code = "directives.target_removed"
    label = _("Xóa chỉ tiêu")
    message = _("xóa chỉ tiêu “%(name)s”")


@dataclass(frozen=True, kw_only=True)
class PartyResolved(AuditEvent):
    code = "directives.party_resolved"
    label = _("Xác định đơn vị")
    message = _("xác định “%(text)s” là %(resolved_to)s")
    text: str
    resolved_to: str
    remembered: bool


@dataclass(frozen=True, kw_only=True)
class PutInForce(AuditEvent):
    code = "directives.put_in_force"
    label = _("Đưa vào thực hiện")
    message = _("đưa văn bản vào thực hiện: %(tasks)s nhiệm vụ, giao %(assignments)s lượt cho %(units)s đơn vị")
    tasks: int
    assignments: int
    units: int
    coordinating: int
    counts_acknowledged: bool


@dataclass(frozen=True, kw_only=True)
class DocumentClosed(AuditEvent):
    code = "directives.document_closed"
    label = _("Kết thúc theo dõi")
    message = _("kết thúc theo dõi, còn %(open)s việc chưa xong")
    open: int


@dataclass(frozen=True, kw_only=True)
class DocumentReopened(AuditEvent):
    code = "directives.document_reopened"
    label = _("Mở lại theo dõi")
    message = _("mở lại theo dõi văn bản")


@dataclass(frozen=True, kw_only=True)
class DocumentWithdrawn(AuditEvent):
    code = "directives.document_withdrawn"
    label = _("Hủy văn bản giao việc")
    message = _("hủy văn bản và %(assignments)s việc đã giao: %(reason)s")
    reason: str
    assignments: int


@dataclass(frozen=True, kw_only=True)
class PlanRowsImported(AuditEvent):
    """`rows` are the workbook's own row numbers."""

    code = "directives.plan_rows_imported"
    label = _("Nhập từ bảng tính")
    message = _("nhập từ bảng tính: thêm %(added)s, cập nhật %(changed)s, giữ nguyên %(same)s nhiệm vụ")
    rows: list[int]
    added: int
    changed: int
    same: int
