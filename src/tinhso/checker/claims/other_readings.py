"""Whether figures near a percentage give it another meaning than the one in which it fails.

Finds "đạt 221,6 tỷ đồng, cao hơn 34,5 tỷ đồng; so với dự toán (1.369,8 tỷ đồng) bằng 16,2%": it is 221,6 of 1.369,8,
however the words were read. Leaves alone what chance brings about: percentages without decimals among many counts.
"""

from collections.abc import Sequence
from itertools import combinations

from tinhso.checker.comparing import alike
from tinhso.checker.equations import Share, holds
from tinhso.checker.evidence import chance_of_share
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.phrases import phrase_of, words_before

_MOST = 8
_NEAR = 260
_ACCIDENT = 0.05
_EMPTY = frozenset({"số", "tổng", "của", "có", "đã", "được", "các", "phải", "này", "trên", "và", "là"})


def reading_that_holds(counts: Sequence[Number], percent: Number, growth: int) -> Share | None:
    """The share, or with `growth` the change, that a percentage states of two of the counts around it."""
    near = [n for n in counts if abs(n.start - percent.start) < _NEAR]
    near = sorted(near, key=lambda n: abs(n.start - percent.start))[:_MOST]
    pairs = [(one, other) for one, other in combinations(near, 2) if alike(one, other) or not (one.unit and other.unit)]
    tried = 2 * len(pairs)
    for one, other in pairs:
        part, whole = (one, other) if one.value <= other.value else (other, one)
        new, old = (whole, part) if growth > 0 else (part, whole)
        share = Share(new, old, percent, growth=growth)
        if holds(share) and chance_of_share(old.value, percent.step) * tried < _ACCIDENT:
            return share
    return None


def names_another_base(percent: Number, whole: Number) -> bool:
    """ "3.039 hồ sơ, bằng 89,8% số tiếp nhận": no share of the 3.366 that were settled."""
    words = phrase_of(percent)
    if len(words) < 3 or words[0] not in ("số", "tổng"):
        return False
    name = {word for word in words[1:6] if word not in _EMPTY}
    return bool(name) and not name & {*phrase_of(whole)[:10], *words_before(whole)[-10:]}
