"""Addresses of collecting: forms, rounds, what units hand in."""

from django.urls import URLPattern

from tinhso.reporting.office.routes import REPORTS, page
from tinhso.reporting.office.views import form_versions, rounds, submissions

FORMS, DEFINED, ROUNDS = f"{REPORTS}bieu-mau/", f"{REPORTS}mau-bieu/", f"{REPORTS}ky/"
FORM, ROUND = f"{FORMS}<int:submission_id>/", f"{ROUNDS}<int:round_id>/"
DEFINITION = f"{DEFINED}<int:form_id>/"

collecting_urlpatterns: list[URLPattern] = [
    page(FORMS, submissions.own, "own_forms"),
    page(FORM, submissions.submission, "submission"),
    page(f"{FORM}luu/", submissions.autosave, "save_submission"),
    page(f"{FORM}bieu.xlsx", submissions.workbook, "submission_workbook"),
    page(f"{FORM}excel/", submissions.fill, "fill_submission"),
    page(f"{FORM}duyet/", submissions.accept, "accept_submission"),
    page(f"{FORM}tra-lai/", submissions.send_back, "return_submission"),
    page(DEFINED, form_versions.forms, "forms"),
    page(DEFINITION, form_versions.form, "form"),
    page(f"{DEFINITION}bieu.toml", form_versions.text, "form_text"),
    page(f"{DEFINITION}ban-moi/", form_versions.publish, "publish_form"),
    page(ROUNDS, rounds.rounds, "rounds"),
    page(f"{ROUNDS}mo/<int:form_id>/", rounds.open_form, "open_round"),
    page(ROUND, rounds.one, "round"),
    page(f"{ROUND}tong-hop/", rounds.totals, "round_totals"),
    page(f"{ROUND}tong-hop.xlsx", rounds.totals_workbook, "round_totals_workbook"),
    page(f"{ROUND}duyet/", rounds.accept_clean, "accept_clean"),
    page(f"{ROUND}don-doc/", rounds.reminders, "round_reminders"),
    page(f"{ROUND}don-doc/gui/", rounds.send_reminders, "send_reminders"),
    page(f"{ROUND}chot/", rounds.close, "close_round"),
    page(f"{REPORTS}don-doc/<int:reminder_id>/", rounds.reminder, "reminder"),
]
