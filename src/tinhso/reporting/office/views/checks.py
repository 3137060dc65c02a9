"""The check desk: a report in, its contradictions marked, corrections made, the report back with remarks."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.store import keep
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.downloads import DOCX, attachment
from tinhso.foundation.ui.requests import actor_of, found, is_htmx
from tinhso.papers import UnreadableError
from tinhso.reporting import rights, verbs
from tinhso.reporting.checking import taken_text, with_comments
from tinhso.reporting.jobs import start_check
from tinhso.reporting.models import Check
from tinhso.reporting.office.desk import Desk
from tinhso.reporting.office.forms import CheckForm
from tinhso.reporting.queries.checks import check_of, check_run, check_titles

SHOWN = 30


@require_http_methods(["GET", "POST"])
def checks(request: HttpRequest) -> HttpResponse:
    """Give a report to be checked; one's earlier checks below."""
    actor = actor_of(request)
    if request.method == "POST" and not actor.may_anywhere(rights.CHECK):
        raise PermissionDenied(actor.may(rights.CHECK, "").reason)
    form = CheckForm(actor, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        answer = _take_in(actor, form)
        if answer is not None:
            return answer
    context = {"form": form, "earlier": check_titles(actor)[:SHOWN]}
    return render(request, "reporting/checks.html", context, status=422 if form.errors else 200)


@require_safe
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """How far the check of a file is; goes on to the outcome by itself."""
    it = found(check_run(actor_of(request), run_id))
    if it.state == "done":
        there = reverse("reporting:check", args=[it.result["check"]])
        if is_htmx(request):
            return HttpResponse(headers={"HX-Redirect": there})
        return redirect(there)
    context = {"run": it, "going": it.state in ("waiting", "running"), "crumbs": _crumbs(it.title)}
    whole = "reporting/check_run.html"
    return render(request, "reporting/parts/check_progress.html" if is_htmx(request) else whole, context)


@require_safe
def check(request: HttpRequest, check_id: int) -> HttpResponse:
    it = _check_for(request, check_id)
    return render(request, "reporting/check.html", {"check": it, "desk": Desk.of(it), "crumbs": _crumbs(it.title)})


@require_POST
def accept(request: HttpRequest, check_id: int, key: str) -> HttpResponse:
    it = _check_for(request, check_id)
    return press(
        request,
        lambda: verbs.accept_correction(actor_of(request), it.pk, key=key),
        _("Đã sửa và kiểm tra lại cả báo cáo."),
        reverse("reporting:check", args=[it.pk]),
    )


@require_POST
def dismiss(request: HttpRequest, check_id: int, key: str) -> HttpResponse:
    it = _check_for(request, check_id)
    done = _("Đã đưa trở lại.") if key in it.dismissed else _("Đã bỏ qua; điều này không vào bản nhận xét.")
    return press(
        request,
        lambda: verbs.dismiss_finding(actor_of(request), it.pk, key=key),
        done,
        reverse("reporting:check", args=[it.pk]),
    )


@require_POST
def undo(request: HttpRequest, check_id: int, number: int) -> HttpResponse:
    it = _check_for(request, check_id)
    return press(
        request,
        lambda: verbs.undo_correction(actor_of(request), it.pk, number=number),
        _("Đã hoàn tác và kiểm tra lại."),
        reverse("reporting:check", args=[it.pk]),
    )


@require_POST
def remove(request: HttpRequest, check_id: int) -> HttpResponse:
    it = _check_for(request, check_id)
    return press(
        request,
        lambda: verbs.remove_check(actor_of(request), it.pk),
        _("Đã xóa bản kiểm tra."),
        reverse("reporting:checks"),
    )


@require_safe
def download(request: HttpRequest, check_id: int) -> HttpResponse:
    """The report with comments and tracked changes."""
    it = _check_for(request, check_id)
    return attachment(with_comments(it).content, f"kiem-tra-{it.pk}.docx", DOCX)


def _take_in(actor: Actor, form: CheckForm) -> HttpResponse | None:
    """Pasted words are checked at once, a file in the background. None: refused, and the form says why."""
    given = form.cleaned_data
    upload, against = given["file"], given.get("against")
    if upload:
        started = attempt(lambda: start_check(actor, keep(upload).digest, upload.name, against), form)
        return redirect("reporting:check_run", started.value.pk) if started else None
    try:
        taken = taken_text(given["text"])
    except UnreadableError as error:
        form.add_error("text", str(error))
        return None
    title = taken.document.head.subject or _title_of(given["text"])
    kept = attempt(lambda: verbs.keep_check(actor, taken=taken, title=title, against_id=against), form)
    return redirect("reporting:check", kept.value) if kept else None


def _title_of(text: str) -> str:
    """The first words, where the text has no head."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79] + "…"


def _check_for(request: HttpRequest, check_id: int) -> Check:
    return found(check_of(actor_of(request), check_id))


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Kiểm tra số liệu"), reverse("reporting:checks")), (title[:60], "")]
