"""Relations that no wording tells and that the figures tell all the more clearly.

Finds "10.978 thành viên; tỷ lệ nữ là 58,5% (6.484 người), nam 4.554 người": with 6.424 both the share and the total
come out, and chance hardly does that. Leaves alone figures that would need two corrections, or one correction for one
relation only; and small figures, among which something always comes out.

A relation that holds as it stands, and not by chance, is a check that was made: its figures can't be the wrong ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.comparing import alike, is_change
from tinhso.checker.equations import Equation, Share, Sum, Whole, holds, values_of
from tinhso.checker.evidence import chance_of_share, chance_of_total
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.mistyping import slips_of
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.wording import GROWS, SHRINKS, TIME_UNITS

_LEAST = 10  # smaller counts take part in something everywhere
_MOST = 12  # counts that are looked at together
_HELD = 0.05  # accidents expected among the relations looked at, for one that holds
_MENDED = 0.02  # and for one slip that would mend two
_HUNDRED = Decimal(100)
_CLAUSES = re.compile(r"^.*[;.]")
_ROUGHLY = 0.06  # farther apart, figures that were rounded don't agree either: no need to look closely


def corroborated_claims(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """What holds or would hold among figures of one passage, given the claims of the rules that read words."""
    known = _Known.of(claims)
    for sentences in reading.sentences.values():
        for window in _windows(sentences):
            yield from _Figures(window, known).claims()


@dataclass(frozen=True, slots=True)
class _Known:
    """The numbers of claims that hold, of claims that fail, and of those that fail beyond doubt."""

    sound: frozenset[Number]
    doubted: frozenset[Number]
    wrong: frozenset[Number]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> "_Known":
        equations = [(claim, claim.equation) for claim in claims if claim.equation is not None]
        failing = [claim for claim, equation in equations if not holds(equation)]
        doubted = frozenset(n for claim in failing for n in claim.numbers)
        sure = [claim for claim in failing if claim.severity is Severity.CONTRADICTION]
        found = [claim for claim in claims if claim.finding is not None]
        wrong = frozenset(n for claim in (*sure, *found) for n in claim.numbers)
        return cls(frozenset(n for _, equation in equations for n in equation.numbers) - doubted, doubted, wrong)


@dataclass(frozen=True, slots=True)
class _Relation:
    """`chance` is how often figures like these satisfy it by accident."""

    equation: Equation
    kind: FindingKind
    chance: float


@dataclass(frozen=True, slots=True)
class _Mended:
    """What one slip would mend; `chance` is how many slips that mend as much are expected by accident."""

    relations: tuple[_Relation, ...]
    chance: float


_ByValue = dict[Decimal, list[_Relation]]
_Fitting = tuple[Share, float, float]


def _windows(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Runs of sentences with no more counts than are looked at together."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and sum(len(s.counts) for s in (*run, sentence)) > _MOST:
            yield run
            run = run[-1:] if len(run[-1].counts) + len(sentence.counts) <= _MOST else []
        run.append(sentence)
    if run:
        yield run


class _Figures:
    """The counts and percentages of a few sentences, with what they have to do with each other."""

    def __init__(self, sentences: Sequence[Sentence], known: _Known) -> None:
        self._known = known
        self._sentence = {n: s for s in sentences for n in s.numbers}
        counts = [n for s in sentences for n in s.counts if n.value >= _LEAST and not n.hedge]
        self._counts = [n for n in counts if n.unit.partition(" ")[0] not in TIME_UNITS][:_MOST]
        self._rates = [p for s in sentences for p in s.percents if not p.hedge and p.value > 0]

    def claims(self) -> Iterator[Claim]:
        sound = {n for n in (*self._counts, *self._rates) if n in self._known.sound}
        if len(self._counts) + len(self._rates) < 3 or len(sound) == len(self._counts) + len(self._rates):
            return
        bad = self._known.doubted | self._known.wrong
        held = [relation for relation in self._held if not bad & set(relation.equation.numbers)]
        for relation in held:
            if not sound >= set(relation.equation.numbers):
                sound |= set(relation.equation.numbers)
                yield Claim(relation.kind, relation.equation)
        if self._known.wrong & {*self._counts, *self._rates}:
            return
        mended = [m for n in (*self._counts, *self._rates) if n not in sound for m in self._mended(n)]
        best = min(mended, key=lambda one: one.chance, default=None)
        if best is not None and best.chance < _MENDED:
            yield from (Claim(relation.kind, relation.equation) for relation in best.relations)

    @cached_property
    def _changes(self) -> set[Number]:
        return {n for n in self._counts if is_change(self._sentence[n], n)}

    @cached_property
    def _held(self) -> list[_Relation]:
        """Relations that hold, if chance would hardly bring them about."""
        found = [*self._totals_held(), *self._shares_held(), *self._rests_held()]
        return [relation for relation in found if relation.chance < _HELD]

    @cached_property
    def _divided(self) -> list[tuple[Number, tuple[Number, ...]]]:
        """Runs of three and more counts of one thing, each with the count before it or behind it."""
        found = []
        for start, end in combinations(range(len(self._counts) + 1), 2):
            run = tuple(self._counts[start:end])
            if len(run) >= 3 and all(alike(one, run[0]) for one in run):
                totals = [n for n in (*self._counts[:start][-1:], *self._counts[end : end + 1]) if n.value > 0]
                found += [(total, run) for total in totals]
        return found

    def _totals_held(self) -> Iterator[_Relation]:
        for total, parts in self._divided:
            summed = sum(float(part.value) for part in parts)
            if abs(summed - float(total.value)) <= _ROUGHLY * summed and holds(Sum(total, parts)):
                yield _total(total, parts, 1)
        by_value: dict[Decimal, Number] = {}
        for number in self._counts:
            by_value.setdefault(number.value, number)
        tried = len(self._counts) * (len(self._counts) - 1) / 2
        for one, other in combinations(self._counts, 2):
            whole = by_value.get(one.value + other.value)
            if whole is not None:
                like = alike(one, other) and alike(whole, one)
                yield _total(whole, (one, other), 1 if like else tried)

    def _shares_held(self) -> Iterator[_Relation]:
        for rate in self._rates:
            tried = len(self._counts) * (len(self._counts) - 1)
            for one, other in combinations(self._counts, 2):
                for share in self._shares(one, other, rate):
                    if _comes_near(share) and holds(share):
                        yield _share(share, tried)

    def _rests_held(self) -> Iterator[_Relation]:
        tried = len(self._rates) * len(self._rates) / 2
        for one, other in combinations(self._rates, 2):
            if one.value + other.value == _HUNDRED and one.value != other.value:
                yield _Relation(Whole((one, other)), FindingKind.COMPLEMENT, tried * float(one.step) / 100)

    def _shares(self, one: Number, other: Number, rate: Number) -> Iterator[Share]:
        """What a percentage may state about two counts, in the light of the word before it."""
        if one in self._changes or other in self._changes:
            return  # by how much something has grown is a share of nothing that is told
        part, whole = (one, other) if one.value <= other.value else (other, one)
        growth = self._directions[rate]
        if growth:
            new, old = (whole, part) if growth > 0 else (part, whole)
            yield Share(new, old, rate, growth=growth)
        elif rate.value < _HUNDRED and part.value < whole.value:
            yield Share(part, whole, rate)

    @cached_property
    def _directions(self) -> dict[Number, int]:
        """Whether a percentage says how much something has grown (1) or shrunk (-1), by the words before it."""
        before = {n: _CLAUSES.sub("", self._sentence[n].before(n, 60)) for n in self._rates}
        return {n: 1 if GROWS.search(words) else -1 if SHRINKS.search(words) else 0 for n, words in before.items()}

    def _mended(self, number: Number) -> Iterator[_Mended]:
        """The slips of one number that would mend two relations, of which not both are shares of the same kind."""
        shares = self._shares_with(number)
        if not shares:
            return
        others = self._rests_with(number) if number in self._rates else self._totals_with(number)
        taken = {other.value for other in (*self._counts, *self._rates)}
        for value in ({*others} & {*shares}) - taken:  # another figure that has it satisfies them already
            pair = tuple(min(found[value], key=lambda one: one.chance) for found in (shares, others))
            if all(holds(relation.equation, {number: value}) for relation in pair):
                yield _Mended(pair, len(slips_of(number.value)) * pair[0].chance * pair[1].chance)

    def _totals_with(self, number: Number) -> _ByValue:
        """By value, the totals that a count would fit into with it."""
        wanted = slips_of(number.value).values
        others = [n for n in self._counts if n is not number]
        like = sum(alike(n, number) for n in others)
        found: _ByValue = {}
        for total, parts in self._divided:
            if number is total or number in parts:
                equation = Sum(total, parts)
                value = next(equation.solutions(number, values_of(equation.numbers)))
                if value in wanted:
                    found.setdefault(value, []).append(_total(total, parts, len(self._divided)))
        for one, other in combinations(others, 2):
            same = alike(one, number) and alike(other, number)
            tried = like * (like - 1) if same else len(others) * (len(others) - 1)
            less, more = sorted((one, other), key=lambda n: n.value)
            if (value := one.value + other.value) in wanted:
                found.setdefault(value, []).append(_total(number, (one, other), tried))
            if (value := more.value - less.value) in wanted:
                found.setdefault(value, []).append(_total(more, (less, number), tried))
        return found

    def _rests_with(self, rate: Number) -> _ByValue:
        """By value, the other percentages that would make up the whole with one."""
        wanted = slips_of(rate.value).values
        others = [other for other in self._rates if other is not rate]
        chance = len(others) * float(rate.step) / 100
        return {
            _HUNDRED - other.value: [_Relation(Whole((rate, other)), FindingKind.COMPLEMENT, chance)]
            for other in others
            if _HUNDRED - other.value in wanted
        }

    def _shares_with(self, number: Number) -> _ByValue:
        """By value, the shares that a number would fit into with it."""
        slips = slips_of(number.value)
        found: _ByValue = {}
        others = [n for n in self._counts if n is not number]
        rates = [number] if number in self._rates else self._rates
        tried = len(rates) * len(others) * 2
        for rate in rates:
            pairs = combinations(others, 2) if rate is number else ((number, other) for other in others)
            for one, other in pairs:
                if one in self._changes or other in self._changes:
                    continue
                for share, low, high in _fitting(one, other, rate, self._directions[rate], number):
                    for value in slips.between(low, high):
                        found.setdefault(value, []).append(_share(share, tried))
        return found


def _fitting(one: Number, other: Number, rate: Number, growth: int, number: Number) -> Iterator[_Fitting]:
    """The shares that two counts and a percentage may stand in, with the values of one of them that suit."""
    for part, whole in ((one, other), (other, one)):
        share = Share(part, whole, rate, growth=growth)
        a, b, shown, step = (float(n) for n in (part.value, whole.value, rate.value, rate.step))
        low, high = ((1 + growth * limit / 100 if growth else limit / 100) for limit in (shown - step, shown + step))
        low, high = min(low, high), max(low, high)
        if number is rate:
            exact = (a / b - 1) * growth * 100 if growth else a / b * 100
            yield share, exact - step, exact + step
        elif number is part:
            yield share, b * low, b * high
        elif low > 0:
            yield share, a / high, a / low


def _comes_near(share: Share) -> bool:
    """Whether it may hold, roughly and fast."""
    part, whole, shown, step = (
        float(n) for n in (share.part.value, share.whole.value, share.shown.value, share.shown.step)
    )
    exact = (part / whole - 1) * share.growth if share.growth else part / whole
    return abs(exact * share.scale - shown) <= 1.01 * step


def _total(total: Number, parts: tuple[Number, ...], tried: float) -> _Relation:
    numbers = (total, *parts)
    chance = chance_of_total(min(n.value for n in numbers), max(n.step for n in numbers))
    return _Relation(Sum(total, parts), FindingKind.SUM, chance * tried)


def _share(share: Share, tried: float) -> _Relation:
    kind = FindingKind.GROWTH if share.growth else FindingKind.RATIO
    return _Relation(share, kind, chance_of_share(share.whole.value, share.shown.step) * tried)
