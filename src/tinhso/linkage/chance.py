"""How often two unrelated persons agree by chance: sampled from the reference itself, where nobody is there twice."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, kernel
from tinhso.linkage.distance import LEVELS, Memo, date_level, name_level, new_memo
from tinhso.linkage.hashing import bucket_of, key_of
from tinhso.linkage.names import ALIKE, OUTER
from tinhso.linkage.people import BY_ALIKE, BY_ALIKE_YEAR, BY_OUTER_YEAR, Index, People

PAIRS = 50_000
_BOTH_FULL = (1, 4, 5, 6, 7, 8, 9, 10, 12)


class Chance(NamedTuple):
    """Shares of levels among unrelated pairs, float64 (LEVELS,) each."""

    name: Array  # any two
    name_same_fold: Array
    name_same_outer: Array
    date: Array  # any two with whole dates
    date_same_year: Array
    father: Array
    mother: Array
    spouse: Array


@kernel
def _pairs_at_random(
    column: Array, pairs: int, of_names: bool, names: Array, words: Array, memo: Memo, random: Array, out: Array
) -> None:
    for pair in range(pairs):
        first, second = random[pair, 0], random[pair, 1]
        if first == second:
            continue
        if of_names:
            out[name_level(column[first], column[second], names, words, memo)] += 1
        else:
            out[date_level(column[first], column[second])] += 1


@kernel
def _pairs_in_groups(
    way: int,
    starts: Array,
    rows: Array,
    name: Array,
    date: Array,
    names: Array,
    words: Array,
    memo: Memo,
    random: Array,
    out: Array,
) -> None:
    """Pairs of different rows that share a way; levels of their names, but of their dates where it is name and year."""
    for pair in range(len(random)):
        r = random[pair, 0]
        who, year = name[r], date[r] // 416
        if who < 0 or (way != BY_ALIKE and year < 0):
            continue
        column = OUTER if way == BY_OUTER_YEAR else ALIKE
        bucket = bucket_of(len(starts) - 1, key_of(names[who, column], 0 if way == BY_ALIKE else year))
        start, end = starts[bucket], starts[bucket + 1]
        other = rows[start + random[pair, 1] % (end - start)]
        if other == r or names[name[other], column] != names[who, column]:
            continue
        if way != BY_ALIKE and date[other] // 416 != year:
            continue
        if way == BY_ALIKE_YEAR:
            out[date_level(date[r], date[other])] += 1
        else:
            out[name_level(who, name[other], names, words, memo)] += 1


def chance_levels(people: People, relatives: Array, index: Index, names: Array, words: Array, seed: int) -> Chance:
    """`relatives`: how many rows name a father, a mother, a spouse."""
    random = np.random.default_rng(seed).integers(0, max(1, people.size), (PAIRS, 2))

    def drawn(column: Array, of_names: bool, known: bool = True) -> Array:
        counts = np.zeros(LEVELS, np.int64)
        if not known:
            return _shares(counts)
        _pairs_at_random(column, PAIRS, of_names, names, words, new_memo(), random, counts)
        if not of_names:
            counts[[level for level in range(LEVELS) if level not in _BOTH_FULL]] = 0
        counts[0] = 0
        return _shares(counts)

    def within(way: int) -> Array:
        counts = np.zeros(LEVELS, np.int64)
        starts, rows = index.starts[way], index.rows[way]
        _pairs_in_groups(way, starts, rows, people.name, people.date, names, words, new_memo(), random, counts)
        if way == BY_ALIKE_YEAR:
            counts[[level for level in range(LEVELS) if level not in _BOTH_FULL]] = 0
        return _shares(counts)

    with ThreadPoolExecutor(2) as pool:
        parts = [
            pool.submit(drawn, people.name, True),
            pool.submit(within, BY_ALIKE),
            pool.submit(within, BY_OUTER_YEAR),
            pool.submit(drawn, people.date, False),
            pool.submit(within, BY_ALIKE_YEAR),
            pool.submit(drawn, people.father, True, relatives[0] > 0),
            pool.submit(drawn, people.mother, True, relatives[1] > 0),
            pool.submit(drawn, people.spouse, True, relatives[2] > 0),
        ]
        return Chance(*(part.result() for part in parts))


def _shares(counts: Array) -> Array:
    shares: Array = (counts + 0.5) / (counts.sum() + 8)
    return shares
