"""What has to be opened and drafted by a day: rounds of forms, and reports that are written period by period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from tinhso.reporting.models import Form, Report, ReportCalendar
from tinhso.reporting.outlines import OUTLINES, Outline
from tinhso.reporting.queries.calendars import cuts_of
from tinhso.reporting.rules.calendars import Window, window, windows_cut

A_DAY = timedelta(days=1)
# After a long standstill only so many of the periods that were missed are made up for; older ones nobody waits for.
MOST_MISSED = 2


@dataclass(frozen=True)
class RoundToOpen:
    form_id: int
    name: str
    window: Window


@dataclass(frozen=True)
class ReportToDraft:
    template: str
    unit_id: int
    document_id: int | None
    window: Window


def rounds_to_open(today: date) -> Iterator[RoundToOpen]:
    """The windows of forms that run on a day or ran since their last round, have a version to go by and aren't open
    yet, the oldest first."""
    forms = Form.objects.select_related("calendar").prefetch_related("calendar__rules", "versions")
    for form in forms.annotate(last=Max("rounds__until")).order_by("pk"):
        calendar, rules = form.calendar, cuts_of(form.calendar)
        current = window(calendar.rhythm, rules, today)
        since = form.last + A_DAY if form.last else today
        missed = windows_cut(calendar.rhythm, rules, since, today - A_DAY)[-MOST_MISSED:]
        if current is not None and (form.last is None or form.last < current.period.last_day):
            missed.append(current)
        for each in missed:
            if any(version.is_valid_on(each.period.last_day) for version in form.versions.all()):
                yield RoundToOpen(form.pk, form.name, each)


def reports_to_draft(today: date) -> Iterator[ReportToDraft]:
    """The windows cut before a day of reports that a unit writes period by period, the oldest first.

    A unit writes what it wrote last time; a draft that was discarded isn't drafted again. A report on a plan goes on
    for as long as the plan is in force.
    """
    calendars = {each.code: each for each in ReportCalendar.objects.prefetch_related("rules")}
    for outline in OUTLINES.values():
        calendar = calendars.get(outline.calendar)
        if calendar is None:
            continue
        for unit_id, document_id, last in _written(outline):
            cut = windows_cut(calendar.rhythm, cuts_of(calendar), last + A_DAY, today - A_DAY)
            for each in cut[-MOST_MISSED:]:
                yield ReportToDraft(outline.code, unit_id, document_id, each)


def _written(outline: Outline) -> list[tuple[int, int | None, date]]:
    """Who wrote it, on which plan (None where the outline doesn't ask for one), and until when, in whatever state."""
    written = Report.objects.filter(template=outline.code)
    if outline.needs_plan:
        rows = written.filter(document__state="in_force").order_by("unit", "document")
        return list(rows.values_list("unit", "document").annotate(Max("until")))
    rows = written.order_by("unit").values_list("unit").annotate(Max("until"))
    return [(unit_id, None, last) for unit_id, last in rows]
