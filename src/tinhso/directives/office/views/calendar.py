"""Deadlines of a month: a grid on a wide screen, a list of days on a narrow one."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.directives import queries
from tinhso.directives.queries import AssignmentFilter
from tinhso.foundation.ui.requests import actor_of
from tinhso.kernel import clock


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    chosen = AssignmentFilter.from_querydict(request.GET).month
    day = date.fromisoformat(f"{chosen}-01") if chosen else clock.today()
    shown = queries.calendar(actor_of(request), day)
    context = {
        "month": shown,
        "today": clock.today(),
        "weekdays": [_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ Nhật")],
        "any_due": any(each.due for each in shown.days),
    }
    return render(request, "directives/calendar.html", context)
