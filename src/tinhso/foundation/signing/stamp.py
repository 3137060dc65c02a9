"""The visible part of a signature: who signed, for which body, when. Where it stands on the page.

Nghị định 30/2020/NĐ-CP, Phụ lục I, asks for the body's name and the time with Vietnam's offset (ISO 8601); that its
wording is met to the letter is still to be confirmed by a clerk. Drawn by Typst, whose fonts have every letter.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files

from tinhso.kernel import clock

POINTS = 72 / 25.4


@dataclass(frozen=True)
class Box:
    """A place on a page: pages count from 0, millimetres from the page's left and lower edges."""

    page: int
    left: float
    bottom: float
    width: float = 64
    height: float = 17

    def in_points(self) -> tuple[int, int, int, int]:
        edges = (self.left, self.bottom, self.left + self.width, self.bottom + self.height)
        return tuple(round(edge * POINTS) for edge in edges)  # type: ignore[return-value]


def top_right(pdf: bytes) -> Box:
    """The corner of the first page, in the margin above the letterhead."""
    width, height = _pages(pdf)[0]
    return Box(0, left=width - 78, bottom=height - 18, width=74, height=14)


def above_name(pdf: bytes, name: str) -> Box | None:
    """The room above the last place where `name` is printed, centred on it: between a signer's position and name."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    for number in reversed(range(len(document))):
        text = document[number].get_textpage()
        search, found = text.search(name), None
        while (hit := search.get_next()) is not None:
            found = hit
        if found is None:
            continue
        start, length = found
        boxes = [text.get_charbox(at) for at in range(start, start + length)]
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        top = max(box[3] for box in boxes)
        middle = (left + right) / 2 / POINTS
        return Box(number, left=middle - Box.width / 2, bottom=top / POINTS + 1.5)
    return None


def draw_stamp(box: Box, person: str, body: str, at: datetime) -> bytes:
    """A PDF of one page, of the box's size, in Vietnamese whatever the reader's language: it is part of the paper.
    Without a person it is the body's own stamp."""
    import typst

    lines = [f"Người ký: {person}"] if person else []
    lines += [f"Cơ quan: {body}"] if body else []
    lines.append(f"Thời gian ký: {clock.local(at):%d.%m.%Y %H:%M:%S} +07:00")
    data = json.dumps({"width": box.width, "height": box.height, "lines": lines})
    with as_file(files("tinhso.foundation.signing") / "stamp.typ") as template:
        return bytes(typst.compile(str(template), sys_inputs={"stamp": data}, format="pdf"))


def _pages(pdf: bytes) -> list[tuple[float, float]]:
    """Widths and heights in millimetres."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    sizes = [document[number].get_size() for number in range(len(document))]
    return [(width / POINTS, height / POINTS) for width, height in sizes]
