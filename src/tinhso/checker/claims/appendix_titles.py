"""What the title of an appendix counts, against the rows of its table.

Finds "DANH SÁCH 05 XÃ" above four numbered rows of a table with a column "Xã". Leaves alone counts of what no column
names ("12 THÁNG"), and tables of which only a part is numbered.
"""

from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading, Wording
from tinhso.checker.equations import Fixed
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Grid
from tinhso.checker.rows import rows_of

_MISCOUNTED = 3


def appendix_title_claims(reading: Reading) -> Iterator[Claim]:
    if not reading.walk.appendices:
        return
    grids: dict[int, list[Grid]] = {}
    for grid in reading.walk.grids:
        grids.setdefault(grid.appendix, []).append(grid)
    counted = {rows.appendix: rows.count for rows in rows_of(reading.walk)}
    for passage in reading.walk.paragraphs:
        if not passage.appendix:
            continue
        numbers = reading.numbers.get(passage, [])
        own = grids.get(passage.appendix, [])
        if len(own) == 1 and passage.order < own[0].order and passage.text.upper() == passage.text:
            rows = counted.get(passage.appendix, 0)
            yield from (
                Claim(FindingKind.COUNT, Fixed(n, rows), wording=Wording.EXPLICIT)
                for n in numbers
                if _counts_rows(n, own[0]) and rows and abs(n.value - rows) <= _MISCOUNTED
            )


def _counts_rows(number: Number, grid: Grid) -> bool:
    """Whether one of the first columns is headed by the noun that is counted."""
    noun = number.unit.partition(" ")[0]
    headings = [grid.text(0, column).lower().split() for column in range(min(3, len(grid.cells[0])))]
    return bool(noun) and number.kind is Kind.COUNT and not number.hedge and any(noun in words for words in headings)
