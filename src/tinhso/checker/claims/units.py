"""One amount in two units or two scripts.

Finds "7,16 tỷ đồng (7.106 triệu đồng)", "29,25 ha … Diện tích nêu trên (295.200 m²)" and "hai mươi tám (82) công chức".
Leaves alone amounts of which one is rounded to what it shows ("3,3 tỷ đồng, tức 3.264 triệu đồng"), and a bracket that
holds a rate or another amount ("2 tỷ đồng (50 triệu đồng/xã)").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Converted, Same, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import TIME_UNITS

_WORDS = (
    r"(?P<told>=|bằng|(?:tương đương|tương ứng|ứng)(?: với)?|"
    r"(?:tức|hay|quy đổi|làm tròn|quy tròn|cụ thể|chính xác|đúng)(?: là)?)?"
    r"\s*(?P<about>(?:khoảng|gần|hơn|xấp xỉ|trên|chừng)\s+|[~≈]\s*)?"
)
_AGAIN = re.compile(rf"[^\d;.()]{{0,40}}(?P<opened>[(]|,|-|–)\s*{_WORDS}")
_BACK = re.compile(r"\b(?:nêu trên|nói trên|kể trên|trên đây|này|đó|trên)\s*\(\s*$")
_TOTAL = re.compile(r"\btổng\b[^.;\d]*$")
_UNIT = re.compile(
    r"\s*(?P<unit>kg|kilôgam|tấn|tạ|yến|gam|ha|hecta|héc ta|km²|km2|m²|m2|km|m)(?![^\W\d_²2])", re.IGNORECASE
)
_MEASURES = {
    "gam": ("mass", "0.001"), "kg": ("mass", "1"), "kilôgam": ("mass", "1"), "yến": ("mass", "10"),
    "tạ": ("mass", "100"), "tấn": ("mass", "1000"),
    "m²": ("area", "1"), "m2": ("area", "1"), "ha": ("area", "10000"), "hecta": ("area", "10000"),
    "héc ta": ("area", "10000"), "km²": ("area", "1000000"), "km2": ("area", "1000000"),
    "m": ("length", "1"), "km": ("length", "1000"),
}  # fmt: skip
_FAR, _FEW = 400, 8


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with what it measures and in which unit; `size` is that unit in the smallest of its kind."""

    number: Number
    measure: str
    size: Decimal

    @property
    def shown(self) -> tuple[Decimal, str]:
        """The unit and the multiplier by which it is written."""
        return self.size, " ".join(re.findall(r"[^\W\d]+", self.number.text))


def unit_claims(reading: Reading) -> Iterator[Claim]:
    amounts: list[_Amount] = []
    for sentences in reading.sentences.values():
        amounts = amounts[-_FEW:]
        for sentence in sentences:
            yield from _in_words(sentence)
            for number in sentence.counts:
                amount = _amount(number)
                if amount is None:
                    continue
                claim = _bracketed(sentence, amounts[-1:], amount) or _told_again(sentence, amounts, amount)
                if claim is not None:
                    yield claim
                amounts.append(amount)


def _amount(number: Number) -> _Amount | None:
    match = _UNIT.match(number.passage.text, number.end)
    if match is not None:
        measure, size = _MEASURES[match["unit"].lower()]
        return _Amount(number, measure, Decimal(size))
    noun = number.unit.partition(" ")[0]
    return _Amount(number, noun, Decimal(1)) if noun and noun not in TIME_UNITS else None


def _bracketed(sentence: Sentence, before: list[_Amount], amount: _Amount) -> Claim | None:
    """The amount right behind the other, in brackets or after a word such as "tức"."""
    if not before or before[0].measure != amount.measure or before[0].shown == amount.shown:
        return None
    if before[0].number.passage is not sentence.passage:
        return None
    between = sentence.passage.text[before[0].number.end : amount.number.start].lower()
    again = _AGAIN.fullmatch(between)
    if again is None or before[0].number.start < sentence.start:
        return None
    told = again["told"]
    closed = re.match(r"[^\d();/,]{0,20}\)", sentence.after(amount.number))
    rate = re.match(r"[^\d();,]{0,20}/", sentence.after(amount.number))
    if rate or not (told or again["about"] or (again["opened"] == "(" and closed)):
        return None
    equation = _equation(before[0], amount)
    if amount.number.hedge and not holds(equation) and _comes_near(equation):
        return None
    likely = told or holds(equation) or slip_would_mend(equation, least=2)
    return Claim(FindingKind.RESTATEMENT, equation) if likely else None


def _comes_near(equation: Converted) -> bool:
    """ "20.828 lượt (gần 21 nghìn lượt)": near enough for a figure that is called approximate."""
    one, other = equation.one.value, equation.other.value * equation.factor
    return abs(one - other) * 20 <= one


def _told_again(sentence: Sentence, before: list[_Amount], amount: _Amount) -> Claim | None:
    """The same amount further on: equal, called the one above, or a total that is one slip away."""
    if amount.number.hedge:
        return None
    others = [
        other
        for other in before
        if other.measure == amount.measure
        and other.shown != amount.shown
        and _near(other.number, amount.number)
        and not other.number.hedge
    ]
    equations = [_equation(other, amount) for other in others]
    right = next((equation for equation in equations if holds(equation)), None)
    if right is not None:
        return Claim(FindingKind.RESTATEMENT, right)
    if len(equations) == 1 and _BACK.search(sentence.before(amount.number)):
        return Claim(FindingKind.RESTATEMENT, equations[0])
    totals = [
        equation
        for other, equation in zip(others, equations, strict=True)
        if _TOTAL.search(other.number.passage.text[max(0, other.number.start - 60) : other.number.start].lower())
        and slip_would_mend(equation, least=4)
    ]
    return Claim(FindingKind.RESTATEMENT, totals[0]) if len(totals) == 1 else None


def _near(one: Number, other: Number) -> bool:
    if one.passage is other.passage:
        return other.start - one.end < _FAR
    return other.passage.order - one.passage.order <= 2


def _equation(one: _Amount, other: _Amount) -> Converted:
    """The amount in the smaller unit as so many times the other."""
    small, large = sorted((one, other), key=lambda amount: (amount.size, amount.number.step))
    return Converted(small.number, large.number, large.size / small.size)


def _in_words(sentence: Sentence) -> Iterator[Claim]:
    """ "hai mươi tám (28) công chức"."""
    for one, other in pairwise(sentence.numbers):
        in_words = bool(one.readings) and one.text[0].isalpha() and bool(other.readings)
        closed = sentence.after(other, 1) == ")"
        if in_words and closed and sentence.between(one, other) == " (":
            yield Claim(FindingKind.RESTATEMENT, Same((one, other)))
