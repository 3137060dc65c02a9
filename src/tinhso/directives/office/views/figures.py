"""The strip of figures over a list: each opens the rows that make it."""

from dataclasses import dataclass, replace
from fractions import Fraction

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinhso.directives.queries import AssignmentFilter
from tinhso.directives.queries.lists import Counts
from tinhso.directives.rules.standing import SOON_DAYS, Schedule, Standing
from tinhso.foundation.ui.templatetags.ui import percent


@dataclass(frozen=True)
class FigureCell:
    label: str | Promise
    value: int
    href: str
    note: str = ""
    state: str = ""


def figures_of(counts: Counts, whole: AssignmentFilter, address: str = "directives:assignments") -> list[FigureCell]:
    """Cells of a list whose filter, apart from standing and schedule, is `whole`."""

    def cell(label: str, value: int, note: str = "", state: str = "", **narrower: str) -> FigureCell:
        query = replace(whole, **narrower).to_query()
        return FigureCell(label, value, f"{reverse(address)}?{query}", note, state if value else "")

    share = percent(Fraction(counts.accepted, counts.assigned)) if counts.assigned else ""
    soon = _("trong %(days)s ngày làm việc") % {"days": SOON_DAYS}
    cells = [
        cell(_("Đã giao"), counts.assigned),
        cell(_("Đã nghiệm thu"), counts.accepted, share, "ok", standing=Standing.ACCEPTED),
        cell(
            _("Chờ nghiệm thu"), counts.done_with_evidence, _("có minh chứng"), "", standing=Standing.DONE_WITH_EVIDENCE
        ),
        cell(
            _("Thiếu minh chứng"),
            counts.done_without_evidence,
            _("đơn vị báo xong"),
            "warn",
            standing=Standing.DONE_WITHOUT_EVIDENCE,
        ),
        cell(_("Sắp đến hạn"), counts.due_soon, soon, "warn", schedule=Schedule.DUE_SOON),
        cell(_("Quá hạn"), counts.overdue, "", "late", schedule=Schedule.OVERDUE),
    ]
    if counts.due_before_issue:
        note = _("không tính là chậm")
        cells.append(
            cell(_("Hạn trước ngày ký"), counts.due_before_issue, note, "", schedule=Schedule.DUE_BEFORE_ISSUE)
        )
    return cells
