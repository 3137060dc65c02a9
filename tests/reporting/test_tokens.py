"""What stands in a report's text for a figure, who signs as what, and what periods are called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.dates import Period
from tinhso.reporting.rules.paper import Value, lines_of, text_of
from tinhso.reporting.rules.period_names import next_name, period_name
from tinhso.reporting.rules.signing import numbered, signed_as, symbol_of
from tinhso.reporting.rules.tokens import Token, has_loose_braces, parts, tokens


def test_a_token_says_its_name_its_place_and_its_form():
    assert list(parts("Có {{onestop.online_share:fraction}} hồ sơ")) == [
        "Có ",
        Token("{{onestop.online_share:fraction}}", "onestop.online_share", form="fraction"),
        " hồ sơ",
    ]
    of_unit, of_number = tokens(["{{ directives.assigned@unit }} {{tasks.overdue@12}}"])
    assert (of_unit.place, of_unit.key, of_number.place) == ("unit", "directives.assigned@unit", "12")
    assert [token.key for token in tokens(["{{a.b}} {{ a.b }}"])] == ["a.b"]
    assert tokens(["{{period}}"])[0].is_word


@pytest.mark.parametrize("text", ["{{}}", "{{A.B}}", "{{a b}}", "{{a.b:percent}}", "{{a..b}}", "{{a.b@}}"])
def test_braces_that_hold_nothing_readable_are_a_token_without_a_name(text):
    assert [part.name for part in parts(text)] == [""]


def test_loose_braces_are_noticed():
    assert has_loose_braces("{{a.b")
    assert has_loose_braces("a.b}}")
    assert not has_loose_braces("{{a.b}} {c}")


@given(st.text(alphabet="{}ab.@: 1"))
def test_nothing_of_a_text_is_lost(text):
    assert "".join(part if isinstance(part, str) else part.raw for part in parts(text)) == text


def test_a_token_alone_on_its_line_brings_its_own_lines():
    values = {"difficulties": Value("- Một.\n- Hai."), "a.b": Value("5", "/so-lieu/a.b/")}
    lines = lines_of("Mở đầu {{a.b}}\n\n{{difficulties}}\n{{unknown}}", values, "s")
    assert [text_of(line.segments) for line in lines] == ["Mở đầu 5", "- Một.", "- Hai.", "{{unknown}}"]
    assert lines[0].segments[1].is_figure
    assert lines[3].segments[0].unknown


@pytest.mark.parametrize(
    ("kind", "title", "within", "authority", "position"),
    [
        ("department", "Giám đốc Sở", False, "", ("GIÁM ĐỐC",)),
        ("department", "Phó Giám đốc Sở", False, "KT. GIÁM ĐỐC", ("PHÓ GIÁM ĐỐC",)),
        ("department", "Trưởng phòng", True, "TL. GIÁM ĐỐC", ("TRƯỞNG PHÒNG",)),
        ("commune", "Chủ tịch UBND xã", False, "TM. ỦY BAN NHÂN DÂN", ("CHỦ TỊCH",)),
        ("ward", "Phó Chủ tịch", False, "TM. ỦY BAN NHÂN DÂN", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("office", "Phó Chánh Văn phòng", False, "KT. CHÁNH VĂN PHÒNG", ("PHÓ CHÁNH VĂN PHÒNG",)),
    ],
)
def test_who_signs_in_whose_stead(kind, title, within, authority, position):
    signing = signed_as(kind, title, within_unit=within)
    assert (signing.authority, signing.position) == (authority, position)


def test_symbols_of_reports():
    assert symbol_of("department", "Sở Tư pháp", "STP") == "BC-STP"
    assert symbol_of("department", "Sở Tư pháp", "") == "BC-STP"
    assert symbol_of("commune", "Xã Đồng Văn", "") == "BC-UBND"
    assert symbol_of("vertical", "Công an tỉnh", "") == "BC-CAT"
    assert (numbered(7, "BC-STP"), numbered(119, "BC-STP"), numbered(None, "BC-STP")) == (
        "07/BC-STP",
        "119/BC-STP",
        "/BC-STP",
    )


@pytest.mark.parametrize(
    ("rhythm", "first", "last", "name", "following"),
    [
        ("monthly", date(2025, 7, 8), date(2025, 8, 7), "tháng 8 năm 2025", "tháng 9 năm 2025"),
        ("monthly", date(2025, 11, 8), date(2025, 12, 7), "tháng 12 năm 2025", "tháng 1 năm 2026"),
        ("weekly", date(2025, 8, 1), date(2025, 8, 7), "tuần 32 năm 2025", "tuần 33 năm 2025"),
        ("quarterly", date(2025, 7, 1), date(2025, 9, 30), "quý III năm 2025", "quý IV năm 2025"),
        ("half_yearly", date(2024, 12, 15), date(2025, 6, 14), "6 tháng đầu năm 2025", "6 tháng cuối năm 2025"),
        ("yearly", date(2024, 12, 8), date(2025, 12, 7), "năm 2025", "năm 2026"),
        ("ad_hoc", date(2025, 8, 1), date(2025, 8, 7), "từ ngày 01/8/2025 đến ngày 07/8/2025", "kỳ tiếp theo"),
    ],
)
def test_periods_are_called_by_where_they_end(rhythm, first, last, name, following):
    period = Period(first, last)
    assert (period_name(rhythm, period), next_name(rhythm, period)) == (name, following)
