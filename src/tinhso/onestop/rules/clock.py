"""The legal clock of a dossier, computed from its events alone. Pure: the same events give the same reading.

How time counts:
- A term in working days begins with the opening of its first day, the working day after the one on which the dossier
  counts as handed over, and ends with the closing of its last. A term in hours begins at once; one for the same day
  ends with the closing of the working day the dossier came in.
- Time in which the clock stands after the term began moves its end on by as much working time.
- A restart forgets everything before it but how often things were asked for and promised.
- The rules are those of the day of the first event (clock_rules.py); each day has its own working hours.
- Events after `now` haven't happened yet. What changes nothing (a second ending, a supplement nobody asked for) is
  passed over: verbs refuse it, taken-over histories contain it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from datetime import time as clock_time
from functools import partial

from tinhso.kernel.calendar import WorkingCalendar
from tinhso.onestop.rules.clock_course import Course
from tinhso.onestop.rules.clock_rules import ClockRules, CutOff
from tinhso.onestop.rules.clock_story import tell
from tinhso.onestop.rules.clock_types import (
    ClockWarning,
    Due,
    Event,
    Promise,
    Reading,
    State,
    WarningKind,
)
from tinhso.onestop.rules.procedure import Duration, Term
from tinhso.onestop.rules.working_time import DAY, moment_or_none, to_minute, to_moment


def read(
    term: Term,
    events: Iterable[Event],
    calendar: WorkingCalendar,
    rules: ClockRules,
    now: datetime,
    cut_off: CutOff | None = None,
) -> Reading:
    """The clock at `now` (aware). Events may come in any order; those of one moment in the order they happened.

    `cut_off` goes before the term's own, where a special law has one, and that before the general one.
    Raises ValueError for days before the first rules.
    """
    last = to_minute(now)
    happened = sorted((event for event in events if event.at <= now), key=lambda event: event.at)
    time = rules.working_time(calendar)
    first = to_minute(happened[0].at) if happened else last
    case = rules.on(date.fromordinal(first // DAY))
    course = Course(case, cut_off or _own_cut_off(term) or case.cut_off, time)
    for event in happened:
        course.take(event, to_minute(event.at))
    course.close(last)
    return _Reader(term, course, calendar).reading()


def _own_cut_off(term: Term) -> CutOff | None:
    if term.cut_off is None:
        return None
    source, at = term.cut_off.source, clock_time.fromisoformat(term.cut_off.at)
    return CutOff(valid_from=date.min, source=source.text, verified=source.verified, at=at)


class _Reader:
    """Turns a course that is over, or has come to `now`, into a reading."""

    def __init__(self, term: Term, course: Course, calendar: WorkingCalendar) -> None:
        self.term, self.course, self.calendar = term, course, calendar
        self.rules, self.time = course.rules, course.time

    def reading(self) -> Reading:
        course = self.course
        limits = self._limits() if course.start is not None else None
        statutory, committed, appointed = limits or (None, None, None)
        apology_by = self._apology_by(committed or statutory)
        running = course.state is State.RUNNING
        return Reading(
            state=course.state,
            started=moment_or_none(course.start),
            ended=moment_or_none(course.ended),
            statutory=statutory,
            committed=committed,
            appointed=appointed,
            supplements=course.supplements,
            extensions=course.extensions,
            apology_by=moment_or_none(apology_by) if self._apology_is_open() else None,
            incomplete_by=moment_or_none(course.incomplete_by) if running else None,
            warnings=tuple(self._warnings(apology_by, appointed)),
            apologised=moment_or_none(course.apologised),
            _story=partial(tell, self.term, course, self.calendar, (statutory, committed, appointed)),
        )

    def _limits(self) -> tuple[Due, Due | None, Due]:
        statutory = self._limit(Promise.STATUTORY, self.term.statutory)
        committed = self._limit(Promise.COMMITTED, self.term.committed) if self.term.committed else None
        return statutory, committed, self._appointed(committed or statutory)

    def _limit(self, promise: Promise, length: Duration) -> Due:
        since, until = self.course.span(length)
        return self._due(promise, since, since, until, self.time.worked(since, until))

    def _appointed(self, told: Due) -> Due:
        extension = self.course.extension
        if extension is None:
            return Due(Promise.APPOINTED, told.at, told.allowed, told.used, told.late)
        since, _until = self.course.span(self.term.promised)
        allowed = self.course.used(since, extension.at) + self.time.worked(extension.at, extension.due)
        return self._due(Promise.APPOINTED, since, extension.at, extension.due, allowed)

    def _due(self, promise: Promise, since: int, promised: int, until: int, allowed: int) -> Due:
        """`since`: from when work counts; `promised`: from when waiting moves `until` on."""
        course = self.course
        at: int | None = until
        for begins, ends in course.standing:
            begins = max(begins, promised)
            if at is None or begins >= at:
                break
            at = None if ends is None else self.time.after(at, self.time.worked(begins, ends))
        late = at is not None and course.last_running > at
        return Due(promise, moment_or_none(at), allowed, course.used(since, course.last), late)

    def _apology_by(self, told: Due | None) -> int | None:
        """Counted from the limit before any extension. None when it isn't known or lies before the term began."""
        if told is None or told.at is None or self.course.start is None:
            return None
        day = self.time.working_day(to_minute(told.at) // DAY, -self.rules.apology.days_before)
        by = self.time.closing(day)
        return by if by > self.course.start else None

    def _apology_is_open(self) -> bool:
        course = self.course
        return course.ended is None and course.apologised is None and course.extension is None

    def _warnings(self, apology_by: int | None, appointed: Due | None) -> Iterable[ClockWarning]:
        course, rules = self.course, self.rules
        if apology_by is not None:
            if self._apology_is_open() and course.state is State.RUNNING and course.last // DAY >= apology_by // DAY:
                yield ClockWarning(WarningKind.APOLOGY_DUE, to_moment(apology_by), rule=rules.apology)
            elif course.apologised is not None and course.apologised > apology_by:
                yield ClockWarning(WarningKind.APOLOGY_LATE, to_moment(apology_by), rule=rules.apology)
        asked, promised = course.supplements, course.extensions
        if asked > rules.supplement.limit:
            yield ClockWarning(WarningKind.SUPPLEMENT_TOO_OFTEN, count=asked, rule=rules.supplement)
        elif asked == rules.supplement.limit and course.ended is None:
            yield ClockWarning(WarningKind.SUPPLEMENT_ASKED_BEFORE, count=asked, rule=rules.supplement)
        if course.asked_late is not None:
            yield ClockWarning(WarningKind.SUPPLEMENT_ASKED_LATE, to_moment(course.asked_late), rule=rules.supplement)
        if promised > rules.reappointment.limit:
            yield ClockWarning(WarningKind.REAPPOINTMENT_TOO_OFTEN, count=promised, rule=rules.reappointment)
        elif promised == rules.reappointment.limit and course.ended is None:
            yield ClockWarning(WarningKind.REAPPOINTMENT_USED, count=promised, rule=rules.reappointment)
        if course.start is not None and not self._is_certain(appointed):
            yield ClockWarning(WarningKind.CALENDAR_UNCERTAIN)

    def _is_certain(self, appointed: Due | None) -> bool:
        assert self.course.start is not None
        until = to_minute(appointed.at) if appointed and appointed.at else self.course.last
        first = self.course.start // DAY
        return self.calendar.is_certain(date.fromordinal(first), date.fromordinal(max(first, until // DAY)))
