"""Figures as a passage prints them, and the claims that bind them: what agrees, and what leaves no reading."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tinhso.kernel.number_words import number_words

Value = Fraction | date

AGREES, UNSURE, CONTRADICTS = "agrees", "unsure", "contradicts"


@dataclass(frozen=True)
class Slot:
    """One printed figure: `value` is what the print means, `style` how it is written, `digits` its decimals."""

    name: str
    start: int
    end: int
    value: Value
    shown: str
    style: str = ""
    digits: int = 0
    percent: bool = False

    def moved(self, by: int, prefix: str = "") -> "Slot":
        return Slot(
            prefix + self.name,
            self.start + by,
            self.end + by,
            self.value,
            self.shown,
            self.style,
            self.digits,
            self.percent,
        )


@dataclass(frozen=True)
class Claim:
    """`slots` are indexes into the passage's slots, in the order that the relation wants.

    `fixed` is what a count must be. A claim that isn't `strict` holds in the clean text, but breaking it may leave a
    reading.
    """

    kind: str
    relation: str
    slots: tuple[int, ...]
    fixed: int = 0
    strict: bool = True

    def moved(self, by: int) -> "Claim":
        return Claim(self.kind, self.relation, tuple(slot + by for slot in self.slots), self.fixed, self.strict)


def verdict(claim: Claim, slots: list[Slot] | tuple[Slot, ...]) -> str:
    """Whether the claim agrees by rounding or truncation, contradicts far beyond both, or lies between."""
    return _RELATIONS[claim.relation](claim, [slots[index] for index in claim.slots])


def show(value: Value, style: str, digits: int, *, percent: bool) -> str:
    """How a value is written: `en` notation, `plain` digits, `0` two digits, `w` words; dates long, dotted or short.

    A date in `plain` style looks as one without style, but is never turned into an impossible one.
    """
    if isinstance(value, date):
        return _show_date(value, style)
    sign, scaled = ("-" if value < 0 else ""), abs(value) * 10**digits
    whole, fraction = divmod(int(scaled), 10**digits)
    if style == "w":
        return number_words(whole)
    if style == "W":
        return number_words(whole).capitalize()
    grouped = str(whole) if style in ("plain", "year", "en1") else f"{whole:,}"
    if style == "0":
        grouped = f"{whole:02}"
    point = "." if style in ("en", "en1") else ","
    if style != "en":
        grouped = grouped.replace(",", ".")
    text = sign + grouped + (f"{point}{fraction:0{digits}}" if digits else "")
    if not percent:
        return text
    return text + (" %" if style == "sp" else "" if style == "bare" else "%")


def _show_date(value: date, style: str) -> str:
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    match style:
        case "long":
            return f"ngày {value.day:02} tháng {month} năm {value.year}"
        case "dot":
            return f"{value.day}.{value.month}.{value.year}"
        case "dm":
            return f"{value.day:02}/{value.month}"
        case "0":
            return f"{value.day:02}/{value.month:02}/{value.year}"
        case _:
            return f"{value.day:02}/{month}/{value.year}"


def _near(claim_exact: Fraction, shown: Slot) -> str:
    unit = Fraction(1, 10**shown.digits)
    assert isinstance(shown.value, Fraction)
    gap = abs(shown.value - claim_exact)
    return AGREES if gap < unit else CONTRADICTS if gap >= 2 * unit else UNSURE


def _numbers(slots: list[Slot]) -> list[Fraction]:
    values = [slot.value for slot in slots]
    assert all(isinstance(value, Fraction) for value in values)
    return values  # type: ignore[return-value]


def _percent_of(compute: Callable[[Fraction, Fraction], Fraction]) -> Callable[[Claim, list[Slot]], str]:
    def judge(_claim: Claim, slots: list[Slot]) -> str:
        first, second, _shown = _numbers(slots)
        return _near(compute(first, second), slots[2]) if second else CONTRADICTS

    return judge


def _complement(_claim: Claim, slots: list[Slot]) -> str:
    """Percentages that share one base: each may be off by less than its last digit."""
    unit = Fraction(1, 10 ** min(slot.digits for slot in slots))
    gap = abs(sum(_numbers(slots)) - 100)
    return AGREES if gap < unit * len(slots) else CONTRADICTS if gap >= 2 * unit * len(slots) else UNSURE


def _sum(_claim: Claim, slots: list[Slot]) -> str:
    total, *parts = _numbers(slots)
    return AGREES if total == sum(parts) else CONTRADICTS


def _at_most(_claim: Claim, slots: list[Slot]) -> str:
    total, *parts = _numbers(slots)
    return AGREES if sum(parts) <= total else CONTRADICTS


def _gap(_claim: Claim, slots: list[Slot]) -> str:
    new, old, difference = _numbers(slots)
    return AGREES if new - old == difference else CONTRADICTS


def _same(_claim: Claim, slots: list[Slot]) -> str:
    return AGREES if slots[0].value == slots[1].value else CONTRADICTS


def _scaled(claim: Claim, slots: list[Slot]) -> str:
    """The larger unit may be rounded: 6.941 triệu is 6,94 tỷ too."""
    small, _large = _numbers(slots)
    return _near(small / claim.fixed, slots[1])


def _count(claim: Claim, slots: list[Slot]) -> str:
    return AGREES if slots[0].value == claim.fixed else CONTRADICTS


def _cited(claim: Claim, slots: list[Slot]) -> str:
    """An appendix cited by number: one behind the last is absent, one before it may be what was meant."""
    number = slots[0].value
    assert isinstance(number, Fraction)
    return AGREES if number == claim.fixed else CONTRADICTS if number > claim.fixed else UNSURE


def _order(_claim: Claim, slots: list[Slot]) -> str:
    """Two days, or two years."""
    first, second = slots[0].value, slots[1].value
    assert type(first) is type(second)
    return AGREES if first <= second else CONTRADICTS  # type: ignore[operator]


def _valid(_claim: Claim, slots: list[Slot]) -> str:
    """A date that stands in the calendar: an impossible one has no value that `show` would print so."""
    slot = slots[0]
    assert isinstance(slot.value, date)
    return AGREES if slot.shown == _show_date(slot.value, slot.style) else CONTRADICTS


_RELATIONS: dict[str, Callable[[Claim, list[Slot]], str]] = {
    "ratio": _percent_of(lambda part, whole: 100 * part / whole),
    "level": _percent_of(lambda new, old: 100 * new / old),
    "rise": _percent_of(lambda new, old: 100 * (new / old - 1)),
    "fall": _percent_of(lambda new, old: 100 * (1 - new / old)),
    "times": _percent_of(lambda new, old: new / old),
    "complement": _complement,
    "sum": _sum,
    "at_most": _at_most,
    "gap": _gap,
    "same": _same,
    "scaled": _scaled,
    "count": _count,
    "cited": _cited,
    "order": _order,
    "valid": _valid,
}
