"""Claims that fail because the text means something else, or says it less exactly than it shows.

A percentage states one thing: where it comes out, as a share or as growth, no other reading of it is wrong. One that is
hardly a unit of its last digit off was rounded otherwise, or taken from the others of its list. And of two parts whose
whole is told nowhere neither is the base: "133 có phương án; 95 chưa có (41,7%)" are 228.

Nor is a sum meant where its figures have another place in one that holds: a part isn't the whole of what stands beside
it in the same whole, and a whole that some of the parts make up needs no further one. And no slip of the pen makes a
hundredth of anything.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tinhso.checker.claim import Claim, Wording
from tinhso.checker.equations import Change, Equation, Share, Sum, Whole, holds
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.kernel.numbers import agrees_with_ratio

_HUNDRED = 100
_LARGEST = 12  # times


def misread_among(failing: Sequence[Claim], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Those of the failing claims that another reading explains, given all claims."""
    broken = set(map(id, failing))
    right = [claim.equation for claim in claims if id(claim) not in broken]
    told = {equation.shown for equation in right if isinstance(equation, Share | Change)}
    balanced = {n for equation in right if isinstance(equation, Whole) for n in _making_up_all(equation)}
    divided = [frozenset(equation.parts) for equation in right if isinstance(equation, Sum) and not equation.signs]
    for claim in failing:
        share = claim.equation
        if _is_wild(share):
            yield claim
        if (
            isinstance(share, Sum)
            and not share.signs
            and (_is_among_its_like(share, divided) or _is_whole_without(share))
        ):
            yield claim
        if isinstance(share, Whole) and _is_nearly_all(share):
            yield claim
        if isinstance(share, Share) and (
            (share.shown in told and claim.wording is not Wording.EXPLICIT)
            or _is_rounding(share, balanced)
            or _reads_otherwise(share)
        ):
            yield claim


def _is_wild(equation: Equation | None) -> bool:
    """Whether it is far off, and no slip explains it: "813,0 : 1.143.300.000.000" isn't 71,1%."""
    match equation:
        case Share(part, whole, shown, growth=0, scale=scale):
            one, other = part.value * scale, shown.value * whole.value
        case Sum(total, _, signs=()):
            one, other = equation.summed({n: n.value for n in equation.numbers}), total.value
        case _:
            return False
    far = max(abs(one), abs(other)) > _LARGEST * min(abs(one), abs(other))
    return far and not slip_would_mend(equation, least=1)


def _is_among_its_like(claimed: Sum, divided: Sequence[frozenset[Number]]) -> bool:
    """Whether total and part are parts of another total: "10 nhiệm vụ; xong 06, đang làm 04. 03 thôn chưa có"."""
    return any(claimed.total in parts and not parts.isdisjoint(claimed.parts) for parts in divided)


def _is_whole_without(claimed: Sum) -> bool:
    """Whether the total is one of the parts, told again, or comes out without the one at an end of several."""
    total, parts = claimed.total.value, [part.value for part in claimed.parts]
    if total < _HUNDRED:
        return False  # short numbers are equal by accident, too
    return total in parts or (len(parts) > 2 and sum(parts) - total in (parts[0], parts[-1]))


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
    """Whether a share holds as growth, growth as a share, or a share as that of both together.

    How many times as much, of a count and of what was added to it: "thêm 73 lượt so với 25 (gấp 3,9 lần)".
    """
    if share.scale != _HUNDRED:
        more = share.part.value + share.whole.value
        return bool(share.whole.value) and agrees_with_ratio(more / _HUNDRED, share.whole.value, share.shown.value)
    if any(holds(replace(share, growth=growth, rests=())) for growth in (0, 1, -1) if growth != share.growth):
        return True
    both = share.part.value + share.whole.value
    return not share.growth and bool(both) and agrees_with_ratio(share.part.value, both, share.shown.value)
