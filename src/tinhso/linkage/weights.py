"""What an agreement is worth: log-likelihood ratios by field and level, sharpened by how common the value is."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.cells import DATE_CODES, LAST_YEAR
from tinhso.linkage.compiled import Array
from tinhso.linkage.names import ALIKE, OUTER, SURNAME
from tinhso.linkage.people import People

F_NAME, F_DATE, F_PERSONAL, F_OLD, F_SEX, F_PLACE, F_ETHNICITY, F_FATHER, F_MOTHER, F_SPOUSE = range(10)
FIELDS = ("name", "birth_date", "personal_id", "old_id", "sex", "place", "ethnicity", "father", "mother", "spouse")
UNSEEN = 2000  # rows imagined beside the reference: in a small one, what is there once isn't therefore common
MOST_SURNAMES, MOST_CELLS = 2000, 20_000_000


class Rarity(NamedTuple):
    """Minus the log of the share of reference rows with a value: what it is worth to agree on it."""

    rows: dict[str, Array]  # by reference row, see people.RARITIES
    year: Array  # float32, by year
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


def rarity_of(people: People, names: Array, words: Array) -> Rarity:
    surname, local = _local_surnames(people, names, words)
    rows = {"surname": surname}
    for kind, column in (("rare_name", None), ("rare_alike", ALIKE), ("rare_outer", OUTER)):
        number = np.arange(len(names)) if column is None else names[:, column]
        counts = np.bincount(number[people.name[people.name >= 0]], minlength=int(number.max(initial=0)) + 1)
        rows[kind] = _rarity(counts, people.size)[number][people.name] if len(names) else np.zeros(people.size)
    dates = people.date[people.date >= 0]
    rows["rare_date"] = _rarity(np.bincount(dates, minlength=DATE_CODES), people.size)[people.date]
    year = _rarity(np.bincount(dates // 416, minlength=LAST_YEAR + 1), people.size)
    return Rarity(rows, year, local)


def _local_surnames(people: People, names: Array, words: Array) -> tuple[Array, Array]:
    """Only the commonest surnames get a row of their own; the rest share the last one, which says nothing."""
    known = (people.name >= 0) & (people.place >= 0)
    counts = np.bincount(names[people.name[known], SURNAME], minlength=len(words))
    common = np.argsort(-counts, kind="stable")[:MOST_SURNAMES]
    common = common[counts[common] >= 100]
    places = int(people.place.max(initial=0)) + 1
    if not known.any() or places * (len(common) + 1) > MOST_CELLS:
        return np.zeros(people.size, np.int32), np.zeros((1, places), np.float32)
    code = np.full(len(words), len(common), np.int32)
    code[common] = np.arange(len(common))
    surname = code[names[:, SURNAME]][people.name]
    pairs = surname[known].astype(np.int64) * places + people.place[known]
    table = np.bincount(pairs, minlength=(len(common) + 1) * places).reshape(-1, places).astype(np.float64)
    share = table.sum(axis=1, keepdims=True) / table.sum()
    there = (table + 20 * share) / (table.sum(axis=0, keepdims=True) + 20)
    local = np.clip(np.log(there + 1e-12) - np.log(share + 1e-12), 0.0, 5.0).astype(np.float32)
    local[-1] = 0.0
    return surname, local


def _rarity(counts: Array, size: int) -> Array:
    rarity: Array = np.log(size + UNSEEN) - np.log(np.maximum(counts, 1))
    return rarity.astype(np.float32)
