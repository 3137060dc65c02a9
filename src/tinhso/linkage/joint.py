"""All choices of candidates for the persons of one act, weighed together."""

from typing import NamedTuple

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled, inlined
from tinhso.linkage.desk import KEPT, Desk, kept_place
from tinhso.linkage.weights import F_FATHER, F_MOTHER, F_SPOUSE, Weights, family_says

MOST_ROLES = 3
SPOUSE, FATHER, MOTHER = 0, 1, 2  # what the second person of a bond is to the first
HOLDS, BROKEN, UNSAID = 0, 1, 2  # what the reference says of a bond


class Shape(NamedTuple):
    """How the acts and the reference are built."""

    roles: int
    bonds: Array  # int64 (bonds, 4): first role, second role, number of the kin, RELATION_*
    triangle: Array  # int64 (3,): the bonds of a child to one parent, to the other, and of these two; -1 without
    swap_first: int  # the roles whose columns get mixed up, -1 for none
    swap_second: int
    own: int  # 1 when the reference is the source itself: an act is no candidate for itself
    reference_roles: int  # persons per reference record
    record: int  # 1 when whole records are sought instead of persons
    tied: int  # how many persons of an act are bound to each other, 1 for none
    doubt: Array  # float64 (CIRCLES,): DOUBT, or zeros for a thorough search


class Joint(NamedTuple):
    """Working space for one act; the last place of a role's candidates is nobody."""

    marginal: Array  # float64 (MOST_ROLES, KEPT + 1)
    swapped: Array  # as marginal: the part of it with the two sides exchanged
    alone: Array  # as marginal: log weights before the act is looked at
    pairs: Array  # float64 (MOST_ROLES, KEPT + 1, MOST_ROLES, KEPT + 1): what speaks for a choice of two
    states: Array  # uint8 (MOST_ROLES, KEPT + 1, KEPT + 1): by bond, what the reference says of a choice of two
    told_twice: Array  # float64 (KEPT + 1,): by the child's candidate, what the last of three bonds would repeat
    mended: Array  # bool (KEPT + 1, KEPT + 1)
    top: Array  # float64 (1,)


def new_joint() -> Joint:
    flat = (MOST_ROLES, KEPT + 1)
    states = np.zeros((MOST_ROLES, KEPT + 1, KEPT + 1), np.uint8)
    mended = np.zeros((KEPT + 1, KEPT + 1), bool)
    tables = (np.zeros(flat), np.zeros(flat), np.zeros(flat), np.zeros(flat + flat))
    return Joint(*tables, states, np.zeros(KEPT + 1), mended, np.zeros(1))


@compiled
def _divide(table: Array, roles: int, kept: Array, by: float) -> None:
    for role in range(roles):
        for place in range(kept[role]):
            table[role, place] /= by
        table[role, 8] /= by


@inlined
def _clear(roles: int, kept: Array, marginal: Array, swapped: Array, pairs: Array) -> None:
    """Nought for every candidate there is; what stands in the other places is never read."""
    for role in range(roles):
        for i in range(-1, kept[role]):
            x = i if i >= 0 else 8
            marginal[role, x] = swapped[role, x] = 0.0
            for other in range(roles):
                for j in range(-1, kept[other]):
                    pairs[role, x, other, j if j >= 0 else 8] = 0.0


@compiled
def bond_state(kind: int, relation: int, first: int, second: int, kin: Array) -> Number:
    """What the reference says of two rows being bound: HOLDS, BROKEN or UNSAID. Only spouses name each other."""
    named_first = kin[kind, first] if first >= 0 else -1
    named_second = kin[kind, second] if second >= 0 and relation == SPOUSE else -1
    if first >= 0 and second >= 0 and (named_first == second or named_second == first):
        return HOLDS
    return BROKEN if named_first >= 0 or named_second >= 0 else UNSAID


@inlined
def _put_bonds(
    bond: int,
    bonds: Array,
    kin: Array,
    weight: Array,
    field: Array,
    log_prior: float,
    rows: Array,
    levels: Array,
    kept: Array,
    out: Array,
    states: Array,
) -> None:
    """What one bond says of every choice of two candidates; place KEPT is nobody. Where it holds, it has told what the
    names of the relatives would tell again.
    """
    first, second, kind, relation = bonds[bond, 0], bonds[bond, 1], bonds[bond, 2], bonds[bond, 3]
    for i in range(-1, kept[first]):
        row_first = rows[first, i] if i >= 0 else -1
        x = i if i >= 0 else 8
        for j in range(-1, kept[second]):
            row_second = rows[second, j] if j >= 0 else -1
            y = j if j >= 0 else 8
            said = 0.0
            state = UNSAID
            if row_first >= 0 and row_first == row_second:
                said = -1e9
            elif row_first >= 0 or row_second >= 0:
                state = bond_state(kind, relation, row_first, row_second, kin)
                said = weight[bond, state]
                if state == HOLDS and relation == SPOUSE:
                    said -= max(0.0, field[F_SPOUSE, levels[first, i, F_SPOUSE]])
                elif state == HOLDS:
                    said -= max(
                        0.0, family_says(levels[first, i, F_FATHER], levels[first, i, F_MOTHER], field, log_prior)
                    )
            states[bond, x, y] = state
            out[first, x, second, y] += said


@inlined
def _put_couples(triangle: Array, bonds: Array, weight: Array, kept: Array, out: Array, states: Array) -> None:
    """Two parents of one child are a couple, also where the reference doesn't say so."""
    one, other, couple = triangle[0], triangle[1], triangle[2]
    child, first, second = bonds[one, 0], bonds[couple, 0], bonds[couple, 1]
    for i in range(kept[first]):
        for j in range(kept[second]):
            for k in range(kept[child]):
                if states[one, k, i] == HOLDS and states[other, k, j] == HOLDS and states[couple, i, j] == UNSAID:
                    states[couple, i, j] = HOLDS
                    out[first, i, second, j] += weight[couple, HOLDS]


@inlined
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


@inlined
def _sum_choices(
    roles: int,
    kept: Array,
    alone: Array,
    pairs: Array,
    triangle: Array,
    bonds: Array,
    told_twice: Array,
    states: Array,
    a: int,
    b: int,
    mended: Array,
    marginal: Array,
    swapped: Array,
) -> None:
    """Marginals over all choices of candidates for up to three roles. Of three bonds between a child and a couple the
    last follows from the other two: it counts for nothing.
    """
    one, other, couple = triangle[0], triangle[1], triangle[2]
    child, first, second = 0, 0, 0
    if couple >= 0:
        child, first, second = bonds[one, 0], bonds[couple, 0], bonds[couple, 1]
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
                    if couple >= 0:
                        mine = x if child == 0 else (y if child == 1 else z)
                        u = x if first == 0 else (y if first == 1 else z)
                        v = x if second == 0 else (y if second == 1 else z)
                        if states[one, mine, u] == HOLDS and states[other, mine, v] == HOLDS:
                            total -= told_twice[mine] if states[couple, u, v] == HOLDS else 0.0
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
            _divide(marginal, roles, kept, whole)
            _divide(swapped, roles, kept, whole)


@inlined
def weigh_act(seat: int, shape: Shape, kin: Array, weights: Weights, desk: Desk, joint: Joint) -> None:
    """Marginal probabilities of all candidates of the act's persons, summed over the choices for the others."""
    marginal, swapped, pairs, alone, mended = joint.marginal, joint.swapped, joint.pairs, joint.alone, joint.mended
    rows, kept, levels, scores = desk.rows[seat], desk.kept[seat], desk.levels[seat], desk.scores[seat]
    field = weights.field
    roles, a, b, bonds = shape.roles, shape.swap_first, shape.swap_second, shape.bonds
    bond_weight, states, triangle = weights.bond, joint.states, shape.triangle
    told_twice, log_prior = joint.told_twice, weights.log_prior
    _clear(roles, kept, marginal, swapped, pairs)
    for role in range(roles):
        for place in range(kept[role]):
            alone[role, place] = weights.log_prior + scores[role, place]
        alone[role, 8] = weights.log_none
    for bond in range(len(bonds)):
        _put_bonds(bond, bonds, kin, bond_weight, field, log_prior, rows, levels, kept, pairs, states)
    if triangle[2] >= 0:
        _put_couples(triangle, bonds, bond_weight, kept, pairs, states)
        child = bonds[triangle[0], 0]
        for place in range(kept[child]):
            family = family_says(levels[child, place, F_FATHER], levels[child, place, F_MOTHER], field, log_prior)
            told_twice[place] = bond_weight[triangle[1], HOLDS] - max(0.0, family)
    if a >= 0:
        _put_swap(a, b, field[4, 1] - field[4, 2], weights.log_swapped, levels, kept, pairs, mended)
    _sum_choices(roles, kept, alone, pairs, triangle, bonds, told_twice, states, a, b, mended, marginal, swapped)


@inlined
def weigh_records(
    seat: int, act: int, shape: Shape, mentions: Array, weights: Weights, desk: Desk, joint: Joint
) -> None:
    """Probabilities of whole records: all their persons belong, in order or with the two sides exchanged."""
    joint.marginal[:] = 0.0
    joint.swapped[:] = 0.0
    roles, rows, kept, scores = shape.roles, desk.rows[seat], desk.kept[seat], desk.scores[seat]
    for sweep in range(2):
        total_sum = np.exp(weights.log_none - joint.top[0]) if sweep == 1 else 0.0
        if sweep == 0:
            joint.top[0] = weights.log_none
        for role in range(roles):
            for place in range(kept[role]):
                row = rows[role, place]
                record, exchanged = row // roles, row % roles != role
                if role > 0 and kept_place(0, record * roles + (1 if exchanged else 0), rows, kept) >= 0:
                    continue  # met from the first side
                total = weights.log_prior + np.log(float(roles))
                if exchanged:
                    total += weights.log_swapped
                for other in range(roles):
                    sought = record * roles + (roles - 1 - other if exchanged else other)
                    sits = kept_place(other, sought, rows, kept)
                    if sits >= 0:
                        total += scores[other, sits]
                    elif mentions[act * roles + other].name >= 0:
                        total -= 20.0  # crowded out by better ones
                if sweep == 0:
                    joint.top[0] = max(joint.top[0], total)
                    continue
                share = np.exp(total - joint.top[0])
                total_sum += share
                for other in range(roles):
                    sought = record * roles + (roles - 1 - other if exchanged else other)
                    sits = kept_place(other, sought, rows, kept)
                    if sits >= 0:
                        joint.marginal[other, sits] += share
                        if exchanged:
                            joint.swapped[other, sits] += share
        if sweep == 1:
            for role in range(roles):
                joint.marginal[role, 8] = np.exp(weights.log_none - joint.top[0])
            _divide(joint.marginal, roles, kept, total_sum)
            _divide(joint.swapped, roles, kept, total_sum)
