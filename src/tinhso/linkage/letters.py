"""One word of a name as letters with marks, and what it costs to turn it into another.

Costs are counted in half steps; a step is one slip of a clerk's pen: a tone, a quality mark, a letter dropped.
"""

import unicodedata

import numpy as np

from tinhso.kernel.text.normal import TONE_MARKS
from tinhso.linkage.compiled import Array, Number, compiled

MOST_LETTERS = 12
# A table of words has a row per canonical word: its letters, then what is known of it.
LENGTH, TONE, FOLD, GENDERED = 12, 13, 14, 15  # FOLD: number of the folded word; GENDERED: Văn and Thị
WORD_COLUMNS = 16
CAP = 12  # six steps: other words altogether
_QUALITIES = {"\u0302": 1, "\u0306": 2, "\u031b": 3}
_STROKE = 4

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


def _confusions() -> Array:
    table = np.zeros((128, 128), np.uint8)
    for first, second in ((pair[0], pair[1]) for pair in _CONFUSED):
        if first.isascii() and second.isascii():
            table[ord(first), ord(second)] = table[ord(second), ord(first)] = 1
    return table


_CONFUSIONS = _confusions()


@compiled
def _substitution(first: int, second: int, plain: bool) -> int:
    if first == second:
        return 0
    base, other = first >> 3, second >> 3
    if base == other:
        return 0 if plain else 2
    marks = 0 if plain or (first & 7) == (second & 7) else 1
    if (base == 105 and other == 121) or (base == 121 and other == 105):  # i, y
        return 1
    if base < 128 and other < 128 and _CONFUSIONS[base, other]:
        return 2 + marks
    return 3 + marks


@compiled
def word_cost(first: int, second: int, plain: bool, words: Array, scratch: Array) -> Number:
    """Half steps from one word to the other; `plain` when one text has lost all its marks.

    `scratch` is int64 (3, MOST_LETTERS + 2), of any content.
    """
    if first == second:
        return 0
    cost = 0
    if not plain and words[first, TONE] != words[second, TONE]:
        cost = 2
    m, n = words[first, LENGTH], words[second, LENGTH]
    if abs(m - n) > 3:
        return 12
    skip = 0  # what begins or ends both costs nothing
    while skip < min(m, n) and words[first, skip] == words[second, skip]:
        skip += 1
    while min(m, n) > skip and words[first, m - 1] == words[second, n - 1]:
        m, n = m - 1, n - 1
    m, n = m - skip, n - skip
    before, previous, current = 0, 1, 2
    for j in range(n + 1):
        scratch[previous, j] = 2 * j
        scratch[before, j] = 0
    for i in range(1, m + 1):
        scratch[current, 0] = 2 * i
        for j in range(1, n + 1):
            a, b = words[first, skip + i - 1], words[second, skip + j - 1]
            best = scratch[previous, j - 1] + _substitution(a, b, plain)
            best = min(best, scratch[previous, j] + 2, scratch[current, j - 1] + 2)
            if i > 1 and j > 1 and a == words[second, skip + j - 2] and b == words[first, skip + i - 2] and a != b:
                best = min(best, scratch[before, j - 2] + 2)
            scratch[current, j] = best
        before, previous, current = previous, current, before
    return min(np.int64(12), cost + scratch[previous, n])
