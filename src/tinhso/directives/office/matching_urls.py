"""Addresses of what is matched: reported results to their tasks, restated tasks to earlier ones."""

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

from tinhso.directives.office.views import reported, restated

RESULTS = "nhiem-vu/doi-chieu-ket-qua/"
ONE = f"{RESULTS}<int:results_id>/"
ROW = f"{ONE}dong/<int:row_id>/"
RESTATED = "van-ban-giao-viec/<int:document_id>/viec-da-giao/"

matching_urlpatterns: list[URLPattern] = [
    path(RESULTS, login_required(reported.received), name="results"),
    path(f"{RESULTS}doc/<int:run_id>/", login_required(reported.run), name="results_run"),
    path(ONE, login_required(reported.review), name="results_review"),
    path(f"{ONE}tep/", login_required(reported.original), name="results_file"),
    path(f"{ONE}chac-chan/", login_required(reported.accept_certain), name="accept_certain_rows"),
    path(ROW, login_required(reported.row), name="reported_row"),
    path(f"{ROW}khong/", login_required(reported.refuse), name="refuse_row"),
    path(RESTATED, login_required(restated.look_for), name="look_for_restated"),
    path(f"{RESTATED}<int:link_id>/<slug:decision>/", login_required(restated.decide), name="decide_restated"),
]
