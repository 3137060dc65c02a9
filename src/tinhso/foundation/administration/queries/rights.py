"""What a person may do, where, by which role, until when, on whose behalf; and why not."""

from dataclasses import dataclass

from tinhso.foundation.accounts.actor import Actor, Scope
from tinhso.foundation.accounts.roles import ROLE_LABELS, Role, actions


@dataclass(frozen=True)
class Reason:
    """One scope that permits an action, as the page tells it."""

    unit_name: str
    unit_id: int
    subtree: bool
    role: str
    field: str
    scope: Scope

    @property
    def on_behalf_of(self) -> str:
        return self.scope.on_behalf_of


@dataclass(frozen=True)
class EffectiveRight:
    """One action: where it is allowed (empty: nowhere) and which roles would give it."""

    code: str
    label: str
    allowed: tuple[Reason, ...]
    roles_needed: str


def effective_rights(actor: Actor) -> list[EffectiveRight]:
    """Every registered action with what today's roles and substitutions make of it. No query: the actor holds it."""
    return [
        EffectiveRight(
            code=action.code,
            label=str(action.label),
            allowed=tuple(_reason(scope) for scope in actor.scopes if action.code in scope.actions),
            roles_needed=", ".join(str(ROLE_LABELS[role]) for role in Role if role in action.roles),
        )
        for action in actions()
    ]


def role_names(actor: Actor) -> str:
    """The actor's own roles, for the top bar."""
    own = dict.fromkeys(scope.role for scope in actor.scopes if scope.on_behalf_of_id is None)
    return ", ".join(str(ROLE_LABELS[role]) for role in own)


def _reason(scope: Scope) -> Reason:
    return Reason(scope.unit_name, scope.unit_id, scope.subtree, str(ROLE_LABELS[scope.role]), scope.field, scope)
