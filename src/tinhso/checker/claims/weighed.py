"""Relations that are meant in all likelihood, whatever the words: see `checker.weighing`.

Finds "đã trả 3.609; rút 22; đang trong hạn 2.335" of 3.866 (235), "tổng thu 1.893, tổng chi 1.728, chênh lệch 156"
(165) and one quantity told twice. Leaves alone figures that one slip would mend by accident: few digits, many other
readings, words that speak against it ("một người có thể thuộc cả hai nhóm").

The same scales weigh what other rules have read: a failing claim that they find too light counts as loosely worded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tinhso.checker.claim import Claim, Reading, Wording
from tinhso.checker.equations import Equation, Same, Share, Sum, Whole, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.weighing.known import Known
from tinhso.checker.weighing.relations import Relation, Sort, relations_among
from tinhso.checker.weighing.repeats import Mentions
from tinhso.checker.weighing.signs import signs_of
from tinhso.checker.weighing.signs_of_repeats import signs_of_repeat
from tinhso.checker.weighing.surroundings import windows_of
from tinhso.checker.weighing.weights import all_weights

_KINDS = {
    Sort.SHARE: FindingKind.RATIO,
    Sort.SUM: FindingKind.SUM,
    Sort.CHANGE: FindingKind.GROWTH,
    Sort.WHOLE: FindingKind.COMPLEMENT,
}


def with_weighed(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the other rules, those found too light as loose ones, and those of relations that are believed."""
    weights = all_weights()
    scores: dict[object, float] = {}
    best: dict[Number, tuple[float, Relation]] = {}
    equations = [claim.equation for claim in claims if claim.equation is not None]
    failing = [equation for equation in equations if not holds(equation)]
    sound = {n for equation in equations for n in equation.numbers} - {n for e in failing for n in e.numbers}
    for relation, score in _weighed(reading, sound):
        key, first = _key(relation.equation), relation.figures[0].number
        scores[key] = max(score - weights[relation.sort].misread, scores.get(key, score))
        if score >= weights[relation.sort].believed and (first not in best or score > best[first][0]):
            best[first] = score, relation
    believed = [
        Claim(_kind(relation), relation.equation)
        for _, relation in best.values()
        if not holds(relation.equation) and not any(_is_same_error(relation.equation, other) for other in failing)
    ]
    told = [replace(claim, wording=Wording.LOOSE) if _is_light(claim, scores) else claim for claim in claims]
    return [*told, *believed, *_repeated(reading, sound)]


def _weighed(reading: Reading, sound: set[Number]) -> Iterator[tuple[Relation, float]]:
    """The relations that fail, each with its score; the numbers of those that hold go into `sound`.

    Figures that are all sound need no weighing: any slip would break what holds.
    """
    weights = all_weights()
    for window in windows_of(reading):
        if all(figure.number in sound for figure in window):
            continue
        relations = relations_among(window)
        known = Known.of(relations)
        sound |= {figure.number for figure in known.sound}
        for relation in relations:
            if not relation.held:
                yield relation, weights[relation.sort].score(signs_of(relation, known, window))


def _repeated(reading: Reading, sound: set[Number]) -> Iterator[Claim]:
    weights = all_weights()["repeat"]
    mentions = Mentions.of(reading)
    for repeat in mentions.repeats():
        if weights.score(signs_of_repeat(repeat, mentions, sound)) >= weights.believed:
            pair = Same((repeat.earlier.figure.number, repeat.later.figure.number))
            yield Claim(FindingKind.RESTATEMENT, pair)


def _kind(relation: Relation) -> FindingKind:
    grows = isinstance(relation.equation, Share) and relation.equation.growth
    return FindingKind.GROWTH if grows else _KINDS[relation.sort]


def _is_light(claim: Claim, scores: dict[object, float]) -> bool:
    """Whether a claim that fails was weighed and found too light. Explicit words are heavier than any sign."""
    if claim.equation is None or claim.wording is Wording.EXPLICIT:
        return False
    return scores.get(_key(claim.equation), 0.0) < 0 and not holds(claim.equation)


def _is_same_error(one: Equation, other: Equation) -> bool:
    """Whether another rule has found a sum that fails with this one's total in it: one error is told once."""
    return isinstance(one, Sum) and isinstance(other, Sum) and one.total in other.numbers


def _key(equation: Equation) -> object:
    match equation:
        case Share(part, whole, shown, scale=100):
            return part, whole, shown
        case Sum(total, parts, signs=()):
            return total, frozenset(parts)
        case Whole(numbers):
            return frozenset(numbers)
    return id(equation)
