from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.calendar import (
    CalendarDay,
    DayKind,
    WorkingCalendar,
    default_calendar,
    default_data,
    load_calendar_data,
)

days = st.dates(min_value=date(2024, 6, 1), max_value=date(2028, 6, 1))
counts = st.integers(-400, 400)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 4, 26), True),  # Saturday worked for 2/5
        (date(2025, 5, 2), False),
        (date(2025, 9, 1), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 2, 13), True),
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 11, 24), False),
        (date(2026, 11, 21), False),
    ],
)
def test_days_of_2025_and_2026(day: date, works: bool) -> None:
    assert default_calendar().is_working(day) is works


def test_a_swap_that_is_only_proposed_is_not_applied() -> None:
    assert {entry.date for entry in default_data().proposed} == {date(2026, 11, 23), date(2026, 11, 28)}
    assert default_calendar().is_working(date(2026, 11, 23))
    assert not default_calendar().is_working(date(2026, 11, 28))


def test_five_working_days_over_tet() -> None:
    friday_before = date(2026, 2, 13)
    assert default_calendar().add_working_days(friday_before, 5) == date(2026, 2, 27)


def test_a_deadline_back_over_a_weekend() -> None:
    assert default_calendar().add_working_days(date(2025, 8, 11), -1) == date(2025, 8, 8)


def test_every_entry_of_the_package_changes_its_day_or_names_a_holiday() -> None:
    for entry in default_calendar().days:
        weekend = entry.date.weekday() >= 5
        assert entry.kind is DayKind.HOLIDAY or entry.kind.is_working is weekend, entry


def test_every_swap_of_the_package_gives_a_day_for_a_day() -> None:
    for year in (2025, 2026, 2027):
        kinds = [entry.kind for entry in default_calendar().days if entry.date.year == year]
        assert kinds.count(DayKind.SWAP_OFF) == kinds.count(DayKind.SWAP_WORK)


def test_what_is_not_yet_published_is_not_certain() -> None:
    calendar = default_calendar()
    assert calendar.is_certain(date(2025, 1, 1), date(2025, 12, 31))
    assert calendar.is_certain(date(2026, 1, 11), date(2026, 12, 31))
    assert not calendar.is_certain(date(2026, 1, 5), date(2026, 1, 12))  # the Saturday worked for 2/1 is unconfirmed
    assert not calendar.is_certain(date(2026, 12, 30), date(2027, 1, 4))
    assert not calendar.is_certain(date(2024, 12, 30), date(2025, 1, 4))


def test_two_entries_on_one_day_are_refused() -> None:
    entry = CalendarDay(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam")
    with pytest.raises(ValueError, match="one day"):
        WorkingCalendar([entry, entry], [])


def test_a_day_filed_under_the_wrong_year_is_refused() -> None:
    with pytest.raises(ValueError, match="outside 2026"):
        load_calendar_data(
            '[[year]]\nyear = 2026\ncomplete = true\ndays = [{ date = 2025-01-01, kind = "holiday", name = "Tết" }]'
        )


@given(days, counts)
def test_adding_then_counting_gives_the_same_number(day: date, count: int) -> None:
    calendar = default_calendar()
    reached = calendar.add_working_days(day, count)
    if count >= 0:
        assert calendar.working_days_between(day, reached) == count
    else:  # the day reached isn't counted, the day we came from is
        before = day - timedelta(days=1)
        assert calendar.working_days_between(reached - timedelta(days=1), before) == -count


@given(days, counts.filter(bool))
def test_adding_never_lands_on_a_rest_day(day: date, count: int) -> None:
    assert default_calendar().is_working(default_calendar().add_working_days(day, count))


@given(days, st.integers(0, 60), st.integers(0, 400))
def test_adding_is_monotone(day: date, later: int, count: int) -> None:
    calendar = default_calendar()
    reached = calendar.add_working_days(day, count)
    assert reached <= calendar.add_working_days(day + timedelta(days=later), count)
    assert reached < calendar.add_working_days(day, count + 1)


@given(days, days)
def test_counting_agrees_with_looking_at_every_day(first: date, last: date) -> None:
    first, last = min(first, last), max(first, last)
    calendar = default_calendar()
    every_day = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
    assert calendar.working_days_between(first, last) == sum(calendar.is_working(day) for day in every_day)
    assert calendar.working_days_between(last, first) == -calendar.working_days_between(first, last)
