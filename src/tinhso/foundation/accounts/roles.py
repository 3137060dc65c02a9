"""Actions and roles. Wings register their actions here; a role is the set of actions registered for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    OFFICER = "officer"
    UNIT_LEADER = "unit_leader"
    AGGREGATOR = "aggregator"
    LEADERSHIP = "leadership"
    FIELD_MANAGER = "field_manager"
    REGISTRY = "registry"
    SYSTEM_OWNER = "system_owner"


ROLE_LABELS: dict[Role, Promise] = {
    Role.OFFICER: _("Công chức xử lý"),
    Role.UNIT_LEADER: _("Lãnh đạo đơn vị"),
    Role.AGGREGATOR: _("Đầu mối tổng hợp"),
    Role.LEADERSHIP: _("Lãnh đạo tỉnh"),
    Role.FIELD_MANAGER: _("Quản lý lĩnh vực"),
    Role.REGISTRY: _("Văn thư"),
    Role.SYSTEM_OWNER: _("Quản trị hệ thống"),
}


@dataclass(frozen=True)
class Action:
    """One thing that may be permitted, e.g. `directives.report`; `label` completes "được …"."""

    code: str
    label: Promise
    roles: frozenset[Role]


_actions: dict[str, Action] = {}


def register_action(code: str, label: Promise, roles: Iterable[Role]) -> str:
    """Declare an action and the roles that hold it; returns the code, so that wings name it once."""
    if code in _actions:
        raise ValueError(f"action {code} is registered twice")
    _actions[code] = Action(code, label, frozenset(roles))
    return code


def action(code: str) -> Action:
    """The registered action. KeyError for an unknown code: a typing mistake must not become a denial."""
    return _actions[code]


def actions() -> list[Action]:
    return sorted(_actions.values(), key=lambda each: each.code)


def actions_of(role: Role) -> frozenset[str]:
    return frozenset(each.code for each in _actions.values() if role in each.roles)


def role_choices() -> list[tuple[str, Promise]]:
    return [(role.value, label) for role, label in ROLE_LABELS.items()]
