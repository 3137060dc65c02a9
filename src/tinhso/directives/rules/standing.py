"""Where an assignment stands: the three things that never share a field, and what follows from them. Pure.

What the unit says (`status`) and what the evidence supports (`evidence_state`) together give the *standing*; the
deadline, the day and the working calendar give the *schedule*, against today's deadline or against the first one.
"""

from datetime import date
from enum import StrEnum
from typing import Protocol

from tinhso.kernel.calendar import WorkingCalendar

SOON_DAYS = 5


class Schedule(StrEnum):
    NO_DEADLINE = "no_deadline"
    ONGOING = "ongoing"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DUE_BEFORE_ISSUE = "due_before_issue"


class Standing(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    NOT_ARISEN = "not_arisen"
    DONE_WITHOUT_EVIDENCE = "done_without_evidence"
    DONE_WITH_EVIDENCE = "done_with_evidence"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Scheduled(Protocol):
    """What the schedule follows from. `done_on` is the day on which the unit's "done" left the house."""

    status: str
    evidence_state: str
    deadline_kind: str
    first_due: date | None
    due: date | None
    due_before_issue: bool
    done_on: date | None


def standing(assignment: Scheduled) -> Standing:
    if assignment.evidence_state == "returned":
        return Standing.RETURNED
    if assignment.status != "done":
        return Standing(assignment.status)
    if assignment.evidence_state == "accepted":
        return Standing.ACCEPTED
    return Standing.DONE_WITH_EVIDENCE if assignment.evidence_state == "offered" else Standing.DONE_WITHOUT_EVIDENCE


def is_done(assignment: Scheduled) -> bool:
    """Done as far as the schedule goes: said to be done, and not sent back for it."""
    return assignment.status == "done" and assignment.evidence_state != "returned"


def schedule(
    assignment: Scheduled, today: date, calendar: WorkingCalendar, soon_days: int = SOON_DAYS, *, first: bool = False
) -> Schedule:
    """The schedule on a day; `soon_days` are working days. `first`: against the first deadline, whatever was moved.

    A deadline that had passed when the document was signed is a state of its own: it was nobody's delay. A new
    deadline ends that.
    """
    due = assignment.first_due if first else assignment.due
    if due is None:
        return Schedule.ONGOING if assignment.deadline_kind == "ongoing" else Schedule.NO_DEADLINE
    if assignment.due_before_issue and due == assignment.first_due:
        return Schedule.DUE_BEFORE_ISSUE
    if is_done(assignment):
        late = assignment.done_on is not None and assignment.done_on > due
        return Schedule.DONE_LATE if late else Schedule.DONE_ON_TIME
    if due < today:
        return Schedule.OVERDUE
    return Schedule.DUE_SOON if due <= soon_until(today, calendar, soon_days) else Schedule.ON_TIME


def soon_until(today: date, calendar: WorkingCalendar, soon_days: int = SOON_DAYS) -> date:
    """The last day that is "soon": deadlines from today to it are due soon."""
    return calendar.add_working_days(today, soon_days)


def working_days_late(assignment: Scheduled, today: date, calendar: WorkingCalendar, *, first: bool = False) -> int:
    """Working days after the deadline, up to today or to the day it was done; negative: so many are left.
    0 without a deadline."""
    due = assignment.first_due if first else assignment.due
    if due is None:
        return 0
    until = assignment.done_on if is_done(assignment) and assignment.done_on else today
    return calendar.working_days_between(due, until)
