"""What the numbers of a claim must satisfy, exactly, and which value would mend it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product
from typing import Protocol

from tinhso.checker.mistyping import slips_of
from tinhso.checker.numbers_in_text import Number
from tinhso.kernel.numbers import agrees_with_ratio, round_half_up

Values = Mapping[Number, Decimal]
NO_CHANGE: Values = {}
_MOST_READINGS = 64
_FEW_VALUES = 20


class Equation(Protocol):
    """Numbers that belong together. `holds` with other values shows what a correction would settle."""

    @property
    def numbers(self) -> tuple[Number, ...]: ...

    def agrees(self, values: Values) -> bool:
        """Whether these values, one for each number, satisfy it."""
        ...

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        """Values for one number that may satisfy it while the others stay."""
        ...


def holds(equation: Equation, changed: Values = NO_CHANGE) -> bool:
    """Whether it holds in any reading of its numbers; `changed` says which have another value, the rest their first."""
    if equation.agrees(values_of(equation.numbers, changed)):
        return True
    if changed or all(len(number.readings) == 1 for number in equation.numbers):
        return False
    options = [(changed[n],) if n in changed else n.readings for n in equation.numbers]
    size = 1
    for option in options:
        size *= len(option)
    if size > _MOST_READINGS:
        options = [option[:1] for option in options]
    return any(equation.agrees(dict(zip(equation.numbers, values, strict=True))) for values in product(*options))


def values_of(numbers: Sequence[Number], changed: Values = NO_CHANGE) -> dict[Number, Decimal]:
    return {number: changed.get(number, number.value) for number in numbers}


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """part / whole = shown %. `growth` is 1 where the percentage says by how much part exceeds whole, -1 by how much
    it falls short; `scale` is 1 where `shown` says how many times as much. `rests` are the shares of the rest, if
    their percentages and this one make up 100: it may have been taken from them.
    """

    part: Number
    whole: Number
    shown: Number
    growth: int = 0
    scale: int = 100
    rests: tuple["Share", ...] = ()

    @property
    def numbers(self) -> tuple[Number, ...]:
        others = (
            n for rest in self.rests for n in ((rest.shown,) if len(self.rests) == 1 else (rest.part, rest.shown))
        )
        return (self.part, self.whole, self.shown, *others)

    def agrees(self, values: Values) -> bool:
        part, whole, shown = values[self.part], values[self.whole], values[self.shown]
        if not whole:
            return False
        if self.growth:
            part = (part - whole) * self.growth
            shown = abs(shown) if self.growth < 0 else shown
        if agrees_with_ratio(part * self.scale / 100, whole, shown):
            return True
        if not self.growth and is_measured(self.part) and _may_be(part, whole, shown, self):
            return True
        if not self.rests or shown + sum(values[rest.shown] for rest in self.rests) != 100:
            return False
        if len(self.rests) == 1:
            return agrees_with_ratio(whole - part, whole, values[self.rests[0].shown])
        left = whole - sum(values[rest.part] for rest in self.rests)
        return part == left and all(
            agrees_with_ratio(values[rest.part], whole, values[rest.shown]) for rest in self.rests
        )

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        part, whole, shown = (Fraction(values[n]) for n in (self.part, self.whole, self.shown))
        if number is self.shown and whole:
            exact = (part - whole) * self.growth / whole if self.growth else part / whole
            digits = max(0, -_exponent(self.shown.value))
            shifted = exact * self.scale * 10**digits
            for whole_digits in dict.fromkeys((round_half_up(shifted), int(shifted))):
                yield Decimal(whole_digits).scaleb(-digits)
        factor = 1 + self.growth * shown / 100 if self.growth else shown / self.scale
        width = Fraction(self.shown.step) / self.scale
        if number is self.part:
            yield from _values_between(whole * (factor - width), whole * (factor + width), number)
        elif number is self.whole and factor > width:
            yield from _values_between(part / (factor + width), part / (factor - width), number)


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """total = sum of parts, each with its sign (+1 where `signs` is empty)."""

    total: Number
    parts: tuple[Number, ...]
    signs: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[Number, ...]:
        return (self.total, *self.parts)

    @property
    def _signed(self) -> Iterator[tuple[Number, int]]:
        return zip(self.parts, self.signs or (1,) * len(self.parts), strict=True)

    def summed(self, values: Values) -> Decimal:
        return sum((values[part] * sign for part, sign in self._signed), Decimal(0))

    def agrees(self, values: Values) -> bool:
        """Totals written with a multiplier ("1,4 triệu") agree when they are the rounded or truncated sum."""
        off = abs(self.summed(values) - values[self.total])
        return off == 0 or any(off < _coarse(values[number]) for number in self.numbers)

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        if number is self.total:
            yield self.summed(values)
        for part, sign in self._signed:
            if part is number:
                yield values[part] + (values[self.total] - self.summed(values)) * sign


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """By how much `new` has grown (`direction` 1) or shrunk (-1), in numbers and as a percentage of what it was."""

    new: Number
    change: Number
    shown: Number
    direction: int

    @property
    def numbers(self) -> tuple[Number, ...]:
        return (self.new, self.change, self.shown)

    def agrees(self, values: Values) -> bool:
        new, change, shown = values[self.new], values[self.change], abs(values[self.shown])
        before = new - self.direction * change
        if before <= 0 or agrees_with_ratio(change, before, shown):
            return before > 0
        half, step = self.change.step / 2, self.shown.step
        low, high = ((change + off) * 100 / (before - off * self.direction) for off in (-half, half))
        near = abs(change * 100 / before - shown) <= step
        return near and is_measured(self.change) and low < shown + step and high >= shown - step / 2

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        new, change, shown = (Fraction(values[n]) for n in self.numbers)
        before = new - self.direction * change
        low, high = (abs(shown) / 100 + sign * Fraction(self.shown.step) / 100 for sign in (-1, 1))
        if number is self.shown and before > 0:
            digits = max(0, -_exponent(self.shown.value))
            rate = Decimal(round_half_up(change / before * 100 * 10**digits)).scaleb(-digits)
            yield rate.copy_sign(self.shown.value)  # "giảm 310 vụ (-21,0%)"
        elif number is self.change:
            ends = (new * rate / (1 + self.direction * rate) for rate in (low, high) if 1 + self.direction * rate > 0)
            bounds = sorted(ends)
            if len(bounds) == 2:
                yield from _values_between(bounds[0], bounds[1], number)
        elif number is self.new and low > 0:
            bounds = sorted(change / rate + self.direction * change for rate in (low, high))
            yield from _values_between(bounds[0], bounds[1], number)


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Percentages that make up 100, as nearly as rounded ones can."""

    numbers: tuple[Number, ...]

    def agrees(self, values: Values) -> bool:
        off = abs(sum((values[number] for number in self.numbers), Decimal(-100)))
        return off == 0 or off * 2 < sum((number.step for number in self.numbers), Decimal(0))

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        yield 100 - sum((values[other] for other in self.numbers if other is not number), Decimal(0))


@dataclass(frozen=True, slots=True, eq=False)
class Converted:
    """One amount in two units, `one` as many times `other` as a unit holds: 7.160 (million) = 1000 * 7,16 (billion)."""

    one: Number
    other: Number
    factor: Decimal

    @property
    def numbers(self) -> tuple[Number, ...]:
        return (self.one, self.other)

    def agrees(self, values: Values) -> bool:
        off = abs(values[self.one] - values[self.other] * self.factor)
        return off == 0 or off < max(self.one.step, self.other.step * self.factor)

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        exact = values[self.other] * self.factor if number is self.one else values[self.one] / self.factor
        yield from dict.fromkeys(exact.quantize(number.step, rounding) for rounding in (ROUND_HALF_UP, ROUND_DOWN))


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """All state one quantity."""

    numbers: tuple[Number, ...]

    def agrees(self, values: Values) -> bool:
        return len({values[number] for number in self.numbers}) == 1

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        yield from {values[other] for other in self.numbers if other is not number}


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """A number that something else than a number of the text decides: counted rows, an enumeration."""

    number: Number
    counted: int

    @property
    def numbers(self) -> tuple[Number, ...]:
        return (self.number,)

    def agrees(self, values: Values) -> bool:
        return values[self.number] == self.counted

    def solutions(self, number: Number, values: Values) -> Iterator[Decimal]:
        yield Decimal(self.counted)


_MEASURES = frozenset({"ha", "tấn", "tạ", "kg", "km", "m", "m²", "m³", "lít", "đồng", "usd", "kwh", "tấn/ha", "tạ/ha"})


def is_measured(number: Number) -> bool:
    """Whether a figure is a rounded quantity, from which percentages were taken before it was rounded."""
    return number.unit.partition(" ")[0] in _MEASURES


def _may_be(part: Decimal, whole: Decimal, shown: Decimal, share: Share) -> bool:
    """Whether a percentage agrees with what part and whole may have been before they were rounded."""
    less, more = share.part.step / 2, share.whole.step / 2
    low, high = (part - less) * share.scale / (whole + more), (part + less) * share.scale / (whole - more)
    near = abs(part * share.scale / whole - shown) <= share.shown.step
    return near and low < shown + share.shown.step and high >= shown - share.shown.step / 2


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _coarse(value: Decimal) -> Decimal:
    """How far a value with a multiplier may be off; 0 for a plain one."""
    exponent = _exponent(value)
    return Decimal(1).scaleb(exponent) if exponent > 0 else Decimal(0)


def _values_between(low: Fraction, high: Fraction, number: Number) -> Iterator[Decimal]:
    """What a number may be between two bounds at the precision that it shows: of many values those a slip away."""
    step = number.step
    first, last = int(low / Fraction(step)), int(high / Fraction(step)) + 1
    if last - first <= _FEW_VALUES:
        yield from (value * step for value in range(max(first, 0), last + 1))
    else:
        yield from slips_of(number.value).between(float(low), float(high))
