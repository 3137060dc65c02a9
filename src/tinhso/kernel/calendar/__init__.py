"""The working calendar of state bodies."""

from tinhso.kernel.calendar.data import CalendarData, default_calendar, default_data, load_calendar_data
from tinhso.kernel.calendar.working import CalendarDay, DayKind, WorkingCalendar

__all__ = [
    "CalendarData",
    "CalendarDay",
    "DayKind",
    "WorkingCalendar",
    "default_calendar",
    "default_data",
    "load_calendar_data",
]
