"""What an officer may do with a dossier now, as buttons; what isn't open says why."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import DOSSIER
from tinhso.onestop.queries.dossier_page import DossierPage, WayOn
from tinhso.onestop.queries.ratings import RATED_STATES, why_not_asked
from tinhso.onestop.rules.choices import Ending

# In the order in which they are met; the outcomes of the present step are buttons of their own.
PAGES = {
    "receive": "accept_dossier",
    "refuse_intake": "refuse_intake",
    "assign": "assign_dossier",
    "hand_over": "hand_over_dossier",
    "ask_supplement": "ask_supplement",
    "give_supplement": "give_supplement",
    "await_payment": "await_payment",
    "record_payment": "record_payment",
    "reappoint": "reappoint_dossier",
    "give_result": "give_result",
    "withdraw": "withdraw_dossier",
    "refuse": "refuse_dossier",
    "stop": "stop_dossier",
}
BY_CLICK = frozenset({"receive", "await_payment"})
OF_INTAKE = frozenset({"receive", "refuse_intake"})
OF_FEES = frozenset({"await_payment", "record_payment"})
LABELS = {each.action: each.label for each in DOSSIER.transitions}


@dataclass(frozen=True)
class Button:
    """`url` is posted to at a click where `posts`, else it opens a form. `reason`: why it can't be pressed."""

    label: str
    url: str
    reason: str = ""
    posts: bool = False
    danger: bool = False


def ways(page: DossierPage) -> list[Button]:
    """The outcomes of the step that the dossier is at."""
    return [_way(page, each) for each in page.ways_on]


def why_not(actor: Actor, page: DossierPage, deed: str) -> str:
    """Why a deed of the page isn't open to the actor; "" when it is."""
    if page.says is None:
        return _("Hồ sơ này nạp từ hệ thống khác, chỉ để thống kê; không xử lý ở đây.")
    holder = page.dossier.holder
    if deed == "lengthen":
        none = "" if page.says.term.extensions else _("Luật không có trường hợp kéo dài cho thủ tục này.")
        return none or page.actions["reappoint"]
    if deed == "assign" and not page.actions["assign"] and holder is not None:
        return actor.may(rights.ASSIGN, holder.path, page.dossier.field_code).reason
    return page.actions[deed]


def others(actor: Actor, page: DossierPage) -> list[Button]:
    """Everything else, the open ones first."""
    signing = [*filter(None, [rate(actor, page)]), *_signing(actor, page)]
    if page.dossier.state is None or page.dossier.state in DOSSIER.final:
        return signing
    is_new, owes = page.dossier.state == "new", page.amount_due > 0
    named = [action for action in PAGES if (is_new or action not in OF_INTAKE) and (owes or action not in OF_FEES)]
    found = [_button(actor, page, each) for each in named]
    if page.says and page.says.term.extensions:
        reason = why_not(actor, page, "lengthen")
        found.append(Button(_("Kéo dài thời hạn theo luật"), _url(page, "lengthen_dossier"), reason))
    return sorted([*signing, *found], key=lambda each: bool(each.reason))


def _signing(actor: Actor, page: DossierPage) -> list[Button]:
    """Results to be signed or revoked, for who decides."""
    holder, dossier = page.dossier.holder, page.dossier
    if page.says is None or holder is None or not actor.may(rights.DECIDE, holder.path, dossier.field_code):
        return []
    deeds: list[Button] = []
    if dossier.state == "in_progress" and not dossier.is_elsewhere:
        deeds.append(Button(_("Ký kết quả"), _url(page, "sign_result")))
    for each in dossier.results.filter(paper__revoked_at=None).exclude(paper=None):
        label = _("Thu hồi kết quả số %(number)s") % {"number": each.number}
        deeds.append(Button(label, reverse("onestop:revoke_result", args=[dossier.code, each.pk])))
    return deeds


def rate(actor: Actor, page: DossierPage) -> Button | None:
    """Hand the screen over for the applicant's answer, once there is a result."""
    if page.dossier.state not in RATED_STATES or page.rating or why_not_asked(actor, page.dossier):
        return None
    return Button(_("Mời người nộp đánh giá"), _url(page, "rate_at_counter"))


def take(page: DossierPage, account_id: int | None) -> Button | None:
    """Take a dossier that nobody has."""
    if not page.dossier.is_open or page.dossier.assignee_id is not None or account_id is None:
        return None
    return Button(_("Nhận xử lý"), _url(page, "take_dossier"), page.actions["assign"], posts=True)


def _way(page: DossierPage, way: WayOn) -> Button:
    address = reverse("onestop:dossier_way", args=[page.dossier.code, page.dossier.step, way.outcome.code])
    danger = way.outcome.ends in (Ending.REFUSED, Ending.STOPPED)
    return Button(way.outcome.name, address, way.why_not, danger=danger)


def _button(actor: Actor, page: DossierPage, action: str) -> Button:
    label = _("Ghi nhận đã nộp phí, lệ phí") if action == "record_payment" else str(LABELS[action])
    danger = action in ("refuse", "stop", "refuse_intake")
    return Button(label, _url(page, PAGES[action]), why_not(actor, page, action), action in BY_CLICK, danger)


def _url(page: DossierPage, name: str) -> str:
    return reverse(f"onestop:{name}", args=[page.dossier.code])
