"""The wing's front page: what waits for this person, and the ways to everything else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinhso.foundation.ui.requests import actor_of, why_not_anywhere
from tinhso.foundation.ui.subjects import subject_url
from tinhso.kernel import clock
from tinhso.reporting import rights
from tinhso.reporting.office.views.calendars import ShownCalendar
from tinhso.reporting.queries.calendars import visible_calendars
from tinhso.reporting.queries.waiting import Waiting
from tinhso.reporting.rules.calendars import is_late

SOON = 4


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    waiting = Waiting(actor)
    shown = [ShownCalendar.of(each, 1) for each in visible_calendars(actor)]
    coming = [(each.calendar, due) for each in shown if (due := each.next_due) is not None]
    context = {
        "forms": [(form, _page("submission", form.pk), is_late(now, form.round.due_at)) for form in waiting.forms],
        "rounds": [(each, _page("round", each.pk)) for each in waiting.rounds],
        "reports": [(report, _page("report", report.pk)) for report in waiting.reports],
        "questions": waiting.questions,
        "nothing": waiting.is_empty,
        "soon": sorted(coming, key=lambda each: each[1].window.due_at)[:SOON],
        "why_not_raise": why_not_anywhere(actor, rights.RAISE),
    }
    return render(request, "reporting/front.html", context)


def _page(kind: str, pk: int) -> str:
    return subject_url(f"reporting.{kind}", str(pk))
