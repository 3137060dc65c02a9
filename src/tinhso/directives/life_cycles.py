"""The wing's life cycles: documents that assign work, and progress reports.

A returned report stays as it was sent, with the reason; the answer to it is a new report.
"""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.workflow import LifeCycle, Transition

DOCUMENT = LifeCycle(
    name="directives.document",
    states={
        "draft": _("Đang nhập"),
        "in_force": _("Đang thực hiện"),
        "closed": _("Đã kết thúc"),
        "withdrawn": _("Đã hủy"),
    },
    initial="draft",
    final=frozenset({"closed", "withdrawn"}),
    transitions=(
        Transition("edit", frozenset({"draft"}), "draft", _("Sửa")),
        Transition("put_in_force", frozenset({"draft"}), "in_force", _("Đưa vào thực hiện")),
        Transition("withdraw", frozenset({"draft", "in_force"}), "withdrawn", _("Hủy")),
        Transition("close", frozenset({"in_force"}), "closed", _("Kết thúc theo dõi")),
        Transition("reopen", frozenset({"closed"}), "in_force", _("Mở lại")),
    ),
)

REPORT = LifeCycle(
    name="directives.report",
    states={
        "draft": _("Đang soạn"),
        "submitted": _("Chờ lãnh đạo đơn vị"),
        "passed_on": _("Chờ nghiệm thu"),
        "returned": _("Bị trả lại"),
        "accepted": _("Đã nghiệm thu"),
        "noted": _("Đã ghi nhận"),
        "superseded": _("Đã có báo cáo mới hơn"),
    },
    initial="draft",
    final=frozenset({"returned", "noted", "superseded"}),
    transitions=(
        Transition("edit", frozenset({"draft"}), "draft", _("Sửa báo cáo")),
        Transition("submit", frozenset({"draft"}), "submitted", _("Trình lãnh đạo")),
        Transition("pass_on", frozenset({"submitted"}), "passed_on", _("Duyệt, gửi đầu mối tổng hợp")),
        Transition("send_back", frozenset({"submitted"}), "returned", _("Trả người soạn")),
        Transition("return", frozenset({"passed_on"}), "returned", _("Trả đơn vị")),
        Transition("accept", frozenset({"passed_on"}), "accepted", _("Nghiệm thu")),
        Transition("note", frozenset({"passed_on"}), "noted", _("Ghi nhận tiến độ")),
        Transition("supersede", frozenset({"passed_on"}), "superseded", _("Thay bằng báo cáo mới")),
        Transition("revoke", frozenset({"accepted"}), "passed_on", _("Hủy nghiệm thu")),
    ),
)
