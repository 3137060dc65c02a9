"""Lines on which several cells of a loose row stand: cut where another cell may begin, for the placing to decide.

A line that goes on where another was cut has the gap SAME_LINE.
"""

from collections.abc import Sequence
from dataclasses import replace

from tinhso.directives.reading.columns import Column
from tinhso.directives.reading.fitting import deadline_likeness, fits, unit_likeness
from tinhso.kernel.text import fold
from tinhso.papers import Line
from tinhso.papers.patterns import compiled

SAME_LINE = -1
_UNIT = compiled(
    r"(?:Sở(?= [A-ZĐÀ-Ỹ])|UBND|Ủy ban|Uỷ ban|HĐND|Công an|Văn phòng|Các (?:sở|đơn vị|cơ quan|doanh nghiệp|"
    r"xã|phòng|ban|"
    r"bộ|địa phương|ngành|hội|"
    r"trường|chủ|cục|vụ|tổ chức)|Bộ(?= [A-ZĐÀ-Ỹ])|Cục|Vụ|Chi cục|Trung tâm|Ban(?= [A-ZĐÀ-Ỹ])|"
    r"Hội(?= [A-ZĐÀ-Ỹ])|Tỉnh đoàn|"
    r"Tỉnh Đoàn|Thành đoàn|Thuế|Kho bạc|Ngân hàng|Trường|Báo|Đài|Bưu điện|Bảo hiểm|Tòa án|TAND|VKSND|Viện|"
    r"Công ty|Phòng(?= [A-ZĐÀ-Ỹ])|"
    r"Thanh tra|Liên đoàn|Mặt trận|Học viện|Đoàn|Cơ quan|Đơn vị|Liên minh|Hiệp hội)(?![a-zà-ỹ])"
)
_TIME = compiled(
    r"(?:Quý|Quí|Tháng|Trong|Trước|Hằng|Hàng|Thường xuyên|Năm 20|Giai đoạn|Hoàn thành|Theo|Chậm nhất|Khi|"
    r"Sau khi|Ngay|Định kỳ|"
    r"Cả năm|Từ|Đến|Xong)(?![a-zà-ỹ])|\d{1,2} (?:ngày|tuần|tháng|quý|năm)/|\d{1,2}/\d{1,2}/20\d\d|"
    r"\d{1,2}/20\d\d|20\d\d(?: ?- ?20\d\d)?$"
)
_TIME_BROKEN = compiled(
    r"(?:Tháng|Quý|Năm|Trước(?: ngày)?|Trong(?: tháng| quý| năm)?|Thường|Hằng|Hàng|Chậm nhất(?: ngày)?|"
    r"Giai đoạn|Sau khi|"
    r"Ngay sau(?: khi)?|Theo(?: lộ trình| tiến độ)?)$"
)
_WHOLE_TIME = compiled(
    r"(?:^|\s)(?:\d{1,2}/\d{1,2}/20\d\d|(?:Tháng |tháng )?\d{1,2}/20\d\d|(?:Quý|quý) [IV]+/20\d\d|[Nn]ăm 20\d\d|"
    r"(?:Hằng|Hàng) (?:tháng|quý|năm|tuần)|[Tt]hường xuyên)$"
)
_FIGURE = compiled(r"(?:Ít nhất |Tối thiểu |Trên )?\d[\d.,]*\s?%? [a-zà-ỹđ]")
_NUMBERED_NAME = compiled(r"(?:[Kk]hu vực|số|[Vv]ùng|[Qq]uân khu|[Đđ]oàn|tuyến|cấp|[Qq]uý)$")
_ACHIEVED = compiled(r"^[^;.]{3,40}? (?:được|đạt|đưa vào)\b")
_WORDS_BEGIN = compiled(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*,? [a-zà-ỹđ]")
_BETWEEN = compiled(r"(?<=[a-zà-ỹđA-ZĐÀ-Ỹ\d)%”\"]) (?=\S)")
_LEADS_ON = compiled(
    r"(?:^|\s)(?:của|và|cho|với|tại|trình|thuộc|giữa|từ|do|bởi|qua|về|là|các|số|đến|theo|ngày|tháng|năm|"
    r"quý|trong|trước|"
    r"hoặc|cùng|như|gồm|để|ở|sau|khi|được|Bộ|Sở|Ban|Luật|Văn phòng|Chủ tịch|Lãnh đạo|Thủ trưởng|Giám đốc)$"
)
_SHARED = 0.2  # of the rows: from here on, lines are taken to hold several cells
_STATUS = compiled(
    r"(?P<when>Hằng năm|Hàng năm|Thường xuyên|\d{1,2}/\d{1,2}/\d{4}|Quý \S+|Tháng \d\S*|Năm \d{4})\s+"
    r"(?P<status>(?:Thực hiện thường xuyên|Hoàn thành|Đã |Đang |Chưa |Không phát sinh)\S*.*)$"
)


def parted(rows: Sequence[Sequence[Line]], *, reports: bool) -> list[list[Line]]:
    """The lines of each row, cut where units and times begin; elsewhere too where cells evidently share lines."""
    cut = [[part for line in lines for part in _cut(line, reports=reports)] for lines in rows]
    shared = sum(any(part.gap == SAME_LINE for part in lines) for lines in cut)
    if shared < max(2, _SHARED * len(rows)):
        return cut
    return [[part for line in lines for part in _cut_at_words(line)] for lines in cut]


def _cut(line: Line, *, reports: bool) -> list[Line]:
    text = line.text.strip()
    if reports and (status := _STATUS.match(text)):
        return _lines(line, [status["when"], status["status"]])
    pieces: list[str] = []
    start = 0
    for match in _BETWEEN.finditer(text):
        before, after = text[start : match.start()], text[match.end() :]
        if not _LEADS_ON.search(before) and (_opens_unit(before, after) or _opens_time(before, after)):
            pieces.append(before)
            start = match.end()
    return _lines(line, [*pieces, text[start:]])


def _opens_unit(before: str, after: str) -> bool:
    return bool(_UNIT.match(after)) and unit_likeness(after) > 2 and before.count("(") <= before.count(")")


def _opens_time(before: str, after: str) -> bool:
    if _TIME_BROKEN.match(after):
        return True
    return bool(_TIME.match(after)) and deadline_likeness(fold(after[:40])) > 2 and len(before) > 3


def _cut_at_words(line: Line) -> list[Line]:
    """Cuts where a word begins with a capital and the next doesn't: a sentence begins, no name goes on."""
    text = line.text
    pieces: list[str] = []
    start = 0
    for match in _BETWEEN.finditer(text):
        before, after = text[start : match.start()], text[match.end() :]
        begins = _WORDS_BEGIN.match(after) and before[-1:].islower() and not _LEADS_ON.search(before)
        if (
            _is_time(before)
            or _counts_after_unit(before, after)
            or (begins and (unit_likeness(before) < 2 or _says_a_result(after)))
        ):
            pieces.append(before)
            start = match.end()
    return _lines(line, [*pieces, text[start:]])


def _counts_after_unit(before: str, after: str) -> bool:
    """ "Công an tỉnh 99 điểm có camera": a figure opens the deliverable behind a body's name."""
    return bool(_FIGURE.match(after)) and unit_likeness(before) > 2 and not _NUMBERED_NAME.search(before)


def _is_time(text: str) -> bool:
    """Whether a text is a whole deadline, after which another cell begins."""
    return bool(_WHOLE_TIME.search(text))


def _says_a_result(text: str) -> bool:
    return fits(Column.DELIVERABLE, text) > 2 or bool(_ACHIEVED.search(text))


def _lines(line: Line, pieces: Sequence[str]) -> list[Line]:
    first, *others = pieces
    return [replace(line, text=first), *(Line(piece, line.place, SAME_LINE) for piece in others)]
