"""The act as a whole: what its persons are to each other decides between candidates that look alike."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.candidates import KEPT, Desk, Side, follow_bonds, follow_records, search
from tinhso.linkage.compiled import Array, Number, compiled
from tinhso.linkage.people import People
from tinhso.linkage.weights import FIELDS, Weights

NO_ROW = -1
MOST_ROLES = 3
# A wider circle is searched for a person who may still be nobody found so far: by circle, how likely that must be.
DOUBT = np.array([0.0, 0.0002, 0.002, 0.02, 0.0])

# What the act did for a link.
ACT_SILENT, ACT_SUPPORTS, ACT_BROKEN, ACT_SWAPPED = 0, 1, 2, 3


class Shape(NamedTuple):
    """How the acts and the reference are built."""

    roles: int
    bonds: Array  # int64 (bonds, 3): first role, second role, kind of kin
    swap_first: int  # the roles whose columns get mixed up, -1 for none
    swap_second: int
    own: int  # 1 when the reference is the source itself: an act is no candidate for itself
    reference_roles: int  # persons per reference record
    record: int  # 1 when whole records are sought instead of persons


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


class Joint(NamedTuple):
    """Working space for one act; the last place of a role's candidates is nobody."""

    marginal: Array  # float64 (MOST_ROLES, KEPT + 1)
    swapped: Array  # as marginal: the part of it with the two sides exchanged
    alone: Array  # as marginal: log weights before the act is looked at
    pairs: Array  # float64 (MOST_ROLES, KEPT + 1, MOST_ROLES, KEPT + 1): what speaks for a choice of two
    mended: Array  # bool (KEPT + 1, KEPT + 1)
    top: Array  # float64 (1,)


def new_joint() -> Joint:
    flat = (MOST_ROLES, KEPT + 1)
    mended = np.zeros((KEPT + 1, KEPT + 1), bool)
    return Joint(np.zeros(flat), np.zeros(flat), np.zeros(flat), np.zeros(flat + flat), mended, np.zeros(1))


@compiled
def bond_state(kind: int, first: int, second: int, kin: Array) -> Number:
    """Whether the reference says that two rows are bound: 0 it does, 1 it says otherwise, 2 it doesn't say."""
    named_first = kin[kind, first] if first >= 0 else -1
    named_second = kin[kind, second] if second >= 0 and kind == 0 else -1
    if first >= 0 and second >= 0 and (named_first == second or named_second == first):
        return 0
    return 1 if named_first >= 0 or named_second >= 0 else 2


@compiled
def _put_bonds(bond: int, shape_bonds: Array, kin: Array, weight: Array, rows: Array, kept: Array, out: Array) -> None:
    """What one bond says of every choice of two candidates; place KEPT is nobody."""
    first, second, kind = shape_bonds[bond, 0], shape_bonds[bond, 1], shape_bonds[bond, 2]
    for i in range(-1, kept[first]):
        row_first = rows[first, i] if i >= 0 else -1
        for j in range(-1, kept[second]):
            row_second = rows[second, j] if j >= 0 else -1
            said = 0.0
            if row_first >= 0 and row_first == row_second:
                said = -1e9
            elif row_first >= 0 or row_second >= 0:
                said = weight[bond, bond_state(kind, row_first, row_second, kin)]
            out[first, i if i >= 0 else 8, second, j if j >= 0 else 8] += said


@compiled
def _put_swap(
    a: int, b: int, mend: float, log_swapped: float, levels: Array, kept: Array, out: Array, mended: Array
) -> None:
    """For two sides that may have changed columns: a choice that contradicts both sexes may be an exchanged act."""
    for i in range(-1, kept[a]):
        first_wrong = i >= 0 and levels[a, i, 4] == 2
        for j in range(-1, kept[b]):
            second_wrong = j >= 0 and levels[b, j, 4] == 2
            x, y = i if i >= 0 else 8, j if j >= 0 else 8
            mended[x, y] = False
            if (first_wrong and (second_wrong or j < 0)) or (second_wrong and i < 0):
                gain = log_swapped + mend * (np.float64(first_wrong) + np.float64(second_wrong))
                if gain > 0:
                    out[a, x, b, y] += gain
                    mended[x, y] = True


@compiled
def _sum_choices(
    roles: int, kept: Array, alone: Array, pairs: Array, a: int, b: int, mended: Array, marginal: Array, swapped: Array
) -> None:
    """Marginals over all choices of candidates for up to three roles."""
    kept_b = kept[1] if roles > 1 else 0
    kept_c = kept[2] if roles > 2 else 0
    top = -1e18
    for sweep in range(2):
        whole = 0.0
        for i in range(-1, kept[0]):
            x = i if i >= 0 else 8
            for j in range(-1, kept_b):
                y = j if j >= 0 else 8
                partial = alone[0, x]
                if roles > 1:
                    partial += alone[1, y] + pairs[0, x, 1, y] + pairs[1, y, 0, x]
                for k in range(-1, kept_c):
                    z = k if k >= 0 else 8
                    total = partial
                    if roles > 2:
                        total += (
                            alone[2, z] + pairs[0, x, 2, z] + pairs[2, z, 0, x] + pairs[1, y, 2, z] + pairs[2, z, 1, y]
                        )
                    if sweep == 0:
                        top = max(top, total)
                    elif total > top - 25.0:
                        share = np.exp(total - top)
                        whole += share
                        marginal[0, x] += share
                        if roles > 1:
                            marginal[1, y] += share
                        if roles > 2:
                            marginal[2, z] += share
                        if a >= 0:
                            u = x if a == 0 else (y if a == 1 else z)
                            v = x if b == 0 else (y if b == 1 else z)
                            if mended[u, v]:
                                swapped[a, u] += share
                                swapped[b, v] += share
        if sweep == 1:
            marginal[:] /= whole
            swapped[:] /= whole


@compiled
def weigh_act(act: int, shape: Shape, side: Side, weights: Weights, desk: Desk, joint: Joint) -> None:
    """Marginal probabilities of all candidates of the act's persons, summed over the choices for the others."""
    marginal, swapped, pairs, alone, mended = joint.marginal, joint.swapped, joint.pairs, joint.alone, joint.mended
    rows, kept, levels, scores, field = desk.rows, desk.kept, desk.levels, desk.scores, weights.field
    roles, a, b, bonds = shape.roles, shape.swap_first, shape.swap_second, shape.bonds
    kin, bond_weight = side.kin.row, weights.bond
    marginal[:] = 0.0
    swapped[:] = 0.0
    pairs[:roles, :, :roles, :] = 0.0
    for role in range(roles):
        for place in range(kept[role]):
            alone[role, place] = weights.log_prior + scores[role, place]
        alone[role, 8] = weights.log_none
    for bond in range(len(bonds)):
        _put_bonds(bond, bonds, kin, bond_weight, rows, kept, pairs)
    if a >= 0:
        _put_swap(a, b, field[4, 1] - field[4, 2], weights.log_swapped, levels, kept, pairs, mended)
    _sum_choices(roles, kept, alone, pairs, a, b, mended, marginal, swapped)


@compiled
def _gather(
    act: int, thorough: bool, shape: Shape, mentions: People, side: Side, weights: Weights, desk: Desk, joint: Joint
) -> None:
    """Search circle by circle until nobody is in doubt (or, thorough, to the end), weighing the act each time."""
    for role in range(shape.roles):
        desk.kept[role] = 0
    for circle in range(4):
        for role in range(shape.roles):
            if circle == 0 or thorough or joint.marginal[role, 8] > DOUBT[circle]:
                search(act * shape.roles + role, role, circle, mentions, side, weights, desk)
        follow_bonds(act, shape.roles, shape.bonds, mentions, side, weights, desk)
        if shape.record:
            follow_records(act, shape.roles, mentions, side, weights, desk)
        if shape.own:
            _drop_own(act, shape, desk)
        if shape.record:
            weigh_records(act, shape, mentions, weights, desk, joint)
        else:
            weigh_act(act, shape, side, weights, desk, joint)
        sure = not thorough
        for role in range(shape.roles):
            m = act * shape.roles + role
            if (mentions.name[m] >= 0 or mentions.personal[m] >= 0) and joint.marginal[role, 8] > DOUBT[circle + 1]:
                sure = False
        if sure:
            break


@compiled
def weigh_records(act: int, shape: Shape, mentions: People, weights: Weights, desk: Desk, joint: Joint) -> None:
    """Probabilities of whole records: all their persons belong, in order or with the two sides exchanged."""
    joint.marginal[:] = 0.0
    joint.swapped[:] = 0.0
    roles = shape.roles
    for sweep in range(2):
        total_sum = np.exp(weights.log_none - joint.top[0]) if sweep == 1 else 0.0
        if sweep == 0:
            joint.top[0] = weights.log_none
        for role in range(roles):
            for place in range(desk.kept[role]):
                row = desk.rows[role, place]
                record, exchanged = row // roles, row % roles != role
                if role > 0 and _kept_place(0, record * roles + (1 if exchanged else 0), desk) >= 0:
                    continue  # met from the first side
                total = weights.log_prior + np.log(float(roles))
                if exchanged:
                    total += weights.log_swapped
                for other in range(roles):
                    seat = _kept_place(other, record * roles + (roles - 1 - other if exchanged else other), desk)
                    if seat >= 0:
                        total += desk.scores[other, seat]
                    elif mentions.name[act * roles + other] >= 0:
                        total -= 20.0  # crowded out by better ones
                if sweep == 0:
                    joint.top[0] = max(joint.top[0], total)
                    continue
                share = np.exp(total - joint.top[0])
                total_sum += share
                for other in range(roles):
                    seat = _kept_place(other, record * roles + (roles - 1 - other if exchanged else other), desk)
                    if seat >= 0:
                        joint.marginal[other, seat] += share
                        if exchanged:
                            joint.swapped[other, seat] += share
        if sweep == 1:
            for role in range(roles):
                joint.marginal[role, 8] = np.exp(weights.log_none - joint.top[0])
            joint.marginal[:] /= total_sum
            joint.swapped[:] /= total_sum


@compiled
def _kept_place(role: int, row: int, desk: Desk) -> int:
    for place in range(desk.kept[role]):
        if desk.rows[role, place] == row:
            return place
    return -1


@compiled
def _drop_own(act: int, shape: Shape, desk: Desk) -> None:
    for role in range(shape.roles):
        kept = 0
        for place in range(desk.kept[role]):
            if desk.rows[role, place] // shape.reference_roles != act:
                desk.rows[role, kept] = desk.rows[role, place]
                desk.scores[role, kept] = desk.scores[role, place]
                desk.levels[role, kept] = desk.levels[role, place]
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


@compiled
def link_acts(
    acts: Array,
    thorough: bool,
    shape: Shape,
    mentions: People,
    side: Side,
    weights: Weights,
    desk: Desk,
    joint: Joint,
    found: Found,
    pairs: Pairs,
) -> None:
    """Find the persons of these acts; fills their places in `found`, and `pairs` when thorough."""
    for act in acts:
        _gather(act, thorough, shape, mentions, side, weights, desk, joint)
        for role in range(shape.roles):
            m = act * shape.roles + role
            best, second = -1, -1
            for place in range(desk.kept[role]):
                if thorough:
                    pair = pairs.used[0]
                    pairs.owner[pair] = m
                    pairs.score[pair] = desk.scores[role, place]
                    pairs.levels[pair] = desk.levels[role, place]
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
            found.levels[m] = desk.levels[role, best]
            if second >= 0:
                found.row[m, 1] = desk.rows[role, second]
                found.probability[m, 1] = joint.marginal[role, second]
            found.alone[m] = _alone(role, best, weights, desk)
            found.act[m] = _act_word(act, role, best, shape, side, desk, joint)


@compiled
def _alone(role: int, best: int, weights: Weights, desk: Desk) -> Number:
    top = max(weights.log_none, weights.log_prior + desk.scores[role, 0])
    total = np.exp(weights.log_none - top)
    for place in range(desk.kept[role]):
        total += np.exp(weights.log_prior + desk.scores[role, place] - top)
    return np.exp(weights.log_prior + desk.scores[role, best] - top) / total


@compiled
def _act_word(act: int, role: int, best: int, shape: Shape, side: Side, desk: Desk, joint: Joint) -> int:
    if joint.swapped[role, best] > 0.5 * joint.marginal[role, best]:
        return 3
    word = 0
    kin = side.kin.row
    for bond in range(len(shape.bonds)):
        first, second, kind = shape.bonds[bond, 0], shape.bonds[bond, 1], shape.bonds[bond, 2]
        if role != first and role != second:
            continue
        other = second if role == first else first
        place = -1
        for candidate in range(desk.kept[other]):
            if joint.marginal[other, candidate] > 0.5:
                place = candidate
        mine = desk.rows[role, best]
        theirs = desk.rows[other, place] if place >= 0 else -1
        state = bond_state(kind, mine, theirs, kin) if role == first else bond_state(kind, theirs, mine, kin)
        if state == 0:
            return 1
        if state == 1:
            word = 2
    return word
