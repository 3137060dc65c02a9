from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel import clock
from tinhso.kernel.identifiers import (
    BIRTH_PLACES,
    IdKind,
    IdProblem,
    PersonalId,
    Sex,
    id_kind,
    mask,
    parse_personal_id,
    personal_id_problems,
)


def test_a_number_says_place_sex_and_year() -> None:
    person = parse_personal_id("008 195 000 012")
    assert person == PersonalId("008195000012")
    assert (person.province_name, person.sex, person.birth_year) == ("Tuyên Quang", Sex.FEMALE, 1995)
    assert parse_personal_id("002214000345").birth_year == 2014


def test_there_are_the_63_provinces_of_the_old_list() -> None:
    assert len(BIRTH_PLACES) == len(set(BIRTH_PLACES.values())) == 63
    assert BIRTH_PLACES["002"] == "Hà Giang"


@pytest.mark.parametrize("text", ["", "070123456", "00819500001", "0081950000123", "00819500001a", "٠٠٨١٩٥٠٠٠٠١٢"])
def test_other_than_twelve_digits_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match="twelve digits") as refusal:
        parse_personal_id(text)
    assert not text or text not in str(refusal.value)


@pytest.mark.parametrize(
    ("number", "problems"),
    [
        ("008095000012", []),
        ("08095000012", [IdProblem.NOT_TWELVE_DIGITS]),
        ("8095000012", [IdProblem.LEADING_ZEROS_LOST]),
        ("19095000012", [IdProblem.LEADING_ZEROS_LOST]),
        ("3095000012", [IdProblem.NOT_TWELVE_DIGITS]),
        ("000070123456", [IdProblem.PADDED_CMND]),
        ("003095000012", [IdProblem.UNKNOWN_PLACE]),
        ("008299000012", [IdProblem.BORN_IN_FUTURE]),
    ],
)
def test_what_is_wrong_with_a_number(number: str, problems: list[IdProblem]) -> None:
    with clock.frozen(datetime(2026, 11, 22, tzinfo=UTC)):
        assert list(personal_id_problems(number)) == problems


def test_a_number_against_its_record() -> None:
    assert personal_id_problems("008095000012", sex=Sex.MALE, birth_year=1995) == ()
    assert personal_id_problems("008095000012", sex=Sex.FEMALE, birth_year=1959) == (
        IdProblem.SEX_DIFFERS,
        IdProblem.BIRTH_YEAR_DIFFERS,
    )


@given(st.sampled_from(sorted(BIRTH_PLACES)), st.sampled_from(Sex), st.integers(1900, 2026), st.integers(0, 999_999))
def test_every_number_made_by_the_rule_is_read_and_sound(place: str, sex: Sex, year: int, rest: int) -> None:
    century = 2 * (year // 100 - 19) + (sex is Sex.FEMALE)
    person = parse_personal_id(f"{place}{century}{year % 100:02}{rest:06}")
    assert (person.place_code, person.sex, person.birth_year) == (place, sex, year)
    with clock.frozen(datetime(2026, 11, 22, tzinfo=UTC)):
        assert personal_id_problems(person.number, sex=sex, birth_year=year) == ()


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    problems = personal_id_problems(text)
    if id_kind(text) is not IdKind.PERSONAL_ID:
        assert problems
    assert len(mask(text)) == len(text)


def test_kinds_of_number() -> None:
    assert id_kind("008095000012") is IdKind.PERSONAL_ID
    assert id_kind("070 123 456") is IdKind.CMND
    assert id_kind("000070123456") is IdKind.CMND
    assert id_kind("12345678") is None


def test_masking_keeps_the_ends_only() -> None:
    assert mask("008095000012") == "008*******12"
    assert mask("070123456") == "070****56"
    assert mask("12345") == "*****"
