"""Who may be meant: the reference rows worth comparing with a mention, found in widening circles."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled, inlined
from tinhso.linkage.distance import Memo, date_level, name_level, new_memo, number_level
from tinhso.linkage.hashing import bucket_of, key_of
from tinhso.linkage.names import ALIKE, COUNT, GIVEN, OUTER, SURNAME
from tinhso.linkage.people import (
    BY_ALIKE,
    BY_ALIKE_PLACE,
    BY_ALIKE_YEAR,
    BY_GIVEN_DATE,
    BY_HOME,
    BY_OLD,
    BY_OUTER_DAY,
    BY_OUTER_YEAR,
    BY_PERSONAL,
    BY_SURNAME_DATE,
    Index,
    Kin,
    home_key,
)
from tinhso.linkage.weights import (
    F_DATE,
    F_ETHNICITY,
    F_FATHER,
    F_MOTHER,
    F_NAME,
    F_OLD,
    F_PERSONAL,
    F_PLACE,
    F_SEX,
    F_SPOUSE,
    FIELDS,
    Weights,
    family_says,
    most_of_family,
)

POOL = 8192
_PLACES = 3  # at most, where a circle looks
KEPT = 8  # candidates kept per mention
FEW = 40  # rows of a name that is rare enough to be looked for whatever the date
CIRCLES = 5


class Side(NamedTuple):
    """The reference and what is known about it; the same for every act."""

    people: Array  # records
    ways: Index
    kin: Kin
    names: Array
    words: Array
    year: Array  # float32 by year: how rare it is
    rare_surname: Array  # float32 by surname
    local: Array  # float32 (surnames, places)
    likely_place: Array  # int32 by source place: the reference place it most likely is, or -1


class Desk(NamedTuple):
    """Working space of one thread."""

    memo: Memo
    rows: Array  # int32 (roles, KEPT)
    scores: Array  # float64 (roles, KEPT)
    levels: Array  # uint8 (roles, KEPT, fields)
    kept: Array  # int64 (roles,)
    scratch: Array  # uint8 (1,)
    ways: Array  # int64: where a search looks, and in which bucket
    buckets: Array
    pool: Array  # int32: rows gathered and not yet scored
    told: Array  # float64 (POOL,): what all but their names tells
    pool_levels: Array  # uint8 (POOL, fields)


def new_desk(roles: int) -> Desk:
    return Desk(
        new_memo(),
        np.zeros((roles, KEPT), np.int32),
        np.zeros((roles, KEPT), np.float64),
        np.zeros((roles, KEPT, len(FIELDS)), np.uint8),
        np.zeros(roles, np.int64),
        np.zeros(1, np.uint8),
        np.zeros(_PLACES, np.int64),
        np.zeros(_PLACES, np.int64),
        np.zeros(POOL, np.int32),
        np.zeros(POOL),
        np.zeros((POOL, len(FIELDS)), np.uint8),
    )


@compiled
def kept_place(role: int, row: int, rows: Array, kept: Array) -> int:
    """Where a row stands among the candidates kept for a role, -1 if it doesn't."""
    for place in range(kept[role]):
        if rows[role, place] == row:
            return place
    return -1


@compiled
def copy_row(source: Array, target: Array) -> None:
    """Copying slices would allocate."""
    for place in range(len(source)):
        target[place] = source[place]


@inlined
def _keep(
    role: int, r: int, score: float, rows: Array, scores: Array, levels: Array, kept_by_role: Array, found: Array
) -> None:
    """Keep a scored row if it is among the best; equal scores are ordered by row, whatever the order of search."""
    kept = kept_by_role[role]
    if kept == 8 and (score < scores[role, 7] or (score == scores[role, 7] and r > rows[role, 7])):
        return
    place = min(kept, 7)
    while place > 0 and (
        scores[role, place - 1] < score or (scores[role, place - 1] == score and rows[role, place - 1] > r)
    ):
        scores[role, place] = scores[role, place - 1]
        rows[role, place] = rows[role, place - 1]
        copy_row(levels[role, place - 1], levels[role, place])
        place -= 1
    scores[role, place] = score
    rows[role, place] = r
    copy_row(found, levels[role, place])
    kept_by_role[role] = min(kept + 1, 8)


@inlined
def score_pool(
    m: int, role: int, size: int, least: float, mentions: Array, side: Side, weights: Weights, desk: Desk
) -> None:
    """Score the rows gathered for a mention and keep the best.

    The score is the log-likelihood ratio of the mention being the person. Rows that say less than `least` without the
    names of relatives are dropped; most of them before their own name is read.
    """
    people, names, words, memo = side.people, side.names, side.words, desk.memo
    pool, told, levels, local, w = desk.pool, desk.told, desk.pool_levels, side.local, weights.field
    mention = mentions[m]
    log_prior = weights.log_prior
    size = _screen(mention, size, least, people, side.year, weights, desk)
    ahead = 0
    for place in range(size):
        ahead += names[max(0, people[pool[place]].name), COUNT]
    desk.scratch[0] = ahead & 1
    for place in range(size):
        if kept_place(role, pool[place], desk.rows, desk.kept) >= 0:
            continue
        person = people[pool[place]]
        level = name_level(mention.name, person.name, names, words, memo)
        score = told[place] + w[0, level]
        if level == 1:
            score += person.rare_name
        elif 2 <= level <= 5:
            score += person.rare_alike
        elif 6 <= level <= 8:
            score += person.rare_outer
        if score < least:
            continue
        found = levels[place]
        found[F_NAME] = level
        found[F_FATHER] = name_level(mention.father, person.father, names, words, memo)
        found[F_MOTHER] = name_level(mention.mother, person.mother, names, words, memo)
        found[F_SPOUSE] = name_level(mention.spouse, person.spouse, names, words, memo)
        family = family_says(found[F_FATHER], found[F_MOTHER], w, log_prior)
        score += family + w[F_SPOUSE, found[F_SPOUSE]]
        home, surname = np.float32(0.0), np.float32(0.0)
        if 1 <= level <= 8:
            surname = side.rare_surname[person.surname]
        if found[F_PLACE] == 1:
            home = weights.place[mention.place, person.place]
            if person.name >= 0 and level <= 10:
                # Clans live together: the place has already told part of what the surname tells.
                score -= local[person.surname, person.place]
                surname -= local[person.surname, person.place]
        if found[F_FATHER] > 0 or found[F_MOTHER] > 0:  # home and surname are the family's, too
            score -= max(
                0.0, home + max(np.float32(0.0), surname) - max(0.0, most_of_family(log_prior) - max(0.0, family))
            )
        _keep(role, pool[place], score, desk.rows, desk.scores, desk.levels, desk.kept, found)


@inlined
def _screen(
    mention: Number, size: int, least: float, people: Array, of_year: Array, weights: Weights, desk: Desk
) -> Number:
    """Leave in the pool who may reach `least`, whatever the name; returns how many. Beside them stands what all but
    names tells.
    """
    w, place_table, ethnicity_table = weights.field, weights.place, weights.ethnicity
    pool, told, levels = desk.pool, desk.told, desk.pool_levels
    where = mention.place if mention.place < len(place_table) else -1
    people_of = mention.ethnicity if mention.ethnicity < len(ethnicity_table) else -1
    best_unlike = 0.0  # of names too unlike for their rarity to count
    for level in range(9, 16):
        best_unlike = max(best_unlike, w[F_NAME, level])
    ahead = 0
    for place in range(size):  # asks memory for all of them before the first is waited for
        ahead += people[pool[place]].name
    desk.scratch[0] = ahead & 1
    left = 0
    for place in range(size):
        r = pool[place]
        person = people[r]
        found = levels[left]
        level = date_level(mention.date, person.date)
        score = w[F_DATE, level]
        if level == 1:
            score += person.rare_date
        elif 2 <= level <= 7 or level == 9:
            score += of_year[person.date // 416]
        found[F_DATE] = level
        found[F_PERSONAL] = number_level(mention.personal, person.personal)
        found[F_OLD] = number_level(mention.old, person.old)
        found[F_SEX] = 0
        if mention.sex > 0 and person.sex > 0:
            found[F_SEX] = 1 if mention.sex == person.sex else 2
        score += w[F_PERSONAL, found[F_PERSONAL]] + w[F_OLD, found[F_OLD]] + w[F_SEX, found[F_SEX]]
        found[F_PLACE] = 0
        if where >= 0 and person.place >= 0:
            evidence = place_table[where, person.place]
            found[F_PLACE] = 1 if evidence > 0 else 2
            score += evidence
        found[F_ETHNICITY] = 0
        if people_of >= 0 and person.ethnicity >= 0:
            evidence = ethnicity_table[people_of, person.ethnicity]
            found[F_ETHNICITY] = 1 if evidence > 0 else 2
            score += min(evidence, np.float32(0.0))  # the name tells the people; only disagreement is news
        if score + max(w[F_NAME, 1] + person.rare_name, best_unlike) < least:
            continue
        pool[left] = r
        told[left] = score
        left += 1
    return left


@inlined
def search(m: int, circle: int, mentions: Array, side: Side, desk: Desk) -> Number:
    """Gather one circle of candidates for one mention; returns how many."""
    starts, rows, ways, buckets, pool = side.ways.starts, side.ways.rows, desk.ways, desk.buckets, desk.pool
    size = 0
    for asked in range(_ask(m, circle, mentions, side, ways, buckets)):
        way, bucket = ways[asked], buckets[asked]
        last = min(starts[way, bucket + 1], starts[way, bucket] + len(pool) - size)
        for place in range(starts[way, bucket], last):
            pool[size] = rows[way, place]
            size += 1
    return size


@inlined
def _ask(m: int, circle: int, mentions: Array, side: Side, ways: Array, buckets: Array) -> Number:
    """Where one circle looks: 1 numbers, given name and date; 2 the name with a slip in the date or a vague one; 3 the
    date, also with day and month exchanged, with a slip in the name; 4 slips in both. Returns how many places.
    """
    starts, names, mention, size = side.ways.starts, side.names, mentions[m], side.ways.starts.shape[1] - 1
    name, date = mention.name, mention.date
    asked = 0
    if circle == 1:
        if mention.personal >= 0:
            ways[asked], buckets[asked] = BY_PERSONAL, bucket_of(size, key_of(mention.personal, 0))
            asked += 1
        if mention.old >= 0:
            ways[asked], buckets[asked] = BY_OLD, bucket_of(size, key_of(mention.old, 0))
            asked += 1
    if name < 0:
        return asked
    has_day = date >= 0 and date % 32 > 0
    year, month, day = date // 416, date // 32 % 13, date % 32
    alike, outer, surname, given = names[name, ALIKE], names[name, OUTER], names[name, SURNAME], names[name, GIVEN]
    if circle == 1:
        if has_day:
            ways[asked], buckets[asked] = BY_GIVEN_DATE, bucket_of(size, key_of(given, date))
            asked += 1
    elif circle == 2:
        if date >= 0:
            ways[asked], buckets[asked] = BY_ALIKE_YEAR, bucket_of(size, key_of(alike, year))
            asked += 1
        if has_day:
            ways[asked], buckets[asked] = BY_OUTER_DAY, bucket_of(size, key_of(outer, date % 416))
            asked += 1
    elif circle == 3:
        if has_day:
            ways[asked], buckets[asked] = BY_SURNAME_DATE, bucket_of(size, key_of(surname, date))
            asked += 1
            if day <= 12 and day != month:
                exchanged = (year * 13 + day) * 32 + month
                ways[asked], buckets[asked] = BY_GIVEN_DATE, bucket_of(size, key_of(given, exchanged))
                asked += 1
    else:
        there = -1
        if 0 <= mention.place < len(side.likely_place):
            there = side.likely_place[mention.place]
        if date >= 0:
            ways[asked], buckets[asked] = BY_OUTER_YEAR, bucket_of(size, key_of(outer, year))
            asked += 1
            if there >= 0:
                ways[asked], buckets[asked] = BY_HOME, bucket_of(size, home_key(there, year, surname))
                asked += 1
        bucket = bucket_of(size, key_of(alike, 0))
        if starts[BY_ALIKE, bucket + 1] - starts[BY_ALIKE, bucket] <= FEW:
            ways[asked], buckets[asked] = BY_ALIKE, bucket
            asked += 1
        elif there >= 0:
            ways[asked], buckets[asked] = BY_ALIKE_PLACE, bucket_of(size, key_of(alike, there))
            asked += 1
    return asked


@compiled
def least_of(m: int, mentions: Array, log_prior: float) -> Number:
    """What must be said at least of a person, so that relatives and the act could still make a likely candidate."""
    mention = mentions[m]
    least = -log_prior - 12.0
    if mention.father >= 0 or mention.mother >= 0 or mention.spouse >= 0:
        least -= 10.0
    return least


@inlined
def follow_bond(first: int, second: int, kind: int, forward: bool, kin: Kin, desk: Desk) -> Number:
    """Gather whom the reference names as relative of the first person's candidates, or, backwards, who names the
    second person's candidates, as far as they aren't candidates yet. Returns how many.
    """
    row, starts, rows, pool, kept = kin.row, kin.back_starts, kin.back_rows, desk.pool, desk.kept
    size = 0
    if forward:
        for place in range(kept[first]):
            relative = row[kind, desk.rows[first, place]]
            if relative >= 0 and kept_place(second, relative, desk.rows, kept) < 0:
                pool[size] = relative
                size += 1
        return size
    for place in range(kept[second]):
        r = desk.rows[second, place]
        for back in range(starts[kind, r], starts[kind, r + 1]):
            if size < len(pool) and kept_place(first, rows[kind, back], desk.rows, kept) < 0:
                pool[size] = rows[kind, back]
                size += 1
    return size


@inlined
def follow_record(role: int, other: int, roles: int, desk: Desk) -> Number:
    """Gather the other persons of the records of a role's candidates. Returns how many."""
    for place in range(desk.kept[role]):
        row = desk.rows[role, place]
        seat = roles - 1 - other if row % roles != role else other
        desk.pool[place] = row // roles * roles + seat
    return desk.kept[role]
