"""A round rolled up: every unit's numbers in one table, and totals that open to what they are made of.

What was accepted is a figure, what waits for a decision is what the unit says; only figures are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.metrics.addresses import figure_url
from tinhso.metrics.definitions import metric
from tinhso.metrics.figure import Figure, Wanted, made_of
from tinhso.metrics.queries.by_unit import figures_by_unit
from tinhso.metrics.rights import VIEW
from tinhso.reporting.filled import HANDED_IN
from tinhso.reporting.frames import counts_of, frame_of
from tinhso.reporting.models import Round, Submission
from tinhso.reporting.rules.forms import FormFrame, Kind, Line

Counts = dict[str, int]


@dataclass(frozen=True)
class Cell:
    """One number as it is written; `url` where it opens to its facts. `said`: what the unit says and nobody has
    accepted yet. `value` is the number itself: a count, a percentage, None where there is none."""

    text: str
    url: str = ""
    said: bool = False
    value: int | Decimal | None = None


EMPTY = Cell("—")


@dataclass(frozen=True)
class Row:
    submission: Submission
    cells: list[Cell]


@dataclass(frozen=True)
class Total:
    """The sum over the round's units. `whole`: the province's figure, where units that don't report here add to it."""

    line: Line
    cell: Cell
    whole: Cell | None = None


@dataclass(frozen=True)
class Section:
    """A heading of the form with the figures under it; "" gathers what stands under none."""

    code: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RollUp:
    """Rows of one page; totals of all units. `units` is how many there are."""

    rows: list[Row]
    totals: list[Total]
    units: int


def sections_of(it: Round) -> list[Section]:
    """The form's parts, each with its figures, in their order."""
    found: dict[str, tuple[str, list[Line]]] = {}
    frame = frame_of(it.version)
    for line in frame.figures:
        top = _top(frame, line)
        code, label = ("", "") if top.kind is not Kind.HEADING else (top.code, top.label)
        found.setdefault(code, (label, []))[1].append(line)
    return [Section(code, label, tuple(lines)) for code, (label, lines) in found.items()]


def why_not_roll_up(actor: Actor) -> str:
    """Why the totals aren't open to this person, in the user's words; "" when they are."""
    return actor.may(VIEW, province().path).reason


def roll_up(actor: Actor, it: Round, lines: Sequence[Line], *, start: int = 0, size: int | None = None) -> RollUp:
    """A round over some of its lines, by unit in Vietnamese order: `size` rows from `start` on (all without), totals
    of all; five queries. The caller was allowed to see the round. Raises NotPermitted where its figures aren't open to
    the actor."""
    submissions = list(Submission.objects.filter(round=it).order_by("unit__sort_key", "pk"))
    codes = list(dict.fromkeys(code for line in lines for code in counts_of(line)))
    root = province()
    units = [root, *(each.unit for each in submissions)]
    figures = figures_by_unit(actor, codes, it.period, units)
    counts = {unit.pk: {code: figures[unit.pk, code].numerator for code in codes} for unit in units}
    shown = submissions[start : start + size] if size is not None else submissions
    rows = [Row(each, [_cell(it, each, line, counts[each.unit_id]) for line in lines]) for each in shown]
    summed = {code: sum(counts[each.unit_id][code] for each in submissions) for code in codes}
    totals = [_total(it, line, summed, counts[root.pk], root) for line in lines]
    return RollUp(rows, totals, len(submissions))


def _cell(it: Round, submission: Submission, line: Line, counts: Counts) -> Cell:
    """A typed number counts once it is accepted; a state that an earlier period left standing counts, too."""
    stands = line.kind is not Kind.ENTERED or submission.state == "accepted" or counts[line.metric] != 0
    if stands:
        return _opening(_figure(it, line, counts, submission.unit))
    value = submission.values.get(line.code)
    if submission.state in HANDED_IN and value is not None:
        figure = _figure(it, line, {line.metric: value}, submission.unit)
        return Cell(figure.text, said=True, value=figure.value)
    return EMPTY


def _total(it: Round, line: Line, summed: Counts, whole: Counts, root: Unit) -> Total:
    figure, of_root = _figure(it, line, summed, root), _figure(it, line, whole, root)
    if (figure.numerator, figure.denominator) == (of_root.numerator, of_root.denominator):
        return Total(line, _opening(of_root))
    return Total(line, Cell(figure.text, value=figure.value), _opening(of_root))


def _figure(it: Round, line: Line, counts: Counts, unit: Unit) -> Figure:
    wanted = Wanted(metric(line.metric), it.period, unit)
    return made_of(wanted, [counts[code] for code in counts_of(line)], [])


def _opening(figure: Figure) -> Cell:
    url = figure_url(figure.wanted, "don-vi" if figure.wanted.unit.parent_id is None else "")
    return Cell(figure.text, url, value=figure.value)


def _top(frame: FormFrame, line: Line) -> Line:
    while line.parent and (above := frame.line(line.parent)) is not None:
        line = above
    return line
