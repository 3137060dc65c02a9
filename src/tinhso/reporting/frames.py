"""A form's version as lines and rules, told by the metrics' definitions what each line is."""

from tinhso.metrics.definitions import Computed, Entered, Ratio, Timing, UnknownMetric, metric
from tinhso.reporting.models import FormVersion
from tinhso.reporting.rules.form_data import read_form
from tinhso.reporting.rules.forms import FormFrame, Kind, Line, Measured


def measured(code: str) -> Measured | None:
    """What a metric makes of a line; None when nobody has defined it."""
    try:
        found = metric(code)
    except UnknownMetric:
        return None
    if isinstance(found, Ratio):
        return Measured(Kind.RATIO, found.measure)
    kind = Kind.ENTERED if isinstance(found, Entered) else Kind.COMPUTED
    return Measured(kind, found.measure, cumulated=found.timing is Timing.STATE)


def frame_of(version: FormVersion) -> FormFrame:
    """Raises FormError for a version whose metrics are gone."""
    return read_form(version.lines, version.rules, measured)


def counts_of(line: Line) -> tuple[str, ...]:
    """The metrics of the counts behind a line: one, a ratio's two, none of a heading."""
    if not line.metric:
        return ()
    found = metric(line.metric)
    if isinstance(found, Ratio):
        return found.numerator, found.denominator
    return (found.code,) if isinstance(found, Computed | Entered) else ()
