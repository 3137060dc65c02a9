"""Finds a passage's figures again in the text that the engine extracted, whatever happened to spaces and rows."""

from collections.abc import Iterator

from benchmarks.checker.injection import Passage

Span = tuple[int, int]
_CONTEXTS = ((60, 30), (24, 12), (10, 5), (4, 2), (0, 0))


def locate(passage: Passage, extracted: str) -> dict[int, Span]:
    """Span in the extracted text by slot. A slot that isn't there (the reader lost it) has none."""
    source, source_places = _squeezed(passage.text)
    target, target_places = _squeezed(extracted)
    at = {place: index for index, place in enumerate(source_places)}
    found: dict[int, Span] = {}
    for index, slot in enumerate(passage.slots):
        start = at[slot.start]
        end = start + len(_squeezed(slot.shown)[0])
        place = _place(source, target, start, end)
        if place is not None:
            found[index] = (target_places[place], target_places[place + end - start - 1] + 1)
    return found


def _place(source: str, target: str, start: int, end: int) -> int | None:
    """Where source[start:end] stands in target: with the widest context that occurs as often in both."""
    for before, after in _CONTEXTS:
        first = max(0, start - before)
        needle = source[first : end + after]
        here, there = list(_occurrences(source, needle)), list(_occurrences(target, needle))
        if there and len(here) == len(there):
            return there[here.index(first)] + start - first
    return None


def _occurrences(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without spaces and cell borders, and where each letter came from."""
    kept = [(letter, place) for place, letter in enumerate(text) if not letter.isspace() and letter != "|"]
    return "".join(letter for letter, _ in kept), [place for _, place in kept]
