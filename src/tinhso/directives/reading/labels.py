"""Labelled fields in prose: "Cơ quan chủ trì: …", "Thời hạn: …", in a paragraph of their own or inside one."""

import re

from tinhso.directives.reading.columns import Column
from tinhso.papers.patterns import compiled

_BODY = r"(?:(?:các\s+)?(?:cơ quan|đơn vị|phòng|ban|ngành|bộ phận|tổ chức|cấp)\s*[,/]?\s*){0,3}"
_LABELS = (
    (Column.COORDINATING, rf"{_BODY}(?:phối hợp|phối kết hợp)(?:\s+(?:thực hiện|triển khai|chính))?"),
    (
        Column.LEAD,
        rf"(?:giao\s+)?{_BODY}(?:được giao\s+)?(?:chủ trì|đầu mối)"
        r"(?:\s*,?\s*(?:thực hiện|tham mưu|triển khai|soạn thảo|chính|phối hợp))*|"
        r"(?:cơ quan|đơn vị|các đơn vị|các cơ quan|cấp)(?:\s*,\s*đơn vị)?\s+"
        r"(?:chịu trách nhiệm|thực hiện|được giao|triển khai)(?:\s+(?:thực hiện|chính))?|"
        r"phân công(?:\s+(?:thực hiện|nhiệm vụ|chủ trì))?|trách nhiệm(?:\s+thực hiện)?|người chủ trì|giao",
    ),
    (
        Column.DEADLINE,
        r"(?:thời gian|thời hạn|thời điểm|tiến độ|hạn|lộ trình|mốc thời gian)(?:\s+(?:thực hiện|"
        r"hoàn thành|ban hành|trình|dự kiến|xong|báo cáo|triển khai|"
        r"hoàn thiện))?(?:\s*[,/và]+\s*(?:hoàn thành|thực hiện|kết thúc))?|hoàn thành",
    ),
    (
        Column.DELIVERABLE,
        r"(?:dự kiến\s+)?(?:sản phẩm|kết quả|đầu ra|hình thức văn bản)(?:\s*[,/]?\s*(?:đầu ra|dự kiến|"
        r"hoàn thành|đạt được|cần đạt|thực hiện|kết quả|sản phẩm|chủ yếu|phải đạt))*",
    ),
    (
        Column.CONTENT,
        r"(?:nội dung|nhiệm vụ|công việc|hoạt động)(?:\s+(?:thực hiện|công việc|cụ thể|nhiệm vụ|triển khai|chính))?",
    ),
    (
        Column.NOTE,
        r"ghi chú|đối tượng|địa điểm|hình thức(?:\s+(?:thực hiện|tổ chức))?|kinh phí(?:\s+thực hiện)?|"
        r"phạm vi|cách thức(?: thực hiện)?",
    ),
)
_LABEL = compiled(
    r"(?P<lead_in>^|(?<=[.;,)\]”\"])\s+|(?<=[a-zà-ỹ])\s+(?=(?:Chủ trì|Phối hợp|Thời gian|Thời hạn|"
    r"Sản phẩm|Cơ quan chủ trì|Cơ quan phối hợp|Đơn vị chủ trì|Đơn vị phối hợp|Cơ quan thực hiện|"
    r"Đơn vị thực hiện)\b)|\s+[-–+•]\s*|\n|\()\s*(?:[-–+•*]\s*|[a-zđ]\)\s*|\d\)\s*|"
    r"\(\d\)\s*)?(?P<label>"
    + "|".join(f"(?P<{column.value}>{words})" for column, words in _LABELS)
    + r")\s*(?:\([^()]{0,40}\))?\s*:\s*",
    re.IGNORECASE,
)
Fields = dict[Column, str]


def split_labels(text: str) -> tuple[str, Fields]:
    """The text before the first label, and the labelled fields; all text and nothing when there are no labels."""
    matches = list(_LABEL.finditer(text))
    if not matches:
        return text, {}
    fields: Fields = {}
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        end = following.start() if following else len(text)
        column = next(Column(name) for name, _words in _LABELS if match[Column(name).value] is not None)
        value = text[match.end() : end].strip().strip(";,").rstrip("./").strip()
        if value.endswith(")") and value.count(")") > value.count("("):
            value = value[:-1].rstrip()
        if not value:
            fields.setdefault(column, "")
            continue
        fields[column] = f"{fields[column]}; {value}" if fields.get(column) else value
    rest = text[: matches[0].start()].rstrip(" -–+•(").strip()
    if set(fields) <= {Column.NOTE, Column.CONTENT} and rest:
        return text, {}
    return rest, fields
