"""How petitions are written on pages."""

from django import template
from django.utils.safestring import SafeString

from tinhso.onestop.models import PetitionEvent
from tinhso.onestop.office.templatetags.dossiers import status
from tinhso.onestop.wording import petitions

register = template.Library()

STATES = {
    "received": "info",
    "in_hand": "info",
    "asked": "warn",
    "refused": "late",
    "answered": "warn",
    "published": "ok",
    "closed": "idle",
}


@register.filter
def petition_state(state: str, label: str) -> SafeString:
    return status(STATES[state], label)


@register.filter
def what_happened(event: PetitionEvent) -> str:
    return petitions.label(event)


@register.filter
def what_was_said(event: PetitionEvent) -> str:
    return petitions.detail(event)
