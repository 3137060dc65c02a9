"""Procedures and their versions in the audit. They say what the law was taken to be: kept for ever."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class ProcedureEvent(AuditEvent):
    """Base. `number`: of the version."""

    retention_days = None
    number: int


@dataclass(frozen=True, kw_only=True)
class ProcedureDrafted(ProcedureEvent):
    code = "onestop.procedure_drafted"
    label = _("Thêm thủ tục hành chính")
    message = _("thêm thủ tục %(procedure)s: %(title)s")
    procedure: str
    title: str


@dataclass(frozen=True, kw_only=True)
class VersionDrafted(ProcedureEvent):
    code = "onestop.version_drafted"
    label = _("Soạn phiên bản thủ tục")
    message = _("soạn phiên bản %(number)s")


@dataclass(frozen=True, kw_only=True)
class VersionEdited(ProcedureEvent):
    """`changes`: sentences, in Vietnamese; `old` is the content before, as data."""

    code = "onestop.version_edited"
    label = _("Sửa dự thảo thủ tục")
    message = _("sửa dự thảo phiên bản %(number)s")
    changes: list[str]
    old: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class DecisionEntered(ProcedureEvent):
    """`changes`: field → [old, new]."""

    code = "onestop.decision_entered"
    label = _("Ghi quyết định công bố")
    message = _("ghi quyết định công bố của phiên bản %(number)s")
    changes: dict[str, list[str | None]]


@dataclass(frozen=True, kw_only=True)
class VersionPublished(ProcedureEvent):
    """`digest`: SHA-256 of the content."""

    code = "onestop.version_published"
    label = _("Công bố thủ tục")
    message = _("công bố phiên bản %(number)s theo %(decision)s, có hiệu lực từ %(effective_from)s")
    decision: str
    decided_on: str
    effective_from: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class PublicUpdateRecorded(ProcedureEvent):
    code = "onestop.public_update_recorded"
    label = _("Ghi ngày công khai thủ tục")
    message = _("ghi phiên bản %(number)s được công khai ngày %(day)s")
    day: str
    old: str


@dataclass(frozen=True, kw_only=True)
class VersionWithdrawn(ProcedureEvent):
    code = "onestop.version_withdrawn"
    label = _("Bãi bỏ thủ tục")
    message = _("bãi bỏ phiên bản %(number)s sau ngày %(last_day)s; lý do: %(reason)s")
    last_day: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(ProcedureEvent):
    """`content` is what was thrown away, as data."""

    code = "onestop.draft_discarded"
    label = _("Bỏ dự thảo thủ tục")
    message = _("bỏ dự thảo phiên bản %(number)s")
    content: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class TrialRecorded(ProcedureEvent):
    code = "onestop.trial_recorded"
    label = _("Ghi lần chạy thử thủ tục")
    message = _("ghi lần chạy thử “%(name)s” với phiên bản %(number)s")
    name: str


@dataclass(frozen=True, kw_only=True)
class TrialRemoved(ProcedureEvent):
    code = "onestop.trial_removed"
    label = _("Bỏ lần chạy thử thủ tục")
    message = _("bỏ lần chạy thử “%(name)s”")
    name: str
