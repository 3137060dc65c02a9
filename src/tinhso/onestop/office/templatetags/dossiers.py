"""How dossiers are written on pages."""

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tinhso.onestop.models import DossierEvent, PaymentState, Standing
from tinhso.onestop.queries.dossiers import Due
from tinhso.onestop.rules.clock_types import Kept
from tinhso.onestop.wording import happenings

register = template.Library()

DUES: dict[str, tuple[str, Promise]] = {
    Due.OVERDUE: ("late", _("quá hạn")),
    Due.SOON: ("warn", _("sắp đến hạn")),
    Due.LATER: ("ok", _("còn hạn")),
    Due.STANDING: ("idle", _("không tính giờ")),
}
KEPTS = {
    Kept.PROMISE: ("ok", _("đúng hạn")),
    Kept.SECOND: ("warn", _("trễ hẹn lần đầu, đã xin lỗi, trong hẹn mới")),
    Kept.NEITHER: ("late", _("trễ hạn")),
}
STANDINGS = {Standing.GIVEN: "ok", Standing.REUSED: "info", Standing.MISSING: "late", Standing.NOT_ASKED: "idle"}
PAYMENTS = {PaymentState.FREE: "ok", PaymentState.DUE: "warn", PaymentState.PAID: "ok", PaymentState.CANCELLED: "idle"}
ENDED = {"finished": "ok", "result_given": "ok", "stopped": "late", "not_received": "late", "withdrawn": "idle"}
WAITING = frozenset({"supplement_asked", "payment_asked"})


@register.filter
def due_status(due: Due | None) -> SafeString:
    """How it stands to its due time as word, shape and colour; nothing for one that has ended."""
    return status(*DUES[due]) if due else SafeString("")


@register.filter
def kept_status(kept: Kept) -> SafeString:
    """Which word to the applicant was kept (rules.clock_types.Reading.kept)."""
    return status(*KEPTS[kept])


@register.filter
def dossier_state(state: str | None, label: str) -> SafeString:
    if not state:
        return SafeString("")
    return status(ENDED.get(state) or ("warn" if state in WAITING else "info"), label)


@register.filter
def standing_status(standing: str, label: str) -> SafeString:
    return status(STANDINGS[Standing(standing)], label)


@register.filter
def payment_status(state: str, label: str) -> SafeString:
    return status(PAYMENTS[PaymentState(state)], label)


@register.filter
def happening(event: DossierEvent) -> str:
    return happenings.label(event)


@register.filter
def happening_detail(event: DossierEvent) -> str:
    return happenings.detail(event)


def status(kind: str, label: str | Promise) -> SafeString:
    return format_html('<span class="status is-{}"><i class="shape" aria-hidden="true"></i>{}</span>', kind, label)
