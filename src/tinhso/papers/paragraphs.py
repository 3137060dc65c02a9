"""Joins broken lines to paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tinhso.papers.markers import Marker, marker_of
from tinhso.papers.model import Block, Line, Paragraph
from tinhso.papers.patterns import compiled

_ENDED = compiled(r"[.;:!?…](?:[”\"')\]]|\s)*$|[.;:]\s*/\.?\s*$|\./\.?$")
PAGE_NUMBER = compiled(r"^[-–\s]*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*$", re.IGNORECASE)
_CLOSING_MARK = compiled(r"[;:]\s*$|\./\.?\s*$")
_OPENERS = compiled(
    r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Kính gửi|Nơi nhận|Số:|Phụ lục|PHỤ LỤC|V/v|QUYẾT ĐỊNH|"
    r"KẾ HOẠCH$|CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|Độc lập\s*-|\(Ban hành kèm|\(Kèm theo|ỦY BAN NHÂN DÂN|UBND TỈNH)"
)
_LABEL = compiled(
    r"(?:[-–+•*]\s*)?(?:Cơ quan|Đơn vị|Thời gian|Thời hạn|Sản phẩm|Kết quả|Tiến độ|Phối hợp|Chủ trì|"
    r"Lộ trình)[^.;:]{0,60}:"
)
_DATE_LINE = compiled(r"^[A-ZĐÀ-Ỹ][^.;]{2,40},\s*ngày\b.*\bnăm\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text breaks its lines: `width` is a full line's, 0 where every line is a paragraph of its own."""

    width: int
    usual_gap: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Manner":
        lengths = sorted(len(line.text) for line in lines) or [0]
        longest = lengths[int(len(lengths) * 0.97)]
        width = lengths[int(len(lengths) * 0.85)]
        gaps = sorted(line.gap for line in lines) or [0]
        told = any(line.forced is not None for line in lines)
        wrapped = told or (longest <= 135 and width > 25 and len(lines) > 5 and _runs_on(lines, width))
        return cls(max(width, 1) if wrapped else 0, gaps[len(gaps) // 2])


def paragraphs_of(lines: Sequence[Line], manner_of: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of consecutive lines, in the manner in which the whole text breaks its lines."""
    manner = Manner.of(manner_of)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(line, groups[-1], manner):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph(group) for group in groups]


def _runs_on(lines: Sequence[Line], width: int) -> bool:
    """Whether full lines are often followed by small letters: sentences go over the ends of lines."""
    after_full = [following.text for line, following in pairwise(lines) if len(line.text) >= 0.7 * width]
    small = sum(text[:1].islower() for text in after_full)
    return len(after_full) < 4 or small >= 0.15 * len(after_full)


def with_paragraphs(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a source, whose paragraphs hold raw lines only, with those lines joined in its own manner."""
    lines = [line for block in blocks if isinstance(block, Paragraph) for line in block.lines]
    joined: list[Block] = []
    run: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            run += block.lines
            continue
        joined.extend(paragraphs_of(run, manner_of=lines))
        joined.append(block)
        run = []
    joined.extend(paragraphs_of(run, manner_of=lines))
    return joined


def is_page_number(block: Block) -> bool:
    """Whether a paragraph is nothing but "7", "- 7 -" or "Trang 7/12"."""
    return isinstance(block, Paragraph) and bool(PAGE_NUMBER.match(block.text))


def join_unfinished(blocks: Sequence[Block]) -> list[Block]:
    """A long paragraph that a page break cut is one again: its second half starts small and has no marker.

    A page number between the halves goes.
    """
    joined: list[Block] = []
    for block in blocks:
        if len(joined) > 1 and is_page_number(joined[-1]) and isinstance(block, Paragraph):
            before = joined[-2]
            if isinstance(before, Paragraph) and _goes_on(before, block):
                joined.pop()
        previous = joined[-1] if joined else None
        if isinstance(block, Paragraph) and isinstance(previous, Paragraph) and _goes_on(previous, block):
            joined[-1] = paragraph((*previous.lines, *block.lines))
        else:
            joined.append(block)
    return joined


def _goes_on(previous: Paragraph, following: Paragraph) -> bool:
    return (
        following.marker is None
        and following.text[:1].islower()
        and len(previous.text) > 60
        and len(following.text) > 25
        and not _ENDED.search(previous.text)
        and not _is_capitals(previous.text)
    )


def paragraph(lines: Sequence[Line]) -> Paragraph:
    text = join_lines([line.text for line in lines])
    return Paragraph(text, lines[0].place.through(lines[-1].place), tuple(lines), marker_of(text))


def join_lines(texts: Sequence[str]) -> str:
    """One text of broken lines. A line that ends inside a symbol ("số 44-", "06/QĐ-") goes on without a space."""
    joined = ""
    for text in (text.strip() for text in texts):
        if not text:
            continue
        if joined and not re.search(r"(?:[A-ZĐ0-9]-|/)$", joined):
            joined += " "
        joined += text
    return joined


def _begins(line: Line, group: list[Line], manner: Manner) -> bool:
    """Whether a line begins a paragraph after the lines of `group`."""
    text, previous = line.text, group[-1].text
    if not manner.width:
        return _begins_unwrapped(line, previous)
    marker = marker_of(text)
    if marker and _marker_holds(marker, text, previous):
        return True
    if _OPENERS.match(text) or _LABEL.match(text) or _DATE_LINE.match(text):
        return True
    if _is_capitals(text) != _is_capitals(previous) and (len(text) > 3 and len(previous) > 3):
        return not (_is_capitals(previous) and text[:1].islower())
    if line.forced is not None and not (text[:1].islower() and not _ENDED.search(previous)):
        return not line.forced or (line.gap > manner.usual_gap and not line.after_break)
    if text[:1].islower():
        return False
    short = len(previous) < manner.width * 0.8
    if len(previous) < manner.width * 0.6 and len(group) == 1 and marker_of(previous):
        return True
    if _ENDED.search(previous):
        return short or line.gap > manner.usual_gap or bool(_CLOSING_MARK.search(previous))
    if line.gap > manner.usual_gap and not line.after_break:
        return True
    return short and line.gap >= max(1, manner.usual_gap) and len(previous) < manner.width * 0.6


def _begins_unwrapped(line: Line, previous: str) -> bool:
    goes_on = line.text[:1].islower() and not _ENDED.search(previous) and marker_of(line.text) is None
    return not goes_on


def _marker_holds(marker: Marker, text: str, previous: str) -> bool:
    """Whether what looks like numbering isn't a number or dash that a broken line put first."""
    if marker.is_bullet:
        after = marker.strip_from(text)
        broken_span = previous[-1:].isdigit() and after[:1].isdigit()
        return not broken_span and (
            after[:1].isupper() or after[:1] in '"“‘(' or bool(_ENDED.search(previous)) or after[:1].isdigit()
        )
    if marker.kind == "parenthesis":
        return bool(_ENDED.search(previous))
    if marker.kind in ("number", "decimal"):
        return not re.search(
            r"(?:số|ngày|tháng|năm|Quý|khoản|Điều|điểm|mục|phần|và|từ|đến|Phụ lục|mức|khu vực)$", previous
        )
    return True


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)
