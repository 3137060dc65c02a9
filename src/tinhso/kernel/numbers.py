"""Numbers as Vietnamese documents write them: 1.405.105 and 81,14%.

Documents mix in English notation ("0.5" beside "10,5", "1024" beside "1.131"), so reading a number gives every
value it may have, the Vietnamese one first. Values are exact; a Decimal keeps the precision that was shown
(the exponent of "1,87 triệu" is 4: shown to ten thousands).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MULTIPLIERS = {"trăm": 2, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}  # powers of ten

_MULTIPLIER = "|".join(MULTIPLIERS)
_NUMBER = re.compile(
    rf"(?P<sign>[+\-\u2212]?)\s?(?P<digits>\d[\d.,]*)(?P<words>(?:\s*(?:{_MULTIPLIER}))*)", re.IGNORECASE
)
_PLAIN = re.compile(r"\d+")
# Groups of three can't follow a lone zero or more than three digits.
_GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+") for mark in ".,"}


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it stands in a text, with every value it may have; the first is the Vietnamese reading."""

    text: str
    readings: tuple[Decimal, ...]

    @property
    def value(self) -> Decimal:
        return self.readings[0]

    @property
    def is_ambiguous(self) -> bool:
        """Whether the other notation gives another value: "1.131" is 1131, or 1,131 in English."""
        return len(self.readings) > 1


def parse_number(text: str) -> WrittenNumber:
    """Read one number in figures, with multipliers: "05", "-6.01", "1.405.105", "1,87 triệu", "3 nghìn tỷ".

    Leave units and percent signs out. Raises ValueError when no notation makes a number of it.
    """
    match = _NUMBER.fullmatch(text.strip())
    values = _readings(match["digits"]) if match else []
    if match is None or not values:
        raise ValueError(f"not a number: {text!r}")
    power = sum(MULTIPLIERS[word] for word in match["words"].lower().split())
    signed = [-value if match["sign"] in ("-", "\u2212") else value for value in values]
    return WrittenNumber(text, tuple(value.scaleb(power) for value in signed))


def _readings(digits: str) -> list[Decimal]:
    if _PLAIN.fullmatch(digits):
        return [Decimal(digits)]
    vietnamese = _read(digits, thousands=".", decimal=",")
    english = _read(digits, thousands=",", decimal=".")
    return [value for value in (vietnamese, english) if value is not None]


def _read(digits: str, *, thousands: str, decimal: str) -> Decimal | None:
    whole, mark, rest = digits.partition(decimal)
    if mark and not _PLAIN.fullmatch(rest):
        return None
    if _GROUPED[thousands].fullmatch(whole):
        whole = whole.replace(thousands, "")
    if not _PLAIN.fullmatch(whole):
        return None
    return Decimal(f"{whole}.{rest}" if mark else whole)


def format_integer(number: int) -> str:
    """1405105 → "1.405.105"."""
    return f"{number:,}".replace(",", ".")


def format_decimal(number: Decimal | Fraction | int, digits: int) -> str:
    """Rounded half up (away from zero) to so many decimals: Decimal("1234.565") to 2 → "1.234,57"."""
    scaled = round_half_up(Fraction(number) * 10**digits)
    whole, rest = divmod(abs(scaled), 10**digits)
    sign = "-" if scaled < 0 else ""
    decimals = f",{rest:0{digits}d}" if digits else ""
    return f"{sign}{format_integer(whole)}{decimals}"


def format_percent(ratio: Decimal | Fraction | int, digits: int = 2) -> str:
    """A ratio as a percentage: Fraction(5083, 6264) → "81,15%".

    Exactly whole percentages are written the way documents do, "100%"; "100,00%" therefore tells that the ratio was
    rounded.
    """
    percent = Fraction(ratio) * 100
    return format_decimal(percent, 0 if percent.denominator == 1 else digits) + "%"


def round_half_up(number: Fraction | Decimal) -> int:
    """The nearest integer, halves away from zero, computed exactly."""
    exact = Fraction(number)
    magnitude = int(abs(exact) + Fraction(1, 2))
    return -magnitude if exact < 0 else magnitude


def agrees_with_ratio(part: int | Decimal, whole: int | Decimal, shown: Decimal) -> bool:
    """Whether a percentage printed as `shown` (81.14 for "81,14%") is part/whole at the precision it shows.

    Offices round and truncate; both agree. Nothing agrees with a share of zero.
    """
    if not whole:
        return False
    exponent = shown.as_tuple().exponent
    if not isinstance(exponent, int):  # NaN or infinity
        return False
    # Integers instead of fractions: reports are checked by the thousand.
    part_over, part_under = part.as_integer_ratio()
    whole_over, whole_under = whole.as_integer_ratio()
    over = part_over * whole_under * 10 ** max(0, 2 - exponent)
    under = part_under * whole_over * 10 ** max(0, exponent - 2)
    truncated, rest = divmod(abs(over), abs(under))
    rounded = truncated + (2 * rest >= abs(under))
    sign = -1 if (over < 0) != (under < 0) else 1
    return int(shown.scaleb(-exponent)) in (sign * truncated, sign * rounded)
