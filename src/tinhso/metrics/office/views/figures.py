"""The figures of a unit in a period, and one figure opened: to its facts, by unit, by month, by dimension."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel.dates import Period, format_date
from tinhso.metrics import queries
from tinhso.metrics.addresses import VIEW_AS, figure_url
from tinhso.metrics.definitions import Dimension, Ratio, UnknownMetric, dimensions_of, metric
from tinhso.metrics.figure import Figure, Wanted
from tinhso.metrics.office.asked import Asked, asked
from tinhso.metrics.queries.places import above, metrics_for, widest_unit

FACTS, DENOMINATOR, BY_UNIT, BY_MONTH = "", "mau-so", "don-vi", "thang"


@dataclass(frozen=True)
class Line:
    """One row of a split: `url` is "" where the part has no page of its own."""

    label: str
    figure: Figure
    url: str


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every metric that this person may see of the unit; closed to who may see none anywhere."""
    actor = _actor(request)
    widest_unit(actor)
    where = asked(actor, request.GET)
    wanted = [Wanted(each, where.period, where.unit) for each in metrics_for(actor, where.unit)]
    found = queries.figures(actor, wanted)
    lines = [Line(str(each.metric.label), each, figure_url(each.wanted)) for each in found]
    return render(request, "metrics/figures.html", {"lines": lines, **_place(actor, where)})


@require_safe
def figure(request: HttpRequest, code: str) -> HttpResponse:
    """One figure and what is behind it."""
    actor = _actor(request)
    wanted = _wanted(actor, request, code)
    whole = queries.figures(actor, [wanted])[0]
    view = request.GET.get(VIEW_AS, FACTS)
    split = _split(actor, wanted, view)
    context = {
        "figure": whole,
        "tabs": _tabs(wanted, view),
        "view": view,
        "lines": split,
        "narrowed": _narrowed(actor, wanted),
        **_place(actor, Asked(wanted.period, wanted.unit), str(wanted.metric.label)),
    }
    if split is None:
        part = 1 if view == DENOMINATOR and whole.denominator is not None else 0
        page = queries.facts_behind(actor, whole, part=part, cursor=request.GET.get("cursor", ""))
        context |= {"page": page, "counted": wanted.parts[part]}
    return render(request, "metrics/figure.html", context)


def _wanted(actor: Actor, request: HttpRequest, code: str) -> Wanted:
    try:
        found = metric(code)
    except UnknownMetric as unknown:
        raise Http404(_("Không có chỉ tiêu này.")) from unknown
    where = asked(actor, request.GET)
    narrowed = {each.name: request.GET[each.name] for each in dimensions_of(found) if request.GET.get(each.name)}
    return Wanted(found, where.period, where.unit, narrowed)


def _tabs(wanted: Wanted, current: str) -> list[tuple[str, str, bool]]:
    """The views of a figure: label, address, and which is open."""
    ratio = isinstance(wanted.metric, Ratio)
    views = [(FACTS, _("Bản ghi của tử số") if ratio else _("Bản ghi"))]
    views += [(DENOMINATOR, _("Bản ghi của mẫu số"))] if ratio else []
    views += [(BY_UNIT, _("Theo đơn vị")), (BY_MONTH, _("Theo tháng"))]
    views += [(each.name, str(each.label)) for each in _free_dimensions(wanted)]
    shown = current if current in {name for name, _label in views} else FACTS
    return [(label, figure_url(wanted, name), name == shown) for name, label in views]


def _split(actor: Actor, wanted: Wanted, view: str) -> Sequence[Line] | None:
    """The rows of a view that splits; None for the facts themselves."""
    if view == BY_UNIT:
        rows = queries.split_by_child(actor, wanted)
        return [Line(str(unit), each, _drill(each, unit.pk == wanted.unit.pk)) for unit, each in rows]
    if view == BY_MONTH:
        months = queries.split_by_month(actor, wanted)
        return [Line(_written(month), each, figure_url(each.wanted)) for month, each in months]
    dimension = next((each for each in _free_dimensions(wanted) if each.name == view), None)
    return _by_dimension(actor, wanted, dimension) if dimension else None


def _by_dimension(actor: Actor, wanted: Wanted, dimension: Dimension) -> list[Line]:
    rows = queries.split_by_dimension(actor, wanted, dimension.name)
    names = dimension.named(actor, [value for value, _each in rows if value is not None])
    return [
        Line(_("không ghi"), each, "") if value is None else Line(names[value], each, figure_url(each.wanted))
        for value, each in rows
    ]


def _drill(figure: Figure, is_own: bool) -> str:
    """A unit's row opens the same view of that unit; the unit's own share has nothing below it."""
    return "" if is_own else figure_url(figure.wanted, BY_UNIT)


def _free_dimensions(wanted: Wanted) -> list[Dimension]:
    """Dimensions that the figure isn't narrowed by yet."""
    return [each for each in dimensions_of(wanted.metric) if each.name not in wanted.where]


def _narrowed(actor: Actor, wanted: Wanted) -> list[tuple[str, str, str]]:
    """What the figure is narrowed to: the parameter, the dimension's label, the value's name."""
    return [
        (each.name, str(each.label), each.named(actor, [wanted.where[each.name]])[wanted.where[each.name]])
        for each in dimensions_of(wanted.metric)
        if each.name in wanted.where
    ]


def _place(actor: Actor, where: Asked, *more: str) -> dict[str, Any]:
    crumbs = [(_("Số liệu"), reverse("metrics:figures")), *((label, "") for label in more)]
    return {
        "unit": where.unit,
        "above": above(actor, where.unit),
        "period": _written(where.period),
        "first_day": where.period.first_day.isoformat(),
        "last_day": where.period.last_day.isoformat(),
        "crumbs": crumbs,
    }


def _written(period: Period) -> str:
    first, last = period.first_day, period.last_day
    return _("từ %(first)s đến %(last)s") % {"first": format_date(first), "last": format_date(last)}


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined, no-any-return]
