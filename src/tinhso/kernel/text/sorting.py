"""Vietnamese alphabetical order as a plain string."""

import unicodedata

from tinhso.kernel.text.normal import TONE_MARKS, clean

# A letter with a quality mark follows every word that starts with its plain letter. "~" is above "z", so one
# tilde sorts after all letters and two after one: a < az < ă (a~) < ăn < â (a~~) < b.
_QUALITIES = {
    "a\u0306": "a~",
    "a\u0302": "a~~",
    "e\u0302": "e~",
    "o\u0302": "o~",
    "o\u031b": "o~~",
    "u\u031b": "u~",
}
_QUALITY_MARKS = "\u0302\u0306\u031b"
_LEVEL = "\t"  # below everything the first level holds


def sort_key(text: str) -> str:
    """A string whose code point order ("C" collation) is Vietnamese alphabetical order; stored beside the text.

    First level: letters a ă â b c d đ e ê … o ô ơ … u ư … y, foreign letters at their Latin place, spaces and
    punctuation before digits before letters. Second level, where all letters agree: tones ngang, huyền, hỏi,
    ngã, sắc, nặng. Case doesn't count, so equal keys are possible: order by the key, then by id.
    """
    letters: list[str] = []
    tones: list[str] = []
    for base, marks in _clusters(clean(text).casefold()):
        letters.append(_letter(base, marks))
        if base in "aeiouy":
            tones.append(_tone(marks))
    words = " ".join("".join(letters).split())
    return words + _LEVEL + "".join(tones).rstrip("0")


def _clusters(text: str) -> list[tuple[str, str]]:
    """Each base character with the marks that follow it."""
    clusters: list[tuple[str, str]] = []
    for character in unicodedata.normalize("NFD", text):
        if unicodedata.combining(character) and clusters:
            base, marks = clusters[-1]
            clusters[-1] = (base, marks + character)
        else:
            clusters.append((character, ""))
    return clusters


def _letter(base: str, marks: str) -> str:
    if base in "đð":
        return "d~"
    if not base.isalnum():
        return " "
    for mark in marks:
        if mark in _QUALITY_MARKS:
            return _QUALITIES.get(base + mark, base)
    return base


def _tone(marks: str) -> str:
    for mark in marks:
        if mark in TONE_MARKS:
            return str(TONE_MARKS.index(mark) + 1)
    return "0"
