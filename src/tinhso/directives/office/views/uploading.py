"""A document that people have as a file: upload it, wait until it is read, go on to the review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from tinhso.directives import rights
from tinhso.directives.jobs import start_reading
from tinhso.directives.office.forms.reviewing import UploadForm
from tinhso.directives.office.views.pages import document_url
from tinhso.directives.queries.imports import reading_run
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import RunState
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.requests import actor_of, found, insist, is_htmx, why_not_anywhere


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and have it read in the background; nothing else is stored yet."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.DRAFT))
    form = UploadForm(actor, request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        kept = attempt(lambda: keep(file), form)
        if kept:
            run = start_reading(actor, kept.value.digest, file.name, form.cleaned_data["aggregator_id"])
            return redirect("directives:reading_run", run.pk)
    context = {"form": form, "crumbs": _crumbs(_("Tải văn bản lên"))}
    return render(request, "directives/upload.html", context, status=422 if form.errors else 200)


@require_safe
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """How far the reading is. The page asks again by itself, and goes on to the review when there is one."""
    it = found(reading_run(actor_of(request), run_id))
    if it.state == RunState.DONE:
        there = document_url(int((it.result or {})["document"]))
        return HttpResponseClientRedirect(there) if is_htmx(request) else redirect(there)
    context = {
        "run": it,
        "going": it.state in (RunState.WAITING, RunState.RUNNING),
        "crumbs": _crumbs(_("Đang đọc")),
    }
    whole = "directives/reading_run.html"
    return render(request, "directives/parts/reading_progress.html" if is_htmx(request) else whole, context)


def _crumbs(here: str) -> list[tuple[str, str]]:
    return [(_("Văn bản giao việc"), reverse("directives:documents")), (here, "")]
