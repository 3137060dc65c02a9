"""How much figures say by themselves: how likely chance brings about what they have to do with each other.

Two relations that one slip of the pen would mend at once are hardly ever an accident among numbers of four digits
("10.978 … 58,5% (6.484) … 4.554": with 6.424 both the share and the total come out); among 1, 2 and 3 they always are.
"""

from decimal import Decimal
from math import comb

from tinhso.checker.equations import Share
from tinhso.checker.mistyping import slips_of


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
