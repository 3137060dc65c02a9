"""Whatever happens to a dossier, the clock says what a walk from minute to minute says."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.onestop.rules.slow_clock import MINUTE, SlowClock, SlowEvent, SlowReading, SlowRules
from tinhso.kernel.calendar import CalendarDay, DayKind, WorkingCalendar
from tinhso.kernel.clock import ZONE
from tinhso.onestop.rules import clock
from tinhso.onestop.rules.choices import TimeUnit
from tinhso.onestop.rules.clock_rules import (
    Apology,
    ClockRules,
    CutOff,
    Effect,
    Elsewhere,
    FirstDay,
    FirstDayRule,
    Payment,
    Start,
    Supplement,
    default_rules,
)
from tinhso.onestop.rules.clock_types import Due, Event, EventKind, Reading, State, StepKind
from tinhso.onestop.rules.grounds import Source
from tinhso.onestop.rules.procedure import Duration, Term
from tinhso.onestop.rules.working_time import Hours

FIRST = date(2026, 4, 20)
LAST_HAPPENING = 14  # days after FIRST
EDGES = [0, 450, 451, 540, 600, 601, 602, 690, 720, 810, 870, 900, 900, 901, 960, 1050, 1051, 1439]
GAPS = [0, 0, 0, 0, 1, 1, 2, 4]  # days between one happening and the next
SESSIONS = [
    [(time(7, 30), time(11, 30)), (time(13, 30), time(17, 30))],
    [(time(7), time(11, 30)), (time(13), time(16, 30))],
    [(time(8), time(12))],
    [(time(7, 15), time(9)), (time(9, 30), time(12)), (time(14), time(18, 20))],
]

minutes_of_day = st.one_of(st.sampled_from(EDGES), st.sampled_from(EDGES), st.integers(0, 1439))


def moments_until(last_day: int) -> st.SearchStrategy[datetime]:
    return st.builds(
        lambda day, minute: datetime.combine(FIRST, time()) + timedelta(days=day, minutes=minute),
        st.integers(0, last_day),
        minutes_of_day,
    )


readings_at = moments_until(LAST_HAPPENING + 8)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Holidays anywhere, weekends that are worked."""
    offsets = draw(st.sets(st.integers(-5, 45), max_size=12))
    entries = []
    for offset in offsets:
        day = FIRST + timedelta(days=offset)
        kind = DayKind.SWAP_WORK if day.weekday() >= 5 else draw(st.sampled_from([DayKind.HOLIDAY, DayKind.SWAP_OFF]))
        entries.append(CalendarDay(day, kind, "ngày thử"))
    return WorkingCalendar(entries, [2026])


@st.composite
def rules(draw: st.DrawFn) -> tuple[ClockRules, list[SlowRules], list[tuple[date, list[tuple[time, time]]]]]:
    """Up to three sets of rules and of hours that replace each other while the cases run."""
    since = [date(2026, 1, 1), *sorted(draw(st.sets(st.integers(1, 10), max_size=2)))]
    days = [day if isinstance(day, date) else FIRST + timedelta(days=day) for day in since]
    slow = [
        SlowRules(
            since=day,
            cut_off=draw(st.sampled_from([None, time(15), time(15), time(10, 1)])),
            late_day_is_first=draw(st.booleans()),
            competent_body_starts=draw(st.booleans()),
            supplement=draw(st.sampled_from(["pause", "restart", "none"])),
            payment=draw(st.sampled_from(["pause", "none"])),
            incomplete_days=draw(st.integers(1, 3)),
            apology_days=draw(st.integers(1, 2)),
        )
        for day in days
    ]
    hours = [(date(2026, 1, 1), draw(st.sampled_from(SESSIONS)))]
    if draw(st.booleans()):
        hours.append((FIRST + timedelta(days=draw(st.integers(1, 12))), draw(st.sampled_from(SESSIONS))))
    return _fast(slow, hours), slow, hours


def _fast(slow: list[SlowRules], hours: list[tuple[date, list[tuple[time, time]]]]) -> ClockRules:
    def said(day: date) -> dict[str, object]:
        return {"valid_from": day, "source": "thử", "verified": False}

    def minute(at: time) -> int:
        return at.hour * 60 + at.minute

    anyway = default_rules().on(FIRST)
    return ClockRules(
        [Hours(**said(day), minutes=tuple((minute(a), minute(b)) for a, b in row)) for day, row in hours],
        {
            "cut_off": [CutOff(**said(row.since), at=row.cut_off) for row in slow],
            "first_day": [
                FirstDayRule(**said(r.since), after_cut_off=FirstDay.SAME if r.late_day_is_first else FirstDay.NEXT)
                for r in slow
            ],
            "elsewhere": [
                Elsewhere(**said(r.since), starts=Start.COMPETENT_BODY if r.competent_body_starts else Start.RECEPTION)
                for r in slow
            ],
            "supplement": [
                Supplement(**said(r.since), effect=Effect(r.supplement), within_days=r.incomplete_days, limit=1)
                for r in slow
            ],
            "payment": [Payment(**said(r.since), effect=Effect(r.payment)) for r in slow],
            "apology": [Apology(**said(r.since), days_before=r.apology_days) for r in slow],
            "reappointment": [anyway.reappointment],
            "petition": [anyway.petition],
            "end_time": [anyway.end_time],
        },
    )


lengths = st.one_of(
    st.builds(Duration, st.integers(1, 5), st.just(TimeUnit.WORKING_DAYS)),
    st.builds(Duration, st.integers(1, 30), st.just(TimeUnit.WORKING_HOURS)),
    st.just(Duration(1, TimeUnit.SAME_DAY)),
)
terms = st.builds(
    lambda statutory, committed: Term(statutory, Source("thử", verified=False), committed), lengths, st.none() | lengths
)

SUPPLEMENT = ["supplement_asked", "supplement_given"]
PAYMENT = ["payment_awaited", "paid"]
RARE = ["received", "lengthened", "apologised", "finished", "result_given", "refused", "stopped", "withdrawn"]
PLOTS = [
    PAYMENT,
    SUPPLEMENT,
    [*SUPPLEMENT, *PAYMENT],
    [*SUPPLEMENT, "extended"],
    [*PAYMENT, "extended"],
    ["handed_over", *SUPPLEMENT, *PAYMENT, "extended", *RARE],
]


@st.composite
def happenings(draw: st.DrawFn, kinds: list[str], day: int) -> SlowEvent:
    kind = draw(st.sampled_from(kinds))
    at = datetime.combine(FIRST, time()) + timedelta(days=day, minutes=draw(minutes_of_day))
    due = at + timedelta(minutes=draw(st.integers(1, 8000))) if kind == "extended" else None
    days = draw(st.integers(0, 2)) if kind == "lengthened" else 0
    hours = draw(st.integers(1, 9)) if kind == "lengthened" and not days else 0
    return SlowEvent(kind, at, True, due, days, hours)


@st.composite
def histories(draw: st.DrawFn) -> list[SlowEvent]:
    """Mostly what happens in an office, sometimes what can't: a supplement nobody asked for, two endings."""
    first = SlowEvent("received", draw(moments_until(3)), competent=draw(st.sampled_from([True, True, False])))
    day = (first.at.date() - FIRST).days
    later = []
    plot = draw(st.sampled_from(PLOTS))
    for gap in draw(st.lists(st.sampled_from(GAPS), min_size=2, max_size=7)):
        day = min(day + gap, LAST_HAPPENING)
        later.append(draw(happenings(plot, day)))
    if not first.competent:
        later.append(draw(happenings(["handed_over"], day)))
    return sorted([first, *later], key=lambda event: event.at)


def local(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=None)


def as_event(slow: SlowEvent) -> Event:
    by = None
    if slow.kind == "lengthened":
        unit = TimeUnit.WORKING_DAYS if slow.days else TimeUnit.WORKING_HOURS
        by = Duration(slow.days or slow.hours, unit)
    due = slow.due.replace(tzinfo=ZONE) if slow.due else None
    return Event(EventKind(slow.kind), slow.at.replace(tzinfo=ZONE), slow.competent, due, by)


def as_walked(length: Duration) -> tuple[int, int, bool]:
    days = length.amount if length.unit is TimeUnit.WORKING_DAYS else 0
    hours = length.amount if length.unit is TimeUnit.WORKING_HOURS else 0
    return days, hours, length.unit is TimeUnit.SAME_DAY


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(terms, histories(), calendars(), rules(), readings_at)
def test_the_clock_says_what_a_walk_from_minute_to_minute_says(
    term: Term,
    history: list[SlowEvent],
    calendar: WorkingCalendar,
    ruled: tuple[ClockRules, list[SlowRules], list[tuple[date, list[tuple[time, time]]]]],
    now: datetime,
) -> None:
    fast_rules, slow_rules, hours = ruled
    assume(now >= history[0].at)
    slow = SlowClock(calendar, lambda day: max(row for row in hours if row[0] <= day)[1], slow_rules)
    events = [as_event(event) for event in history]
    reading = clock.read(term, events, calendar, fast_rules, now.replace(tzinfo=ZONE))
    compare(reading, slow, term, history, now)
    if reading.appointed and reading.appointed.at:  # the last minute in time, and the first that isn't
        for at in (reading.appointed.at, reading.appointed.at + MINUTE):
            again = clock.read(term, events, calendar, fast_rules, at)
            compare(again, slow, term, history, at.replace(tzinfo=None))


def compare(reading: Reading, slow: SlowClock, term: Term, history: list[SlowEvent], now: datetime) -> None:
    lengths = [term.statutory, *([term.committed] if term.committed else [])]
    walked = slow.read([as_walked(length) for length in lengths], history, now)
    said = (str(reading.state), local(reading.started), local(reading.ended), reading.supplements, reading.extensions)
    assert said == (walked.state, walked.started, walked.ended, walked.supplements, walked.extensions)
    limits = [due for due in (reading.statutory, reading.committed) if due]
    assert [limit(due) for due in limits] == [(hand.at, hand.allowed, hand.used, hand.late) for hand in walked.hands]
    assert appointed(reading) == walked_appointment(walked)
    assert local(reading.incomplete_by) == (walked.incomplete_by if reading.state is State.RUNNING else None)
    if reading.apology_by or (limits and open_for_apology(history, walked)):
        assert local(reading.apology_by) == walked_apology(slow, walked, history)
    check_derivation(reading, slow)


def limit(due: Due) -> tuple[datetime | None, int, int, bool]:
    return local(due.at), due.allowed, due.used, due.late


def appointed(reading: Reading) -> tuple[datetime | None, int, int, bool] | None:
    return limit(reading.appointed) if reading.appointed else None


def walked_appointment(walked: SlowReading) -> tuple[datetime | None, int, int, bool] | None:
    if not walked.hands:
        return None
    pushed = walked.pushed
    if pushed is None:
        hand = walked.hands[-1]
        return hand.at, hand.allowed, hand.used, hand.late
    due = None if walked.stands and pushed.stands_before else pushed.due
    return due, pushed.allowed, pushed.used, pushed.late


def open_for_apology(history: list[SlowEvent], walked: SlowReading) -> bool:
    return walked.ended is None and walked.pushed is None and not any(event.kind == "apologised" for event in history)


def walked_apology(slow: SlowClock, walked: SlowReading, history: list[SlowEvent]) -> datetime | None:
    at = walked.hands[-1].at
    if at is None or walked.started is None:
        return None
    rule = slow.rules_of(history[0].at.date())
    by = slow.evening(slow.day_after(at.date(), -rule.apology_days))
    return by if by > walked.started else None


def check_derivation(reading: Reading, slow: SlowClock) -> None:
    """What the lines say adds up to the limit: the term's end, moved on by each time the clock stood."""
    steps = reading.derivation
    told = reading.committed or reading.statutory
    if told is None:
        assert not [step for step in steps if step.kind is StepKind.DUE]
        return
    ends = {step.promise: step.end for step in steps if step.kind is StepKind.DUE}
    assert ends[told.promise] == told.at
    assert ends.get(reading.appointed.promise, told.at) == reading.appointed.at  # type: ignore[union-attr]
    if told.at is not None:
        plain = next(local(step.end) for step in steps if step.kind is StepKind.TERM and step.promise is told.promise)
        stood = sum(step.minutes for step in steps if step.kind is StepKind.PAUSED and step.start < told.at)  # type: ignore[operator]
        assert plain is not None
        assert local(told.at) == slow.walk(plain, stood)
    for step in steps:
        if step.kind is StepKind.REST and step.start and step.end:
            day = step.start.date()
            rests = [day + timedelta(days=offset) for offset in range(step.count)]
            assert not any(slow.calendar.is_working(rest) for rest in rests)
            assert rests[-1] == step.end.date()


@settings(max_examples=40, deadline=None)
@given(terms, histories(), calendars(), rules(), readings_at)
def test_time_used_never_falls_but_by_a_restart(
    term: Term,
    history: list[SlowEvent],
    calendar: WorkingCalendar,
    ruled: tuple[ClockRules, list[SlowRules], object],
    now: datetime,
) -> None:
    readings = [
        clock.read(
            term,
            [as_event(event) for event in history],
            calendar,
            ruled[0],
            (now + later * MINUTE).replace(tzinfo=ZONE),
        )
        for later in (0, 7, 61, 500, 3000)
    ]
    for earlier, later in pairwise(readings):
        if earlier.statutory and later.statutory and earlier.started == later.started:
            assert earlier.statutory.used <= later.statutory.used
