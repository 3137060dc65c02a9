"""How an assignment's three states look: word, shape and colour, never mixed into one."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhso.directives.models import Assignment, PartyRole
from tinhso.directives.office.document_pane import anchor
from tinhso.directives.rules.standing import Schedule, working_days_late
from tinhso.directives.rules.standing import schedule as schedule_of
from tinhso.foundation.ui.templatetags.ui import date_vn, state_class
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar

register = template.Library()

SAID_STATES = {"not_started": "idle", "in_progress": "info", "done": "ok", "not_arisen": "idle"}
EVIDENCE_STATES = {"none": "idle", "offered": "info", "returned": "late", "accepted": "ok"}
REPORT_STATES = {
    "draft": "idle",
    "submitted": "info",
    "passed_on": "info",
    "returned": "late",
    "accepted": "ok",
    "noted": "ok",
    "superseded": "idle",
}
DOCUMENT_STATES = {"draft": "idle", "in_force": "info", "closed": "ok", "withdrawn": "idle"}


@dataclass(frozen=True)
class When:
    """An assignment against its deadline: status state, words, a sentence that explains them."""

    state: str
    words: str
    explanation: str
    needs_reminder: bool


@register.simple_tag
def status(state: str, words: str) -> SafeString:
    """A status mark, as `<c-status>` draws it, cheap enough for every cell of a long table."""
    return format_html(
        '<span class="status {}"><i class="shape" aria-hidden="true"></i>{}</span>', state_class(state), words
    )


@register.simple_tag
def said(thing: Any) -> SafeString:
    """What the unit (or a person, for a part) says: its status, with a percentage when work is under way."""
    if getattr(thing, "role", PartyRole.LEAD) == PartyRole.COORDINATING:
        return status("idle", _("Phối hợp"))
    words = thing.get_status_display()
    percent = getattr(thing, "percent", None)
    if thing.status != "in_progress" or percent is None:
        return status(SAID_STATES[thing.status], words)
    mark = status(SAID_STATES[thing.status], f"{words} {percent}%")
    bar = '<span class="progress is-info"><progress value="{}" max="100" aria-label="{}"></progress></span>'
    return format_html("{}" + bar, mark, percent, f"{words} {percent}%")


@register.simple_tag
def evidence_status(assignment: Assignment) -> SafeString:
    """What the evidence supports. "Done" without any is called out."""
    if assignment.role == PartyRole.COORDINATING:
        return SafeString("")
    if assignment.evidence_state == "none" and assignment.status == "done":
        return status("warn", _("Thiếu minh chứng"))
    words = {
        "none": _("Chưa có"),
        "offered": _("Có, chờ nghiệm thu"),
        "returned": _("Bị trả lại"),
        "accepted": _("Đã nghiệm thu"),
    }
    return status(EVIDENCE_STATES[assignment.evidence_state], words[assignment.evidence_state])


@register.simple_tag
def report_status(state: str, words: str) -> SafeString:
    return status(REPORT_STATES.get(state, "idle"), words)


@register.simple_tag
def document_status(document: Any) -> SafeString:
    return status(DOCUMENT_STATES.get(document.state, "idle"), document.get_state_display())


@register.simple_tag
def read_party(party: Any) -> SafeString:
    """Who a name was resolved to, with the name itself where it differs; an unknown one stands out."""
    who = party.unit or party.group
    if who is None:
        return format_html('<span class="party">{}</span>', status("warn", party.text))
    kind = "" if party.unit else format_html(" <small>{}</small>", _("nhóm"))
    if str(who) == party.text:
        return format_html('<span class="party">{}{}</span>', who, kind)
    return format_html('<span class="party">{}{} <small>“{}”</small></span>', who, kind, party.text)


@register.simple_tag
def finding_place(finding: Any) -> SafeString:
    """Where in the document pane a remark of the reader stands, as a link; its words alone where the pane lacks it."""
    if not finding.marks:
        return format_html("<small>{}</small>", finding.place)
    return format_html('<a href="#{}">{}</a>', anchor(finding.marks[0]), finding.place or _("xem trong văn bản"))


@register.simple_tag
def schedule(assignment: Assignment) -> When:
    """The assignment against today's deadline, in working days."""
    today, calendar = clock.today(), default_calendar()
    bucket = schedule_of(assignment, today, calendar)
    days = working_days_late(assignment, today, calendar)
    state, words, explanation = _WORDS[bucket](assignment, days)
    waiting = bucket in (Schedule.OVERDUE, Schedule.DUE_SOON) and assignment.role == PartyRole.LEAD
    return When(state, words, explanation, waiting)


Said = tuple[str, str, str]


def _overdue(assignment: Assignment, days: int) -> Said:
    words = ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", days) % {"n": days}
    if days == 0:
        words = _("Quá hạn (ngày nghỉ)")
    return "late", words, _("Ngày làm việc kể từ sau hạn %(due)s.") % {"due": date_vn(assignment.due)}


def _due_soon(assignment: Assignment, days: int) -> Said:
    left = -days
    words = ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", left) % {"n": left} if left else _("Hạn là hôm nay")
    return "warn", words, _("Ngày làm việc còn lại đến hết hạn %(due)s.") % {"due": date_vn(assignment.due)}


def _on_time(assignment: Assignment, days: int) -> Said:
    words = ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", -days) % {"n": -days}
    return "idle", words, _("Ngày làm việc còn lại đến hết hạn %(due)s.") % {"due": date_vn(assignment.due)}


def _done_on_time(assignment: Assignment, days: int) -> Said:
    return "ok", _("Đúng hạn"), _("Đơn vị báo xong ngày %(day)s.") % {"day": date_vn(assignment.done_on)}


def _done_late(assignment: Assignment, days: int) -> Said:
    words = ngettext("Xong, muộn %(n)s ngày", "Xong, muộn %(n)s ngày", days) % {"n": days}
    return "warn", words, _("Đơn vị báo xong ngày %(day)s.") % {"day": date_vn(assignment.done_on)}


def _due_before_issue(assignment: Assignment, days: int) -> Said:
    explanation = _("Hạn %(due)s đã qua khi văn bản được ký: không tính là chậm. Người giao cần đặt hạn mới.")
    return "warn", _("Hạn trước ngày ký"), explanation % {"due": date_vn(assignment.due)}


def _ongoing(assignment: Assignment, days: int) -> Said:
    return "idle", _("Thường xuyên"), _("Việc làm thường xuyên, không có ngày cuối.")


def _no_deadline(assignment: Assignment, days: int) -> Said:
    return "idle", _("Không có hạn"), _("Văn bản không nêu ngày cuối.")


_WORDS = {
    Schedule.OVERDUE: _overdue,
    Schedule.DUE_SOON: _due_soon,
    Schedule.ON_TIME: _on_time,
    Schedule.DONE_ON_TIME: _done_on_time,
    Schedule.DONE_LATE: _done_late,
    Schedule.DUE_BEFORE_ISSUE: _due_before_issue,
    Schedule.ONGOING: _ongoing,
    Schedule.NO_DEADLINE: _no_deadline,
}


@register.simple_tag
def deadline(assignment: Assignment) -> SafeString:
    """Today's deadline over the first one, struck through when it was moved."""
    if assignment.due is None:
        return format_html('<span class="soft">{}</span>', assignment.get_deadline_kind_display())
    now = format_html('<time datetime="{}">{}</time>', assignment.due.isoformat(), date_vn(assignment.due))
    if assignment.first_due in (None, assignment.due):
        return format_html('<span class="deadline">{}</span>', now)
    first = format_html('<s><span class="unseen">{} </span>{}</s>', _("hạn đầu"), date_vn(assignment.first_due))
    return format_html('<span class="deadline">{}{}</span>', now, first)
