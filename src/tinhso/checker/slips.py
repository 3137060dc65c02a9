"""Slips of the pen: which number is one slip away from another, and how likely that is by chance."""

from decimal import Decimal
from itertools import islice

from tinhso.checker.equations import Equation
from tinhso.checker.numbers_in_text import Number


def slip_distance(one: Decimal, other: Decimal) -> int:
    """1 for one changed, swapped (5803, 5083), lost or doubled digit; otherwise the number of differing digits + 1."""
    first, second = _pair(one, other)
    if first == second:
        return 0
    if len(first) == len(second):
        places = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(places) == 1 or (
            len(places) == 2 and first[places[0]] == second[places[1]] and first[places[1]] == second[places[0]]
        ):
            return 1
        return len(places) + 1
    longer, shorter = sorted((first, second), key=len, reverse=True)
    if len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
        return 1
    return len(longer) + 1


def is_telling(one: Decimal, other: Decimal, least: int = 3) -> bool:
    """Whether one slip explains a difference that chance hardly would.

    Some ten numbers per digit are one slip away: three in a hundred of those with three digits, too many of shorter
    ones, unless the wording leaves little doubt; `least` is the digits that both must have.
    """
    return slip_distance(one, other) == 1 and min(map(len, _pair(one, other))) >= least


def slip_would_mend(equation: Equation, least: int = 3) -> bool:
    """Whether one slip in one of the numbers would make an equation come out, and chance hardly would."""
    return any(slip_in(number, equation, least) for number in equation.numbers)


def slip_in(number: Number, equation: Equation, least: int = 3) -> bool:
    """Whether one slip in this very number would make an equation come out, and chance hardly would."""
    values = {other: other.value for other in equation.numbers}
    return any(
        solution * number.value > 0 and is_telling(number.value, solution, least)
        for solution in islice(equation.solutions(number, values), 400)
    )


def _pair(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of both without the zeros of the first one's multiplier: "27 triệu" has two."""
    exponent = one.as_tuple().exponent
    zeros = exponent if isinstance(exponent, int) and exponent > 0 else 0
    return _digits(one, zeros), _digits(other, zeros)


def _digits(value: Decimal, zeros: int) -> str:
    text = format(abs(value), "f").replace(".", "").lstrip("0") or "0"
    return text[:-zeros] if zeros and text.endswith("0" * zeros) and len(text) > zeros else text
