"""Tasks in prose and bullets: labelled ones, and those whose lead is the heading or the subject of the sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tinhso.directives.reading.addressees import is_known, split_addressee
from tinhso.directives.reading.columns import Column
from tinhso.directives.reading.deadlines import deadlines_in_prose
from tinhso.directives.reading.drafts import Draft, Gathering
from tinhso.directives.reading.duties import duties_of
from tinhso.directives.reading.finishing import finish_tasks, shortened
from tinhso.directives.reading.labels import Fields, split_labels
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.outline import Role, Section, is_closing, sections_of
from tinhso.directives.reading.result import PlanReading, ReadDuty
from tinhso.kernel.text import fold
from tinhso.papers import Paragraph
from tinhso.papers.footnotes import without_marks
from tinhso.papers.letter_case import is_capitals

_ASSIGNING = (Role.TASKS, Role.APPENDIX)
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
class _Open:
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


def read_prose(
    paragraphs: Sequence[Paragraph], reading: PlanReading, names: Names, *, year: int | None, issued: date | None
) -> None:
    """Add the tasks of the text to the reading: labelled ones always, others where no table assigns any."""
    sections = sections_of(paragraphs)
    tabled = bool(reading.tasks)
    gathering = Gathering()
    for section in sections:
        labelled = any(split_labels(p.text)[1] for p in section.paragraphs)
        if section.role in _ASSIGNING and (labelled or not tabled) and (labelled or section.role is Role.TASKS):
            _read_section(section, gathering, names, labelled=labelled)
        elif labelled and section.role in (Role.IMPLEMENTATION, Role.AIMS, Role.PREAMBLE):
            _read_section(section, gathering, names, labelled=True)
    if not reading.duties and gathering.drafts and not tabled:
        _duties_of_items(reading, sections, names, year)
    if not tabled and not gathering.drafts:
        _tasks_of_duties(reading, sections, gathering, names, year)
    finish_tasks(gathering, reading, names, year=year, issued=issued)


def _read_section(section: Section, gathering: Gathering, names: Names, *, labelled: bool) -> None:
    tree = _with_details(_opened(section.paragraphs), labelled)
    if section.heading:
        gathering.open_group(
            section.heading.marker.value if section.heading.marker else "", section.heading.body, section.heading.place
        )
    own_group = gathering.current_group()
    leads: list[tuple[int, str]] = []
    addressee_level = _addressee_level(tree, names)
    group_level: tuple[int, str] | None = None
    heading_level: int | None = None
    for index, one in enumerate(tree):
        leads = [(level, lead) for level, lead in leads if level < one.level]
        if _heads(one, tree[index + 1] if index + 1 < len(tree) else None):
            found = split_addressee(one.text, names)
            if given := _GIVEN_TO.search(one.text):
                leads.append((one.level, given["body"]))
            if found and (not found[1] or one.text.rstrip().endswith(":")):
                leads.append((one.level, found[0]))
            heading_level = one.level if one.paragraph.marker and not one.paragraph.marker.is_bullet else heading_level
            group_level = _open_heading(one, found[0] if found else "", tree[index + 1 :], gathering, group_level)
            continue
        found = split_addressee(one.text, names)
        if group_level and one.level == group_level[0] and one.paragraph.marker:
            gathering.open_group(
                f"{group_level[1]}.{one.paragraph.marker.value}", _title(one.text), one.paragraph.place
            )
        elif found and one.level == addressee_level and one.paragraph.marker and not one.paragraph.marker.is_bullet:
            gathering.open_group(one.paragraph.marker.value, found[0], one.paragraph.place)
        beside_heading = heading_level is not None and one.level <= heading_level and not group_level and not found
        _add(one, gathering, names, leads[-1][1] if leads else "", own_group if beside_heading else None)
    if (
        section.heading
        and own_group < gathering.current_group()
        and not any(d.group == own_group for d in gathering.drafts)
    ):
        _drop_group(gathering, own_group)


def _addressee_level(tree: Sequence[_Open], names: Names) -> int | None:
    """The level on which several items begin with a body: each is that body's."""
    levels = [
        one.level
        for one in tree
        if one.paragraph.marker and not one.paragraph.marker.is_bullet and split_addressee(one.text, names)
    ]
    highest = min((one.level for one in tree if one.paragraph.marker), default=None)
    return highest if highest is not None and levels.count(highest) >= 2 else None


_COUNTED_GROUPS = re.compile(r"\b(?P<count>\d{1,2}) nhóm (?:nhiệm vụ|giải pháp|nội dung)")
_COUNTED_TITLE = re.compile(r"^Về (?P<count>\d{1,4}) (?:chỉ tiêu|nhiệm vụ|nội dung)\b")


def _open_heading(
    one: _Open, addressee: str, below: Sequence[_Open], gathering: Gathering, group_level: tuple[int, str] | None
) -> tuple[int, str] | None:
    """Open the heading's group. Where it announces so many groups and has so many items, the items are the groups."""
    marker = one.paragraph.marker
    if marker is None or marker.is_bullet:
        gathering.subheading = one.text.strip(" :.")
        return group_level
    gathering.open_group(marker.value, addressee or one.text.strip(" :"), one.paragraph.place)
    counted = _COUNTED_GROUPS.search(one.text)
    if counted is None:
        return None
    items = 0
    for other in below:
        if other.level <= one.level:
            break
        items += other.level == below[0].level
    if items != int(counted["count"]):
        return None
    gathering.groups.pop()
    return below[0].level, marker.value


def _title(text: str) -> str:
    """What a long item is about: up to its colon, semicolon or a handful of words."""
    if count := _COUNTED_TITLE.match(text):
        return f"{text.split(':')[0]} ({count['count']} nhiệm vụ)"
    return shortened(re.split(r"[:;]", text)[0], 160)


def _drop_group(gathering: Gathering, index: int) -> None:
    """A heading whose every task stands under headings of its own isn't a group."""
    del gathering.groups[index]
    for draft in gathering.drafts:
        if draft.group > index:
            draft.group -= 1


def _heads(one: _Open, following: "_Open | None") -> bool:
    if one.labelled or following is None:
        return False
    return following.level > one.level


def _opened(paragraphs: Sequence[Paragraph]) -> list[_Open]:
    """Paragraphs with their labels taken out; a paragraph of labels alone gives them to the one above."""
    opened: list[_Open] = []
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
        opened.append(_Open(paragraph, own, level, fields, labelled=bool(fields)))
    return opened


def _give(fields: Fields, paragraph: Paragraph, opened: list[_Open]) -> None:
    """Labels belong to the task above; to all its bullets when a mere heading stands over them."""
    if not opened:
        opened.append(_Open(paragraph, "", 500, fields, labelled=True))
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


def _takers(opened: list[_Open], level: int | None) -> list[_Open]:
    """The tasks that a paragraph of labels describes: `level` is that of its own bullet, None without one."""
    last = opened[-1]
    if level is not None and last.level < level:
        return [last]
    siblings = [last]
    owner: _Open | None = None
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
    unlabelled: list[_Open] = []
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


def _with_titles(opened: list[_Open]) -> list[_Open]:
    """A numbered title with a single labelled paragraph below it is one task: the title names it."""
    kept: list[_Open] = []
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


def _with_details(opened: list[_Open], labelled: bool) -> list[_Open]:
    """Paragraphs below a labelled task, and bullets below an unlabelled one that is a task itself, are its details."""
    kept: list[_Open] = []
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


def _add(one: _Open, gathering: Gathering, names: Names, lead_from_heading: str, group_of: int | None = None) -> None:
    marker = one.paragraph.marker
    cells: dict[Column, str] = dict(one.fields)
    content = one.text
    if value := cells.get(Column.CONTENT):
        content = f"{content.strip(' :')}: {value}" if content.strip() else value
    cells[Column.CONTENT] = " ".join([content, *one.details]).strip()
    if not cells.get(Column.LEAD):
        found = split_addressee(one.text, names)
        if found and found[1] and (not lead_from_heading or is_known(found[0], names)):
            cells[Column.LEAD] = found[0]
        elif not lead_from_heading and (assigned := assigned_inside(one.text)):
            cells[Column.LEAD] = assigned
        elif lead_from_heading:
            cells[Column.LEAD] = lead_from_heading
    if not cells.get(Column.COORDINATING) and (helpers := helpers_inside(one.text)):
        cells[Column.COORDINATING] = helpers
    number = "" if marker is None or marker.is_bullet else marker.value
    group = -1 if one.level == 0 else gathering.current_group() if group_of is None else group_of
    gathering.drafts.append(
        Draft(number, group, cells, one.paragraph.place, gathering.subheading if group >= 0 else None)
    )


_GIVEN = re.compile(
    r"(?:^|[\s,;(])(?:[Gg]iao|Yêu cầu)\s+(?:cho\s+)?(?P<body>(?:[A-ZĐ]|"
    r"các )[^;.:()]{3,140}?)\s+(?:tiếp tục|chủ động|thường xuyên|tập trung|kịp thời|duy trì|"
    r"là (?:cơ quan|đơn vị)|làm đầu mối|chủ trì|tham mưu|tổ chức|thực hiện|phối hợp|hướng dẫn|đôn đốc|"
    r"theo dõi|triển khai|xây dựng|rà soát|khẩn trương)"
)
_GIVEN_TO = re.compile(r"giao\s+(?:bổ sung\s+|thêm\s+)?cho\s+(?P<body>(?:các\s|[A-ZĐ])[^.;:]{5,160}?)\s*:?$")
_IN_BRACKETS = re.compile(r"\((?P<body>[A-ZĐ][^()]{3,120}?)\s+(?:chủ trì|thực hiện)[^()]*\)")
_HELPERS = re.compile(
    r"phối hợp\s*(?:chặt chẽ\s*)?(?:với|cùng)?\s*:?\s*(?P<bodies>(?:(?:các|Các)\s|[A-ZĐ])[^;.:()]{2,260}?)\s+"
    r"(?=(?:tổ chức|thực hiện|triển khai|xây dựng|rà soát|tham mưu|hướng dẫn|kiểm tra|theo dõi|"
    r"đẩy mạnh|tăng cường|nghiên cứu|đề xuất|hoàn thiện|hoàn thành|cập nhật|kết nối|số hóa|ban hành|"
    r"tiếp tục|đôn đốc|tuyên truyền|"
    r"làm sạch|bảo đảm|đảm bảo|nâng cao|cung cấp|tổng hợp|đánh giá|phát động|thúc đẩy|trong|để|nhằm|"
    r"liên thông|bố trí|quản lý|vận hành|lập|khai thác|phát triển|duy trì|chia sẻ|giải quyết|"
    r"chuẩn hóa|tích hợp|công khai|phát huy|xác thực|cấp|giám sát|chỉ đạo|mở|đào tạo|tập huấn|"
    r"thẩm định|xử lý|khắc phục|thống nhất|hỗ trợ|quán triệt|đưa)\b)"
)


def assigned_inside(text: str) -> str:
    """The body of "… giao Sở Tư pháp chủ trì …" or "… (Sở Tư pháp chủ trì)"; empty when none."""
    match = _GIVEN.search(text) or _IN_BRACKETS.search(text)
    return match["body"] if match else ""


def helpers_inside(text: str) -> str:
    """The bodies of "phối hợp với A, B và C triển khai …"; empty when none are named."""
    match = _HELPERS.search(text)
    return match["bodies"].strip(" ,") if match else ""


def _duties_of_items(reading: PlanReading, sections: Sequence[Section], names: Names, year: int | None) -> None:
    """A letter's items are tasks, and duties of those whom they address."""
    paragraphs = [p for section in sections if section.role is Role.TASKS for p in section.paragraphs]
    duties, unclaimed = duties_of(paragraphs, names, year=year)
    if len(duties) > len(unclaimed):
        reading.duties = duties
        return
    for paragraph in paragraphs:
        if body := assigned_inside(paragraph.text):
            content = without_marks(paragraph.body)
            reading.duties.append(
                ReadDuty(body, content, tuple(deadlines_in_prose(content, year=year)), paragraph.place)
            )


def _tasks_of_duties(
    reading: PlanReading, sections: Sequence[Section], gathering: Gathering, names: Names, year: int | None
) -> None:
    """In a letter, and in a plan that only says who must do what, the duties are the tasks."""
    paragraphs = [
        p
        for section in sections
        for p in section.paragraphs
        if section.role in (Role.TASKS, Role.IMPLEMENTATION, Role.PREAMBLE)
    ]
    if not reading.duties:
        reading.duties, _unclaimed = duties_of(paragraphs, names, year=year)
    places = {p.place: p for p in paragraphs}
    for duty in reading.duties:
        paragraph = places.get(duty.place) if duty.place else None
        if not gathering.groups or gathering.groups[-1].title != duty.addressee:
            gathering.open_group(
                _number_above(paragraph, paragraphs), duty.addressee, duty.place or paragraphs[0].place
            )
        cells = {
            Column.CONTENT: duty.content,
            Column.LEAD: duty.addressee,
            Column.COORDINATING: helpers_inside(duty.content),
        }
        marker = paragraph.marker if paragraph else None
        number = "" if marker is None or marker.is_bullet else marker.value
        gathering.drafts.append(Draft(number, gathering.current_group(), cells, duty.place or paragraphs[0].place))


def _number_above(paragraph: Paragraph | None, paragraphs: Sequence[Paragraph]) -> str:
    """The number of the item that names the addressee."""
    if paragraph is None:
        return ""
    at = paragraphs.index(paragraph)
    for one in reversed(paragraphs[: at + 1]):
        if one.marker and one.marker.kind in ("number", "roman", "letter_upper"):
            return one.marker.value
    return ""
