"""The words around a number, by which two mentions of one quantity are known."""

import re

from tinhso.checker.numbers_in_text import Number

_WORDS = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[\d,.;:()/%]")
_LONGEST = 90


def phrase_of(number: Number) -> list[str]:
    """The words behind a number up to the next mark or number, in small letters."""
    return _words_behind(number.passage.text, number.end)


def _words_behind(text: str, end: int) -> list[str]:
    tail = text[end : end + _LONGEST]
    stop = _STOP.search(tail)
    return _WORDS.findall(tail[: stop.start()].lower() if stop else tail.lower())


def words_before(number: Number) -> list[str]:
    """The words before a number back to the mark or number before, in small letters."""
    head = number.passage.text[max(0, number.start - _LONGEST) : number.start]
    stops = list(_STOP.finditer(head))
    return _WORDS.findall(head[stops[-1].end() :].lower() if stops else head.lower())


def common_words(one: list[str], other: list[str]) -> int:
    """How many words two phrases begin with in common."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def common_ending(one: list[str], other: list[str]) -> int:
    """How many words two phrases end with in common."""
    return common_words(one[::-1], other[::-1])
