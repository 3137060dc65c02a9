"""What is written into the audit when the rules of a calendar change, and when a calendar made a draft."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(AuditEvent):
    """Base. Days are ISO dates; `source` is the text that the rule stands on."""

    since: str
    source: str


@dataclass(frozen=True, kw_only=True)
class RuleAdded(CalendarChanged):
    code = "reporting.calendar_rule_added"
    label = _("Thêm quy định về kỳ báo cáo")
    message = _("áp dụng từ %(since)s: %(rule)s. Căn cứ: %(source)s")
    rule: str


@dataclass(frozen=True, kw_only=True)
class RuleEnded(CalendarChanged):
    code = "reporting.calendar_rule_ended"
    label = _("Chấm dứt quy định về kỳ báo cáo")
    message = _("quy định từ %(since)s hết áp dụng sau ngày %(until)s. Căn cứ: %(source)s")
    until: str


@dataclass(frozen=True, kw_only=True)
class RuleVerified(CalendarChanged):
    code = "reporting.calendar_rule_verified"
    label = _("Đối chiếu quy định về kỳ báo cáo")
    message = _("đã đối chiếu quy định từ %(since)s với văn bản: %(source)s")


@dataclass(frozen=True, kw_only=True)
class DraftAnnounced(AuditEvent):
    code = "reporting.draft_announced"
    label = _("Soạn sẵn báo cáo")
    message = _("soạn sẵn %(title)s và báo cho %(people)s người")
    title: str
    people: int
