"""Addresses of the wing's screens. Everybody signs in first; what he may do is the verbs' business."""

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

from tinhso.directives.office.matching_urls import matching_urlpatterns
from tinhso.directives.office.views import (
    assignment,
    calendar,
    documents,
    downloads,
    drafting,
    inheritance,
    links,
    lists,
    mine,
    parts,
    reminders,
    reports,
    reviewing,
    schedule,
    spreadsheet,
    taking_effect,
    unclear_names,
    units,
    uploading,
)

app_name = "directives"


def page(route: str, view: object, name: str) -> URLPattern:
    return path(route, login_required(view), name=name)  # type: ignore[type-var]


WORK = "nhiem-vu/"
ONE = f"{WORK}<int:assignment_id>/"
PAPERS = "van-ban-giao-viec/"
PAPER = f"{PAPERS}<int:document_id>/"
REVIEW = f"{PAPER}doi-chieu/"

urlpatterns = [
    page(WORK, mine.my_work, "my_work"),
    page(f"{WORK}danh-sach/", lists.assignments, "assignments"),
    page(f"{WORK}danh-sach/xuat/<str:form>/", downloads.export, "export"),
    page(f"{WORK}danh-sach/loc/", lists.filters, "filters"),
    page(f"{WORK}danh-sach/bo-loc/", lists.save_view, "save_view"),
    page(f"{WORK}danh-sach/bo-loc/<int:view_id>/xoa/", lists.forget_view, "forget_view"),
    page(f"{WORK}theo-don-vi/", units.by_unit, "by_unit"),
    page(f"{WORK}lich/", calendar.month, "calendar"),
    page(f"{WORK}cham/", lists.late, "late"),
    page(f"{WORK}cho-nghiem-thu/", lists.review_queue, "review_queue"),
    page(f"{WORK}don-doc/", reminders.reminders, "reminders"),
    page(f"{WORK}don-doc/soan/", reminders.draft, "draft_reminders"),
    page(f"{WORK}don-doc/<int:letter_id>/", reminders.letter, "reminder"),
    page(f"{WORK}don-doc/<int:letter_id>/gui/", reminders.send, "send_reminder"),
    page(f"{WORK}ke-thua/", inheritance.inheritances, "inheritances"),
    page(f"{WORK}ke-thua/<int:inheritance_id>/<slug:decision>/", inheritance.decide, "decide_inheritance"),
    *matching_urlpatterns,
    page(f"{WORK}theo-nhiem-vu/<int:task_id>/", lists.task, "task"),
    page(ONE, assignment.assignment, "assignment"),
    page(f"{ONE}phan-cong/", parts.break_down, "break_down"),
    page(f"{ONE}viec/", parts.add, "add_part"),
    page(f"{ONE}viec/<int:part_id>/", parts.update, "update_part"),
    page(f"{ONE}viec/<int:part_id>/xoa/", parts.remove, "remove_part"),
    page(f"{ONE}bao-cao/", reports.write, "report"),
    page(f"{ONE}bao-cao/luu/", reports.autosave, "save_report"),
    page(f"{ONE}bao-cao/<int:report_id>/<slug:decision>/", reports.decide, "decide_report"),
    page(f"{ONE}ghi-thay/", reports.by_proxy, "proxy"),
    page(f"{ONE}minh-chung/<int:evidence_id>/", downloads.evidence, "evidence"),
    page(f"{ONE}minh-chung/<int:evidence_id>/rut/", reports.withdraw_evidence, "withdraw_evidence"),
    page(f"{ONE}bo-nghiem-thu/", reports.revoke_acceptance, "revoke_acceptance"),
    page(f"{ONE}dieu-chinh-han/", schedule.reschedule, "reschedule"),
    page(f"{ONE}lien-ket/", links.link, "link"),
    page(f"{ONE}lien-ket/<int:link_id>/<slug:decision>/", links.decide_link, "decide_link"),
    page(PAPERS, documents.documents, "documents"),
    page(f"{PAPERS}moi/", documents.new, "document_new"),
    page(f"{PAPERS}ten-chua-ro/", unclear_names.queue, "unclear_names"),
    page(f"{PAPERS}tai-len/", uploading.upload, "upload_document"),
    page(f"{PAPERS}tai-len/<int:run_id>/", uploading.run, "reading_run"),
    page(f"{PAPERS}dong-han/", drafting.deadline_row, "deadline_row"),
    page(f"{PAPERS}dong-don-vi/<slug:name>/", drafting.name_row, "name_row"),
    page(PAPER, documents.document, "document"),
    page(f"{PAPER}sua/", documents.edit, "document_edit"),
    page(f"{PAPER}ban-goc/", downloads.original, "original"),
    page(f"{PAPER}ban-goc/dinh-kem/", documents.attach_original, "attach_original"),
    page(f"{PAPER}bang/", drafting.plan, "plan"),
    page(REVIEW, reviewing.review, "review"),
    page(f"{REVIEW}nhan/", reviewing.accept_certain, "accept_certain"),
    page(f"{REVIEW}dieu-can-xem/<int:finding_id>/", reviewing.settle, "settle_finding"),
    page(f"{REVIEW}<int:task_id>/tach/", reviewing.split, "split_task"),
    page(f"{REVIEW}<int:task_id>/<slug:deed>/", reviewing.act, "review_task"),
    page(f"{PAPER}nhom/", drafting.group_new, "group_new"),
    page(f"{PAPER}nhom/<int:group_id>/", drafting.group_edit, "group_edit"),
    page(f"{PAPER}nhom/<int:group_id>/xoa/", drafting.group_remove, "group_remove"),
    page(f"{PAPER}nhiem-vu/", drafting.task_new, "task_new"),
    page(f"{PAPER}nhiem-vu/<int:task_id>/", drafting.task_edit, "task_edit"),
    page(f"{PAPER}nhiem-vu/<int:task_id>/xoa/", drafting.task_remove, "task_remove"),
    page(f"{PAPER}don-vi/<int:party_id>/", drafting.resolve, "resolve"),
    page(f"{PAPER}chi-tieu/", documents.add_target, "add_target"),
    page(f"{PAPER}chi-tieu/<int:target_id>/xoa/", documents.remove_target, "remove_target"),
    page(f"{PAPER}dua-vao-thuc-hien/", taking_effect.put_in_force, "put_in_force"),
    page(f"{PAPER}trang-thai/<slug:step>/", taking_effect.move, "move_document"),
    page(f"{PAPER}theo-nhom/", units.by_group, "by_group"),
    page(f"{PAPER}bang-tinh/", spreadsheet.upload, "spreadsheet"),
    page(f"{PAPER}bang-tinh/bieu-mau.xlsx", spreadsheet.form, "spreadsheet_form"),
    page(f"{PAPER}bang-tinh/dong-loi.xlsx", spreadsheet.failed_rows, "failed_rows"),
    page(f"{PAPER}bang-tinh/nhap/", spreadsheet.start, "start_import"),
    page(f"{PAPER}bang-tinh/nhap/<int:run_id>/", spreadsheet.run, "import_run"),
]
