"""Many figures of many units, in one statement."""

from collections.abc import Sequence
from dataclasses import replace

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel.dates import Period
from tinhso.metrics.counting import By, split
from tinhso.metrics.definitions import Metric, metric
from tinhso.metrics.figure import Figure, Wanted, counts_of, made_of
from tinhso.metrics.queries.figures import require_view
from tinhso.metrics.tree import Placements, Tree


def figures_by_unit(
    actor: Actor, codes: Sequence[str], period: Period, units: Sequence[Unit]
) -> dict[tuple[int, str], Figure]:
    """Unit id and metric code → figure, each unit with everything below it; three queries. Raises UnknownMetric,
    NotPermitted for a figure that the actor may not see."""
    metrics = [metric(code) for code in dict.fromkeys(codes)]
    if not metrics or not units:
        return {}
    require_view(actor, [Wanted(each, period, unit) for unit in units for each in metrics])
    found = figures_of_units(metrics, period, units, Placements().on(period.last_day))
    return {(each.wanted.unit.pk, each.metric.code): each for each in found}


def figures_of_units(
    metrics: Sequence[Metric], period: Period, units: Sequence[Unit], tree: Tree, position: int | None = None
) -> list[Figure]:
    """All metrics of all units, in one statement: counted once by unit, then added up along the tree."""
    whole = [Wanted(each, period, units[0]) for each in metrics]
    counts = [[replace(count, units=None) for count in counts_of(each, tree)] for each in whole]
    flat = list(dict.fromkeys(count for parts in counts for count in parts))
    by_unit = dict(zip(flat, split(flat, by=By.UNIT, at=position), strict=True))
    found = []
    for unit in units:
        below = [str(each) for each in tree.below(unit.pk)]
        sums = {count: sum(amounts.get(each, 0) for each in below) for count, amounts in by_unit.items()}
        for each, parts in zip(whole, counts, strict=True):
            wanted = Wanted(each.metric, period, unit)
            found.append(made_of(wanted, [sums[count] for count in parts], parts, position))
    return found
