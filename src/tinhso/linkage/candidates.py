"""Who may be meant: the reference rows worth comparing with a mention, found in widening circles."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled, inlined
from tinhso.linkage.distance import new_memo
from tinhso.linkage.hashing import bucket_of
from tinhso.linkage.letters import Words
from tinhso.linkage.names import Names
from tinhso.linkage.people import Index, Kin, People, key_of
from tinhso.linkage.weights import FIELDS, Rarity, Weights, pair_score

POOL = 8192
KEPT = 8  # candidates kept per mention


class Side(NamedTuple):
    """The reference and what is known about it; the same for every act."""

    people: People
    ways: Index
    kin: Kin
    names: Names
    words: Words
    rarity: Rarity
    likely_place: Array  # int32 by source place: the reference place it most likely is, or -1


class Desk(NamedTuple):
    """Working space of one thread."""

    seen: Array  # int32 by reference row: the last mention that looked at it
    memo: Array
    rows: Array  # int32 (roles, KEPT)
    scores: Array  # float64 (roles, KEPT)
    levels: Array  # uint8 (roles, KEPT, fields)
    kept: Array  # int64 (roles,)
    scratch: Array  # uint8 (fields,)
    pool: Array  # int32: rows gathered and not yet scored
    pooled: Array  # int64 (1,)


def new_desk(reference_size: int, roles: int) -> Desk:
    return Desk(
        np.full(reference_size, -1, np.int32),
        new_memo(),
        np.zeros((roles, KEPT), np.int32),
        np.zeros((roles, KEPT), np.float64),
        np.zeros((roles, KEPT, len(FIELDS)), np.uint8),
        np.zeros(roles, np.int64),
        np.zeros(len(FIELDS), np.uint8),
        np.zeros(POOL, np.int32),
        np.zeros(1, np.int64),
    )


@inlined
def _keep(role: int, r: int, score: float, desk: Desk) -> None:
    """Keep a scored row if it is among the best; equal scores are ordered by row, whatever the order of search."""
    kept = desk.kept[role]
    known = False
    for place in range(kept):
        if desk.rows[role, place] == r:
            known = True
    full = kept == 8
    worse = full and (score < desk.scores[role, 7] or (score == desk.scores[role, 7] and r > desk.rows[role, 7]))
    if not known and not worse:
        place = 7 if full else kept
        while place > 0 and (
            desk.scores[role, place - 1] < score
            or (desk.scores[role, place - 1] == score and desk.rows[role, place - 1] > r)
        ):
            desk.scores[role, place] = desk.scores[role, place - 1]
            desk.rows[role, place] = desk.rows[role, place - 1]
            for field in range(10):
                desk.levels[role, place, field] = desk.levels[role, place - 1, field]
            place -= 1
        desk.scores[role, place] = score
        desk.rows[role, place] = r
        for field in range(10):
            desk.levels[role, place, field] = desk.scratch[field]
        if not full:
            desk.kept[role] = kept + 1


@compiled
def score_pool(m: int, role: int, least: float, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    """Score the rows gathered for a mention, each once, and keep the best; empties the pool."""
    people, names, words, rarity = side.people, side.names, side.words, side.rarity
    for place in range(desk.pooled[0]):
        r = desk.pool[place]
        if desk.seen[r] != m:
            desk.seen[r] = m
            score = pair_score(m, r, mentions, people, names, words, rarity, weights, desk.memo, desk.scratch, least)
            if score > -1e8:
                _keep(role, r, score, desk)
    desk.pooled[0] = 0


@compiled
def _same_key(
    starts: Array, rows: Array, key: np.uint64, mine: int, theirs: Array, name: Array, pool: Array, size: int
) -> Number:
    """Add the rows of a bucket whose name has the same folded (or outer) form; returns the new size of the pool."""
    bucket = np.int64((key ^ (key >> np.uint64(32))) & np.uint64(len(starts) - 2))
    for place in range(starts[bucket], starts[bucket + 1]):
        r = rows[place]
        if name[r] >= 0 and theirs[name[r]] == mine and size < len(pool):
            pool[size] = r
            size += 1
    return size


@compiled
def _same_number(starts: Array, rows: Array, number: int, numbers: Array, pool: Array, size: int) -> Number:
    key = key_of(number, 0)
    bucket = np.int64((key ^ (key >> np.uint64(32))) & np.uint64(len(starts) - 2))
    for place in range(starts[bucket], starts[bucket + 1]):
        if numbers[rows[place]] == number and size < len(pool):
            pool[size] = rows[place]
            size += 1
    return size


@compiled
def _shared_word(
    starts: Array,
    rows: Array,
    key: np.uint64,
    mine: Array,
    name: Array,
    words: Array,
    counts: Array,
    folds: Array,
    gendered: Array,
    pool: Array,
    size: int,
) -> Number:
    """Add the rows of a bucket that share a word of the name, whatever its marks; Văn and Thị don't count."""
    bucket = np.int64((key ^ (key >> np.uint64(32))) & np.uint64(len(starts) - 2))
    for place in range(starts[bucket], starts[bucket + 1]):
        r = rows[place]
        other = name[r]
        if other < 0 or size >= len(pool):
            continue
        found = False
        for j in range(counts[other]):
            word = words[other, j]
            if gendered[word]:
                continue
            fold = folds[word]
            for i in range(len(mine)):
                if mine[i] == fold:
                    found = True
        if found:
            pool[size] = r
            size += 1
    return size


@compiled
def _least(m: int, mentions: People, log_prior: float) -> Number:
    """What name and date must say at least, so that all the rest could still make a likely candidate."""
    least = -log_prior - 12.0
    if mentions.personal[m] >= 0 or mentions.old[m] >= 0:
        least -= 8.0
    if mentions.father[m] >= 0 or mentions.mother[m] >= 0 or mentions.spouse[m] >= 0:
        least -= 10.0
    return least


@compiled
def search(m: int, role: int, circle: int, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    """One circle of candidates for one mention: 0 numbers and whole agreement, 1 the name with a slip in the date,
    2 the date with a slip in the name, 3 slips in both.
    """
    ways, people, names, pool = side.ways, side.people, side.names, desk.pool
    name, date = mentions.name[m], mentions.date[m]
    size = 0
    if circle == 0:
        if mentions.personal[m] >= 0:
            number = mentions.personal[m]
            size = _same_number(ways.personal.starts, ways.personal.rows, number, people.personal, pool, size)
        if mentions.old[m] >= 0:
            size = _same_number(ways.old.starts, ways.old.rows, mentions.old[m], people.old, pool, size)
        desk.pooled[0] = size
        score_pool(m, role, -1e6, mentions, side, weights, desk)
        size = 0
    if name < 0:
        return
    has_day = date >= 0 and date % 32 > 0
    year, day = date // 416, date % 416
    fold, outer = names.folds[name], names.outers[name]
    folds, outers = names.folds, names.outers
    if circle == 0 and has_day:
        group = ways.name_date
        size = _same_key(group.starts, group.rows, key_of(fold, date), fold, folds, people.name, pool, size)
    elif circle == 1:
        if date >= 0:
            group = ways.name_year
            size = _same_key(group.starts, group.rows, key_of(fold, year), fold, folds, people.name, pool, size)
        if has_day:
            group = ways.name_day
            size = _same_key(group.starts, group.rows, key_of(fold, day), fold, folds, people.name, pool, size)
    elif circle >= 2:
        mine = np.full(6, -1, np.int64)
        for place in range(names.counts[name]):
            word = names.words[name, place]
            if not side.words.gendered[word]:
                mine[place] = side.words.folds[word]
        spelling = names.words, names.counts, side.words.folds, side.words.gendered
        if circle == 2 and has_day:
            group = ways.date
            size = _shared_word(
                group.starts, group.rows, key_of(date, 0), mine, people.name,
                spelling[0], spelling[1], spelling[2], spelling[3], pool, size,
            )  # fmt: skip
            group = ways.outer_day
            size = _same_key(group.starts, group.rows, key_of(outer, day), outer, outers, people.name, pool, size)
        if circle == 3:
            month, of_month = date // 32 % 13, date % 32
            if has_day and of_month <= 12 and of_month != month:
                swapped = (year * 13 + of_month) * 32 + month
                group = ways.date
                size = _shared_word(
                    group.starts, group.rows, key_of(swapped, 0), mine, people.name,
                    spelling[0], spelling[1], spelling[2], spelling[3], pool, size,
                )  # fmt: skip
            if date >= 0:
                group = ways.outer_year
                size = _same_key(group.starts, group.rows, key_of(outer, year), outer, outers, people.name, pool, size)
            there = -1
            if 0 <= mentions.place[m] < len(side.likely_place):
                there = side.likely_place[mentions.place[m]]
            if there >= 0 and date >= 0:
                group = ways.place_year
                size = _shared_word(
                    group.starts, group.rows, key_of(there, year), mine, people.name,
                    spelling[0], spelling[1], spelling[2], spelling[3], pool, size,
                )  # fmt: skip
            group = ways.name
            bucket = bucket_of(group, key_of(fold, 0))
            if group.starts[bucket + 1] - group.starts[bucket] <= 40:
                size = _same_key(group.starts, group.rows, key_of(fold, 0), fold, folds, people.name, pool, size)
            elif there >= 0:
                group = ways.name_place
                size = _same_key(group.starts, group.rows, key_of(fold, there), fold, folds, people.name, pool, size)
    desk.pooled[0] = size
    score_pool(m, role, _least(m, mentions, weights.log_prior), mentions, side, weights, desk)


@compiled
def follow_bonds(
    act: int, roles: int, bonds: Array, mentions: People, side: Side, weights: Weights, desk: Desk
) -> None:
    """The relatives that the reference names for one person's candidates are candidates for the other person."""
    row, starts, rows = side.kin.row, side.kin.back_starts, side.kin.back_rows
    for bond in range(len(bonds)):
        first, second, kind = bonds[bond, 0], bonds[bond, 1], bonds[bond, 2]
        before = desk.kept[second]
        if mentions.name[act * roles + second] >= 0:
            size = 0
            for place in range(desk.kept[first]):
                relative = row[kind, desk.rows[first, place]]
                if relative >= 0:
                    desk.pool[size] = relative
                    size += 1
            if size > 0:
                desk.pooled[0] = size
                score_pool(act * roles + second, second, -1e6, mentions, side, weights, desk)
        if mentions.name[act * roles + first] >= 0:
            size = 0
            for place in range(min(before, desk.kept[second])):
                r = desk.rows[second, place]
                for back in range(starts[kind, r], starts[kind, r + 1]):
                    if size < len(desk.pool):
                        desk.pool[size] = rows[kind, back]
                        size += 1
            if size > 0:
                desk.pooled[0] = size
                score_pool(act * roles + first, first, -1e6, mentions, side, weights, desk)


@compiled
def follow_records(act: int, roles: int, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    """The other person of a candidate's record is a candidate for the other person of the act."""
    for role in range(roles):
        for other in range(roles):
            if other == role:
                continue
            size = desk.kept[role]
            for place in range(size):
                row = desk.rows[role, place]
                seat = roles - 1 - other if row % roles != role else other
                desk.pool[place] = row // roles * roles + seat
            desk.pooled[0] = size
            score_pool(act * roles + other, other, -1e6, mentions, side, weights, desk)
