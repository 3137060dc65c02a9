"""Addresses of the wing's screens."""

from tinhso.reporting.office.collecting_urls import collecting_urlpatterns
from tinhso.reporting.office.composing_urls import composing_urlpatterns
from tinhso.reporting.office.difficulty_urls import difficulty_urlpatterns
from tinhso.reporting.office.routes import page
from tinhso.reporting.office.views import checks

app_name = "reporting"

CHECKS = "kiem-tra-so-lieu/"
ONE = f"{CHECKS}<int:check_id>/"

urlpatterns = [
    *difficulty_urlpatterns,
    *collecting_urlpatterns,
    *composing_urlpatterns,
    page(CHECKS, checks.checks, "checks"),
    page(f"{CHECKS}tien-do/<int:run_id>/", checks.run, "check_run"),
    page(ONE, checks.check, "check"),
    page(f"{ONE}sua/<slug:key>/", checks.accept, "accept_correction"),
    page(f"{ONE}bo-qua/<slug:key>/", checks.dismiss, "dismiss_finding"),
    page(f"{ONE}hoan-tac/<int:number>/", checks.undo, "undo_correction"),
    page(f"{ONE}xoa/", checks.remove, "remove_check"),
    page(f"{ONE}bao-cao.docx", checks.download, "check_download"),
]
