"""The operator's desk: what is stuck, what runs, what is connected."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries import operations
from tinhso.foundation.administration.queries.health import connections
from tinhso.foundation.jobs.models import RunState
from tinhso.foundation.ui.answers import press
from tinhso.office.paging import keyset_page

LETTERS_PER_PAGE = 30
RUNS_PER_PAGE = 30


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    state = operations.overview(actor)
    return render(request, "office/operations.html", {"state": state, "connections": connections(actor)})


@require_safe
@login_required
def dead_letters(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    page = keyset_page(
        operations.dead_letters(actor), request.GET.get("cursor", ""), ("position", "pk"), LETTERS_PER_PAGE
    )
    context = {
        "page": page,
        "letters": operations.letters(page.rows),
        "may_operate": operations.may_operate(actor),
    }
    return render(request, "office/dead_letters.html", context)


@require_POST
@login_required
def replay(request: HttpRequest, delivery_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.replay_message(request.actor, delivery_id),  # type: ignore[attr-defined]
        _("Đã đưa thư trở lại hàng đợi."),
        reverse("office:dead_letters"),
    )


@require_safe
@login_required
def jobs(request: HttpRequest) -> HttpResponse:
    """All long jobs for who watches the operation; everybody else sees their own. Rows refresh while something runs."""
    actor = request.actor  # type: ignore[attr-defined]
    state = request.GET.get("trang-thai", "")
    runs = operations.job_runs(actor, state if state in RunState.values else "")
    page = keyset_page(runs, request.GET.get("cursor", ""), ("pk",), RUNS_PER_PAGE, newest_first=True)
    context = {
        "page": page,
        "states": RunState.choices,
        "active": any(run.state in (RunState.WAITING, RunState.RUNNING) for run in page.rows),
        "may_operate": operations.may_operate(actor),
    }
    template = "office/parts/runs.html" if request.htmx else "office/jobs.html"  # type: ignore[attr-defined]
    return render(request, template, context)


@require_POST
@login_required
def stop(request: HttpRequest, run_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.stop_job(request.actor, run_id),  # type: ignore[attr-defined]
        _("Đã yêu cầu dừng; việc dừng sau bước đang làm."),
        reverse("office:jobs"),
    )


@require_POST
@login_required
def resume(request: HttpRequest, run_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.resume_job(request.actor, run_id),  # type: ignore[attr-defined]
        _("Đã cho chạy tiếp."),
        reverse("office:jobs"),
    )
