"""A number that somebody stated: by whom, for which unit and period, and the document that it comes from."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.foundation.ui.downloads import stored_file
from tinhso.metrics.definitions import UnknownMetric, metric
from tinhso.metrics.queries.stated import stated_figure


@require_safe
def figure(request: HttpRequest, stated_id: int) -> HttpResponse:
    found = stated_figure(request.actor, stated_id)  # type: ignore[attr-defined]
    try:
        label = str(metric(found.code).label)
    except UnknownMetric:
        label = found.code
    crumbs = [(_("Số liệu"), reverse("metrics:figures")), (label, "")]
    return render(request, "metrics/stated.html", {"stated": found, "label": label, "crumbs": crumbs})


@require_safe
def document(request: HttpRequest, stated_id: int) -> FileResponse:
    found = stated_figure(request.actor, stated_id)  # type: ignore[attr-defined]
    if found.file is None:
        raise Http404(_("Số liệu này không có tệp văn bản."))
    return stored_file(found.file, found.document.replace("/", "-"))
