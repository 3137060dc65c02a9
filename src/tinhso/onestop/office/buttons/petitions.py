"""What an officer may do with a petition now, as buttons; what isn't open says why."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import PETITION
from tinhso.onestop.office.buttons.dossiers import Button
from tinhso.onestop.queries.petitions.page import PetitionPage

# In the order in which they are met.
PAGES = {
    "take_given": "take_given",
    "answer": "answer_petition",
    "publish": "publish_petition",
    "rate": "rate_petition",
    "ask": "ask_petitioner",
    "hand_over": "hand_over_petition",
    "assign": "assign_petition",
    "close": "close_petition",
    "refuse": "refuse_petition",
}
DANGEROUS = frozenset({"close", "refuse"})
LABELS = {each.action: each.label for each in PETITION.transitions}


def why_not(actor: Actor, page: PetitionPage, action: str) -> str:
    """Why the action isn't open to the actor; "" when it is. Who may take a petition may not give it to others."""
    it = page.petition
    if action == "assign" and not page.actions["assign"]:
        return actor.may(rights.DECIDE_PETITIONS, it.handling_unit.path, it.field_code).reason
    return page.actions[action]


def deeds(actor: Actor, page: PetitionPage) -> list[Button]:
    """Everything the life cycle knows, in its order; nothing for one that has ended but to rate it."""
    it = page.petition
    named = PAGES if it.is_open else {"rate": PAGES["rate"]} if it.state != "refused" and not it.rated_at else {}
    return [_button(actor, page, action) for action in named]


def take(page: PetitionPage, account_id: int | None) -> Button | None:
    """Take a petition that nobody has."""
    it = page.petition
    if not PETITION.allows(it.state, "assign") or it.assignee_id is not None or account_id is None:
        return None
    return Button(_("Nhận xử lý"), reverse("onestop:take_petition", args=[it.pk]), page.actions["assign"], posts=True)


def _button(actor: Actor, page: PetitionPage, action: str) -> Button:
    url = reverse(f"onestop:{PAGES[action]}", args=[page.petition.pk])
    return Button(str(LABELS[action]), url, why_not(actor, page, action), danger=action in DANGEROUS)
