"""Audit events of the review of a plan that was read from a file."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.directives.events.documents import ContentChanged
from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class ReadTasksAccepted(AuditEvent):
    """`tasks`: ids. `certain`: all that were certain, at once."""

    code = "directives.read_tasks_accepted"
    label = _("Nhận nhiệm vụ đã đọc từ tệp")
    message = _("đối chiếu và nhận %(count)s nhiệm vụ đọc từ tệp")
    count: int
    tasks: list[int]
    certain: bool


@dataclass(frozen=True, kw_only=True)
class ReadTaskReopened(AuditEvent):
    code = "directives.read_task_reopened"
    label = _("Xem lại nhiệm vụ đã nhận")
    message = _("xem lại nhiệm vụ “%(name)s”")
    name: str
    task: int


@dataclass(frozen=True, kw_only=True)
class FindingSettled(AuditEvent):
    code = "directives.finding_settled"
    label = _("Đã xem điều hệ thống lưu ý")
    message = _("đã xem: %(text)s")
    text: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class TasksMerged(ContentChanged):
    """`name` is the task that stays, `old` the one that was joined to it."""

    code = "directives.tasks_merged"
    label = _("Gộp nhiệm vụ")
    message = _("gộp thành nhiệm vụ “%(name)s”")
    before: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class TaskSplit(ContentChanged):
    """`old` is the task before, `new` its first part; `second` the id of the other."""

    code = "directives.task_split"
    label = _("Tách nhiệm vụ")
    message = _("tách nhiệm vụ “%(name)s” làm hai")
    second: int
