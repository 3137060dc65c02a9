"""How a row of a report and what speaks for its task look: words first."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.directives.models import PartyRole, ReportedRow, Status
from tinhso.directives.office.templatetags.directives import status
from tinhso.directives.queries.reported import Likely, ReviewRow
from tinhso.directives.rules.matching import Reason
from tinhso.directives.verbs.reported import row_name

register = template.Library()

RESULTS = {
    "done": ("ok", gettext_lazy("Báo hoàn thành")),
    "ongoing": ("info", gettext_lazy("Báo đang làm")),
    "reported": ("info", gettext_lazy("Nêu việc đã làm, không nói đã xong")),
    "not_done": ("warn", gettext_lazy("Báo chưa làm")),
    "not_arisen": ("idle", gettext_lazy("Báo không phát sinh")),
    "awaiting_guidance": ("warn", gettext_lazy("Chỉ chờ hướng dẫn, không tính là kết quả")),
    "": ("idle", gettext_lazy("Không ghi kết quả")),
}
REASONS = {
    Reason.NUMBER_AND_GROUP: gettext_lazy("cùng số thứ tự và nhóm"),
    Reason.NUMBER: gettext_lazy("cùng số thứ tự"),
    Reason.DEADLINE: gettext_lazy("cùng thời hạn"),
    Reason.LEAD: gettext_lazy("cùng đơn vị chủ trì"),
    Reason.SAME_DOCUMENT: gettext_lazy("dẫn đúng văn bản giao"),
    Reason.OTHER_DEADLINE: gettext_lazy("thời hạn khác"),
    Reason.OTHER_FIGURES: gettext_lazy("con số khác"),
    Reason.OTHER_NEGATION: gettext_lazy("khác ở chữ “không”, “chưa”"),
}
STATES = {"proposed": "info", "accepted": "ok", "refused": "idle"}


@register.simple_tag
def result_mark(row: ReportedRow) -> SafeString:
    """What the result's own words amount to."""
    state, words = RESULTS.get(row.result_state, RESULTS["reported"])
    return status(state, str(words))


@register.simple_tag
def row_state(row: ReportedRow) -> SafeString:
    return status(STATES[row.state], row.get_state_display())


@register.filter
def reasons_of(likely: Likely) -> str:
    """ "nội dung giống 92%; cùng số thứ tự và nhóm; cùng thời hạn"."""
    words = [str(REASONS[reason]) for reason in likely.reasons]
    if likely.likeness is not None:
        words.insert(0, _("nội dung giống %(percent)s%%") % {"percent": likely.likeness})
    if likely.assignment.role == PartyRole.COORDINATING:
        words.append(_("đơn vị chỉ phối hợp nên không ghi kết quả được"))
    return "; ".join(words)


@register.filter
def number_in_report(row: ReportedRow) -> str:
    return row_name(row)


@register.filter
def status_choices(review_row: ReviewRow) -> list[tuple[str, Any]]:
    """Statuses that may be recorded from the row: done only where it shows a result."""
    return [choice for choice in Status.choices if choice[0] != Status.DONE or review_row.counts]
