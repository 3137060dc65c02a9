"""Addresses of petitions."""

from django.urls import path

from tinhso.onestop.office.urls.routes import page
from tinhso.onestop.office.views import petition_steps as steps
from tinhso.onestop.office.views import petitions

ALL = "phan-anh/"
ONE = f"{ALL}<int:petition_id>/"

petition_urlpatterns = [
    page(ALL, petitions.register, "petitions"),
    page(f"{ALL}tiep-nhan/", petitions.receive, "receive_petition"),
    page(ONE, petitions.petition, "petition"),
    page(f"{ONE}so-dinh-danh/", petitions.number, "petitioner_number"),
    page(f"{ONE}giay-tiep-nhan/", petitions.receipt, "petition_receipt"),
    page(f"{ONE}tep/<int:file_id>/", petitions.file, "petition_file"),
    page(f"{ONE}nhan-viec/", steps.take, "take_petition"),
    page(f"{ONE}phan-cong/", steps.doing("assign"), "assign_petition"),
    page(f"{ONE}chuyen-don-vi/", steps.doing("hand_over"), "hand_over_petition"),
    page(f"{ONE}tu-choi/", steps.doing("refuse"), "refuse_petition"),
    page(f"{ONE}yeu-cau-bo-sung/", steps.doing("ask"), "ask_petitioner"),
    page(f"{ONE}nhan-bo-sung/", steps.doing("take_given"), "take_given"),
    page(f"{ONE}tra-loi/", steps.doing("answer"), "answer_petition"),
    page(f"{ONE}cong-khai/", steps.doing("publish"), "publish_petition"),
    page(f"{ONE}khong-cong-khai/", steps.doing("close"), "close_petition"),
    page(f"{ONE}danh-gia/", steps.doing("rate"), "rate_petition"),
    path("phan-anh-kien-nghi/", petitions.published, name="published_petitions"),
]
