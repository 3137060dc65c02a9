"""Which counts of a paragraph stand side by side, and what leads to them.

Punctuation says it: commas, semicolons and "và" join, a colon, a bracket or "gồm" opens a chain that divides what
stands in front of it. A bracket around a single count is transparent ("trực tiếp (310), trực tuyến (425)"). Counts
that are told for comparison ("so với cùng kỳ 300 hồ sơ"), ends of a range and spans of time are no links.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from tinhso.checker.claim import Sentence
from tinhso.checker.comparing import growth_before
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.wording import GROWING, SHRINKING, TIME_UNITS


class Lead(IntEnum):
    """What stands in front of a chain, the more telling the higher."""

    NONE = 0  # another sentence, another matter
    BESIDE = 1
    WITHIN = 2  # "trong đó": perhaps not everything
    LISTED = 3  # a colon
    STATED = 4  # "gồm", "chia ra", a bracket of its own


@dataclass(frozen=True, slots=True)
class Chain:
    """Counts side by side, and the counts in front of them that they may divide, the nearest last."""

    numbers: tuple[Number, ...]
    lead: Lead
    before: tuple[Number, ...]


_STATED = re.compile(
    r"\b(?:bao gồm|gồm có|gồm|chia ra|chia (?:theo|làm|thành)|phân (?:theo|loại|ra|bổ|thành|tổ)|"
    r"(?:xét|tính|thống kê|tổng hợp) theo|cơ cấu|lần lượt)\b"
)
_WITHIN = re.compile(r"\b(?:trong (?:đó|số)|(?<!trả )kết quả|cụ thể|riêng)\b")
_JOINT = re.compile(r"[,;+]|\bvà\b|\bcòn\b")
_LABELLED = re.compile(r"[,;][^,;:]{1,60}:\s*$")  # "người nghèo: 6.120 thẻ; cận nghèo: 3.205 thẻ"
_REST_LABELLED = re.compile(r"[,;]\s*(?:số )?còn lại[^:;]{0,60}:\s*$")
_SOME_OF_THEM = re.compile(r"\(\s*(?:có|trong đó|riêng|nhất là|gần|hơn)\b")
_COMPARED = re.compile(r"\b(?:so với|cùng kỳ|tăng|giảm)\b")
NEW_MATTER = re.compile(
    r"[.;]\s+(?:ngoài (?!giờ|tỉnh|nước|hạn)|cùng kỳ|(?:năm|tháng|quý|kỳ|tuần|đợt) (?:trước|ngoái)(?! chuyển))|"
    r"\b(?:ngoài ra|đồng thời|bên cạnh|tiêu biểu|điển hình|như(?! sau| vậy)|nhất là|mức thưởng|một số|đáng chú ý|"
    r"nổi (?:lên|bật))\b"
)
_ASIDE = re.compile(
    r"\b(?:so với|cùng kỳ|(?:năm|tháng|quý|kỳ|lần) trước(?! chuyển)|đầu năm là|bình quân|(?<!mức )(?<!loại )trung bình|"
    r"phấn đấu|mỗi|từ mức|(?:tăng|giảm) từ(?![^,;]*\d[^,;]*\b(?:lên|xuống|còn)\b))\b[^,;]*$|"
    r"%[^,;]*\b(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)\b[^,;]*$|"
    rf"\b(?:(?<!gia )(?:{GROWING}|{SHRINKING})|chênh lệch|cùng kỳ)\s+(?:hơn\s+|được\s+|thêm\s+)?$"
)
_ADDED, _AGAINST = re.compile(r"\bthêm\s+$"), re.compile(r"[^\d,;.()]*\bso với\b")
_RANK = re.compile(r"\d\s?/\s?$")  # "xếp thứ 14/63", of which only the first is said to be a place
_RANGE = re.compile(r"\s?(?:-|–|(?:đến|tới)(?:\s(?:dưới|trên|hết))?)\s?")
_THRESHOLD = re.compile(r"\b(?:từ|trên|dưới|đến)\s$")  # "người trên 70 tuổi 13 trường hợp"
_DAY = re.compile(r"\d tháng $")  # "phố 17 tháng 8, phố …"
# "tờ bản đồ số 14, 17, 22 và 31", "tiếp dân ngày 5 và 20": every number of the series names one.
_NAMED_SERIES = re.compile(
    r"\b(?:(?<!tổng )số|ngày|mùng|lớp|khối|tổ|thôn|khu|tháng|quý|điều|khoản|mục|thứ)\s+"
    r"\d{1,3}(?:(?:,|\s+và)\s+\d{1,3})*(?:,|\s+và)\s+$"
)
_TIMES = "lần"
_GRADES = frozenset({"tuổi", "điểm"})
_SINGLE = re.compile(r"\([^()]*\)")
_LONGEST_TO = 12
_FAR = 160
_REACH = 420
_MOST_BEFORE = 4


def linkable(sentences: Sequence[Sentence]) -> list[Number]:
    """The counts of a paragraph that may be totals and parts: of "28/44" the 28, of a repeated "44/44" neither."""
    wholes = {ratio.whole for sentence in sentences for ratio in sentence.ratios}
    ends = {n for s in sentences for pair in pairwise(s.numbers) if _is_range(*pair) for n in pair}
    counts = [n for s in sentences for n in s.counts if n not in wholes | ends and not _is_aside(s, n)]
    counts = [n for n in counts if not n.hedge and not _is_version(n)]
    seen: set[Number] = set()
    for sentence in sentences:
        for ratio in sentence.ratios:
            if ratio.part.value == ratio.whole.value and any(
                n.value == ratio.part.value for n in counts if n.start < ratio.part.start
            ):
                seen.add(ratio.part)
    in_figures = [n for n in counts if n.text[:1].isdigit()]
    counts = in_figures if len(in_figures) > 1 else counts
    labels = {one for one, other in pairwise(counts) if _is_label(one, other)}
    labels = labels if len(labels) > 1 else set()
    times = sum(first_word(n) == _TIMES for n in counts)  # several counts of times are counts of happenings
    no_parts = TIME_UNITS - {_TIMES} if times > 2 else TIME_UNITS
    return [n for n in counts if n not in seen | labels and first_word(n) not in no_parts]


def _is_label(one: Number, other: Number) -> bool:
    """The 3 of "3 sao 194 sản phẩm"."""
    between = one.passage.text[one.end : other.start]
    return between.strip().lower() == one.unit and len(one.unit.split()) == 1 and one.noun != other.noun != ""


def _is_version(number: Number) -> bool:
    """The 5 of "94 trạm 5G"."""
    return re.match(r"[A-Z]\b", number.passage.text[number.end : number.end + 2]) is not None


def first_word(number: Number) -> str:
    return number.unit.partition(" ")[0]


def _is_aside(sentence: Sentence, number: Number) -> bool:
    """Whether it is told for comparison, or names a group by a threshold."""
    before = sentence.before(number, 90)
    if (first_word(number) in _GRADES and _THRESHOLD.search(before)) or growth_before(sentence, number) is not None:
        return True
    if _NAMED_SERIES.search(before):
        return True
    if _RANK.search(before) and sentence.ratio_with(number) is None:
        return True
    if _ADDED.search(before) and _AGAINST.match(sentence.after(number)):
        return True
    if _DAY.search(before) and re.match(r"[,;.)]", number.passage.text[number.end : number.end + 1]):
        return True
    return _ASIDE.search(before, max(before.rfind(";"), before.rfind(":")) + 1) is not None


def _is_range(one: Number, other: Number) -> bool:
    return other.start - one.end <= _LONGEST_TO and _RANGE.fullmatch(one.passage.text, one.end, other.start) is not None


def chains_of(sentences: Sequence[Sentence], counts: Sequence[Number]) -> list[Chain]:
    """The chains of a paragraph in the order of their first counts."""
    text = sentences[0].passage.text.lower()
    brackets = [match.span() for match in _SINGLE.finditer(text) if _holds_several(match.span(), counts)]
    links: list[tuple[list[Number], Lead, tuple[Number, ...]]] = []
    latest: dict[int, list[Number]] = {}
    for at, number in enumerate(counts):
        bracket = next((begin for begin, end in brackets if begin < number.start < end), -1)
        chain = latest.get(bracket)
        if chain is not None and _goes_on(text, chain[-1], number, brackets if bracket < 0 else (), sentences):
            chain.append(number)
            continue
        before = tuple(n for n in counts[:at] if number.start - n.end < _REACH)[-_MOST_BEFORE:]
        latest[bracket] = [number]
        links.append((latest[bracket], _lead(text, number, before, bracket, sentences), before))
    return [Chain(tuple(chain), lead, before) for chain, lead, before in links]


def _holds_several(bracket: tuple[int, int], counts: Sequence[Number]) -> bool:
    return sum(bracket[0] < n.start < bracket[1] for n in counts) > 1


def _goes_on(
    text: str, last: Number, number: Number, brackets: Sequence[tuple[int, int]], sentences: Sequence[Sentence]
) -> bool:
    if _sentence(sentences, last) is not _sentence(sentences, number):
        return False
    between = text[last.end : number.start]
    for begin, end in brackets:
        if last.end <= begin and end <= number.start:
            between = between.replace(text[begin:end], " ")
    labelled = _REST_LABELLED.search(between) or (text[: last.start].endswith(": ") and _LABELLED.search(between))
    if (":" in between and not labelled) or any(mark.search(between) for mark in (_STATED, _WITHIN, NEW_MATTER)):
        return False
    return len(between) <= _FAR and _JOINT.search(between) is not None


def _lead(text: str, number: Number, before: tuple[Number, ...], bracket: int, sentences: Sequence[Sentence]) -> Lead:
    if not before:
        return Lead.NONE
    between = text[before[-1].end : number.start]
    if NEW_MATTER.search(between):
        return Lead.NONE
    if _STATED.search(between):
        return Lead.STATED
    if bracket >= before[-1].end:
        if _COMPARED.search(text, bracket, number.start):
            return Lead.NONE
        return Lead.WITHIN if _SOME_OF_THEM.match(text, bracket) else Lead.STATED
    if ":" in between:
        return Lead.LISTED
    if _WITHIN.search(between):
        return Lead.WITHIN
    return Lead.BESIDE if _sentence(sentences, before[-1]) is _sentence(sentences, number) else Lead.NONE


def _sentence(sentences: Sequence[Sentence], number: Number) -> Sentence | None:
    return next((s for s in sentences if s.start <= number.start < s.end), None)
