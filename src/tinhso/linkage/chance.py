"""How often two unrelated persons agree by chance: sampled from the reference itself, where nobody is there twice."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, compiled
from tinhso.linkage.distance import LEVELS, date_level, name_level, new_memo
from tinhso.linkage.hashing import Groups, bucket_of
from tinhso.linkage.letters import Words
from tinhso.linkage.names import Names
from tinhso.linkage.people import Index, People, key_of

PAIRS = 200_000
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


@compiled
def _pairs_at_random(
    column: Array, pairs: int, of_names: bool, names: Names, words: Words, memo: Array, random: Array, out: Array
) -> None:
    for pair in range(pairs):
        first, second = random[pair, 0], random[pair, 1]
        if first == second:
            continue
        if of_names:
            out[name_level(column[first], column[second], names, words, memo)] += 1
        else:
            out[date_level(column[first], column[second])] += 1


@compiled
def _pairs_in_groups(
    groups: Groups, kind: int, people: People, names: Names, words: Words, memo: Array, random: Array, out: Array
) -> None:
    """Pairs of different rows that share a folded name (0), outer names and year (1), or folded name and year (2)."""
    for pair in range(len(random)):
        r = random[pair, 0]
        name, date = people.name[r], people.date[r]
        if name < 0 or (kind > 0 and date < 0):
            continue
        if kind == 0:
            key = key_of(names.folds[name], 0)
        elif kind == 1:
            key = key_of(names.outers[name], date // 416)
        else:
            key = key_of(names.folds[name], date // 416)
        bucket = bucket_of(groups, key)
        start, end = groups.starts[bucket], groups.starts[bucket + 1]
        other = groups.rows[start + random[pair, 1] % (end - start)]
        if other == r or people.name[other] < 0:
            continue
        if kind == 1:
            if names.outers[people.name[other]] == names.outers[name]:
                out[name_level(name, people.name[other], names, words, memo)] += 1
        elif names.folds[people.name[other]] == names.folds[name]:
            if kind == 0:
                out[name_level(name, people.name[other], names, words, memo)] += 1
            elif people.date[other] // 416 == date // 416:
                out[date_level(date, people.date[other])] += 1


def chance_levels(people: People, index: Index, names: Names, words: Words, seed: int) -> Chance:
    random = np.random.default_rng(seed).integers(0, max(1, people.size), (PAIRS, 2))
    memo = new_memo()

    def drawn(column: Array, of_names: bool) -> Array:
        counts = np.zeros(LEVELS, np.int64)
        _pairs_at_random(column, PAIRS, of_names, names, words, memo, random, counts)
        if not of_names:
            counts[[level for level in range(LEVELS) if level not in _BOTH_FULL]] = 0
        counts[0] = 0
        return _shares(counts)

    def within(groups: Groups, kind: int) -> Array:
        counts = np.zeros(LEVELS, np.int64)
        _pairs_in_groups(groups, kind, people, names, words, memo, random, counts)
        if kind == 2:
            counts[[level for level in range(LEVELS) if level not in _BOTH_FULL]] = 0
        return _shares(counts)

    return Chance(
        drawn(people.name, True),
        within(index.name, 0),
        within(index.outer_year, 1),
        drawn(people.date, False),
        within(index.name_year, 2),
        drawn(people.father, True),
        drawn(people.mother, True),
        drawn(people.spouse, True),
    )


def _shares(counts: Array) -> Array:
    shares: Array = (counts + 0.5) / (counts.sum() + 8)
    return shares
