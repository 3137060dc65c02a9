"""Counts against what is enumerated beside them in running text.

Finds "bốn cấu phần: (i) …; (ii) …; (iii) …", "05 công trình: tuyến đường …; kênh mương …", "04 cơ sở dữ liệu (hộ tịch,
công chứng và luật sư)", "03 xã là Sơn Dương và Yên Minh". Leaves alone lists that name only some ("như", "…"), and
lists with figures of their own.
"""

import re
from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Fixed
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.wording import TIME_UNITS
from tinhso.papers.patterns import compiled

_MOST = 40
_SOME = re.compile(r"\b(?:một số|như|tiêu biểu|điển hình|nổi bật|chủ yếu|nhất là|v\.v|vân vân)\b|…|\.\.\.")
_INSIDE = re.compile(r"[^.:;()\d]{2,60}\((?P<list>[^()\d]{5,240})\)")
_BEHIND = re.compile(r"[^.:;()\d]{2,90}:\s*(?P<list>[^:()]{10,600}?)(?=\.(?:\s|$)|$)")
_NAMED = compiled(r"[^.:;()\d,]{2,40}?\s(?:là|gồm)\s+(?P<list>[A-ZĐÀ-Ỹ][^.:;()\d]{3,200}?)(?=[.;]|$)")
_MARKS = (
    re.compile(r"\((i{1,3}|iv|vi{0,3}|ix|x)\)"),
    re.compile(r"(?<=[:;]\s)(\d{1,2})\)"),
    re.compile(r"\bThứ (nhất|hai|ba|tư|năm|sáu|bảy|tám)\b"),
)
_ORDERS = (
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
    [str(n) for n in range(1, 31)],
    ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám"],
)
_NAME = compiled(r"^[A-ZĐÀ-Ỹ]")


def enumeration_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        for at, sentence in enumerate(sentences):
            for number in sentence.counts:
                if _counts_things(sentence, number):
                    claim = _marked(sentence, number, sentences[at + 1 :]) or _listed(sentence, number)
                    if claim is not None:
                        yield claim


def _counts_things(sentence: Sentence, number: Number) -> bool:
    noun = number.unit.partition(" ")[0]
    small = 2 <= number.value <= _MOST and number.value == number.value.to_integral_value()
    return bool(noun) and noun not in TIME_UNITS and small and not number.hedge and sentence.ratio_with(number) is None


def _marked(sentence: Sentence, number: Number, following: list[Sentence]) -> Claim | None:
    """Marks that count: (i), 1), "Thứ nhất"; in this sentence or the next ones of the passage."""
    text = sentence.passage.text
    for pattern, order in zip(_MARKS, _ORDERS, strict=True):
        found = list(pattern.finditer(text, number.end))
        if len(found) < 2 or [match[1] for match in found] != order[: len(found)]:
            continue
        between = text[number.end : found[0].start()]
        others = [n for s in (sentence, *following) for n in s.counts if number.end <= n.start < found[0].start()]
        if len(between) < 110 and not others and not _SOME.search(between.lower()):
            return Claim(FindingKind.COUNT, Fixed(number, len(found)))
    return None


def _listed(sentence: Sentence, number: Number) -> Claim | None:
    text = sentence.passage.text
    for pattern in (_INSIDE, _BEHIND, _NAMED):
        match = pattern.match(text, number.end)
        if match is None or _SOME.search(match.group().lower()):
            continue
        if sentence.numbers_between(number, match.start("list")):
            continue
        if ";" in match["list"] and text[match.end("list") : match.end("list") + 1] not in (".", ")"):
            continue  # the list goes on in the next paragraph
        items = _items(match["list"], names_only=pattern is _NAMED)
        if len(items) >= 2:
            sure = abs(number.value - len(items)) <= 9
            return Claim(FindingKind.COUNT, Fixed(number, len(items)), _severity(match["list"], items, sure=sure))
    return None


def _severity(listed: str, items: list[str], *, sure: bool) -> Severity:
    """A comma or "và" may stand inside an item; semicolons, and names in capitals with "và" last, leave no doubt."""
    names = all(_NAME.match(item.strip()) for item in items)
    clear = ";" in listed or (names and re.search(r"\bvà\b[^,;]+$", listed) is not None)
    return Severity.CONTRADICTION if sure and clear else Severity.DOUBTFUL


def _items(listed: str, *, names_only: bool) -> list[str]:
    if ";" in listed:
        if listed.partition(";")[0].count(",") >= 2 or re.search(r"\d[\d.]*\s*(?:%|đồng|triệu|tỷ|hồ sơ|người)", listed):
            return []  # the items may be parted by commas, and the semicolons part clauses
        return [item for item in listed.split(";") if item.strip(" .")]
    items = [item.strip() for item in re.split(r",|\s+và\s+", listed) if item.strip()]
    plain = all(len(item) < 32 for item in items) and not re.search(r"\d", listed)
    if names_only or not re.search(r"\bvà\b", listed):
        plain = plain and all(_NAME.match(item) for item in items)
    return items if plain and listed.count(" và ") <= 1 else []
