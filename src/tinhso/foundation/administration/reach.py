"""How far a people manager's hand reaches: over the person's place, and over every right that the person holds.

Without the second part, whoever manages one office could take over an account of that office whose rights reach
further (set its password, name its substitute), and so climb.
"""

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor, Scope
from tinhso.foundation.accounts.models import Grant
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province


def covering_scope(actor: Actor, unit: Unit, *, subtree: bool, field: str) -> Scope | None:
    """The scope with which the actor manages people over the whole of (unit, subtree, field), if there is one."""
    for scope in actor.scopes:
        if PEOPLE_MANAGE in scope.actions and scope.covers(unit.path, field) and (scope.subtree or not subtree):
            return scope
    return None


def place_of(unit: Unit) -> Unit:
    """The unit over which the right to change `unit` is asked. What lies outside the province's tree (units of a
    former province, central bodies) is kept by whoever keeps the tree of the whole province."""
    home = province()
    return unit if unit.path.startswith(home.path) else home


def out_of_reach(grant: Grant) -> str:
    """Why a right can't be touched, in the user's words."""
    return _("Vai trò tại %(unit)s vượt ra ngoài phạm vi quản lý người dùng của bạn.") % {"unit": grant.unit.name}
