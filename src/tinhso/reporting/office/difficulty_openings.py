"""What a person can do on a difficulty now, and why not when he can't: the same rights and life cycle as the verbs."""

from tinhso.foundation.accounts.actor import Actor
from tinhso.reporting import rights
from tinhso.reporting.life_cycles import DIFFICULTY
from tinhso.reporting.models import Difficulty


def why_not(actor: Actor, it: Difficulty, action: str) -> str:
    """Why edit, withdraw, reopen or answer isn't open to this person; "" when it is."""
    if action != "answer":
        right = rights.CONSOLIDATE if it.merged.all() else rights.RAISE
        decision = actor.may(right, it.unit.path, it.field_code or None)
    elif it.answering_unit is not None:
        decision = actor.may(rights.ANSWER, it.answering_unit.path)
    else:
        decision = actor.may(rights.CONSOLIDATE, it.unit.path, it.field_code or None)
    return decision.reason or DIFFICULTY.why_not(it.state, action)
