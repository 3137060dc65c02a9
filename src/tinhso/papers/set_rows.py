"""The rows of a table that nothing but blanks parts, once its columns are cut."""

from collections.abc import Sequence

from tinhso.papers.model import TableRow
from tinhso.papers.paragraphs import join_lines
from tinhso.papers.patterns import compiled
from tinhso.papers.set_lines import Scale, SetLine, columns_of, fits, heads, is_group, parts_of

_LONELY_NUMBER = compiled(r"^[-–]?\d{1,3}[-–]?$")


def header_length(lines: Sequence[SetLine], tt: int, cuts: Sequence[float], scale: Scale) -> int:
    """The header goes down to the first number; where numbers stand amid their cells, "TT" does so too."""
    first = next((at for at in range(tt + 1, len(lines)) if heads(lines[at], cuts)), len(lines))
    numbered = [at for at in range(first, len(lines)) if heads(lines[at], cuts)]
    if _numbers_on_top(lines, numbered, cuts, scale) or _is_title(lines[first:], cuts, scale):
        return first
    return min(first, 2 * tt + 1)


def _is_title(lines: Sequence[SetLine], cuts: Sequence[float], scale: Scale) -> bool:
    """Whether a group's title comes first, which has no lines above its number."""
    return bool(lines) and is_group(lines[0], cuts, scale)


def rows_of(lines: Sequence[SetLine], cuts: Sequence[float], scale: Scale) -> list[TableRow]:
    body = [line for line in lines if not _is_page_number(line, cuts)]
    starts = _starts(body, cuts, scale)
    rows = []
    for at, start in enumerate(starts):
        held = body[start : starts[at + 1] if at + 1 < len(starts) else len(body)]
        if is_group(held[0], cuts, scale):
            rows.append(_group_row(held, cuts))
        else:
            rows.append(row_of([columns_of(line, cuts, scale) for line in held], held))
    return rows


def cells_of_header(line: SetLine, cuts: Sequence[float], scale: Scale) -> list[str]:
    """A part that reaches over several columns stands above the first of them."""
    cells = [""] * (len(cuts) + 1)
    for part in parts_of(line, scale):
        spans = any(part.left < cut - scale.slack and part.right > cut + scale.slack for cut in cuts)
        at = part.left + scale.slack if spans else part.middle
        column = sum(at >= cut for cut in cuts)
        cells[column] = f"{cells[column]} {part.text}".strip()
    return cells


def _group_row(held: Sequence[SetLine], cuts: Sequence[float]) -> TableRow:
    number = held[0].tokens[0].text
    title = " ".join([" ".join(token.text for token in held[0].tokens[1:]), *(line.text for line in held[1:])])
    cells = (number, title, *[""] * (len(cuts) - 1))
    return TableRow(cells, held[0].place.through(held[-1].place), held[0].after_break)


def _is_page_number(line: SetLine, cuts: Sequence[float]) -> bool:
    return len(line.tokens) == 1 and line.tokens[0].left >= cuts[0] and bool(_LONELY_NUMBER.match(line.tokens[0].text))


def row_of(columns: Sequence[Sequence[str]], lines: Sequence[SetLine]) -> TableRow:
    cells = tuple(join_lines([cells[at] for cells in columns]) for at in range(len(columns[0])))
    return TableRow(cells, lines[0].place.through(lines[-1].place), any(line.after_break for line in lines[:1]))


def _starts(body: Sequence[SetLine], cuts: Sequence[float], scale: Scale) -> list[int]:
    """The lines with which rows begin. A number in the middle of its cell has as many lines above as below."""
    numbered = [at for at, line in enumerate(body) if heads(line, cuts)]
    if not numbered:
        return [0] if body else []
    if _numbers_on_top(body, numbered, cuts, scale):
        return _with_subrows(body, numbered, cuts, scale)
    starts = [0]
    for at, number in enumerate(numbered):
        if is_group(body[number], cuts, scale):
            starts.append(number)
            if at + 1 < len(numbered):
                starts.append(min(_end_of_title(body, number, cuts, scale), numbered[at + 1]))
        elif at + 1 < len(numbered):
            following = numbered[at + 1]
            if is_group(body[following], cuts, scale):
                continue
            starts.append(_boundary(body, max(starts), number, following, cuts, scale))
    return sorted(set(starts))


def _end_of_title(body: Sequence[SetLine], number: int, cuts: Sequence[float], scale: Scale) -> int:
    """The title of a group may take up a second line, of which words lie across the columns."""
    at = number + 1
    while at < len(body) and not fits(body[at], cuts, scale):
        at += 1
    return at


def _numbers_on_top(body: Sequence[SetLine], numbered: Sequence[int], cuts: Sequence[float], scale: Scale) -> bool:
    low = 0
    numbered = [at for at in numbered if not is_group(body[at], cuts, scale)]
    for at in numbered:
        text = columns_of(body[at], cuts, scale)[1] if fits(body[at], cuts, scale) else "X"
        low += not text or text[0].islower()
    return low <= 0.25 * len(numbered)


def _with_subrows(body: Sequence[SetLine], numbered: Sequence[int], cuts: Sequence[float], scale: Scale) -> list[int]:
    """Where every numbered row stands apart from the one above, so does a row without a number."""
    starts = set(numbered)
    if sum(body[at].gap for at in numbered[1:]) >= 0.8 * len(numbered[1:]) and len(numbered) > 2:
        for at, line in enumerate(body):
            cells = columns_of(line, cuts, scale)
            if line.gap and not line.after_break and cells[1][:1].isupper() and sum(map(bool, cells)) > 2:
                starts.add(at)
    return sorted({0, *starts})


def _boundary(
    body: Sequence[SetLine], start: int, number: int, following: int, cuts: Sequence[float], scale: Scale
) -> int:
    """Where the next row begins, between the numbers of two rows."""
    mirrored = 2 * body[number].down - body[start].down
    pitch = min((body[at + 1].down - body[at].down for at in range(start, following)), default=1.0) or 1.0

    def cost(at: int) -> float:
        above, cells = body[at - 1].down, columns_of(body[at], cuts, scale)
        far = abs((above + body[at].down) / 2 - (mirrored + pitch / 2)) / pitch
        goes_on = 1.5 if cells[1][:1].islower() else -0.8 if cells[1][:1].isupper() else 0.0
        return far + goes_on - (1.6 if body[at].gap else 0.0)

    return min(range(number + 1, following + 1), key=cost)
