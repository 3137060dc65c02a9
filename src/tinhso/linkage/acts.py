"""The act as a whole: what its persons are to each other decides between candidates that look alike."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.candidates import (
    CIRCLES,
    KEPT,
    Desk,
    Side,
    copy_row,
    follow_bond,
    follow_record,
    least_of,
    score_pool,
    search,
)
from tinhso.linkage.compiled import Array, Number, inlined, kernel
from tinhso.linkage.joint import BROKEN, HOLDS, Joint, Shape, bond_state, weigh_act, weigh_records
from tinhso.linkage.weights import FIELDS, Weights

NO_ROW = -1
# A wider circle is searched for a person who may still be nobody found so far: by circle, how likely that must be.
# Strangers reach any odds in one of so many cases: where the first row is sure to one in a million, nobody else is.
DOUBT = (0.0, 1e-6, 0.001, 0.01, 0.05)

AHEAD = 128  # acts whose rows are asked for together

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
def _fill_pool(
    step: int,
    act: int,
    circle: int,
    shape: Shape,
    mentions: Array,
    sure: Array,
    side: Side,
    log_prior: float,
    desk: Desk,
) -> tuple[int, Number, Number]:
    """The steps of one circle: each role by itself, then along each bond both ways, then through records.

    Returns the role that the gathered rows are for, how many they are and what must be said of them.
    """
    roles, bonds = shape.roles, shape.bonds
    if step < roles:
        m = act * roles + step
        if circle == 0:
            desk.pool[0] = sure[m]
            return step, 1 if sure[m] >= 0 else 0, -1e6
        return step, search(m, circle, mentions, side, desk), least_of(m, mentions, log_prior)
    step -= roles
    if step < 2 * len(bonds):
        first, second, kind = bonds[step // 2, 0], bonds[step // 2, 1], bonds[step // 2, 2]
        role = second if step % 2 == 0 else first
        if mentions[act * roles + role].name < 0:
            return role, 0, -1e6
        return role, follow_bond(first, second, kind, step % 2 == 0, side.kin, desk), -1e6
    step -= 2 * len(bonds)
    role, other = step // roles, step % roles
    return other, follow_record(role, other, roles, desk) if role != other else 0, -1e6


@inlined
def _gather(
    act: int, shape: Shape, mentions: Array, sure: Array, side: Side, weights: Weights, desk: Desk, joint: Joint
) -> None:
    """Search circle by circle until nobody is in doubt, weighing the act each time."""
    roles = shape.roles
    steps = roles + 2 * len(shape.bonds) + shape.record * roles * roles
    for role in range(roles):
        desk.kept[role] = 0
    for circle in range(CIRCLES):
        for step in range(steps):
            if step < roles and circle > 0 and joint.marginal[step, 8] < shape.doubt[circle]:
                continue
            role, size, least = _fill_pool(step, act, circle, shape, mentions, sure, side, weights.log_prior, desk)
            if size > 0:
                score_pool(act * roles + role, role, size, least, mentions, side, weights, desk)
        if shape.own:
            _drop_own(act, shape, desk)
        if shape.record:
            weigh_records(act, shape, mentions, weights, desk, joint)
        else:
            weigh_act(shape, side.kin.row, weights, desk, joint)
        settled = True
        for role in range(roles):
            mention = mentions[act * roles + role]
            if (mention.name >= 0 or mention.personal >= 0) and (
                circle == CIRCLES - 1 or joint.marginal[role, 8] >= shape.doubt[circle + 1]
            ):
                settled = False
        if settled:
            break


@inlined
def _read_ahead(acts: Array, first: int, last: int, roles: int, sure: Array, side: Side, desk: Desk) -> None:
    """Ask memory for what is compared first with these acts, all at once instead of waiting for each."""
    people, kin = side.people, side.kin
    ahead = 0
    for number in range(first, last):
        for m in range(acts[number] * roles, acts[number] * roles + roles):
            if sure[m] < 0:
                continue
            ahead += people[sure[m]].name
            for kind in range(len(kin.row)):
                back = kin.back_starts[kind, sure[m]]
                ahead += kin.row[kind, sure[m]] + kin.back_rows[kind, min(back, len(people) - 1)]
    desk.scratch[0] = ahead & 1


@inlined
def _drop_own(act: int, shape: Shape, desk: Desk) -> None:
    for role in range(shape.roles):
        kept = 0
        for place in range(desk.kept[role]):
            if desk.rows[role, place] // shape.reference_roles != act:
                desk.rows[role, kept] = desk.rows[role, place]
                desk.scores[role, kept] = desk.scores[role, place]
                copy_row(desk.levels[role, place], desk.levels[role, kept])
                kept += 1
        desk.kept[role] = kept


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
    """Find the persons of these acts; fills their places in `found`, and `pairs` if it has room."""
    for number in range(len(acts)):
        if number % AHEAD == 0:
            _read_ahead(acts, number, min(number + AHEAD, len(acts)), shape.roles, sure, side, desk)
        act = acts[number]
        _gather(act, shape, mentions, sure, side, weights, desk, joint)
        for role in range(shape.roles):
            m = act * shape.roles + role
            best, second = -1, -1
            for place in range(desk.kept[role]):
                if len(pairs.owner) > 0:
                    pair = pairs.used[0]
                    pairs.owner[pair] = m
                    pairs.score[pair] = desk.scores[role, place]
                    copy_row(desk.levels[role, place], pairs.levels[pair])
                    pairs.used[0] += 1
                p = joint.marginal[role, place]
                if best < 0 or p > joint.marginal[role, best]:
                    best, second = place, best
                elif second < 0 or p > joint.marginal[role, second]:
                    second = place
            if best < 0:
                continue
            found.row[m, 0] = desk.rows[role, best]
            found.probability[m, 0] = joint.marginal[role, best]
            copy_row(desk.levels[role, best], found.levels[m])
            if second >= 0:
                found.row[m, 1] = desk.rows[role, second]
                found.probability[m, 1] = joint.marginal[role, second]
            found.alone[m] = _alone(role, best, weights, desk)
            found.act[m] = _act_word(role, best, shape, side.kin.row, desk, joint)


@inlined
def _alone(role: int, best: int, weights: Weights, desk: Desk) -> Number:
    top = max(weights.log_none, weights.log_prior + desk.scores[role, 0])
    total = np.exp(weights.log_none - top)
    for place in range(desk.kept[role]):
        total += np.exp(weights.log_prior + desk.scores[role, place] - top)
    return np.exp(weights.log_prior + desk.scores[role, best] - top) / total


@inlined
def _act_word(role: int, best: int, shape: Shape, kin: Array, desk: Desk, joint: Joint) -> int:
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
        for candidate in range(desk.kept[other]):
            if joint.marginal[other, candidate] > 0.5:
                place = candidate
        mine = desk.rows[role, best]
        theirs = desk.rows[other, place] if place >= 0 else -1
        one, two = (mine, theirs) if role == first else (theirs, mine)
        state = bond_state(kind, relation, one, two, kin)
        if state == HOLDS:
            return ACT_SUPPORTS
        if state == BROKEN:
            word = ACT_BROKEN
    return word
