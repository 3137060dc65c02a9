"""Writes values the way the document writes them."""

import re
from decimal import Decimal
from fractions import Fraction

from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.kernel.number_words import number_words
from tinhso.kernel.numbers import format_decimal, parse_number

_DIGITS = re.compile(r"\d[\d.,]*\d|\d")


def figure(value: Decimal | Fraction, digits: int = 0) -> str:
    """5083 → "5.083"; decimals as many as the value has, or as asked for."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        digits = max(digits, -exponent if isinstance(exponent, int) else 0)
    return format_decimal(value, digits)


def written_like(number: Number, value: Decimal) -> str:
    """The value in the notation of a number of the text: leading zero, marks, decimals, multiplier, percent sign."""
    match = _DIGITS.search(number.text)
    if match is None:
        words = number_words(int(value))
        return words.capitalize() if number.text[:1].isupper() else words
    digits = match.group()
    shown = abs(value) if number.kind is Kind.PERCENT and not number.text.startswith("-") else value
    scaled = number.text[match.end() :].strip(" %") or abs(number.value) > parse_number(digits).value
    new = _scaled(digits, number.value, shown) if scaled else _plain(digits, shown)
    return number.text[: match.start()] + new + number.text[match.end() :]


def _plain(digits: str, value: Decimal) -> str:
    if value == value.to_integral_value() and not re.search(r"[.,]\d{1,2}$", digits):
        whole = int(value)
        if digits.startswith("0") and 0 <= whole < 10:
            return f"{whole:02}"
        mark = "," if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) else "."
        grouped = "." in digits or "," in digits or len(digits) < 4
        return f"{whole:,}".replace(",", mark) if grouped else str(whole)
    shown = format_decimal(value, _decimals(digits, value))
    return shown.replace(".", "").replace(",", ".") if re.search(r"\.\d{1,2}$", digits) else shown


def _scaled(digits: str, old: Decimal, value: Decimal) -> str:
    """ "1,4 triệu" keeps its word: only the figures before it change."""
    factor = old / parse_number(digits).value
    return format_decimal(value / factor, _decimals(digits, value / factor))


def _decimals(digits: str, value: Decimal) -> int:
    match = re.search(r"[.,](\d{1,2})$", digits)
    if match:
        return len(match[1])
    exponent = value.normalize().as_tuple().exponent
    return min(2, max(0, -exponent if isinstance(exponent, int) else 0))
