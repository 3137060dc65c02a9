"""The product's addresses, in the users' language. Each wing brings its own."""

from django.urls import include, path

from tinhso.site.api import api
from tinhso.site.health import health, ready

urlpatterns = [
    path("", include("tinhso.office.urls")),
    path("", include("tinhso.directives.office.urls")),
    path("", include("tinhso.foundation.ui.urls")),
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
