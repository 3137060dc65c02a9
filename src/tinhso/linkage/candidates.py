"""Who may be meant: how well each of the rows gathered agrees with the mention, and the best of them."""

import numpy as np

from tinhso.linkage.compiled import Array, Number, compiled, inlined
from tinhso.linkage.desk import Desk, Side, copy_row, kept_place
from tinhso.linkage.distance import date_level, name_level, number_level
from tinhso.linkage.joint import Shape
from tinhso.linkage.names import COUNT, OUTER
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
    Weights,
    family_says,
    most_of_family,
)

_UNLIKELY = 4.6  # one in a hundred


@compiled
def least_of(mention: Number, log_prior: float, tied: int) -> Number:
    """What must be said at least of a person, so that relatives and the act could still make a likely candidate.

    The bonds of an act are worth about as much as telling all but one of the `tied` persons from everybody else; who
    says less than an equal part of what is left to say isn't needed: a likelier one leads there along a bond.
    """
    least = (-log_prior - _UNLIKELY) / tied
    if mention.father >= 0 or mention.mother >= 0 or mention.spouse >= 0:
        least -= 10.0
    return least


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
    role: int,
    searches: int,
    searched: bool,
    first: int,
    acts: Array,
    shape: Shape,
    mentions: Array,
    side: Side,
    weights: Weights,
    desk: Desk,
) -> None:
    """Score the rows gathered for a role of some acts and keep the best.

    The score is the log-likelihood ratio of the mention being the person. Of rows that were `searched` those that say
    too little without the names of relatives are dropped; most of them before their own name is read.
    """
    people, names, seats, begins, roles = side.people, side.names, desk.seats, desk.begins, shape.roles
    left = 0
    for search in range(searches):
        start, begins[search] = begins[search], left
        mention = mentions[acts[first + seats[search]] * roles + role]
        least = least_of(mention, weights.log_prior, shape.tied) if searched else -1e6
        least = max(least, _worst_kept(mention, role, seats[search], desk))
        left = _screen(mention, start, begins[search + 1], left, least, people, side.year, weights, desk)
    begins[searches] = left
    ahead = 0
    for search in range(searches):
        ahead += names[max(0, mentions[acts[first + seats[search]] * roles + role].name), COUNT]
    for place in range(left):
        ahead += names[max(0, people[desk.pool[place]].name), COUNT]
    desk.scratch[0] = ahead & 1
    for search in range(searches):
        mention = mentions[acts[first + seats[search]] * roles + role]
        least = least_of(mention, weights.log_prior, shape.tied) if searched else -1e6
        _compare(role, mention, search, least, side, weights, desk)


@compiled
def _worst_kept(mention: Number, role: int, seat: int, desk: Desk) -> Number:
    """What a row must say at least to be kept, for a mention of whom only the row itself tells."""
    if desk.kept[seat, role] < 8 or mention.father >= 0 or mention.mother >= 0 or mention.spouse >= 0:
        return -1e6
    return desk.scores[seat, role, 7]


@compiled
def _most_unlike(field: Array) -> Number:
    """What names can tell at most that are too unlike for their rarity to count."""
    most = 0.0
    for level in range(9, 16):
        most = max(most, field[F_NAME, level])
    return most


@inlined
def _screen(
    mention: Number,
    start: int,
    end: int,
    left: int,
    least: float,
    people: Array,
    of_year: Array,
    weights: Weights,
    desk: Desk,
) -> Number:
    """Leave in the pool, from `left` on, who may reach `least`, whatever the name; returns where they end. Beside them
    stands what all but names tells.
    """
    w, place_table, ethnicity_table = weights.field, weights.place, weights.ethnicity
    pool, told, levels = desk.pool, desk.told, desk.pool_levels
    where = mention.place if mention.place < len(place_table) else -1
    people_of = mention.ethnicity if mention.ethnicity < len(ethnicity_table) else -1
    best_unlike = _most_unlike(w)
    for place in range(start, end):
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
def _compare(role: int, mention: Number, search: int, least: float, side: Side, weights: Weights, desk: Desk) -> None:
    """Compare names with those whom one search left in the pool, and keep the best."""
    people, names, words, memo, local = side.people, side.names, side.words, desk.memo, side.local
    pool, told, levels, w, log_prior = desk.pool, desk.told, desk.pool_levels, weights.field, weights.log_prior
    seat, best_unlike = desk.seats[search], _most_unlike(w)
    outer = names[mention.name, OUTER] if mention.name >= 0 else -1
    rows, scores, kept_levels, kept = desk.rows[seat], desk.scores[seat], desk.levels[seat], desk.kept[seat]
    for place in range(desk.begins[search], desk.begins[search + 1]):
        if kept_place(role, pool[place], rows, kept) >= 0:
            continue
        person = people[pool[place]]
        unlike = person.name < 0 or names[person.name, OUTER] != outer
        if unlike and told[place] + best_unlike < max(least, _worst_kept(mention, role, seat, desk)):
            continue
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
        _keep(role, pool[place], score, rows, scores, kept_levels, kept, found)
