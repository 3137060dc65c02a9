"""The legal clock, case by case, on the calendar of 2025 and 2026."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from importlib.resources import files

import pytest

from tinhso.kernel.calendar import default_calendar
from tinhso.kernel.clock import ZONE
from tinhso.onestop.rules import clock
from tinhso.onestop.rules.choices import TimeUnit
from tinhso.onestop.rules.clock_rules import ClockRules, CutOff, default_rules, read_rules
from tinhso.onestop.rules.clock_types import Event, EventKind, Kept, Promise, Reading, State, StepKind, WarningKind
from tinhso.onestop.rules.grounds import Source
from tinhso.onestop.rules.procedure import Duration, Term

E = EventKind
SAID = Source("thử", verified=False)
PAUSING = """
[[supplement]]
valid_from = 2026-09-01
effect = "pause"
within_days = 3
limit = 1
source = "Quy định thử"
verified = false
"""


def at(text: str) -> datetime:
    """'14/8/2026 15:20' in Vietnam."""
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=ZONE)


def days(count: int, committed: int | None = None) -> Term:
    shorter = Duration(committed, TimeUnit.WORKING_DAYS) if committed else None
    return Term(Duration(count, TimeUnit.WORKING_DAYS), SAID, shorter)


def hours(count: int) -> Term:
    return Term(Duration(count, TimeUnit.WORKING_HOURS), SAID)


SAME_DAY = Term(Duration(1, TimeUnit.SAME_DAY), SAID)


def read(term: Term, *events: Event, now: str = "31/12/2026 12:00", rules: ClockRules | None = None) -> Reading:
    return clock.read(term, events, default_calendar(), rules or default_rules(), at(now))


def due(reading: Reading) -> str:
    assert reading.appointed is not None
    assert reading.appointed.at is not None
    moment = reading.appointed.at
    return f"{moment.day}/{moment.month}/{moment.year} {moment:%H:%M}"


def received(text: str, competent: bool = True) -> Event:
    return Event(E.RECEIVED, at(text), competent)


def pausing() -> ClockRules:
    """The rules of the package, and a pause instead of the restart from 1/9/2026."""
    return read_rules(files("tinhso.onestop.rules").joinpath("clock_rules.toml").read_text(encoding="utf-8") + PAUSING)


def warned(reading: Reading) -> set[WarningKind]:
    return {warning.kind for warning in reading.warnings}


@pytest.mark.parametrize(
    ("term", "reception", "expected"),
    [
        # the first day is the working day after reception; the term ends with the closing of its last day
        (days(1), "14/8/2025 09:10", "15/8/2025 17:30"),
        (days(3), "14/8/2025 09:10", "19/8/2025 17:30"),
        # before 5/8/2026 no general rule on late reception: 15:20 counts like the morning
        (days(1), "14/8/2025 15:20", "15/8/2025 17:30"),
        # since then what comes after 15:00 counts as handed over the next working day
        (days(1), "12/8/2026 15:00", "13/8/2026 17:30"),
        (days(1), "12/8/2026 15:01", "14/8/2026 17:30"),
        (SAME_DAY, "12/8/2026 14:59", "12/8/2026 17:30"),
        (SAME_DAY, "12/8/2026 15:20", "13/8/2026 17:30"),
        (hours(4), "12/8/2026 15:20", "13/8/2026 11:30"),
        # over a Saturday and a Sunday; online on a Saturday counts as handed over on Monday
        (days(1), "14/8/2026 16:00", "18/8/2026 17:30"),
        (days(1), "15/8/2026 10:00", "18/8/2026 17:30"),
        # hours: over the noon rest, over the night
        (hours(4), "12/8/2026 10:00", "12/8/2026 16:00"),
        (hours(8), "12/8/2026 14:30", "13/8/2026 14:30"),
        # Tết 2026: the Friday before, back on Monday 23/2
        (days(1), "13/2/2026 09:00", "23/2/2026 17:30"),
        (days(5), "12/2/2026 09:00", "26/2/2026 17:30"),
        # Tết 2025: 27/1 to 31/1
        (days(2), "24/1/2025 09:00", "4/2/2025 17:30"),
        # Saturday 26/4/2025 is worked for 2/5/2025
        (days(1), "25/4/2025 09:00", "26/4/2025 17:30"),
        (days(4), "25/4/2025 09:00", "5/5/2025 17:30"),
        # Saturday 22/8/2026 is worked for 31/8/2026; 24/11/2026 is the new holiday
        (days(1), "21/8/2026 09:00", "22/8/2026 17:30"),
        (days(1), "28/8/2026 09:00", "3/9/2026 17:30"),
        (days(1), "23/11/2026 09:00", "25/11/2026 17:30"),
    ],
)
def test_when_a_dossier_is_due(term: Term, reception: str, expected: str) -> None:
    assert due(read(term, received(reception), now=reception)) == expected


def test_both_limits_are_computed_and_the_commitment_is_what_is_told() -> None:
    reading = read(days(5, committed=3), received("10/8/2026 09:00"), now="13/8/2026 11:30")
    assert reading.statutory is not None
    assert reading.committed is not None
    assert reading.statutory.at == at("17/8/2026 17:30")
    assert reading.committed.at == at("13/8/2026 17:30")
    assert due(reading) == "13/8/2026 17:30"
    assert (reading.committed.used, reading.committed.remaining) == (20 * 60, 4 * 60)
    assert reading.statutory.remaining == 20 * 60


def test_late_by_how_much() -> None:
    finished = Event(E.FINISHED, at("14/8/2026 09:00"))
    reading = read(days(5, committed=3), received("10/8/2026 09:00"), finished)
    assert reading.state is State.FINISHED
    assert reading.committed is not None
    assert reading.statutory is not None
    assert (reading.committed.late, reading.committed.late_by, reading.statutory.late) == (True, 90, False)


def test_the_last_minute_is_in_time_and_the_next_is_not() -> None:
    for ended, late in (("13/8/2026 17:30", False), ("13/8/2026 17:31", True)):
        reading = read(days(3), received("10/8/2026 09:00"), Event(E.FINISHED, at(ended)))
        assert reading.appointed is not None
        assert (reading.appointed.late, reading.appointed.late_by) == (late, 0)


def test_a_supplement_begins_the_time_anew() -> None:
    """Nghị định 61/2018/NĐ-CP, Điều 19.4."""
    history = [received("3/3/2025 09:00"), Event(E.SUPPLEMENT_ASKED, at("5/3/2025 10:00"))]
    waiting = read(days(5), *history, now="7/3/2025 08:00")
    assert waiting.state is State.PAUSED
    assert waiting.appointed is not None
    assert waiting.appointed.at is None
    again = read(days(5), *history, Event(E.SUPPLEMENT_GIVEN, at("10/3/2025 14:00")), now="10/3/2025 15:00")
    assert due(again) == "17/3/2025 17:30"
    assert again.statutory is not None
    assert again.statutory.used == 0
    restarted = next(step for step in again.derivation if step.kind is StepKind.RESTARTED)
    assert restarted.rule is not None
    assert "61/2018" in restarted.rule.source


def test_where_a_rule_makes_it_a_pause_the_limit_moves_by_the_working_time_waited() -> None:
    history = [
        received("7/9/2026 09:00"),
        Event(E.SUPPLEMENT_ASKED, at("9/9/2026 10:00")),
        Event(E.SUPPLEMENT_GIVEN, at("10/9/2026 11:00")),
    ]
    reading = read(days(3), *history, now="10/9/2026 12:00", rules=pausing())
    assert due(reading) == "14/9/2026 08:30"  # 10/9 17:30 and nine working hours
    paused = next(step for step in reading.derivation if step.kind is StepKind.PAUSED)
    assert paused.minutes == 9 * 60


def test_a_case_keeps_the_rules_of_the_day_it_was_received() -> None:
    """Received while a supplement still began the time anew, asked for after the rule had changed."""
    asked, given = Event(E.SUPPLEMENT_ASKED, at("3/9/2026 10:00")), Event(E.SUPPLEMENT_GIVEN, at("3/9/2026 14:00"))
    old = read(days(3), received("28/8/2026 09:00"), asked, given, now="3/9/2026 15:00", rules=pausing())
    assert due(old) == "8/9/2026 17:30"
    assert StepKind.RESTARTED in {step.kind for step in old.derivation}
    # received before the cut-off rule, given after it: the old rule still holds, 16:00 isn't late
    late = Event(E.SUPPLEMENT_GIVEN, at("6/8/2026 16:00"))
    reading = read(days(1), received("3/8/2026 09:00"), Event(E.SUPPLEMENT_ASKED, at("4/8/2026 09:00")), late)
    assert due(reading) == "7/8/2026 17:30"


def test_waiting_for_payment_stops_the_clock() -> None:
    history = [
        received("10/8/2026 09:00"),
        Event(E.PAYMENT_AWAITED, at("11/8/2026 10:00")),
        Event(E.PAID, at("12/8/2026 10:00")),
    ]
    assert due(read(days(3), *history, now="12/8/2026 11:00")) == "14/8/2026 17:30"


def test_waiting_before_the_first_day_costs_nothing() -> None:
    history = [
        received("10/8/2026 09:00"),
        Event(E.PAYMENT_AWAITED, at("10/8/2026 10:00")),
        Event(E.PAID, at("10/8/2026 16:00")),
    ]
    assert due(read(days(3), *history, now="10/8/2026 16:30")) == "13/8/2026 17:30"


def test_handed_in_elsewhere_time_starts_when_the_competent_body_has_it() -> None:
    """Nghị định 309/2026/NĐ-CP, Điều 8; the cut-off is that body's."""
    taken_in = received("12/8/2026 09:00", competent=False)
    under_way = read(days(1), taken_in, now="12/8/2026 12:00")
    assert under_way.state is State.NOT_STARTED
    assert under_way.appointed is None
    arrived = read(days(1), taken_in, Event(E.HANDED_OVER, at("12/8/2026 15:20")), now="12/8/2026 16:00")
    assert due(arrived) == "14/8/2026 17:30"
    before_the_decree = [received("14/8/2025 09:00", competent=False), Event(E.HANDED_OVER, at("15/8/2025 09:00"))]
    assert due(read(days(1), *before_the_decree)) == "15/8/2025 17:30"


def test_an_apology_is_due_a_working_day_before_the_term_expires() -> None:
    history = [received("10/8/2026 09:00")]
    assert read(days(5), *history, now="11/8/2026 09:00").apology_by == at("14/8/2026 17:30")
    assert WarningKind.APOLOGY_DUE not in warned(read(days(5), *history, now="13/8/2026 17:00"))
    assert WarningKind.APOLOGY_DUE in warned(read(days(5), *history, now="14/8/2026 08:00"))
    sent = read(days(5), *history, Event(E.APOLOGISED, at("14/8/2026 10:00")), now="14/8/2026 11:00")
    assert (sent.apology_by, warned(sent)) == (None, set())
    late = read(days(5), *history, Event(E.APOLOGISED, at("17/8/2026 10:00")), now="17/8/2026 11:00")
    assert WarningKind.APOLOGY_LATE in warned(late)


def test_a_term_of_one_day_leaves_no_time_for_an_apology_after_the_day_of_reception() -> None:
    assert read(days(1), received("12/8/2026 09:00"), now="12/8/2026 10:00").apology_by == at("12/8/2026 17:30")
    assert read(hours(2), received("12/8/2026 09:00"), now="12/8/2026 10:00").apology_by is None


def test_a_new_appointment_is_told_and_leaves_the_first_limits_as_they_are() -> None:
    extended = Event(E.EXTENDED, at("14/8/2026 10:00"), due=at("19/8/2026 11:00"))
    reading = read(days(5), received("10/8/2026 09:00"), extended, now="18/8/2026 09:00")
    assert due(reading) == "19/8/2026 11:00"
    assert reading.statutory is not None
    assert reading.appointed is not None
    assert (reading.statutory.late, reading.appointed.late) == (True, False)
    assert warned(reading) == {WarningKind.REAPPOINTMENT_USED}
    again = Event(E.EXTENDED, at("18/8/2026 10:00"), due=at("21/8/2026 11:00"))
    twice = read(days(5), received("10/8/2026 09:00"), extended, again, now="18/8/2026 11:00")
    assert warned(twice) == {WarningKind.REAPPOINTMENT_TOO_OFTEN}


@pytest.mark.parametrize(
    ("finished", "kept"),
    [("17/8/2026 17:30", Kept.PROMISE), ("19/8/2026 11:00", Kept.SECOND), ("19/8/2026 11:01", Kept.NEITHER)],
)
def test_an_apology_in_time_gives_a_second_word_to_keep(finished: str, kept: Kept) -> None:
    sorry = Event(E.APOLOGISED, at("14/8/2026 10:00"))
    anew = Event(E.EXTENDED, at("14/8/2026 10:00"), due=at("19/8/2026 11:00"))
    ended = [received("10/8/2026 09:00"), Event(E.FINISHED, at(finished))]
    assert read(days(5), *ended, sorry, anew).kept is kept
    after_the_limit = [replace(sorry, at=at("18/8/2026 10:00")), replace(anew, at=at("18/8/2026 10:00"))]
    for without in ([], [anew], after_the_limit):
        assert read(days(5), *ended, *without).kept is (Kept.PROMISE if kept is Kept.PROMISE else Kept.NEITHER)


def test_more_time_by_law_moves_both_limits() -> None:
    more = Event(E.LENGTHENED, at("11/8/2026 10:00"), by=Duration(2, TimeUnit.WORKING_DAYS))
    reading = read(days(5, committed=3), received("10/8/2026 09:00"), more, now="11/8/2026 11:00")
    assert reading.statutory is not None
    assert reading.statutory.at == at("19/8/2026 17:30")
    assert due(reading) == "17/8/2026 17:30"


def test_an_incomplete_dossier_is_given_back_within_three_working_days_and_once() -> None:
    reading = read(days(10), received("10/8/2026 09:00"), now="11/8/2026 09:00")
    assert reading.incomplete_by == at("13/8/2026 17:30")
    asked = [Event(E.SUPPLEMENT_ASKED, at("14/8/2026 08:00")), Event(E.SUPPLEMENT_GIVEN, at("17/8/2026 09:00"))]
    late = read(days(10), received("10/8/2026 09:00"), *asked, now="17/8/2026 10:00")
    assert warned(late) == {WarningKind.SUPPLEMENT_ASKED_LATE, WarningKind.SUPPLEMENT_ASKED_BEFORE}
    second = Event(E.SUPPLEMENT_ASKED, at("18/8/2026 08:00"))
    twice = read(days(10), received("10/8/2026 09:00"), *asked, second, now="18/8/2026 10:00")
    assert WarningKind.SUPPLEMENT_TOO_OFTEN in warned(twice)


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (E.FINISHED, State.FINISHED),
        (E.RESULT_GIVEN, State.FINISHED),
        (E.REFUSED, State.STOPPED),
        (E.STOPPED, State.STOPPED),
        (E.WITHDRAWN, State.STOPPED),
    ],
)
def test_an_ending_stops_the_clock_for_good(kind: EventKind, state: State) -> None:
    later = Event(E.SUPPLEMENT_ASKED, at("12/8/2026 10:00"))
    reading = read(days(3), received("10/8/2026 09:00"), Event(kind, at("11/8/2026 10:30")), later)
    assert (reading.state, reading.ended, reading.supplements) == (state, at("11/8/2026 10:30"), 0)
    assert reading.statutory is not None
    assert reading.statutory.used == 180


def test_what_hasnt_happened_yet_doesnt_count() -> None:
    history = [received("10/8/2026 09:00"), Event(E.FINISHED, at("12/8/2026 10:00"))]
    assert read(days(3), *history, now="11/8/2026 10:00").state is State.RUNNING


def test_a_special_law_has_its_own_cut_off() -> None:
    own = CutOff(valid_from=at("1/7/2024 00:00").date(), source="Nghị định 63/2024/NĐ-CP", verified=True, at=time(15))
    reading = clock.read(
        SAME_DAY, [received("14/8/2025 15:20")], default_calendar(), default_rules(), at("14/8/2025 16:00"), cut_off=own
    )
    assert due(reading) == "15/8/2025 17:30"
    late = next(step for step in reading.derivation if step.kind is StepKind.LATE)
    assert late.rule is own


def test_a_limit_in_a_year_without_notices_is_provisional() -> None:
    assert WarningKind.CALENDAR_UNCERTAIN in warned(read(days(5), received("30/12/2026 09:00"), now="30/12/2026 10:00"))
    assert WarningKind.CALENDAR_UNCERTAIN not in warned(
        read(days(5), received("10/8/2026 09:00"), now="10/8/2026 10:00")
    )


def test_the_derivation_tells_the_whole_way_to_the_limit() -> None:
    reading = read(days(3), received("20/8/2026 15:20"), now="21/8/2026 08:00")
    told = [(step.kind, step.start, step.end) for step in reading.derivation]
    assert told == [
        (StepKind.RECEIVED, at("20/8/2026 15:20"), None),
        (StepKind.LATE, at("20/8/2026 15:20"), at("21/8/2026 07:30")),
        (StepKind.TERM, at("22/8/2026 07:30"), at("25/8/2026 17:30")),
        (StepKind.MADE_UP, at("22/8/2026 00:00"), None),
        (StepKind.REST, at("23/8/2026 00:00"), at("23/8/2026 00:00")),
        (StepKind.DUE, None, at("25/8/2026 17:30")),
    ]
    assert reading.derivation[-1].promise is Promise.STATUTORY


def test_tet_is_named_among_the_days_that_dont_count() -> None:
    reading = read(days(3), received("12/2/2026 09:00"), now="12/2/2026 10:00")
    rest = next(step for step in reading.derivation if step.kind is StepKind.REST)
    assert (rest.start, rest.end, rest.count) == (at("14/2/2026 00:00"), at("22/2/2026 00:00"), 9)
    assert {day.name for day in rest.days} == {"Tết Nguyên đán"}


@pytest.mark.parametrize(
    "sense_less",
    [
        lambda: Event(E.RECEIVED, datetime(2026, 8, 10, 9)),
        lambda: Event(E.EXTENDED, at("10/8/2026 09:00")),
        lambda: Event(E.EXTENDED, at("10/8/2026 09:00"), due=at("10/8/2026 09:00") - timedelta(days=1)),
        lambda: Event(E.PAID, at("10/8/2026 09:00"), due=at("11/8/2026 09:00")),
        lambda: Event(E.LENGTHENED, at("10/8/2026 09:00")),
        lambda: read(days(1), received("10/8/2010 09:00")),
        lambda: read_rules("[[hours]]\nvalid_from = 2020-01-01"),
        lambda: replace(default_rules().hours[0], minutes=((600, 500),)),
    ],
)
def test_what_makes_no_sense_is_refused(sense_less) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"."):
        sense_less()
