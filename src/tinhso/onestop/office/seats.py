"""Who sits at which counter."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.onestop import rights
from tinhso.onestop.queries import desk


def at_counter(request: HttpRequest) -> tuple[Actor, Unit]:
    """The actor and the counter he receives at: GET or POST `unit`, else his own. Refuses who receives nowhere."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.TAKE_IN))
    asked_for = request.POST.get("unit") or request.GET.get("unit", "")
    unit = desk.one_of(actor, desk.counters(actor), asked_for)
    insist("" if unit else _("Bạn không tiếp nhận hồ sơ tại đơn vị này."))
    assert unit is not None
    return actor, unit
