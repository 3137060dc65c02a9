"""Columns of a table that say by how much another has grown.

Finds a row of "Cùng kỳ, Kỳ báo cáo, Tăng/giảm (%)" whose percentage or difference isn't that of its counts.
Leaves alone tables without such a heading, and columns of which no row comes out.
"""

import re
from collections.abc import Iterator
from itertools import permutations

from tinhso.checker.claim import Claim, Reading
from tinhso.checker.claims.tables import Column, column_heading, columns_of
from tinhso.checker.equations import Equation, Share, Sum, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.slips import slip_would_mend

_CHANGE = re.compile(r"\b(?:tăng|giảm|chênh lệch|so với|so sánh|tốc độ)\b", re.IGNORECASE)
_RATE = re.compile(r"%|tỷ lệ|tỉ lệ|tốc độ", re.IGNORECASE)
_MOST_COLUMNS = 8


def growth_column_claims(reading: Reading) -> Iterator[Claim]:
    for grid in reading.walk.grids:
        columns = columns_of(reading, grid)
        for column, rows in columns.items():
            heading = column_heading(grid, column, min(rows))
            if _CHANGE.search(heading):
                rate = bool(_RATE.search(heading)) or all(n.kind is Kind.PERCENT for n in rows.values())
                others = [c for c in columns if c != column][:_MOST_COLUMNS]
                yield from _best(rows, [(columns[a], columns[b]) for a, b in permutations(others, 2)], rate=rate)


def _sign(change: Number) -> int:
    """-1 for "-18,2", 1 for "18,2" and for "-18,2%", whose value has its sign."""
    before = change.passage.text[: change.start]
    return -1 if re.search(r"[-\u2212–]\s?$", before) and change.value > 0 else 1


def _best(changes: Column, pairs: list[tuple[Column, Column]], *, rate: bool) -> Iterator[Claim]:
    """The claims of the two columns for which most rows come out, the rest being one slip away."""
    best: list[Equation] = []
    most = 0
    for news, olds in pairs:
        shared = [row for row in changes if row in news and row in olds and olds[row].value]
        equations: list[Equation] = [
            Share(news[row], olds[row], changes[row], growth=_sign(changes[row]))
            if rate
            else Sum(news[row], (olds[row], changes[row]), (1, _sign(changes[row])))
            for row in shared
        ]
        right = sum(map(holds, equations))
        if right > most:
            best, most = equations, right
    wrong = [equation for equation in best if not holds(equation)]
    if most > len(wrong) or all(slip_would_mend(equation) for equation in wrong):
        yield from (Claim(FindingKind.GROWTH, equation) for equation in best)
