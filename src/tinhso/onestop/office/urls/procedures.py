"""Addresses of procedures."""

from tinhso.onestop.office.urls.routes import page
from tinhso.onestop.office.views import procedure_drafts as drafts
from tinhso.onestop.office.views import procedures, trials

ALL = "thu-tuc/"
ONE = f"{ALL}<int:procedure_id>/"
VERSION = f"{ALL}phien-ban/<int:version_id>/"

procedure_urlpatterns = [
    page(ALL, procedures.procedures, "procedures"),
    page(f"{ALL}cong-bo-cham/", procedures.late_announcements, "late_announcements"),
    page(f"{ALL}nhap/", drafts.bring_in, "import_procedure"),
    page(ONE, procedures.procedure, "procedure"),
    page(f"{ONE}so-sanh/", procedures.compare, "compare_versions"),
    page(f"{ONE}du-thao-moi/", drafts.draft, "draft_version"),
    page(f"{VERSION}tep/", procedures.export, "export_version"),
    page(f"{VERSION}noi-dung/", drafts.replace_content, "replace_content"),
    page(f"{VERSION}quyet-dinh/", drafts.decision, "enter_decision"),
    page(f"{VERSION}cong-bo/", drafts.publish, "publish_version"),
    page(f"{VERSION}bo/", drafts.discard, "discard_draft"),
    page(f"{VERSION}cong-khai/", drafts.public_update, "record_public_update"),
    page(f"{VERSION}bai-bo/", drafts.withdraw, "withdraw_version"),
    page(f"{VERSION}chay-thu/", trials.dry_run, "dry_run"),
    page(f"{VERSION}chay-thu/<int:trial_id>/", trials.rerun, "rerun_trial"),
    page(f"{VERSION}chay-thu/<int:trial_id>/nhan/", trials.accept, "accept_trial"),
    page(f"{VERSION}chay-thu/<int:trial_id>/bo/", trials.remove, "remove_trial"),
]
