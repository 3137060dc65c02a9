"""Where a figure opens to its facts."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from tinhso.metrics.figure import Wanted

PERIOD_FROM, PERIOD_TO, UNIT, VIEW_AS = "tu", "den", "don-vi", "xem"
RESERVED = {PERIOD_FROM, PERIOD_TO, UNIT, VIEW_AS, "cursor"}


def figure_url(wanted: Wanted, view: str = "") -> str:
    """The page of a figure, or one of its views: its facts ("", "mau-so" for a denominator's), "don-vi", "thang", or
    the name of a dimension."""
    return f"{reverse('metrics:figure', args=[wanted.metric.code])}?{urlencode(list(_query(wanted, view)))}"


def _query(wanted: Wanted, view: str) -> Iterable[tuple[str, str]]:
    yield PERIOD_FROM, wanted.period.first_day.isoformat()
    yield PERIOD_TO, wanted.period.last_day.isoformat()
    yield UNIT, str(wanted.unit.pk)
    yield from sorted(wanted.where.items())
    if view:
        yield VIEW_AS, view
