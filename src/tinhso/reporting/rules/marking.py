"""A text as lines with marked words: what a page shows of a report under check."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CONTEXT = 3  # lines shown around a marked one when a long text is folded
LONG = 400  # lines from which on it is


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of the text that belongs to item `number`; `main`: it is what the item is about, not just related."""

    start: int
    end: int
    number: int
    main: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line. `numbers`: the items that it belongs to, in order; none for plain text."""

    text: str
    numbers: tuple[int, ...] = ()
    main: bool = False


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """`number` counts from 1. `begins`: the items whose main span begins here."""

    number: int
    segments: tuple[Segment, ...]
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Lines that hold nothing marked, left out."""

    lines: int


def marked_lines(text: str, marks: Iterable[Marked]) -> list[MarkedLine]:
    """Every line of the text with its marks; where spans overlap, the stretch belongs to all of them."""
    marks = list(marks)
    lines, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        here = [mark for mark in marks if mark.start < end and mark.end > start]
        begins = sorted({mark.number for mark in here if mark.main and mark.start >= start})
        lines.append(MarkedLine(number, tuple(_segments(line, start, here)), tuple(begins)))
        start = end + 1
    return lines


def folded(lines: Sequence[MarkedLine]) -> list[MarkedLine | Gap]:
    """A long text without the stretches in which nothing is marked."""
    if len(lines) <= LONG:
        return list(lines)
    near = {
        line.number + step
        for line in lines
        if any(segment.numbers for segment in line.segments)
        for step in range(-CONTEXT, CONTEXT + 1)
    }
    shown: list[MarkedLine | Gap] = []
    for line in lines:
        if line.number in near or line.number <= CONTEXT:
            shown.append(line)
        elif shown and isinstance(shown[-1], Gap):
            shown[-1] = Gap(shown[-1].lines + 1)
        else:
            shown.append(Gap(1))
    return shown


def _segments(line: str, start: int, marks: Sequence[Marked]) -> Iterable[Segment]:
    cuts = sorted({0, len(line), *(min(max(at - start, 0), len(line)) for m in marks for at in (m.start, m.end))})
    for begin, end in itertools.pairwise(cuts):
        over = [mark for mark in marks if mark.start - start <= begin and mark.end - start >= end]
        numbers = tuple(sorted({mark.number for mark in over}))
        yield Segment(line[begin:end], numbers, any(mark.main for mark in over))
