"""Figures that a document wants reached: "80% hồ sơ được xử lý trực tuyến", "tối thiểu 50%"."""

import re
from collections.abc import Sequence

from tinhso.directives.reading.citations import without_citations
from tinhso.directives.reading.columns import Column, Header
from tinhso.directives.reading.deadlines import ReadDeadline, deadlines_in_prose, read_deadlines
from tinhso.directives.reading.outline import Role, sections_of
from tinhso.directives.reading.result import PlanReading, ReadTarget
from tinhso.kernel.numbers import parse_number
from tinhso.papers import Paragraph, Place, TableRow
from tinhso.papers.footnotes import without_marks
from tinhso.papers.patterns import compiled

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?"
_PERCENT = compiled(rf"(?P<number>{_NUMBER})\s*(?:%|phần trăm)(?!\s*(?:tăng|giảm) so)")
_AMOUNT = compiled(
    r"(?:ít nhất|tối thiểu|đạt|trên|phấn đấu|từ|có|không quá|tối đa|dưới|giảm|tăng)\s+(?:đạt\s+|có\s+|từ\s+)?"
    rf"(?P<number>{_NUMBER})\s+(?P<unit>[a-zà-ỹA-ZĐ]+(?:\s+[a-zà-ỹ]+)?)"
)
_CLAUSE = compiled(
    r",\s+(?=(?:(?:trên|tối thiểu|ít nhất|phấn đấu|khoảng|đạt|từ|và|có)\s+)*(?:\d+(?:[.,]\d+)?\s*%|"
    r"(?:tối thiểu|ít nhất)\s+\d))|\s+và\s+(?=(?:trên |tối thiểu |ít nhất )?\d+(?:[.,]\d+)?\s*%)"
)
_SENTENCE = compiled(r"(?<=[a-zà-ỹ0-9%)”\"])[.;]\s+(?=\S)")
_BY = compiled(
    r"^(?:Phấn đấu\s+)?(?:[ĐđHh](?:ến)?\s?(?:hết|cuối|năm)|Đến|Hết|Trong|Từ nay|Năm)\b[^,]{0,60},\s*", re.IGNORECASE
)
_PAST = compiled(r"\b(?:đã đạt|đạt được|hiện (?:nay|đạt)|chiếm|tăng .{0,20} so với|giảm .{0,20} so với|năm trước)\b")


def read_targets(paragraphs: Sequence[Paragraph], reading: PlanReading, *, year: int | None) -> None:
    """Targets of the text, then those that stand in the tasks."""
    for section in sections_of(paragraphs):
        if section.role in (Role.BACKGROUND, Role.FUNDING):
            continue
        aims = section.role is Role.AIMS
        above: tuple[ReadDeadline, ...] = ()
        for paragraph in section.paragraphs:
            if paragraph.marker and not paragraph.marker.is_bullet and len(paragraph.text) < 120:
                above = tuple(deadlines_in_prose(paragraph.body, year=year))
            _targets_in(without_marks(paragraph.body), paragraph.place, reading, year, amounts=aims, above=above)
    for task in reading.tasks:
        if (
            not any(target.place == task.place for target in reading.targets)
            and task.place
            and task.place.table is None
        ):
            _targets_in(task.content, task.place, reading, year, amounts=False)


def _targets_in(
    text: str,
    place: Place | None,
    reading: PlanReading,
    year: int | None,
    *,
    amounts: bool,
    above: tuple[ReadDeadline, ...] = (),
) -> None:
    """`above` are the deadlines of the heading, for targets that name none."""
    for sentence in _SENTENCE.split(text):
        masked = without_citations(sentence)
        if "%" not in masked and "phần trăm" not in masked and not amounts:
            continue
        if _PAST.search(masked):
            continue
        common = tuple(deadlines_in_prose(sentence, year=year)) or above
        position = 0
        for clause in _CLAUSE.split(sentence):
            if not clause:
                continue
            target = _target(clause, common, place, year, amounts=amounts)
            if target:
                reading.targets.append(target)
            position += len(clause)


def _target(
    clause: str, common: tuple[ReadDeadline, ...], place: Place | None, year: int | None, *, amounts: bool
) -> ReadTarget | None:
    masked = without_citations(clause)
    match = _PERCENT.search(masked)
    unit = "%"
    if match is None and amounts:
        match = _AMOUNT.search(masked)
        if match is None or re.match(r"(?:tháng|năm|ngày|tuần|giờ|quý)\b", match["unit"]):
            return None
        unit = match["unit"]
    if match is None:
        return None
    own = tuple(deadlines_in_prose(clause, year=year))
    return ReadTarget(clause.strip(" ,;.-–+"), _value(match["number"]), unit, own or common, place)


def _value(written: str) -> float:
    value = parse_number(written).value
    return int(value) if value == value.to_integral_value() else float(value)


def targets_of_rows(rows: Sequence[TableRow], header: Header, reading: PlanReading, *, year: int | None) -> None:
    """Rows "chỉ tiêu | đơn vị tính | kế hoạch" of a table that measures and assigns nothing."""
    for row in rows:
        cells = dict(zip(header.columns, row.cells, strict=False))
        number = re.search(_NUMBER, cells.get(Column.VALUE, "") or cells.get(Column.DELIVERABLE, ""))
        content = cells.get(Column.CONTENT, "")
        if not number or not content:
            continue
        unit = cells.get(Column.UNIT_OF_MEASURE, "") or ("%" if "%" in cells.get(Column.VALUE, "") else "")
        deadlines = tuple(d for d in read_deadlines(cells.get(Column.DEADLINE, ""), year=year) if d.text)
        reading.targets.append(ReadTarget(content, _value(number.group()), unit, deadlines, row.place))
