"""What changes of the tree of units and the operation of the system write into the journal."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class UnitAdded(AuditEvent):
    code = "organizations.unit_added"
    label = _("Thêm đơn vị")
    message = _("thêm đơn vị vào %(parent)s từ %(since)s")
    retention_days = None
    unit_code: str
    kind: str
    parent: str
    since: str


@dataclass(frozen=True, kw_only=True)
class UnitRenamed(AuditEvent):
    code = "organizations.unit_renamed"
    label = _("Đổi tên đơn vị")
    message = _("đổi tên từ “%(old_name)s” thành “%(name)s” từ %(on)s theo %(act)s")
    retention_days = None
    old_name: str
    name: str
    on: str
    act: str


@dataclass(frozen=True, kw_only=True)
class UnitMoved(AuditEvent):
    code = "organizations.unit_moved"
    label = _("Chuyển đơn vị")
    message = _("chuyển từ %(old_parent)s sang %(parent)s từ %(on)s theo %(act)s")
    retention_days = None
    old_parent: str
    parent: str
    on: str
    act: str


@dataclass(frozen=True, kw_only=True)
class UnitClosed(AuditEvent):
    code = "organizations.unit_closed"
    label = _("Giải thể đơn vị")
    message = _("hoạt động đến hết %(last_day)s theo %(act)s")
    retention_days = None
    last_day: str
    act: str


@dataclass(frozen=True, kw_only=True)
class UnitsMerged(AuditEvent):
    code = "organizations.units_merged"
    label = _("Sáp nhập đơn vị")
    message = _("nhận sáp nhập %(predecessors)s từ %(on)s theo %(act)s")
    retention_days = None
    predecessors: str
    predecessor_ids: list[int]
    on: str
    act: str


@dataclass(frozen=True, kw_only=True)
class SuccessionSettled(AuditEvent):
    code = "organizations.succession_settled"
    label = _("Xác định đơn vị kế thừa")
    message = _("đơn vị kế thừa: %(successor)s (%(part)s), theo %(act)s")
    retention_days = None
    successor: str
    part: str
    act: str


@dataclass(frozen=True, kw_only=True)
class AliasAdded(AuditEvent):
    code = "organizations.alias_added"
    label = _("Thêm tên gọi khác")
    message = _("thêm tên gọi khác “%(text)s” (nguồn: %(source)s)")
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class CodeSet(AuditEvent):
    code = "organizations.code_set"
    label = _("Đặt mã đơn vị")
    message = _("đặt %(scheme)s %(value)s từ %(since)s (trước đó: %(old_value)s)")
    retention_days = None
    scheme: str
    value: str
    old_value: str
    since: str
    source: str


@dataclass(frozen=True, kw_only=True)
class MessageReplayed(AuditEvent):
    code = "operations.message_replayed"
    label = _("Gửi lại thư treo")
    message = _("gửi lại thư %(topic)s cho %(subscriber)s; lỗi trước: %(error)s")
    topic: str
    subscriber: str
    error: str


@dataclass(frozen=True, kw_only=True)
class JobStopAsked(AuditEvent):
    code = "operations.job_stop_asked"
    label = _("Dừng việc nền")
    message = _("yêu cầu dừng ở bước %(done)s")
    done: int


@dataclass(frozen=True, kw_only=True)
class JobResumed(AuditEvent):
    code = "operations.job_resumed"
    label = _("Chạy tiếp việc nền")
    message = _("cho chạy tiếp từ bước %(done)s")
    done: int


@dataclass(frozen=True, kw_only=True)
class VerificationAsked(AuditEvent):
    code = "journal.verification_asked"
    label = _("Kiểm tra nhật ký")
    message = _("yêu cầu kiểm tra chuỗi nhật ký")
