"""What leaves by the browser as a file of its own."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

CSV = "text/csv; charset=utf-8"
TOML = "application/toml; charset=utf-8"


def attachment(content: bytes | str, name: str, media_type: str) -> HttpResponse:
    """A file that the browser saves under `name`."""
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(content, content_type=media_type, headers=headers)
