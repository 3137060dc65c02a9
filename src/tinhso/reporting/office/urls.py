"""Addresses of the wing's screens."""

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

from tinhso.reporting.office.views import checks

app_name = "reporting"


def page(route: str, view: object, name: str) -> URLPattern:
    return path(route, login_required(view), name=name)  # type: ignore[type-var]


CHECKS = "kiem-tra-so-lieu/"
ONE = f"{CHECKS}<int:check_id>/"

urlpatterns = [
    page(CHECKS, checks.checks, "checks"),
    page(f"{CHECKS}tien-do/<int:run_id>/", checks.run, "check_run"),
    page(ONE, checks.check, "check"),
    page(f"{ONE}sua/<slug:key>/", checks.accept, "accept_correction"),
    page(f"{ONE}bo-qua/<slug:key>/", checks.dismiss, "dismiss_finding"),
    page(f"{ONE}hoan-tac/<int:number>/", checks.undo, "undo_correction"),
    page(f"{ONE}xoa/", checks.remove, "remove_check"),
    page(f"{ONE}bao-cao.docx", checks.download, "check_download"),
]
