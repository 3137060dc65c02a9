"""Where the boxes and arrows of a process stand on its picture: one column, legible on a telephone."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tinhso.onestop.rules.process import Arrow, Picture, Way
from tinhso.onestop.wording.choices import choice, hours

WIDTH, LEFT, RIGHT = 340, 74, 256
PAD, LINE, GAP, ENDING = 10, 16, 34, 34
NAME_LETTERS, META_LETTERS, LABEL_LETTERS = 25, 30, 11
LABEL_LINE, LANE, EDGE = 12, 7, 3
TIP = 5


@dataclass(frozen=True)
class Box:
    """`y` is its top. `lines` are drawn above each other, `metas` smaller below them."""

    y: int
    height: int
    lines: tuple[tuple[int, str], ...]
    metas: tuple[tuple[int, str], ...]
    kind: str = "step"


@dataclass(frozen=True)
class Drawn:
    """An arrow: its line, its tip, and where the lines of its label stand (x, y, text)."""

    path: str
    tip: str
    label: tuple[tuple[int, int, str], ...]
    anchor: str
    way: str


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Drawn, ...]


def drawing(picture: Picture) -> Drawing:
    boxes = tuple(_boxes(picture))
    arrows = tuple(_arrows(picture.arrows, boxes))
    return Drawing(WIDTH, boxes[-1].y + boxes[-1].height + 4 if boxes else 0, boxes, arrows)


def _boxes(picture: Picture) -> Iterator[Box]:
    top = 4
    for step in picture.steps:
        who = step.body or choice(step.role)
        lines = textwrap.wrap(step.name, NAME_LETTERS)
        metas = textwrap.wrap(f"{who} · {hours(step.hours)}", META_LETTERS)
        height = 2 * PAD + LINE * (len(lines) + len(metas))
        first = top + PAD + LINE - 4
        yield Box(
            top,
            height,
            tuple((first + LINE * at, line) for at, line in enumerate(lines)),
            tuple((first + LINE * (len(lines) + at), line) for at, line in enumerate(metas)),
        )
        top += height + GAP
    for ending in picture.endings:
        yield Box(top, ENDING, ((top + 22, choice(ending)),), (), ending.value)
        top += ENDING + PAD


def _arrows(arrows: Sequence[Arrow], boxes: Sequence[Box]) -> Iterator[Drawn]:
    """Long arrows run outside of short ones."""
    lanes = {way: max((each.lane for each in arrows if each.way is way), default=0) for way in Way}
    for arrow in arrows:
        start, end, text = boxes[arrow.start], boxes[arrow.end], " / ".join(arrow.labels)
        if arrow.way is Way.NEXT:
            yield _down(start, end, text)
        else:
            leaving = [other for other in arrows if (other.start, other.way) == (arrow.start, arrow.way)]
            room = start.height // len(leaving)
            leaves = start.y + room * (leaving.index(arrow) + 1) - PAD + 1
            yield _aside(arrow.way, end, text, leaves, room, EDGE + LANE * (lanes[arrow.way] - arrow.lane))


def _down(start: Box, end: Box, text: str) -> Drawn:
    middle, top = (LEFT + RIGHT) // 2, start.y + start.height
    label = (
        ((middle + 6, top + GAP // 2 + 4, textwrap.shorten(text, 28, placeholder="…")),) if end.y - top > LINE else ()
    )
    return Drawn(f"M{middle} {top}V{end.y - TIP}", _tip(middle, end.y, 0, 1), label, "start", Way.NEXT.value)


def _aside(way: Way, end: Box, text: str, leaves: int, room: int, outside: int) -> Drawn:
    """`leaves`: at which height; `room`: how much of it the label may take; `outside`: how near to the picture's edge
    the arrow runs."""
    right = way is Way.OVER
    edge, turn, lane = (RIGHT, -1, WIDTH - outside) if right else (LEFT, 1, outside)
    arrives = end.y + (end.height // 2 if right else PAD - 2)
    lines = textwrap.wrap(text, LABEL_LETTERS)[: max(1, room // LABEL_LINE)]
    top = leaves - 4 - LABEL_LINE * (len(lines) - 1)
    label = tuple((edge - 4 * turn, top + LABEL_LINE * at, line) for at, line in enumerate(lines))
    path = f"M{edge} {leaves}H{lane}V{arrives}H{edge - TIP * turn}"
    return Drawn(path, _tip(edge, arrives, turn, 0), label, "start" if right else "end", way.value)


def _tip(x: int, y: int, across: int, down: int) -> str:
    """The three corners of an arrow's tip that points to (x, y)."""
    back_x, back_y = x - across * (TIP + 2), y - down * (TIP + 2)
    return f"{x},{y} {back_x + 4 * down},{back_y + 4 * across} {back_x - 4 * down},{back_y - 4 * across}"
