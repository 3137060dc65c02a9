"""What signing writes into the journal."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class PaperIssued(AuditEvent):
    code = "signing.paper_issued"
    label = _("Phát hành giấy tờ ký số")
    message = _("phát hành %(title)s, mã xác thực %(verification_code)s")
    retention_days = None
    title: str
    verification_code: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class PaperRevoked(AuditEvent):
    code = "signing.paper_revoked"
    label = _("Thu hồi giấy tờ đã phát hành")
    message = _("thu hồi %(title)s, mã xác thực %(verification_code)s: %(reason)s")
    retention_days = None
    title: str
    verification_code: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CertificateRegistered(AuditEvent):
    code = "signing.certificate_registered"
    label = _("Ghi nhận chứng thư")
    message = _("ghi nhận chứng thư của %(name)s, hiệu lực đến %(until)s")
    retention_days = None
    name: str
    serial: str
    fingerprint: str
    until: str


@dataclass(frozen=True, kw_only=True)
class CertificateRevoked(AuditEvent):
    code = "signing.certificate_revoked"
    label = _("Thu hồi chứng thư")
    message = _("thu hồi chứng thư của %(name)s: %(reason)s")
    retention_days = None
    name: str
    serial: str
    fingerprint: str
    reason: str
