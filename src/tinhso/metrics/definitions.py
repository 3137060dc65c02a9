"""What is counted: the registry of metrics over the journal's facts. Wings fill it at start-up, from `AppConfig.ready`.

A *computed* metric sums the facts of one kind, narrowed by dimensions. An *entered* one sums what people typed because
no record exists. A *ratio* divides one by the other. Nothing else is a figure.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP
from enum import StrEnum

from django.utils.functional import Promise

from tinhso.foundation.accounts.actor import Actor

Text = str | Promise
Naming = Callable[[Actor, Collection[str]], Mapping[str, Text]]


class Timing(StrEnum):
    """A *flow* is counted within a period; a *state* from the beginning up to the period's last day."""

    FLOW = "flow"
    STATE = "state"


class Rounding(StrEnum):
    HALF_UP = ROUND_HALF_UP
    TRUNCATE = ROUND_DOWN


@dataclass(frozen=True)
class Dimension:
    """One property by which facts of a kind are told apart. `words` names its values, or finds the names of those that
    an actor may know; others stand for themselves.

    A dimension has few values: each combination is a cell of its own. What identifies a record is its subject.
    """

    name: str
    label: Text
    words: Mapping[str, Text] | Naming = field(default_factory=dict)

    def named(self, actor: Actor, values: Collection[str]) -> dict[str, str]:
        """Each value with its name for this actor."""
        words = self.words(actor, values) if callable(self.words) else self.words
        return {value: str(words.get(value, value)) for value in values}


@dataclass(frozen=True)
class FactKind:
    """A kind of fact that metrics may count, with the dimensions that its facts carry."""

    kind: str
    label: Text
    dimensions: tuple[Dimension, ...] = ()

    def dimension(self, name: str) -> Dimension | None:
        return next((each for each in self.dimensions if each.name == name), None)


@dataclass(frozen=True)
class Computed:
    """The sum of facts of one kind; `where` narrows it: dimension → value, or several values.

    `measure` is the unit of measure. `field` is the field of work whose people may see it ("" is all of them).
    """

    code: str
    label: Text
    kind: str
    measure: Text
    timing: Timing = Timing.FLOW
    where: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    field: str = ""


@dataclass(frozen=True)
class Entered:
    """A number that somebody types because nothing records it; its values are facts of kind `metrics.entered`."""

    code: str
    label: Text
    measure: Text
    timing: Timing = Timing.FLOW
    field: str = ""


@dataclass(frozen=True)
class Ratio:
    """A share in percent. With `complement` the numerator is what is missing to the denominator."""

    code: str
    label: Text
    numerator: str
    denominator: str
    decimals: int = 2
    rounding: Rounding = Rounding.HALF_UP
    complement: bool = False
    measure: Text = "%"
    field: str = ""


Counted = Computed | Entered
Metric = Computed | Entered | Ratio

_kinds: dict[str, FactKind] = {}
_metrics: dict[str, Metric] = {}


class UnknownMetric(LookupError):
    """No wing has registered this code."""


class UnknownDimension(LookupError):
    """The facts behind this metric don't carry that dimension."""


def register_fact_kind(kind: FactKind) -> None:
    if kind.kind in _kinds:
        raise ValueError(f"fact kind {kind.kind} is registered twice")
    _kinds[kind.kind] = kind


def register_metrics(metrics: Iterable[Metric]) -> None:
    for metric in metrics:
        if metric.code in _metrics:
            raise ValueError(f"metric {metric.code} is registered twice")
        _metrics[metric.code] = metric


def metric(code: str) -> Metric:
    """Raises UnknownMetric."""
    if code not in _metrics:
        raise UnknownMetric(code)
    return _metrics[code]


def metrics() -> list[Metric]:
    """All metrics by code."""
    return [_metrics[code] for code in sorted(_metrics)]


def fact_kind(kind: str) -> FactKind | None:
    return _kinds.get(kind)


def fact_kinds() -> list[FactKind]:
    return [_kinds[kind] for kind in sorted(_kinds)]


def counted(code: str) -> Counted:
    """A metric that is a count. Raises UnknownMetric for a ratio too: nothing divides a share."""
    found = metric(code)
    if isinstance(found, Ratio):
        raise UnknownMetric(code)
    return found


def dimensions_of(found: Metric) -> tuple[Dimension, ...]:
    """What a figure of this metric may be narrowed to or split by; of a ratio, what both of its parts carry."""
    if isinstance(found, Ratio):
        over = {each.name for each in dimensions_of(counted(found.denominator))}
        return tuple(each for each in dimensions_of(counted(found.numerator)) if each.name in over)
    kind = _kinds.get(found.kind) if isinstance(found, Computed) else None
    return kind.dimensions if kind else ()


def check() -> list[str]:
    """What is wrong with the definitions, in words for the engineer; empty when they hold together."""
    return [problem for each in metrics() for problem in _problems(each)]


def _problems(found: Metric) -> list[str]:
    if isinstance(found, Ratio):
        parts = (found.numerator, found.denominator)
        missing = [code for code in parts if isinstance(_metrics.get(code), Ratio | None)]
        return [f"{found.code} divides {code}, which is no registered count" for code in missing]
    if isinstance(found, Entered):
        return []
    kind = _kinds.get(found.kind)
    if kind is None:
        return [f"{found.code} counts {found.kind}, which no wing has declared"]
    return [
        f"{found.code} filters by {name}, which facts of {found.kind} don't carry"
        for name in found.where
        if kind.dimension(name) is None
    ]
