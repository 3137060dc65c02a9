"""From probabilities to decisions: matches that may be trusted, and a review that fits the hours."""

from dataclasses import dataclass

import numpy as np

from tinhso.linkage.acts import NO_ROW, Found
from tinhso.linkage.compiled import Array
from tinhso.linkage.configuration import Configuration
from tinhso.linkage.reasons import D_MATCH, D_NONE, D_REVIEW, R_CLOSE, R_NO_RIVAL, R_TAKEN

LEAST_FOR_REVIEW = 0.01
_CLOSE = 0.02  # a rival with this probability is worth a word
_ROUNDS = 4


@dataclass(frozen=True)
class Decided:
    """Per mention; the expected figures are what the probabilities promise."""

    found: Found
    decision: Array  # uint8, D_*
    rivals: Array  # uint8, R_*
    lowest_match: float
    lowest_review: float
    review_limited: bool  # more cases would deserve a look than there are hours


def assign(found: Found, group: int) -> tuple[Found, Array]:
    """One reference row for at most one source row: the likelier keeps it, the other takes its next candidate.

    `group` mentions (the persons of one record) stand or fall together.
    """
    row, probability = found.row.copy(), found.probability.copy()
    taken = np.zeros(len(row), np.uint8)
    for _round in range(_ROUNDS):
        lost = _losers(row[:, 0], probability[:, 0], group)
        if not lost.any():
            break
        left = np.maximum(1 - probability[lost, 0], 1e-6)
        row[lost, 0], row[lost, 1] = row[lost, 1], NO_ROW
        probability[lost, 0] = np.minimum(0.9, probability[lost, 1] / left) * (row[lost, 0] >= 0)
        probability[lost, 1] = 0
        taken[lost] = R_TAKEN
    return found._replace(row=row, probability=probability), taken


def discount_repeats(found: Found, repeats: Array, children: Array) -> tuple[Found, Array]:
    """A person claimed by two different acts is the less likely one's only if such persons stand in several acts.

    `repeats` says by role how likely that is. Acts that claim the same persons throughout are one act entered twice
    and don't compete, unless it is a child that they claim: the acts of brother and sister name the same parents.
    """
    roles = len(repeats)
    row, probability = found.row[:, 0], found.probability.copy()
    claimed = np.bincount(row[row >= 0], minlength=1)
    contested = np.flatnonzero((row >= 0) & (claimed[row] > 1))
    role = contested % roles
    acts = found.row[:, 0].reshape(-1, roles)[contested // roles]
    whole = np.zeros(len(contested), np.uint64)
    for number in range(roles):
        whole = whole * np.uint64(0x9E3779B97F4A7C15) + acts[:, number].astype(np.uint64)
    chance = probability[contested, 0]
    order = np.lexsort((-chance, row[contested]))  # stable: equal ones stay in order of the source
    ordered = row[contested][order]
    first = np.r_[True, ordered[1:] != ordered[:-1]][: len(order)]
    head = order[np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))]
    twice = (whole[order] == whole[head]) & (roles > 1) & ~children[role[order]]
    rival = order[~first & ~twice & (chance[head] > 0.5)]
    lost, again = contested[rival], repeats[role[rival]]
    p = probability[lost, 0].astype(np.float64)
    probability[lost, 0] = p * again / (p * again + (1 - p) + 1e-12)
    taken = np.zeros(len(row), np.uint8)
    taken[lost] = R_TAKEN
    return found._replace(probability=probability), taken


def _losers(rows: Array, probability: Array, group: int) -> Array:
    order = np.lexsort((-probability, rows))
    ordered = rows[order]
    again = np.r_[False, (ordered[1:] == ordered[:-1]) & (ordered[1:] >= 0)]
    lost = np.zeros(len(rows), bool)
    lost[order[again]] = True
    return np.repeat(lost.reshape(-1, group).any(axis=1), group) if group > 1 else lost


def likeliest_first(probability: Array) -> Array:
    """Places by falling probability (float32), equal ones in order: one sort of whole numbers, ten times as fast as a
    stable one of fractions, since the bits of a positive fraction grow with it.
    """
    keys = (~probability.view(np.uint32)).astype(np.uint64) << np.uint64(32)
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    return (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)


def decide(found: Found, configuration: Configuration, group: int, mentioned: Array, hours: float | None) -> Decided:
    """`hours`: what clerks have for the review. `mentioned`: who has a name. `group` > 1 when whole records are linked:
    all persons of one share the decision.
    """
    rules = configuration.decisions
    rivals = np.full(len(found.row), R_NO_RIVAL, np.uint8)
    if rules.one_to_one:
        found, rivals = assign(found, group)
    elif group == 1:
        found, rivals = discount_repeats(found, configuration.repeats, configuration.children)
    rivals = np.where((rivals == R_NO_RIVAL) & (found.probability[:, 1] > _CLOSE), R_CLOSE, rivals).astype(np.uint8)
    probability = np.where(found.row[::group, 0] >= 0, found.probability[::group, 0], np.float32(0.0))
    order = likeliest_first(probability)
    ranked = probability[order].astype(np.float64)
    wrong = np.cumsum(1 - ranked) / np.arange(1, len(ranked) + 1)
    matches = int(((wrong <= 1 - rules.precision) & (ranked >= rules.least)).cumprod().sum())
    units = int(mentioned[::group].sum())
    room = max(1, int(rules.review_share * units)) if hours is None else int(hours * 60 / rules.review_minutes)
    worth = int((ranked >= LEAST_FOR_REVIEW).sum()) - matches
    reviews = max(0, min(room, worth))
    decision = np.full(len(probability), D_NONE, np.uint8)
    decision[order[:matches]] = D_MATCH
    decision[order[matches : matches + reviews]] = D_REVIEW
    return Decided(
        found,
        np.repeat(decision, group),
        rivals,
        float(ranked[matches - 1]) if matches else 1.0,
        float(ranked[matches + reviews - 1]) if reviews else 1.0,
        worth > room,
    )
