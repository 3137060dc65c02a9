"""The list of assignments with its filters, the late list, the queue that waits for acceptance, saved filters."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhso.directives import queries, rights
from tinhso.directives.office.forms.filters import FilterForm, SavedViewForm
from tinhso.directives.office.views.figures import figures_of
from tinhso.directives.queries import AssignmentFilter
from tinhso.directives.queries.choices import document_choices, names_of
from tinhso.directives.queries.filters import LATE
from tinhso.directives.rules.standing import Schedule, Standing
from tinhso.foundation.administration import verbs as administration
from tinhso.foundation.administration.queries.people import saved_views
from tinhso.foundation.ui.answers import press
from tinhso.foundation.ui.requests import actor_of

PAGE = "directives:assignments"
URGENT = (LATE, Schedule.OVERDUE, Schedule.DUE_SOON)


def filter_of(request: HttpRequest) -> AssignmentFilter:
    return AssignmentFilter.from_querydict(request.GET)


@require_safe
def assignments(request: HttpRequest) -> HttpResponse:
    """Every list of the wing leads here: a figure, a chip and a saved filter are all a query string of this page."""
    actor, chosen = actor_of(request), filter_of(request)
    whole = replace(chosen, schedule="", standing="", status="", evidence="", officer="")
    page = queries.assignments(actor, chosen, request.GET.get("cursor", ""))
    context = {
        "chosen": chosen,
        "page": page,
        "figures": figures_of(queries.counts(actor, whole), whole),
        "chips": _chips(),
        "named": names_of(chosen, (row.assignment for row in page.rows)),
        "may_remind": actor.may_anywhere(rights.REMIND),
        "query": chosen.to_query(),
    }
    return render(request, "directives/assignments.html", context)


@require_safe
def filters(request: HttpRequest) -> HttpResponse:
    """The select fields and the person's saved filters, fetched when they are opened."""
    actor, chosen = actor_of(request), filter_of(request)
    context = {
        "form": FilterForm(actor, chosen),
        "save_form": SavedViewForm(initial={"query": chosen.to_query()}),
        "views": saved_views(actor, PAGE),
    }
    return render(request, "directives/parts/filter_panel.html", context)


@require_safe
def late(request: HttpRequest) -> HttpResponse:
    """What is overdue or soon due, the most urgent first, with one button that drafts the reminders."""
    actor, given = actor_of(request), filter_of(request)
    urgency = given.schedule if given.schedule in URGENT else LATE
    chosen = AssignmentFilter(document=given.document, schedule=urgency)
    units = queries.by_unit(actor, chosen.document)
    context = {
        "chosen": chosen,
        "page": queries.assignments(actor, chosen, request.GET.get("cursor", "")),
        "overdue": sum(each.counts.overdue for each in units),
        "due_soon": sum(each.counts.due_soon for each in units),
        "due_before_issue": sum(each.counts.due_before_issue for each in units),
        "late_units": [each for each in units if each.counts.overdue],
        "may_remind": actor.may_anywhere(rights.REMIND),
        "documents": document_choices(actor),
    }
    return render(request, "directives/late.html", context)


@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """Reports that wait for this person: to pass on as leader, to judge as aggregator; the longest waiting first."""
    return render(request, "directives/review_queue.html", {"queue": queries.review_queue(actor_of(request))})


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the list's filters under a name."""
    form = SavedViewForm(request.POST)
    back = reverse(PAGE)
    if form.is_valid():
        name, query = form.cleaned_data["name"], form.cleaned_data["query"]
        back = f"{back}?{query}"
        actor = actor_of(request)
        return press(
            request,
            lambda: administration.save_view(actor, actor.account_id, page=PAGE, name=name, query=query),
            _("Đã lưu bộ lọc “%(name)s”.") % {"name": name},
            back,
        )
    return redirect(back)


@require_POST
def forget_view(request: HttpRequest, view_id: int) -> HttpResponse:
    actor = actor_of(request)
    return press(
        request,
        lambda: administration.remove_view(actor, actor.account_id, view_id=view_id),
        _("Đã xóa bộ lọc."),
        reverse(PAGE),
    )


def _chips() -> list[tuple[str, str, str]]:
    """Filters of one click: parameter, value, label."""
    return [
        ("schedule", Schedule.OVERDUE, _("Quá hạn")),
        ("schedule", Schedule.DUE_SOON, _("Sắp đến hạn")),
        ("standing", Standing.DONE_WITHOUT_EVIDENCE, _("Báo xong, chưa minh chứng")),
        ("standing", Standing.RETURNED, _("Bị trả lại")),
        ("schedule", Schedule.DUE_BEFORE_ISSUE, _("Hạn trước ngày ký")),
        ("officer", "none", _("Chưa rõ người")),
        ("officer", "me", _("Giao cho tôi")),
    ]


@require_safe
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Every unit's share of one task; journal entries about a task open here."""
    return redirect(f"{reverse(PAGE)}?{AssignmentFilter(task=task_id).to_query()}")
