"""Addresses of the wing's screens. Everybody signs in first; what he may see is the queries' business."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from tinhso.metrics.office.views import comparing, figures, stated

app_name = "metrics"

urlpatterns = [
    path("so-lieu/", login_required(figures.index), name="figures"),
    path("so-lieu/doi-chieu/", login_required(comparing.differences), name="differences"),
    path("so-lieu/doi-chieu/<int:difference_id>/tinh-lai/", login_required(comparing.recompute), name="recompute"),
    path("so-lieu/da-ghi/<int:stated_id>/", login_required(stated.figure), name="stated"),
    path("so-lieu/da-ghi/<int:stated_id>/van-ban/", login_required(stated.document), name="stated_document"),
    path("so-lieu/<str:code>/", login_required(figures.figure), name="figure"),
]
