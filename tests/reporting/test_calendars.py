"""Reporting windows: no day lost, none counted twice, and late by a minute is late."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.calendar import default_calendar
from tinhso.kernel.clock import ZONE
from tinhso.kernel.dates import Period
from tinhso.reporting.rules.calendars import (
    Cut,
    is_late,
    late_from,
    misplaced_change,
    next_windows,
    window,
    window_name,
    windows_cut,
)

A_DAY = timedelta(days=1)
MONTHLY = [Cut(cut_off_day=7)]
TILING = ["weekly", "monthly", "quarterly", "half_yearly", "yearly"]


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@st.composite
def changing_rules(draw: st.DrawFn) -> tuple[str, list[Cut]]:
    """Rules one after the other without a day between them, in any order, the last one open."""
    rhythm = draw(st.sampled_from(TILING))
    cut_off_days = st.integers(1, 7 if rhythm == "weekly" else 31)
    changes = sorted(draw(st.sets(st.dates(date(2019, 6, 1), date(2032, 6, 1)), max_size=5)))
    bounds = [None, *changes, None]
    rules = [
        Cut(
            draw(cut_off_days),
            due_days=draw(st.integers(0, 10)),
            moves_to_working_day=draw(st.booleans()),
            since=since,
            until=until - A_DAY if until else None,
        )
        for since, until in itertools.pairwise(bounds)
    ]
    return rhythm, draw(st.permutations(rules))


@given(changing_rules(), st.dates(date(2018, 1, 1), date(2034, 12, 31)))
def test_every_day_lies_in_exactly_one_window_and_the_next_begins_the_day_after(
    calendar: tuple[str, list[Cut]], day: date
) -> None:
    rhythm, rules = calendar
    here = window(rhythm, rules, day)
    assert here is not None
    assert day in here.period
    following = window(rhythm, rules, here.period.last_day + A_DAY)
    assert following is not None
    assert following.period.first_day == here.period.last_day + A_DAY
    before = window(rhythm, rules, here.period.first_day - A_DAY)
    assert before is not None
    assert before.period.last_day == here.period.first_day - A_DAY
    assert window(rhythm, rules, here.period.first_day) == window(rhythm, rules, here.period.last_day) == here
    assert here.rule.holds_on(here.period.last_day), "a window follows the rule of its cut-off"


@given(changing_rules(), st.dates(date(2019, 1, 1), date(2033, 12, 31)))
def test_windows_that_follow_each_other_tile_time(calendar: tuple[str, list[Cut]], day: date) -> None:
    rhythm, rules = calendar
    listed = next_windows(rhythm, rules, day, 15)
    assert len(listed) == 15
    assert day in listed[0].period
    for one, other in itertools.pairwise(listed):
        assert other.period.first_day == one.period.last_day + A_DAY
    first, last = listed[0].period.last_day, listed[-1].period.last_day
    assert windows_cut(rhythm, rules, first, last) == listed
    assert windows_cut(rhythm, rules, first + A_DAY, last - A_DAY) == listed[1:-1]


@given(st.integers(2000, 2100), st.integers(1, 12))
def test_the_monthly_window_runs_from_the_8th_to_the_7th(year: int, month: int) -> None:
    here = window("monthly", MONTHLY, date(year, month, 7))
    before = date(year - 1, 12, 8) if month == 1 else date(year, month - 1, 8)
    assert here is not None
    assert here.period == Period(before, date(year, month, 7))
    assert here.due_at == datetime(year, month, 8, 23, 59, tzinfo=ZONE)
    assert window("monthly", MONTHLY, date(year, month, 8)) != here


def test_the_window_of_the_real_report_of_august_2025() -> None:
    here = window("monthly", MONTHLY, date(2025, 8, 7))
    assert here is not None
    assert str(here.period) == "08/7/2025 - 07/8/2025"
    assert window_name("monthly", here.period) == "tháng 8/2025"


@pytest.mark.parametrize(
    ("cut_off_day", "day", "expected"),
    [
        (31, "2024-02-10", days("2024-02-01", "2024-02-29")),
        (31, "2025-02-10", days("2025-02-01", "2025-02-28")),
        (30, "2025-03-01", days("2025-03-01", "2025-03-30")),
        (29, "2024-02-29", days("2024-01-30", "2024-02-29")),
        (29, "2025-03-01", days("2025-03-01", "2025-03-29")),
    ],
)
def test_a_cut_off_later_than_the_month_is_its_last_day(cut_off_day: int, day: str, expected: Period) -> None:
    here = window("monthly", [Cut(cut_off_day)], date.fromisoformat(day))
    assert here is not None
    assert here.period == expected


@pytest.mark.parametrize(
    ("rhythm", "day", "expected", "name"),
    [
        ("monthly", "2025-12-15", days("2025-12-15", "2026-01-14"), "tháng 1/2026"),
        ("quarterly", "2025-12-15", days("2025-12-15", "2026-03-14"), "quý I/2026"),
        ("quarterly", "2025-12-14", days("2025-09-15", "2025-12-14"), "quý IV/2025"),
        ("half_yearly", "2026-06-14", days("2025-12-15", "2026-06-14"), "6 tháng đầu năm 2026"),
        ("half_yearly", "2026-06-15", days("2026-06-15", "2026-12-14"), "6 tháng cuối năm 2026"),
        ("nine_monthly", "2026-09-14", days("2025-12-15", "2026-09-14"), "9 tháng đầu năm 2026"),
        ("yearly", "2024-02-29", days("2023-12-15", "2024-12-14"), "năm 2024"),
    ],
)
def test_the_windows_of_the_reporting_decree(rhythm: str, day: str, expected: Period, name: str) -> None:
    here = window(rhythm, [Cut(14)], date.fromisoformat(day))
    assert here is not None
    assert here.period == expected
    assert window_name(rhythm, here.period) == name


def test_what_follows_the_nine_months_is_not_reported_by_itself() -> None:
    assert window("nine_monthly", [Cut(14)], date(2026, 9, 15)) is None
    following = next_windows("nine_monthly", [Cut(14)], date(2026, 9, 15), 2)
    assert [each.period for each in following] == [
        days("2026-12-15", "2027-09-14"),
        days("2027-12-15", "2028-09-14"),
    ]


def test_a_week_may_end_on_any_day_and_crosses_the_year() -> None:
    here = window("weekly", [Cut(4, due_time=time(15))], date(2025, 12, 30))
    assert here is not None
    assert here.period == days("2025-12-26", "2026-01-01")
    assert here.due_at == datetime(2026, 1, 2, 15, tzinfo=ZONE)
    assert window_name("weekly", here.period) == "tuần 1/2026"


def test_late_begins_with_the_minute_after_the_last_one() -> None:
    midnight = datetime(2025, 8, 8, 23, 59, tzinfo=ZONE)
    assert not is_late(datetime(2025, 8, 8, 23, 59, 59, tzinfo=ZONE), midnight)
    assert is_late(datetime(2025, 8, 9, 0, 0, tzinfo=ZONE), midnight)
    afternoon = datetime(2025, 8, 8, 17, 0, tzinfo=ZONE)
    assert not is_late(datetime(2025, 8, 8, 17, 0, 59, tzinfo=ZONE), afternoon)
    assert is_late(datetime(2025, 8, 8, 17, 1, tzinfo=ZONE), afternoon)
    assert late_from(afternoon) == datetime(2025, 8, 8, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2025, 8, 7), date(2025, 8, 8)),  # a Friday
        (date(2025, 11, 7), date(2025, 11, 10)),  # the 8th is a Saturday
        (date(2026, 2, 14), date(2026, 2, 23)),  # Tết, Monday to Friday, between two weekends
        (date(2026, 8, 30), date(2026, 9, 3)),  # a swapped Monday, then two days of Quốc khánh
        (date(2026, 8, 21), date(2026, 8, 22)),  # a Saturday worked in return
        (date(2026, 4, 26), date(2026, 4, 28)),  # the day off in place of a Sunday's holiday
    ],
)
def test_a_due_day_that_is_no_working_day_moves_to_the_next_one(day: date, due: date) -> None:
    rules = [Cut(day.day, moves_to_working_day=True)]
    here = window("monthly", rules, day, default_calendar())
    assert here is not None
    assert here.due_at.date() == due
    unmoved = window("monthly", [Cut(day.day)], day)
    assert unmoved is not None
    assert unmoved.due_at.date() == day + A_DAY


def test_a_rule_that_changes_in_mid_year_makes_one_window_longer() -> None:
    rules = [Cut(14, since=date(2025, 9, 1), recipient="Sở KH&CN"), Cut(7, until=date(2025, 8, 31))]
    listed = next_windows("monthly", rules, date(2025, 8, 1), 3)
    assert [each.period for each in listed] == [
        days("2025-07-08", "2025-08-07"),
        days("2025-08-08", "2025-09-14"),
        days("2025-09-15", "2025-10-14"),
    ]
    assert [each.rule.recipient for each in listed] == ["", "Sở KH&CN", "Sở KH&CN"]
    assert misplaced_change("monthly", rules) is None


def test_a_change_that_cuts_a_month_twice_or_not_at_all_is_found() -> None:
    twice = [Cut(7, until=date(2025, 8, 9)), Cut(14, since=date(2025, 8, 10))]
    assert misplaced_change("monthly", twice) == date(2025, 8, 10)
    never = [Cut(14, until=date(2025, 8, 9)), Cut(7, since=date(2025, 8, 10))]
    assert misplaced_change("monthly", never) == date(2025, 8, 10)
    assert misplaced_change("quarterly", never) is None, "August ends no quarter"
    assert misplaced_change("weekly", [Cut(5, until=date(2025, 8, 9)), Cut(7, since=date(2025, 8, 10))]) is not None


def test_a_duty_that_rested_begins_anew() -> None:
    rules = [Cut(7, until=date(2025, 3, 31)), Cut(7, since=date(2025, 10, 1))]
    assert window("monthly", rules, date(2025, 6, 1)) is None
    assert [each.period for each in next_windows("monthly", rules, date(2025, 3, 1), 2)] == [
        days("2025-02-08", "2025-03-07"),
        days("2025-09-08", "2025-10-07"),
    ]


def test_without_a_rule_there_is_no_window() -> None:
    assert window("monthly", [Cut(7, until=date(2025, 8, 31))], date(2025, 8, 8)) is None
    assert window("ad_hoc", [Cut(7)], date(2025, 8, 8)) is None
    assert next_windows("monthly", [], date(2025, 8, 8), 3) == []
