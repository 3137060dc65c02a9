"""Tables without ruled lines: columns kept apart by blanks alone, on a page of a PDF or in a text that imitates one.

A header that begins with "TT" or "STT" announces the table. Where its lines leave the same strips blank, the columns
are cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tinhso.kernel.text import fold
from tinhso.papers.model import TableRow
from tinhso.papers.patterns import compiled
from tinhso.papers.set_lines import (
    HEADER,
    NUMBER,
    Scale,
    SetLine,
    columns_of,
    fits,
    fits_part,
    heads,
    parts_of,
)
from tinhso.papers.set_rows import cells_of_header, header_length, row_of, rows_of

_END = compiled(r"^(?:Nơi nhận|PHỤ LỤC|Ghi chú\s*:|(?:T/?M|KT|TL)\.\s)")
_REACH = 400  # lines of one table
_SILENCE = 14  # lines without several parts after which the table has ended
_TOLERANCE = 0.1  # share of lines that may reach into a strip between columns
_ENOUGH = 8  # lines, of which one may reach over
LEAST_COLUMNS = 3
_FURNITURE = 4  # page number and running title between the halves of a table


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


def _opens(lines: Sequence[SetLine], at: int, scale: Scale) -> bool:
    first = lines[at].tokens[0] if lines[at].tokens else None
    if first is None or not HEADER.match(fold(first.text)):
        return False
    return any(len(parts_of(line, scale)) >= LEAST_COLUMNS for line in lines[max(0, at - 3) : at + 4])


def _table(lines: Sequence[SetLine], header: int, scale: Scale, floor: int, before: Found | None) -> Found | None:
    limit = _limit(lines, header, scale)
    cuts = _as_headed(lines[header:limit], _all_cuts(lines[header:limit], scale), scale)
    if len(cuts) < LEAST_COLUMNS - 1:
        return None
    start = header
    while start > max(floor, header - 4) and _belongs_above(lines[start - 1], lines[start], cuts, scale):
        start -= 1
    if limit < len(lines) and _opens(lines, limit, scale):
        limit -= header - start  # the next header too has lines above its "TT"
    end = _end(lines, header, limit, cuts, scale)
    known = before.header if before and len(before.cuts) == len(cuts) else 0
    length = known or header_length(lines[start:end], header - start, cuts, scale)
    head, body = lines[start : start + length], lines[start + length : end]
    rows = rows_of(body, cuts, scale)
    first = row_of([cells_of_header(line, cuts, scale) for line in head], head)
    return Found(start, end, (first, *rows), tuple(cuts), length) if rows else None


def _going_on(lines: Sequence[SetLine], at: int, scale: Scale, before: Found) -> Found | None:
    """A page that goes on with the table of the page before, without its header."""
    limit = _limit(lines, at, scale)
    telling = [line for line in lines[at:limit] if len(parts_of(line, scale)) >= LEAST_COLUMNS]
    cuts = list(before.cuts)
    if len(telling) < 2 or len(parts_of(lines[at], scale)) + len(parts_of(lines[at + 1], scale)) < LEAST_COLUMNS:
        return None
    if sum(fits(line, cuts, scale) for line in telling) < 0.8 * len(telling):
        cuts = _all_cuts(lines[at:limit], scale)
        if len(cuts) != len(before.cuts):
            return None
    end = _end(lines, at - 1, limit, cuts, scale)
    rows = rows_of(lines[at:end], cuts, scale)
    return Found(at, end, tuple(rows), tuple(cuts), before.header) if rows else None


def _all_cuts(lines: Sequence[SetLine], scale: Scale) -> list[float]:
    """Cuts by the lines of several cells, then by all lines that keep to them."""
    telling = [line for line in lines if len(parts_of(line, scale)) >= LEAST_COLUMNS]
    cuts = _cuts(telling, scale) if len(telling) >= LEAST_COLUMNS else []
    if not cuts:
        return []
    pairs = [line for line in lines if len(parts_of(line, scale)) == 2 and not NUMBER.match(line.tokens[0].text)]
    return _with_whole_numbers(lines, _cuts([*telling, *pairs], scale) or cuts, scale)


def _as_headed(lines: Sequence[SetLine], cuts: list[float], scale: Scale) -> list[float]:
    """Two parts of the header in one column tell of a cut that full cells have closed: the best place is taken."""
    telling = [line for line in lines if len(parts_of(line, scale)) >= LEAST_COLUMNS]
    if not cuts or len(telling) < _ENOUGH:
        return cuts
    added: list[float] = []
    for one, other in pairwise(parts_of(lines[0], scale)):
        if any(one.middle < cut <= other.middle for cut in cuts):
            continue
        places = {token.left for line in telling for token in line.tokens if one.right < token.left <= other.middle}
        scored = ((_crossings(telling, at, scale), _covering(telling, at, scale), at) for at in places)
        crossed, _covered, place = min(scored, default=(len(telling), 0, 0.0))
        if crossed <= max(1, 0.1 * len(telling)):
            added.append(place)
    return sorted([*cuts, *added])


def _crossings(lines: Sequence[SetLine], cut: float, scale: Scale) -> int:
    return sum(not fits(line, [cut], scale) for line in lines)


def _covering(lines: Sequence[SetLine], cut: float, scale: Scale) -> int:
    return sum(not fits_part(part, [cut], scale) for line in lines for part in parts_of(line, scale))


def _with_whole_numbers(lines: Sequence[SetLine], cuts: list[float], scale: Scale) -> list[float]:
    """Roman numbers on the left and others on the right are one column of numbers, not two."""
    while len(cuts) > LEAST_COLUMNS - 1:
        second = [cell for line in lines if fits(line, cuts, scale) and (cell := columns_of(line, cuts, scale)[1])]
        numbers = sum(bool(NUMBER.match(cell) or HEADER.match(fold(cell))) for cell in second)
        if not second or numbers < 0.9 * len(second):
            return cuts
        cuts = cuts[1:]
    return cuts


def _limit(lines: Sequence[SetLine], header: int, scale: Scale) -> int:
    """Where the table must have ended: at the next header, at the signature, or after a long stretch of plain lines."""
    silent = 0
    for at in range(header + 1, min(len(lines), header + _REACH)):
        if _END.match(lines[at].text) or (at > header + 2 and _opens(lines, at, scale)):
            return at
        silent = 0 if len(parts_of(lines[at], scale)) >= 2 else silent + 1
        if silent > _SILENCE:
            return at
    return min(len(lines), header + _REACH)


def _cuts(lines: Sequence[SetLine], scale: Scale) -> list[float]:
    """Where columns are parted: the right edges of the strips that nearly all lines leave blank."""
    spans = [(part.left, part.right) for line in lines for part in parts_of(line, scale)]
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


def _belongs_above(line: SetLine, below: SetLine, cuts: Sequence[float], scale: Scale) -> bool:
    """Whether a line is the upper part of a header whose "TT" stands in the middle of its cell."""
    return not below.gap and line.tokens[0].left >= cuts[0] - scale.slack and fits(line, cuts, scale)


def _end(lines: Sequence[SetLine], header: int, limit: int, cuts: Sequence[float], scale: Scale) -> int:
    at = header + 1
    while at < limit:
        line = lines[at]
        if not fits(line, cuts, scale) and not heads(line, cuts) and len(parts_of(line, scale)) < 2:
            later = lines[at + 1 : at + 4]
            if not any(fits(one, cuts, scale) and len(parts_of(one, scale)) >= LEAST_COLUMNS for one in later):
                return at
        at += 1
    return limit
