"""What every view asks of a request: who it is, whether the thing is there, whether a script asks."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor

T = TypeVar("T")


def actor_of(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined, no-any-return]


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page, not a browser for the whole."""
    return bool(request.htmx)  # type: ignore[attr-defined]


def found(thing: T | None) -> T:
    """The thing; the 404 page when there is none, or none that this person may know of."""
    if thing is None:
        raise Http404(_("Không tìm thấy mục này; có thể đã bị xóa hoặc bạn không có quyền xem."))
    return thing


def insist(reason: str) -> None:
    """Go on only when there is no reason against it; else the 403 page shows the reason."""
    if reason:
        raise PermissionDenied(reason)


def why_not_anywhere(actor: Actor, code: str) -> str:
    """Why the person holds this right nowhere; "" when he does somewhere."""
    return "" if actor.may_anywhere(code) else actor.may(code, "").reason
