"""An equation as a line of arithmetic: "5.803 : 6.264 = 92,64% ≠ 81,14%"."""

from decimal import Decimal
from fractions import Fraction

from tinhso.checker.equations import (
    NO_CHANGE,
    Change,
    Converted,
    Equation,
    Fixed,
    Same,
    Share,
    Sum,
    Values,
    Whole,
    holds,
    values_of,
)
from tinhso.checker.figures import figure
from tinhso.kernel.numbers import format_decimal

_MOST_PARTS = 12


def line_of(equation: Equation, changed: Values = NO_CHANGE) -> str:
    """The line, with "=" where it comes out and "≠" where it doesn't."""
    values = values_of(equation.numbers, changed)
    sign = "=" if holds(equation, changed) else "≠"
    match equation:
        case Share():
            return _share(equation, values, sign)
        case Sum():
            return f"{_parts(equation, values)} = {figure(equation.summed(values))}" + _against(
                equation.summed(values), values[equation.total], sign
            )
        case Change():
            return _change(equation, values, sign)
        case Converted():
            converted = values[equation.other] * equation.factor
            return f"{figure(values[equation.other])} × {figure(equation.factor)} = {figure(converted)}" + _against(
                converted, values[equation.one], sign
            )
        case Whole():
            summed = sum(values.values(), Decimal(0))
            added = " + ".join(f"{figure(values[number])}%" for number in equation.numbers)
            return f"{added} = {figure(summed)}%" + ("" if sign == "=" else " ≠ 100%")
        case Same():
            return f" {sign} ".join(dict.fromkeys(figure(values[number]) for number in equation.numbers))
        case Fixed():
            return f"{figure(values[equation.number])} {sign} {equation.counted}"
    return ""


def _against(computed: Decimal, stated: Decimal, sign: str) -> str:
    return "" if sign == "=" and computed == stated else f" {sign} {figure(stated)}"


def _parts(equation: Sum, values: Values) -> str:
    signs = equation.signs or (1,) * len(equation.parts)
    texts = [
        ("" if place == 0 and sign > 0 else "− " if sign < 0 else "+ ") + figure(values[part])
        for place, (part, sign) in enumerate(zip(equation.parts, signs, strict=True))
    ]
    if len(texts) > _MOST_PARTS:
        texts = [*texts[: _MOST_PARTS // 2], "+ …", *texts[-2:]]
    return " ".join(texts)


def _share(equation: Share, values: Values, sign: str) -> str:
    part, whole, shown = values[equation.part], values[equation.whole], values[equation.shown]
    digits = max(2, -_exponent(shown))
    if not whole:
        return f"{figure(part)} : 0"
    exact = Fraction(part) / Fraction(whole) * equation.scale
    mark = "%" if equation.scale == 100 else ""
    if equation.growth:
        exact = (exact - 100) * equation.growth
        left = f"({figure(part)} − {figure(whole)}) : {figure(whole)}"
    else:
        left = f"{figure(part)} : {figure(whole)}"
    computed = format_decimal(exact, digits) + mark
    return f"{left} = {computed}" + ("" if sign == "=" else f" ≠ {figure(shown)}{mark}")


def _change(equation: Change, values: Values, sign: str) -> str:
    new, change, shown = (values[number] for number in equation.numbers)
    before = new - equation.direction * change
    left = f"{figure(change)} : ({figure(new)} {'−' if equation.direction > 0 else '+'} {figure(change)})"
    if before <= 0:
        return left
    computed = format_decimal(Fraction(change) / Fraction(before) * 100, max(2, -_exponent(shown)))
    return f"{left} = {computed}%" + ("" if sign == "=" else f" ≠ {figure(shown)}%")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
