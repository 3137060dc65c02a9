"""Figures: counted in one statement, within what the actor may see."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel.dates import Period
from tinhso.metrics.bearers import is_borne
from tinhso.metrics.counting import By, Count, split, totals
from tinhso.metrics.definitions import Ratio, Timing, UnknownDimension, dimensions_of, metric
from tinhso.metrics.figure import Figure, Source, Wanted, counts_of, made_of
from tinhso.metrics.rights import VIEW
from tinhso.metrics.tree import Placements

MONTHS_SHOWN = 120


def wanted(code: str, period: Period, unit: Unit, *, source: Source = Source.OWN, **dimensions: str) -> Wanted:
    """A figure to ask for, by the metric's code. Raises UnknownMetric."""
    return Wanted(metric(code), period, unit, dimensions, source)


def figure(actor: Actor, code: str, period: Period, unit: Unit, **dimensions: str) -> Figure:
    """One figure of a unit with everything below it, as it is now, to the last committed fact.

    Raises UnknownMetric, UnknownDimension, NotPermitted.
    """
    return figures(actor, [wanted(code, period, unit, **dimensions)])[0]


def figure_at(actor: Actor, code: str, period: Period, unit: Unit, *, position: int, **dimensions: str) -> Figure:
    """The same as the journal stood at a position, however far the cells have moved on."""
    return figures(actor, [wanted(code, period, unit, **dimensions)], at=position)[0]


def figures(
    actor: Actor, wanted: Sequence[Wanted], *, at: int | None = None, placements: Placements | None = None
) -> list[Figure]:
    """A batch of figures, in three queries whatever its size. All or nothing: raises NotPermitted for one that the
    actor may not see."""
    require_view(actor, wanted)
    placements = placements or Placements()
    counts = [counts_of(each, placements.on(each.period.last_day)) for each in wanted]
    flat: list[Count] = [count for each in counts for count in each]
    sums = iter(totals(list(dict.fromkeys(flat)), at=at))
    amounts = dict(zip(dict.fromkeys(flat), sums, strict=True))
    return [
        made_of(each, [amounts[count] for count in parts], parts, at)
        for each, parts in zip(wanted, counts, strict=True)
    ]


def split_by_child(actor: Actor, whole: Wanted) -> list[tuple[Unit, Figure]]:
    """A figure over the units directly below, in Vietnamese order, without those that have nothing; the unit's own
    share, which stands under none of them, comes first."""
    require_view(actor, [whole])
    tree = Placements().on(whole.period.last_day)
    counts = counts_of(whole, tree)
    by_unit = split(counts, by=By.UNIT)
    groups = {whole.unit.pk: frozenset({whole.unit.pk})}
    groups |= {child: tree.below(child) for child in tree.children(whole.unit.pk)}
    found: dict[int, list[int]] = {
        unit: [sum(amounts.get(str(each), 0) for each in units) for amounts in by_unit]
        for unit, units in groups.items()
    }
    units = Unit.objects.filter(pk__in=[unit for unit, sums in found.items() if any(sums)])
    ordered = sorted(units, key=lambda unit: (unit.pk != whole.unit.pk, unit.sort_key))
    parts = [(unit, replace(whole, unit=unit)) for unit in ordered]
    return [(unit, made_of(part, found[unit.pk], counts_of(part, tree))) for unit, part in parts]


def split_by_month(actor: Actor, whole: Wanted) -> list[tuple[Period, Figure]]:
    """A figure over the calendar months of its period (the last ten years of them): flows within each, states at the
    end of each."""
    require_view(actor, [whole])
    tree = Placements().on(whole.period.last_day)
    by_month = split(counts_of(whole, tree), by=By.MONTH)
    rows = []
    for month in _months(whole.period)[-MONTHS_SHOWN:]:
        key = f"{month.first_day:%Y-%m}"
        sums = [
            sum(amount for each, amount in amounts.items() if each is not None and each <= key)
            if part.timing is Timing.STATE
            else amounts.get(key, 0)
            for part, amounts in zip(whole.parts, by_month, strict=True)
        ]
        part = replace(whole, period=month)
        rows.append((month, made_of(part, sums, counts_of(part, tree))))
    return rows


def split_by_dimension(actor: Actor, whole: Wanted, name: str) -> list[tuple[str | None, Figure]]:
    """A figure over the values of one of its dimensions; None for facts that lack it. Raises UnknownDimension."""
    require_view(actor, [whole])
    if name not in {each.name for each in dimensions_of(whole.metric)}:
        raise UnknownDimension(f"{whole.metric.code}: {name}")
    counts = counts_of(whole, Placements().on(whole.period.last_day))
    amounts = split(counts, by=name)
    values = sorted({value for each in amounts for value in each}, key=lambda value: (value is None, value or ""))
    rows = []
    for value in values:
        part = replace(whole, where={**whole.where, name: value}) if value is not None else whole
        rows.append((value, made_of(part, [each.get(value, 0) for each in amounts], counts)))
    return rows


def require_view(actor: Actor, wanted: Sequence[Wanted]) -> None:
    """Raises NotPermitted unless the actor may see these figures: by a role over their units, for a ratio in its own
    field and those of its parts, or because something that is open to the actor holds them (bearers.py)."""
    for each in wanted:
        refusal = _refusal(actor, each)
        if refusal and not is_borne(actor, each):
            raise NotPermitted(refusal, each.unit.journal_subject())


def _refusal(actor: Actor, wanted: Wanted) -> str:
    parts = wanted.parts if isinstance(wanted.metric, Ratio) else ()
    decisions = (actor.may(VIEW, wanted.unit.path, each.field) for each in (wanted.metric, *parts))
    return next((decision.reason for decision in decisions if not decision), "")


def _months(period: Period) -> list[Period]:
    """The calendar months that a period touches, cut to it."""
    months = []
    year, month = period.first_day.year, period.first_day.month
    while date(year, month, 1) <= period.last_day:
        whole = Period.month(year, month)
        first, last = max(whole.first_day, period.first_day), min(whole.last_day, period.last_day)
        months.append(whole if (first, last) == (whole.first_day, whole.last_day) else Period(first, last))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months
