"""A counter as verbs take hold of it."""

from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act
from tinhso.onestop import rights


def lock_counter(act: Act[Any], unit_id: int) -> Unit:
    """The counter, locked until the verb ends, so that nobody declares an outage of it or prints slips beside. Raises
    Invalid, NotPermitted."""
    unit = units_on().select_for_update(of=("self",)).filter(pk=unit_id).first()
    if unit is None:
        raise Invalid(FieldProblem("unit", _("Chọn đơn vị tiếp nhận.")))
    act.require(rights.TAKE_IN, unit)
    return unit
