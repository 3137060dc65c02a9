"""A document as it was read, as HTML: each marked text leads to the task and field that it became.

Made here and not in a template, because a plan of a thousand rows has some ten thousand pieces.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tinhso.directives.reviewing import ReadTask

LETTERS = {"content": "n", "leads": "c", "coordinating": "p", "deliverable": "s", "deadlines": "h"}

Spot = tuple[int, int | None, int | None]


@dataclass(frozen=True)
class Marked:
    """Characters `start` to `end` of one piece became a field of a task."""

    start: int
    end: int
    task_id: int
    letter: str
    is_accepted: bool

    @property
    def key(self) -> str:
        return f"{self.task_id}{self.letter}"


def anchor(mark: list[int | None]) -> str:
    """The id of the paragraph or table row in which a mark stands."""
    block, row = mark[0], mark[1]
    return f"b{block}" if row is None else f"b{block}-r{row}"


def pane(blocks: list[dict[str, Any]], tasks: Iterable[ReadTask], on_page: Collection[int]) -> SafeString:
    """The whole document. A mark leads to its task's card; to another page of the review for a task not `on_page`."""
    marked = _marked(tasks)
    parts = [_block(number, block, marked, on_page) for number, block in enumerate(blocks)]
    return mark_safe("\n".join(parts))  # noqa: S308 - every text was escaped where it was put in


def _marked(tasks: Iterable[ReadTask]) -> dict[Spot, list[Marked]]:
    found: dict[Spot, list[Marked]] = {}
    for each in tasks:
        for field, marks in each.source.marks.items():
            for block, row, cell, start, end in marks:
                mark = Marked(start, end, each.task.pk, LETTERS[field], each.is_accepted)
                found.setdefault((block, row, cell), []).append(mark)
    return found


def _block(number: int, block: dict[str, Any], marked: Mapping[Spot, list[Marked]], on_page: Collection[int]) -> str:
    if "rows" not in block:
        text = block["text"]
        heading = ' class="h"' if text.isupper() else ""
        return f'<p id="b{number}"{heading}>{_text(text, marked.get((number, None, None)), on_page)}</p>'
    rows = [_row(number, row, cells, marked, on_page) for row, cells in enumerate(block["rows"])]
    label = escape(_("Bảng trong văn bản"))
    return f'<table aria-label="{label}">{_widths(block["rows"])}<tbody>{"".join(rows)}</tbody></table>'


def _widths(rows: list[list[str]]) -> str:
    """Columns as wide as the root of what stands in them: a column of numbers is narrow, one of sentences wide."""
    columns = max((len(cells) for cells in rows), default=0)
    roots = [sum(len(cells[at]) for cells in rows if at < len(cells)) ** 0.5 for at in range(columns)]
    whole = sum(roots) or 1
    return (
        "<colgroup>" + "".join(f'<col width="{max(round(100 * root / whole), 5)}%">' for root in roots) + "</colgroup>"
    )


def _row(block: int, row: int, cells: list[str], marked: Mapping[Spot, list[Marked]], on_page: Collection[int]) -> str:
    """A row; one that says something in a single cell, or in its number and one more, is a heading over the rows."""
    filled = [cell for cell in cells if cell]
    if len(cells) > 2 and 0 < len(filled) <= 2 and not any((block, row, cell) in marked for cell in range(len(cells))):
        return f'<tr id="b{block}-r{row}"><td class="h" colspan="{len(cells)}">{escape(" ".join(filled))}</td></tr>'
    inner = "".join(
        f"<td>{_text(text, marked.get((block, row, cell)), on_page)}</td>" for cell, text in enumerate(cells)
    )
    return f'<tr id="b{block}-r{row}">{inner}</tr>'


def _text(text: str, marks: list[Marked] | None, on_page: Collection[int]) -> str:
    """The text with links; where marks overlap, the shortest is on top and the others are named with it."""
    if not marks:
        return escape(text)
    cuts = sorted({0, len(text), *(cut for mark in marks for cut in (mark.start, mark.end) if 0 < cut < len(text))})
    return "".join(_segment(text, start, end, marks, on_page) for start, end in pairwise(cuts))


def _segment(text: str, start: int, end: int, marks: list[Marked], on_page: Collection[int]) -> str:
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    if not over:
        return escape(text[start:end])
    top = min(over, key=lambda mark: (mark.end - mark.start, mark.task_id not in on_page))
    state = (" a" if top.start == start else "") + (" seen" if top.is_accepted else "")
    keys = " ".join(dict.fromkeys(mark.key for mark in over))
    place = f"#t{top.task_id}" if top.task_id in on_page else f"?viec={top.task_id}#t{top.task_id}"
    return f'<a class="m {top.letter}{state}" href="{place}" data-m="{keys}">{escape(text[start:end])}</a>'
