"""What happened to a dossier, as its timeline says it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.kernel.numbers import format_integer
from tinhso.onestop.models import DossierEvent, Move, Satisfaction
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.wording.moments import in_words

LABELS: Mapping[str, Promise] = {
    EventKind.RECEIVED: gettext_lazy("Tiếp nhận hồ sơ"),
    EventKind.HANDED_OVER: gettext_lazy("Chuyển đến đơn vị có thẩm quyền"),
    EventKind.SUPPLEMENT_ASKED: gettext_lazy("Yêu cầu bổ sung"),
    EventKind.SUPPLEMENT_GIVEN: gettext_lazy("Nhận bổ sung"),
    EventKind.PAYMENT_AWAITED: gettext_lazy("Yêu cầu nộp phí, lệ phí"),
    EventKind.PAID: gettext_lazy("Đã nộp phí, lệ phí"),
    EventKind.LENGTHENED: gettext_lazy("Kéo dài thời hạn theo luật"),
    EventKind.EXTENDED: gettext_lazy("Hẹn lại"),
    EventKind.APOLOGISED: gettext_lazy("Xin lỗi"),
    EventKind.FINISHED: gettext_lazy("Đã xử lý xong"),
    EventKind.RESULT_GIVEN: gettext_lazy("Đã trả kết quả"),
    EventKind.REFUSED: gettext_lazy("Từ chối"),
    EventKind.STOPPED: gettext_lazy("Dừng giải quyết"),
    EventKind.WITHDRAWN: gettext_lazy("Rút hồ sơ"),
    **{each.value: each.label for each in Move},
}


def label(event: DossierEvent) -> str:
    return str(LABELS.get(event.kind, event.kind))


def detail(event: DossierEvent) -> str:
    """What a person wrote or chose with it, in one line; "" where there is nothing to add."""
    data = event.data
    match event.kind:
        case EventKind.RECEIVED:
            told = entered_late(data)
        case Move.MOVED:
            told = _("%(old)s → %(new)s: %(outcome)s") % data
        case Move.PASSED | EventKind.HANDED_OVER:
            told = _("%(sender)s → %(receiver)s") % data
        case Move.ASSIGNED:
            told = data["officer"] or _("không giao cho ai")
        case EventKind.EXTENDED:
            told = _("hẹn trả %(due)s") % {"due": in_words(datetime.fromisoformat(data["due"]))}
        case EventKind.PAYMENT_AWAITED | EventKind.PAID | Move.PAYMENT_RECORDED:
            told = _("%(amount)s đồng") % {"amount": format_integer(data["amount"])}
        case Move.RESULT_SIGNED | Move.RESULT_REVOKED:
            told = _("số %(number)s") % data
        case EventKind.LENGTHENED:
            told = data["when"]
        case Move.RATED:
            told = str(Satisfaction(data["satisfaction"]).label)
        case _other:
            told = ""
    written = [data.get(name, "") for name in ("note", "reason", "receiver" if "sender" not in data else "")]
    return ". ".join(each for each in (told, *written) if each)


def entered_late(data: Mapping[str, Any]) -> str:
    """Why a dossier was entered after it was received; "" for one that wasn't."""
    because = data.get("late_because", "")
    if data.get("slip"):
        values = {"slip": data["slip"], "because": because}
        return _("Nhận bằng phiếu giấy số %(slip)s, nhập sau: %(because)s") % values
    return _("Nhập sau: %(because)s") % {"because": because} if because else ""
