"""Figures with the words around them, a few sentences at a time: what relations are looked for among."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tinhso.checker.claim import Reading, Sentence
from tinhso.checker.claims.common_bases import listed_together
from tinhso.checker.mistyping import Slips, slips_of
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.wording import GROWING, GROWS, OTHER_BASE, SHRINKING, SHRINKS, TIME_UNITS

_MOST = 22  # figures that are looked at together
_LEAD, _TAIL = 70, 90
_CHANGE = re.compile(rf"\b(?:{GROWING}|{SHRINKING}|chênh lệch|thêm|hơn|kém|rút được)\b[^\d;.]{{0,30}}$")
_FROM = re.compile(r"\b(?:từ|xuống|lên|còn|mức|với)\b[^\d,;]{0,12}$")
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,.;:()]")
_ASIDE = re.compile(r"\(\s*[^\W\d_][^\d)]*$")
_TIMES, _AS_MUCH = "lần", re.compile(r"\b(?:gấp|bằng)\b[^\d,;.]{0,15}$")
_SPATIAL = ("trên", "dưới")
_NEAR = 8  # words that may name a figure
NAMELESS = frozenset(
    {
        "số", "tổng", "của", "có", "đã", "được", "các", "phải", "này", "trên", "và", "là", "đạt", "chiếm", "tỷ", "tỉ",
        "lệ", "bằng", "với", "trong", "cho", "so", "theo", "tại", "từ", "đến", "tính", "toàn",
    }
)  # fmt: skip

# What the words between the figure before and this one may say, by a short name.
_LEADS = {
    "total": re.compile(r"\b(?:cộng|gộp lại|như vậy|tổng|toàn bộ|tất cả|cả thảy|cả)\b"),
    "parts": re.compile(r"\b(?:gồm|chia ra|chia theo|phân theo|phân loại|phân ra|cơ cấu|lần lượt)\b"),
    "within": re.compile(r"\b(?:trong đó|trong số|cụ thể|riêng)\b"),
    "rest": re.compile(r"\b(?:còn lại|còn|chưa|không|khác|thiếu|tồn|trễ|quá hạn|hụt|vắng|nốt)\b"),
    "share": re.compile(r"\b(?:chiếm|đạt|tỷ lệ|tỉ lệ|bằng|tương đương|tương ứng|tức|hay|ứng với|tỷ trọng|là)\b"),
    "up": GROWS,
    "down": SHRINKS,
    "earlier": re.compile(
        r"\b(?:so với|cùng kỳ|(?:năm|tháng|quý|kỳ|tuần) trước|năm ngoái|đầu năm|đầu kỳ|trước đó|từ|năm 20\d\d)\b"
    ),
    "plan": re.compile(r"\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|phấn đấu|giao|định mức)\b"),
    "over": re.compile(r"\b(?:trên|trong|của)\b[^\d]{0,25}$|/\s*$"),
    "open": re.compile(r"\(\s*(?:\D{0,25})$"),
    "colon": re.compile(r":"),
    "semicolon": re.compile(r";"),
    "comma": re.compile(r","),
    "and": re.compile(r"\bvà\b"),
    "stop": re.compile(r"[.!?]\s"),
    "difference": re.compile(r"\b(?:chênh lệch|thêm|hơn|kém)\b"),
    "mean": re.compile(r"\b(?:bình quân|trung bình|mỗi|mức)\b"),
    "back": re.compile(r"\b(?:với|trong|cả|đủ|toàn bộ|tất cả|số|hết|đối với|từ)\s+$"),
    "some": re.compile(
        r"\b(?:một số|như(?! sau| vậy)|nhất là|điển hình|tiêu biểu|chủ yếu|nổi bật|ngoài ra|đáng chú ý|bên cạnh|"
        r"nhiều nhất|lớn nhất|cao nhất|ngoài)\b"
    ),
}
# What the words up to the next figure may say.
_TAILS = {
    "rest": re.compile(r"[^\d.;,()]{0,40}\b(?:còn lại|chưa|không|khác|còn|đang|quá hạn|trễ)\b"),
    "other base": OTHER_BASE,
    "of": re.compile(r"\s*(?:tổng|số|của|trên|trong|so với)\b"),
    "shut": re.compile(r"[^\d(]{0,30}\)"),
    "end": re.compile(r"\s*(?:[.;)]|$)"),
    "this": re.compile(r"[^\d,.;:()]{0,40}\b(?:này|đó|trên)\b"),
    "each": re.compile(r"[^\d,.;()]{0,20}/"),
    "overlap": re.compile(
        r".*\b(?:có thể|độc lập|vừa|nhiều nhóm|trùng|tách biệt|không cộng|chồng|cả hai|kể cả|không tính|chưa tính)\b"
    ),
}


@dataclass(eq=False)
class Figure:
    """A count or a percentage; `at` is its place in the window, `clause` counts semicolons and sentences."""

    number: Number
    at: int
    sentence: int
    paragraph: int
    clause: int
    lead: str
    tail: str

    @cached_property
    def value(self) -> float:
        return float(self.number.value)

    @cached_property
    def step(self) -> float:
        return float(self.number.step)

    @cached_property
    def is_percentage(self) -> bool:
        return self.number.kind is Kind.PERCENT

    @cached_property
    def is_rate(self) -> bool:
        """A percentage, or how many times as much."""
        return self.is_percentage or self.noun == _TIMES

    @cached_property
    def scale(self) -> int:
        return 100 if self.is_percentage else 1

    @cached_property
    def is_hedged(self) -> bool:
        """Called approximate. "Trên 45 bản tin" is a place: who says "more than" rounds."""
        spatial = self.number.hedge in _SPATIAL and self.value % 10 != 0
        return bool(self.number.hedge) and (self.is_percentage or not spatial)

    @cached_property
    def noun(self) -> str:
        return self.number.unit.partition(" ")[0]

    @cached_property
    def slips(self) -> Slips:
        return slips_of(self.number.value)

    @cached_property
    def digits(self) -> int:
        """How many digits it tells, without the zeros at its end."""
        return max(1, len("".join(map(str, self.number.value.as_tuple().digits)).rstrip("0")))

    @cached_property
    def leads(self) -> frozenset[str]:
        return frozenset(name for name, words in _LEADS.items() if words.search(self.lead))

    @cached_property
    def tails(self) -> frozenset[str]:
        return frozenset(name for name, words in _TAILS.items() if words.match(self.tail))

    @cached_property
    def direction(self) -> int:
        """1 where the words before it say that something grows, -1 where it shrinks, 0 for neither."""
        return 1 if _LEADS["up"].search(self.lead) else -1 if _LEADS["down"].search(self.lead) else 0

    @cached_property
    def is_rest(self) -> bool:
        """Whether the words before it call it what is left."""
        return _LEADS["rest"].search(self.lead) is not None

    @cached_property
    def is_called_rest(self) -> bool:
        """Whether the words on either side do."""
        return self.is_rest or _TAILS["rest"].match(self.tail) is not None

    @cached_property
    def is_change(self) -> bool:
        """Whether something is said to have grown or shrunk by it: "giảm 34 vụ", not "giảm từ 34 vụ"."""
        points = self.noun == "điểm" and "phần trăm" in self.number.unit
        state = self.leads >= {"earlier", "open"}  # "cao hơn năm trước (91,2%)"
        return points or (_CHANGE.search(self.lead) is not None and _FROM.search(self.lead) is None and not state)

    @cached_property
    def is_whole_of_ratio(self) -> bool:
        """The 44 of "28/44"."""
        return self.lead.rstrip().endswith("/")

    @cached_property
    def is_aside(self) -> bool:
        """ "77 giấy phép (có 7 giấy phép cấp lại)": a part of the one before; not "số còn lại (24 hồ sơ)"."""
        return _ASIDE.search(self.lead) is not None

    @cached_property
    def name_before(self) -> frozenset[str]:
        return words_of(self.lead)

    @cached_property
    def name_behind(self) -> frozenset[str]:
        return frozenset(_WORD.findall(_CLAUSE.split(self.tail, maxsplit=1)[0])[:_NEAR]) - NAMELESS

    @cached_property
    def name(self) -> frozenset[str]:
        return self.name_before | self.name_behind

    @cached_property
    def around(self) -> str:
        return self.lead[-40:] + self.tail[:30]


def words_of(lead: str) -> frozenset[str]:
    """The words next to a figure that may name it."""
    return frozenset(_WORD.findall(lead)[-_NEAR:]) - NAMELESS


def windows_of(reading: Reading) -> Iterator[Sequence[Figure]]:
    """The figures of a paragraph with those of the items below it; long ones in overlapping parts."""
    for sentences in listed_together(reading):
        figures = _figures(sentences)
        if len(figures) <= _MOST:
            yield figures
            continue
        for begin in range(0, len(figures) - _MOST // 2, _MOST // 2):
            yield figures[begin : begin + _MOST]


def _figures(sentences: Sequence[Sentence]) -> list[Figure]:
    found: list[Figure] = []
    paragraph, clause, last = -1, 0, None
    for at, sentence in enumerate(sentences):
        if sentence.passage is not last:
            paragraph, last = paragraph + 1, sentence.passage
        for place in range(len(sentence.numbers)):
            if is_figure(sentence.numbers[place]):
                lead, tail = words_around(sentence, place)
                clause += not place or ";" in lead
                found.append(Figure(sentence.numbers[place], len(found), at, paragraph, clause, lead, tail))
    return found


def is_figure(number: Number) -> bool:
    if number.kind is not Kind.COUNT:
        return number.kind is Kind.PERCENT
    noun = number.unit.partition(" ")[0]
    times = noun == _TIMES and _AS_MUCH.search(number.passage.text, max(0, number.start - _LEAD), number.start)
    return noun not in TIME_UNITS or bool(times)


def words_around(sentence: Sentence, place: int) -> tuple[str, str]:
    """The words before the number at a place back to the number before it, and behind it up to the next one."""
    number, text = sentence.numbers[place], sentence.passage.text
    begin = sentence.numbers[place - 1].end if place else sentence.start
    following = place + 1 < len(sentence.numbers)
    end = sentence.numbers[place + 1].start if following else len(text)
    lead = text[max(begin, number.start - _LEAD) : number.start]
    return lead.lower(), text[number.end : min(end, number.end + _TAIL)].lower()
