"""Entered figures as facts. A flow's fact is its number; a state's, the difference to the state before it, so that the
facts up to a period's last day always add up to the number that was stated for it."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from tinhso.foundation.journal.models import Fact
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.definitions import Counted, Entered, Timing, UnknownMetric, counted
from tinhso.metrics.figure import ENTERED, IMPORTED
from tinhso.metrics.models import StatedFigure

LARGEST = 2**62
KINDS = {StatedFigure.Origin.ENTERED: ENTERED, StatedFigure.Origin.IMPORTED: IMPORTED}


def put_figures(act: Act[object], unit: Unit, period: Period, values: Mapping[str, int], *, note: str = "") -> None:
    """Within another verb, which has asked for the right and writes the audit entry: the unit's entered figures of a
    period are these from now on. New ones are recorded, changed ones reversed and recorded anew, equal ones left.

    Raises Invalid for an unknown metric or a number that can't be, Refused for one that isn't typed.
    """
    metrics = {code: entered_metric(code) for code in values}
    for value in values.values():
        check_value(value)
    standing = _standing(unit, period, metrics)
    new = [_new(act, unit, period, metrics[code], values[code], note) for code in values if code not in standing]
    StatedFigure.objects.bulk_create(new)
    changed = [figure for code, figure in standing.items() if figure.value != values[code]]
    shifts = [(figure, values[figure.code] - figure.value) for figure in changed]
    for figure in changed:
        figure.value = values[figure.code]
    StatedFigure.objects.bulk_update(changed, ["value"])
    record_new(act, new)
    shift(act, shifts)


def entered_metric(code: str) -> Entered:
    """Raises Invalid for an unknown code, Refused for a metric that is computed."""
    metric = known_count(code)
    if not isinstance(metric, Entered):
        raise Refused(_("Chỉ tiêu này được tính từ bản ghi, không nhập tay."))
    return metric


def known_count(code: str) -> Counted:
    try:
        return counted(code)
    except UnknownMetric as unknown:
        raise Invalid(FieldProblem("code", _("Không có chỉ tiêu này, hoặc nó là tỷ lệ tính từ hai số."))) from unknown


def check_value(value: int) -> None:
    if not 0 <= value < LARGEST:
        raise Invalid(FieldProblem("value", _("Số liệu phải là số nguyên không âm.")))


def record_new(act: Act[object], figures: Sequence[StatedFigure]) -> None:
    """The facts of saved figures that have none yet."""
    states = _States([figure for figure in figures if _is_state(figure)])
    shifts = []
    for figure in figures:
        amount = figure.value
        if _is_state(figure):
            before, after = states.around(figure)
            amount -= before.value if before else 0
            shifts += [(after, -amount)] if after else []
        act.fact(
            KINDS[StatedFigure.Origin(figure.origin)],
            figure,
            amount=amount,
            day=figure.until,
            metric=figure.code,
            since=figure.since.isoformat(),
        )
    _replace(act, shifts)


def shift(act: Act[object], shifts: Sequence[tuple[StatedFigure, int]]) -> None:
    """Saved figures went up or down by so much. The state after one keeps its number: its difference goes the other
    way."""
    states = _States([figure for figure, _by in shifts if _is_state(figure)])
    following = [
        (after, -by) for figure, by in shifts if _is_state(figure) and (after := states.around(figure)[1]) is not None
    ]
    _replace(act, [*shifts, *following])


def _replace(act: Act[object], shifts: Sequence[tuple[StatedFigure, int]]) -> None:
    """Each figure's last fact is reversed and recorded anew with another amount, on the same day."""
    last = _last_facts(figure.pk for figure, _by in shifts)
    for figure, by in shifts:
        fact = last[str(figure.pk)]
        act.fact(fact.kind, figure, amount=-fact.amount, day=fact.day, reverses=fact.pk, **fact.dimensions)
        act.fact(fact.kind, figure, amount=fact.amount + by, day=fact.day, **fact.dimensions)


def _last_facts(figure_ids: Iterable[int]) -> dict[str, Fact]:
    ids = [str(pk) for pk in figure_ids]
    if not ids:
        return {}
    own = Fact.objects.filter(subject_kind="metrics.stated", subject_id__in=ids)
    reversed_already = own.exclude(reverses_id=None).values("reverses_id")
    standing = own.filter(reverses_id=None).exclude(pk__in=reversed_already)
    return {fact.subject_id: fact for fact in standing.order_by("pk")}


def _standing(unit: Unit, period: Period, codes: Iterable[str]) -> dict[str, StatedFigure]:
    found = StatedFigure.objects.select_for_update().filter(
        origin=StatedFigure.Origin.ENTERED,
        unit=unit,
        code__in=list(codes),
        since=period.first_day,
        until=period.last_day,
    )
    standing = {figure.code: figure for figure in found}
    for figure in standing.values():
        figure.unit = unit
    return standing


def _new(act: Act[object], unit: Unit, period: Period, metric: Entered, value: int, note: str) -> StatedFigure:
    return StatedFigure(
        origin=StatedFigure.Origin.ENTERED,
        code=metric.code,
        unit=unit,
        since=period.first_day,
        until=period.last_day,
        value=value,
        note=note[:300],
        field_code=metric.field,
        stated_at=clock.now(),
        stated_by_id=act.actor.account_id,
    )


def _is_state(figure: StatedFigure) -> bool:
    return figure.origin == StatedFigure.Origin.ENTERED and known_count(figure.code).timing is Timing.STATE


class _States:
    """The states stated just before and just after a figure, of the same unit and metric; one query for all."""

    def __init__(self, figures: Sequence[StatedFigure]) -> None:
        self._stated: dict[tuple[int, str], list[StatedFigure]] = {}
        if not figures:
            return
        rows = StatedFigure.objects.select_for_update(of=("self",)).filter(
            origin=StatedFigure.Origin.ENTERED,
            unit_id__in={figure.unit_id for figure in figures},
            code__in={figure.code for figure in figures},
        )
        for row in rows.select_related("unit").order_by("until", "pk"):
            self._stated.setdefault((row.unit_id, row.code), []).append(row)

    def around(self, figure: StatedFigure) -> tuple[StatedFigure | None, StatedFigure | None]:
        stated = self._stated.get((figure.unit_id, figure.code), [])
        before = [each for each in stated if each.until < figure.until]
        after = [each for each in stated if each.until > figure.until]
        return (before[-1] if before else None), (after[0] if after else None)
