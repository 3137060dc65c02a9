"""A total and parts that a text may mean, and when a sum that fails is believed to be meant.

The fewer words tie the parts to the total, the more digits a single slip must explain: chance explains short ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from tinhso.checker.equations import Sum, holds
from tinhso.checker.likeness import are_alike, name_one_thing
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend


class Tie(IntEnum):
    """How much the text says that parts make up a total."""

    BESIDE = 0
    FOLLOWED = 1  # the next sentence has nothing but parts of one form
    LISTED = 2
    OPPOSED = 3  # the last part is the rest, or two parts are opposites
    STATED = 4


# The digits of the slip that must explain a failing sum: of one kind of thing, of several.
_LEAST = {Tie.BESIDE: (4, 5), Tie.FOLLOWED: (3, 5), Tie.LISTED: (2, 3), Tie.OPPOSED: (1, 4), Tie.STATED: (1, 2)}
_FAR_OFF = 20  # less than a twentieth off may be rounding
SURELY_LARGE = 100
_TELLING = 3  # digits
_WILD = 100  # times: more than a lost or doubled digit makes


@dataclass(frozen=True)
class Candidate:
    equation: Sum
    tie: Tie
    within: bool = False  # no part may be more than the whole
    direct: bool = False  # nothing is counted between the total and its parts

    @cached_property
    def same(self) -> bool:
        """Whether all count one thing; of mere lists, whether they name it alike."""
        alike = name_one_thing if self.tie in (Tie.FOLLOWED, Tie.LISTED) else are_alike
        parts = self.equation.parts
        if not self.direct and not all(alike(one, other) for one, other in pairwise(parts)):
            return False  # "251 trường hợp; 85 hộ …; 163 mã số …"
        return all(alike(self.equation.total, part) for part in parts)

    @property
    def is_named(self) -> bool:
        """Whether every number says what it counts."""
        return all(number.unit for number in self.equation.numbers)

    @cached_property
    def holds(self) -> bool:
        return comes_out(self.equation.total, self.equation.parts)

    @cached_property
    def is_explained(self) -> bool:
        """Whether a single slip explains why it fails, and chance hardly would."""
        digits = max(sum(map(str.isdigit, number.text)) for number in self.equation.numbers)
        in_words = not self.equation.total.text[:1].isdigit()
        told = self.tie is Tie.STATED or (self.direct and (self.tie is Tie.OPPOSED or self.equation.total.unit != ""))
        apart = self.is_exceeded and not told
        least = max(self._least, _TELLING) if apart else self._least
        return (in_words or digits >= least) and not self._is_wild and slip_would_mend(self.equation, least)

    @property
    def is_exceeded(self) -> bool:
        """Whether a part is more than the total: that is seldom a slip, and most often another matter."""
        return any(part.value > self.equation.total.value for part in self.equation.parts)

    @property
    def _is_wild(self) -> bool:
        """Whether short numbers of a mere list are so far off that it is hardly about them."""
        summed = sum(part.value for part in self.equation.parts)
        short = max(sum(map(str.isdigit, number.text)) for number in self.equation.numbers) < _TELLING
        far = not summed <= _WILD * self.equation.total.value <= _WILD * _WILD * summed
        return far or (
            short
            and not self.direct
            and self.tie <= Tie.LISTED
            and not summed <= 2 * self.equation.total.value <= 4 * summed
        )

    @property
    def _least(self) -> int:
        several = len(self.equation.parts) > 2 and self.tie is Tie.LISTED
        return _LEAST[self.tie][0 if self.same else 1] - several

    def speaks_against(self, other: "Candidate") -> bool:
        """Whether this one, which holds, says that another one's parts belong elsewhere: small sums hold by chance."""
        if not set(self.equation.parts) & set(other.equation.parts):
            return False
        inner = set(self.equation.parts) > set(other.equation.parts)
        if inner and other.direct and other.tie is Tie.STATED and slip_would_mend(other.equation):
            return False  # parts of a part
        named = all(name_one_thing(self.equation.total, part) for part in self.equation.parts)
        divided = self.equation.total.value == other.equation.total.value and self.same
        told = divided or (self.tie >= other.tie and (named or self.tie is Tie.STATED))
        return told or self.equation.total.value >= SURELY_LARGE


def comes_out(total: Number, parts: Sequence[Number]) -> bool:
    """Whether the sum holds; most often a look at the first or last readings settles it."""
    for reading in (0, -1):
        off = abs(sum(part.readings[reading] for part in parts) - total.readings[reading])
        if not off:
            return True
        if off * _FAR_OFF < total.readings[reading]:
            return holds(Sum(total, tuple(parts)))
    return False
