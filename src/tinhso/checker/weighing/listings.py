"""Counts with what may be an enumeration of what they count: "Có 06 xã bị chia cắt là Lâm Bình, Bắc Mê, Xín Mần".

Where a list begins and how its commas are to be read isn't certain; the signs weigh it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tinhso.checker.claim import Reading, Sentence
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.wording import TIME_UNITS
from tinhso.kernel.number_words import parse_number_words
from tinhso.papers.patterns import compiled

_MOST, _MOST_OFF = 30, 12
_FAR = 120
_MONEY = frozenset({"triệu", "tỷ", "đồng", "nghìn", "usd"})
_OPENERS = {
    "colon": re.compile(r":\s+"),
    "bracket": re.compile(r"\("),
    "including": re.compile(r"\b(?:gồm|bao gồm|gồm có|cụ thể là|cụ thể|đó là|trong đó có)\b:?\s+"),
    "are": re.compile(r"\b(?:là|do|vì|theo)\b:?\s+"),
    "at": compiled(r"\b(?:tại|ở|thuộc|của|cho|đến|với|về)\b(?:\s+các)?(?:\s+[a-zà-ỹđ]+){0,3}\s+(?=[A-ZĐÀ-Ỹ])"),
    "names": compiled(r"(?<=[a-zà-ỹđ])\s(?=[A-ZĐÀ-Ỹ])"),
}
_END = re.compile(r"[.!?](?:\s|$)|\n")
_COMMAS, _SEMICOLONS, _AND = re.compile(r",(?!\d)|;"), re.compile(r";"), re.compile(r"\s+và\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
PROPER = compiled(r"^(?:[a-zà-ỹđ]+\s){0,2}[A-ZĐÀ-Ỹ]\w*(?:[\s-]+[A-ZĐÀ-Ỹ\d]\w*){0,4}$")
_OUTER_PLACE = re.compile(r"(?:huyện|tỉnh|thành phố|thị xã|quận)\s")
_NAME_FIRST = compiled(r"[A-ZĐÀ-Ỹ]\w*(?:\s[A-ZĐÀ-Ỹ]\w*)*\s+[a-zà-ỹđ(]")
_DIGIT = re.compile(r"\d")
_MEANING = re.compile(r"\w")


@dataclass(frozen=True, eq=False, slots=True)
class Listing:
    """A count, the words up to the list, and the list's items; `sizes` are the numbers of items it may have."""

    number: Number
    opener: str
    lead: str
    text: str
    items: tuple[str, ...]
    sizes: frozenset[int]
    others: int  # counts between the number and its list

    @property
    def held(self) -> bool:
        return int(self.number.value) in self.sizes

    @property
    def size(self) -> int:
        return len(self.items)


def listings_of(reading: Reading) -> Iterator[Listing]:
    for sentences in reading.sentences.values():
        for sentence in sentences:
            for number in sentence.counts:
                if _counts_few(number) and sentence.ratio_with(number) is None:
                    yield from _listings(sentence, number)


def _counts_few(number: Number) -> bool:
    noun = number.unit.partition(" ")[0]
    whole = number.value == number.value.to_integral_value() and 1 <= number.value <= _MOST
    return whole and bool(noun) and noun not in TIME_UNITS and noun not in _MONEY and not number.hedge


def _listings(sentence: Sentence, number: Number) -> Iterator[Listing]:
    """One for each way in which a list may begin behind a number."""
    text = sentence.passage.text
    ended = _END.search(text, number.end)
    end = ended.start() if ended else len(text)
    for opener, pattern in _OPENERS.items():
        begun = pattern.search(text, number.end, min(end, number.end + _FAR))
        if begun is not None:
            shut = text.find(")", begun.end(), end) if opener == "bracket" else end
            listed = text[begun.end() : shut if shut >= 0 else end]
            items = _items(listed)
            told = {bool(_DIGIT.search(item)) for item in items}  # figures in some: they say something of those
            if len(items) > 1 and len(told) == 1 and abs(len(items) - number.value) <= _MOST_OFF:
                others = sum(n.kind is Kind.COUNT for n in sentence.numbers_between(number, begun.start()))
                lead = text[number.end : begun.end()].lower()
                yield Listing(number, opener, lead, listed, items, _sizes(listed, items), others)


def _items(listed: str) -> tuple[str, ...]:
    """By semicolons if there are any, otherwise by commas and "và"."""
    bare = _BRACKETS.sub(" ", listed)
    return _meaning(_SEMICOLONS.split(bare)) if ";" in bare else _finest(bare)


def _finest(bare: str) -> tuple[str, ...]:
    """By all marks, and "và" before the last item; another one is part of a name.

    Names end where something is said: "Na Hang, Bắc Mê cho 350 học viên", "Minh Quang, Kiên Đài, phải đưa gạo".
    """
    items = _meaning(_COMMAS.split(bare))
    named = len(tuple(takewhile(PROPER.match, items)))
    if 1 < named < len(items) and not PROPER.match(_AND.split(items[named])[0]):
        return items[: named + bool(_NAME_FIRST.match(items[named]))]
    return _meaning((*items[:-1], *_AND.split(items[-1]))) if items else ()


def _meaning(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(item.strip() for item in items if _MEANING.search(item))


def _sizes(listed: str, items: Sequence[str]) -> frozenset[int]:
    bare = _BRACKETS.sub(" ", listed)
    finest = _finest(bare)
    counted = sum(_count_of(item) for item in finest)
    coarsest = _meaning(_COMMAS.split(bare))
    inner = sum(not _OUTER_PLACE.match(item) for item in finest)  # "xã Vĩnh Bình, huyện Hòa Bình" is one
    return frozenset({len(items), counted, inner, *range(len(coarsest), len(finest) + 1)})


def _count_of(item: str) -> int:
    """ "hai trường tiểu học" are two, "trường Hoa Ban" is one."""
    first = item.split()[0].lower()
    try:
        return int(first) if first.isdigit() else parse_number_words(first)
    except ValueError:
        return 1
