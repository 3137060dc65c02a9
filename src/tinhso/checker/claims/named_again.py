"""One quantity named twice in words that the document uses for hardly anything else.

Finds "thu nhập bình quân 54,7 triệu đồng/người" in a summary and "Thu nhập bình quân đạt 57,4 triệu đồng" further on;
"tổng kinh phí bố trí 18,3 tỷ đồng", then "13,8 tỷ đồng của tổng kinh phí bố trí". Leaves alone counts compared with
other periods and plans, items of one list, and words that many counts have in common.

What names a quantity are pairs of neighbouring words around it: the rarer a pair is in the document, the more it says.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.comparing import is_named_total, is_plan
from tinhso.checker.equations import Same
from tinhso.checker.evidence import chance_of_slip
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.phrases import phrase_of, words_before
from tinhso.checker.slips import slip_distance
from tinhso.checker.wording import GROWS, OTHER_BASE, SHRINKS, TARGET, TIME_UNITS

_RARE = 3  # numbers around which a pair of words may stand and still name one of them
_ACCIDENT = 0.035
_LEAST = 3  # rare pairs of words that two mentions have in common
_APART = re.compile(
    r"\b(?:năm|tháng|quý|kỳ|giai đoạn|đợt|vụ|tuần)\s+(?:học\s+)?(?:\d[\d/]*|[IVX]+|trước|sau|tới|nay)\b", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:cùng kỳ|trước|ngoái|năm 20\d\d)\b[^\d;.]*$")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Mention:
    number: Number
    pairs: frozenset[Pair]
    periods: frozenset[str]


def named_again_claims(reading: Reading) -> Iterator[Claim]:
    """Quantities that share their rare words: equal ones were checked, those a slip apart contradict each other."""
    mentions = [m for sentence in reading.all_sentences() for n in sentence.numbers if (m := _mention(sentence, n))]
    by_pair: dict[Pair, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for pair in mention.pairs:
            by_pair[pair].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_pair.values():
        if 2 <= len(places) <= _RARE:
            for at, one in enumerate(places):
                for other in places[at + 1 :]:
                    shared[one, other] += 1
    for (one, other), count in shared.items():
        if count >= _LEAST and (claim := _claim(mentions[one], mentions[other])) is not None:
            yield claim


def _mention(sentence: Sentence, number: Number) -> _Mention | None:
    """A figure with the words that name it; None for those that state a change, a target or another period."""
    if number.kind not in (Kind.COUNT, Kind.PERCENT) or number.hedge or number.value < 10:
        return None
    if number.unit.partition(" ")[0] in TIME_UNITS or is_plan(sentence, number):
        return None
    before = sentence.before(number, 40)
    if any(pattern.search(before) for pattern in (_OTHER, TARGET, GROWS, SHRINKS)) or is_named_total(sentence, number):
        return None
    if number.kind is Kind.PERCENT and OTHER_BASE.match(sentence.after(number, 45)):
        return None  # "bằng 96,4% cùng kỳ năm trước": of each thing its own
    behind, ahead = words_before(number)[-8:], phrase_of(number)[:10]
    pairs = frozenset((*pairwise(behind), *pairwise(ahead)))
    periods = frozenset(
        match.group().lower() for match in _APART.finditer(sentence.passage.text, sentence.start, sentence.end)
    )
    return _Mention(number, pairs, periods)


def _claim(one: _Mention, other: _Mention) -> Claim | None:
    first, second = one.number, other.number
    if first.kind is not second.kind or first.unit.partition(" ")[0] != second.unit.partition(" ")[0]:
        return None
    if first.passage is second.passage or _listed_together(first, second):
        return None
    if first.value == second.value:
        return Claim(FindingKind.RESTATEMENT, Same((first, second)))
    if one.periods and other.periods and one.periods != other.periods:
        return None
    slip = slip_distance(first.value, second.value) == 1 and chance_of_slip(first.value, second.value) < _ACCIDENT
    return Claim(FindingKind.RESTATEMENT, Same((first, second))) if slip else None


def _listed_together(one: Number, other: Number) -> bool:
    """Items of one list and cells of tables count different things with the same words."""
    if one.passage.column >= 0 or other.passage.column >= 0:
        return True
    mine, its = one.passage.marker, other.passage.marker
    near = abs(one.passage.order - other.passage.order) < 8
    return near and mine is not None and its is not None and mine.kind == its.kind
