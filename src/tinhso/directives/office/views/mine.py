"""My work: what this person has to do now, the most pressing first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinhso.directives import queries, rights
from tinhso.directives.queries import AssignmentFilter
from tinhso.foundation.ui.requests import actor_of


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    breaks_down = actor.may_anywhere(rights.BREAK_DOWN) and actor.unit_id is not None
    whole_unit = AssignmentFilter(unit=actor.unit_id)
    drafts = actor.may_anywhere(rights.DRAFT)
    context = {
        "work": queries.my_work(actor),
        "queue": queries.review_queue(actor),
        "unit_counts": queries.counts(actor, whole_unit) if breaks_down else None,
        "unit_id": actor.unit_id,
        "drafts": queries.documents(actor, state="draft") if drafts else [],
        "may_draft": drafts,
    }
    return render(request, "directives/my_work.html", context)
