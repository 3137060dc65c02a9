"""Reminder letters of the actor's care."""

from django.db.models import QuerySet

from tinhso.directives import rights
from tinhso.directives.models import ReminderLetter
from tinhso.foundation.accounts.actor import Actor


def reminder_letters(actor: Actor) -> QuerySet[ReminderLetter]:
    """Letters of senders in the actor's care, newest first."""
    in_care = actor.within(rights.REMIND, "sender__")
    return ReminderLetter.objects.filter(in_care).select_related("unit", "sender", "drafted_by")
