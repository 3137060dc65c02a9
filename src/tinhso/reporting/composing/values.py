"""What the tokens of a report stand for: figures of the metrics, tasks by where they stand, words.

Computed as the system, since a report is a document of its unit; whoever puts a figure into the text must be allowed
to see it himself (`require_view`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import reverse
from django.utils import translation

from tinhso.directives.queries import AssignmentFilter, UnitCounts, by_unit
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.kernel.numbers import format_integer
from tinhso.metrics import queries as metrics
from tinhso.metrics.addresses import figure_url
from tinhso.metrics.definitions import UnknownMetric, dimensions_of, metric
from tinhso.metrics.figure import Figure, Wanted
from tinhso.metrics.models import Snapshot
from tinhso.metrics.queries.figures import require_view as require_view_of
from tinhso.metrics.queries.snapshots import tree_of
from tinhso.metrics.tree import Tree
from tinhso.reporting.composing.words import SYSTEM, words_of
from tinhso.reporting.models import Report
from tinhso.reporting.rules.paper import Value
from tinhso.reporting.rules.tokens import AREA, Token, tokens

TASKS = "tasks"
TASK_COUNTS = ("assigned", "done", "ongoing", "overdue")


@dataclass
class Scene:
    """One report while its tokens are looked up; asks each thing once."""

    report: Report

    @cached_property
    def area(self) -> Unit:
        """What the report speaks of when it names no place: a commune's of itself, others' of the province."""
        unit = self.report.unit
        return unit if unit.is_commune_level else province()

    @cached_property
    def task_counts(self) -> list[UnitCounts]:
        return by_unit(SYSTEM, self.report.document_id)

    def place_of(self, token: Token) -> Unit | None:
        match token.place:
            case "area":
                return self.area
            case "unit":
                return self.report.unit
        return self._units.get(int(token.place)) if token.place.isdigit() else None

    @cached_property
    def _units(self) -> dict[int, Unit]:
        return {each.unit.pk: each.unit for each in self.task_counts}


def values_of(scene: Scene, texts: Iterable[str], snapshot: Snapshot | None = None) -> dict[str, Value]:
    """Token key → value, in a handful of queries; tokens that stand for nothing are left out. With a snapshot its
    figures are counted at its position, over its tree of units."""
    wanted = tokens(texts)
    found: dict[str, Value] = {}
    with translation.override("vi"):
        words = words_of(scene, {each.name for each in wanted if each.is_word})
        for token in wanted:
            if token.is_word and token.name in words and not token.form and token.place == AREA:
                found[token.key] = Value(words[token.name])
            elif token.name.startswith(f"{TASKS}.") and (counted := _task_value(scene, token)) is not None:
                found[token.key] = counted
        asked = figures_wanted(scene, wanted)
        for token, figure in zip(asked, _figures(list(asked.values()), snapshot), strict=True):
            if (value := _value(figure, token)) is not None:
                found[token.key] = value
    return found


def figures_wanted(scene: Scene, wanted: Sequence[Token]) -> dict[Token, Wanted]:
    """The metrics' figures among these tokens."""
    return {token: asked for token in wanted if (asked := _wanted(scene, token)) is not None}


def require_view(actor: Actor, scene: Scene, texts: Iterable[str]) -> None:
    """Raises NotPermitted unless the actor may see every figure that these texts name."""
    require_view_of(actor, list(figures_wanted(scene, tokens(texts)).values()))


def codes_in(texts: Iterable[str]) -> list[str]:
    """The metrics that some texts name, for a snapshot."""
    return [token.name for token in tokens(texts) if is_metric(token.name)]


def is_metric(name: str) -> bool:
    try:
        metric(name)
    except UnknownMetric:
        return False
    return True


def _wanted(scene: Scene, token: Token) -> Wanted | None:
    if token.is_word or not is_metric(token.name) or (place := scene.place_of(token)) is None:
        return None
    found = metric(token.name)
    carried = {each.name for each in dimensions_of(found)}
    document = scene.report.document_id
    where = {"document": str(document)} if document is not None and "document" in carried else {}
    return Wanted(found, scene.report.period, place, where)


@dataclass(frozen=True)
class _Frozen:
    """The tree of a snapshot, for whatever day it is asked."""

    tree: Tree

    def on(self, day: object) -> Tree:
        return self.tree


def _figures(wanted: Sequence[Wanted], snapshot: Snapshot | None) -> list[Figure]:
    if not wanted:
        return []
    if snapshot is None:
        return metrics.figures(SYSTEM, wanted)
    return metrics.figures(SYSTEM, wanted, at=snapshot.position, placements=_Frozen(tree_of(snapshot)))  # type: ignore[arg-type]


def _value(figure: Figure, token: Token) -> Value | None:
    text = _written(figure, token.form)
    if not text:
        return None
    label = f"{figure.metric.label}, {figure.wanted.unit}"
    return Value(text, figure_url(figure.wanted), label, figure.numerator, figure.denominator)


def _written(figure: Figure, form: str) -> str:
    match form:
        case "fraction":
            return figure.fraction
        case "numerator":
            return format_integer(figure.numerator)
        case "denominator":
            return "" if figure.denominator is None else format_integer(figure.denominator)
    return figure.text


def _task_value(scene: Scene, token: Token) -> Value | None:
    name, place = token.name.removeprefix(f"{TASKS}."), scene.place_of(token)
    if name not in TASK_COUNTS or place is None or token.form:
        return None
    counts = [each.counts for each in scene.task_counts if each.unit.path.startswith(place.path)]
    amount = sum(getattr(each, name) for each in counts)
    chosen = AssignmentFilter(unit=None if place.parent_id is None else place.pk, document=scene.report.document_id)
    narrowed = {"done": {"status": "done"}, "overdue": {"schedule": "overdue"}}.get(name, {})
    address = f"{reverse('directives:assignments')}?{replace(chosen, **narrowed).to_query()}"
    return Value(format_integer(amount), address, f"{name}, {place}", amount)
