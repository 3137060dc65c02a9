"""Figures that stand in reports: open to whoever has the report before him."""

from tinhso.foundation.accounts.actor import Actor
from tinhso.metrics.figure import Wanted
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.values import figures_wanted
from tinhso.reporting.models import Report
from tinhso.reporting.queries.reports import visible_reports
from tinhso.reporting.rules.tokens import tokens


def bears(actor: Actor, wanted: Wanted) -> bool:
    """Whether a report that the actor may see holds this figure, or one that it is part of: of a unit below, of a part
    of the period, narrowed further."""
    period = wanted.period
    around = visible_reports(actor).filter(since__lte=period.first_day, until__gte=period.last_day)
    reports = around.exclude(state="discarded").select_related("unit__parent", "document")
    return any(_is_part(wanted, whole) for report in reports for whole in _held(report))


def _held(report: Report) -> list[Wanted]:
    composed = Composed(report)
    return list(figures_wanted(composed.scene, tokens(composed.texts)).values())


def _is_part(wanted: Wanted, whole: Wanted) -> bool:
    return (
        wanted.metric.code == whole.metric.code
        and wanted.source is whole.source
        and wanted.unit.path.startswith(whole.unit.path)
        and whole.period.first_day <= wanted.period.first_day
        and wanted.period.last_day <= whole.period.last_day
        and whole.where.items() <= wanted.where.items()
    )
