"""How far two names or two dates are from each other: as a level of agreement, and as steps for people to read."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled, kernel
from tinhso.linkage.letters import GENDERED, MOST_LETTERS, word_cost
from tinhso.linkage.names import ALIKE, COUNT, PLAIN, Vocabulary

# Levels of agreement of names.
NAME_SAME, NAME_I_Y, NAME_PLAIN, NAME_ONE_MARK, NAME_MARKS = 1, 2, 3, 4, 5
NAME_GENDER_WORD, NAME_MIDDLE_MISSING, NAME_MIDDLE_CHANGED, NAME_ONE_LETTER, NAME_NEAR = 6, 7, 8, 9, 10
NAME_SURNAME_DIFFERS, NAME_GIVEN_DIFFERS, NAME_FAR, NAME_SAME_GIVEN, NAME_DIFFERS = 11, 12, 13, 14, 15

# Levels of agreement of dates. The last part of the name says what the vaguer date knew.
DATE_SAME, DATE_MONTH_YEAR, DATE_YEAR_ONLY, DATE_PLACEHOLDER, DATE_SWAPPED, DATE_SLIP = 1, 2, 3, 4, 5, 6
DATE_DAY_OR_MONTH, DATE_YEAR_SLIP, DATE_SAME_YEAR, DATE_SAME_DAY = 7, 8, 9, 10
DATE_YEAR_NEAR, DATE_DIFFERS, DATE_DIFFERS_YEAR_ONLY, DATE_DIFFERS_MONTH, DATE_OTHER_MONTH = 11, 12, 13, 14, 15

LEVELS = 16  # 0: one of the two is missing, which is no evidence
_MEMO_BITS = 17


class Memo(NamedTuple):
    """Costs of word pairs already compared, and room to compare; one per thread."""

    costs: Array  # uint64: the pair, and in the last four bits its cost
    scratch: Array


def new_memo() -> Memo:
    return Memo(np.zeros(1 << _MEMO_BITS, np.uint64), np.zeros((3, MOST_LETTERS + 2), np.int64))


@compiled
def _cost(first: int, second: int, plain: bool, words: Array, memo: Memo) -> Number:
    if first == second:
        return 0
    pair = (np.uint64(first) << np.uint64(28)) | np.uint64(second)
    key = (pair << np.uint64(5)) | (np.uint64(plain) << np.uint64(4))
    slot = (key * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _MEMO_BITS)
    known = memo.costs[slot]
    if known & ~np.uint64(15) == key:
        return np.int64(known & np.uint64(15))
    cost = word_cost(first, second, plain, words, memo.scratch)
    memo.costs[slot] = key | np.uint64(cost)
    return cost


@compiled
def _middles(x: int, y: int, plain: bool, names: Array, words: Array, memo: Memo) -> tuple[int, int]:
    """What happened to the middle names: (0 same, 1 Văn/Thị only, 2 one missing, 3 slip, 4 changed) and its cost."""
    m, n = names[x, COUNT] - 2, names[y, COUNT] - 2
    if m <= 0 and n <= 0:
        return 0, 0
    if m == n:
        total = 0
        for place in range(1, m + 1):
            total += _cost(names[x, place], names[y, place], plain, words, memo)
        if total == 0:
            return 0, 0
        return (3, total) if total <= 4 else (4, 4)
    longer, shorter = (x, y) if m > n else (y, x)
    i = 1
    slips = 0
    gendered = True
    for place in range(1, names[longer, COUNT] - 1):
        word = names[longer, place]
        cost = 99
        if i < names[shorter, COUNT] - 1:
            cost = _cost(word, names[shorter, i], plain, words, memo)
        if cost <= 2:
            slips += cost
            i += 1
        elif words[word, GENDERED] == 0:
            gendered = False
    if i < names[shorter, COUNT] - 1:
        return 4, 4
    return (1, 2 + slips) if gendered else (2, 3 + slips)


@compiled
def name_level(x: int, y: int, names: Array, words: Array, memo: Memo) -> int:
    """Level of agreement of two names by number; see NAME_*."""
    if x < 0 or y < 0:
        return 0
    if x == y:
        return 1
    plain = names[x, PLAIN] != names[y, PLAIN]
    same_fold = names[x, ALIKE] == names[y, ALIKE]
    if same_fold and plain:
        return 3
    last_x, last_y = names[x, COUNT] - 1, names[y, COUNT] - 1
    surname = _cost(names[x, 0], names[y, 0], plain, words, memo)
    given = _cost(names[x, last_x], names[y, last_y], plain, words, memo)
    if surname > 0 and given > 0 and surname + given > 9:
        return 14 if given <= 2 else 15
    state, middle = _middles(x, y, plain, names, words, memo)
    total = surname + given + middle
    if same_fold:
        if total <= 1:
            return 2
        return 4 if total <= 2 else 5
    if surname == 0 and given == 0:
        if state == 1:
            return 6
        if state == 2:
            return 7
        if state == 4:
            return 8
    if total <= 3:
        return 9
    if total <= 6:
        return 10
    if given == 0 and state <= 1:
        return 11
    if surname == 0 and state <= 1 and last_x > 0 and last_y > 0:
        return 12
    if total <= 9:
        return 13
    return 14 if given <= 2 else 15


@kernel
def _name_cost(x: int, y: int, names: Array, words: Array, memo: Memo) -> Number:
    if x == y:
        return 0
    surname = _cost(names[x, 0], names[y, 0], False, words, memo)
    given = _cost(names[x, names[x, COUNT] - 1], names[y, names[y, COUNT] - 1], False, words, memo)
    if names[x, COUNT] == 1 and names[y, COUNT] == 1:
        return given
    return surname + given + _middles(x, y, False, names, words, memo)[1]


def name_distance(first: str, second: str) -> float:
    """Steps between two names as a clerk would count them: 0 the same, 0.5 i for y, 1 one mark, letter or Văn/Thị,
    1.5 another letter or a lost middle name, 2 another middle name; a surname or given name that is another word
    up to 6. Written for people and tests; the engine compares numbers of names.
    """
    vocabulary = Vocabulary()
    cells = [first.encode(), second.encode()]
    offsets = np.array([0, len(cells[0]), len(cells[0]) + len(cells[1])], np.int64)
    numbers = vocabulary.encode(np.frombuffer(b"".join(cells) + b" ", np.uint8), offsets)
    if numbers.min() < 0:
        raise ValueError("an empty name has no distance to another")
    return float(_name_cost(numbers[0], numbers[1], vocabulary.names, vocabulary.words, new_memo())) / 2


@compiled
def _one_slip(a: int, b: int) -> bool:
    """Two two-digit numbers that differ in one digit, or have their digits exchanged."""
    a10, a1, b10, b1 = a // 10, a % 10, b // 10, b % 10
    return a10 == b10 or a1 == b1 or (a10 == b1 and a1 == b10)


@compiled
def date_level(first: int, second: int) -> int:
    """Level of agreement of two dates in code form; see DATE_*."""
    if first < 0 or second < 0:
        return 0
    if first == second and first % 32 > 0:
        return 1
    y1, m1, d1 = first // 416, first // 32 % 13, first % 32
    y2, m2, d2 = second // 416, second // 32 % 13, second % 32
    if m1 == 0 or m2 == 0:
        if y1 == y2:
            return 3
        return 11 if abs(y1 - y2) == 1 else 13
    if d1 == 0 or d2 == 0:
        if y1 != y2:
            return 14
        return 2 if m1 == m2 else 15
    if y1 == y2:
        if m1 == d2 and d1 == m2:
            return 5
        if (m1 == 1 and d1 == 1) or (m2 == 1 and d2 == 1):
            return 4
        if m1 == m2:
            return 6 if _one_slip(d1, d2) else 7
        if d1 == d2:
            return 6 if _one_slip(m1, m2) else 7
        return 9
    if m1 == m2 and d1 == d2:
        difference = abs(y1 - y2)
        one_digit = y1 // 10 == y2 // 10 or y1 % 10 == y2 % 10
        exchanged = y1 // 100 == y2 // 100 and y1 // 10 % 10 == y2 % 10 and y1 % 10 == y2 // 10 % 10
        return 8 if difference == 1 or (one_digit and y1 // 100 == y2 // 100) or exchanged else 10
    return 12


@compiled
def number_level(first: int, second: int) -> int:
    """1 the same number, 2 one digit wrong or two neighbours exchanged, 3 another; 0 if either is missing."""
    if first < 0 or second < 0:
        return 0
    if first == second:
        return 1
    differing = 0
    exchanged = True
    pending_a = pending_b = -1
    for _ in range(12):
        a, b = first % 10, second % 10
        first //= 10
        second //= 10
        if a != b:
            differing += 1
            if differing == 1:
                pending_a, pending_b = a, b
            elif differing == 2:
                exchanged = a == pending_b and b == pending_a
        elif differing == 1:
            exchanged = False
        if differing > 2:
            return 3
    return 2 if differing == 1 or exchanged else 3
