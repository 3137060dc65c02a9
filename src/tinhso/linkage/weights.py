"""What an agreement is worth: log-likelihood ratios by field and level, sharpened by how common the value is."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.cells import DATE_CODES, DATES_OF_YEAR
from tinhso.linkage.compiled import Array, Number, compiled, kernel
from tinhso.linkage.names import ALIKE, NAME_COLUMNS, OUTER, SURNAME
from tinhso.linkage.people import People, Rarity, columns_of

F_NAME, F_DATE, F_PERSONAL, F_OLD, F_SEX, F_PLACE, F_ETHNICITY, F_FATHER, F_MOTHER, F_SPOUSE = range(10)
FIELDS = ("name", "birth_date", "personal_id", "old_id", "sex", "place", "ethnicity", "father", "mother", "spouse")
UNSEEN = 2000  # rows imagined beside the reference: in a small one, what is there once isn't therefore common
MOST_SURNAMES, MOST_CELLS = 2000, 20_000_000
_COMMON = 100  # rows that a surname needs for a number of its own


class Weights(NamedTuple):
    """Everything that scoring needs, in natural logarithms."""

    field: Array  # float64 (fields, LEVELS)
    place: Array  # float32 (source codes, reference codes)
    ethnicity: Array
    bond: Array  # float64 (bonds, 3)
    log_prior: float  # of a certain reference row being the person
    log_none: float  # of the person not being in the reference
    log_swapped: float  # of an act whose two sides changed columns


LOG_CHILDREN = 0.7  # of a couple, two or so


@compiled
def most_of_family(log_prior: float) -> Number:
    """All that is worth which brothers and sisters share."""
    return -log_prior - LOG_CHILDREN


@compiled
def family_says(father: int, mother: int, field: Array, log_prior: float) -> Number:
    """What the levels of the parents' names are worth. They single out the children of a couple, never one of them."""
    return min(field[F_FATHER, father] + field[F_MOTHER, mother], most_of_family(log_prior))


def rarity_of(rows: Array, names: Array, words: Array, places: int, ethnicities: int) -> Rarity:
    """From the records of the reference; `places` and `ethnicities` are how many codes there are."""
    if not len(names):
        names = np.zeros((1, NAME_COLUMNS), np.int32)
    people = columns_of(rows)
    of_name, of_date = np.zeros(len(names), np.int64), np.zeros(DATE_CODES, np.int64)
    of_sex, of_relative = np.zeros(3, np.int64), np.zeros(3, np.int64)
    of_place, of_ethnicity = np.zeros(max(1, places), np.int64), np.zeros(max(1, ethnicities), np.int64)
    _count_values(rows, of_name, of_date, of_sex, of_place, of_ethnicity, of_relative)
    alike, outer = (np.bincount(names[:, column], of_name, minlength=1)[names[:, column]] for column in (ALIKE, OUTER))
    of_year = of_date.reshape(-1, DATES_OF_YEAR).sum(axis=1)
    surname, rare, local = _surnames(people, len(of_place), of_name, names, words)
    return Rarity(
        surname,
        rare_surname=rare,
        local=local,
        sexes=of_sex,
        places=of_place,
        ethnicities=of_ethnicity,
        relatives=of_relative,
        years=of_year,
        **{
            kind: _rarity(counts, people.size)
            for kind, counts in (
                ("name", of_name),
                ("alike", alike),
                ("outer", outer),
                ("date", of_date),
                ("year", of_year),
            )
        },
    )


@kernel
def _count_values(
    rows: Array,
    of_name: Array,
    of_date: Array,
    of_sex: Array,
    of_place: Array,
    of_ethnicity: Array,
    of_relative: Array,
) -> None:
    for number in range(len(rows)):
        row = rows[number]
        of_sex[row.sex] += 1
        if row.name >= 0:
            of_name[row.name] += 1
        if row.date >= 0:
            of_date[row.date] += 1
        if row.place >= 0:
            of_place[row.place] += 1
        if row.ethnicity >= 0:
            of_ethnicity[row.ethnicity] += 1
        of_relative[0] += row.father >= 0
        of_relative[1] += row.mother >= 0
        of_relative[2] += row.spouse >= 0


@kernel
def _count_surnames(name: Array, place: Array, surname: Array, table: Array) -> None:
    for row in range(len(name)):
        if name[row] >= 0 and place[row] >= 0:
            table[surname[name[row]], place[row]] += 1


def _surnames(people: People, places: int, of_name: Array, names: Array, words: Array) -> tuple[Array, Array, Array]:
    """The surname of each name, how rare a surname is, and how much commoner in a place than elsewhere.

    Only the commonest surnames get a number of their own; the rest share the last one, whose place says nothing.
    """
    counts = np.bincount(names[:, SURNAME], of_name, minlength=len(words))
    common = np.argsort(-counts, kind="stable")[:MOST_SURNAMES]
    common = common[counts[common] >= _COMMON]
    code = np.full(len(words), len(common), np.int16)
    code[common] = np.arange(len(common), dtype=np.int16)
    surname = code[names[:, SURNAME]]
    rare = _rarity(np.append(counts[common], _COMMON), people.size)
    table = np.zeros((len(common) + 1, places))
    if table.size > MOST_CELLS:
        return surname, rare, table.astype(np.float32)
    _count_surnames(people.name, people.place, surname, table)
    share = table.sum(axis=1, keepdims=True) / max(1.0, table.sum())
    there = (table + 20 * share) / (table.sum(axis=0, keepdims=True) + 20)
    local = np.clip(np.log(there + 1e-12) - np.log(share + 1e-12), 0.0, 5.0).astype(np.float32)
    local[-1] = 0.0
    return surname, rare, local


def _rarity(counts: Array, size: int) -> Array:
    rarity: Array = np.log(size + UNSEEN) - np.log(np.maximum(counts, 1))
    return rarity.astype(np.float32)
