"""Ruled tables of a page: from lines to cells, with the cells that span rows or columns."""

from dataclasses import dataclass

from tinhso.papers.paragraphs import join_lines
from tinhso.papers.pdf_page import Page, Rule, Word, lines_of_words, text_of

_NEAR = 3.0
_PADDING = 18.0  # points: a cell's inner margins, and the blank between two words


@dataclass(slots=True)
class Grid:
    """A ruled table: where its columns and rows are cut, from left to right and from top to bottom."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[-1], self.xs[-1], self.ys[0]

    def holds(self, word: Word) -> bool:
        x1, y1, x2, y2 = self.box
        middle = (word.left + word.right) / 2
        return x1 - 1 <= middle <= x2 + 1 and y1 - 1 <= word.middle <= y2 + 1


def grids_of(page: Page) -> list[Grid]:
    """The tables of a page from top to bottom. A frame or a lone line is none."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    remaining_down = list(page.down)
    across = sorted(page.across, key=lambda rule: -rule.at)
    for rule in across:
        touching = [group for group in groups if _touches(rule, group)]
        merged: tuple[list[Rule], list[Rule]] = ([rule], [])
        for group in touching:
            merged[0].extend(group[0])
            merged[1].extend(group[1])
            groups.remove(group)
        for vertical in list(remaining_down):
            if _crosses(rule, vertical):
                merged[1].append(vertical)
                remaining_down.remove(vertical)
        groups.append(merged)
    grids = [grid for group in groups if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: -grid.ys[0])


def _touches(rule: Rule, group: tuple[list[Rule], list[Rule]]) -> bool:
    return any(_crosses(rule, vertical) for vertical in group[1])


def _crosses(across: Rule, down: Rule) -> bool:
    return across.start - _NEAR <= down.at <= across.end + _NEAR and down.start - _NEAR <= across.at <= down.end + _NEAR


def _grid(group: tuple[list[Rule], list[Rule]]) -> Grid | None:
    xs = _distinct([rule.at for rule in group[1]])
    ys = _distinct([rule.at for rule in group[0]])[::-1]
    if len(xs) < 3 or len(ys) < 2 or len(xs) > 40:
        return None
    return Grid(xs, ys, group[0], group[1])


def _distinct(values: list[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _NEAR:
            result.append(value)
    return result


def cells_of(grid: Grid, words: list[Word]) -> list[list[str | None]]:
    """Rows of texts. None where a cell of an earlier row or column reaches in."""
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    owner = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if column and not _divided_down(grid, row, column):
                owner[row][column] = owner[row][column - 1]
            elif row and not _divided_across(grid, row, column):
                owner[row][column] = owner[row - 1][column]
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = _band(grid.ys, word.middle, falling=True)
        column = _band(grid.xs, (word.left + word.right) / 2, falling=False)
        held.setdefault(owner[row][column], []).append(word)
    return [
        [
            _cell_text(held.get((row, column), []), _width(grid, owner, row, column))
            if owner[row][column] == (row, column)
            else None
            for column in range(columns)
        ]
        for row in range(rows)
    ]


def _width(grid: Grid, owner: list[list[tuple[int, int]]], row: int, column: int) -> float:
    """How wide a cell is, with the columns that it spans."""
    end = column
    while end + 1 < len(owner[row]) and owner[row][end + 1] == (row, column):
        end += 1
    return grid.xs[end + 1] - grid.xs[column]


def _cell_text(words: list[Word], width: float) -> str:
    """The lines of a cell joined, but where the next word would have found room on the line before."""
    text = ""
    previous: list[Word] | None = None
    for line in lines_of_words(words):
        if previous:
            needed = previous[-1].right - previous[0].left + line[0].right - line[0].left
            roomy = needed + _PADDING < width
            text = f"{text}\n{text_of(line)}" if roomy else join_lines([text, text_of(line)])
        else:
            text = text_of(line)
        previous = line
    return text


def _band(cuts: list[float], at: float, *, falling: bool) -> int:
    for index in range(len(cuts) - 1):
        if (cuts[index] >= at >= cuts[index + 1]) if falling else (cuts[index] <= at <= cuts[index + 1]):
            return index
    return 0 if ((at > cuts[0]) if falling else (at < cuts[0])) else len(cuts) - 2


def _divided_down(grid: Grid, row: int, column: int) -> bool:
    """Whether a line stands between a cell and the one on its left."""
    x, y = grid.xs[column], (grid.ys[row] + grid.ys[row + 1]) / 2
    return any(abs(rule.at - x) <= _NEAR and rule.start - 1 <= y <= rule.end + 1 for rule in grid.down)


def _divided_across(grid: Grid, row: int, column: int) -> bool:
    y, x = grid.ys[row], (grid.xs[column] + grid.xs[column + 1]) / 2
    return any(abs(rule.at - y) <= _NEAR and rule.start - 1 <= x <= rule.end + 1 for rule in grid.across)
