"""Addresses of composing: reports from draft to issue."""

from django.urls import URLPattern, register_converter
from django.urls.converters import StringConverter

from tinhso.reporting.office.routes import REPORTS, page
from tinhso.reporting.office.views import reports


class FileKind(StringConverter):
    regex = "docx|pdf"


register_converter(FileKind, "file_kind")

PAPERS = f"{REPORTS}van-ban/"
ONE = f"{PAPERS}<int:report_id>/"

composing_urlpatterns: list[URLPattern] = [
    page(PAPERS, reports.listing, "reports"),
    page(f"{PAPERS}moi/", reports.new, "report_new"),
    page(ONE, reports.one, "report"),
    page(f"{ONE}to-giay/", reports.paper, "report_paper"),
    page(f"{ONE}muc/<slug:key>/", reports.section, "report_section"),
    page(f"{ONE}thong-tin/", reports.words, "report_words"),
    page(f"{ONE}giai-trinh/<slug:key>/", reports.explain, "report_explain"),
    page(f"{ONE}trinh/", reports.hand_in, "report_hand_in"),
    page(f"{ONE}duyet/", reports.pass_on, "report_pass_on"),
    page(f"{ONE}tra-lai/", reports.send_back, "report_send_back"),
    page(f"{ONE}ky/", reports.sign, "report_sign"),
    page(f"{ONE}phat-hanh/", reports.issue, "report_issue"),
    page(f"{ONE}ban-sua/", reports.correct, "report_correct"),
    page(f"{ONE}bo/", reports.discard, "report_discard"),
    page(f"{ONE}tep.<file_kind:kind>", reports.download, "report_file"),
]
