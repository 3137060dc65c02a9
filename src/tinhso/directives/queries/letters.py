"""Reminder letters: for those who send them, and, once sent, for the unit that each urges."""

from django.db.models import Q, QuerySet

from tinhso.directives import rights
from tinhso.directives.models import ReminderLetter
from tinhso.directives.queries.visible import visible_assignments
from tinhso.foundation.accounts.actor import Actor


def reminder_letters(actor: Actor) -> QuerySet[ReminderLetter]:
    """Letters of senders in the actor's care, newest first."""
    in_care = actor.within(rights.REMIND, "sender__")
    return ReminderLetter.objects.filter(in_care).select_related("unit", "sender", "drafted_by")


def letter(actor: Actor, letter_id: int) -> ReminderLetter | None:
    """One letter in the actor's care, or sent to a unit in the actor's view about work that the actor may see."""
    in_care = actor.within(rights.REMIND, "sender__")
    about = Q(sent_at__isnull=False, assignments__in=visible_assignments(actor))
    received = actor.within(rights.VIEW, "unit__") & about
    letters = ReminderLetter.objects.filter(in_care | received).select_related("unit", "sender", "drafted_by")
    return letters.filter(pk=letter_id).first()
