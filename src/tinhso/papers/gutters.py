"""Tables without ruled lines: columns kept apart by blanks alone, on a page of a PDF or in a text that imitates one.

A header that begins with "TT" or "STT" announces the table. Where its lines leave the same strips blank, the columns
are cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tinhso.kernel.text import fold
from tinhso.papers.model import Place, TableRow
from tinhso.papers.paragraphs import join_lines
from tinhso.papers.patterns import compiled

_HEADER = compiled(r"^(?:s\.?tt|tt|so tt)\.?$")
_GROUP = compiled(r"^(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})?)[.)]?$")
_ROMAN = compiled(r"^[IVX]{1,5}[.)]?$")
_LONELY_NUMBER = compiled(r"^[-–]?\d{1,3}[-–]?$")
_END = compiled(r"^(?:Nơi nhận|PHỤ LỤC|Ghi chú\s*:|(?:T/?M|KT|TL)\.\s)")
_REACH = 400  # lines of one table
_SILENCE = 14  # lines without several parts after which the table has ended
_TOLERANCE = 0.1  # share of lines that may reach into a strip between columns
_ENOUGH = 8  # lines, of which one may reach over
_LEAST_COLUMNS = 3
_FURNITURE = 4  # page number and running title between the halves of a table


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it stands across the page: in characters, or in points."""

    text: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it was set. `down` grows from top to bottom; `gap` says that more room than usual stands above."""

    tokens: tuple[Token, ...]
    down: float
    place: Place
    gap: bool = False
    after_break: bool = False

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Scale:
    """`wide` is the least blank between two cells of a line, `strip` the least breadth of a strip between columns."""

    wide: float
    strip: float
    slack: float


CHARACTERS = Scale(wide=2, strip=1, slack=0.6)
POINTS = Scale(wide=7, strip=4, slack=1.5)


@dataclass(frozen=True, slots=True)
class Found:
    """The lines from `start` up to `end` are a table of these rows."""

    start: int
    end: int
    rows: tuple[TableRow, ...]
    cuts: tuple[float, ...] = ()
    header: int = 0  # how many lines the header takes up


def tables_of(lines: Sequence[SetLine], scale: Scale, before: Found | None = None) -> list[Found]:
    """The tables among lines, from top to bottom. `before` is the one on the page before, which may go on."""
    found: list[Found] = []
    at = 0
    while at < len(lines):
        table = None
        if _opens(lines, at, scale):
            table = _table(lines, at, scale, found[-1].end if found else 0, before)
        elif before and (at == 0 or lines[at].after_break) and at < before.end + _FURNITURE:
            table = _going_on(lines, at, scale, before)
        if table:
            found.append(table)
            before, at = table, table.end
        else:
            at += 1
    return found


def _parts(line: SetLine, scale: Scale) -> list[Token]:
    """The words of a line joined but where a wide blank stands between them."""
    parts: list[Token] = []
    for token in line.tokens:
        if parts and token.left - parts[-1].right < scale.wide:
            parts[-1] = Token(f"{parts[-1].text} {token.text}", parts[-1].left, token.right)
        else:
            parts.append(token)
    return parts


def _opens(lines: Sequence[SetLine], at: int, scale: Scale) -> bool:
    first = lines[at].tokens[0] if lines[at].tokens else None
    if first is None or not _HEADER.match(fold(first.text)):
        return False
    return any(len(_parts(line, scale)) >= _LEAST_COLUMNS for line in lines[max(0, at - 3) : at + 4])


def _table(lines: Sequence[SetLine], header: int, scale: Scale, floor: int, before: Found | None) -> Found | None:
    limit = _limit(lines, header, scale)
    cuts = _as_headed(lines[header:limit], _all_cuts(lines[header:limit], scale), scale)
    if len(cuts) < _LEAST_COLUMNS - 1:
        return None
    start = header
    while start > max(floor, header - 4) and _belongs_above(lines[start - 1], lines[start], cuts, scale):
        start -= 1
    if limit < len(lines) and _opens(lines, limit, scale):
        limit -= header - start  # the next header too has lines above its "TT"
    end = _end(lines, header, limit, cuts, scale)
    known = before.header if before and len(before.cuts) == len(cuts) else 0
    length = known or _header_length(lines[start:end], header - start, cuts, scale)
    head, body = lines[start : start + length], lines[start + length : end]
    rows = _rows(body, cuts, scale)
    first = _row([_cells_of_header(line, cuts, scale) for line in head], head)
    return Found(start, end, (first, *rows), tuple(cuts), length) if rows else None


def _going_on(lines: Sequence[SetLine], at: int, scale: Scale, before: Found) -> Found | None:
    """A page that goes on with the table of the page before, without its header."""
    limit = _limit(lines, at, scale)
    telling = [line for line in lines[at:limit] if len(_parts(line, scale)) >= _LEAST_COLUMNS]
    cuts = list(before.cuts)
    if len(telling) < 2 or len(_parts(lines[at], scale)) + len(_parts(lines[at + 1], scale)) < _LEAST_COLUMNS:
        return None
    if sum(_fits(line, cuts, scale) for line in telling) < 0.8 * len(telling):
        cuts = _all_cuts(lines[at:limit], scale)
        if len(cuts) != len(before.cuts):
            return None
    end = _end(lines, at - 1, limit, cuts, scale)
    rows = _rows(lines[at:end], cuts, scale)
    return Found(at, end, tuple(rows), tuple(cuts), before.header) if rows else None


def _all_cuts(lines: Sequence[SetLine], scale: Scale) -> list[float]:
    """Cuts by the lines of several cells, then by all lines that keep to them."""
    telling = [line for line in lines if len(_parts(line, scale)) >= _LEAST_COLUMNS]
    cuts = _cuts(telling, scale) if len(telling) >= _LEAST_COLUMNS else []
    if not cuts:
        return []
    pairs = [line for line in lines if len(_parts(line, scale)) == 2 and not _GROUP.match(line.tokens[0].text)]
    return _with_whole_numbers(lines, _cuts([*telling, *pairs], scale) or cuts, scale)


def _as_headed(lines: Sequence[SetLine], cuts: list[float], scale: Scale) -> list[float]:
    """Two parts of the header in one column tell of a cut that full cells have closed: the best place is taken."""
    telling = [line for line in lines if len(_parts(line, scale)) >= _LEAST_COLUMNS]
    if not cuts or len(telling) < _ENOUGH:
        return cuts
    added: list[float] = []
    for one, other in pairwise(_parts(lines[0], scale)):
        if any(one.middle < cut <= other.middle for cut in cuts):
            continue
        places = {token.left for line in telling for token in line.tokens if one.right < token.left <= other.middle}
        scored = ((_crossings(telling, at, scale), _covering(telling, at, scale), at) for at in places)
        crossed, _covered, place = min(scored, default=(len(telling), 0, 0.0))
        if crossed <= max(1, 0.1 * len(telling)):
            added.append(place)
    return sorted([*cuts, *added])


def _crossings(lines: Sequence[SetLine], cut: float, scale: Scale) -> int:
    return sum(not _fits(line, [cut], scale) for line in lines)


def _covering(lines: Sequence[SetLine], cut: float, scale: Scale) -> int:
    return sum(not _fits_part(part, [cut], scale) for line in lines for part in _parts(line, scale))


def _fits_part(part: Token, cuts: Sequence[float], scale: Scale) -> bool:
    return not any(part.left < cut - scale.slack and part.right > cut + scale.slack for cut in cuts)


def _with_whole_numbers(lines: Sequence[SetLine], cuts: list[float], scale: Scale) -> list[float]:
    """Roman numbers on the left and others on the right are one column of numbers, not two."""
    while len(cuts) > _LEAST_COLUMNS - 1:
        second = [cell for line in lines if _fits(line, cuts, scale) and (cell := _columns(line, cuts, scale)[1])]
        numbers = sum(bool(_GROUP.match(cell) or _HEADER.match(fold(cell))) for cell in second)
        if not second or numbers < 0.9 * len(second):
            return cuts
        cuts = cuts[1:]
    return cuts


def _header_length(lines: Sequence[SetLine], tt: int, cuts: Sequence[float], scale: Scale) -> int:
    """The header goes down to the first number; where numbers stand amid their cells, "TT" does so too."""
    first = next((at for at in range(tt + 1, len(lines)) if _heads(lines[at], cuts)), len(lines))
    numbered = [at for at in range(first, len(lines)) if _heads(lines[at], cuts)]
    if _numbers_on_top(lines, numbered, cuts, scale) or _is_title(lines[first:], cuts, scale):
        return first
    return min(first, 2 * tt + 1)


def _is_title(lines: Sequence[SetLine], cuts: Sequence[float], scale: Scale) -> bool:
    """Whether a group's title comes first, which has no lines above its number."""
    return bool(lines) and _is_group(lines[0], cuts, scale)


def _is_group(line: SetLine, cuts: Sequence[float], scale: Scale) -> bool:
    return (
        _heads(line, cuts)
        and len(_parts(line, scale)) <= 2
        and (not _fits(line, cuts, scale) or bool(_ROMAN.match(line.tokens[0].text)))
    )


def _limit(lines: Sequence[SetLine], header: int, scale: Scale) -> int:
    """Where the table must have ended: at the next header, at the signature, or after a long stretch of plain lines."""
    silent = 0
    for at in range(header + 1, min(len(lines), header + _REACH)):
        if _END.match(lines[at].text) or (at > header + 2 and _opens(lines, at, scale)):
            return at
        silent = 0 if len(_parts(lines[at], scale)) >= 2 else silent + 1
        if silent > _SILENCE:
            return at
    return min(len(lines), header + _REACH)


def _cuts(lines: Sequence[SetLine], scale: Scale) -> list[float]:
    """Where columns are parted: the right edges of the strips that nearly all lines leave blank."""
    spans = [(part.left, part.right) for line in lines for part in _parts(line, scale)]
    if not spans:
        return []
    edges = sorted({edge for span in spans for edge in span})
    allowed = max(int(_TOLERANCE * len(lines)), int(len(lines) >= _ENOUGH))
    cuts: list[float] = []
    strip: list[tuple[int, float, float]] = []  # how many spans lie over it, from where to where
    for left, right in pairwise(edges):
        covered = sum(span[0] < right and span[1] > left for span in spans)
        if covered <= allowed:
            strip.append((covered, left, right))
            continue
        if strip and strip[-1][2] - strip[0][1] >= scale.strip - 0.01:
            least = min(covered for covered, _left, _right in strip)
            cuts.append(max(right for covered, _left, right in strip if covered == least))
        strip = []
    return cuts


def _fits(line: SetLine, cuts: Sequence[float], scale: Scale) -> bool:
    """Whether no word of the line lies across a cut."""
    return not any(
        token.left < cut - scale.slack and token.right > cut + scale.slack for token in line.tokens for cut in cuts
    )


def _columns(line: SetLine, cuts: Sequence[float], scale: Scale) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for token in line.tokens:
        cells[sum(token.left >= cut - scale.slack for cut in cuts)].append(token.text)
    return [" ".join(cell) for cell in cells]


def _belongs_above(line: SetLine, below: SetLine, cuts: Sequence[float], scale: Scale) -> bool:
    """Whether a line is the upper part of a header whose "TT" stands in the middle of its cell."""
    return not below.gap and line.tokens[0].left >= cuts[0] - scale.slack and _fits(line, cuts, scale)


def _end(lines: Sequence[SetLine], header: int, limit: int, cuts: Sequence[float], scale: Scale) -> int:
    at = header + 1
    while at < limit:
        line = lines[at]
        if not _fits(line, cuts, scale) and not _heads(line, cuts) and len(_parts(line, scale)) < 2:
            later = lines[at + 1 : at + 4]
            if not any(_fits(one, cuts, scale) and len(_parts(one, scale)) >= _LEAST_COLUMNS for one in later):
                return at
        at += 1
    return limit


def _heads(line: SetLine, cuts: Sequence[float]) -> bool:
    """Whether a number stands in the first column: a row begins, or the title of a group over several columns."""
    first = line.tokens[0]
    return first.left < cuts[0] and bool(_GROUP.match(first.text))


def _rows(lines: Sequence[SetLine], cuts: Sequence[float], scale: Scale) -> list[TableRow]:
    body = [line for line in lines if not _is_page_number(line, cuts)]
    starts = _starts(body, cuts, scale)
    rows = []
    for at, start in enumerate(starts):
        held = body[start : starts[at + 1] if at + 1 < len(starts) else len(body)]
        if _is_group(held[0], cuts, scale):
            rows.append(_group_row(held, cuts))
        else:
            rows.append(_row([_columns(line, cuts, scale) for line in held], held))
    return rows


def _cells_of_header(line: SetLine, cuts: Sequence[float], scale: Scale) -> list[str]:
    """A part that reaches over several columns stands above the first of them."""
    cells = [""] * (len(cuts) + 1)
    for part in _parts(line, scale):
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


def _row(columns: Sequence[Sequence[str]], lines: Sequence[SetLine]) -> TableRow:
    cells = tuple(join_lines([cells[at] for cells in columns]) for at in range(len(columns[0])))
    return TableRow(cells, lines[0].place.through(lines[-1].place), any(line.after_break for line in lines[:1]))


def _starts(body: Sequence[SetLine], cuts: Sequence[float], scale: Scale) -> list[int]:
    """The lines with which rows begin. A number in the middle of its cell has as many lines above as below."""
    numbered = [at for at, line in enumerate(body) if _heads(line, cuts)]
    if not numbered:
        return [0] if body else []
    if _numbers_on_top(body, numbered, cuts, scale):
        return _with_subrows(body, numbered, cuts, scale)
    starts = [0]
    for at, number in enumerate(numbered):
        if _is_group(body[number], cuts, scale):
            starts.append(number)
            if at + 1 < len(numbered):
                starts.append(min(_end_of_title(body, number, cuts, scale), numbered[at + 1]))
        elif at + 1 < len(numbered):
            following = numbered[at + 1]
            if _is_group(body[following], cuts, scale):
                continue
            starts.append(_boundary(body, max(starts), number, following, cuts, scale))
    return sorted(set(starts))


def _end_of_title(body: Sequence[SetLine], number: int, cuts: Sequence[float], scale: Scale) -> int:
    """The title of a group may take up a second line, of which words lie across the columns."""
    at = number + 1
    while at < len(body) and not _fits(body[at], cuts, scale):
        at += 1
    return at


def _numbers_on_top(body: Sequence[SetLine], numbered: Sequence[int], cuts: Sequence[float], scale: Scale) -> bool:
    low = 0
    numbered = [at for at in numbered if not _is_group(body[at], cuts, scale)]
    for at in numbered:
        text = _columns(body[at], cuts, scale)[1] if _fits(body[at], cuts, scale) else "X"
        low += not text or text[0].islower()
    return low <= 0.25 * len(numbered)


def _with_subrows(body: Sequence[SetLine], numbered: Sequence[int], cuts: Sequence[float], scale: Scale) -> list[int]:
    """Where every numbered row stands apart from the one above, so does a row without a number."""
    starts = set(numbered)
    if sum(body[at].gap for at in numbered[1:]) >= 0.8 * len(numbered[1:]) and len(numbered) > 2:
        for at, line in enumerate(body):
            cells = _columns(line, cuts, scale)
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
        above, cells = body[at - 1].down, _columns(body[at], cuts, scale)
        far = abs((above + body[at].down) / 2 - (mirrored + pitch / 2)) / pitch
        goes_on = 1.5 if cells[1][:1].islower() else -0.8 if cells[1][:1].isupper() else 0.0
        return far + goes_on - (1.6 if body[at].gap else 0.0)

    return min(range(number + 1, following + 1), key=cost)
