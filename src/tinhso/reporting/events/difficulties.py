"""What is written into the audit of difficulties and proposals."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class DifficultyWritten(AuditEvent):
    """Base: what stands there after the act; `answerer` is the unit or body asked."""

    subject: str
    proposal: str
    answerer: str


@dataclass(frozen=True, kw_only=True)
class DifficultyRaised(DifficultyWritten):
    code = "reporting.difficulty_raised"
    label = _("Nêu khó khăn, vướng mắc")
    message = _("nêu: %(subject)s. Đề nghị %(answerer)s trả lời")


@dataclass(frozen=True, kw_only=True)
class DifficultyEdited(DifficultyWritten):
    code = "reporting.difficulty_edited"
    label = _("Sửa khó khăn, vướng mắc")
    message = _("sửa thành: %(subject)s. Đề nghị %(answerer)s trả lời")


@dataclass(frozen=True, kw_only=True)
class DifficultiesMerged(DifficultyWritten):
    """`raised_by`: the units whose difficulties are answered with this one."""

    code = "reporting.difficulties_merged"
    label = _("Gộp khó khăn, vướng mắc")
    message = _("gộp %(count)s khó khăn cùng nội dung thành: %(subject)s")
    count: int
    raised_by: list[str]


@dataclass(frozen=True, kw_only=True)
class DifficultyMerged(AuditEvent):
    code = "reporting.difficulty_merged"
    label = _("Gộp vào khó khăn chung")
    message = _("gộp vào: %(into)s")
    into: str
    into_id: int


@dataclass(frozen=True, kw_only=True)
class DifficultyAnswered(AuditEvent):
    code = "reporting.difficulty_answered"
    label = _("Trả lời khó khăn, vướng mắc")
    message = _("%(answerer)s trả lời: %(answer)s %(document)s")
    answerer: str
    answer: str
    document: str


@dataclass(frozen=True, kw_only=True)
class DifficultyReopened(AuditEvent):
    """`answer` and `document` are those that didn't settle it."""

    code = "reporting.difficulty_reopened"
    label = _("Hỏi lại")
    message = _("hỏi lại, vì: %(reason)s")
    reason: str
    answer: str
    document: str


@dataclass(frozen=True, kw_only=True)
class DifficultyWithdrawn(AuditEvent):
    code = "reporting.difficulty_withdrawn"
    label = _("Rút khó khăn, vướng mắc")
    message = _("rút, vì: %(reason)s")
    reason: str
