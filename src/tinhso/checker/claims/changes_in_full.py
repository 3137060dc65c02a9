"""A change told in full: what was, what is, by how much, and by how many per cent.

Finds "tháng 8 nhận 1.651 hồ sơ; sang tháng 9 nhận 1.273 hồ sơ, kém 414 hồ sơ (25,1%)", where 1.237 fits both, and
"cao hơn năm trước 2.105 lao động (năm trước 8.711 lao động), mức tăng 21,16%" (24,16). Leaves alone four figures of
which no three agree with each other, and short ones that agree by chance.

No word has to say which figure is which: three of the four agree in one way only, and the fourth is a slip away from
what they leave for it. Words only have to speak of a change at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from tinhso.checker.chains import first_word
from tinhso.checker.claim import Claim, Reading
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.evidence import chance_of_share, chance_of_total
from tinhso.checker.findings import FindingKind
from tinhso.checker.mistyping import slips_of
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import is_telling
from tinhso.checker.wording import GROWING, GROWS, SHRINKING, SHRINKS, TIME_UNITS

_CHANGED = re.compile(rf"\b(?:{GROWING}|{SHRINKING}|hơn|kém|thêm|thiếu|chênh|mất|thoát|tức)\b|\(\s?[-+−–]\s?$")
_CLAUSE = re.compile(r"^.*[;:,.](?!\d)")
_YEARS = re.compile(r"\b(?:năm|tháng|quý)\s+\d[\d/]*")
_BEFORE, _BEHIND = 320, 160  # characters from a percentage to the figures that it may be about
_MOST = 6
_LEAST = 2  # digits of the figure that is a slip away
_ACCIDENT = 0.01
_UP_AND_DOWN = (1, -1)


@dataclass(frozen=True, slots=True)
class _Change:
    """Four figures in their parts, of which three agree; `value` is what they leave for the odd one, `chance` how often
    figures like them agree by accident, as many as were tried. `up` is 1 where the new one is the larger.
    """

    new: Number
    old: Number
    by: Number
    rate: Number
    up: int
    odd: Number
    value: Decimal
    chance: float

    @property
    def equations(self) -> tuple[Sum, Share]:
        return (
            Sum(self.new, (self.old, self.by), (1, self.up)),
            Share(self.new, self.old, self.rate, growth=self.up),
        )

    @property
    def holds(self) -> bool:
        return all(holds(equation) for equation in self.equations)

    @property
    def is_explained(self) -> bool:
        """Whether the odd one is a slip away from what the others leave for it, and chance hardly explains that."""
        lead = _lead(self.by)
        against = (SHRINKS if self.up > 0 else GROWS).search(lead)
        if against or not _CHANGED.search(lead) or (self.odd is self.rate and not self._is_told_together):
            return False
        likely = self.chance * slips_of(abs(self.odd.value)).density < _ACCIDENT
        return likely and is_telling(abs(self.odd.value), self.value, _LEAST)

    @property
    def _is_told_together(self) -> bool:
        """Whether nothing but the other figures of the change is counted between the percentage and the difference."""
        first, last = sorted((self.by, self.rate), key=lambda n: n.start)
        between = _YEARS.sub("", last.passage.text[first.end : last.start])
        others = [n for n in (self.new, self.old) if first.start < n.start < last.start]
        return len(re.findall(r"\d[\d.,]*", between)) == len(others)


def change_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        rates = [rate for s in sentences for rate in s.percents if not rate.hedge and rate.value]
        counts = [n for s in sentences for n in s.counts if _may_take_part(n)] if rates else []
        if len(counts) < 3:
            continue
        text = sentences[0].passage.text.lower()
        for rate in rates:
            spoken_of = _CHANGED.search(text, max(0, rate.start - _BEFORE), rate.end + _BEHIND)
            told = _told(rate, counts) if spoken_of else None
            if told is not None:
                yield from (Claim(FindingKind.GROWTH, equation) for equation in told.equations)


def _may_take_part(number: Number) -> bool:
    return number.value > 0 and not number.hedge and (first_word(number) not in TIME_UNITS or number.value >= 10)


def _told(rate: Number, counts: Sequence[Number]) -> _Change | None:
    """The change that a percentage is part of, if it holds; if none does, the one that a slip explains."""
    near = [n for n in counts if rate.start - _BEFORE < n.start < rate.end + _BEHIND]
    near = sorted(near, key=lambda n: abs(n.start - rate.start))[:_MOST]
    changes = list(_changes(near, rate))
    right = next((change for change in changes if change.holds), None)
    if right is not None:
        return right
    return min((change for change in changes if change.is_explained), key=lambda change: change.chance, default=None)


def _changes(near: Sequence[Number], rate: Number) -> Iterator[_Change]:
    """Every way in which three counts of one thing and a percentage may be a change, if three of the four agree."""
    percent, step = abs(float(rate.value)) / 100, float(rate.step) / 100
    for one, other in permutations(near, 2):
        a, b = float(one.value), float(other.value)
        rest = [n for n in near if n is not one and n is not other and _alike(n, one) and _alike(n, other)]
        if not rest or not _alike(one, other):
            continue
        tried = 2 * len(rest) * (len(rest) + 1)
        chance = tried * chance_of_share(other.value, rate.step)
        if _agrees(a / b, percent, step):
            for new in rest:
                for up in _UP_AND_DOWN:
                    yield _Change(new, other, one, rate, up, new, other.value + up * one.value, chance)
        if _agrees(abs(a - b) / b, percent, step):
            up = 1 if a >= b else -1
            for by in rest:
                yield _Change(one, other, by, rate, up, by, abs(one.value - other.value), chance)
        for up in _UP_AND_DOWN:
            before = one.value - up * other.value
            if before > 0 and _agrees(b / float(before), percent, step):
                chance = tried * chance_of_share(before, rate.step)
                yield from (_Change(one, old, other, rate, up, old, before, chance) for old in rest)
        for by in rest:
            if by.value == one.value - other.value or by.value == other.value - one.value:
                exact = (by.value * 100 / other.value).quantize(rate.step)
                chance = tried * chance_of_total(min(one.value, other.value, by.value), by.step)
                yield _Change(one, other, by, rate, 1 if a > b else -1, rate, exact, chance)


def _agrees(exact: float, shown: float, step: float) -> bool:
    """Whether a figure is the exact one rounded or cut, as fast as can be."""
    return -0.51 * step <= exact - shown < step


def _alike(one: Number, other: Number) -> bool:
    mine, its = first_word(one), first_word(other)
    return mine == its or not mine or not its


def _lead(number: Number) -> str:
    """The words before a number in its clause, or its bracket."""
    return _CLAUSE.sub("", number.passage.text[max(0, number.start - 60) : number.start].lower())
