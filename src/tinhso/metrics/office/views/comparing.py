"""The operator's page of cells that aren't what their facts add up to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhso.foundation.ui.answers import press
from tinhso.metrics import verbs
from tinhso.metrics.queries.comparing import last_comparison, open_differences, places_of

MOST_SHOWN = 200


@require_safe
def differences(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = list(open_differences(actor)[:MOST_SHOWN])
    context = {"rows": places_of(found), "last": last_comparison(actor)}
    return render(request, "metrics/differences.html", context)


@require_POST
def recompute(request: HttpRequest, difference_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.recompute(request.actor, difference_id),  # type: ignore[attr-defined]
        _("Đã tính lại ô số liệu từ bản ghi."),
        reverse("metrics:differences"),
    )
