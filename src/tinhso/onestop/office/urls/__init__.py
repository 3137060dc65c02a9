"""Addresses of the wing's screens."""

from tinhso.onestop.office.urls.certifying import certifying_urlpatterns
from tinhso.onestop.office.urls.dossiers import dossier_urlpatterns
from tinhso.onestop.office.urls.outages import outage_urlpatterns
from tinhso.onestop.office.urls.petitions import petition_urlpatterns
from tinhso.onestop.office.urls.printed import printed_urlpatterns
from tinhso.onestop.office.urls.procedures import procedure_urlpatterns

app_name = "onestop"

urlpatterns = [
    *certifying_urlpatterns,
    *dossier_urlpatterns,
    *outage_urlpatterns,
    *petition_urlpatterns,
    *printed_urlpatterns,
    *procedure_urlpatterns,
]
