"""Addresses of the shell and of the screens that belong to no single wing."""

from django.urls import path

from tinhso.office.views import (
    audit,
    certificates,
    home,
    operations,
    people,
    person_acts,
    personal,
    units,
    verification,
)

app_name = "office"

ME = "ca-nhan/"
PEOPLE = "nguoi-dung/"
PERSON = f"{PEOPLE}<int:account_id>/"
UNITS = "don-vi/"
UNIT = f"{UNITS}<int:unit_id>/"
RUN = "van-hanh/viec-nen/<int:run_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("gioi-thieu/", home.introduction, name="introduction"),
    path("tim/", home.search, name="search"),
    path("xac-thuc/", verification.verification, name="verification"),
    path("xac-thuc/<str:code>/", verification.paper, name="verify_paper"),
    path(ME, personal.me, name="me"),
    path("quyen-cua-toi/", personal.rights, name="rights"),
    path(f"{ME}lien-he/", personal.contact, name="my_contact"),
    path(f"{ME}vang-mat/", personal.absence, name="my_absence"),
    path(f"{ME}vang-mat/<int:absence_id>/tro-lai/", personal.back_at_work, name="back_at_work"),
    path(f"{ME}ngon-ngu/", personal.language, name="my_language"),
    path(f"{ME}bo-loc/<int:view_id>/xoa/", personal.remove_view, name="remove_view"),
    path("thong-bao/", personal.notifications, name="notifications"),
    path("thong-bao/da-doc/", personal.read_notifications, name="read_notifications"),
    path("thong-bao/<int:notification_id>/", personal.open_notification, name="open_notification"),
    path(PEOPLE, people.people_list, name="people"),
    path(f"{PEOPLE}moi/", person_acts.create, name="new_person"),
    path(PERSON, people.person, name="person"),
    path(f"{PERSON}sua/", person_acts.edit, name="edit_person"),
    path(f"{PERSON}chuc-danh/", person_acts.add_post, name="add_post"),
    path(f"{PERSON}chuyen/", person_acts.transfer, name="transfer"),
    path(f"{PERSON}vai-tro/", person_acts.grant, name="grant_role"),
    path(f"{PERSON}vai-tro/<int:grant_id>/thu-hoi/", person_acts.revoke, name="revoke_role"),
    path(f"{PERSON}vang-mat/", person_acts.absence, name="person_absence"),
    path(f"{PERSON}vang-mat/<int:absence_id>/tro-lai/", person_acts.end_absence, name="end_absence"),
    path(f"{PERSON}ban-giao/", person_acts.hand_over, name="hand_over"),
    path(f"{PERSON}mat-khau/", person_acts.password, name="person_password"),
    path(f"{PERSON}hai-lop/", person_acts.second_factor, name="person_second_factor"),
    path(f"{PERSON}hai-lop/go/", person_acts.reset_second_factor, name="reset_second_factor"),
    path(f"{PERSON}khoa/", person_acts.deactivate, name="deactivate"),
    path(f"{PERSON}mo-lai/", person_acts.reactivate, name="reactivate"),
    path(UNITS, units.tree, name="units"),
    path(f"{UNITS}ke-thua/", units.successions, name="successions"),
    path(f"{UNITS}ke-thua/<int:succession_id>/", units.settle, name="settle"),
    path(UNIT, units.unit, name="unit"),
    path(f"{UNIT}them/", units.add_child, name="add_unit"),
    path(f"{UNIT}ten/", units.rename, name="rename_unit"),
    path(f"{UNIT}chuyen/", units.move, name="move_unit"),
    path(f"{UNIT}giai-the/", units.close, name="close_unit"),
    path(f"{UNIT}sap-nhap/", units.merge, name="merge_units"),
    path(f"{UNIT}ten-khac/", units.alias, name="add_alias"),
    path(f"{UNIT}ma/", units.code, name="set_code"),
    path("nhat-ky/", audit.journal, name="audit"),
    path("nhat-ky/ket-xuat.csv", audit.export, name="audit_export"),
    path("nhat-ky/kiem-tra/", audit.verify, name="verify_journal"),
    path("van-hanh/", operations.overview, name="operations"),
    path("van-hanh/thu-treo/", operations.dead_letters, name="dead_letters"),
    path("van-hanh/thu-treo/<int:delivery_id>/gui-lai/", operations.replay, name="replay_message"),
    path("van-hanh/chung-thu/", certificates.inventory, name="certificates"),
    path("van-hanh/chung-thu/<int:certificate_id>/thu-hoi/", certificates.revoke, name="revoke_certificate"),
    path("van-hanh/viec-nen/", operations.jobs, name="jobs"),
    path(f"{RUN}dung/", operations.stop, name="stop_job"),
    path(f"{RUN}tiep/", operations.resume, name="resume_job"),
]
