"""The clock of a stored petition: its events as the pure clock takes them, and its reading."""

from collections.abc import Iterable
from datetime import datetime

from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.models import Petition, PetitionEvent
from tinhso.onestop.rules import petition_clock
from tinhso.onestop.rules.clock_rules import Petition as Rule
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.petition_clock import PetitionKind, PetitionReading

KINDS = frozenset(kind.value for kind in PetitionKind)


def reading(stored: Iterable[PetitionEvent], now: datetime) -> PetitionReading:
    """The clock at `now`; who has it in hand is none of its business."""
    events = [petition_clock.PetitionEvent(PetitionKind(each.kind), each.at) for each in stored if each.kind in KINDS]
    return petition_clock.read(events, default_calendar(), default_rules(), now)


def rule_of(petition: Petition) -> Rule:
    """The rule in force on the day it was received."""
    return default_rules().on(petition.received_on).petition
