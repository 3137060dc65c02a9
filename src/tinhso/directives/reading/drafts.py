"""Rows of a table, whatever their source, gathered to groups and drafts of tasks."""

import re
from dataclasses import dataclass, field

from tinhso.directives.reading.columns import Column
from tinhso.directives.reading.fitting import NUMBER
from tinhso.directives.reading.result import ReadGroup
from tinhso.papers import Place
from tinhso.papers.letter_case import is_capitals
from tinhso.papers.markers import Marker, marker_of
from tinhso.papers.patterns import compiled

Cells = dict[Column, str]

COUNT = compiled(
    r"\s*[-–:,]?\s*\(?\s*(?:gồm|có|tổng số|"
    r"tổng cộng)?:?\s*(?P<count>\d{1,3})\s*(?:nhóm\s+)?(?:nhiệm vụ|NHIỆM VỤ|chỉ tiêu|nội dung|"
    r"công việc|giải pháp|nv|hoạt động)(?P<rest>[^()]{0,40})\)?\s*[.;:]?\s*$",
    re.IGNORECASE,
)
GROUP_NUMBER = compiled(r"^(?:[IVX]{1,5}|[A-HĐ])[.)]?$")
_TAIL = compiled(r"^(?:[a-zà-ỹđ,;.)(](?![.)]\s)|\((?:[2-9]|1\d)\))")
_SUBGROUP_WORD = compiled(r"^(?:Nhóm|Về|Lĩnh vực|Mục tiêu|Nhiệm vụ về|Công tác|Giải pháp|Phát triển|Các nhiệm vụ)\b")


@dataclass(slots=True)
class Draft:
    """A task before its units and deadlines are read."""

    number: str
    group: int
    cells: Cells
    place: Place
    subheading: str | None = None
    finished: bool = False


@dataclass(slots=True)
class Gathering:
    """What the rows so far amount to. `not_understood` are rows that fit nothing: (text, place)."""

    groups: list[ReadGroup] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    not_understood: list[tuple[str, Place]] = field(default_factory=list)
    subheading: str | None = None
    beside: str | None = None
    numbered: bool = True  # whether the table has a column of numbers

    def open_group(self, number: str, title: str, place: Place) -> None:
        count = COUNT.search(title)
        stated = int(count["count"]) if count else None
        plain = (title[: count.start()] if count else title).strip(" .:;-–")
        self.groups.append(ReadGroup(number.rstrip(".)"), plain, stated, 0, place))
        self.subheading = None

    def current_group(self) -> int:
        return len(self.groups) - 1

    def add_row(self, cells: Cells, place: Place, following: Cells | None) -> None:
        """Take one row: a group's or sub-heading, a task, or the tail of the task before."""
        if title := " ".join(cells.pop(Column.GROUP, "").split()):
            self._group_beside(title, place)
        filled = {column for column, text in cells.items() if text}
        number = cells.get(Column.NUMBER, "").strip()
        content = cells.get(Column.CONTENT, "").strip()
        others = filled - {Column.NUMBER, Column.CONTENT}
        if not filled:
            return
        if not others:
            self._heading_row(number, content, place, following)
            return
        if not content and not number:
            self._append(cells, place)
            return
        if not number and content and self._is_tail(content, others, following):
            self._append(cells, place)
            return
        marker = marker_of(content) if not number else None
        if marker and marker.kind in ("number", "decimal", "roman") and not number:
            number, content = marker.value, marker.strip_from(content)
        if number and not NUMBER.match(number):
            content = f"{number} {content}".strip() if not content or len(number) > 6 else content
        draft = Draft(
            number.rstrip(".)"), self.current_group(), {**cells, Column.CONTENT: content}, place, self.subheading
        )
        self._inherit(draft, number)
        self.drafts.append(draft)

    def _group_beside(self, title: str, place: Place) -> None:
        """A group's title in a column of its own, repeated or merged over its rows."""
        if title == self.beside:
            return
        self.beside = title
        marker = marker_of(title)
        numbered = marker is not None and not marker.is_bullet
        number = marker.value if marker and numbered else str(len(self.groups) + 1)
        self.open_group(number, marker.strip_from(title) if marker and numbered else title, place)

    def _heading_row(self, number: str, content: str, place: Place, following: Cells | None) -> None:
        """A row of which only number or content is filled."""
        if not content and number and not NUMBER.match(number):
            number, content = "", number
        marker = marker_of(content)
        if not number and marker and marker.kind in ("roman", "letter_upper", "part"):
            self.open_group(marker.value, marker.strip_from(content), place)
        elif number and GROUP_NUMBER.match(number):
            if content:
                self.open_group(number, content, place)
        elif number and content:
            self._numbered_heading(number, content, place, following)
        elif content:
            self._unnumbered_heading(content, marker, place, following)

    def _numbered_heading(self, number: str, content: str, place: Place, following: Cells | None) -> None:
        """ "1 | Về thể chế" above "1.1" is a group; without such rows it is a task that says neither who nor when."""
        below = (following or {}).get(Column.NUMBER, "").strip().rstrip(".)")
        own = number.rstrip(".)")
        if below.startswith(own + ".") or COUNT.search(content):
            if self.groups and (
                GROUP_NUMBER.match(self.groups[-1].number) or own.startswith(self.groups[-1].number + ".")
            ):
                self.subheading = content.strip(" :.")
            else:
                self.open_group(own, content, place)
        elif below in ("1", "a", "-") or (not below and is_capitals(content)):
            if self.groups and GROUP_NUMBER.match(self.groups[-1].number):
                self.subheading = content.strip(" :.")
            else:
                self.open_group(own, content, place)
        else:
            self.drafts.append(Draft(own, self.current_group(), {Column.CONTENT: content}, place, self.subheading))

    def _unnumbered_heading(self, content: str, marker: Marker | None, place: Place, following: Cells | None) -> None:
        if (self.drafts and _TAIL.match(content)) or (marker and marker.is_bullet and self.drafts):
            self._append({Column.CONTENT: content}, place)
        elif len(content) < 250:
            self.subheading = content.strip(" :.")
            if not self.groups or COUNT.search(content):
                self.open_group("", content, place)
        else:
            self.not_understood.append((content, place))

    def _is_tail(self, content: str, others: set[Column], following: Cells | None) -> bool:
        if not self.drafts:
            return False
        return bool(_TAIL.match(content)) and not {Column.LEAD, Column.DEADLINE} <= others

    def _append(self, cells: Cells, place: Place) -> None:
        if not self.drafts:
            self.not_understood.append((" | ".join(text for text in cells.values() if text), place))
            return
        last = self.drafts[-1]
        for column, text in cells.items():
            if not text:
                continue
            before = last.cells.get(column, "")
            glue = " " if not before or column is Column.CONTENT or _TAIL.match(text) or before[-1:] in ";,:-" else "; "
            last.cells[column] = f"{before}{glue}{text}".strip()
        last.place = last.place.through(place)

    def _inherit(self, draft: Draft, number: str) -> None:
        """A sub-row without a number stands beside a cell that spans both rows."""
        if number or not self.drafts or not self.numbered:
            return
        above = self.drafts[-1]
        for column in (Column.LEAD, Column.COORDINATING, Column.DEADLINE):
            if not draft.cells.get(column) and above.cells.get(column):
                draft.cells[column] = above.cells[column]
