"""What the columns of a plan's table hold, by the words of its header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tinhso.kernel.text import fold


class Column(StrEnum):
    NUMBER = "number"
    GROUP = "group"
    CONTENT = "content"
    BASIS = "basis"
    LEAD = "lead"
    COORDINATING = "coordinating"
    DELIVERABLE = "deliverable"
    DEADLINE = "deadline"
    RESULT = "result"
    NOTE = "note"
    UNIT_OF_MEASURE = "unit_of_measure"
    VALUE = "value"
    LEADER = "leader"
    OTHER = "other"


# Folded words; the first that a header cell holds decides, so the narrower stand first.
_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.COORDINATING, r"phoi hop|phoi ket hop|tham gia thuc hien|don vi tham gia|co quan tham gia"),
    (
        Column.LEADER,
        r"lanh dao (?:chi dao|phu trach|ubnd|so|bo|theo doi)|nguoi (?:chiu trach nhiem|phu trach|"
        r"thuc hien|chu tri)|can bo|chuyen vien|lanh dao$",
    ),
    (
        Column.LEAD,
        r"[ct]h?[ru] ?tri\b|chu tri|tru tri|dau moi|(?:co quan|don vi|bo phan|phong|nganh|to chuc|cap|"
        r"noi)[\w ,/]* (?:thuc hien|trien khai|chiu trach nhiem|tham muu|giao|duoc giao|phu trach)|"
        r"phan cong|trach nhiem|don vi thuc hien|^(?:co quan|don vi)$",
    ),
    (
        Column.BASIS,
        r"(?:van ban|can cu|nguon|so van ban|quyet dinh|ke hoach)[\w ,/]*(?:giao|chi dao|phap ly|"
        r"nhiem vu)|can cu|van ban giao|van ban$|nguon goc",
    ),
    (Column.NUMBER, r"^(?:s?tt|so tt|so thu tu|#|muc|ma so|ma|no)\.?$"),
    (
        Column.DEADLINE,
        r"thoi gian|thoi han|thoi diem|^han\b|han (?:hoan thanh|xu ly)|tien do(?! thuc hien nhiem vu)|"
        r"lo trinh|^(?!.*(?:san pham|ket qua|muc do)).*hoan thanh$|^ngay hoan thanh|ky han|moc ",
    ),
    (
        Column.RESULT,
        r"ket qua (?:thuc hien|dat duoc|den|trien khai|xu ly|theo doi|cong tac)|tinh (?:hinh|trang)|"
        r"trang thai|da thuc hien|ket qua/|muc do hoan thanh",
    ),
    (Column.GROUP, r"^nhom (?:nhiem vu|giai phap|noi dung|cong viec|chi tieu|van de)|^linh vuc$|^nhom$"),
    (Column.DELIVERABLE, r"san pham|dau ra|ket qua|du kien|hinh thuc van ban|ten van ban|loai van ban"),
    (Column.NOTE, r"ghi chu|mo ta|giai trinh|kho khan|de xuat|chi chu"),
    (Column.UNIT_OF_MEASURE, r"don vi tinh|dvt|don vi do"),
    (
        Column.CONTENT,
        r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|viec|ten |hang muc|chi tieu|tieu chi|"
        r"muc tieu|du an|yeu cau|dich vu|danh muc",
    ),
    (Column.VALUE, r"chi tieu|ke hoach|muc tieu|gia tri|so luong|ty le|nam \d{4}|kinh phi"),
)
_COMPILED = tuple((column, re.compile(words)) for column, words in _WORDS)


def column_of(header: str) -> Column | None:
    """What a header cell announces; None for text that announces nothing."""
    text = re.sub(r"\s*\([^()]*\)", "", fold(header)).strip(" .:*")
    if not text or len(text) > 90:
        return None
    for column, words in _COMPILED:
        if words.search(text):
            return column
    return None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table from left to right."""

    columns: tuple[Column, ...]

    @property
    def assigns(self) -> bool:
        """Whether rows are tasks: they say what, and who or when."""
        return Column.CONTENT in self.columns and bool(
            {Column.LEAD, Column.DEADLINE, Column.COORDINATING, Column.RESULT} & set(self.columns)
        )

    @property
    def measures(self) -> bool:
        """Whether rows are targets with a unit of measure and a value."""
        return Column.CONTENT in self.columns and bool({Column.UNIT_OF_MEASURE, Column.VALUE} & set(self.columns))


def read_header(cells: Sequence[str], *, report: bool = False) -> Header | None:
    """The header that a row of cells is, or None. In a report "Kết quả" says what was done, in a plan what shall be."""
    kinds = [column_of(cell) for cell in cells]
    known = [kind for kind in kinds if kind and kind is not Column.NUMBER]
    if len(set(known)) < 2 or any(len(cell) > 90 for cell in cells):
        return None
    if sum(1 for cell in cells if cell) > len(known) + 2:
        return None
    columns = _disambiguated([kind or Column.OTHER for kind in kinds], report)
    header = Header(tuple(columns))
    return header if header.assigns or header.measures else None


def _disambiguated(columns: list[Column], report: bool) -> list[Column]:
    """One column of each kind: a second "content" is a note, a lone "result" of a plan its deliverable."""
    if report and Column.RESULT not in columns and Column.DELIVERABLE in columns:
        columns[columns.index(Column.DELIVERABLE)] = Column.RESULT
    if not report and Column.RESULT in columns and Column.DELIVERABLE not in columns:
        columns[columns.index(Column.RESULT)] = Column.DELIVERABLE
    if Column.GROUP in columns and Column.CONTENT not in columns:
        columns[columns.index(Column.GROUP)] = Column.CONTENT
    if columns.count(Column.CONTENT) > 1:
        first = columns.index(Column.CONTENT)
        for index in range(first + 1, len(columns)):
            if columns[index] is Column.CONTENT:
                columns[index] = Column.VALUE if Column.LEAD not in columns else Column.NOTE
    if Column.LEADER in columns and Column.LEAD not in columns:
        columns[columns.index(Column.LEADER)] = Column.LEAD
    return columns


_STREAM = re.compile(
    r"(?P<number>\b(?:s?tt|so tt|so thu tu)\b)"
    r"|(?P<coordinating>(?:(?:cac )?(?:co quan|don vi|to chuc|phong|nganh)[ ,/]*)*(?:phoi hop)(?: thuc hien)?)"
    r"|(?P<lead>(?:(?:cac )?(?:co quan|don vi|phong|nganh|bo phan)[ ,/]*)*(?:chu tri|tru tri|"
    r"dau moi)(?: thuc hien| tham muu| trien khai)?|(?:(?:co quan|don vi)[ ,/]*)+(?:thuc hien|"
    r"chiu trach nhiem|duoc giao|trien khai))"
    r"|(?P<basis>van ban giao(?: nhiem vu)?|can cu(?: giao nhiem vu| phap ly)?)"
    r"|(?P<deadline>(?:thoi gian|thoi han|tien do|lo trinh)(?: (?:thuc hien|hoan thanh|ban hanh|"
    r"xu ly)(?:[ ,/-]*(?:hoan thanh|thuc hien))?)?)"
    r"|(?P<result>ket qua (?:thuc hien|dat duoc)|tinh trang|tinh hinh thuc hien|trang thai)"
    r"|(?P<deliverable>(?:du kien )?(?:san pham|ket qua)(?:[ ,/-]*(?:dau ra|du kien|san pham|"
    r"hoan thanh|ket qua|chu yeu|dat duoc))*)"
    r"|(?P<note>ghi chu|mo ta)"
    r"|(?P<content>(?:ten |noi dung |cac )*(?:nhiem vu|cong viec|noi dung|hoat dong|giai phap|"
    r"hang muc)(?:[ ,/-]*(?:nhiem vu|giai phap|cong viec|thuc hien|chu yeu|trong tam|cu the))*)"
)


def read_header_stream(text: str, *, report: bool = False) -> tuple[Header, float] | None:
    """A header whose cells run together, as text taken out of a PDF has it, and the share of its letters that fits."""
    folded = " ".join(fold(text).split())
    columns: list[Column] = []
    covered = 0
    for match in _STREAM.finditer(folded):
        columns.append(Column(match.lastgroup or "other"))
        covered += len(match.group().replace(" ", ""))
    length = len(folded.replace(" ", ""))
    if len(columns) < 3 or covered < 0.75 * length:
        return None
    header = Header(tuple(_disambiguated(columns, report)))
    return (header, covered / length) if header.assigns else None
