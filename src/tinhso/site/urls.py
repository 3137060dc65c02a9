"""The product's addresses, in the users' language. Each wing brings its own."""

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import include, path

from tinhso.site.api import api
from tinhso.site.health import health, ready

NOT_OFFERED = ("signup/", "email/", "password/reset/")


def not_offered(request: HttpRequest) -> NoReturn:
    """What the sign-in library would offer and we don't: accounts are made, and passwords reset, by administrators."""
    raise Http404


urlpatterns = [
    path("", include("tinhso.office.urls")),
    path("", include("tinhso.directives.office.urls")),
    path("", include("tinhso.onestop.office.urls")),
    path("", include("tinhso.reporting.office.urls")),
    path("", include("tinhso.metrics.office.urls")),
    path("", include("tinhso.foundation.ui.urls")),
    *(path(f"tai-khoan/{route}", not_offered) for route in NOT_OFFERED),
    path("tai-khoan/", include("allauth.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("api/v1/", api.urls),
    path("healthz", health),
    path("readyz", ready),
]

handler400 = "tinhso.foundation.ui.errors.bad_request"
handler403 = "tinhso.foundation.ui.errors.forbidden"
handler404 = "tinhso.foundation.ui.errors.not_found"
handler500 = "tinhso.foundation.ui.errors.server_error"
