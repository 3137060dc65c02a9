"""One word of a name as letters with marks: how it is read, repaired and compared.

Costs are counted in half steps; a step is one slip of a clerk's pen: a tone, a quality mark, a letter dropped.
"""

import re
import unicodedata
from typing import Any, NamedTuple

import numpy as np

from tinhso.kernel.text import canonical_key, from_legacy, is_syllable
from tinhso.kernel.text.normal import TONE_MARKS
from tinhso.linkage.compiled import Array, Number, compiled

MOST_LETTERS = 12
CAP = 12  # six steps: other words altogether
_QUALITIES = {"\u0302": 1, "\u0306": 2, "\u031b": 3}
_STROKE = 4
_NOT_NAME = re.compile(r"[^\w\u0300-\u036f'\s-]|[_]", re.UNICODE)
_JOINTS = re.compile(r"[\s-]+")

# Letters that handwriting and scans confuse; each pair costs one step instead of one and a half.
_CONFUSED = [
    "nu",
    "nm",
    "nh",
    "mu",
    "hb",
    "ht",
    "lt",
    "li",
    "ce",
    "ao",
    "oa",
    "rn",
    "rv",
    "sx",
    "bh",
    "bl",
    "gq",
    "gy",
    "vr",
    "pf",
    "kh",
    "uv",
    "dt",
    "đt",
    "dđ",
    "ei",
    "eo",
    "ae",
    "co",
    "yg",
    "ij",
    "il",
    "lk",
    "nr",
    "kx",
    "cg",
]

_TELEX_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_TELEX_LETTERS = {"dd": "đ", "aa": "â", "ee": "ê", "oo": "ô", "uow": "ươ", "aw": "ă", "ow": "ơ", "uw": "ư"}
_VNI_TONES = {"2": "\u0300", "3": "\u0309", "4": "\u0303", "1": "\u0301", "5": "\u0323"}
_VNI_QUALITIES = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}


def words_of(raw: str) -> list[str]:
    """The canonical words in what stood between two spaces: mostly one; none for mere punctuation."""
    text = _NOT_NAME.sub(" ", raw.replace("’", "'").replace("`", "'"))
    return [_repaired(canonical_key(word)) for word in _JOINTS.split(text) if word.strip("'")]


def legacy_words_of(raw: str, encoding: Any) -> list[str]:
    return words_of(from_legacy(raw, encoding))


def suspects(raw: str) -> str:
    """The legacy encoding that makes this word readable when it isn't as it stands; "" if it needs none."""
    if raw.isascii() or any(ord(letter) > 0xFF for letter in raw) or is_syllable(raw):
        return ""
    for encoding in ("tcvn3", "vni"):
        decoded = from_legacy(raw, encoding)
        if decoded != raw and is_syllable(decoded.replace(" ", "")):
            return encoding
    return ""


def _repaired(word: str) -> str:
    """Telex or VNI keys that were never turned into marks: "nguyeenx", "nguye6n4"."""
    if not word.isascii() or is_syllable(word) or len(word) < 3:
        return word
    for reading in (_telex(word), _vni(word)):
        if reading != word and not reading.isascii() and is_syllable(reading):
            return canonical_key(reading)
    return word


def _telex(word: str) -> str:
    tone = ""
    if word[-1] in _TELEX_TONES:
        word, tone = word[:-1], _TELEX_TONES[word[-1]]
    for keys, letter in _TELEX_LETTERS.items():
        word = word.replace(keys, letter)
    return _with_tone(word, tone)


def _vni(word: str) -> str:
    if not re.search("[1-9]", word):
        return word
    letters, tone = "", ""
    for letter in word:
        if letter in _VNI_TONES:
            tone = _VNI_TONES[letter]
        elif letter in _VNI_QUALITIES:
            letters += _VNI_QUALITIES[letter]
        elif letter == "9":
            letters = letters[:-1] + "đ"
        else:
            letters += letter
    text = unicodedata.normalize("NFC", letters)
    return _with_tone(text.replace("uơ", "ươ"), tone)


def _with_tone(word: str, tone: str) -> str:
    vowels = [place for place, letter in enumerate(word) if letter in "aăâeêioôơuưy"]
    if not vowels or not tone:
        return word
    place = vowels[-1] + 1
    return unicodedata.normalize("NFC", word[:place] + tone + word[place:])


def fold_word(word: str) -> str:
    """Without marks, y as i: what two spellings of one word share."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("y", "i")


def spelled(word: str) -> tuple[list[int], int]:
    """Letter codes (base * 8 + quality) and the tone, 0 for none."""
    codes: list[int] = []
    tone = 0
    for letter in unicodedata.normalize("NFD", word):
        if letter in TONE_MARKS:
            tone = TONE_MARKS.index(letter) + 1
        elif letter in _QUALITIES and codes:
            codes[-1] += _QUALITIES[letter]
        elif letter == "đ":
            codes.append(ord("d") * 8 + _STROKE)
        elif not unicodedata.combining(letter):
            codes.append((ord(letter) & 0xFFF) * 8)
    return codes[:MOST_LETTERS], tone


class Words(NamedTuple):
    """All canonical words: spelling and tone by number of the word, plain form, letter confusions."""

    letters: Array  # int16 (words, MOST_LETTERS)
    lengths: Array
    tones: Array
    folds: Array  # int32, number of the folded word
    gendered: Array  # 1 for Văn and Thị
    confused: Array  # uint8 (128, 128)


def confusions() -> Array:
    table = np.zeros((128, 128), np.uint8)
    for first, second in ((pair[0], pair[1]) for pair in _CONFUSED):
        if first.isascii() and second.isascii():
            table[ord(first), ord(second)] = table[ord(second), ord(first)] = 1
    return table


@compiled
def _substitution(first: int, second: int, plain: bool, confused: Array) -> int:
    if first == second:
        return 0
    base, other = first >> 3, second >> 3
    if base == other:
        return 0 if plain else 2
    marks = 0 if plain or (first & 7) == (second & 7) else 1
    if (base == 105 and other == 121) or (base == 121 and other == 105):  # i, y
        return 1
    if base < 128 and other < 128 and confused[base, other]:
        return 2 + marks
    return 3 + marks


@compiled
def word_cost(first: int, second: int, plain: bool, words: Words) -> Number:
    """Half steps from one word to the other; `plain` when one text has lost all its marks."""
    if first == second:
        return 0
    cost = 0
    if not plain and words.tones[first] != words.tones[second]:
        cost = 2
    m, n = words.lengths[first], words.lengths[second]
    if abs(m - n) > 3:
        return 12
    previous = np.empty(14, np.int64)
    current = np.empty(14, np.int64)
    before = np.empty(14, np.int64)
    for j in range(n + 1):
        previous[j] = 2 * j
        before[j] = 0
    for i in range(1, m + 1):
        current[0] = 2 * i
        for j in range(1, n + 1):
            a, b = words.letters[first, i - 1], words.letters[second, j - 1]
            best = previous[j - 1] + _substitution(a, b, plain, words.confused)
            best = min(best, previous[j] + 2, current[j - 1] + 2)
            if i > 1 and j > 1 and a == words.letters[second, j - 2] and b == words.letters[first, i - 2] and a != b:
                best = min(best, before[j - 2] + 2)
            current[j] = best
        for j in range(n + 1):
            before[j] = previous[j]
            previous[j] = current[j]
    return min(np.int64(12), cost + previous[n])
