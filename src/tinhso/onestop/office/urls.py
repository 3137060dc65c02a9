"""Addresses of the wing's screens."""

from tinhso.onestop.office.certifying_urls import certifying_urlpatterns
from tinhso.onestop.office.dossier_urls import dossier_urlpatterns
from tinhso.onestop.office.outage_urls import outage_urlpatterns
from tinhso.onestop.office.petition_urls import petition_urlpatterns
from tinhso.onestop.office.printed_urls import printed_urlpatterns
from tinhso.onestop.office.procedure_urls import procedure_urlpatterns

app_name = "onestop"

urlpatterns = [
    *certifying_urlpatterns,
    *dossier_urlpatterns,
    *outage_urlpatterns,
    *petition_urlpatterns,
    *printed_urlpatterns,
    *procedure_urlpatterns,
]
