"""What leaves by the browser as a file of its own."""

from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.files.store import ALLOWED, open_file
from tinhso.papers import Document
from tinhso.papers.writing import write_docx, write_pdf

CSV = "text/csv; charset=utf-8"
TOML = "application/toml; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
SHOWN = (PDF, "image/jpeg", "image/png")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def attachment(content: bytes | str, name: str, media_type: str) -> HttpResponse:
    """A file that the browser saves under `name`."""
    return _file(content, name, media_type, saved=True)


def stored_file(stored: StoredFile, name: str, *, shown: bool = False) -> FileResponse:
    """A download with its sniffed type: nothing that somebody uploaded runs in the page's origin. With `shown` the
    browser opens what it can only show (PDF, pictures). The name gets the ending of its type where it lacks it.
    Raises Http404 where the store has lost the content."""
    ending = ALLOWED.get(stored.media_type, "")
    named = name if name.lower().endswith(ending) else f"{name}{ending}"
    try:
        content = open_file(stored)
    except FileNotFoundError as missing:
        raise Http404(_("Không đọc được tệp; hãy báo người quản trị.")) from missing
    saved = not shown or stored.media_type not in SHOWN
    return FileResponse(content, as_attachment=saved, filename=named, content_type=stored.media_type)


def written_paper(document: Document, name: str, kind: str) -> HttpResponse:
    """A paper of ours: `kind` "docx" to be worked on, else a PDF that the browser shows. `name` without ending."""
    if kind == "docx":
        return _file(write_docx(document), f"{name}.docx", DOCX, saved=True)
    return shown_pdf(write_pdf(document), name)


def shown_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF of ours that the browser shows; `name` without ending."""
    return _file(content, f"{name}.pdf", PDF, saved=False)


def _file(content: bytes | str, name: str, media_type: str, *, saved: bool) -> HttpResponse:
    headers = {"Content-Disposition": content_disposition_header(saved, name) or ""}
    return HttpResponse(content, content_type=media_type, headers=headers)
