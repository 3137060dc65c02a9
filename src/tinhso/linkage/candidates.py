"""Who may be meant: the reference rows worth comparing with a mention, found in widening circles."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, compiled
from tinhso.linkage.distance import new_memo
from tinhso.linkage.hashing import Groups, bucket_of
from tinhso.linkage.letters import Words
from tinhso.linkage.names import Names
from tinhso.linkage.people import Index, Kin, People, key_of
from tinhso.linkage.weights import FIELDS, Rarity, Weights, pair_score

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


def new_desk(reference_size: int, roles: int) -> Desk:
    return Desk(
        np.full(reference_size, -1, np.int32),
        new_memo(),
        np.zeros((roles, KEPT), np.int32),
        np.zeros((roles, KEPT), np.float64),
        np.zeros((roles, KEPT, len(FIELDS)), np.uint8),
        np.zeros(roles, np.int64),
        np.zeros(len(FIELDS), np.uint8),
    )


@compiled
def consider(
    m: int, role: int, r: int, least: float, mentions: People, side: Side, weights: Weights, desk: Desk
) -> None:
    """Score a row for a mention, once, and keep it if it is among the best."""
    if desk.seen[r] == m:
        return
    desk.seen[r] = m
    score = pair_score(
        m, r, mentions, side.people, side.names, side.words, side.rarity, weights, desk.memo, desk.scratch, least
    )
    if score == -1e9:
        return
    # Equal scores are ordered by row, so that the outcome doesn't hang on the order of search.
    kept = desk.kept[role]
    for place in range(kept):
        if desk.rows[role, place] == r:
            return
    if kept == 8:
        last = desk.scores[role, 7]
        if score < last or (score == last and r > desk.rows[role, 7]):
            return
        kept = 7
    place = kept
    while place > 0 and (
        desk.scores[role, place - 1] < score
        or (desk.scores[role, place - 1] == score and desk.rows[role, place - 1] > r)
    ):
        desk.scores[role, place] = desk.scores[role, place - 1]
        desk.rows[role, place] = desk.rows[role, place - 1]
        desk.levels[role, place] = desk.levels[role, place - 1]
        place -= 1
    desk.scores[role, place] = score
    desk.rows[role, place] = r
    desk.levels[role, place] = desk.scratch
    desk.kept[role] = kept + 1


@compiled
def _share_a_word(x: int, y: int, names: Names, words: Words) -> bool:
    for i in range(names.counts[x]):
        first = names.words[x, i]
        if words.gendered[first]:
            continue
        for j in range(names.counts[y]):
            if words.folds[first] == words.folds[names.words[y, j]]:
                return True
    return False


@compiled
def _by_numbers(m: int, role: int, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    if mentions.personal[m] >= 0:
        groups = side.ways.personal
        bucket = bucket_of(groups, key_of(mentions.personal[m], 0))
        for place in range(groups.starts[bucket], groups.starts[bucket + 1]):
            if side.people.personal[groups.rows[place]] == mentions.personal[m]:
                consider(m, role, groups.rows[place], -1e6, mentions, side, weights, desk)
    if mentions.old[m] >= 0:
        groups = side.ways.old
        bucket = bucket_of(groups, key_of(mentions.old[m], 0))
        for place in range(groups.starts[bucket], groups.starts[bucket + 1]):
            if side.people.old[groups.rows[place]] == mentions.old[m]:
                consider(m, role, groups.rows[place], -1e6, mentions, side, weights, desk)


@compiled
def _by_name(
    m: int,
    role: int,
    least: float,
    groups: Groups,
    key: np.uint64,
    outer: bool,
    mentions: People,
    side: Side,
    weights: Weights,
    desk: Desk,
) -> None:
    """All rows of the bucket whose folded name (or its outer parts) is the mention's."""
    names = side.names
    mine = mentions.name[m]
    bucket = bucket_of(groups, key)
    for place in range(groups.starts[bucket], groups.starts[bucket + 1]):
        r = groups.rows[place]
        other = side.people.name[r]
        same = names.outers[mine] == names.outers[other] if outer else names.folds[mine] == names.folds[other]
        if same:
            consider(m, role, r, least, mentions, side, weights, desk)


@compiled
def _by_date(
    m: int, role: int, least: float, date: int, mentions: People, side: Side, weights: Weights, desk: Desk
) -> None:
    groups = side.ways.date
    bucket = bucket_of(groups, key_of(date, 0))
    for place in range(groups.starts[bucket], groups.starts[bucket + 1]):
        r = groups.rows[place]
        other = side.people.name[r]
        if (
            side.people.date[r] == date
            and other >= 0
            and _share_a_word(mentions.name[m], other, side.names, side.words)
        ):
            consider(m, role, r, least, mentions, side, weights, desk)


@compiled
def _by_place(m: int, role: int, least: float, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    """Same year in the place that the mention's place most likely is today, and a word of the name in common."""
    if mentions.place[m] < 0 or mentions.place[m] >= len(side.likely_place):
        return
    place_there, year = side.likely_place[mentions.place[m]], mentions.date[m] // 416
    if place_there < 0:
        return
    groups = side.ways.place_year
    bucket = bucket_of(groups, key_of(place_there, year))
    for place in range(groups.starts[bucket], groups.starts[bucket + 1]):
        r = groups.rows[place]
        other = side.people.name[r]
        if side.people.place[r] != place_there or side.people.date[r] // 416 != year or other < 0:
            continue
        if _share_a_word(mentions.name[m], other, side.names, side.words):
            consider(m, role, r, least, mentions, side, weights, desk)


@compiled
def _by_name_alone(m: int, role: int, least: float, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    """Rare names whatever the date; common ones in the likely place."""
    fold = side.names.folds[mentions.name[m]]
    groups = side.ways.name
    bucket = bucket_of(groups, key_of(fold, 0))
    if groups.starts[bucket + 1] - groups.starts[bucket] <= 40:
        _by_name(m, role, least, groups, key_of(fold, 0), False, mentions, side, weights, desk)
    elif 0 <= mentions.place[m] < len(side.likely_place) and side.likely_place[mentions.place[m]] >= 0:
        key = key_of(fold, side.likely_place[mentions.place[m]])
        _by_name(m, role, least, side.ways.name_place, key, False, mentions, side, weights, desk)


@compiled
def _least(m: int, mentions: People, weights: Weights) -> float:
    """What name and date must say at least, so that all the rest could still make a likely candidate."""
    least = -weights.log_prior - 12.0
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
    if circle == 0:
        _by_numbers(m, role, mentions, side, weights, desk)
    name, date = mentions.name[m], mentions.date[m]
    if name < 0:
        return
    has_day = date >= 0 and date % 32 > 0
    least = _least(m, mentions, weights)
    fold, outer = side.names.folds[name], side.names.outers[name]
    if circle == 0:
        if has_day:
            _by_name(m, role, least, side.ways.name_date, key_of(fold, date), False, mentions, side, weights, desk)
    elif circle == 1:
        if date >= 0:
            _by_name(
                m, role, least, side.ways.name_year, key_of(fold, date // 416), False, mentions, side, weights, desk
            )
        if has_day:
            _by_name(m, role, least, side.ways.name_day, key_of(fold, date % 416), False, mentions, side, weights, desk)
    elif circle == 2:
        if has_day:
            _by_date(m, role, least, date, mentions, side, weights, desk)
            _by_name(
                m, role, least, side.ways.outer_day, key_of(outer, date % 416), True, mentions, side, weights, desk
            )
    else:
        if has_day:
            month, day = date // 32 % 13, date % 32
            if day <= 12 and day != month:
                swapped = (date // 416 * 13 + day) * 32 + month
                _by_date(m, role, least, swapped, mentions, side, weights, desk)
        if date >= 0:
            _by_name(
                m, role, least, side.ways.outer_year, key_of(outer, date // 416), True, mentions, side, weights, desk
            )
            _by_place(m, role, least, mentions, side, weights, desk)
        _by_name_alone(m, role, least, mentions, side, weights, desk)


@compiled
def follow_bonds(
    act: int, roles: int, bonds: Array, mentions: People, side: Side, weights: Weights, desk: Desk
) -> None:
    """The relatives that the reference names for one person's candidates are candidates for the other person."""
    for bond in range(len(bonds)):
        first, second, kind = bonds[bond, 0], bonds[bond, 1], bonds[bond, 2]
        firsts, seconds = desk.kept[first], desk.kept[second]
        rows_first = desk.rows[first, :firsts].copy()
        rows_second = desk.rows[second, :seconds].copy()
        if mentions.name[act * roles + second] >= 0:
            for r in rows_first:
                if side.kin.row[kind, r] >= 0:
                    consider(act * roles + second, second, side.kin.row[kind, r], -1e6, mentions, side, weights, desk)
        if mentions.name[act * roles + first] >= 0:
            for r in rows_second:
                for place in range(side.kin.back_starts[kind, r], side.kin.back_starts[kind, r + 1]):
                    consider(
                        act * roles + first, first, side.kin.back_rows[kind, place], -1e6, mentions, side, weights, desk
                    )


@compiled
def follow_records(act: int, roles: int, mentions: People, side: Side, weights: Weights, desk: Desk) -> None:
    """The other person of a candidate's record is a candidate for the other person of the act."""
    for role in range(roles):
        for place in range(desk.kept[role]):
            row = desk.rows[role, place]
            for other in range(roles):
                if other != role:
                    seat = roles - 1 - other if row % roles != role else other
                    consider(
                        act * roles + other, other, row // roles * roles + seat, -1e6, mentions, side, weights, desk
                    )
