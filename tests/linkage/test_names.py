"""Names compared as a clerk does: by syllable and by mark."""

import csv
import itertools
import unicodedata
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhso.linkage.arrow import text_buffers
from tinhso.linkage.distance import name_distance
from tinhso.linkage.names import Vocabulary

with (Path(__file__).parent / "name_pairs.csv").open(encoding="utf-8", newline="") as file:
    PAIRS = list(csv.DictReader(file))

TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
WORDS = [
    "Nguyễn",
    "Văn",
    "Thị",
    "Giàng",
    "Mí",
    "Bàn",
    "Muội",
    "Nông",
    "Lùng",
    "Sào",
    "Tẩn",
    "Mẩy",
    "Hường",
    "Đức",
    "Quyết",
    "Thủy",
    "Slao",
    "Vừ",
    "Chứ",
    "Khuê",
    "Dợ",
    "Oanh",
]
COMMON_GIVEN = [
    "Tú",
    "Tư",
    "Tu",
    "Tứ",
    "Hương",
    "Hường",
    "Hưởng",
    "Hướng",
    "Thủy",
    "Thúy",
    "Thùy",
    "Hà",
    "Hạ",
    "Há",
    "Lan",
    "Làn",
    "Loan",
    "Sơn",
    "Sởn",
    "Son",
    "Dũng",
    "Dung",
    "Dụng",
    "Minh",
    "Mình",
    "Mỹ",
    "My",
    "Mỵ",
    "Tâm",
    "Tám",
    "Tầm",
    "Đạo",
    "Đào",
    "Dao",
    "Đông",
    "Đồng",
    "Động",
    "Dông",
]


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(PAIRS) >= 200


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['first']}|{pair['second']}")
def test_a_pair_is_as_far_apart_as_the_table_says(pair: dict[str, str]) -> None:
    assert name_distance(pair["first"], pair["second"]) == float(pair["engine"])


def test_the_engine_agrees_with_the_clerk() -> None:
    """The same where a clerk sees no difference, within a step where he sees a slip, far where he sees others."""
    for pair in PAIRS:
        clerk, engine = float(pair["clerk"]), float(pair["engine"])
        if clerk == 0:
            assert engine == 0, pair
        elif clerk <= 2:
            assert 0 < engine <= clerk + 1, pair
        else:
            assert engine >= 2.5, pair


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=4), place=st.integers(0, 3), tone=st.sampled_from(TONES)
)
def test_one_tone_slipped_is_at_most_one_step(words: list[str], place: int, tone: str) -> None:
    place %= len(words)
    slipped = [*words[:place], _with_tone(words[place], tone), *words[place + 1 :]]
    assert name_distance(" ".join(words), " ".join(slipped)) <= 1


@given(words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=4))
def test_distance_is_the_same_both_ways_and_nought_to_itself(words: list[str]) -> None:
    name, other = " ".join(words), " ".join(reversed(words))
    assert name_distance(name, name) == 0
    assert name_distance(name, other) == name_distance(other, name)


def test_no_two_common_given_names_are_the_same() -> None:
    for first, second in itertools.combinations(COMMON_GIVEN, 2):
        assert name_distance(f"Nguyễn Văn {first}", f"Nguyễn Văn {second}") > 0, (first, second)


def test_an_empty_name_has_no_distance() -> None:
    with pytest.raises(ValueError, match="empty name"):
        name_distance("Nguyễn Văn Tú", "  ")


def _with_tone(word: str, tone: str) -> str:
    letters = [letter for letter in unicodedata.normalize("NFD", word) if letter not in TONES[1:]]
    vowels = [place for place, letter in enumerate(letters) if letter.casefold() in "aeiouy"]
    marks = vowels[-1] + 1
    while marks < len(letters) and unicodedata.combining(letters[marks]):
        marks += 1
    return unicodedata.normalize("NFC", "".join([*letters[:marks], tone, *letters[marks:]]))


def test_a_word_is_read_in_the_encoding_of_its_cell_though_it_stood_elsewhere_as_it_is() -> None:
    """In TCVN3 "Tó" is Tú; beside words that can't be read otherwise it is that, alone it is itself."""
    vocabulary = Vocabulary()
    first, second = (
        vocabulary.encode(*text_buffers(pa.array(cells))).tolist()
        for cells in (["Lê Văn Tó"], ["NguyÔn V¨n Tó", "Nguyễn Văn Tú", "Nguyễn Văn Tó", "Lê Văn Tó"])
    )
    assert second[0] == second[1]
    assert second[2] != second[1]
    assert second[3] == first[0]
