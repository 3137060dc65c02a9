"""Figures and their records."""

from typing import Any

from tests.rights.table.samples import Sample, either, get, on_province, on_unit, one, post, somewhere
from tests.rights.world import Place
from tinhso.foundation.administration.rights import (
    OPERATIONS_OPERATE,
    OPERATIONS_VIEW,
)
from tinhso.metrics.rights import STATE as FIGURES_STATE
from tinhso.metrics.rights import VIEW as FIGURES_VIEW


def tasks_figure(place: Place) -> dict[str, Any]:
    return {"code": "directives.assigned"}


sees_stated = either(on_unit(FIGURES_VIEW, ""), on_unit(FIGURES_STATE, ""))

FIGURES: dict[str, list[Sample]] = {
    "metrics:figures": [get(somewhere(FIGURES_VIEW))],
    "metrics:figure": [
        get(on_unit(FIGURES_VIEW, ""), tasks_figure, query=lambda place: {"don-vi": place.unit.pk}),
        get(on_unit(FIGURES_VIEW, ""), tasks_figure, query=lambda p: {"don-vi": p.unit.pk, "xem": "document"}),
    ],
    "metrics:stated": [get(sees_stated, one("stated_id", "stated"))],
    "metrics:stated_document": [get(sees_stated, one("stated_id", "stated"))],
    "metrics:differences": [get(on_province(OPERATIONS_VIEW))],
    "metrics:recompute": [post(on_province(OPERATIONS_OPERATE), one("difference_id", "difference"))],
}
