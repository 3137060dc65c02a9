"""Where the rows of a loose table begin."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tinhso.directives.reading.columns import Column, Header, read_header_stream
from tinhso.directives.reading.drafts import COUNT
from tinhso.directives.reading.fitting import fits
from tinhso.kernel.text import fold
from tinhso.papers import Line, Place
from tinhso.papers.letter_case import is_capitals
from tinhso.papers.patterns import compiled

_ALONE = compiled(r"^\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})[.)]?$")
_WITH_TEXT = compiled(r"^(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?:[.)]\s*|\s+)(?P<text>[A-ZĐÀ-Ỹ\"“(][^\d].*)$")
_GROUP_ALONE = compiled(r"^(?P<number>[IVX]{1,5}|[A-HĐ])[.)]?$")
_GROUP_TEXT = compiled(r"^(?P<number>[IVX]{1,5}|[A-HĐ])(?:[.)]\s*|\s+[-–]?\s*)(?P<text>[A-ZĐÀ-Ỹ].{3,})$")
_HEADER_WORDS = compiled(
    r"^(?:s?tt\b|so tt|noi dung|nhiem vu$|ten nhiem vu|don vi|co quan|thoi (?:gian|han)|san pham|"
    r"ket qua|ghi chu|chu tri|phoi hop)"
)
_SUBHEADING = compiled(r"^(?:Về|Nhóm|Lĩnh vực|Công tác|Nhiệm vụ về)\b")


@dataclass(slots=True)
class LooseRow:
    """`kind` is "task", "group" or "subheading"."""

    kind: str
    number: str
    lines: list[Line] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return self.lines[0].place.through(self.lines[-1].place) if self.lines else Place(0)


@dataclass(slots=True)
class _Numbering:
    """What number may come next."""

    last: tuple[int, ...] = ()
    restart: bool = True

    def accepts(self, written: str) -> bool:
        number = tuple(int(part) for part in written.split("."))
        if not self.last or (self.restart and number[-1] == 1):
            return number[-1] == 1
        if len(number) == len(self.last):
            if number == (*self.last[:-1], self.last[-1] + 1):
                return True
            return len(number) > 1 and number[-1] == 1 and number[:-1] > self.last[:-1]
        if len(number) > len(self.last):
            return number[-1] == 1 and number[: len(self.last)] in (self.last, (*self.last[:-1], self.last[-1] + 1))
        return number == (*self.last[: len(number) - 1], self.last[len(number) - 1] + 1)

    def take(self, written: str) -> None:
        self.last = tuple(int(part) for part in written.split("."))
        self.restart = False


def split_rows(lines: Sequence[Line], header: Header) -> list[LooseRow]:
    """Rows in order. Lines before the first number, repeated headers and page numbers belong to none."""
    rows: list[LooseRow] = []
    numbering = _Numbering()
    broken = False
    index = 0
    while index < len(lines):
        skipped = _repeated_header(lines, index, header)
        if skipped:
            index, broken = index + skipped, True
            continue
        line = lines[index]
        text = line.text.strip()
        index += 1
        started = _start(text, lines[index].text if index < len(lines) else "", numbering, rows)
        if started == "page number":
            broken = True
            continue
        if isinstance(started, LooseRow):
            rest = started.lines
            started.lines = [Line(one.text, line.place, line.gap) for one in rest]
            if not started.lines:
                started.lines = []
            rows.append(started)
            broken = False
            continue
        if not rows:
            continue
        if broken:
            line = Line(line.text, line.place, line.gap, True)
            broken = False
        rows[-1].lines.append(line)
    _take_subheadings(rows)
    return [row for row in rows if row.lines]


def _start(text: str, following: str, numbering: _Numbering, rows: list[LooseRow]) -> "LooseRow | str | None":
    """The row that a line opens; "page number" for a lone figure out of order; None for a line of the row before."""
    no_place = Place(0)
    if match := _ALONE.match(text):
        if not rows or numbering.accepts(match["number"]) or _restarts(match["number"], following, rows):
            numbering.take(match["number"])
            return LooseRow("task", match["number"])
        return "page number" if "." not in match["number"] else None
    if (match := _GROUP_ALONE.match(text)) and following[:1].isupper():
        numbering.restart = True
        return LooseRow("group", match["number"])
    if (match := _GROUP_TEXT.match(text)) and (
        is_capitals(match["text"]) or COUNT.search(text) or (text[1:2] in ".)" or text[:2].isupper())
    ):
        numbering.restart = True
        return LooseRow("group", match["number"], [Line(match["text"], no_place)])
    if (match := _WITH_TEXT.match(text)) and numbering.accepts(match["number"]):
        numbering.take(match["number"])
        return LooseRow("task", match["number"], [Line(match["text"], no_place)])
    return None


def _restarts(number: str, following: str, rows: list[LooseRow]) -> bool:
    """A "1" amid a group starts anew below a sub-heading."""
    return number == "1" and bool(rows) and fits(Column.CONTENT, following) >= 1.5


def _repeated_header(lines: Sequence[Line], index: int, header: Header) -> int:
    """How many lines from here repeat the header, perhaps without its first cells."""
    if not _HEADER_WORDS.match(fold(lines[index].text)) or len(lines[index].text) > 150:
        return 0
    text = ""
    best = 0
    best_fit: tuple[int, float] = (0, 0.0)
    wanted = [column for column in header.columns if column is not Column.NUMBER]
    for at in range(index, min(index + 20, len(lines))):
        if at > index and (
            len(lines[at].text) > 90
            or _ALONE.match(lines[at].text.strip())
            or _GROUP_ALONE.match(lines[at].text.strip())
        ):
            break
        text = f"{text} {lines[at].text}"
        found = read_header_stream(text)
        if found:
            columns = [column for column in found[0].columns if column is not Column.NUMBER]
            fit = (len(columns), found[1])
            if len(set(columns) & set(wanted)) >= min(3, len(wanted)) and fit >= best_fit:
                best, best_fit = at - index + 1, fit
    return best


def _take_subheadings(rows: list[LooseRow]) -> None:
    """A last line that is a heading goes before the row whose number starts anew."""
    index = 0
    while index < len(rows) - 1:
        row, following = rows[index], rows[index + 1]
        if row.kind == "task" and following.kind == "task" and following.number in ("1", "1.1") and len(row.lines) > 2:
            last = row.lines[-1]
            if len(last.text) < 120 and (last.text[:1].isupper() and _SUBHEADING.match(last.text)):
                row.lines.pop()
                rows.insert(index + 1, LooseRow("subheading", "", [last]))
                index += 1
        index += 1
