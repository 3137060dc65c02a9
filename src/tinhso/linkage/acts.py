"""The act as a whole: what its persons are to each other decides between candidates that look alike."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.candidates import score_pool
from tinhso.linkage.circles import CIRCLES, gather, make_ready, role_of, steps_of
from tinhso.linkage.compiled import Array, Number, inlined, kernel
from tinhso.linkage.desk import BLOCK, KEPT, Desk, Side, copy_row
from tinhso.linkage.joint import BROKEN, HOLDS, Joint, Shape, bond_state, weigh_act, weigh_records
from tinhso.linkage.weights import FIELDS, Weights

NO_ROW = -1
# A wider circle is searched for a person who may still be nobody found so far: by circle, how likely that must be.
# Strangers reach any odds in one of so many cases: beside a first row that is sure to one in ten thousand, nobody is
# looked for.
DOUBT = (0.0, 1e-4, 0.001, 0.01, 0.05)

# What the act did for a link.
ACT_SILENT, ACT_SUPPORTS, ACT_BROKEN, ACT_SWAPPED = 0, 1, 2, 3


class Found(NamedTuple):
    """The best candidates of every mention, best first. Rows are NO_ROW where there are fewer."""

    row: Array  # int32 (mentions, 2)
    probability: Array  # float32 (mentions, 2)
    alone: Array  # float32 (mentions,): of the best one, had there been no act
    levels: Array  # uint8 (mentions, fields): agreement of the best one
    act: Array  # uint8 (mentions,): ACT_*


def nothing_found(mentions: int) -> Found:
    return Found(
        np.full((mentions, 2), NO_ROW, np.int32),
        np.zeros((mentions, 2), np.float32),
        np.zeros(mentions, np.float32),
        np.zeros((mentions, len(FIELDS)), np.uint8),
        np.zeros(mentions, np.uint8),
    )


@inlined
def _search_on(
    circle: int,
    opened: int,
    first: int,
    acts: Array,
    shape: Shape,
    mentions: Array,
    sure: Array,
    side: Side,
    weights: Weights,
    desk: Desk,
) -> None:
    """One circle for the open acts of a block, step by step."""
    for step in range(steps_of(shape)):
        make_ready(step, circle, opened, first, acts, shape, mentions, side, desk)
        searched = circle > 0 and step < shape.roles
        place = 0
        while place < opened:
            place, searches = gather(step, circle, place, opened, first, acts, shape, mentions, sure, side, desk)
            score_pool(role_of(step, shape), searches, searched, first, acts, shape, mentions, side, weights, desk)


@inlined
def _settled(
    circle: int,
    seat: int,
    act: int,
    shape: Shape,
    mentions: Array,
    weights: Weights,
    kin: Array,
    desk: Desk,
    joint: Joint,
) -> bool:
    """Weigh an act; whether nobody in it is worth a wider search."""
    if shape.own:
        _drop_own(seat, act, shape, desk)
    if shape.record:
        weigh_records(seat, act, shape, mentions, weights, desk, joint)
    else:
        weigh_act(seat, shape, kin, weights, desk, joint)
    settled = True
    for role in range(shape.roles):
        desk.doubt[seat, role] = joint.marginal[role, 8]
        mention = mentions[act * shape.roles + role]
        if (
            (mention.name >= 0 or mention.personal >= 0)
            and circle < CIRCLES - 1
            and joint.marginal[role, 8] >= shape.doubt[circle + 1]
        ):
            settled = False
    return settled


@inlined
def _drop_own(seat: int, act: int, shape: Shape, desk: Desk) -> None:
    """Within one register an act is no candidate for itself."""
    rows, scores, levels = desk.rows[seat], desk.scores[seat], desk.levels[seat]
    for role in range(shape.roles):
        kept = 0
        for place in range(desk.kept[seat, role]):
            if rows[role, place] // shape.reference_roles != act:
                rows[role, kept] = rows[role, place]
                scores[role, kept] = scores[role, place]
                copy_row(levels[role, place], levels[role, kept])
                kept += 1
        desk.kept[seat, role] = kept


class Pairs(NamedTuple):
    """All pairs compared in a thorough search, for estimation: mention, score and levels."""

    owner: Array  # int64
    score: Array  # float64
    levels: Array  # uint8 (pairs, fields)
    used: Array  # int64 (1,)


def room_for_pairs(mentions: int) -> Pairs:
    size = mentions * KEPT
    return Pairs(
        np.zeros(size, np.int64), np.zeros(size), np.zeros((size, len(FIELDS)), np.uint8), np.zeros(1, np.int64)
    )


@kernel
def link_acts(
    acts: Array,
    shape: Shape,
    mentions: Array,
    sure: Array,
    side: Side,
    weights: Weights,
    desk: Desk,
    joint: Joint,
    found: Found,
    pairs: Pairs,
) -> None:
    """Find the persons of these acts; fills their places in `found`, and `pairs` if it has room.

    A block of acts goes from circle to circle together, until nobody in it is in doubt.
    """
    for first in range(0, len(acts), BLOCK):
        opened = min(BLOCK, len(acts) - first)
        for seat in range(opened):
            desk.open[seat] = seat
            for role in range(shape.roles):
                desk.kept[seat, role] = 0
        circle = 0
        while opened > 0:
            _search_on(circle, opened, first, acts, shape, mentions, sure, side, weights, desk)
            still = 0
            for place in range(opened):
                seat = desk.open[place]
                act = acts[first + seat]
                if _settled(circle, seat, act, shape, mentions, weights, side.kin.row, desk, joint):
                    _write_down(seat, act, shape, side.kin.row, weights, desk, joint, found, pairs)
                else:
                    desk.open[still] = seat
                    still += 1
            opened = still
            circle += 1


@inlined
def _write_down(
    seat: int,
    act: int,
    shape: Shape,
    kin: Array,
    weights: Weights,
    desk: Desk,
    joint: Joint,
    found: Found,
    pairs: Pairs,
) -> None:
    """The best candidates of a weighed act, and all of them as pairs if there is room."""
    rows, levels, kept = desk.rows[seat], desk.levels[seat], desk.kept[seat]
    for role in range(shape.roles):
        m = act * shape.roles + role
        best, second = -1, -1
        for place in range(kept[role]):
            if len(pairs.owner) > 0:
                pair = pairs.used[0]
                pairs.owner[pair] = m
                pairs.score[pair] = desk.scores[seat, role, place]
                copy_row(levels[role, place], pairs.levels[pair])
                pairs.used[0] += 1
            p = joint.marginal[role, place]
            if best < 0 or p > joint.marginal[role, best]:
                best, second = place, best
            elif second < 0 or p > joint.marginal[role, second]:
                second = place
        if best < 0:
            continue
        found.row[m, 0] = rows[role, best]
        found.probability[m, 0] = joint.marginal[role, best]
        copy_row(levels[role, best], found.levels[m])
        if second >= 0:
            found.row[m, 1] = rows[role, second]
            found.probability[m, 1] = joint.marginal[role, second]
        found.alone[m] = _alone(role, best, weights, desk.scores[seat], kept)
        found.act[m] = _act_word(role, best, shape, kin, rows, kept, joint)


@inlined
def _alone(role: int, best: int, weights: Weights, scores: Array, kept: Array) -> Number:
    top = max(weights.log_none, weights.log_prior + scores[role, 0])
    total = np.exp(weights.log_none - top)
    for place in range(kept[role]):
        total += np.exp(weights.log_prior + scores[role, place] - top)
    return np.exp(weights.log_prior + scores[role, best] - top) / total


@inlined
def _act_word(role: int, best: int, shape: Shape, kin: Array, rows: Array, kept: Array, joint: Joint) -> int:
    if joint.swapped[role, best] > 0.5 * joint.marginal[role, best]:
        return 3
    word = 0
    for bond in range(len(shape.bonds)):
        first, second, kind, relation = (
            shape.bonds[bond, 0],
            shape.bonds[bond, 1],
            shape.bonds[bond, 2],
            shape.bonds[bond, 3],
        )
        if role != first and role != second:
            continue
        other = second if role == first else first
        place = -1
        for candidate in range(kept[other]):
            if joint.marginal[other, candidate] > 0.5:
                place = candidate
        mine = rows[role, best]
        theirs = rows[other, place] if place >= 0 else -1
        one, two = (mine, theirs) if role == first else (theirs, mine)
        state = bond_state(kind, relation, one, two, kin)
        if state == HOLDS:
            return ACT_SUPPORTS
        if state == BROKEN:
            word = ACT_BROKEN
    return word
