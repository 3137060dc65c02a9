"""Spans of days out of months and days: every day once, and few cells for a reporting period."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tinhso.metrics.spans import Piece, pieces

days = st.dates(date(2023, 11, 1), date(2026, 3, 31))


def days_of(piece: Piece) -> list[date]:
    last = piece.last
    if piece.months:
        last = (piece.last.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return [piece.first + timedelta(days=number) for number in range((last - piece.first).days + 1)]


@given(days, days)
def test_every_day_counts_once_and_no_other(one, other):
    first, last = sorted((one, other))
    counted: Counter[date] = Counter()
    for piece in pieces(first, last):
        for day in days_of(piece):
            counted[day] += piece.sign

    assert {day for day, times in counted.items() if times} == set(days_of(Piece(False, first, last)))
    assert set(counted.values()) <= {0, 1}


@given(days, days)
def test_days_read_one_by_one_are_never_more_than_two_half_months(one, other):
    first, last = sorted((one, other))
    assert sum(len(days_of(piece)) for piece in pieces(first, last) if not piece.months) <= 31


def test_a_reporting_period_is_a_month_and_two_weeks():
    assert pieces(date(2025, 7, 8), date(2025, 8, 7)) == [
        Piece(False, date(2025, 8, 1), date(2025, 8, 7)),
        Piece(True, date(2025, 7, 1), date(2025, 7, 1)),
        Piece(False, date(2025, 7, 1), date(2025, 7, 7), -1),
    ]


def test_everything_up_to_a_day_begins_with_months():
    assert pieces(date.min, date(2025, 2, 3)) == [
        Piece(False, date(2025, 2, 1), date(2025, 2, 3)),
        Piece(True, date.min, date(2025, 1, 1)),
    ]
