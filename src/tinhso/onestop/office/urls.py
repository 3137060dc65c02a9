"""Addresses of the wing's screens."""

from tinhso.onestop.office.procedure_urls import procedure_urlpatterns

app_name = "onestop"

urlpatterns = [*procedure_urlpatterns]
