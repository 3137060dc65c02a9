"""Calendars of the house: which rules they follow, and what they mean on a day.

What must be reported when is no secret inside the house: whoever may see reports sees all calendars.
"""

from datetime import date, timedelta

from django.db.models import QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.reporting import rights
from tinhso.reporting.models import CalendarRule, ReportCalendar
from tinhso.reporting.rules.calendars import Cut, Window, next_windows, window, windows_cut

A_DAY = timedelta(days=1)
LOOKED_BACK = timedelta(days=400)


def visible_calendars(actor: Actor) -> QuerySet[ReportCalendar]:
    shown = ReportCalendar.objects.select_related("keeper").prefetch_related("rules")
    return shown if actor.may_anywhere(rights.VIEW) else shown.none()


def cuts_of(calendar: ReportCalendar) -> list[Cut]:
    """The calendar's rules for rules/calendars.py; takes them from a prefetch where there is one."""
    return [cut_of(rule) for rule in calendar.rules.all()]


def cut_of(rule: CalendarRule) -> Cut:
    return Cut(
        cut_off_day=rule.cut_off_day,
        due_days=rule.due_days,
        due_time=rule.due_time,
        moves_to_working_day=rule.moves_to_working_day,
        since=rule.valid_from,
        until=rule.valid_to,
        recipient=rule.recipient,
        source=rule.source,
        verified=rule.verified,
    )


def current_window(calendar: ReportCalendar, day: date) -> Window | None:
    """The window of a calendar in which a day is counted; None where it has none (see rules/calendars.py)."""
    return window(calendar.rhythm, cuts_of(calendar), day)


def windows_from(calendar: ReportCalendar, day: date, count: int) -> list[Window]:
    """The calendar's windows from the one in which a day is counted."""
    return next_windows(calendar.rhythm, cuts_of(calendar), day, count)


def last_window(calendar: ReportCalendar, today: date) -> Window | None:
    """The calendar's window that was cut last before a day; None where none was within a year."""
    cut = windows_cut(calendar.rhythm, cuts_of(calendar), today - LOOKED_BACK, today - A_DAY)
    return cut[-1] if cut else None
