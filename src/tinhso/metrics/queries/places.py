"""Whose figures an actor may look at."""

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import ids_on
from tinhso.foundation.verbs.errors import NotFound, NotPermitted
from tinhso.metrics.definitions import Metric, metrics
from tinhso.metrics.rights import VIEW


def widest_unit(actor: Actor) -> Unit:
    """The unit highest in the tree whose figures the actor may see. Raises NotPermitted where there is none."""
    places = [scope.path for scope in actor.scopes if VIEW in scope.actions]
    if not places and not actor.is_system:
        raise NotPermitted(actor.may(VIEW, "").reason)
    units = Unit.objects.filter(path__in=places) if places else Unit.objects.filter(parent=None)
    return min(units, key=lambda unit: (unit.path.count("/"), unit.path))


def unit_of(unit_id: int) -> Unit:
    """Raises NotFound."""
    found = Unit.objects.filter(pk=unit_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy đơn vị."))
    return found


def above(actor: Actor, unit: Unit) -> list[Unit]:
    """The units over this one, from the top, as far as the actor may see their figures."""
    ids = ids_on(unit.path)[:-1]
    found = Unit.objects.in_bulk(ids)
    return [found[each] for each in ids if each in found and actor.may(VIEW, found[each].path)]


def metrics_for(actor: Actor, unit: Unit) -> list[Metric]:
    """The metrics that the actor may see of this unit."""
    return [each for each in metrics() if actor.may(VIEW, unit.path, each.field)]
