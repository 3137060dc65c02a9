"""Counts against what is enumerated beside them in running text.

Finds "bốn cấu phần: (i) …; (ii) …; (iii) …", "05 công trình: tuyến đường …; kênh mương …", "04 cơ sở dữ liệu (hộ tịch,
công chứng và luật sư)", "03 xã là Sơn Dương và Yên Minh", "Các xã Yên Minh, Mèo Vạc (03 xã)". Leaves alone lists that
name only some ("như", "…"), and commas that may stand inside an item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Fixed
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Passage
from tinhso.checker.wording import COUNTED_NOUNS, SOME_OF_THEM, TIME_UNITS
from tinhso.kernel.number_words import parse_number_words
from tinhso.papers.patterns import compiled

_MOST = 40
_MOST_MISSED = 9  # more than this off, and the list is hardly meant to be whole
# Where a list stands: between the count and the list there are only words of the count.
_INSIDE = re.compile(r"[^.:;()\d]{2,60}(?:\s+trên\s+\d+\s?%\s*)?\((?P<list>[^()]{5,300})\)")
_BEHIND = re.compile(r"[^.:;()\d]{2,110}:\s*(?P<list>[^:]{10,900}?)(?=\.(?:\s|$)|$)")
_NAMED = re.compile(r"[^.:;()\d,]{2,40}?\s(?:là|gồm)\s+(?P<list>[^.:;()]{3,200}?)(?=[.;]|$)")
# "06 xã Yên Minh, Hàm Yên, Bắc Mê": names right behind a noun for places, up to a mark or a small letter.
_DIRECT = compiled(
    r"\s+(?:xã|phường|thôn|bản|huyện|tỉnh|chợ|tổ dân phố)\s+(?P<list>[A-ZĐÀ-Ỹ][^.:;()]{3,200}?)"
    r"(?=[.)]|$|(?<![,])(?<!và)\s(?!và\b)[a-zà-ỹđ])"
)
_LEAD_IN = re.compile(r"(?:\b(?:gồm|bao gồm|gồm có|cụ thể|là)\b:?|:|\()\s+|\((?:gồm\s+)?")
_COLONED = re.compile(r"\)\s*:\s*(?P<list>[^:()]{5,400}?)(?=\.(?:\s|$)|$)")  # "(04 xã): Na Hang, Xín Mần"
# Where it stands before its count.
_OPEN = re.compile(r"(?:\(|[–-]\s+(?=tổng))(?:gồm\s+|tổng số\s+|tổng cộng\s+|là\s+)?$")
_DASHES = ("–", "-")
_EQUALS = re.compile(r"\s+là\s+$")
_SHUT = compiled(r"\s*[^\W\d_]+(?:\s+[^\W\d_]+){0,2}[).]")
_MARKS = (
    re.compile(r"\((i{1,3}|iv|vi{0,3}|ix|x)\)"),
    re.compile(r"\((\d{1,2})\)"),
    re.compile(r"(?<=[:;]\s)(\d{1,2})\)"),
    re.compile(r"\(([a-eg-ik-z])\)"),
    re.compile(r"\bThứ (nhất|hai|ba|tư|năm|sáu|bảy|tám)\b"),
)
_ORDERS = (
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
    [str(n) for n in range(1, 31)],
    [str(n) for n in range(1, 31)],
    list("abcdeghiklmnopqrstuvxy"),
    ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám"],
)
_OUTER_PLACE = compiled(r"(?:huyện|tỉnh|thành phố|thị xã|quận)\s+[A-ZĐÀ-Ỹ]")
_NAME = compiled(r"^[A-ZĐÀ-Ỹ]")
_PROPER = compiled(
    r"(?!TP\b|TX\b|P\.)(?:[A-ZĐ]{2,}\s)?(?:[a-zà-ỹđ]+\s)?[A-ZĐÀ-Ỹ]\w*(?:[\s-]+(?:[A-ZĐÀ-Ỹ]\w*|\d{1,2}))*\s*|\d{1,2}(?:/|\s+tháng\s+)\d{1,2}"
)
_ORDINAL = re.compile(r"\d{1,3}")  # of wards and the like: "các tổ dân phố: 2, 5, 9"
_WORDS = compiled(
    r"\b(?P<word>[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười)\s"
    rf"(?P<noun>(?:{'|'.join(COUNTED_NOUNS)}|nơi)\b)"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:trong|cả|đầu|cuối|hằng|hàng|mỗi|của|các|từng|giữa|qua|nhiều|những|kế hoạch|tháng|trước|sau|đến|thứ)\s$",
    re.IGNORECASE,
)
_FILLERS = frozenset({"các", "những", "có", "đã", "số"})
_BRACKETS = re.compile(r"\([^()]*\)")
_SEVERAL = re.compile(r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s(?!là\b)")  # "hai trường mầm non"
_FIGURE = re.compile(r"\d[\d.,]*")
_CLAUSE = re.compile(r"\b(?:được|đã|đang|sẽ|phải|có|để|do|nhằm|với|đạt|giảm|tăng)\b")
_SUMMED_UP = re.compile(r"\s*(?:tổng )?(?:cộng|số)\b")
_IN_ALL = re.compile(r"(?:tổng|cộng|tất cả|cả thảy|toàn bộ)\b\D*\d")  # "ca ngày 12, ca đêm 8, tất cả 20 đồng chí"
_GOES_ON = re.compile(r"\s*(?:;|,)\s*(?:tổng|với|không|đã|lực lượng|trong|nhiều)\b")


@dataclass(frozen=True, slots=True)
class Listed:
    """How many items a list may have, as its commas can be read; `sure` where no other reading is left."""

    sizes: frozenset[int]
    sure: bool


def enumeration_claims(reading: Reading) -> Iterator[Claim]:
    for passage in reading.walk.passages:
        yield from _told_in_words(reading, passage)
    for sentences in reading.sentences.values():
        for at, sentence in enumerate(sentences):
            for number in sentence.counts:
                if _counts_things(sentence, number):
                    claim = (
                        _marked(sentence, number, sentences[at + 1 :])
                        or _listed(sentence, number)
                        or _listed_before(sentence, number)
                    )
                    if claim is not None:
                        yield claim


def _counts_things(sentence: Sentence, number: Number) -> bool:
    noun = _noun(sentence, number)
    small = 1 <= number.value <= _MOST and number.value == number.value.to_integral_value()
    days = noun == "ngày" and _OPEN.search(sentence.before(number)) is not None
    unit = noun not in TIME_UNITS and noun not in ("triệu", "tỷ", "đồng", "nghìn")
    return bool(noun) and (unit or days) and small and not number.hedge and sentence.ratio_with(number) is None


def _noun(sentence: Sentence, number: Number) -> str:
    match = re.match(r"\s*([^\W\d_]+)", sentence.passage.text[number.end : number.end + 30].lower())
    return match[1] if match else ""


def _marked(sentence: Sentence, number: Number, following: list[Sentence]) -> Claim | None:
    """Marks that count: (i), 1), "Thứ nhất"; in this sentence or the next ones of the passage."""
    text = sentence.passage.text
    for pattern, order in zip(_MARKS, _ORDERS, strict=True):
        found = list(pattern.finditer(text, number.end))
        if len(found) < 2 or [match[1] for match in found] != order[: len(found)]:
            continue
        between = text[number.end : found[0].start()]
        others = [n for s in (sentence, *following) for n in s.counts if number.end <= n.start < found[0].start()]
        spans = [n for n in others if n.unit.partition(" ")[0] not in TIME_UNITS]
        if len(between) < 110 and not spans and not SOME_OF_THEM.search(between.lower()):
            return Claim(FindingKind.COUNT, Fixed(number, len(found)))
    return None


def _told_in_words(reading: Reading, passage: Passage) -> Iterator[Claim]:
    """ "Một đơn vị … là UBND xã A và UBND xã B", "tổng số sáu phân hệ": words that elsewhere count nothing."""
    for match in _WORDS.finditer(passage.text):
        known = any(n.start == match.start("word") for n in reading.numbers.get(passage, ()))
        if known or _YEAR_BEFORE.search(passage.text, 0, match.start("word")) or not passage.span(*match.span("word")):
            continue
        value = Decimal(parse_number_words(match["word"].lower()))
        number = Number(passage, *match.span("word"), match["word"], Kind.COUNT, (value,), match["noun"])
        sentence = Sentence(passage, match.start("word"), len(passage.text), [number], [])
        begin = passage.text.rfind(". ", 0, match.start()) + 1
        before = Sentence(passage, begin, len(passage.text), [number], [])
        claim = _listed(sentence, number) or (_listed_before(before, number) if value > 1 else None)
        if claim is not None and claim.severity is Severity.CONTRADICTION:
            yield claim


def _listed(sentence: Sentence, number: Number) -> Claim | None:
    text = sentence.passage.text
    noun = _noun(sentence, number)
    for pattern in (_INSIDE, _BEHIND, _DIRECT, _NAMED):
        match = pattern.match(text, number.end)
        if match is None or SOME_OF_THEM.search(match.group().lower()):
            continue
        if [n for n in sentence.numbers_between(number, match.start("list")) if not n.hedge]:
            continue
        if ";" in match["list"] and text[match.end("list") : match.end("list") + 1] not in (".", ")"):
            continue  # the list goes on in the next paragraph
        claim = _claim(number, _sizes(match["list"], noun, names_only=pattern in (_NAMED, _DIRECT)))
        if claim is not None:
            return claim
    repeated = _repeated(text[number.end : sentence.end], number)
    if repeated is not None:
        return _claim(number, repeated)
    behind = re.match(r"[^.:;()\d]{2,40}", text[number.end :])
    coloned = _COLONED.match(text, number.end + behind.end()) if behind else None
    if coloned is None or SOME_OF_THEM.search(coloned.group().lower()):
        return None
    return _claim(number, _sizes(coloned["list"], noun, names_only=True))


def _repeated(behind: str, number: Number) -> Listed | None:
    """ "05 phần mềm do các bộ triển khai, gồm phần mềm hộ tịch; phần mềm đất đai; …"."""
    opened = _LEAD_IN.search(behind)
    noun = number.noun if len(number.noun.split()) > 1 else ""
    if opened is None or not noun or SOME_OF_THEM.search(behind[: opened.end()].lower()):
        return None
    items = [item.strip().lower() for item in re.split(r"[;,]|\s+và\s+", behind[opened.end() :].rstrip(" .)"))]
    own = [item for item in items if item.startswith(f"{noun} ")]
    return Listed(frozenset({len(own)}), sure=True) if len(own) > 1 and items[0] in own and items[-1] in own else None


def _listed_before(sentence: Sentence, number: Number) -> Claim | None:
    """ "Các xã Yên Minh, Mèo Vạc (03 xã)", "Trường A, Trường B và Trường C là bốn đơn vị"."""
    text = sentence.passage.text
    before = text[sentence.start : number.start]
    opened = _OPEN.search(before) if _SHUT.match(text, number.end) else _EQUALS.search(before)
    if opened is None:
        return None
    listed = before[: opened.start()]
    if opened.group().startswith(_DASHES) and ":" in listed:
        items = re.split(r"[;,]", listed[listed.rfind(":") + 1 :])
        return _claim(number, Listed(frozenset({len(items)}), sure=all(len(item) < 40 for item in items)))
    lead = re.search(rf"\b[Cc]ác\s+{_noun(sentence, number)}\b\s+", listed)
    dates = any(n.kind is Kind.DATE for n in sentence.numbers)
    listed = listed if lead is None else listed[lead.end() :]
    if re.search(r"[.;:()]", listed) or SOME_OF_THEM.search(listed.lower()):
        return None
    if lead is not None:
        items = _parted(listed)
        names = all(_NAME.match(item) or (dates and item[:1].isdigit()) for item in items)
    else:
        items = _parted(listed)
        names = len({item.split()[0] for item in items if item.split()}) == 1 and all(map(_NAME.match, items))
    if len(items) < 2 or not names or any(len(item) > 40 for item in items):
        return None
    return _claim(number, Listed(frozenset({len(items)}), sure=True))


def _claim(number: Number, listed: Listed | None) -> Claim | None:
    if listed is None or max(listed.sizes) < 2:
        return None
    nearest = min(listed.sizes, key=lambda size: (abs(size - number.value), size))
    off = abs(number.value - nearest)
    if not listed.sure and off > 1:
        return None  # what follows may describe them, not list them
    sure = listed.sure and off <= _MOST_MISSED
    return Claim(FindingKind.COUNT, Fixed(number, nearest), Severity.CONTRADICTION if sure else Severity.DOUBTFUL)


def _parted(listed: str) -> list[str]:
    """The items of a list; "xã Đông Thọ, huyện Sơn Dương" is one, unless all are places of that rank."""
    *first, last = re.split(r",(?!\d)", listed)  # "và" stands before the last; another is part of a name
    items = [item.strip() for item in (*first, *re.split(r"\s+và\s+", last, maxsplit=1)) if item.strip(" .")]
    items = [item for item in items if not _IN_ALL.match(item)]
    outer = [item for item in items[1:] if _OUTER_PLACE.match(item)]
    return items if len(outer) == len(items) - 1 else [item for item in items if item not in outer]


def _sizes(listed: str, noun: str, *, names_only: bool) -> Listed | None:
    """How many items there are; None for a clause that lists nothing, or with `names_only` for mere phrases."""
    listed = _BRACKETS.sub(" ", listed)
    if "(" in listed or ")" in listed:
        return None
    first = listed.partition(";")[0]
    if ";" in listed and not are_of_one_form(_parted(listed.replace(";", ",")), noun):
        if not (first.count(",") and (" và " in first or are_of_one_form(_parted(first), noun))):
            return _by_semicolons(listed)
        listed = first
    items = _parted(listed.replace(";", ","))
    if len(items) < 2 or any(map(_SEVERAL.match, items)):
        return None
    if are_of_one_form(items, noun) or _have_one_figure_each(items):
        return Listed(frozenset({len(items)}), sure=True)
    return None if names_only else _of_phrases(listed, items)


def are_of_one_form(items: Sequence[str], noun: str) -> bool:
    """Items that are all names or numbers, or all begin with one word: hardly one of them has a comma inside."""
    heads = {item.lower().split()[0] for item in items}
    persons = heads <= {"ông", "bà", "đồng", "đ/c"}
    one = heads in ({noun}, {"một"}, {"01"}) or (len(heads) == 1 and len(items) > 2 and not heads & _FILLERS)
    return persons or one or all(map(_PROPER.fullmatch, items)) or all(map(_ORDINAL.fullmatch, items))


def _have_one_figure_each(items: Sequence[str]) -> bool:
    """ "Nà Lòa 9 buổi, Bản Cưởm 8 buổi và Pác Mạ 7 buổi": a name and a count of one thing each."""
    parts = [_FIGURE.split(item) for item in items]
    return (
        all(len(part) == 2 and part[0].strip() for part in parts) and len({part[-1].strip(" .") for part in parts}) == 1
    )


def _of_phrases(listed: str, items: list[str]) -> Listed | None:
    if any(len(item) >= 32 for item in items) or listed.count(" và ") > 1 or re.search(r"\d", listed):
        return None
    names = all(_NAME.match(item) for item in items)
    if not names and any(_CLAUSE.search(item) for item in items):
        return None
    sure = names or (all(len(item.split()) <= 5 for item in items) and len(items) > 2)
    first_words = [item.split()[0] for item in items]
    if " và " in listed and first_words.count(first_words[-2]) > 1 and first_words[-1] != first_words[-2]:
        return Listed(frozenset({len(items), len(items) - 1}), sure=names)  # "Phòng A, Phòng B và C" may be two
    return Listed(frozenset({len(items)}), sure=sure)


def _by_semicolons(listed: str) -> Listed | None:
    items = [item.strip() for item in listed.split(";") if item.strip(" .") and not _SUMMED_UP.match(item)]
    figures = [_FIGURE.findall(item) for item in items]
    amounts = re.search(r"\d[\d.]*\s*(?:%|đồng|triệu|tỷ|hồ sơ|người)", listed)
    if amounts:
        alike = all(len(found) == 1 for found in figures) and len({item.split()[-1] for item in items}) == 1
        return Listed(frozenset({len(items)}), sure=True) if alike else None
    if items[0].count(",") >= 2 or len({_NAME.match(item) is None for item in items}) > 1:
        return None  # the items may be parted by commas, and the semicolons part clauses
    return Listed(frozenset({len(items)}), sure=True)
