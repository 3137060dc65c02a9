"""A number that somebody stated: by whom, for which unit and period, and the document that it comes from."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.foundation.files.store import ALLOWED, open_file
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
    """Always a download with its sniffed type: nothing that somebody uploaded runs in the page's origin."""
    found = stated_figure(request.actor, stated_id)  # type: ignore[attr-defined]
    if found.file is None:
        raise Http404(_("Số liệu này không có tệp văn bản."))
    name = found.document.replace("/", "-") + ALLOWED.get(found.file.media_type, "")
    try:
        content = open_file(found.file)
    except FileNotFoundError as missing:
        raise Http404(_("Không đọc được tệp; hãy báo người quản trị.")) from missing
    return FileResponse(content, as_attachment=True, filename=name, content_type=found.file.media_type)
