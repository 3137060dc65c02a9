"""Who may be meant: the reference rows worth comparing with a mention, found in widening circles."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled
from tinhso.linkage.distance import date_level, name_level, new_memo, number_level
from tinhso.linkage.hashing import bucket_of
from tinhso.linkage.letters import Words
from tinhso.linkage.names import Names
from tinhso.linkage.people import Index, Kin, People, key_of
from tinhso.linkage.weights import FIELDS, Rarity, Weights

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


@compiled
def _keep(
    role: int, r: int, score: float, rows: Array, scores: Array, levels: Array, kept_by_role: Array, found: Array
) -> None:
    """Keep a scored row if it is among the best; equal scores are ordered by row, whatever the order of search."""
    kept = kept_by_role[role]
    if kept == 8 and (score < scores[role, 7] or (score == scores[role, 7] and r > rows[role, 7])):
        return
    for place in range(kept):
        if rows[role, place] == r:
            return
    place = min(kept, 7)
    while place > 0 and (
        scores[role, place - 1] < score or (scores[role, place - 1] == score and rows[role, place - 1] > r)
    ):
        scores[role, place] = scores[role, place - 1]
        rows[role, place] = rows[role, place - 1]
        for field in range(len(found)):
            levels[role, place, field] = levels[role, place - 1, field]
        place -= 1
    scores[role, place] = score
    rows[role, place] = r
    for field in range(len(found)):
        levels[role, place, field] = found[field]
    kept_by_role[role] = min(kept + 1, 8)


@compiled
def score_pool(m: int, role: int, least: float, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    """Score the rows gathered for a mention, each once, and keep the best; empties the pool.

    The score is the log-likelihood ratio of the mention being the person. Rows whose name and date together say less
    than `least` are dropped unread. Everything is taken out of its tuple before the loop: inside, each access would
    count references.
    """
    names, words, memo, scratch, seen, pool = side.names, side.words, desk.memo, desk.scratch, desk.seen, desk.pool
    name_words, folds, outers = names.words, names.folds, names.outers
    r_name, r_date, r_personal, r_old = side.people.name, side.people.date, side.people.personal, side.people.old
    r_sex, r_place, r_ethnicity = side.people.sex, side.people.place, side.people.ethnicity
    r_father, r_mother, r_spouse = side.people.father, side.people.mother, side.people.spouse
    of_name, of_fold, of_outer = side.rarity.name, side.rarity.fold, side.rarity.outer
    of_date, of_year, surname, local = side.rarity.date, side.rarity.year, side.rarity.surname, side.rarity.local
    w, place_table, ethnicity_table = weights.field, weights.place, weights.ethnicity
    m_name, m_date, m_personal, m_old = mentions.name[m], mentions.date[m], mentions.personal[m], mentions.old[m]
    m_sex, m_place, m_ethnicity = mentions.sex[m], mentions.place[m], mentions.ethnicity[m]
    m_father, m_mother, m_spouse = mentions.father[m], mentions.mother[m], mentions.spouse[m]
    if m_place >= len(place_table):
        m_place = -1
    if m_ethnicity >= len(ethnicity_table):
        m_ethnicity = -1
    for gathered in range(desk.pooled[0]):
        r = pool[gathered]
        if seen[r] == m:
            continue
        seen[r] = m
        who, date = r_name[r], r_date[r]
        level = 1 if m_name == who and who >= 0 else name_level(m_name, who, names, words, memo)
        scratch[0] = level
        score = w[0, level]
        if level == 1:
            score += of_name[who]
        elif 2 <= level <= 5:
            score += of_fold[folds[who]]
        elif 6 <= level <= 8:
            score += of_outer[outers[who]]
        level = date_level(m_date, date)
        scratch[1] = level
        score += w[1, level]
        if level == 1:
            score += of_date[date]
        elif 2 <= level <= 7 or level == 9:
            score += of_year[date // 416]
        if score < least:
            continue
        for field in range(2, 10):
            scratch[field] = 0
        if m_personal >= 0:
            scratch[2] = number_level(m_personal, r_personal[r])
        if m_old >= 0:
            scratch[3] = number_level(m_old, r_old[r])
        if m_sex > 0 and r_sex[r] > 0:
            scratch[4] = 1 if m_sex == r_sex[r] else 2
        if m_father >= 0 and r_father[r] >= 0:
            scratch[7] = name_level(m_father, r_father[r], names, words, memo)
        if m_mother >= 0 and r_mother[r] >= 0:
            scratch[8] = name_level(m_mother, r_mother[r], names, words, memo)
        if m_spouse >= 0 and r_spouse[r] >= 0:
            scratch[9] = name_level(m_spouse, r_spouse[r], names, words, memo)
        score += w[2, scratch[2]] + w[3, scratch[3]] + w[4, scratch[4]]
        score += w[7, scratch[7]] + w[8, scratch[8]] + w[9, scratch[9]]
        there = r_place[r]
        if m_place >= 0 and there >= 0:
            evidence = place_table[m_place, there]
            scratch[5] = 1 if evidence > 0 else 2
            score += evidence
            if evidence > 0 and who >= 0 and scratch[0] <= 10:
                # Clans live together: the place has already told part of what the surname tells.
                score -= local[surname[name_words[who, 0]], there]
        if m_ethnicity >= 0 and r_ethnicity[r] >= 0:
            evidence = ethnicity_table[m_ethnicity, r_ethnicity[r]]
            scratch[6] = 1 if evidence > 0 else 2
            score += min(evidence, np.float32(0.0))  # the name tells the people; only disagreement is news
        _keep(role, r, score, desk.rows, desk.scores, desk.levels, desk.kept, scratch)
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
