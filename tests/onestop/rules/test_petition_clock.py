"""2, 5, 15 and 2 working days of a petition."""

import pytest

from tests.onestop.rules.test_clock import at
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.rules import petition_clock
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import Promise, StepKind
from tinhso.onestop.rules.petition_clock import PetitionEvent, PetitionKind, PetitionReading, Standing

K = PetitionKind


def read(*happened: tuple[PetitionKind, str], now: str = "10/8/2026 12:00") -> PetitionReading:
    events = [
        PetitionEvent(K.RECEIVED, at("10/8/2026 09:00")),
        *(PetitionEvent(kind, at(when)) for kind, when in happened),
    ]
    return petition_clock.read(events, default_calendar(), default_rules(), at(now))


def standings(reading: PetitionReading) -> dict[Promise, Standing]:
    return {limit.promise: limit.standing for limit in reading.limits}


def test_the_limits_of_a_new_petition() -> None:
    """Fifteen working days from 10/8/2026: Saturday 22/8 is worked, 31/8 to 2/9 are not needed any more."""
    reading = read()
    assert [(limit.promise, limit.due) for limit in reading.limits] == [
        (Promise.REFUSE, at("12/8/2026 17:30")),
        (Promise.ASK, at("17/8/2026 17:30")),
        (Promise.HANDLE, at("28/8/2026 17:30")),
    ]
    assert reading.due == at("12/8/2026 17:30")
    assert not reading.is_late


def test_ways_out_lapse_and_are_no_breach() -> None:
    reading = read(now="18/8/2026 08:00")
    assert standings(reading) == {
        Promise.REFUSE: Standing.LAPSED,
        Promise.ASK: Standing.LAPSED,
        Promise.HANDLE: Standing.OPEN,
    }
    assert reading.due == at("28/8/2026 17:30")
    assert not reading.is_late


@pytest.mark.parametrize(("when", "standing"), [("12/8/2026 17:30", Standing.KEPT), ("13/8/2026 07:30", Standing.LATE)])
def test_a_refusal_within_two_days(when: str, standing: Standing) -> None:
    reading = read((K.REFUSED, when), now="1/9/2026 09:00")
    assert standings(reading) == {Promise.REFUSE: standing}
    assert reading.due is None


def test_asking_for_more_begins_the_handling_anew() -> None:
    waiting = read((K.ASKED, "14/8/2026 10:00"), now="20/8/2026 09:00")
    assert standings(waiting)[Promise.HANDLE] is Standing.WAITING
    assert waiting.due is None
    given = read((K.ASKED, "14/8/2026 10:00"), (K.GIVEN, "20/8/2026 10:00"), now="20/8/2026 11:00")
    assert given.due == at("14/9/2026 17:30")
    assert StepKind.RESTARTED in {step.kind for step in given.derivation}
    assert standings(read((K.ASKED, "18/8/2026 10:00"), now="18/8/2026 11:00"))[Promise.ASK] is Standing.LATE


def test_what_is_handled_is_published_within_two_days() -> None:
    handled = (K.HANDLED, "28/8/2026 16:00")
    reading = read(handled, now="28/8/2026 17:00")
    assert reading.due == at("4/9/2026 17:30")
    assert standings(reading) == {Promise.HANDLE: Standing.KEPT, Promise.PUBLISH: Standing.OPEN}
    assert read(handled, (K.PUBLISHED, "5/9/2026 08:00"), now="7/9/2026 09:00").is_late


def test_what_is_closed_unpublished_owes_no_publication() -> None:
    handled = (K.HANDLED, "28/8/2026 16:00")
    open_still = read(handled, now="28/8/2026 17:00")
    assert open_still.duty == open_still.limit(Promise.PUBLISH)
    closed = read(handled, (K.CLOSED, "28/8/2026 17:00"), (K.PUBLISHED, "9/9/2026 08:00"), now="10/9/2026 09:00")
    assert standings(closed) == {Promise.HANDLE: Standing.KEPT}
    assert (closed.duty, closed.due, closed.is_late) == (None, None, False)


def test_what_is_not_handled_in_time_is_late() -> None:
    assert read(now="29/8/2026 09:00").is_late


def test_a_clock_needs_a_reception() -> None:
    with pytest.raises(ValueError, match="reception"):
        petition_clock.read([], default_calendar(), default_rules(), at("10/8/2026 09:00"))
