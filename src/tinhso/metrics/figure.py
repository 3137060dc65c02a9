"""A figure: what it counts, what came out, and how it is written. No database here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tinhso.foundation.organizations.models import Unit
from tinhso.kernel.dates import Period
from tinhso.kernel.numbers import format_decimal, format_integer, round_half_up
from tinhso.metrics.counting import Count
from tinhso.metrics.definitions import (
    Computed,
    Counted,
    Entered,
    Metric,
    Ratio,
    Rounding,
    Timing,
    UnknownDimension,
    counted,
    dimensions_of,
)
from tinhso.metrics.tree import Tree

ENTERED = "metrics.entered"
IMPORTED = "metrics.imported"


class Source(StrEnum):
    """Where a figure comes from: our own facts, or what a document of another system states."""

    OWN = "own"
    IMPORTED = "imported"


@dataclass(frozen=True)
class Wanted:
    """One figure that is asked for. `where`: dimension → value; a state metric looks at the period's last day."""

    metric: Metric
    period: Period
    unit: Unit
    where: Mapping[str, str] = field(default_factory=dict)
    source: Source = Source.OWN

    @property
    def parts(self) -> tuple[Counted, ...]:
        """The counts behind it: one, or numerator and denominator."""
        found = self.metric
        return (counted(found.numerator), counted(found.denominator)) if isinstance(found, Ratio) else (found,)


@dataclass(frozen=True)
class Figure:
    """`numerator` and `denominator` are what was counted (a plain count has no denominator); a complement's numerator
    is already what is missing. `provenance` are the counts whose facts are behind it."""

    wanted: Wanted
    numerator: int
    denominator: int | None
    provenance: tuple[Count, ...]
    at: int | None = None

    @property
    def metric(self) -> Metric:
        return self.wanted.metric

    @property
    def value(self) -> int | Decimal | None:
        """The count; of a ratio, the percentage rounded by its rule, None when there is nothing to divide by."""
        found = self.metric
        if not isinstance(found, Ratio):
            return self.numerator
        return rounded(Fraction(self.numerator, self.denominator) * 100, found) if self.denominator else None

    @property
    def text(self) -> str:
        """As Vietnamese reports write it: "5.083", "81,15%", "100%"; "—" for a share of nothing."""
        found, value = self.metric, self.value
        if value is None:
            return "—"
        if not isinstance(found, Ratio):
            return format_integer(self.numerator)
        exact = Fraction(self.numerator, self.denominator or 1) * 100
        return format_decimal(Fraction(value), 0 if exact.denominator == 1 else found.decimals) + "%"

    @property
    def fraction(self) -> str:
        """ "5.083/6.264"; "" for a plain count."""
        return (
            "" if self.denominator is None else f"{format_integer(self.numerator)}/{format_integer(self.denominator)}"
        )


def rounded(percent: Fraction, rule: Ratio) -> Decimal:
    """A percentage at the decimals and by the rule of its metric, exactly."""
    scaled = percent * 10**rule.decimals
    steps = round_half_up(scaled) if rule.rounding is Rounding.HALF_UP else int(scaled)
    return Decimal(steps).scaleb(-rule.decimals)


def made_of(wanted: Wanted, amounts: list[int], counts: list[Count], at: int | None = None) -> Figure:
    """The figure from the sums of its counts, in the order of `wanted.parts`."""
    if not isinstance(wanted.metric, Ratio):
        return Figure(wanted, amounts[0], None, tuple(counts), at)
    numerator, denominator = amounts
    if wanted.metric.complement:
        numerator = denominator - numerator
    return Figure(wanted, numerator, denominator, tuple(counts), at)


def counts_of(wanted: Wanted, tree: Tree) -> list[Count]:
    """What has to be counted. Raises UnknownDimension for one that the facts don't carry."""
    carried = {each.name for each in dimensions_of(wanted.metric)}
    if unknown := sorted(set(wanted.where) - carried):
        raise UnknownDimension(f"{wanted.metric.code}: {', '.join(unknown)}")
    if wanted.source is Source.IMPORTED:
        return [_imported(part, wanted) for part in wanted.parts]
    units = tree.below(wanted.unit.pk)
    return [_own(part, wanted, units) for part in wanted.parts]


def _own(part: Computed | Entered, wanted: Wanted, units: frozenset[int]) -> Count:
    since = None if part.timing is Timing.STATE else wanted.period.first_day
    if isinstance(part, Entered):
        return Count(ENTERED, since, wanted.period.last_day, units, (("metric", (part.code,)),))
    fixed = tuple((name, _values(value)) for name, value in part.where.items())
    asked = tuple((name, (value,)) for name, value in sorted(wanted.where.items()))
    return Count(part.kind, since, wanted.period.last_day, units, fixed + asked)


def _imported(part: Counted, wanted: Wanted) -> Count:
    """A document speaks of one unit and one period as a whole: nothing is added up over parts."""
    last = wanted.period.last_day
    where = (("metric", (part.code,)), ("since", (wanted.period.first_day.isoformat(),)))
    return Count(IMPORTED, last, last, frozenset({wanted.unit.pk}), where)


def _values(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
