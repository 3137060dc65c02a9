"""Where the cell of the lead ends and that of its helpers begins, when only their lines are left."""

from collections.abc import Sequence
from itertools import product

from tinhso.directives.reading.fitting import unit_likeness
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.units import read_units
from tinhso.papers.paragraphs import join_lines


def part_units(lines: Sequence[str], names: Names) -> list[int]:
    """How many of the lines are the first cell's: where both sides read as whole bodies."""
    return part_units_of_pages([lines], names)


def part_units_of_pages(pages: Sequence[Sequence[str]], names: Names) -> list[int]:
    """The same for cells that go over several pages: on each page the first cell's lines come first."""
    if not pages:
        return []
    scored: dict[str, float] = {}

    def score(lines: list[str]) -> float:
        text = join_lines(lines)
        if text not in scored:
            scored[text] = _completeness(text, names)
        return scored[text]

    best: tuple[float, tuple[int, ...]] = (float("-inf"), tuple(len(page) for page in pages))
    choices = [range(len(page) + 1) for page in pages]
    if len(pages) > 3 or sum(len(page) for page in pages) > 60:
        return list(best[1])
    for cuts in product(*choices):
        first = [line for page, cut in zip(pages, cuts, strict=True) for line in page[:cut]]
        second = [line for page, cut in zip(pages, cuts, strict=True) for line in page[cut:]]
        if not first:
            continue
        total = score(first) + (score(second) if second else -1.0) - 0.05 * len(cuts)
        total += _cut(first[-1].rstrip(), second[0].lstrip() if second else "")
        if total > best[0]:
            best = (total, cuts)
    return list(best[1])


def _cut(before: str, after: str) -> float:
    """Whether one cell may end and another begin between two lines."""
    score = 0.4 if before.endswith(".") else -1.5 if before.endswith((",", ";")) else 0.0
    if after[:1].islower() and not after.startswith(("các ", "cơ quan", "đơn vị")):
        score -= 1.5
    if (
        after
        and before.split()[-1:]
        and before.split()[-1].casefold() in ("phòng", "ban", "sở", "và", "các", "quan", "cấp", "bộ", "cục", "vị")
    ):
        score -= 0.8
    return score


def _completeness(text: str, names: Names) -> float:
    """A point for every known body, half for what looks like one, less for what is cut or hides two."""
    total = 0.0
    for unit in read_units(text, names):
        if unit.kind != "unresolved":
            total += 1.0
        elif unit.text[:1].islower() and not unit.text.startswith(("các", "cơ quan", "đơn vị")):
            total -= 1.2
        else:
            total += 0.1 if unit_likeness(unit.text) > 2 and len(unit.text) < 60 else -1.5
    return total
