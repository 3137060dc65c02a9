"""The items of a section in prose: headings, tasks with their labelled fields, and what only details them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tinhso.directives.reading.assignments_inside import assigned_inside
from tinhso.directives.reading.columns import Column
from tinhso.directives.reading.labels import Fields, split_labels
from tinhso.directives.reading.outline import is_closing
from tinhso.kernel.text import fold
from tinhso.papers import Paragraph
from tinhso.papers.letter_case import is_capitals

_NOUN_HEADING = re.compile(
    r"^(?:ve |cong tac |linh vuc |nhom |phat trien |nhiem vu |giai phap |noi dung |muc tieu |the che|"
    r"ha tang|du lieu|nhan luc|an toan)"
)


_VERB_START = re.compile(
    r"^(?:tiếp tục|chủ động|khẩn trương|thường xuyên|tích cực|kịp thời|tập trung|rà soát|xây dựng|"
    r"triển khai|tổ chức|thực hiện|hoàn thành|hoàn thiện|đẩy mạnh|tăng cường|nâng cao|bảo đảm|đảm bảo|"
    r"ban hành|tham mưu|cập nhật|kết nối|số hóa|số hoá|tuyên truyền|kiểm tra|đánh giá|nghiên cứu|"
    r"đề xuất|phát triển|thiết lập|kiện toàn|đôn đốc|theo dõi|tổng hợp|báo cáo|hướng dẫn|phối hợp|"
    r"duy trì|thúc đẩy|"
    r"cung cấp|quán triệt|phổ biến|trình|công bố|công khai|ứng dụng|khai thác|chuẩn hóa|cắt giảm|"
    r"tái cấu trúc|đào tạo|tập huấn|bồi dưỡng|bố trí|sắp xếp|nâng cấp|đầu tư|giải quyết|khắc phục|"
    r"xử lý|làm sạch|tạo lập|"
    r"tích hợp|chia sẻ|xác thực|đồng bộ|phấn đấu|hỗ trợ|khuyến khích|đưa|lập|tham gia|quản lý|"
    r"vận hành|giám sát|thẩm định|sơ kết|tổng kết|mở|thành lập|lựa chọn|huy động|chuyển đổi|lồng ghép|"
    r"đa dạng|mua sắm|trang bị|in|biên soạn)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Item:
    """A paragraph that may be a task, a heading, or the details of the one above."""

    paragraph: Paragraph
    text: str
    level: int
    fields: Fields = field(default_factory=dict)
    details: list[str] = field(default_factory=list)
    labelled: bool = False

    @property
    def is_heading(self) -> bool:
        text = self.text.strip()
        if self.labelled and self.fields.get(Column.CONTENT):
            return False
        short = len(text) < 140
        return short and (
            is_capitals(text)
            or text.endswith(":")
            or bool(_NOUN_HEADING.match(fold(text)))
            or not (_VERB_START.match(text) or len(text) > 90)
        )


def items_of(paragraphs: Sequence[Paragraph]) -> list[Item]:
    """Paragraphs with their labels taken out; a paragraph of labels alone gives them to the one above."""
    opened: list[Item] = []
    for paragraph in paragraphs:
        if is_closing(paragraph):
            continue
        rest, fields = split_labels(paragraph.text)
        own = (
            rest[len(paragraph.marker.text) :].strip()
            if paragraph.marker and rest.startswith(paragraph.marker.text)
            else rest
        )
        if fields and not re.search(r"\w{2}", own):
            _give(fields, paragraph, opened)
            continue
        level = paragraph.marker.level if paragraph.marker else (opened[-1].level + 1 if opened else 500)
        if paragraph.marker is None and opened and opened[-1].paragraph.marker is None:
            level = opened[-1].level
        if paragraph.marker is None and assigned_inside(paragraph.text):
            level = 0
        opened.append(Item(paragraph, own, level, fields, labelled=bool(fields)))
    return opened


def _give(fields: Fields, paragraph: Paragraph, opened: list[Item]) -> None:
    """Labels belong to the task above; to all its bullets when a mere heading stands over them."""
    if not opened:
        opened.append(Item(paragraph, "", 500, fields, labelled=True))
        return
    for one in _takers(opened, paragraph.marker.level if paragraph.marker else None):
        one.labelled = True
        for column, value in fields.items():
            if (
                column in one.fields
                and column is not Column.CONTENT
                and one.fields[column]
                and value != one.fields[column]
            ):
                one.fields[column] = f"{one.fields[column]}; {value}"
            else:
                one.fields.setdefault(column, value)


def _takers(opened: list[Item], level: int | None) -> list[Item]:
    """The tasks that a paragraph of labels describes: `level` is that of its own bullet, None without one."""
    last = opened[-1]
    if level is not None and last.level < level:
        return [last]
    siblings = [last]
    owner: Item | None = None
    for one in reversed(opened[:-1]):
        if one.level < last.level:
            owner = one
            break
        if one.level == last.level:
            siblings.append(one)
    if last.labelled:
        return [one for one in siblings if one.labelled and one.fields == last.fields]
    if owner and owner.labelled:
        return [owner]
    if owner and not owner.is_heading and (level == last.level or len(owner.text) > 60):
        return [owner]
    unlabelled: list[Item] = []
    for one in siblings:
        if one.labelled:
            break
        unlabelled.append(one)
    return (
        unlabelled
        if level == last.level
        or (level is None and len(unlabelled) > 1 and last.paragraph.marker and last.paragraph.marker.is_bullet)
        else [last]
    )


def _with_titles(opened: list[Item]) -> list[Item]:
    """A numbered title with a single labelled paragraph below it is one task: the title names it."""
    kept: list[Item] = []
    for index, one in enumerate(opened):
        above = kept[-1] if kept else None
        ends = index + 1 == len(opened) or opened[index + 1].level < one.level
        if (
            above
            and ends
            and one.labelled
            and one.paragraph.marker is None
            and not above.labelled
            and above.paragraph.marker
            and not above.paragraph.marker.is_bullet
            and above.level + 1 == one.level
            and above is opened[index - 1]
        ):
            above.fields, above.labelled = one.fields, True
            above.text = f"{above.text.strip(' :.')}: {one.text}"
        else:
            kept.append(one)
    return kept


def with_details(opened: list[Item], labelled: bool) -> list[Item]:
    """Paragraphs below a labelled task, and bullets below an unlabelled one that is a task itself, are its details."""
    kept: list[Item] = []
    for one in _with_titles(opened):
        owner = next((above for above in reversed(kept) if above.level < one.level), None)
        if owner and not one.labelled and owner.labelled and not owner.is_heading:
            owner.details.append(one.paragraph.text)
        elif (
            owner
            and not one.labelled
            and kept
            and kept[-1].labelled
            and one.paragraph.marker is None
            and one.text[:1].islower()
        ):
            kept[-1].details.append(one.text)
        else:
            kept.append(one)
    return kept
