"""The wing's life cycles as tables."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.workflow import LifeCycle, Transition

VERSION = LifeCycle(
    name="onestop.procedure_version",
    states={"draft": _("Dự thảo"), "published": _("Đã công bố"), "withdrawn": _("Đã bãi bỏ")},
    initial="draft",
    final=frozenset({"withdrawn"}),
    transitions=(
        Transition("edit", frozenset({"draft"}), "draft", _("Sửa")),
        Transition("publish", frozenset({"draft"}), "published", _("Công bố")),
        Transition("withdraw", frozenset({"published"}), "withdrawn", _("Bãi bỏ")),
    ),
)

NATIONAL_STATES = {
    1: "new",
    2: "received",
    3: "not_received",
    4: "in_progress",
    5: "supplement_asked",
    6: "payment_asked",
    7: "withdrawn",
    8: "stopped",
    9: "finished",
    10: "result_given",
}
"""The states in which dossiers are told to the National Public Service Portal, by its numbers (`TrangThaiHoSo`): as
programmes that speak to it count them, not read in a text of law."""
OPEN_STATES = frozenset({"new", "received", "in_progress", "supplement_asked", "payment_asked"})
_TAKEN_IN = OPEN_STATES - {"new"}

# The portal names the states; which of them may follow which is our reading of what they mean, not a published rule.
# A refusal after the dossier was taken in has no state of its own there: it stops the dossier, with its reason.
DOSSIER = LifeCycle(
    name="onestop.dossier",
    states={
        "new": _("Mới đăng ký"),
        "received": _("Được tiếp nhận"),
        "not_received": _("Không được tiếp nhận"),
        "in_progress": _("Đang xử lý"),
        "supplement_asked": _("Yêu cầu bổ sung giấy tờ"),
        "payment_asked": _("Yêu cầu thực hiện nghĩa vụ tài chính"),
        "withdrawn": _("Công dân yêu cầu rút hồ sơ"),
        "stopped": _("Dừng xử lý"),
        "finished": _("Đã xử lý xong"),
        "result_given": _("Đã trả kết quả"),
    },
    initial="new",
    final=frozenset({"not_received", "withdrawn", "stopped", "result_given"}),
    transitions=(
        Transition("receive", frozenset({"new"}), "received", _("Tiếp nhận")),
        Transition("refuse_intake", frozenset({"new"}), "not_received", _("Từ chối tiếp nhận")),
        Transition("withdraw", OPEN_STATES, "withdrawn", _("Rút hồ sơ")),
        *(Transition("assign", frozenset({each}), each, _("Phân công")) for each in sorted(_TAKEN_IN)),
        *(Transition("hand_over", frozenset({each}), each, _("Chuyển đơn vị")) for each in ("received", "in_progress")),
        Transition("hand_on", frozenset({"received", "in_progress"}), "in_progress", _("Chuyển bước")),
        Transition("ask_supplement", frozenset({"received", "in_progress"}), "supplement_asked", _("Yêu cầu bổ sung")),
        Transition("give_supplement", frozenset({"supplement_asked"}), "in_progress", _("Nhận bổ sung")),
        Transition(
            "await_payment", frozenset({"received", "in_progress"}), "payment_asked", _("Yêu cầu nộp phí, lệ phí")
        ),
        Transition("pay", frozenset({"payment_asked"}), "in_progress", _("Ghi nhận đã nộp")),
        *(
            Transition("reappoint", frozenset({each}), each, _("Xin lỗi và hẹn lại"))
            for each in ("received", "in_progress")
        ),
        Transition("refuse", frozenset({"received", "in_progress"}), "stopped", _("Từ chối giải quyết")),
        Transition("stop", _TAKEN_IN, "stopped", _("Dừng giải quyết")),
        Transition("finish", frozenset({"in_progress"}), "finished", _("Kết thúc xử lý")),
        Transition("give_result", frozenset({"finished"}), "result_given", _("Trả kết quả")),
    ),
)

# A petition is closed unpublished where its answer isn't for everybody. Its petitioner rates the handling, no refusal.
PETITION = LifeCycle(
    name="onestop.petition",
    states={
        "received": _("Mới tiếp nhận"),
        "in_hand": _("Đang xử lý"),
        "asked": _("Chờ bổ sung thông tin"),
        "refused": _("Từ chối xử lý"),
        "answered": _("Đã trả lời, chờ công khai"),
        "published": _("Đã công khai"),
        "closed": _("Đã trả lời, không công khai"),
    },
    initial="received",
    final=frozenset({"refused", "published", "closed"}),
    transitions=(
        Transition("hand_over", frozenset({"received", "in_hand"}), "in_hand", _("Chuyển đơn vị xử lý")),
        Transition("assign", frozenset({"received", "in_hand"}), "in_hand", _("Phân công")),
        Transition("assign", frozenset({"asked"}), "asked", _("Phân công")),
        Transition("refuse", frozenset({"received", "in_hand"}), "refused", _("Từ chối xử lý")),
        Transition("ask", frozenset({"received", "in_hand"}), "asked", _("Yêu cầu bổ sung thông tin")),
        Transition("take_given", frozenset({"asked"}), "in_hand", _("Nhận thông tin bổ sung")),
        Transition("answer", frozenset({"received", "in_hand"}), "answered", _("Trả lời")),
        Transition("publish", frozenset({"answered"}), "published", _("Công khai trả lời")),
        Transition("close", frozenset({"answered"}), "closed", _("Kết thúc, không công khai")),
        *(
            Transition("rate", frozenset({each}), each, _("Ghi đánh giá"))
            for each in ("answered", "published", "closed")
        ),
    ),
)
OPEN_PETITIONS = frozenset(PETITION.states) - PETITION.final

# What a counter does while it can't reach the system; the circulars leave the papers of it to the province.
OUTAGE = LifeCycle(
    name="onestop.outage",
    states={
        "declared": _("Đã khai báo"),
        "ended": _("Đã kết thúc, đang nhập bù"),
        "confirmed": _("Đã xác nhận"),
        "called_off": _("Không xảy ra"),
    },
    initial="declared",
    final=frozenset({"confirmed", "called_off"}),
    transitions=(
        Transition("end", frozenset({"declared"}), "ended", _("Kết thúc gián đoạn")),
        Transition("call_off", frozenset({"declared"}), "called_off", _("Không xảy ra")),
        Transition("confirm", frozenset({"ended"}), "confirmed", _("Xác nhận")),
    ),
)
