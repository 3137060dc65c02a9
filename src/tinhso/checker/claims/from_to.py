"""What has gone from one figure to another, or is told as new over old, with the difference beside it.

Finds "từ 1.440 giờ rút còn 903 giờ, tức là cắt được 5.537 giờ, tương ứng 37,29%" (537); "72/87 vụ, giảm 51 vụ" (15);
"đạt 94,25%. Năm 2024 là 92,26%, như thế năm nay nhích lên 1,79 điểm %" (1,99). Leaves alone limits ("từ 5 đến 10
ngày"), a way ("từ xã lên tỉnh"), and differences of other things.

The words pair two figures; the difference and the percentage may stand before or behind, in the same sentence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.comparing import alike, is_change, is_earlier
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.likeness import are_alike
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import GROWING, GROWS, SHRINKING, SHRINKS, TIME_UNITS

_FROM = re.compile(r"\btừ\s+(?:mức\s+|chỗ\s+)?$")
_TO = re.compile(r"[^\d.;()]{0,60}\b(?:lên|xuống|còn|đến)\s+(?:còn\s+|mức\s+)?")
_LIMITS = re.compile(r"[^\d.;()]{0,30}\bđến\s+")
_DIFFERS = re.compile(
    rf"(?:\b(?:{GROWING}|{SHRINKING}|thêm|chênh(?: lệch)?|tiết kiệm)\b[^\d;.]{{0,30}}|\(\s?[-+−–]\s?)$"
)
_OF_RULE = re.compile(r"\s*so với\s+(?:kế hoạch|quy định|chỉ tiêu|mục tiêu|dự toán|yêu cầu)")
_SAME = re.compile(r"\b(?:tương ứng|tương đương|tức|hay|bằng|đạt|mức)\b[^\d;.]{0,20}$|\(\s*(?:tăng|giảm)?\s*$")
_OPENED = re.compile(r"[^\d();.]{0,40}\(\s*từ\s+(?:mức\s+)?")  # "tăng 9,8% về vốn (từ 2.114 tỷ đồng lên …)"
_CLOCK = frozenset({"phút", "giờ", "giây", "ngày"})
_TELLING = 2
_NEAR, _BEHIND, _FEW = 300, 60, 3  # characters to percentages before and behind, and how many are paired

Pair = tuple[Number, Number]


def from_to_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        for sentence in sentences:
            pairs = dict.fromkeys((*_from_to(sentence), *_over(sentence), *_in_time(sentence)))
            ends = [sentence.start, *(_place(pair) for pair in sorted(pairs, key=_place)[1:]), sentence.end]
            for pair, begin, end in zip(sorted(pairs, key=_place), ends, ends[1:], strict=False):
                yield from _changes(sentence, *pair, begin, end)
                yield from _rates(sentence, *pair, end)
        if sum(len(sentence.percents) for sentence in sentences) > 1:
            yield from _points(sentences)


def _place(pair: Pair) -> int:
    return min(number.start for number in pair)


def _from_to(sentence: Sentence) -> Iterator[Pair]:
    """The earlier and the later figure of "từ 111 vụ xuống còn 68 vụ"."""
    for one, other in pairwise(sentence.numbers):
        if one.kind is not other.kind or one.kind not in (Kind.COUNT, Kind.PERCENT):
            continue
        if not _FROM.search(sentence.before(one, 14)) or not (alike(one, other) or not one.unit or not other.unit):
            continue
        between = sentence.between(one, other)
        if _TO.fullmatch(between) and not (_LIMITS.fullmatch(between) and one.unit[:4] in TIME_UNITS):
            yield one, other


def _over(sentence: Sentence) -> Iterator[Pair]:
    """ "72/87 vụ, giảm 15 vụ": this period over the last."""
    for ratio in sentence.ratios:
        if not are_alike(ratio.part, ratio.whole):
            continue
        if re.match(r"[^\d.;()]{0,30},?\s*\(?\s*(?:tăng|giảm)\b", sentence.after(ratio.whole, 50)):
            yield ratio.whole, ratio.part


def _in_time(sentence: Sentence) -> Iterator[Pair]:
    """ "là 519 phút, giảm 56 phút so với 215 phút của cùng kỳ": of spans of time, only those compared by words."""
    spans = [n for n in sentence.counts if n.unit.partition(" ")[0] in _CLOCK and not n.hedge]
    olds = [n for n in spans if is_earlier(sentence, n)]
    news = [n for n in spans if n not in olds and not is_change(sentence, n)]
    if len(olds) == 1 and len(news) == 1 and alike(olds[0], news[0]):
        yield olds[0], news[0]


def _changes(sentence: Sentence, old: Number, new: Number, begin: int, end: int) -> Iterator[Claim]:
    """The difference of a pair, told between two places."""
    for change in sentence.counts:
        if change in (old, new) or change.hedge or sentence.ratio_with(change) or not begin <= change.start < end:
            continue
        points = old.kind is Kind.PERCENT and change.unit.startswith("điểm")
        if not points and not (old.kind is Kind.COUNT and alike(change, new)):
            continue
        if not is_change(sentence, change) and not _DIFFERS.search(sentence.before(change, 60)):
            continue
        equation = Sum(new, (old, change), (1, _direction(sentence, change, old, new)))
        if holds(equation) or slip_would_mend(equation, _TELLING):
            yield Claim(FindingKind.GROWTH, equation)
            return


def _direction(sentence: Sentence, change: Number, old: Number, new: Number) -> int:
    """As the word right before says, one of the figures may be wrong; else as the figures say."""
    lead = re.split(r"[\d;]", sentence.before(change, 40))[-1]
    told = 1 if GROWS.search(lead) else -1 if SHRINKS.search(lead) else 0
    return told or (1 if new.value >= old.value else -1)


def _points(sentences: Sequence[Sentence]) -> Iterator[Claim]:
    """The difference of two percentages before it, in points."""
    percents: list[Number] = []
    for sentence in sentences:
        percents += sentence.percents
        for points in sentence.counts:
            told = _DIFFERS.search(sentence.before(points, 60)) or is_change(sentence, points)
            if not told or not points.unit.startswith("điểm") or points.hedge or points.step >= 1:
                continue
            near = [p for p in percents if points.start - _NEAR < p.start < points.end + _BEHIND and not p.hedge]
            pairs = [sorted(pair, key=lambda p: -p.value) for pair in combinations(near[-_FEW:], 2)]
            equations = [Sum(more, (less, points), (1, 1)) for more, less in pairs]
            meant = [equation for equation in equations if holds(equation)]
            if len(equations) == 1 and slip_would_mend(equations[0]):
                meant = equations
            yield from (Claim(FindingKind.GROWTH, equation) for equation in meant[:1])


def _rates(sentence: Sentence, old: Number, new: Number, end: int) -> Iterator[Claim]:
    """The percentage behind the pair, before a place, that states the change."""
    if old.kind is Kind.PERCENT or new.unit.startswith("điểm"):
        return
    for percent in sentence.percents:
        before = sentence.before(percent, 60)
        if (
            not max(old.end, new.end) <= percent.start < end
            or percent.hedge
            or _OF_RULE.match(sentence.after(percent, 30))
        ):
            continue
        tail = re.sub(r"^.*\d", "", before)
        if not ((_SAME.search(before) and ";" not in tail) or GROWS.search(tail) or SHRINKS.search(tail)):
            return
        share = Share(new, old, percent, growth=_direction(sentence, percent, old, new))
        if holds(share) or slip_would_mend(share, _TELLING):
            yield Claim(FindingKind.GROWTH, share)
        return
