"""A plan from a workbook: the form, a look at what a filled one says, the import and its progress."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.directives import spreadsheet
from tinhso.directives.jobs import start_import
from tinhso.directives.models import Document
from tinhso.directives.office.forms.documents import WorkbookForm
from tinhso.directives.office.views.downloads import XLSX
from tinhso.directives.office.views.openings import why_not_document
from tinhso.directives.office.views.pages import document_crumbs, document_for
from tinhso.directives.queries.imports import import_run
from tinhso.directives.spreadsheet import PlanSheet
from tinhso.foundation.files.store import keep, path_of
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.downloads import attachment
from tinhso.foundation.ui.requests import actor_of, found, insist

SALT = "directives.workbook"
SHOWN_PROBLEMS = 200


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, document_id: int) -> HttpResponse:
    """Read the workbook and say what it holds, cell by cell; nothing is brought in yet."""
    document = _draft(request, document_id)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    context = {"document": document, "form": form, "crumbs": document_crumbs(document, _("Nhập bằng Excel"))}
    if form.is_valid():
        given = form.cleaned_data["file"]
        done = attempt(lambda: (keep(given).digest, spreadsheet.read(given)), form)
        if done:
            digest, sheet = done.value
            context |= {
                "sheet": sheet,
                "good": len(sheet.good_rows),
                "failed": len(sheet.failed_rows),
                "problems": sheet.problems[:SHOWN_PROBLEMS],
                "token": signing.dumps([document_id, digest, given.name], salt=SALT),
            }
    return render(request, "directives/spreadsheet.html", context, status=422 if form.errors else 200)


@require_safe
def form(request: HttpRequest, document_id: int) -> HttpResponse:
    document = document_for(request, document_id)
    return _workbook(spreadsheet.form(), f"bieu-mau-{document.pk}.xlsx")


@require_safe
def failed_rows(request: HttpRequest, document_id: int) -> HttpResponse:
    """The rows with problems in the same form, each wrong cell marked; correct them and upload that file."""
    document = _draft(request, document_id)
    digest, _name = _read_token(request.GET.get("tep", ""), document)
    return _workbook(spreadsheet.failed_rows(_sheet(digest)), f"dong-can-sua-{document.pk}.xlsx")


@require_POST
def start(request: HttpRequest, document_id: int) -> HttpResponse:
    """Bring the good rows in, in the background."""
    document = _draft(request, document_id)
    digest, name = _read_token(request.POST.get("token", ""), document)
    run = start_import(actor_of(request), document_id, digest, name)
    return redirect("directives:import_run", document_id, run.pk)


@require_safe
def run(request: HttpRequest, document_id: int, run_id: int) -> HttpResponse:
    """How far the import is; the page asks again by itself until it is done."""
    document = document_for(request, document_id)
    it = found(import_run(actor_of(request), document, run_id))
    context = {
        "document": document,
        "run": it,
        "going": it.state in ("waiting", "running"),
        "crumbs": document_crumbs(document, _("Tiến độ nhập")),
    }
    whole = "directives/import_run.html"
    return render(request, "directives/parts/import_progress.html" if request.htmx else whole, context)  # type: ignore[attr-defined]


def _draft(request: HttpRequest, document_id: int) -> Document:
    document = document_for(request, document_id)
    insist(why_not_document(actor_of(request), document, "edit"))
    return document


def _read_token(token: str, document: Document) -> tuple[str, str]:
    """Digest and name of a workbook that was uploaded for this very document."""
    try:
        document_id, digest, name = signing.loads(token, salt=SALT, max_age=24 * 3600)
    except (signing.BadSignature, ValueError):
        return found(None)
    found(True if document_id == document.pk else None)
    return str(digest), str(name)


def _sheet(digest: str) -> PlanSheet:
    with path_of(digest).open("rb") as content:
        return spreadsheet.read(content)


def _workbook(content: bytes, name: str) -> HttpResponse:
    return attachment(content, name, XLSX)
