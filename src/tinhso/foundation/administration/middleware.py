"""Puts the actor on the request, turns refusals into pages, and leads to what must be done before anything else."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import ANONYMOUS, Actor, actor_for
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.verbs.errors import NotFound, NotPermitted
from tinhso.foundation.verbs.http import problem

GetResponse = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """`request.actor`, resolved when first asked for. A verb's or query's NotPermitted that no view has caught
    becomes the page that says why (403), its NotFound the page of things that aren't there (404)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, NotPermitted):
            raise PermissionDenied(exception.message) from exception
        if isinstance(exception, NotFound):
            raise Http404(exception.message) from exception


class FirstThingsFirstMiddleware:
    """A person with a one-time password must choose their own, and one who needs a second factor must set it up,
    before anything else is open to them. The API answers 403 meanwhile."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or _always_open(request.path):
            return self.get_response(request)
        if request.user.must_change_password:  # type: ignore[union-attr]
            return self._lead_to(request, "account_change_password", _("Hãy đổi mật khẩu một lần trước đã."))
        if _lacks_second_factor(request) and not request.path.startswith(reverse("mfa_index")):
            return self._lead_to(request, "mfa_activate_totp", _("Hãy bật xác thực hai lớp trước đã."))
        return self.get_response(request)

    def _lead_to(self, request: HttpRequest, url_name: str, why: str) -> HttpResponse:
        url = reverse(url_name)
        if request.path == url:
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return problem(403, why)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": url})
        return redirect(url)


def actor_of(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return ANONYMOUS
    return actor_for(
        request.user,  # type: ignore[arg-type]
        channel="api" if request.path.startswith("/api/") else "web",
        address=request.META.get("REMOTE_ADDR", ""),
        request_id=getattr(request, "request_id", ""),
    )


def needs_second_factor(request: HttpRequest) -> bool:
    """Whoever was told to, and every system owner outside the demo, whether the role is their own or borrowed."""
    if request.user.must_use_second_factor:  # type: ignore[union-attr]
        return True
    return not settings.DEMO and any(scope.role is Role.SYSTEM_OWNER for scope in request.actor.scopes)  # type: ignore[attr-defined]


def _lacks_second_factor(request: HttpRequest) -> bool:
    if not needs_second_factor(request):
        return False
    return not Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()


def _always_open(path: str) -> bool:
    """What stays reachable: signing out, proving oneself again, the language, and what carries no data."""
    open_pages = [reverse(name) for name in ("account_logout", "account_reauthenticate", "set_language")]
    return path in open_pages or path.startswith((settings.STATIC_URL, "/healthz", "/readyz"))
