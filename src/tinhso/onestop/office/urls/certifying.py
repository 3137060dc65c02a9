"""Addresses of certified copies."""

from tinhso.onestop.office.urls.routes import page
from tinhso.onestop.office.views import certifying

ALL = "chung-thuc/"
ONE = f"{ALL}<int:copy_id>/"

certifying_urlpatterns = [
    page(ALL, certifying.register, "certified_copies"),
    page(f"{ALL}moi/", certifying.present, "present_original"),
    page(ONE, certifying.one, "certified_copy"),
    page(f"{ONE}tep/", certifying.file, "certified_copy_file"),
    page(f"{ONE}ky/", certifying.certify, "certify_copy"),
    page(f"{ONE}khong-chung-thuc/", certifying.drop, "drop_copy"),
    page(f"{ONE}thu-hoi/", certifying.revoke, "revoke_copy"),
]
