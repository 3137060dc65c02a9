"""Certified copies in the audit. Persons aren't named: the copy is the subject and holds them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class OriginalCompared(AuditEvent):
    code = "onestop.original_compared"
    label = _("Đối chiếu bản chính")
    message = _("đối chiếu bản chính %(pages)s trang với bản quét")
    pages: int
    fee: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class CopyCertified(AuditEvent):
    code = "onestop.copy_certified"
    label = _("Chứng thực bản sao điện tử")
    message = _("chứng thực bản sao điện tử, số chứng thực %(number)s")
    number: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class CopyDropped(AuditEvent):
    code = "onestop.copy_dropped"
    label = _("Không chứng thực bản sao")
    message = _("không chứng thực bản sao; lý do: %(reason)s")
    reason: str


@dataclass(frozen=True, kw_only=True)
class CopyRevoked(AuditEvent):
    code = "onestop.copy_revoked"
    label = _("Thu hồi bản sao chứng thực")
    message = _("thu hồi bản sao chứng thực số %(number)s; lý do: %(reason)s")
    number: str
    reason: str
