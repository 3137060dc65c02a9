from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from tinhso.kernel import clock

EVENING_IN_UTC = datetime(2025, 8, 7, 17, 30, tzinfo=UTC)  # half past midnight in Vietnam


@pytest.fixture
def process_clock() -> Iterator[None]:
    clock.set_source(lambda: EVENING_IN_UTC)
    yield
    clock.set_source(None)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_the_day_turns_at_midnight_in_vietnam() -> None:
    with clock.frozen(EVENING_IN_UTC - timedelta(hours=1)):
        assert clock.today() == date(2025, 8, 7)
    with clock.frozen(EVENING_IN_UTC):
        assert clock.today() == date(2025, 8, 8)
        assert clock.local(clock.now()).hour == 0


def test_frozen_time_nests_and_ends() -> None:
    later = EVENING_IN_UTC + timedelta(days=1)
    with clock.frozen(EVENING_IN_UTC):
        with clock.frozen(later):
            assert clock.now() == later
        assert clock.now() == EVENING_IN_UTC
    assert clock.now() > later


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.frozen(datetime(2025, 8, 7)):
        pass


def test_the_process_clock_reaches_other_threads(process_clock: None) -> None:
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(clock.now).result() == EVENING_IN_UTC


def test_frozen_wins_over_the_process_clock_in_its_own_thread(process_clock: None) -> None:
    noon = datetime(2025, 9, 1, 5, tzinfo=UTC)
    with clock.frozen(noon), ThreadPoolExecutor(1) as threads:
        assert clock.now() == noon
        assert threads.submit(clock.now).result() == EVENING_IN_UTC
