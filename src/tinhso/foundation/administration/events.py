"""What the administration writes into the journal. Contact data is masked for readers without the right to it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import YEARS, AuditEvent

CONTACT = frozenset({"email", "phone", "old_email", "old_phone"})


@dataclass(frozen=True, kw_only=True)
class AccountCreated(AuditEvent):
    code = "people.account_created"
    label = _("Tạo tài khoản")
    message = _("tạo tài khoản %(username)s, chức danh %(title)s tại %(unit)s")
    personal = CONTACT
    username: str
    title: str
    unit: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class AccountEdited(AuditEvent):
    code = "people.account_edited"
    label = _("Sửa thông tin người dùng")
    message = _("sửa họ tên hoặc liên hệ của %(name)s (tên trước: %(old_name)s)")
    personal = CONTACT
    old_name: str
    name: str
    old_email: str
    email: str
    old_phone: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class AccountDeactivated(AuditEvent):
    code = "people.account_deactivated"
    label = _("Khóa tài khoản")
    message = _("khóa tài khoản: %(reason)s")
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountReactivated(AuditEvent):
    code = "people.account_reactivated"
    label = _("Mở lại tài khoản")
    message = _("mở lại tài khoản: %(reason)s")
    reason: str


@dataclass(frozen=True, kw_only=True)
class OneTimePasswordSet(AuditEvent):
    code = "people.one_time_password_set"
    label = _("Cấp mật khẩu một lần")
    message = _("cấp mật khẩu một lần; phải đổi khi đăng nhập")


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(AuditEvent):
    code = "people.password_changed"
    label = _("Đổi mật khẩu")
    message = _("tự đổi mật khẩu")


@dataclass(frozen=True, kw_only=True)
class SecondFactorRequired(AuditEvent):
    code = "people.second_factor_required"
    label = _("Yêu cầu xác thực hai lớp")
    message = _("đặt yêu cầu xác thực hai lớp: %(required)s")
    required: bool


@dataclass(frozen=True, kw_only=True)
class SecondFactorReset(AuditEvent):
    code = "people.second_factor_reset"
    label = _("Gỡ xác thực hai lớp")
    message = _("gỡ thiết bị xác thực hai lớp: %(reason)s")
    reason: str


@dataclass(frozen=True, kw_only=True)
class PostAdded(AuditEvent):
    code = "people.post_added"
    label = _("Bố trí chức danh")
    message = _("bố trí %(title)s tại %(unit)s từ %(since)s")
    title: str
    unit: str
    since: str


@dataclass(frozen=True, kw_only=True)
class Transferred(AuditEvent):
    code = "people.transferred"
    label = _("Chuyển công tác")
    message = _(
        "chuyển từ %(old_unit)s đến %(unit)s, chức danh %(title)s, từ %(since)s; chấm dứt %(grants)s vai trò cũ"
    )
    old_unit: str
    unit: str
    title: str
    since: str
    grants: int


@dataclass(frozen=True, kw_only=True)
class RoleGranted(AuditEvent):
    code = "people.role_granted"
    label = _("Giao vai trò")
    message = _("giao vai trò %(role)s tại %(unit)s, từ %(since)s đến %(until)s")
    role: str
    unit: str
    subtree: bool
    field: str
    since: str
    until: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RoleRevoked(AuditEvent):
    code = "people.role_revoked"
    label = _("Thu hồi vai trò")
    message = _("thu hồi vai trò %(role)s tại %(unit)s từ %(on)s: %(reason)s")
    role: str
    unit: str
    on: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AbsenceRecorded(AuditEvent):
    code = "people.absence_recorded"
    label = _("Ghi vắng mặt")
    message = _("vắng mặt từ %(since)s đến %(until)s, người thay: %(substitute)s")
    since: str
    until: str
    substitute: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AbsenceEnded(AuditEvent):
    code = "people.absence_ended"
    label = _("Kết thúc vắng mặt")
    message = _("trở lại làm việc từ %(on)s")
    on: str


@dataclass(frozen=True, kw_only=True)
class WorkHandedOver(AuditEvent):
    code = "people.work_handed_over"
    label = _("Bàn giao công việc")
    message = _("bàn giao %(items)s việc đang mở cho %(receiver)s: %(reason)s")
    receiver: str
    receiver_id: int
    items: int
    kinds: dict[str, int]
    reason: str


@dataclass(frozen=True, kw_only=True)
class SignedIn(AuditEvent):
    code = "access.signed_in"
    label = _("Đăng nhập")
    message = _("đăng nhập")
    retention_days = 2 * YEARS


@dataclass(frozen=True, kw_only=True)
class SignInFailed(AuditEvent):
    code = "access.sign_in_failed"
    label = _("Đăng nhập không được")
    message = _("đăng nhập không được với tên “%(username)s”")
    retention_days = 2 * YEARS
    username: str


@dataclass(frozen=True, kw_only=True)
class ViewSaved(AuditEvent):
    code = "personal.view_saved"
    label = _("Lưu bộ lọc")
    message = _("lưu bộ lọc “%(name)s”")
    retention_days = 1 * YEARS
    page: str
    name: str
    query: str


@dataclass(frozen=True, kw_only=True)
class ViewRemoved(AuditEvent):
    code = "personal.view_removed"
    label = _("Xóa bộ lọc")
    message = _("xóa bộ lọc “%(name)s”")
    retention_days = 1 * YEARS
    page: str
    name: str


@dataclass(frozen=True, kw_only=True)
class LanguageChosen(AuditEvent):
    code = "personal.language_chosen"
    label = _("Chọn ngôn ngữ")
    message = _("chọn ngôn ngữ %(language)s")
    retention_days = 1 * YEARS
    language: str


@dataclass(frozen=True, kw_only=True)
class NotificationsRead(AuditEvent):
    code = "personal.notifications_read"
    label = _("Đánh dấu đã đọc")
    message = _("đánh dấu đã đọc %(count)s thông báo")
    retention_days = 1 * YEARS
    count: int
