"""Files that leave the house: lists as spreadsheets, evidence, originals. Rights are asked for each."""

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.directives import queries
from tinhso.directives.office.views.lists import filter_of
from tinhso.directives.office.views.pages import document_for
from tinhso.directives.spreadsheet import export_csv, export_xlsx
from tinhso.foundation.ui.downloads import CSV, XLSX, stored_file
from tinhso.foundation.ui.requests import actor_of, found
from tinhso.kernel import clock


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The filtered list, whole, as xlsx or csv."""
    if form not in ("xlsx", "csv"):
        raise Http404(_("Chỉ kết xuất được xlsx hoặc csv."))
    actor, chosen = actor_of(request), filter_of(request)
    name = f"nhiem-vu-{clock.today():%Y%m%d}.{form}"
    if form == "xlsx":
        return FileResponse(export_xlsx(actor, chosen), as_attachment=True, filename=name, content_type=XLSX)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(export_csv(actor, chosen), content_type=CSV, headers=headers)


@require_safe
def evidence(request: HttpRequest, assignment_id: int, evidence_id: int) -> FileResponse:
    story = queries.story(actor_of(request), assignment_id)
    it = found(next((each for each in story.evidence if each.pk == evidence_id), None))
    return stored_file(found(it.file), it.label)


@require_safe
def original(request: HttpRequest, document_id: int) -> FileResponse:
    document = document_for(request, document_id)
    return stored_file(found(document.original), document.original_name)
