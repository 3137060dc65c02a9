"""Finds a cleaned text again in the text that it was cleaned from, character by character."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters that are the same in both texts, from `start` here and from `source` there."""

    start: int
    source: int
    length: int


def align(text: str, source: str, begin: int, end: int) -> list[Piece]:
    """The pieces of `text` inside source[begin:end], in order. What was changed on the way has no piece."""
    at = source.find(text, begin, end)
    if at >= 0:
        return [Piece(0, at, len(text))]
    if "\n" in source[begin:end]:
        return _by_stretches(text, source, begin, end)
    return _walk(text, source, begin, end)


def _by_stretches(text: str, source: str, begin: int, end: int) -> list[Piece]:
    """For texts whose parts stand on several lines, perhaps with other cells between: the longest stretches in turn."""
    pieces: list[Piece] = []
    here, there = 0, begin
    while here < len(text):
        length = _longest(text, here, source, there, end)
        if not length:
            here += 1
            continue
        there = source.find(text[here : here + length], there, end)
        pieces.append(Piece(here, there, length))
        here, there = here + length, there + length
    return pieces


def _longest(text: str, here: int, source: str, begin: int, end: int) -> int:
    """The length of the longest beginning of text[here:] that source[begin:end] holds."""
    low, high = 0, len(text) - here
    while low < high:
        middle = (low + high + 1) // 2
        if source.find(text[here : here + middle], begin, end) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


def _walk(text: str, source: str, begin: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    here, there = 0, begin
    while here < len(text) and there < end:
        if text[here] == " ":
            here += 1
            continue
        if source[there].isspace():
            there += 1
            continue
        length = _same(text, here, source, there, end)
        if length:
            _extend(pieces, here, there)
            there += length
            here += 1
        elif (again := source.find(text[here], there + 1, min(end, there + 40))) >= 0:
            there = again
        else:
            here += 1
    return pieces


def _same(text: str, here: int, source: str, there: int, end: int) -> int:
    """How many characters of the source make up the character of the text; 0 where they differ."""
    after = there + 1
    while after < end and unicodedata.combining(source[after]):
        after += 1
    if after == there + 1:
        return int(source[there] == text[here])
    return after - there if unicodedata.normalize("NFC", source[there:after]) == text[here] else 0


def _extend(pieces: list[Piece], here: int, there: int) -> None:
    last = pieces[-1] if pieces else None
    if last and last.start + last.length == here and last.source + last.length == there:
        pieces[-1] = Piece(last.start, last.source, last.length + 1)
    else:
        pieces.append(Piece(here, there, 1))
