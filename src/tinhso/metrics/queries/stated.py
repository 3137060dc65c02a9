"""Numbers that people stated, as far as the actor may see them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.verbs.errors import NotFound
from tinhso.metrics.models import StatedFigure
from tinhso.metrics.rights import STATE, VIEW


def visible_stated(actor: Actor) -> QuerySet[StatedFigure]:
    """Those of units whose figures the actor may see or state."""
    seen = actor.within(VIEW, "unit__", "field_code") | actor.within(STATE, "unit__", "field_code")
    return StatedFigure.objects.filter(seen).select_related("unit", "file")


def stated_figure(actor: Actor, stated_id: int) -> StatedFigure:
    """Raises NotFound."""
    found = visible_stated(actor).filter(pk=stated_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy số liệu này, hoặc bạn không được xem."))
    return found
