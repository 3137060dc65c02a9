"""Dossiers the actor may see."""

from django.db.models import QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.onestop import rights
from tinhso.onestop.models import Dossier


def visible_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """Dossiers of the units, and in the field, that the actor may look at."""
    return Dossier.objects.filter(actor.within(rights.VIEW, "unit__", "field_code"))
