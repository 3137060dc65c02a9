"""Dossiers in the audit."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class DossiersLoaded(AuditEvent):
    """`root`: the Merkle root over the batch's lines, in hexadecimal."""

    code = "onestop.loaded"
    label = _("Nạp lô hồ sơ")
    message = _("nạp lô %(batch)s: %(dossiers)s hồ sơ, từ %(since)s đến %(until)s")
    retention_days = None
    batch: str
    dossiers: int
    since: str
    until: str
    root: str


@dataclass(frozen=True, kw_only=True)
class ChannelCorrected(AuditEvent):
    code = "onestop.channel_corrected"
    label = _("Sửa kênh tiếp nhận")
    message = _("sửa kênh tiếp nhận của hồ sơ %(dossier)s từ %(old)s thành %(new)s; lý do: %(reason)s")
    retention_days = None
    dossier: str
    old: str
    new: str
    reason: str
