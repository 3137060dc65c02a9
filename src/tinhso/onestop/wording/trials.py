"""What a dry run says."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.onestop.rules.clock_types import State, WarningKind
from tinhso.onestop.rules.dry_run import Action, Difference, Do, Fault
from tinhso.onestop.rules.procedure import Content
from tinhso.onestop.wording.choices import value_in_words
from tinhso.onestop.wording.moments import in_words

DOINGS: Mapping[StrEnum, Promise] = {
    Do.RECEIVE: gettext_lazy("Tiếp nhận tại quầy"),
    Do.HAND_OVER: gettext_lazy("Chuyển đến cơ quan có thẩm quyền"),
    Do.STEP: gettext_lazy("Xong một bước"),
    Do.ASK_SUPPLEMENT: gettext_lazy("Yêu cầu bổ sung"),
    Do.GIVE_SUPPLEMENT: gettext_lazy("Người nộp bổ sung đủ"),
    Do.ASK_PAYMENT: gettext_lazy("Yêu cầu nộp phí"),
    Do.PAY: gettext_lazy("Đã nộp phí"),
    Do.LENGTHEN: gettext_lazy("Kéo dài theo luật"),
    Do.APOLOGISE: gettext_lazy("Xin lỗi"),
    Do.EXTEND: gettext_lazy("Hẹn lại ngày trả"),
    Do.STOP: gettext_lazy("Dừng giải quyết"),
    Do.WITHDRAW: gettext_lazy("Người nộp rút hồ sơ"),
}
FAULTS: Mapping[StrEnum, Promise] = {
    Fault.NOT_RECEIVED: gettext_lazy("hồ sơ chưa được tiếp nhận"),
    Fault.RECEIVED_TWICE: gettext_lazy("hồ sơ đã được tiếp nhận"),
    Fault.OVER: gettext_lazy("hồ sơ đã kết thúc"),
    Fault.OTHER_STEP: gettext_lazy("hồ sơ đang ở bước khác"),
    Fault.NO_SUCH_OUTCOME: gettext_lazy("bước này không có kết cục đó"),
    Fault.NO_SUCH_EXTENSION: gettext_lazy("thủ tục không có trường hợp kéo dài này"),
    Fault.NO_APPOINTMENT: gettext_lazy("thời điểm hẹn lại phải ở sau"),
    Fault.WAITING: gettext_lazy("hồ sơ đang chờ người nộp"),
}
STATES: Mapping[StrEnum, Promise] = {
    State.NOT_STARTED: gettext_lazy("chưa tính giờ"),
    State.RUNNING: gettext_lazy("đang tính giờ"),
    State.PAUSED: gettext_lazy("tạm dừng"),
    State.FINISHED: gettext_lazy("xong"),
    State.STOPPED: gettext_lazy("kết thúc, không có kết quả"),
}
WARNINGS: Mapping[str, Promise] = {
    WarningKind.APOLOGY_DUE.value: gettext_lazy("phải xin lỗi trước khi quá hạn"),
    WarningKind.APOLOGY_LATE.value: gettext_lazy("xin lỗi muộn"),
    WarningKind.SUPPLEMENT_ASKED_BEFORE.value: gettext_lazy("đã yêu cầu bổ sung, không được yêu cầu nữa"),
    WarningKind.SUPPLEMENT_TOO_OFTEN.value: gettext_lazy("yêu cầu bổ sung quá số lần"),
    WarningKind.SUPPLEMENT_ASKED_LATE.value: gettext_lazy("yêu cầu bổ sung muộn"),
    WarningKind.REAPPOINTMENT_USED.value: gettext_lazy("đã hẹn lại, không được hẹn nữa"),
    WarningKind.REAPPOINTMENT_TOO_OFTEN.value: gettext_lazy("hẹn lại quá số lần"),
    WarningKind.CALENDAR_UNCERTAIN.value: gettext_lazy("lịch nghỉ chưa chắc chắn"),
}
TRACED: Mapping[str, Promise] = {
    "step": gettext_lazy("bước"),
    "state": gettext_lazy("đồng hồ"),
    "due": gettext_lazy("hẹn trả"),
    "late": gettext_lazy("quá hạn"),
    "warnings": gettext_lazy("cảnh báo"),
    "fault": gettext_lazy("không làm được vì"),
    "asked": gettext_lazy("giấy tờ yêu cầu"),
    "fee": gettext_lazy("phí, lệ phí"),
}


def doing(content: Content, action: Action) -> str:
    """ "Thẩm tra, dự thảo kết quả: Đủ điều kiện"."""
    if action.do is Do.STEP:
        step = content.step(action.step)
        outcome = next((each for each in step.outcomes if each.code == action.outcome), None) if step else None
        return f"{step.name if step else action.step}: {outcome.name if outcome else action.outcome}"
    if action.do is Do.LENGTHEN:
        when = next((each.when for each in content.term.extensions if each.code == action.extension), action.extension)
        return _("Kéo dài: %(when)s") % {"when": when}
    if action.do is Do.RECEIVE and action.online:
        return _("Tiếp nhận trực tuyến")
    return str(DOINGS[action.do])


def difference(content: Content, found: Difference) -> str:
    """ "hẹn trả: 17:30 06/08/2026 → 17:30 05/08/2026"."""
    old, new = (_value(content, found.field, each) for each in (found.old, found.new))
    return f"{TRACED.get(found.field, found.field)}: {old} → {new}"


def step_name(content: Content, code: str) -> str:
    step = content.step(code)
    return step.name if step else code or _("(đã ra khỏi quy trình)")


def warnings(kinds: tuple[str, ...]) -> list[str]:
    return [str(WARNINGS.get(each, each)) for each in kinds]


def _value(content: Content, field: str, value: object) -> str:
    if isinstance(value, datetime):
        return in_words(value)
    if field == "step":
        return step_name(content, str(value))
    if isinstance(value, tuple):
        names = [str(WARNINGS.get(str(each), _paper(content, str(each)))) for each in value]
        return value_in_words(tuple(names))
    if isinstance(value, State):
        return str(STATES[value])
    if isinstance(value, Fault):
        return str(FAULTS[value])
    return value_in_words(value)


def _paper(content: Content, code: str) -> str:
    component = content.component(code)
    return component.name if component else code
