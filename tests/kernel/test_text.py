import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.kernel.text import canonical_key, clean, fold, from_legacy, is_syllable, nfc, recognise_encoding, sort_key
from tinhso.kernel.text.legacy import TCVN3_CODES, VNI_CODES

SMALL = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
TCVN3_CAPITALS = "ABCDEGHIKLMNOPQRSTUVXYĂÂÊÔƠƯĐ"


def swap(codes: dict[str, str]) -> dict[int, str]:
    return str.maketrans({letter: code for code, letter in codes.items()})


def test_clean_makes_one_plain_line() -> None:
    assert clean(" Sở\u00a0Tư\u200b  pháp\r\n\ttỉnh\ufeff ") == "Sở Tư pháp tỉnh"


def test_clean_composes_letters_typed_as_several_code_points() -> None:
    assert clean(unicodedata.normalize("NFD", "Phường Mỹ Lâm")) == "Phường Mỹ Lâm"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ", "THỦY"),
        ("khoẻ", "khỏe"),
        ("quý", "qúy"),
        ("Ðức", "Đức"),  # Icelandic capital eth
        ("Hоа", "Hoa"),  # Cyrillic о, а
        ("Trần\u00a0 Văn", "trần văn"),
        (unicodedata.normalize("NFD", "Nguyễn"), "Nguyễn"),
    ],
)
def test_same_name_written_two_ways_has_one_key(one: str, other: str) -> None:
    assert canonical_key(one) == canonical_key(other)


@pytest.mark.parametrize(("one", "other"), [("Tú", "Tư"), ("Tú", "Tu"), ("Lý", "Lí"), ("Mỹ", "Mĩ"), ("Đào", "Dào")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert canonical_key(one) != canonical_key(other)


def test_fold_lets_a_search_without_accents_find_the_name() -> None:
    assert fold("Uỷ ban nhân dân xã  Đường Thượng") == "uy ban nhan dan xa duong thuong"


@given(st.text())
def test_forms_are_stable_when_applied_twice(text: str) -> None:
    for form in (nfc, clean, canonical_key, fold):
        assert form(form(text)) == form(text)


@given(st.text(alphabet=SMALL + " ", max_size=30))
def test_keys_ignore_case_and_composition(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text.upper())
    assert canonical_key(decomposed) == canonical_key(text)
    assert fold(decomposed) == fold(text)
    assert sort_key(decomposed) == sort_key(text)


@given(st.text(alphabet=SMALL + SMALL.upper() + " ", max_size=30))
def test_folded_vietnamese_is_plain_ascii(text: str) -> None:
    assert fold(text).isascii()


def test_sort_key_gives_the_order_of_the_vietnamese_alphabet() -> None:
    ordered = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert sorted(set(ordered), key=sort_key) == ordered


def test_sort_key_puts_tones_below_letters() -> None:
    ordered = ["ma", "mà", "mả", "mã", "má", "mạ", "má hồng", "mai", "mài", "mắc", "mấn", "na"]
    assert sorted(set(ordered), key=sort_key) == ordered


def test_sort_key_orders_word_by_word() -> None:
    ordered = ["Xã 5", "Xã An", "Xã Bắc Mê", "Xã Bắc Quang", "Xã Bằng Hành", "Xã Đồng Văn", "Xanh"]
    assert sorted(set(ordered), key=sort_key) == ordered


@given(st.text(alphabet=SMALL, max_size=8), st.text(alphabet=SMALL, min_size=1, max_size=8))
def test_sort_key_puts_a_word_before_its_longer_forms(word: str, rest: str) -> None:
    assert sort_key(word) < sort_key(word + rest)


@given(st.text())
def test_sort_key_can_be_stored_by_postgresql(text: str) -> None:
    assert "\x00" not in sort_key(text)


@pytest.mark.parametrize("word", ["Nguyễn", "khuỷu", "quý", "giếng", "Đặng", "yêu", "xoong", "Mỷ", "gì", "nghiệp"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Niê", "Kpă", "Müller", "cac", "Nguyeãn", "web", "ẵ", "café", ""])
def test_not_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(alphabet=SMALL + TCVN3_CAPITALS + " ", max_size=40))
def test_tcvn3_round_trip(text: str) -> None:
    assert from_legacy(text.translate(swap(TCVN3_CODES)), "tcvn3", capitals=False) == text


@given(st.text(alphabet=SMALL + " ", max_size=40))
def test_tcvn3_in_the_font_of_capitals(text: str) -> None:
    assert from_legacy(text.translate(swap(TCVN3_CODES)), "tcvn3", capitals=True) == text.upper()


@given(st.text(alphabet=SMALL + " ", max_size=40))
def test_vni_round_trip_in_both_cases(text: str) -> None:
    written = text.translate(swap(VNI_CODES))
    assert from_legacy(written, "vni") == text
    assert from_legacy(written.upper(), "vni") == text.upper()


def test_every_vietnamese_letter_has_a_code() -> None:
    marked = {letter for letter in SMALL if not letter.isascii()}
    assert marked <= set(TCVN3_CODES.values())
    assert marked == set(VNI_CODES.values())


@pytest.mark.parametrize(
    ("written", "encoding", "meant"),
    [
        ("NguyÔn V¨n Tó", "tcvn3", "Nguyễn Văn Tú"),
        ("NGUYÔN THÞ Hµ", "tcvn3", "NGUYỄN THỊ HÀ"),
        ("B¸o c¸o cña UBND HUYÖN", "tcvn3", "Báo cáo của UBND HUYỆN"),
        ("Nguyeãn Vaên Tuù", "vni", "Nguyễn Văn Tú"),
        ("ÑAËNG THÒ MYÕ", "vni", "ĐẶNG THỊ MỸ"),
        ("Nguyá»…n VÄƒn Thuá»·", "utf8_as_cp1252", "Nguyễn Văn Thuỷ"),
    ],
)
def test_legacy_text_is_recognised_and_repaired(written: str, encoding: str, meant: str) -> None:
    recognised = recognise_encoding(written)
    assert recognised == encoding
    assert recognised != "unicode"
    assert recognised != "unknown"
    assert from_legacy(written, recognised) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vàng Mí Sính",
        "Già Mí Vừ",
        "XÃ NÀ CHÌ",
        "Êñuôl",
        "Y Moan Êñuôl",
        "H'Hen Niê",
        "Phù Lá, Sán Dìu, Tà Ôi",
        "José Müller",
        "François, Zoë, naïve café",
        "5 m², 40°C, §3, «Tú»",
        "©2025 Viettel®",
        "Công ty Société Générale",
    ],
)
def test_text_that_needs_no_repair_is_left_alone(text: str) -> None:
    assert recognise_encoding(text) == "unicode"


def test_a_word_that_two_encodings_explain_is_left_to_a_person() -> None:
    assert recognise_encoding("Löu") == "unknown"  # Lưu in VNI, Lửu in TCVN3


@given(st.text(max_size=60))
def test_recognising_never_fails_and_names_a_usable_encoding(text: str) -> None:
    recognised = recognise_encoding(text)
    if recognised != "unicode" and recognised != "unknown":
        from_legacy(text, recognised)
