"""What happens to one dossier, in the audit. Persons aren't named: the dossier is the subject and holds them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class DossierTakenIn(AuditEvent):
    """`procedure`: its code; `version`: the number of the version that holds; `late_because`: entered later;
    `slip`: with the paper slip of that number."""

    code = "onestop.taken_in"
    label = _("Tiếp nhận hồ sơ")
    message = _("tiếp nhận hồ sơ thủ tục %(procedure)s")
    procedure: str
    version: int
    channel: str
    received_at: str
    late_because: str = ""
    slip: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierRegistered(AuditEvent):
    code = "onestop.registered"
    label = _("Đăng ký hồ sơ trực tuyến")
    message = _("đăng ký hồ sơ thủ tục %(procedure)s")
    procedure: str
    version: int


@dataclass(frozen=True, kw_only=True)
class ReasonedEvent(AuditEvent):
    reason: str


@dataclass(frozen=True, kw_only=True)
class IntakeRefused(ReasonedEvent):
    code = "onestop.intake_refused"
    label = _("Từ chối tiếp nhận hồ sơ")
    message = _("từ chối tiếp nhận hồ sơ; lý do: %(reason)s")


@dataclass(frozen=True, kw_only=True)
class DossierRefused(ReasonedEvent):
    code = "onestop.refused"
    label = _("Từ chối giải quyết hồ sơ")
    message = _("từ chối giải quyết hồ sơ; lý do: %(reason)s")


@dataclass(frozen=True, kw_only=True)
class DossierStopped(ReasonedEvent):
    code = "onestop.stopped"
    label = _("Dừng giải quyết hồ sơ")
    message = _("dừng giải quyết hồ sơ; lý do: %(reason)s")


@dataclass(frozen=True, kw_only=True)
class DossierWithdrawn(ReasonedEvent):
    code = "onestop.withdrawn"
    label = _("Rút hồ sơ")
    message = _("ghi nhận yêu cầu rút hồ sơ; lý do: %(reason)s")


@dataclass(frozen=True, kw_only=True)
class DossierHandedOver(AuditEvent):
    code = "onestop.handed_over"
    label = _("Chuyển hồ sơ")
    message = _("chuyển hồ sơ từ %(sender)s đến %(receiver)s")
    sender: str
    receiver: str
    note: str


@dataclass(frozen=True, kw_only=True)
class DossierAssigned(AuditEvent):
    code = "onestop.assigned"
    label = _("Phân công hồ sơ")
    message = _("giao hồ sơ cho %(officer)s")
    officer: str
    before: str


@dataclass(frozen=True, kw_only=True)
class DossierHandedOn(AuditEvent):
    code = "onestop.handed_on"
    label = _("Chuyển bước hồ sơ")
    message = _("chuyển hồ sơ từ bước “%(old)s” sang bước “%(new)s”: %(outcome)s")
    old: str
    new: str
    outcome: str
    note: str


@dataclass(frozen=True, kw_only=True)
class SupplementAsked(AuditEvent):
    """`again_because`: why it is asked for once more."""

    code = "onestop.supplement_asked"
    label = _("Yêu cầu bổ sung hồ sơ")
    message = _("yêu cầu bổ sung hồ sơ lần %(time)s")
    time: int
    components: list[str]
    note: str
    again_because: str


@dataclass(frozen=True, kw_only=True)
class SupplementGiven(AuditEvent):
    code = "onestop.supplement_given"
    label = _("Nhận bổ sung hồ sơ")
    message = _("nhận giấy tờ bổ sung của hồ sơ")
    components: list[str]


@dataclass(frozen=True, kw_only=True)
class PaymentAwaited(AuditEvent):
    code = "onestop.payment_awaited"
    label = _("Yêu cầu nộp phí, lệ phí")
    message = _("yêu cầu nộp %(amount)s đồng")
    amount: int


@dataclass(frozen=True, kw_only=True)
class PaymentRecorded(AuditEvent):
    code = "onestop.payment_recorded"
    label = _("Ghi nhận thanh toán")
    message = _("ghi nhận đã nộp %(amount)s đồng, mã tham chiếu %(reference)s")
    amount: int
    reference: str
    method: str


@dataclass(frozen=True, kw_only=True)
class PaymentRepeated(AuditEvent):
    code = "onestop.payment_repeated"
    label = _("Thanh toán báo lại")
    message = _("nhận lại tin thanh toán mã tham chiếu %(reference)s; không ghi hai lần")
    reference: str


@dataclass(frozen=True, kw_only=True)
class Reappointed(AuditEvent):
    code = "onestop.reappointed"
    label = _("Xin lỗi và hẹn lại")
    message = _("xin lỗi và hẹn lại ngày trả kết quả từ %(old)s sang %(new)s; lý do: %(reason)s")
    old: str
    new: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TermLengthened(AuditEvent):
    code = "onestop.term_lengthened"
    label = _("Kéo dài thời hạn theo luật")
    message = _("kéo dài thời hạn: %(when)s; lý do: %(reason)s")
    extension: str
    when: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DossierFinished(AuditEvent):
    """`results`: the national codes of their kinds."""

    code = "onestop.finished"
    label = _("Kết thúc xử lý hồ sơ")
    message = _("kết thúc xử lý hồ sơ")
    results: list[str]
    on_time: bool


@dataclass(frozen=True, kw_only=True)
class ResultGivenOut(AuditEvent):
    code = "onestop.result_given"
    label = _("Trả kết quả")
    message = _("trả kết quả hồ sơ")
    receiver: str
    personal = frozenset({"receiver"})


@dataclass(frozen=True, kw_only=True)
class ResultSigned(AuditEvent):
    """`result`: the national code of its kind; `digest`: of the file as it was signed."""

    code = "onestop.result_signed"
    label = _("Ký kết quả")
    message = _("ký kết quả số %(number)s của hồ sơ")
    result: str
    number: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class SignedResultDropped(AuditEvent):
    code = "onestop.signed_result_dropped"
    label = _("Bỏ kết quả đã ký")
    message = _("bỏ kết quả số %(number)s đã ký, chưa phát hành")
    result: str
    number: str


@dataclass(frozen=True, kw_only=True)
class ResultRevoked(ReasonedEvent):
    code = "onestop.result_revoked"
    label = _("Thu hồi kết quả")
    message = _("thu hồi kết quả số %(number)s; lý do: %(reason)s")
    result: str
    number: str


@dataclass(frozen=True, kw_only=True)
class DossierNoted(AuditEvent):
    code = "onestop.noted"
    label = _("Ghi chú hồ sơ")
    message = _("ghi chú vào hồ sơ: %(note)s")
    note: str


@dataclass(frozen=True, kw_only=True)
class OverdueCounted(AuditEvent):
    code = "onestop.overdue_counted"
    label = _("Đếm hồ sơ quá hạn")
    message = _("đếm %(dossiers)s hồ sơ mới quá hạn")
    dossiers: int
    units: dict[str, int]
