"""What happened to a petition, as its timeline says it."""

from collections.abc import Mapping

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.onestop.models import PetitionEvent, PetitionStep, Satisfaction
from tinhso.onestop.rules.clock_types import Promise
from tinhso.onestop.rules.petition_clock import PetitionKind, Standing

LABELS: Mapping[str, Lazy] = {
    PetitionKind.RECEIVED: gettext_lazy("Tiếp nhận"),
    PetitionKind.REFUSED: gettext_lazy("Từ chối xử lý"),
    PetitionKind.ASKED: gettext_lazy("Yêu cầu bổ sung thông tin"),
    PetitionKind.GIVEN: gettext_lazy("Nhận thông tin bổ sung"),
    PetitionKind.HANDLED: gettext_lazy("Trả lời"),
    PetitionKind.PUBLISHED: gettext_lazy("Công khai trả lời"),
    PetitionKind.CLOSED: gettext_lazy("Kết thúc, không công khai"),
    **{each.value: each.label for each in PetitionStep},
}

LIMITS: Mapping[Promise, Lazy] = {
    Promise.REFUSE: gettext_lazy("Từ chối"),
    Promise.ASK: gettext_lazy("Yêu cầu bổ sung"),
    Promise.HANDLE: gettext_lazy("Trả lời"),
    Promise.PUBLISH: gettext_lazy("Công khai"),
}
# (colour and shape, word)
STANDINGS: Mapping[Standing, tuple[str, Lazy]] = {
    Standing.OPEN: ("ok", gettext_lazy("còn hạn")),
    Standing.WAITING: ("idle", gettext_lazy("chờ người phản ánh")),
    Standing.KEPT: ("ok", gettext_lazy("đúng hạn")),
    Standing.LATE: ("late", gettext_lazy("quá hạn")),
    Standing.LAPSED: ("idle", gettext_lazy("đã qua, không dùng")),
}


def label(event: PetitionEvent) -> str:
    return str(LABELS.get(event.kind, event.kind))


def detail(event: PetitionEvent) -> str:
    """What a person wrote or chose with it; "" where there is nothing to add."""
    data, told = event.data, ""
    match event.kind:
        case PetitionStep.PASSED:
            told = _("%(sender)s → %(receiver)s") % data
        case PetitionStep.ASSIGNED:
            told = data["officer"] or _("không giao cho ai")
        case PetitionStep.RATED:
            told = str(Satisfaction(data["rating"]).label)
        case PetitionKind.HANDLED if data.get("number"):
            told = _("văn bản %(number)s") % data
    late = _("Muộn vì: %(why)s") % {"why": data["late_because"]} if data.get("late_because") else ""
    written = [data.get(name, "") for name in ("wanted", "text", "reason", "note")]
    return ". ".join(each for each in (told, *written, late) if each)
