"""How much figures say by themselves: the slips that may have made a number, and how likely chance brings them about.

Two relations that one slip of the pen would mend at once are hardly ever an accident among numbers of four digits
("10.978 … 58,5% (6.484) … 4.554": with 6.424 both the share and the total come out); among 1, 2 and 3 they always are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from math import comb

from tinhso.checker.equations import Share

_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Slips:
    """The values that one slip makes of a value, in order, as whole numbers of its last digit (10 to the `exponent`).

    `density` is how many of a hundred numbers like it are among them.
    """

    figures: tuple[int, ...]
    exponent: int
    density: float

    def __len__(self) -> int:
        return len(self.figures)

    @property
    def values(self) -> frozenset[Decimal]:
        return frozenset(map(self._value, self.figures))

    def between(self, low: float, high: float) -> Sequence[Decimal]:
        """Those from `low` to `high`, both included."""
        slack = _TOLERANCE * max(1.0, abs(high))
        unit = 10.0**self.exponent
        first, last = bisect_left(self.figures, (low - slack) / unit), bisect_right(self.figures, (high + slack) / unit)
        return [self._value(one) for one in self.figures[first:last]]

    def _value(self, figures: int) -> Decimal:
        return Decimal(figures).scaleb(self.exponent)


@lru_cache(maxsize=4096)
def slips_of(value: Decimal) -> Slips:
    """What one digit changed, two swapped, one lost or one too many make of a value; zeros of a multiplier stay."""
    _, figures, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    digits = "".join(map(str, figures)).lstrip("0") or "0"
    found = sorted({int(text) for text in _mistyped(digits) if text and text[0] != "0"} - {int(digits)})
    return Slips(tuple(found), exponent, min(1.0, len(found) / (9 * 10 ** (len(digits) - 1))))


def _mistyped(digits: str) -> Iterator[str]:
    for at in range(len(digits)):
        yield from (digits[:at] + other + digits[at + 1 :] for other in "0123456789")
        yield digits[:at] + digits[at + 1 :]
    for at in range(len(digits) + 1):
        yield from (digits[:at] + other + digits[at:] for other in "0123456789")
    for one, other in combinations(range(len(digits)), 2):
        yield digits[:one] + digits[other] + digits[one + 1 : other] + digits[one] + digits[other + 1 :]


def chance_of_slip(one: Decimal, other: Decimal) -> float:
    """How many in a hundred numbers like one are the same sort of slip away from it as the other.

    Of two digits one in ninety is the other turned round, but one in five has one digit in common at its place.
    """
    first, second = (format(abs(value), "f").replace(".", "").lstrip("0") for value in (one, other))
    size = min(len(first), len(second))
    like = comb(size, 2) if sorted(first) == sorted(second) else 9 * size if len(first) == len(second) else 10
    return float(min(1.0, like / (9 * 10 ** (size - 1)))) if size else 1.0


def chance_of_total(least: Decimal, step: Decimal) -> float:
    """How often three numbers add up by accident, if the smallest of them is `least`."""
    return min(1.0, float(step / (2 * least))) if least > 0 else 1.0


def chance_of_near_share(share: Share) -> float:
    """How often a percentage that doesn't belong to two counts comes as near to their share as one that does.

    As near in points, and one slip away: 386 of 434 is 88,94%, not 84,3%, and one digit explains the difference.
    """
    part, whole, shown = (float(number.value) for number in (share.part, share.whole, share.shown))
    if whole <= 0:
        return 1.0
    exact = (part / whole - 1) * 100 * share.growth if share.growth else part / whole * share.scale
    near = min(1.0, abs(exact - shown) / share.scale * 2)
    slips = sum(len(slips_of(number.value)) for number in (share.part, share.whole, share.shown))
    return near * min(1.0, slips * float(share.shown.step) / share.scale * 2)


def chance_of_share(whole: Decimal, step: Decimal) -> float:
    """How often a percentage, shown in steps of `step`, is by accident that of a part of `whole`."""
    return min(1.0, max(float(step) / 50, 1 / float(whole))) if whole > 0 else 1.0
