from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.identifiers import DOCUMENT_KINDS, DocumentSymbol, SymbolForm, parse_document_symbol

STATE, NORMATIVE, PARTY = SymbolForm.STATE, SymbolForm.NORMATIVE, SymbolForm.PARTY

bodies = st.from_regex(r"[A-ZĐ][A-ZĐa-z0-9&]{1,6}", fullmatch=True).filter(
    lambda body: body.casefold() not in {kind.casefold() for kind in DOCUMENT_KINDS}
)
units = st.just("") | bodies
numbers = st.none() | st.integers(1, 99_999)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("119/BC-STP", DocumentSymbol(STATE, 119, "STP", "BC")),
        ("21/KH-UBND", DocumentSymbol(STATE, 21, "UBND", "KH")),
        ("766/QĐ-TTg", DocumentSymbol(STATE, 766, "TTg", "QĐ")),
        ("15/QĐ-UBND-NC", DocumentSymbol(STATE, 15, "UBND", "QĐ", "NC")),
        ("09/TTr-STP", DocumentSymbol(STATE, 9, "STP", "TTr")),
        ("12a/KH-UBND", DocumentSymbol(STATE, 12, "UBND", "KH", suffix="a")),
        ("2321/UBND-PVHCC", DocumentSymbol(STATE, 2321, "UBND", unit="PVHCC")),
        ("384/UBND-KH&CĐS", DocumentSymbol(STATE, 384, "UBND", unit="KH&CĐS")),
        ("346/TCTTKĐA06", DocumentSymbol(STATE, 346, "TCTTKĐA06")),
        ("20/2020/QĐ-TTg", DocumentSymbol(NORMATIVE, 20, "TTg", "QĐ", year=2020)),
        ("118/2025/NĐ-CP", DocumentSymbol(NORMATIVE, 118, "CP", "NĐ", year=2025)),
        ("21/2023/NQ-HĐND", DocumentSymbol(NORMATIVE, 21, "HĐND", "NQ", year=2023)),
        ("148/2025/QH15", DocumentSymbol(NORMATIVE, 148, "QH15", year=2025)),
        ("01/2016/TTLT-BTP-BCA", DocumentSymbol(NORMATIVE, 1, "BTP", "TTLT", "BCA", 2016)),
        ("57-NQ/TW", DocumentSymbol(PARTY, 57, "TW", "NQ")),
        ("10-CV/BCĐ", DocumentSymbol(PARTY, 10, "BCĐ", "CV")),
        ("36-HD/VPTW", DocumentSymbol(PARTY, 36, "VPTW", "HD")),
    ],
)
def test_symbols_of_real_documents(text: str, symbol: DocumentSymbol) -> None:
    assert parse_document_symbol(text) == symbol
    assert str(symbol) == text


@pytest.mark.parametrize("text", ["/KH-UBND", "Số:      /KH-UBND", "…/KH-UBND", "....../KH-UBND", "___ /KH-UBND"])
def test_the_number_may_be_blank(text: str) -> None:
    symbol = parse_document_symbol(text)
    assert symbol == DocumentSymbol(STATE, None, "UBND", "KH")
    assert str(symbol) == "/KH-UBND"


@pytest.mark.parametrize("text", ["Số: 05/QĐ-UBND", "5 / QĐ – UBND", "05/QÐ-UBND", "05/qđ-ubnd"])
def test_slips_of_typing_name_the_same_document(text: str) -> None:
    assert parse_document_symbol(text).key == parse_document_symbol("05/QĐ-UBND").key


def test_kind_names() -> None:
    assert parse_document_symbol("119/BC-STP").kind_name == "báo cáo"
    assert parse_document_symbol("2321/UBND-PVHCC").kind_name == "công văn"
    assert parse_document_symbol("148/2025/QH15").kind_name is None
    assert parse_document_symbol("10-CV/BCĐ").is_letter
    assert not parse_document_symbol("118/2025/NĐ-CP").is_letter


@pytest.mark.parametrize(
    "text", ["", "28/44", "5.083/6.264", "30/6/2025", "45/2020", "chip/VneID", "02/KH-", "TB/TGV", "12/QĐ", "81,14%"]
)
def test_what_is_no_symbol(text: str) -> None:
    with pytest.raises(ValueError, match="not a document symbol"):
        parse_document_symbol(text)


@given(numbers, st.sampled_from(sorted(DOCUMENT_KINDS)), bodies, units, st.none() | st.integers(1945, 2100))
def test_symbols_of_named_kinds_read_back(
    number: int | None, kind: str, body: str, unit: str, year: int | None
) -> None:
    form = STATE if year is None else NORMATIVE
    symbol = DocumentSymbol(form, number, body, kind, unit, year)
    assert parse_document_symbol(str(symbol)) == symbol


@given(numbers, bodies, units)
def test_letters_read_back(number: int | None, body: str, unit: str) -> None:
    symbol = DocumentSymbol(STATE, number, body, unit=unit)
    assert parse_document_symbol(str(symbol)) == symbol


@given(numbers, st.sampled_from(sorted(DOCUMENT_KINDS)), bodies, units)
def test_party_symbols_read_back(number: int | None, kind: str, body: str, unit: str) -> None:
    symbol = DocumentSymbol(PARTY, number, body, kind, unit)
    assert parse_document_symbol(str(symbol)) == symbol


@given(st.text(alphabet="0123456789/-. QĐKHUBNDa:Số", max_size=30))
def test_whatever_is_read_is_read_again_the_same(text: str) -> None:
    with suppress(ValueError):
        symbol = parse_document_symbol(text)
        assert parse_document_symbol(str(symbol)) == symbol
