"""When the index takes a dossier as ended, and on time (component 2.1)."""

import pytest

from tests.onestop.rules.test_clock import at, days, received
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import Event, EventKind
from tinhso.onestop.rules.end_time import Ended, ended

E = EventKind
APPOINTED = "13/8/2026 17:30"
MONTH_END = "31/8/2026 23:59"


def judged(
    *happened: tuple[EventKind, str], appointed: str | None = APPOINTED, until: str = "31/8/2026 23:59"
) -> Ended:
    events = [received("10/8/2026 09:00"), *(Event(kind, at(when)) for kind, when in happened)]
    told = at(appointed) if appointed else None
    found = ended(days(3), events, told, at(until), default_calendar(), default_rules())
    assert found is not None
    return found


def test_finished_counts_before_handed_out() -> None:
    found = judged((E.RESULT_GIVEN, "14/8/2026 09:00"), (E.FINISHED, "13/8/2026 17:30"))
    assert (found.by, found.at, found.on_time) == (E.FINISHED, at("13/8/2026 17:30"), True)


@pytest.mark.parametrize("kind", [E.RESULT_GIVEN, E.STOPPED, E.REFUSED, E.WITHDRAWN])
def test_other_endings_count_too(kind: EventKind) -> None:
    assert judged((kind, "13/8/2026 16:00")).on_time
    assert not judged((kind, "14/8/2026 08:00")).on_time


def test_the_applicants_time_is_given_back() -> None:
    found = judged(
        (E.SUPPLEMENT_ASKED, "11/8/2026 10:00"),
        (E.SUPPLEMENT_GIVEN, "12/8/2026 10:00"),
        (E.FINISHED, "14/8/2026 17:00"),
    )
    assert (found.supplement_minutes, found.limit, found.on_time) == (480, at("14/8/2026 17:30"), True)


def test_one_request_without_an_answer_is_the_end() -> None:
    found = judged((E.SUPPLEMENT_ASKED, "11/8/2026 10:00"))
    assert (found.by, found.at, found.on_time) == (E.SUPPLEMENT_ASKED, at("11/8/2026 10:00"), True)


def test_asked_twice_is_overdue() -> None:
    asked = (E.SUPPLEMENT_ASKED, "11/8/2026 10:00"), (E.SUPPLEMENT_GIVEN, "11/8/2026 11:00")
    assert not judged(*asked, (E.SUPPLEMENT_ASKED, "12/8/2026 09:00"), (E.FINISHED, "12/8/2026 10:00")).on_time


def test_without_an_end_the_period_ends_it() -> None:
    assert judged(until="12/8/2026 23:59").on_time
    assert judged().by is None
    assert not judged().on_time


def test_without_an_appointment_the_statutory_time_from_reception_counts() -> None:
    assert judged((E.FINISHED, "13/8/2026 17:30"), appointed=None).on_time
    assert not judged((E.FINISHED, "14/8/2026 07:30"), appointed=None).on_time


def test_withdrawn_before_it_was_received_counts_in_no_way() -> None:
    events = [Event(E.WITHDRAWN, at("10/8/2026 09:00"))]
    assert ended(days(3), events, None, at("31/8/2026 23:59"), default_calendar(), default_rules()) is None
