"""Which reports a person may begin now: outlines with the windows that have ended or are running."""

from datetime import timedelta

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import office_of
from tinhso.kernel import clock
from tinhso.reporting.models import ReportCalendar
from tinhso.reporting.outlines import Outline
from tinhso.reporting.queries.calendars import cuts_of
from tinhso.reporting.queries.reports import outlines_for
from tinhso.reporting.rules.calendars import Window, window, windows_cut

LOOK_BACK = timedelta(days=550)
MOST_WINDOWS = 6


def offers(actor: Actor) -> tuple[Unit | None, dict[str, list[Window]]]:
    """The actor's office, and by outline code the windows that it may report, the newest first."""
    own = Unit.objects.select_related("parent").filter(pk=actor.unit_id).first()
    if own is None:
        return None, {}
    unit = office_of(own)
    calendars = {each.code: each for each in ReportCalendar.objects.prefetch_related("rules")}
    found = {each.code: _windows(each, calendars) for each in outlines_for(actor, unit)}
    return unit, {code: windows for code, windows in found.items() if windows}


def _windows(outline: Outline, calendars: dict[str, ReportCalendar]) -> list[Window]:
    calendar, today = calendars.get(outline.calendar), clock.today()
    if calendar is None:
        return []
    rules = cuts_of(calendar)
    ended = windows_cut(calendar.rhythm, rules, today - LOOK_BACK, today - timedelta(days=1))
    running = window(calendar.rhythm, rules, today)
    return [*([running] if running else []), *reversed(ended)][:MOST_WINDOWS]
