from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.identifiers import (
    OrganizationCode,
    build_dossier_code,
    parse_dossier_code,
    parse_organization_code,
)

organizations = st.from_regex(r"[A-Y][0-9]{2}(\.[0-9A-Z]{2,3}){0,4}", fullmatch=True).map(OrganizationCode)
bodies_of_old_form = st.from_regex(r"[A-Y][0-9]{2}(\.(?!00)[0-9]{2}){0,2}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H60", "H60"),
        ("h60.12.05", "H60.12.05"),
        ("000.00.00.H60", "H60"),
        ("000.00.12.H60", "H60.12"),
        ("000.05.12.H60", "H60.12.05"),
        ("007.05.12.H60", "H60.12.05.007"),
        ("007.00.12.H60", "H60.12.00.007"),
    ],
)
def test_both_forms_of_an_organization_code(text: str, code: str) -> None:
    assert str(parse_organization_code(text)) == code


@pytest.mark.parametrize(
    "text", ["", "60", "Z60", "H6", "H60.", "H60..12", "H60-12", "H60." + "1" * 32, "Đ60", "000.00.12"]
)
def test_what_is_no_organization_code(text: str) -> None:
    with pytest.raises(ValueError, match="not an organisation"):
        parse_organization_code(text)


def test_codes_know_their_place_in_the_tree() -> None:
    division = OrganizationCode("H60.12.05")
    department = OrganizationCode("H60.12")
    assert division.level == 3
    assert division.parent == department
    assert OrganizationCode("H60").parent is None
    assert division.is_within(department)
    assert department.is_within(department)
    assert not OrganizationCode("H60.120").is_within(department)


@given(bodies_of_old_form)
def test_the_old_form_is_the_new_one_reversed(code: str) -> None:
    top, *below = code.split(".")
    filled = [*below, "00", "00"][:2]
    assert str(parse_organization_code(".".join(["000", *filled[::-1], top]))) == code


@pytest.mark.parametrize(
    ("text", "organization", "received", "sequence"),
    [
        ("000.00.12.H60-190814-0001", "H60.12", date(2019, 8, 14), 1),
        ("H60.12-250814-0001", "H60.12", date(2025, 8, 14), 1),
        ("G09.20-20260609-0092637", "G09.20", date(2026, 6, 9), 92637),
    ],
)
def test_forms_of_dossier_codes(text: str, organization: str, received: date, sequence: int) -> None:
    code = parse_dossier_code(text)
    assert (str(code.organization), code.received, code.sequence) == (organization, received, sequence)
    assert str(code) == text


@pytest.mark.parametrize(
    "text", ["", "H60.12", "H60.12-250814-001", "H60.12-251314-0001", "H60.12-250814-00000001", "60-250814-0001"]
)
def test_what_is_no_dossier_code(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a|month"):
        parse_dossier_code(text)


@given(organizations, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 9_999_999))
def test_built_codes_read_back(organization: OrganizationCode, received: date, sequence: int) -> None:
    built = build_dossier_code(organization, received, sequence)
    assert parse_dossier_code(str(built)) == built


@pytest.mark.parametrize("sequence", [0, -1, 10_000_000])
def test_a_sequence_out_of_range_is_refused(sequence: int) -> None:
    with pytest.raises(ValueError, match="dossier number"):
        build_dossier_code(OrganizationCode("H60"), date(2025, 8, 14), sequence)
