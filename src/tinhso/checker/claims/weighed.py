"""Relations that are meant in all likelihood, whatever the words: see `checker.weighing`.

Finds "đã trả 3.609; rút 22; đang trong hạn 2.335" of 3.866 (235), "tổng thu 1.893, tổng chi 1.728, chênh lệch 156"
(165) and one quantity told twice. Leaves alone figures that one slip would mend by accident: few digits, many other
readings, words that speak against it ("một người có thể thuộc cả hai nhóm").

The same scales weigh what other rules have read: a failing claim that they find too light counts as loosely worded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from tinhso.checker.claim import Claim, Reading, Wording
from tinhso.checker.equations import Equation, Fixed, Share, Sum, Whole, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.weighing.candidates import Candidate, candidates_in
from tinhso.checker.weighing.relations import Sort
from tinhso.checker.weighing.weights import all_weights

_KINDS = {
    Sort.SHARE: FindingKind.RATIO,
    Sort.SUM: FindingKind.SUM,
    Sort.CHANGE: FindingKind.GROWTH,
    Sort.WHOLE: FindingKind.COMPLEMENT,
    Sort.REPEAT: FindingKind.RESTATEMENT,
    Sort.LISTING: FindingKind.COUNT,
}


def with_weighed(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the other rules, those found too light as loose ones, and those of relations that are believed."""
    equations = [claim.equation for claim in claims if claim.equation is not None]
    failing = [equation for equation in equations if not holds(equation)]
    told = [
        claim.equation for claim in claims if claim.severity is Severity.CONTRADICTION and claim.equation in failing
    ]
    sound = {n for equation in equations for n in equation.numbers} - {n for e in failing for n in e.numbers}
    scales = _Scales()
    for candidate in candidates_in(reading, sound):
        scales.weigh(candidate)
    weighed = [replace(claim, wording=Wording.LOOSE) if scales.find_light(claim) else claim for claim in claims]
    return [*weighed, *(claim for claim in scales.believed() if not _is_told(claim, told))]


class _Scales:
    def __init__(self) -> None:
        self._weights = all_weights()
        self._scores: dict[object, float] = {}
        self._best: dict[tuple[Number, Sort | None], tuple[float, Candidate]] = {}

    def weigh(self, candidate: Candidate) -> None:
        weights = self._weights[candidate.sort]
        score, key = weights.score(candidate.signs), _key(candidate.equation)
        self._scores[key] = max(score - weights.misread, self._scores.get(key, -inf))
        subject = candidate.subject, candidate.sort if candidate.sort is Sort.REPEAT else None
        if score >= weights.believed and (subject not in self._best or score > self._best[subject][0]):
            self._best[subject] = score, candidate

    def believed(self) -> Iterator[Claim]:
        """Of each number what weighs most."""
        for _, candidate in self._best.values():
            yield Claim(_kind(candidate), candidate.equation)

    def find_light(self, claim: Claim) -> bool:
        """Whether a claim that fails was weighed and found too light. Explicit words are heavier than any sign."""
        if claim.equation is None or claim.wording is Wording.EXPLICIT:
            return False
        return self._scores.get(_key(claim.equation), 0.0) < 0 and not holds(claim.equation)


def _kind(candidate: Candidate) -> FindingKind:
    share = candidate.equation
    grows = isinstance(share, Share) and (share.growth or share.scale == 1)
    return FindingKind.GROWTH if grows else _KINDS[candidate.sort]


def _is_told(claim: Claim, failing: Sequence[Equation]) -> bool:
    """Whether another rule has found it, or a sum that fails with two of its numbers: one error is told once."""
    match claim.equation:
        case Fixed(number):
            return any(isinstance(other, Fixed) and other.number is number for other in failing)
        case Sum(total, parts):
            sums = [other for other in failing if isinstance(other, Sum)]
            return any(total in other.numbers or len({total, *parts} & set(other.numbers)) > 1 for other in sums)
    return False


def _key(equation: Equation) -> object:
    match equation:
        case Share(part, whole, shown):
            return part, whole, shown
        case Sum(total, parts, signs=()):
            return total, frozenset(parts)
        case Whole(numbers):
            return frozenset(numbers)
    return id(equation)
