"""The derivation of a reading: what happened to the clock, in order, then each limit with the days it skips."""

from collections.abc import Iterator
from datetime import date

from tinhso.kernel.calendar import CalendarDay, WorkingCalendar
from tinhso.onestop.rules.clock_course import Course, Happening
from tinhso.onestop.rules.clock_types import ENDINGS, Due, EventKind, Promise, Step, StepKind
from tinhso.onestop.rules.procedure import Duration, Term
from tinhso.onestop.rules.working_time import DAY, WorkingTime, moment_or_none, to_minute, to_moment

_SATURDAY = 5

_PLAIN = {
    EventKind.RECEIVED: StepKind.RECEIVED,
    EventKind.HANDED_OVER: StepKind.ELSEWHERE,
    EventKind.SUPPLEMENT_GIVEN: StepKind.RESTARTED,
    EventKind.LENGTHENED: StepKind.LENGTHENED,
    EventKind.EXTENDED: StepKind.EXTENDED,
    EventKind.APOLOGISED: StepKind.APOLOGISED,
}


def tell(
    term: Term, course: Course, calendar: WorkingCalendar, limits: tuple[Due | None, Due | None, Due | None]
) -> tuple[Step, ...]:
    """`limits`: the statutory, committed and appointed one."""
    statutory, committed, appointed = limits
    steps = list(_lived(term, course))
    if statutory is None or appointed is None:
        return tuple(steps)
    steps.append(_term(Promise.STATUTORY, term.statutory, course))
    if committed is not None and term.committed is not None:
        steps.append(_term(Promise.COMMITTED, term.committed, course))
    assert course.begun_at is not None
    until = course.last if appointed.at is None else to_minute(appointed.at)
    steps += skipped(course.begun_at, until, course.time, calendar)
    told = [due for due in (statutory, committed) if due is not None]
    if course.extension is not None:
        told.append(appointed)
    steps += [Step(StepKind.DUE, end=due.at, promise=due.promise) for due in told]
    return tuple(steps)


def _lived(term: Term, course: Course) -> Iterator[Step]:
    """Working time in which the clock stood is told once, and only what moved the last run's end on; time before a
    restart is told with the restart that took it away."""
    counted = course.span(term.promised)[0] if course.start is not None else 0
    for happening in course.happenings:
        if happening.event in (EventKind.SUPPLEMENT_ASKED, EventKind.PAYMENT_AWAITED):
            step = _waiting(happening, course, counted)
            if happening.stands:
                counted = max(counted, course.last if happening.until is None else happening.until)
            yield step
        elif happening.event in ENDINGS:
            yield Step(StepKind.ENDED, to_moment(happening.at), event=happening.event)
        else:
            yield Step(
                StepKind.LATE if happening.late else _PLAIN[happening.event],
                to_moment(happening.at),
                moment_or_none(happening.until),
                count=happening.count,
                length=happening.by,
                rule=happening.rule,
            )


def _waiting(wait: Happening, course: Course, counted: int) -> Step:
    until = course.last if wait.until is None else wait.until
    return Step(
        StepKind.PAUSED if wait.stands else StepKind.WENT_ON,
        to_moment(wait.at),
        moment_or_none(wait.until),
        minutes=course.time.worked(max(wait.at, counted), until) if wait.stands else 0,
        event=wait.event,
        rule=wait.rule,
    )


def _term(promise: Promise, length: Duration, course: Course) -> Step:
    since, until = course.span(length)
    return Step(
        StepKind.TERM,
        to_moment(since),
        to_moment(until),
        minutes=course.time.worked(since, until),
        promise=promise,
        length=length,
        rule=course.rules.first_day,
    )


def skipped(since: int, until: int, time: WorkingTime, calendar: WorkingCalendar) -> Iterator[Step]:
    """Days not worked after one minute's day up to another's (REST), and weekends that were (MADE_UP)."""
    resting: list[int] = []
    for day in range(since // DAY + 1, until // DAY + 1):
        if not time.is_working(day):
            resting.append(day)
            continue
        if resting:
            yield _rest(resting, calendar)
            resting = []
        if (day - 1) % 7 >= _SATURDAY:
            yield Step(StepKind.MADE_UP, to_moment(day * DAY), days=_entries([day], calendar))
    if resting:
        yield _rest(resting, calendar)


def _rest(days: list[int], calendar: WorkingCalendar) -> Step:
    first, last = to_moment(days[0] * DAY), to_moment(days[-1] * DAY)
    return Step(StepKind.REST, first, last, count=len(days), days=_entries(days, calendar))


def _entries(days: list[int], calendar: WorkingCalendar) -> tuple[CalendarDay, ...]:
    found = (calendar.entry(date.fromordinal(day)) for day in days)
    return tuple(entry for entry in found if entry is not None)
