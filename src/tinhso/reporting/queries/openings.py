"""Forms that could go round now."""

from dataclasses import dataclass

from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel import clock
from tinhso.reporting import rights
from tinhso.reporting.models import Form
from tinhso.reporting.queries.calendars import last_window
from tinhso.reporting.queries.collecting import visible_forms
from tinhso.reporting.rules.calendars import window_name


@dataclass(frozen=True)
class Opening:
    """A form whose last cut-off has passed and whose round isn't open yet; `name` is that of the window."""

    form: Form
    name: str


def openings(actor: Actor) -> list[Opening]:
    """Forms that the actor may open, with a version for the window that was cut last."""
    found = []
    for form in visible_forms(actor).prefetch_related("calendar__rules", "versions", "rounds"):
        window = last_window(form.calendar, clock.today())
        if window is None or not actor.may(rights.REVIEW, form.calendar.keeper.path, form.field_code):
            continue
        last = window.period.last_day
        opened = any(each.period.last_day == last for each in form.rounds.all())
        if not opened and any(each.is_valid_on(last) for each in form.versions.all()):
            found.append(Opening(form, window_name(form.calendar.rhythm, window.period)))
    return found
