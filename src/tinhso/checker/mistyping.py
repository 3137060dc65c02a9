"""What a slip of the pen makes of a number: one digit changed, two swapped, one lost or one too many."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

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

    def any_between(self, low: float, high: float) -> bool:
        """Whether there is one from `low` to `high`."""
        slack = _TOLERANCE * max(1.0, abs(high))
        unit = 10.0**self.exponent
        at = bisect_left(self.figures, (low - slack) / unit)
        return at < len(self.figures) and self.figures[at] <= (high + slack) / unit

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
