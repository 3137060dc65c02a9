from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.number_words import LIMIT, number_words, parse_number_words
from tinhso.kernel.numbers import (
    agrees_with_ratio,
    format_decimal,
    format_integer,
    format_percent,
    parse_number,
    round_half_up,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.405.105", "1405105"),
        ("1024", "1024"),
        ("05", "5"),
        ("10,5", "10.5"),
        ("0.5", "0.5"),
        ("-6.01", "-6.01"),
        ("\u22126,01", "-6.01"),
        ("1.405,25", "1405.25"),
        ("1,405.25", "1405.25"),
        ("1,405,105", "1405105"),
        ("0,500", "0.5"),
        ("1,87 triệu", "1870000"),
        ("3 nghìn tỷ", "3000000000000"),
        ("20 Ngàn", "20000"),
    ],
)
def test_numbers_with_one_reading(text: str, value: str) -> None:
    written = parse_number(text)
    assert written.value == Decimal(value)
    assert not written.is_ambiguous


@pytest.mark.parametrize(
    ("text", "vietnamese", "english"),
    [("1.131", "1131", "1.131"), ("1,131", "1.131", "1131"), ("-5.803", "-5803", "-5.803")],
)
def test_one_group_of_three_may_be_either_notation(text: str, vietnamese: str, english: str) -> None:
    assert parse_number(text).readings == (Decimal(vietnamese), Decimal(english))


@pytest.mark.parametrize("text", ["", "37, 38", "1.2.3", "1.405.10", "12,", "5%", "một", "1.405,105,3", "2/9"])
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        parse_number(text)


def test_a_reading_keeps_the_precision_that_was_shown() -> None:
    assert parse_number("1,87 triệu").value.as_tuple().exponent == 4
    assert parse_number("81,10").value.as_tuple().exponent == -2


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_formatted_integers_read_back(number: int) -> None:
    assert number in parse_number(format_integer(number)).readings


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_formatted_decimals_read_back_without_doubt(number: Decimal) -> None:
    written = parse_number(format_decimal(number, 2))
    assert written.readings == (number,)


@given(st.text(alphabet="0123456789.,- triệunghìn", max_size=20))
def test_reading_answers_or_refuses(text: str) -> None:
    with suppress(ValueError):
        assert parse_number(text).readings


def test_formats_of_the_documents() -> None:
    assert format_integer(1405105) == "1.405.105"
    assert format_integer(-2463) == "-2.463"
    assert format_decimal(Decimal("1234.565"), 2) == "1.234,57"
    assert format_decimal(Decimal("-0.004"), 2) == "0,00"
    assert format_decimal(7, 0) == "7"
    assert format_percent(Fraction(5083, 6264)) == "81,15%"
    assert format_percent(Fraction(1)) == "100%"
    assert format_percent(Fraction(99999, 100000)) == "100,00%"
    assert format_percent(Fraction(5, 6), digits=1) == "83,3%"


@pytest.mark.parametrize(
    ("number", "rounded"), [("0.5", 1), ("-0.5", -1), ("1.5", 2), ("2.5", 3), ("2.4999", 2), ("-2.51", -3)]
)
def test_halves_round_away_from_zero(number: str, rounded: int) -> None:
    assert round_half_up(Decimal(number)) == rounded


def test_a_printed_percentage_agrees_rounded_or_truncated() -> None:
    assert agrees_with_ratio(2, 3, Decimal("66.67"))
    assert agrees_with_ratio(2, 3, Decimal("66.66"))
    assert agrees_with_ratio(2, 3, Decimal(67))
    assert not agrees_with_ratio(2, 3, Decimal("66.68"))
    assert agrees_with_ratio(5083, 6264, Decimal("81.14"))
    assert not agrees_with_ratio(5803, 6264, Decimal("81.14"))
    assert not agrees_with_ratio(3, 0, Decimal(0))


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(0, 4))
def test_what_we_print_agrees_with_its_ratio(part: int, whole: int, digits: int) -> None:
    shown = format_percent(Fraction(part, whole), digits).removesuffix("%")
    assert any(agrees_with_ratio(part, whole, reading) for reading in parse_number(shown).readings)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("không", 0),
        ("bốn", 4),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("một trăm linh năm", 105),
        ("hai nghìn không trăm hai mươi lăm", 2025),
        ("một triệu bốn trăm linh năm nghìn một trăm linh năm", 1405105),
    ],
)
def test_numbers_in_words(words: str, number: int) -> None:
    assert number_words(number) == words
    assert parse_number_words(words.upper()) == number


@pytest.mark.parametrize(
    ("words", "number"), [("Năm", 5), ("hai ngàn lẻ ba", 2003), ("ba mươi tư", 34), ("năm tỉ", 5 * 10**9)]
)
def test_other_ways_to_say_a_number(words: str, number: int) -> None:
    assert parse_number_words(words) == number


@pytest.mark.parametrize("words", ["", "việc", "nghìn", "hai ba", "một nghìn hai triệu", "trăm", "mươi năm"])
def test_words_that_are_no_number_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not a number in words"):
        parse_number_words(words)


@given(st.integers(0, LIMIT - 1))
def test_words_round_trip(number: int) -> None:
    assert parse_number_words(number_words(number)) == number
