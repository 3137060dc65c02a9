"""The sections of a document and what stands in each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tinhso.kernel.text import fold
from tinhso.papers import Paragraph
from tinhso.papers.letter_case import is_capitals


class Role(StrEnum):
    """What a section is about, by its heading."""

    PREAMBLE = "preamble"
    AIMS = "aims"
    BACKGROUND = "background"
    TASKS = "tasks"
    IMPLEMENTATION = "implementation"
    FUNDING = "funding"
    APPENDIX = "appendix"


@dataclass(slots=True)
class Section:
    role: Role
    heading: Paragraph | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)


_ROLES = (
    (Role.FUNDING, r"^(?:nguon )?kinh phi|^nguon luc thuc hien|^du toan|^nguon von"),
    (
        Role.BACKGROUND,
        r"^(?:danh gia|thuc trang|tinh hinh|ket qua (?:thuc hien|dat)|can cu|co so|boi canh|khai quat|"
        r"ton tai|han che|kho khan|su can thiet|dac diem)",
    ),
    (
        Role.TASKS,
        r"^(?:cac )?(?:noi dung|nhiem vu|giai phap|cac noi dung|mot so nhiem vu|cong viec)|"
        r"nhiem vu (?:trong tam|chu yeu|va giai phap|cu the)|^muc tieu.{0,15}nhiem vu",
    ),
    (
        Role.IMPLEMENTATION,
        r"to chuc (?:thuc hien|trien khai)|trach nhiem (?:thuc hien|cua|cac)|phan cong (?:nhiem vu|"
        r"trach nhiem|thuc hien|to chuc)|^phan cong$|^trach nhiem",
    ),
    (Role.AIMS, r"muc dich|yeu cau|muc tieu|quan diem|pham vi|doi tuong|nguyen tac|chi tieu"),
)
_APPENDIX = re.compile(r"^(?:PHỤ LỤC|Phụ lục)\b(?!.*(?:kèm theo\)|đính kèm\.))")
_CLOSING = re.compile(
    r"^(?:Trong quá trình|Trên đây là|Yêu cầu (?:các|Thủ trưởng|người)[^:]*(?:nghiêm túc|thực hiện)|"
    r"Quá trình (?:thực hiện|triển khai)|Nhận được|(?:Các|các) cơ quan[^:]{0,60}nghiêm túc|"
    r"Thừa lệnh|Thông báo này|(?:Văn phòng|VP)[^:.]{0,60}thông báo (?:để|đến|tới)|Căn cứ Kế hoạch này|"
    r"Đề nghị các[^:]{0,90}(?:nghiêm túc|quan tâm))",
)


BYLINE = re.compile(r"^(?:Tin,? bài|Tin và ảnh|Bài,? ảnh|Nguồn|Tác giả|BBT|Ban Biên tập)\s*:", re.IGNORECASE)


def is_closing(paragraph: Paragraph) -> bool:
    """ "Trong quá trình thực hiện, nếu có vướng mắc …": what every document ends with."""
    return paragraph.marker is None and bool(_CLOSING.match(paragraph.text) or BYLINE.match(paragraph.text))


def role_of(heading: str) -> Role | None:
    text = fold(heading).strip(" .:*")
    for role, words in _ROLES:
        if re.search(words, text):
            return role
    return None


def sections_of(paragraphs: Sequence[Paragraph]) -> list[Section]:
    """Sections by their highest headings. Text without headings is one section of tasks after a preamble."""
    top = _top_kind(paragraphs)
    sections = [Section(Role.PREAMBLE)]
    for paragraph in paragraphs:
        marker = paragraph.marker
        if marker and marker.kind == "article":
            sections.append(Section(Role.BACKGROUND, None, [paragraph]))
        elif _APPENDIX.match(paragraph.text) and len(paragraph.text) < 200:
            sections.append(Section(Role.APPENDIX, paragraph))
        elif marker and marker.kind == top and _is_heading(paragraph):
            previous = sections[-1].role
            role = role_of(paragraph.body) or (Role.TASKS if previous is not Role.APPENDIX or marker else previous)
            sections.append(Section(role, paragraph))
        elif top is None and marker and sections[-1].role is Role.PREAMBLE and not marker.is_bullet:
            sections.append(Section(Role.TASKS, None, [paragraph]))
        else:
            sections[-1].paragraphs.append(paragraph)
    return sections


def _top_kind(paragraphs: Sequence[Paragraph]) -> str | None:
    """The marker of the highest headings: roman numbers, capital letters, parts; numbers that announce roles."""
    kinds = [p.marker.kind for p in paragraphs if p.marker and _is_heading(p)]
    for kind in ("roman", "letter_upper", "part"):
        if kinds.count(kind) >= 2:
            return kind
    for paragraph in paragraphs:
        marker = paragraph.marker
        if (
            marker
            and marker.kind in ("roman", "letter_upper")
            and is_capitals(paragraph.body)
            and role_of(paragraph.body)
        ):
            return marker.kind
    numbered = [p for p in paragraphs if p.marker and p.marker.kind in ("number", "article") and len(p.body) < 90]
    roles = {role_of(p.body) for p in numbered if is_capitals(p.body) or not p.text.endswith((";", "."))}
    if len(roles & {Role.AIMS, Role.TASKS, Role.IMPLEMENTATION, Role.FUNDING}) >= 2:
        return numbered[0].marker.kind if numbered[0].marker else None
    return None


def _is_heading(paragraph: Paragraph) -> bool:
    return len(paragraph.text) < 330 and not paragraph.text.endswith(";")
