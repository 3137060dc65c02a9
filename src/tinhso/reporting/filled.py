"""A form as a unit has filled it: this period's and the last one's numbers, and what they violate.

Entered numbers come from the submissions, computed ones from `metrics`. Whatever the number of units: nine queries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinhso.foundation.organizations.models import Unit
from tinhso.kernel.dates import Period
from tinhso.metrics.definitions import Metric, metric
from tinhso.metrics.figure import Figure, Wanted, made_of
from tinhso.metrics.queries.by_unit import figures_of_units
from tinhso.metrics.tree import Placements
from tinhso.reporting.frames import counts_of, frame_of
from tinhso.reporting.models import Round, Submission
from tinhso.reporting.rules.forms import FormFrame, Line, Violation

HANDED_IN = ("submitted", "accepted")
Counts = Mapping[str, int | None]


@dataclass(frozen=True)
class Filled:
    """`now` and `last`: metric code of a count → number of the submission's unit, None where there is none. `earlier`
    is the period of `last`."""

    submission: Submission
    frame: FormFrame
    now: Counts
    last: Counts
    earlier: Period | None = None

    def number(self, line: Line) -> int | None:
        return self.now.get(line.metric)

    def figure(self, line: Line, *, last: bool = False) -> Figure | None:
        """What the line shows: its count, or the ratio of two; None where a number is missing."""
        counts = self.last if last else self.now
        parts = [counts.get(code) for code in counts_of(line)]
        known = [part for part in parts if part is not None]
        if not parts or len(known) != len(parts):
            return None
        it = self.submission
        return made_of(Wanted(metric(line.metric), it.round.period, it.unit), known, [])

    @property
    def violations(self) -> list[Violation]:
        return self.frame.check(self._by_line(self.now), self._by_line(self.last))

    def _by_line(self, counts: Counts) -> dict[str, int | None]:
        return {line.code: counts.get(line.metric) for line in self.frame.lines if line.is_count}


def filled(submission: Submission) -> Filled:
    """The whole form of one unit."""
    return filled_forms(submission.round, [submission])[submission.pk]


def violations_of(submission: Submission) -> list[Violation]:
    """What one form violates, in the order of its lines."""
    return filled_forms(submission.round, [submission], only_checked=True)[submission.pk].violations


def filled_forms(it: Round, submissions: Sequence[Submission], *, only_checked: bool = False) -> dict[int, Filled]:
    """Submission id → its form, for submissions of one round. With `only_checked` only the numbers are looked up that
    the rules speak of: enough for its violations, and mostly none of them has to be counted."""
    frame = frame_of(it.version)
    units = [each.unit for each in submissions]
    computed = _computed(frame, frame.checked if only_checked else frame.lines)
    placements = Placements() if computed else None
    figures = _amounts(computed, it.period, units, placements)
    earlier = previous_round(it)
    last = _amounts(computed, earlier.period, units, placements) if earlier else {}
    reported = _reported(earlier, units) if earlier else {}
    period = earlier.period if earlier else None
    found = {}
    for each in submissions:
        values = {line.metric: each.values.get(line.code) for line in frame.entered}
        now = {**figures.get(each.unit_id, {}), **values}
        found[each.pk] = Filled(
            each, frame, now, {**last.get(each.unit_id, {}), **reported.get(each.unit_id, {})}, period
        )
    return found


def previous_round(it: Round) -> Round | None:
    """The form's period before this one."""
    earlier = Round.objects.filter(form_id=it.form_id, until__lt=it.since).select_related("version")
    return earlier.order_by("-until").first()


def _computed(frame: FormFrame, lines: Sequence[Line]) -> list[Metric]:
    """The counts behind these lines that aren't typed in this form."""
    typed = {line.metric for line in frame.entered}
    codes = (code for line in lines for code in counts_of(line))
    return [metric(code) for code in dict.fromkeys(codes) if code not in typed]


def _amounts(
    metrics: Sequence[Metric], period: Period, units: Sequence[Unit], placements: Placements | None
) -> dict[int, dict[str, int | None]]:
    if placements is None or not units:
        return {}
    found: dict[int, dict[str, int | None]] = {unit.pk: {} for unit in units}
    for each in figures_of_units(metrics, period, units, placements.on(period.last_day)):
        found[each.wanted.unit.pk][each.metric.code] = each.numerator
    return found


def _reported(earlier: Round, units: Sequence[Unit]) -> dict[int, dict[str, int | None]]:
    """What the units handed in last time, by metric: lines may have other codes in another version."""
    typed = {line.code: line.metric for line in frame_of(earlier.version).entered}
    rows = Submission.objects.filter(round=earlier, unit__in=units, state__in=HANDED_IN)
    return {row.unit_id: {typed[code]: value for code, value in row.values.items() if code in typed} for row in rows}
