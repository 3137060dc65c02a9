"""Addresses of the papers of dossiers, of the register book, and of the public page that follows a dossier."""

from django.urls import path

from tinhso.onestop.office.urls.routes import page
from tinhso.onestop.office.views import printed, rating, results

printed_urlpatterns = [
    page("ho-so/<str:code>/giay-to/<str:kind>/<int:number>/", printed.paper, "printed_paper"),
    page("ho-so/<str:code>/ky-ket-qua/", results.sign, "sign_result"),
    page("ho-so/<str:code>/ket-qua/<int:result_id>/thu-hoi/", results.revoke, "revoke_result"),
    page("so-theo-doi/", printed.register_book, "register_book"),
    page("ho-so/<str:code>/danh-gia/", rating.at_counter, "rate_at_counter"),
    path("tra-cuu/<str:code>/danh-gia/", rating.by_code, name="rate_by_code"),
    path("tra-cuu/", printed.tracking, name="tracking"),
    path("tra-cuu/<str:code>/", printed.track, name="track_dossier"),
]
