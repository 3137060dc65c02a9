"""Error pages in the user's words; each says what was saved and where to go next."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The exception's text is the reason, already in the user's words (verbs and queries raise it that way)."""
    return _page(request, 403, reason=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without context processors: the database may be what failed."""
    page = render_to_string("500.html", {"request_id": getattr(request, "request_id", "")})
    return HttpResponse(page, status=500)


def _page(request: HttpRequest, status: int, reason: str = "") -> HttpResponse:
    """A whole page; to an htmx request a line of text, which the page shows as a toast."""
    if request.headers.get("HX-Request"):
        return HttpResponse(
            reason or _("Không thực hiện được."),
            status=status,
            content_type="text/plain; charset=utf-8",
        )
    return HttpResponse(
        render_to_string(f"{status}.html", {"reason": reason}, request=request),
        status=status,
    )
