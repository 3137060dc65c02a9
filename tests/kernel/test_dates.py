from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.dates import (
    ImpossibleDateError,
    PartialDate,
    Period,
    PeriodKind,
    find_dates,
    format_date,
    official_date,
    parse_date,
    parse_period,
)

exact_dates = st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(exact_dates)
    known = draw(st.integers(1, 3))
    return PartialDate(day.year, day.month if known > 1 else None, day.day if known > 2 else None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31 tháng 7 năm 2025", PartialDate(2025, 7, 31)),
        ("ngày 05 tháng 8 năm 2025", PartialDate(2025, 8, 5)),
        ("31/7/2025", PartialDate(2025, 7, 31)),
        ("2.1.2018", PartialDate(2018, 1, 2)),
        ("02-01-2018", PartialDate(2018, 1, 2)),
        ("31/ 7/ 2025", PartialDate(2025, 7, 31)),
        ("tháng 1.2014", PartialDate(2014, 1)),
        ("Tháng 06/2025", PartialDate(2025, 6)),
        ("tháng 9 năm 2025", PartialDate(2025, 9)),
        ("6/2025", PartialDate(2025, 6)),
        ("03.1952", PartialDate(1952, 3)),
        ("1952", PartialDate(1952)),
        ("năm 2025", PartialDate(2025)),
    ],
)
def test_dates_as_they_are_written(text: str, meant: PartialDate) -> None:
    assert parse_date(text) == meant


@pytest.mark.parametrize("text", ["31/6/2025", "29.02.2023", "00/01/2020", "tháng 13/2025", "năm 0000"])
def test_days_that_never_were(text: str) -> None:
    with pytest.raises(ImpossibleDateError):
        parse_date(text)


@pytest.mark.parametrize("text", ["", "hôm qua", "08/7", "1.405", "45/2020", "30/2020/NĐ-CP", "2/9-2025", "12.5.25"])
def test_what_is_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse_date(text)


def test_dates_in_a_sentence() -> None:
    sentence = (
        "Công văn số 83/STP-VP ngày 15/01/2025, Nghị định số 30/2020/NĐ-CP, kỳ 15/12/2024-14/6/2025: 5.083/6.264 hồ sơ "
        "(81,14%); hoàn thành trong tháng 9/2025, chậm nhất 31/9/2025."
    )
    assert [(found.text, found.date) for found in find_dates(sentence)] == [
        ("15/01/2025", PartialDate(2025, 1, 15)),
        ("15/12/2024", PartialDate(2024, 12, 15)),
        ("14/6/2025", PartialDate(2025, 6, 14)),
        ("tháng 9/2025", PartialDate(2025, 9)),
        ("31/9/2025", None),
    ]


def test_a_found_date_tells_its_place() -> None:
    sentence = "trước ngày 20/12/2025 theo"
    (found,) = find_dates(sentence)
    assert sentence[found.start : found.end] == found.text == "20/12/2025"


def test_zeros_of_the_official_form() -> None:
    assert format_date(date(2025, 7, 31)) == "31/7/2025"
    assert format_date(date(2025, 7, 1)) == "01/7/2025"
    assert format_date(date(2025, 2, 18)) == "18/02/2025"
    assert official_date(date(2025, 8, 5)) == "ngày 05 tháng 8 năm 2025"
    assert official_date(date(2025, 1, 15)) == "ngày 15 tháng 01 năm 2025"
    assert official_date(date(2025, 10, 31)) == "ngày 31 tháng 10 năm 2025"


def test_register_form() -> None:
    assert PartialDate(1988, 3, 2).register_form() == "02.03.1988"
    assert PartialDate(1988, 3).register_form() == "03.1988"
    assert PartialDate(1988).register_form() == "1988"


def test_what_a_partial_date_leaves_open() -> None:
    assert PartialDate(2024, 2).last_day == date(2024, 2, 29)
    assert PartialDate(1950).is_before(PartialDate(1951, 1))
    assert not PartialDate(1950).is_before(PartialDate(1950, 12, 31))
    assert PartialDate(1950).may_equal(PartialDate(1950, 1, 1))
    assert not PartialDate(1950, 2).may_equal(PartialDate(1950, 3, 1))


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ImpossibleDateError):
        PartialDate(1950, None, 3)


@given(partial_dates())
def test_partial_dates_read_back_in_every_form(written: PartialDate) -> None:
    assert parse_date(str(written)) == written
    assert parse_date(written.register_form()) == written


@given(exact_dates)
def test_the_official_form_reads_back(day: date) -> None:
    assert parse_date(official_date(day)) == PartialDate.of(day)


@given(partial_dates(), partial_dates())
def test_order_of_partial_dates_is_total_and_respects_certainty(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (other < one) + (one == other) == 1
    if one.is_before(other):
        assert one < other
        assert not one.may_equal(other)


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("Quý III/2025", date(2025, 7, 1), date(2025, 9, 30), PeriodKind.QUARTER),
        ("Quí 4 năm 2025", date(2025, 10, 1), date(2025, 12, 31), PeriodKind.QUARTER),
        ("6/2025", date(2025, 6, 1), date(2025, 6, 30), PeriodKind.MONTH),
        ("Trong tháng 9/2025", date(2025, 9, 1), date(2025, 9, 30), PeriodKind.MONTH),
        ("2028", date(2028, 1, 1), date(2028, 12, 31), PeriodKind.YEAR),
        ("Tháng 11 - 12/2025", date(2025, 11, 1), date(2025, 12, 31), PeriodKind.SPAN),
        ("2025 - 2035", date(2025, 1, 1), date(2035, 12, 31), PeriodKind.SPAN),
        ("giai đoạn 2022-2025", date(2022, 1, 1), date(2025, 12, 31), PeriodKind.SPAN),
        ("Quý IV/2025 - Quý II/2026", date(2025, 10, 1), date(2026, 6, 30), PeriodKind.SPAN),
        ("Quý III - IV/2025", date(2025, 7, 1), date(2025, 12, 31), PeriodKind.SPAN),
        ("từ ngày 08/7/2025 đến ngày 07/8/2025", date(2025, 7, 8), date(2025, 8, 7), PeriodKind.SPAN),
        ("08/7 - 07/8/2025", date(2025, 7, 8), date(2025, 8, 7), PeriodKind.SPAN),
        ("6 tháng đầu năm 2025", date(2025, 1, 1), date(2025, 6, 30), PeriodKind.SPAN),
        ("6 tháng cuối năm 2025", date(2025, 7, 1), date(2025, 12, 31), PeriodKind.SPAN),
        ("9 tháng năm 2025", date(2025, 1, 1), date(2025, 9, 30), PeriodKind.SPAN),
    ],
)
def test_periods_as_they_are_written(text: str, first: date, last: date, kind: PeriodKind) -> None:
    assert parse_period(text) == Period(first, last, kind)


@pytest.mark.parametrize(
    "text", ["", "Hằng năm", "Khi có phát sinh", "Quý V/2025", "2035 - 2025", "Thực hiện thường xuyên"]
)
def test_what_is_not_a_period(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        parse_period(text)


@given(st.integers(1900, 2100), st.integers(1, 12), exact_dates, exact_dates)
def test_periods_read_back(year: int, month: int, one: date, other: date) -> None:
    quarter = Period.quarter(year, (month + 2) // 3)
    span = Period(min(one, other), max(one, other))
    for period in (Period.month(year, month), quarter, Period.year(year), span):
        assert parse_period(str(period)) == period
        assert period.first_day in period
    assert Period.month(year, month).first_day in quarter


@given(st.text(alphabet="0123456789/.- quýthángIVnămđến", max_size=30))
def test_reading_answers_or_refuses(text: str) -> None:
    list(find_dates(text))
    for parse in (parse_date, parse_period):
        with suppress(ValueError):
            parse(text)
