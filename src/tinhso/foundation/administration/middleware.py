"""Puts the actor on the request: who is signed in, with the rights of today."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from tinhso.foundation.accounts.actor import ANONYMOUS, Actor, actor_for


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return ANONYMOUS
    return actor_for(
        request.user,  # type: ignore[arg-type]
        channel="api" if request.path.startswith("/api/") else "web",
        address=request.META.get("REMOTE_ADDR", ""),
        request_id=getattr(request, "request_id", ""),
    )
