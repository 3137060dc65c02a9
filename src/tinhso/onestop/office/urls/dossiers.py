"""Addresses of dossiers."""

from tinhso.onestop.office.urls.routes import page
from tinhso.onestop.office.views import boards, counter, dossiers, queues
from tinhso.onestop.office.views import dossier_steps as steps

ONE = "ho-so/<str:code>/"

dossier_urlpatterns = [
    page("tiep-nhan/", counter.counter, "counter"),
    page("tiep-nhan/nguoi-nop/", counter.applicant, "counter_applicant"),
    page("viec-cua-toi/", queues.my_queue, "my_queue"),
    page("don-vi/", queues.unit_queue, "unit_queue"),
    page("cho-tra/", queues.results_to_give, "results_to_give"),
    page("da-tiep-nhan/", queues.taken_in, "taken_in"),
    page("hang-loat/", queues.batch, "batch"),
    page("theo-doi/", boards.board, "board"),
    page("ho-so/", boards.dossiers, "dossiers"),
    page(ONE, dossiers.dossier, "dossier"),
    page(f"{ONE}bien-nhan/", dossiers.receipt, "receipt"),
    page(f"{ONE}tep/<int:component_id>/", dossiers.component_file, "component_file"),
    page(f"{ONE}ket-qua/<int:result_id>/", dossiers.result_file, "result_file"),
    page(f"{ONE}buoc/<str:step>/<str:outcome>/", steps.way, "dossier_way"),
    page(f"{ONE}nhan-viec/", steps.take, "take_dossier"),
    page(f"{ONE}tiep-nhan/", steps.accept, "accept_dossier"),
    page(f"{ONE}tu-choi-tiep-nhan/", steps.doing("refuse_intake"), "refuse_intake"),
    page(f"{ONE}phan-cong/", steps.doing("assign"), "assign_dossier"),
    page(f"{ONE}chuyen-don-vi/", steps.doing("hand_over"), "hand_over_dossier"),
    page(f"{ONE}yeu-cau-bo-sung/", steps.doing("ask_supplement"), "ask_supplement"),
    page(f"{ONE}nhan-bo-sung/", steps.doing("give_supplement"), "give_supplement"),
    page(f"{ONE}yeu-cau-nop-phi/", steps.await_payment, "await_payment"),
    page(f"{ONE}da-nop-phi/", steps.doing("record_payment"), "record_payment"),
    page(f"{ONE}hen-lai/", steps.doing("reappoint"), "reappoint_dossier"),
    page(f"{ONE}keo-dai/", steps.doing("lengthen"), "lengthen_dossier"),
    page(f"{ONE}tu-choi/", steps.doing("refuse"), "refuse_dossier"),
    page(f"{ONE}dung/", steps.doing("stop"), "stop_dossier"),
    page(f"{ONE}rut/", steps.doing("withdraw"), "withdraw_dossier"),
    page(f"{ONE}tra-ket-qua/", steps.doing("give_result"), "give_result"),
    page(f"{ONE}ghi-chu/", steps.note, "note_dossier"),
]
