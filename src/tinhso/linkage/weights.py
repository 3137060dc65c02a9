"""What an agreement is worth: log-likelihood ratios by field and level, sharpened by how common the value is."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.cells import DATE_CODES, LAST_YEAR
from tinhso.linkage.compiled import Array
from tinhso.linkage.letters import Words
from tinhso.linkage.names import Names
from tinhso.linkage.people import People

F_NAME, F_DATE, F_PERSONAL, F_OLD, F_SEX, F_PLACE, F_ETHNICITY, F_FATHER, F_MOTHER, F_SPOUSE = range(10)
FIELDS = ("name", "birth_date", "personal_id", "old_id", "sex", "place", "ethnicity", "father", "mother", "spouse")
RARITY_OF_NAME = np.array([0, 1, 2, 2, 2, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0], np.int8)  # 1 name, 2 folded, 3 outer parts
RARITY_OF_DATE = np.array([0, 1, 2, 2, 2, 2, 2, 2, 0, 2, 0, 0, 0, 0, 0, 0], np.int8)  # 1 the day, 2 the year
UNSEEN = 2000  # rows imagined beside the reference: in a small one, what is there once isn't therefore common
MOST_SURNAMES, MOST_CELLS = 2000, 20_000_000
HOPELESS = -1e9
AGREES, DIFFERS = 1, 2  # levels of sex, place, ethnicity
BOND_HOLDS, BOND_BROKEN, BOND_UNKNOWN = 0, 1, 2


class Rarity(NamedTuple):
    """Minus the log of the share of reference rows with a value; what it is worth to agree on it."""

    name: Array  # by number of the name
    fold: Array
    outer: Array
    date: Array  # by date code
    year: Array
    surname: Array  # int32 by number of the word: its place in `local`
    local: Array  # float32 (surnames, places): how much commoner a surname is in a place than in the whole reference


class Weights(NamedTuple):
    """Everything that scoring needs, in natural logarithms."""

    field: Array  # float64 (fields, LEVELS)
    place: Array  # float32 (source codes, reference codes)
    ethnicity: Array
    bond: Array  # float64 (bonds, 3)
    log_prior: float  # of a certain reference row being the person
    log_none: float  # of the person not being in the reference
    log_swapped: float  # of an act whose two sides changed columns


def rarity_of(people: People, names: Names, words: Words) -> Rarity:
    known = people.name[people.name >= 0]
    dates = people.date[people.date >= 0]
    size = max(1, people.size)
    name_counts = np.bincount(known, minlength=len(names.counts))
    folds = names.folds[known]
    outers = names.outers[known]
    return Rarity(
        _rarity(name_counts, size),
        _rarity(np.bincount(folds, minlength=int(names.folds.max(initial=0)) + 1), size),
        _rarity(np.bincount(outers, minlength=int(names.outers.max(initial=0)) + 1), size),
        _rarity(np.bincount(dates, minlength=DATE_CODES), size),
        _rarity(np.bincount(dates // 416, minlength=LAST_YEAR + 1), size),
        *_local_surnames(people, names, words),
    )


def _local_surnames(people: People, names: Names, words: Words) -> tuple[Array, Array]:
    """Only the commonest surnames get a row of their own; the rest share the last one, which says nothing."""
    known = (people.name >= 0) & (people.place >= 0)
    surnames = words.folds[names.words[people.name[known], 0]]
    counts = np.bincount(surnames, minlength=len(words.folds))
    common = np.argsort(-counts, kind="stable")[:MOST_SURNAMES]
    common = common[counts[common] >= 100]
    code = np.full(len(words.folds), len(common), np.int32)
    code[common] = np.arange(len(common))
    code = code[words.folds]
    places = int(people.place.max(initial=0)) + 1
    if not len(surnames) or places * (len(common) + 1) > MOST_CELLS:
        return code * 0, np.zeros((1, places), np.float32)
    pairs = code[surnames].astype(np.int64) * places + people.place[known]
    table = np.bincount(pairs, minlength=(len(common) + 1) * places).reshape(-1, places).astype(np.float64)
    share = table.sum(axis=1, keepdims=True) / table.sum()
    there = (table + 20 * share) / (table.sum(axis=0, keepdims=True) + 20)
    local = np.clip(np.log(there + 1e-12) - np.log(share + 1e-12), 0.0, 5.0).astype(np.float32)
    local[-1] = 0.0
    return code, local


def _rarity(counts: Array, size: int) -> Array:
    rarity: Array = np.log(size + UNSEEN) - np.log(np.maximum(counts, 1))
    return rarity.astype(np.float32)
