"""Data of the wing."""

from tinhso.reporting.models.calendars import CalendarRule, ReportCalendar, Rhythm
from tinhso.reporting.models.checks import Check
from tinhso.reporting.models.difficulties import Difficulty
from tinhso.reporting.models.forms import Form, FormVersion
from tinhso.reporting.models.reminders import SubmissionReminder
from tinhso.reporting.models.reports import Report
from tinhso.reporting.models.rounds import Round, Submission

__all__ = [
    "CalendarRule",
    "Check",
    "Difficulty",
    "Form",
    "FormVersion",
    "Report",
    "ReportCalendar",
    "Rhythm",
    "Round",
    "Submission",
    "SubmissionReminder",
]
