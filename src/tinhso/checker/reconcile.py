"""From claims that fail to findings: the smallest correction that settles all that belong together.

5.803 of 6.264 is not 81,14%; 5.803 and 1.181 aren't 6.264; five services have 5.083 online: one wrong number, one
finding, one correction, in every place where the number stands.

A claim that fails may as well have been misread. Misread figures are far off, or can't be mended without breaking what
holds elsewhere; so only a claim whose wording leaves no other reading is believed without a slip that explains it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from tinhso.checker.arithmetic import line_of
from tinhso.checker.claim import Claim, Wording
from tinhso.checker.equations import Equation, Fixed, Same, Sum, Values, holds, values_of
from tinhso.checker.figures import figure, written_like
from tinhso.checker.findings import Edit, Finding, FindingKind, Message, Severity
from tinhso.checker.misreading import misread_among
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Span
from tinhso.checker.slips import slip_distance
from tinhso.papers.messages import N_

_MOST_NUMBERS = 60  # of one equation that are tried as the wrong one
_MOST_SOLUTIONS = 400
_MOST_LINES = 8
_MISCOUNTED = 3
_SHORT = 1000
_ORDER = [
    FindingKind.RATIO,
    FindingKind.GROWTH,
    FindingKind.COMPLEMENT,
    FindingKind.SUM,
    FindingKind.COUNT,
    FindingKind.RESTATEMENT,
]


@dataclass(frozen=True, slots=True)
class Correction:
    """One number, in all its places, with another value."""

    numbers: tuple[Number, ...]
    value: Decimal
    settles: tuple[Claim, ...]

    @property
    def changed(self) -> Values:
        return dict.fromkeys(self.numbers, self.value)


def findings_of(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Findings for the claims that fail. Claims without an equation bring their own."""
    with_equation = [claim for claim in claims if claim.equation is not None]
    failing = [claim for claim in with_equation if claim.equation is not None and not holds(claim.equation)]
    misread = set(map(id, misread_among(failing, with_equation))) if failing else set()
    failing = [claim for claim in failing if id(claim) not in misread]
    if failing:
        yield from _Reconciliation([c for c in with_equation if id(c) not in misread], failing).findings()


class _Reconciliation:
    def __init__(self, claims: Sequence[Claim], failing: Sequence[Claim]) -> None:
        self._failing = list(failing)
        self._broken = frozenset(map(id, failing))
        self._open = set(self._broken)
        self._touching: dict[Number, list[Claim]] = {}
        for claim in claims:
            for number in claim.numbers:
                self._touching.setdefault(number, []).append(claim)

    def findings(self) -> Iterator[Finding]:
        candidates = self._believed(list(self._corrections()))
        while (best := self._best(candidates)) is not None:
            self._open -= {*map(id, best.settles), *self._explained(best)}
            yield self._corrected(best)
            candidates = [c for c in candidates if all(id(claim) in self._open for claim in c.settles)]
        for claim in self._failing:
            if id(claim) in self._open and not self._is_outvoted(claim):
                yield _unsettled(claim)

    def _explained(self, correction: Correction) -> Iterator[int]:
        """What fails with a number that is found wrong needs no finding of its own, unless its words insist."""
        for number in correction.numbers:
            yield from (id(claim) for claim in self._touching[number] if claim.wording is not Wording.EXPLICIT)

    def _believed(self, candidates: Sequence[Correction]) -> list[Correction]:
        """The corrections of claims that were read rightly; the other failing claims are dropped."""
        explained: Counter[int] = Counter()
        for correction in candidates:
            if _is_slip(correction):
                for claim in correction.settles:
                    explained[id(claim)] = max(explained[id(claim)], len(correction.settles))
        self._failing = [c for c in self._failing if _is_believed(c, explained[id(c)])]
        self._open = set(map(id, self._failing))
        settling = ((c, tuple(claim for claim in c.settles if id(claim) in self._open)) for c in candidates)
        return sorted((replace(c, settles=rest) for c, rest in settling if rest), key=self._rank, reverse=True)

    def _is_outvoted(self, claim: Claim) -> bool:
        """Whether a doubtful claim speaks against numbers that all agree with others: then it was no claim."""
        if claim.severity is not Severity.DOUBTFUL or claim.equation is None:
            return False
        return all(
            any(other.equation is not None and id(other) not in self._broken for other in self._touching[number])
            for number in claim.equation.numbers
        )

    def _best(self, candidates: Sequence[Correction]) -> Correction | None:
        """The correction that settles most. None if several numbers would do equally well: a person has to decide."""
        plausible = [(self._rank(c), c) for c in candidates]
        for rank, correction in plausible:
            rivals = [c for other, c in plausible if other == rank and c.numbers != correction.numbers]
            if not rivals:
                return correction
            shared = set(map(id, correction.settles))
            if not any(shared & set(map(id, rival.settles)) for rival in rivals):
                return correction
        return None

    def _is_plausible(self, correction: Correction) -> bool:
        """A slip of the pen; a number that follows from others; a value that stands elsewhere."""
        number = correction.numbers[0]
        distance = slip_distance(number.value, correction.value)
        told = any(isinstance(claim.equation, Same | Fixed) for claim in correction.settles)
        return (
            distance == 1
            or told
            or self._is_derived(number, correction)
            or (distance <= 3 and len(correction.settles) > 1)
        )

    def _is_derived(self, number: Number, correction: Correction) -> bool:
        if number.kind is Kind.PERCENT:
            return True
        return any(isinstance(c.equation, Sum) and c.equation.total is number for c in correction.settles)

    def _corrections(self) -> Iterator[Correction]:
        seen: set[tuple[int, Decimal]] = set()
        for claim in self._failing:
            if id(claim) not in self._open or claim.equation is None:
                continue
            values = values_of(claim.equation.numbers)
            numbers = claim.equation.numbers
            for number in numbers if len(numbers) <= _MOST_NUMBERS else numbers[:1]:
                for value in islice(claim.equation.solutions(number, values), _MOST_SOLUTIONS):
                    if (value < 0) != (number.value < 0) or (id(number), value) in seen or value == number.value:
                        continue
                    seen.add((id(number), value))
                    correction = self._correction(number, value)
                    if correction is not None and self._is_plausible(correction):
                        yield correction

    def _correction(self, number: Number, value: Decimal) -> Correction | None:
        """The change in all places of a number; of a short one in its own place, others may equal it by accident."""
        places = self._places_of(number)
        found = self._in_places(places, value)
        if found is None and len(places) > 1 and number.value < _SHORT:
            return self._in_places([number], value)
        return found

    def _in_places(self, numbers: Sequence[Number], value: Decimal) -> Correction | None:
        """The change in these places; None if it breaks a claim that holds."""
        changed: Values = dict.fromkeys(numbers, value)
        settles: list[Claim] = []
        for claim in {id(c): c for n in numbers for c in self._touching[n]}.values():
            if claim.equation is None or self._is_accident(claim.equation, numbers):
                continue
            now = holds(claim.equation, changed)
            if id(claim) in self._broken:
                settles += [claim] if now else []
            elif not now:
                return None
        return Correction(tuple(numbers), value, tuple(settles)) if settles else None

    def _places_of(self, number: Number) -> list[Number]:
        """The number and those that state the same quantity with the same value."""
        found, waiting = {number}, [number]
        while waiting:
            for claim in self._touching[waiting.pop()]:
                if isinstance(claim.equation, Same):
                    for other in claim.equation.numbers:
                        if other.value == number.value and other not in found and not self._are_added(number, other):
                            found.add(other)
                            waiting.append(other)
        return sorted(found, key=lambda n: (n.passage.order, n.start))

    def _is_accident(self, equation: Equation, numbers: Sequence[Number]) -> bool:
        """Whether equal figures may be of two things: parts of one total, or short ones of which one changes."""
        if not isinstance(equation, Same):
            return False
        apart = equation.numbers[0].value < _SHORT and not all(n in numbers for n in equation.numbers)
        return (apart and holds(equation)) or self._are_added(*equation.numbers[:2])

    def _are_added(self, one: Number, other: Number) -> bool:
        """Whether two numbers are parts of one total, which are two quantities however equal they are."""
        sums = (claim.equation for claim in self._touching[one] if isinstance(claim.equation, Sum))
        return any(one in equation.parts and other in equation.parts for equation in sums)

    def _rank(self, correction: Correction) -> tuple[int, bool, int, bool, int]:
        """Most claims settled, then numbers that follow from others, then the smallest slip, then fewest places."""
        number = correction.numbers[0]
        distance = slip_distance(number.value, correction.value)
        derived = self._is_derived(number, correction)
        return len(correction.settles), distance == 1, -distance, derived, -len(correction.numbers)

    def _corrected(self, correction: Correction) -> Finding:
        number = correction.numbers[0]
        new = written_like(number, correction.value)
        lines = list(dict.fromkeys(line_of(claim.equation) for claim in correction.settles if claim.equation))
        after = (line_of(c.equation, correction.changed) for c in correction.settles if c.equation)
        return Finding(
            kind=min((claim.kind for claim in correction.settles), key=_ORDER.index),
            severity=_severity(correction),
            message=Message(
                N_(
                    "Số {old} không khớp với các số liệu liên quan: {facts}. "
                    "Sửa thành {new} thì {count} phép kiểm tra liên quan đều khớp."
                ),
                {
                    "old": number.text,
                    "new": new,
                    "facts": "; ".join(lines[:_MOST_LINES]),
                    "count": len(correction.settles) + self._kept(correction),
                },
            ),
            spans=_spans((*correction.numbers, *_others(correction.settles, correction.numbers))),
            expected=new,
            suggestion=tuple(Edit(n.span(), written_like(n, correction.value)) for n in correction.numbers),
            arithmetic=(*lines, *dict.fromkeys(after)),
        )

    def _kept(self, correction: Correction) -> int:
        """How many further claims hold with the correction as they did before."""
        touched = {id(claim): claim for n in correction.numbers for claim in self._touching[n] if claim.equation}
        return len(touched) - len(correction.settles)


def _is_slip(correction: Correction) -> bool:
    """Whether a slip of the pen explains it, or a count of what the document itself lists is a few off."""
    number = correction.numbers[0]
    if slip_distance(number.value, correction.value) == 1:
        return True
    counted = any(isinstance(claim.equation, Fixed) for claim in correction.settles)
    return counted and abs(number.value - correction.value) <= _MISCOUNTED


def _is_believed(claim: Claim, settled: int) -> bool:
    """Whether a claim that fails was read rightly; `settled` is how many the best slip would mend together with it."""
    return claim.wording is Wording.EXPLICIT or settled > (1 if claim.wording is Wording.LOOSE else 0)


def _unsettled(claim: Claim) -> Finding:
    equation = claim.equation
    assert equation is not None
    first = equation.numbers[0]
    expected = next(iter(equation.solutions(first, values_of(equation.numbers))), None)
    return Finding(
        kind=claim.kind,
        severity=claim.severity,
        message=Message(
            N_("Số liệu không khớp nhau: {facts}. Cần đối chiếu lại với nguồn số liệu."), {"facts": line_of(equation)}
        ),
        spans=_spans(equation.numbers),
        expected="" if expected is None else figure(expected),
        arithmetic=(line_of(equation),),
    )


def _severity(correction: Correction) -> Severity:
    """Doubts of different kinds that one slip explains are no doubt any more."""
    claims = correction.settles
    if any(claim.severity is Severity.CONTRADICTION for claim in claims):
        return Severity.CONTRADICTION
    slip = slip_distance(correction.numbers[0].value, correction.value) == 1
    different = len({claim.kind for claim in claims}) > 1
    return Severity.CONTRADICTION if slip and different else Severity.DOUBTFUL


def _others(claims: Iterable[Claim], without: Sequence[Number]) -> list[Number]:
    found = {id(n): n for claim in claims if claim.equation for n in claim.equation.numbers if n not in without}
    return sorted(found.values(), key=lambda n: (n.passage.order, n.start))


def _spans(numbers: Iterable[Number]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(number.span() for number in numbers))
