"""A frozen period: what it showed, what it would show rebuilt, and what was corrected since."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotFound
from tinhso.metrics.counting import facts_of, totals
from tinhso.metrics.definitions import metric
from tinhso.metrics.figure import Figure, Wanted, counts_of, made_of
from tinhso.metrics.models import FrozenFigure, Snapshot
from tinhso.metrics.queries.figures import require_view
from tinhso.metrics.queries.provenance import FactPage, page_of
from tinhso.metrics.tree import Tree


@dataclass(frozen=True)
class Correction:
    """A figure as it was frozen and as it stands now; `facts` are the facts behind the difference, on the pages of
    `part` 0 (numerator, or the count) or 1 (denominator)."""

    frozen: Figure
    now: Figure

    @property
    def changed(self) -> bool:
        return (self.frozen.numerator, self.frozen.denominator) != (self.now.numerator, self.now.denominator)


def frozen_figure(actor: Actor, snapshot: Snapshot, code: str, unit: Unit) -> Figure:
    """The figure as it was stored when the period was closed. Raises NotFound, NotPermitted."""
    wanted = _wanted(actor, snapshot, code, unit)
    kept = FrozenFigure.objects.filter(snapshot=snapshot, code=code, unit=unit).first()
    if kept is None:
        raise NotFound(_("Không tìm thấy số liệu này, hoặc bạn không được xem."))
    counts = counts_of(wanted, tree_of(snapshot))
    return Figure(wanted, kept.numerator, kept.denominator, tuple(counts), snapshot.position)


def rebuilt_figure(actor: Actor, snapshot: Snapshot, code: str, unit: Unit) -> Figure:
    """The same, counted again from cells and facts as of the snapshot's position and tree."""
    return _counted(_wanted(actor, snapshot, code, unit), snapshot, snapshot.position)


def corrections(actor: Actor, snapshot: Snapshot, code: str, unit: Unit) -> Correction:
    """What became of a figure since it was frozen, over the same units and days."""
    wanted = _wanted(actor, snapshot, code, unit)
    return Correction(frozen_figure(actor, snapshot, code, unit), _counted(wanted, snapshot, None))


def facts_since(
    actor: Actor, snapshot: Snapshot, correction: Correction, *, part: int = 0, cursor: str = "", size: int = 50
) -> FactPage:
    """The facts that make the difference: those of the figure that came after the snapshot's position. Raises
    NotPermitted."""
    require_view(actor, [correction.now.wanted])
    later = Q(position__gt=snapshot.position) | Q(position=None)
    facts = facts_of(correction.now.provenance[part]).filter(later)
    return page_of(actor, facts, cursor, size)


def tree_of(snapshot: Snapshot) -> Tree:
    return Tree({int(unit): parent for unit, parent in snapshot.parents.items()})


def _wanted(actor: Actor, snapshot: Snapshot, code: str, unit: Unit) -> Wanted:
    wanted = Wanted(metric(code), snapshot.period, unit)
    require_view(actor, [wanted])
    return wanted


def _counted(wanted: Wanted, snapshot: Snapshot, at: int | None) -> Figure:
    counts = counts_of(wanted, tree_of(snapshot))
    return made_of(wanted, totals(counts, at=at), counts, at)
