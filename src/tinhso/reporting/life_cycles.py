"""The wing's life cycles: what a unit hands in, the report that leaves the house, and a difficulty."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.workflow import LifeCycle, Transition

SUBMISSION = LifeCycle(
    name="reporting.submission",
    states={
        "draft": _("Chưa gửi"),
        "submitted": _("Chờ duyệt"),
        "returned": _("Bị trả lại"),
        "accepted": _("Đã duyệt"),
    },
    initial="draft",
    final=frozenset({"accepted"}),
    transitions=(
        Transition("fill", frozenset({"draft"}), "draft", _("Nhập số liệu")),
        Transition("fill", frozenset({"returned"}), "returned", _("Nhập số liệu")),
        Transition("submit", frozenset({"draft", "returned"}), "submitted", _("Gửi báo cáo")),
        Transition("accept", frozenset({"submitted"}), "accepted", _("Duyệt")),
        Transition("return", frozenset({"submitted", "accepted"}), "returned", _("Trả lại")),
    ),
)

REPORT = LifeCycle(
    name="reporting.report",
    states={
        "draft": _("Đang soạn"),
        "with_head": _("Chờ lãnh đạo phòng"),
        "with_signer": _("Chờ ký"),
        "signed": _("Chờ văn thư lấy số"),
        "issued": _("Đã phát hành"),
        "replaced": _("Đã có bản sửa"),
        "discarded": _("Đã bỏ"),
    },
    initial="draft",
    final=frozenset({"replaced", "discarded"}),
    transitions=(
        Transition("edit", frozenset({"draft"}), "draft", _("Soạn thảo")),
        Transition("hand_in", frozenset({"draft"}), "with_head", _("Trình lãnh đạo phòng")),
        Transition("pass_on", frozenset({"with_head"}), "with_signer", _("Duyệt, trình ký")),
        Transition("send_back", frozenset({"with_head", "with_signer"}), "draft", _("Trả lại để sửa")),
        Transition("sign", frozenset({"with_signer"}), "signed", _("Ký")),
        Transition("issue", frozenset({"signed"}), "issued", _("Lấy số, phát hành")),
        Transition("replace", frozenset({"issued"}), "replaced", _("Phát hành bản sửa")),
        Transition("discard", frozenset({"draft"}), "discarded", _("Bỏ bản nháp")),
    ),
)

DIFFICULTY = LifeCycle(
    name="reporting.difficulty",
    states={
        "open": _("Chờ trả lời"),
        "answered": _("Đã trả lời"),
        "merged": _("Đã gộp"),
        "withdrawn": _("Đã rút"),
    },
    initial="open",
    final=frozenset({"merged", "withdrawn", "answered"}),
    transitions=(
        Transition("edit", frozenset({"open"}), "open", _("Sửa")),
        Transition("answer", frozenset({"open"}), "answered", _("Trả lời")),
        Transition("reopen", frozenset({"answered"}), "open", _("Hỏi lại")),
        Transition("merge", frozenset({"open"}), "merged", _("Gộp")),
        Transition("withdraw", frozenset({"open"}), "withdrawn", _("Rút")),
    ),
)
