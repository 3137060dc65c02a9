"""Weights without labels: from chance agreement in the reference, and EM over the candidates of a sample of acts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from tinhso.linkage.acts import (
    ACT_SWAPPED,
    NO_ROW,
    Found,
    Pairs,
    link_acts,
    nothing_found,
    room_for_pairs,
)
from tinhso.linkage.chance import Chance
from tinhso.linkage.circles import CIRCLES
from tinhso.linkage.compiled import THREADS, Array, kernel
from tinhso.linkage.desk import Side, new_desk
from tinhso.linkage.distance import LEVELS
from tinhso.linkage.joint import Shape, bond_state, new_joint
from tinhso.linkage.people import Rarity
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
    LOG_CHILDREN,
    Weights,
    family_says,
)

SAMPLE_ACTS = 2_000
ROUNDS = 12
_STRENGTH = 30.0  # of the assumptions below, in persons: they matter only where the data are few

# Shares of levels among true pairs to begin with, per field; what is missing here starts at a trace.
_NAME = {1: 0.86, 2: 0.01, 4: 0.04, 5: 0.015, 6: 0.015, 7: 0.01, 8: 0.01,
         9: 0.015, 10: 0.015, 11: 0.004, 12: 0.004, 13: 0.002,
         14: 0.002, 15: 0.002}  # fmt: skip
_DATE = {1: 0.9, 4: 0.015, 5: 0.015, 6: 0.025, 7: 0.01, 8: 0.015, 9: 0.01, 10: 0.005, 12: 0.005}
_MONTH = {2: 0.94, 15: 0.03, 14: 0.03}
_YEAR = {3: 0.95, 11: 0.03, 13: 0.02}
_NUMBER = {1: 0.97, 2: 0.02, 3: 0.01}
_SEX = {1: 0.99, 2: 0.01}
_RELATIVE = {
    1: 0.8,
    2: 0.01,
    3: 0.03,
    4: 0.04,
    5: 0.02,
    6: 0.02,
    7: 0.02,
    8: 0.01,
    9: 0.02,
    10: 0.01,
    15: 0.01,
    14: 0.01,
}
GROUPS: tuple[tuple[int, dict[int, float]], ...] = (
    (F_NAME, _NAME), (F_DATE, _DATE), (F_DATE, _MONTH), (F_DATE, _YEAR), (F_PERSONAL, _NUMBER), (F_OLD, _NUMBER),
    (F_SEX, _SEX), (F_FATHER, _RELATIVE), (F_MOTHER, _RELATIVE), (F_SPOUSE, _RELATIVE),
)  # fmt: skip
_TRACE = 0.0005


@dataclass(frozen=True)
class Model:
    """The weights, and where they come from, for the report."""

    weights: Weights
    true_shares: Array  # (fields, LEVELS), among pairs that belong together
    chance_shares: Array  # (fields, LEVELS); before the rarity of the value
    in_reference: float  # share of mentions whose person is there
    sampled: int  # from so many mentions


def chance_table(size: int, rarity: Rarity, chance: Chance) -> Array:
    """Share of each level among unrelated pairs; where a value's rarity comes on top, the share given that value."""
    size = max(2, size)
    u = np.full((len(FIELDS), LEVELS), 1.0)
    u[F_NAME] = chance.name
    u[F_NAME, [1, 3]] = 1.0
    u[F_NAME, [2, 4, 5]] = chance.name_same_fold[[2, 4, 5]]
    u[F_NAME, [6, 7, 8]] = chance.name_same_outer[[6, 7, 8]]
    u[F_DATE, [1, 3]] = 1.0
    u[F_DATE, [4, 5, 6, 7, 9]] = chance.date_same_year[[4, 5, 6, 7, 9]]
    u[F_DATE, [8, 10, 12]] = chance.date[[8, 10, 12]]
    shares = rarity.years / max(1, int(rarity.years.sum()))
    same_year = float((shares**2).sum()) + 1e-6
    u[F_DATE, [2, 15, 14]] = 1 / 12, same_year * 11 / 12, 1 - same_year
    u[F_DATE, [11, 13]] = 2 * same_year, max(0.1, 1 - 3 * same_year)
    for field in (F_PERSONAL, F_OLD):
        u[field, [1, 2, 3]] = 1 / size, 2 / size, 1.0
    men = int(rarity.sexes[1]) / max(1, int(rarity.sexes[1:].sum()))
    agreement = min(0.99, max(0.5, men**2 + (1 - men) ** 2))
    u[F_SEX, [1, 2]] = agreement, 1 - agreement
    u[F_FATHER], u[F_MOTHER], u[F_SPOUSE] = chance.father, chance.mother, chance.spouse
    return u


def assumed_shares() -> Array:
    m = np.full((len(FIELDS), LEVELS), _TRACE)
    for field, shares in GROUPS:
        for level, share in shares.items():
            m[field, level] = share
    m[F_NAME, 3] = 0.9
    return m


def ratios(m: Array, u: Array) -> Array:
    w = np.log(np.maximum(m, 1e-7)) - np.log(np.maximum(u, 1e-9))
    w[:, 0] = 0.0
    return np.asarray(np.clip(w, -9.0, 20.0))


@kernel
def _expect(
    owner: Array, base: Array, levels: Array, w: Array, log_prior: float, log_none: float, counts: Array
) -> float:
    """One E-step: adds each pair's probability to the counts of its levels; returns how many mentions were found."""
    counts[:] = 0.0
    found = 0.0
    start = 0
    while start < len(owner):
        end = start
        top = log_none
        while end < len(owner) and owner[end] == owner[start]:
            score = base[end] + log_prior
            for field in range(levels.shape[1]):
                if field < F_PLACE or field == F_SPOUSE:
                    score += w[field, levels[end, field]]
            score += family_says(levels[end, F_FATHER], levels[end, F_MOTHER], w, log_prior)
            base[end] = score
            top = max(top, score)
            end += 1
        total = np.exp(log_none - top)
        for pair in range(start, end):
            total += np.exp(base[pair] - top)
        for pair in range(start, end):
            p = np.exp(base[pair] - top) / total
            found += p
            for field in range(levels.shape[1]):
                counts[field, levels[pair, field]] += p
        start = end
    return found


def _link_sample(
    acts: int, thorough: bool, shape: Shape, sample: Array, sure: Array, side: Side, weights: Weights
) -> tuple[Found, Array, Array, Array]:
    """Link the sample on all threads; the pairs come back in the order of the acts."""
    found = nothing_found(len(sample))
    if thorough:
        shape = shape._replace(doubt=np.zeros(CIRCLES))

    def part(some: Array) -> Pairs:
        pairs = room_for_pairs(len(some) * shape.roles if thorough else 0)
        desk = new_desk(shape.roles)
        link_acts(some, shape, sample, sure, side, weights, desk, new_joint(), found, pairs)
        return pairs

    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(part, np.array_split(np.arange(acts), THREADS)))
    owner, score, levels = (np.concatenate([pairs[column][: pairs.used[0]] for pairs in parts]) for column in range(3))
    return found, owner, score, levels


def _evidence(field: Array, levels: Array, log_prior: float) -> Array:
    """Sum of the field weights of each pair, but for place and ethnicity, whose weights hang on the values."""
    total = np.zeros(len(levels))
    for number in range(len(FIELDS)):
        if number not in (F_PLACE, F_ETHNICITY, F_FATHER, F_MOTHER):
            total += field[number, levels[:, number]]
    family = field[F_FATHER, levels[:, F_FATHER]] + field[F_MOTHER, levels[:, F_MOTHER]]
    return np.asarray(total + np.minimum(family, -log_prior - LOG_CHILDREN))


def estimate(
    shape: Shape,
    mentions: Array,
    sure: Array,
    rarity: Rarity,
    chance: Chance,
    side: Side,
    tables: tuple[Array, Array],
    seed: int,
) -> Model:
    """Weights for these acts against this reference; `mentions` are records with their `sure` rows, `rarity` and
    `chance` tell of side.people.

    The same input and seed give the same weights.
    """
    u = chance_table(len(side.people), rarity, chance)
    assumed = assumed_shares()
    weights = _initial(shape, side, ratios(assumed, u), tables)
    total_acts = len(mentions) // shape.roles
    random = np.random.default_rng(seed)
    acts = np.sort(random.permutation(total_acts)[:SAMPLE_ACTS])
    sample, sure = (column.reshape(total_acts, -1)[acts].ravel() for column in (mentions, sure))
    _found, owner, base, levels = _link_sample(len(acts), True, shape, sample, sure, side, weights)
    base = base - _evidence(weights.field, levels, weights.log_prior)
    counts = np.zeros((len(FIELDS), LEVELS))
    mentioned = int((sample["name"] >= 0).sum())
    share, m = 0.9, assumed
    for _round in range(ROUNDS):
        prior = np.log(share / len(side.people)), np.log(1 - share)
        found = _expect(owner, base.copy(), levels, ratios(m, u), *prior, counts)
        share = float(np.clip((found + 9) / (mentioned + 10), 0.02, 0.999))
        m = _maximize(counts, assumed)
    weights = weights._replace(
        field=ratios(m, u), log_prior=float(np.log(share / len(side.people))), log_none=float(np.log(1 - share))
    )
    found_now = _link_sample(len(acts), False, shape, sample, sure, side, weights)[0]
    weights = _bond_weights(shape, side, found_now, weights)
    return Model(weights, m, u, share, mentioned)


def _initial(shape: Shape, side: Side, field: Array, tables: tuple[Array, Array]) -> Weights:
    size = max(1, len(side.people))
    bond = np.zeros((len(shape.bonds), 3))
    return Weights(field, *tables, bond, float(np.log(0.9 / size)), float(np.log(0.1)), float(np.log(0.005)))


def _maximize(counts: Array, assumed: Array) -> Array:
    m = assumed.copy()
    for field, shares in GROUPS:
        group = list(shares)
        if field == F_NAME or field >= F_FATHER:
            group = [level for level in range(1, LEVELS) if level != 3 or field != F_NAME]
        start = assumed[field, group] / assumed[field, group].sum()
        seen = counts[field, group]
        m[field, group] = (seen + _STRENGTH * start) / (seen.sum() + _STRENGTH)
    # A name without any marks agrees as well as it can: judged by how often names agree but for marks at all.
    m[F_NAME, 3] = max(0.3, 1 - m[F_NAME, 6:].sum())
    return m


def _bond_weights(shape: Shape, side: Side, found: Found, weights: Weights) -> Weights:
    """What the reference says of the bonds between persons who are each found for sure."""
    sure = np.where(found.probability[:, 0] > 0.99, found.row[:, 0], NO_ROW).reshape(-1, shape.roles)
    bond = np.zeros((len(shape.bonds), 3))
    for number, (first, second, kind, relation) in enumerate(shape.bonds.tolist()):
        both = sure[(sure[:, first] >= 0) & (sure[:, second] >= 0)]
        counts = np.zeros(3, np.int64)
        _count_bonds(kind, relation, both[:, first], both[:, second], side.kin.row, counts)
        holds, broken = counts[:2] + np.array([1.0, 0.5])
        share = holds / (len(both) + 2.5)
        bond[number, :2] = np.log(share * len(side.people)), np.log(broken / (holds + broken))
    exchanged = float((found.act == ACT_SWAPPED).sum()) / shape.roles
    rate = float(np.clip((exchanged + 0.5) / (len(sure) + 100), 1e-4, 0.2))
    return weights._replace(bond=bond, log_swapped=float(np.log(rate)))


@kernel
def _count_bonds(kind: int, relation: int, first: Array, second: Array, kin: Array, counts: Array) -> None:
    """How often the reference says that two rows are bound, says otherwise, doesn't say."""
    for place in range(len(first)):
        counts[bond_state(kind, relation, first[place], second[place], kin)] += 1
