"""A plan as a workbook says it: its columns, its rows, and what is wrong in which cell."""

from dataclasses import dataclass, field
from enum import StrEnum

from tinhso.directives.inputs import DeadlineInput

SHEET = "Nhiệm vụ"
HEADER_ROW = 1
FIRST_ROW = 2
MOST_ROWS = 2_000


class Column(StrEnum):
    """The columns in their order; the value is the heading, by which a column is found again."""

    GROUP_NUMBER = "Số nhóm"
    GROUP_TITLE = "Tên nhóm"
    NUMBER = "Số"
    KIND = "Loại"
    CONTENT = "Nội dung nhiệm vụ"
    DELIVERABLE = "Sản phẩm, kết quả"
    LEADS = "Đơn vị chủ trì"
    COORDINATING = "Đơn vị phối hợp"
    DEADLINE_TEXT = "Thời hạn (nguyên văn)"
    DEADLINE_KIND = "Loại hạn"
    DUE = "Ngày cuối"
    ONGOING_AFTER = "Sau đó làm thường xuyên"


PROBLEMS_HEADING = "Lỗi cần sửa"


@dataclass(frozen=True)
class CellProblem:
    """One thing wrong in one cell: the sheet's own row number, the column's heading, and what to do about it."""

    row: int
    column: str
    code: str
    message: str
    remedy: str


@dataclass(frozen=True)
class PlanRow:
    """One task as the sheet gives it. `cells` is what stood there, so that a row can be given back to be corrected."""

    row: int
    content: str
    group_number: str = ""
    group_title: str = ""
    number: str = ""
    kind: str = "task"
    deliverable: str = ""
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadlines: tuple[DeadlineInput, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanSheet:
    """All rows of a sheet, in order, and all problems. A row with a problem isn't brought in; the others are."""

    rows: list[PlanRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def _bad(self) -> set[int]:
        return {problem.row for problem in self.problems}

    @property
    def good_rows(self) -> list[PlanRow]:
        bad = self._bad
        return [row for row in self.rows if row.row not in bad]

    @property
    def failed_rows(self) -> list[PlanRow]:
        bad = self._bad
        return [row for row in self.rows if row.row in bad]
