"""Addresses of what is matched: reported results to their tasks, restated tasks to earlier ones."""

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

from tinhso.directives.office.views import restated

RESTATED = "van-ban-giao-viec/<int:document_id>/viec-da-giao/"

matching_urlpatterns: list[URLPattern] = [
    path(RESTATED, login_required(restated.look_for), name="look_for_restated"),
    path(f"{RESTATED}<int:link_id>/<slug:decision>/", login_required(restated.decide), name="decide_restated"),
]
