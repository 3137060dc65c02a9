"""Claims that fail because the text means something else, or says it less exactly than it shows.

A percentage states one thing: where it comes out, as a share or as growth, no other reading of it is wrong. One that is
hardly a unit of its last digit off was rounded otherwise, or taken from the others of its list. And of two parts whose
whole is told nowhere neither is the base: "133 có phương án; 95 chưa có (41,7%)" are 228.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tinhso.checker.claim import Claim, Wording
from tinhso.checker.equations import Change, Share, Whole, holds
from tinhso.checker.numbers_in_text import Number
from tinhso.kernel.numbers import agrees_with_ratio

_HUNDRED = 100


def misread_among(failing: Sequence[Claim], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Those of the failing claims that another reading explains, given all claims."""
    broken = set(map(id, failing))
    right = [claim.equation for claim in claims if id(claim) not in broken]
    told = {equation.shown for equation in right if isinstance(equation, Share | Change)}
    balanced = {n for equation in right if isinstance(equation, Whole) for n in _making_up_all(equation)}
    for claim in failing:
        share = claim.equation
        if isinstance(share, Whole) and _is_nearly_all(share):
            yield claim
        if isinstance(share, Share) and (
            (share.shown in told and claim.wording is not Wording.EXPLICIT)
            or _is_rounding(share, balanced)
            or _reads_otherwise(share)
        ):
            yield claim


def _making_up_all(whole: Whole) -> tuple[Number, ...]:
    return whole.numbers if sum(number.value for number in whole.numbers) == _HUNDRED else ()


def _is_nearly_all(whole: Whole) -> bool:
    """Less than two units of the last digit for each figure."""
    off = abs(sum((number.value for number in whole.numbers), Decimal(-_HUNDRED)))
    return off < sum((2 * number.step for number in whole.numbers), Decimal(0))


def _is_rounding(share: Share, balanced: Container[Number]) -> bool:
    """Less than a unit of the last digit off; less than two in a list that makes up 100, which may be bent to fit."""
    part, whole, shown = share.part.value, share.whole.value, share.shown.value
    if not whole:
        return False
    exact = (part / whole - 1) * share.growth if share.growth else part / whole
    units = 2 if share.shown in balanced else 1
    return abs(exact * share.scale - abs(shown)) < units * share.shown.step


def _reads_otherwise(share: Share) -> bool:
    """Whether a share holds as growth, growth as a share, or a share as that of both together."""
    if share.scale != _HUNDRED:
        return False
    if any(holds(replace(share, growth=growth, rests=())) for growth in (0, 1, -1) if growth != share.growth):
        return True
    both = share.part.value + share.whole.value
    return not share.growth and bool(both) and agrees_with_ratio(share.part.value, both, share.shown.value)
