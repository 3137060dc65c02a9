"""Petitions in the audit. Persons aren't named: the petition is the subject and holds them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class PetitionReceived(AuditEvent):
    code = "onestop.petition_received"
    label = _("Tiếp nhận phản ánh, kiến nghị")
    message = _("tiếp nhận phản ánh, kiến nghị, số %(number)s trong sổ")
    number: str
    channel: str
    about: str
    received_at: str
    files: list[str]


@dataclass(frozen=True, kw_only=True)
class PetitionHandedOver(AuditEvent):
    code = "onestop.petition_handed_over"
    label = _("Chuyển phản ánh, kiến nghị")
    message = _("chuyển phản ánh, kiến nghị từ %(sender)s đến %(receiver)s")
    sender: str
    receiver: str
    note: str


@dataclass(frozen=True, kw_only=True)
class PetitionAssigned(AuditEvent):
    code = "onestop.petition_assigned"
    label = _("Phân công phản ánh, kiến nghị")
    message = _("giao phản ánh, kiến nghị cho %(officer)s")
    officer: str
    before: str


@dataclass(frozen=True, kw_only=True)
class PetitionRefused(AuditEvent):
    """`late_because`: why it was refused after the time for that."""

    code = "onestop.petition_refused"
    label = _("Từ chối phản ánh, kiến nghị")
    message = _("từ chối xử lý phản ánh, kiến nghị; lý do: %(reason)s")
    reason: str
    late_because: str


@dataclass(frozen=True, kw_only=True)
class PetitionerAsked(AuditEvent):
    code = "onestop.petitioner_asked"
    label = _("Yêu cầu bổ sung thông tin")
    message = _("yêu cầu người phản ánh bổ sung: %(wanted)s")
    wanted: str
    late_because: str


@dataclass(frozen=True, kw_only=True)
class PetitionerAnswered(AuditEvent):
    code = "onestop.petitioner_answered"
    label = _("Nhận thông tin bổ sung")
    message = _("ghi thông tin người phản ánh bổ sung")
    files: list[str]


@dataclass(frozen=True, kw_only=True)
class PetitionAnswered(AuditEvent):
    code = "onestop.petition_answered"
    label = _("Trả lời phản ánh, kiến nghị")
    message = _("trả lời phản ánh, kiến nghị, văn bản %(document)s")
    document: str
    on_time: bool
    files: list[str]


@dataclass(frozen=True, kw_only=True)
class PetitionPublished(AuditEvent):
    code = "onestop.petition_published"
    label = _("Công khai trả lời")
    message = _("công khai trả lời phản ánh, kiến nghị")
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class PetitionClosed(AuditEvent):
    code = "onestop.petition_closed"
    label = _("Kết thúc, không công khai")
    message = _("kết thúc phản ánh, kiến nghị, không công khai; lý do: %(reason)s")
    reason: str


@dataclass(frozen=True, kw_only=True)
class PetitionerRated(AuditEvent):
    code = "onestop.petitioner_rated"
    label = _("Ghi đánh giá của người phản ánh")
    message = _("ghi đánh giá của người phản ánh: %(rating)s")
    rating: str
