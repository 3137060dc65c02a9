"""Addresses of the wing's screens. Everybody signs in first; what he may see is the queries' business."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from tinhso.metrics.office.views import figures

app_name = "metrics"

urlpatterns = [
    path("so-lieu/", login_required(figures.index), name="figures"),
    path("so-lieu/<str:code>/", login_required(figures.figure), name="figure"),
]
