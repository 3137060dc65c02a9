"""Integers in Vietnamese words, as receipts and register books write them out."""

import re

from tinhso.kernel.text import canonical_key

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
LIMIT = 10**12  # exclusive

# One character per word, so that a group of three digits is a regular expression.
_CODES = {canonical_key(word): str(value) for value, word in enumerate(_DIGITS)} | {
    canonical_key(word): code
    for word, code in {
        "mốt": "1",
        "tư": "4",
        "lăm": "5",
        "nhăm": "5",
        "bẩy": "7",
        "mười": "X",
        "mươi": "Y",
        "trăm": "H",
        "linh": "L",
        "lẻ": "L",
    }.items()
}
_GROUP = re.compile(r"(?P<alone>\d)|(?:(?P<hundreds>\d)H)?(?:L(?P<odd>\d)|X(?P<teen>\d?)|(?P<tens>\d)Y(?P<units>\d?))?")
_SCALES = {canonical_key(word): 1000**power for power, word in enumerate(_GROUPS) if word} | {
    canonical_key("ngàn"): 1000,
    canonical_key("tỉ"): 1000**3,
}


def number_words(number: int) -> str:
    """105 → "một trăm linh năm". Raises ValueError outside 0 … LIMIT - 1."""
    if not 0 <= number < LIMIT:
        raise ValueError(f"no words for {number}")
    if number < 10:
        return _DIGITS[number]
    words: list[str] = []
    for power in reversed(range(len(_GROUPS))):
        group = number // 1000**power % 1000
        if group:
            words += [_group_words(group, leads=not words), _GROUPS[power]]
    return " ".join(word for word in words if word)


def _group_words(group: int, *, leads: bool) -> str:
    hundreds, rest = divmod(group, 100)
    words = [] if leads and not hundreds else [_DIGITS[hundreds], "trăm"]
    if words and 0 < rest < 10:
        words.append("linh")
    return " ".join([*words, *_below_hundred(rest)])


def _below_hundred(rest: int) -> list[str]:
    tens, units = divmod(rest, 10)
    if tens == 0:
        return [_DIGITS[units]] if units else []
    unit = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(units, _DIGITS[units])
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return [*words, unit] if unit else words


def parse_number_words(text: str) -> int:
    """ "mười lăm" → 15, in any case and with either tone placement. Raises ValueError for other words.

    "năm" is 5 here; whether it means a year is for the caller, who sees the sentence.
    """
    total, group, smallest_scale = 0, "", LIMIT
    for word in canonical_key(text).split():
        scale = _SCALES.get(word)
        if scale is None:
            group += _CODES.get(word, "?")
            continue
        if scale >= smallest_scale:
            raise ValueError(f"not a number in words: {text!r}")
        total, group, smallest_scale = total + _group_value(group, text) * scale, "", scale
    return total if total and not group else total + _group_value(group, text)


def _group_value(codes: str, text: str) -> int:
    match = _GROUP.fullmatch(codes)
    if match is None or not codes:
        raise ValueError(f"not a number in words: {text!r}")
    if match["alone"]:
        return int(match["alone"])
    tens = 10 if match["teen"] is not None else 10 * int(match["tens"] or 0)
    units = match["odd"] or match["teen"] or match["units"] or 0
    return 100 * int(match["hundreds"] or 0) + tens + int(units)
