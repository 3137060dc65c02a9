"""Results out of a unit's written report: upload it, see each row beside its task, record what a person confirms."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from tinhso.directives import rights, verbs
from tinhso.directives.jobs import start_matching
from tinhso.directives.models import ReportedResults, ReportedRow
from tinhso.directives.office.forms.reported import ResultsForm, RowForm
from tinhso.directives.office.views.downloads import stored_file
from tinhso.directives.queries import reported as queries
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import RunState
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.paging import slice_of
from tinhso.foundation.ui.requests import actor_of, found, insist, is_htmx, why_not_anywhere
from tinhso.foundation.verbs.errors import Refused

LEFT_SHOWN = 5


@require_http_methods(["GET", "POST"])
def received(request: HttpRequest) -> HttpResponse:
    """The reports of this office, and the upload of another; it is read in the background."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.ACCEPT))
    form = ResultsForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file, receiver = form.cleaned_data["file"], found(queries.receiving_unit(actor))
        kept = attempt(lambda: keep(file), form)
        if kept:
            run = start_matching(actor, kept.value.digest, file.name, receiver.pk, form.cleaned_data["unit_id"])
            return redirect("directives:results_run", run.pk)
    context = {"form": form, "page": slice_of(queries.received_results(actor), request.GET.get("cursor", ""))}
    return render(request, "directives/results.html", context, status=422 if form.errors else 200)


@require_safe
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """How far the reading is; then on to the review."""
    it = found(queries.results_run(actor_of(request), run_id))
    if it.state == RunState.DONE:
        there = _url(int((it.result or {})["results"]))
        return HttpResponseClientRedirect(there) if is_htmx(request) else redirect(there)
    going = it.state in (RunState.WAITING, RunState.RUNNING)
    context = {"run": it, "going": going, "crumbs": _crumbs(_("Đang đọc"))}
    whole = "directives/results_run.html"
    return render(request, "directives/parts/results_progress.html" if is_htmx(request) else whole, context)


@require_safe
def review(request: HttpRequest, results_id: int) -> HttpResponse:
    """Rows beside their tasks, those that wait first."""
    actor = actor_of(request)
    it = queries.results(actor, results_id)
    show = request.GET.get("xem", "")
    page = slice_of(queries.rows_of_results(it, show), request.GET.get("cursor", ""))
    context = {
        "results": it,
        "standing": queries.standing_of(it),
        "rows": queries.beside_assignments(actor, it, page.rows),
        "page": page,
        "filtered": bool(show),
        "crumbs": _crumbs(str(it)),
    }
    return render(request, "directives/results_review.html", context)


@require_safe
def original(request: HttpRequest, results_id: int) -> FileResponse:
    it = queries.results(actor_of(request), results_id)
    return stored_file(it.file, it.name)


@require_POST
def accept_certain(request: HttpRequest, results_id: int) -> HttpResponse:
    """Record every certain row with one click."""
    it = queries.results(actor_of(request), results_id)
    try:
        outcome = verbs.accept_certain_rows(actor_of(request), it.pk)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect(_url(it.pk))
    count, left = outcome["accepted"], outcome["left"]
    words = ngettext("Đã ghi nhận %(n)s dòng chắc chắn.", "Đã ghi nhận %(n)s dòng chắc chắn.", count)
    messages.success(request, words % {"n": count})
    for row, why in left[:LEFT_SHOWN]:
        messages.warning(request, _("Dòng %(row)s chưa ghi nhận: %(why)s") % {"row": row, "why": why})
    return redirect(_url(it.pk))


@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, results_id: int, row_id: int) -> HttpResponse:
    """One row: GET shows it with a search over the unit's tasks; POST records it, for the assignment chosen."""
    actor = actor_of(request)
    it = queries.results(actor, results_id)
    beside = queries.row_of_results(actor, it.pk, row_id)
    if request.method == "POST":
        return _record(request, it, beside.row)
    text = request.GET.get("text", "")[:200]
    context = {
        "results": it,
        "each": beside,
        "text": text,
        "hits": queries.find_assignments(actor, it.unit, text),
        "crumbs": [*_crumbs(str(it), _url(it.pk)), (_("Chọn nhiệm vụ"), "")],
    }
    return render(request, "directives/results_row.html", context)


@require_POST
def refuse(request: HttpRequest, results_id: int, row_id: int) -> HttpResponse:
    """Nothing is recorded from this row."""
    actor = actor_of(request)
    it = queries.results(actor, results_id)
    beside = queries.row_of_results(actor, it.pk, row_id)
    done = _("Đã ghi: không ghi nhận dòng này.")
    return press(
        request, lambda: verbs.refuse_reported_row(actor, it.pk, row_id=beside.row.pk), done, _back(request, it)
    )


def _record(request: HttpRequest, it: ReportedResults, chosen: ReportedRow) -> HttpResponse:
    form = RowForm(request.POST)
    found(form.is_valid() or None)
    given = form.cleaned_data
    return press(
        request,
        lambda: verbs.accept_reported_row(
            actor_of(request), it.pk, row_id=chosen.pk, assignment_id=given["assignment_id"], status=given["status"]
        ),
        _("Đã ghi nhận kết quả, ghi rõ nguồn là báo cáo này."),
        _back(request, it),
    )


def _back(request: HttpRequest, it: ReportedResults) -> str:
    """Where the person was in the review, page and filter kept."""
    there = request.POST.get("back", "")
    if there.startswith(_url(it.pk)) and url_has_allowed_host_and_scheme(there, allowed_hosts=None):
        return there
    return _url(it.pk)


def _url(results_id: int) -> str:
    return reverse("directives:results_review", args=[results_id])


def _crumbs(here: str, url: str = "") -> Crumbs:
    return [(_("Đối chiếu kết quả"), reverse("directives:results")), (here, url)]
