"""What an agreement is worth: log-likelihood ratios by field and level, sharpened by how common the value is."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.cells import DATE_CODES, LAST_YEAR
from tinhso.linkage.compiled import Array, Number, inlined
from tinhso.linkage.distance import date_level, name_level, number_level
from tinhso.linkage.letters import Words
from tinhso.linkage.names import Names
from tinhso.linkage.people import People

F_NAME, F_DATE, F_PERSONAL, F_OLD, F_SEX, F_PLACE, F_ETHNICITY, F_FATHER, F_MOTHER, F_SPOUSE = range(10)
FIELDS = ("name", "birth_date", "personal_id", "old_id", "sex", "place", "ethnicity", "father", "mother", "spouse")
RARITY_OF_NAME = np.array([0, 1, 2, 2, 2, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0], np.int8)  # 1 name, 2 folded, 3 outer parts
RARITY_OF_DATE = np.array([0, 1, 2, 2, 2, 2, 2, 2, 0, 2, 0, 0, 0, 0, 0, 0], np.int8)  # 1 the day, 2 the year
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
    rarity: Array = np.log(size) - np.log(np.maximum(counts, 1))
    return rarity.astype(np.float32)


@inlined
def pair_score(
    m: int,
    r: int,
    mentions: People,
    reference: People,
    names: Names,
    words: Words,
    rarity: Rarity,
    weights: Weights,
    memo: Array,
    levels: Array,
    least: float,
) -> Number:
    """Log-likelihood ratio of mention m being person r; the level of every field goes into `levels`.

    HOPELESS, and nothing else compared, when name and date together say less than `least`.
    """
    w = weights.field
    level = name_level(mentions.name[m], reference.name[r], names, words, memo)
    levels[0] = level
    score = w[0, level]
    if 1 <= level <= 8:
        who = reference.name[r]
        if level == 1:
            score += rarity.name[who]
        elif level <= 5:
            score += rarity.fold[names.folds[who]]
        else:
            score += rarity.outer[names.outers[who]]
    date = reference.date[r]
    level = date_level(mentions.date[m], date)
    levels[1] = level
    score += w[1, level]
    if level == 1:
        score += rarity.date[date]
    elif 2 <= level <= 7 or level == 9:
        score += rarity.year[date // 416]
    if score < least:
        score = -1e9
    else:
        level = number_level(mentions.personal[m], reference.personal[r])
        levels[2] = level
        score += w[2, level]
        level = number_level(mentions.old[m], reference.old[r])
        levels[3] = level
        score += w[3, level]
        level = 0
        if mentions.sex[m] > 0 and reference.sex[r] > 0:
            level = 1 if mentions.sex[m] == reference.sex[r] else 2
        levels[4] = level
        score += w[4, level]
        level = 0
        if mentions.place[m] >= 0 and reference.place[r] >= 0:
            evidence = weights.place[mentions.place[m], reference.place[r]]
            level = 1 if evidence > 0 else 2
            score += evidence
            if level == 1 and reference.name[r] >= 0 and levels[0] <= 10:
                # Clans live together: the place has already told part of what the surname tells.
                score -= rarity.local[rarity.surname[names.words[reference.name[r], 0]], reference.place[r]]
        levels[5] = level
        level = 0
        if mentions.ethnicity[m] >= 0 and reference.ethnicity[r] >= 0:
            evidence = weights.ethnicity[mentions.ethnicity[m], reference.ethnicity[r]]
            level = 1 if evidence > 0 else 2
            score += min(evidence, 0.0)  # the name tells the people; only disagreement is news
        levels[6] = level
        levels[7] = levels[8] = levels[9] = 0
        if mentions.father[m] >= 0 and reference.father[r] >= 0:
            levels[7] = name_level(mentions.father[m], reference.father[r], names, words, memo)
            score += w[7, levels[7]]
        if mentions.mother[m] >= 0 and reference.mother[r] >= 0:
            levels[8] = name_level(mentions.mother[m], reference.mother[r], names, words, memo)
            score += w[8, levels[8]]
        if mentions.spouse[m] >= 0 and reference.spouse[r] >= 0:
            levels[9] = name_level(mentions.spouse[m], reference.spouse[r], names, words, memo)
            score += w[9, levels[9]]
    return score
