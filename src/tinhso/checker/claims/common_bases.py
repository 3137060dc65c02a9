"""Percentages beside their counts, whose base stands in the lead-in, is named behind them, or serves several of them.

Finds "tính trên 3.625 hồ sơ: số hóa thành phần 3.403 (93,1%); có ký số 2.956 (80,9%)", where with 3.655 both come out;
one of several shares of 962 sheets that fails alone; and "tổng số phải giải quyết: 1.591 hồ sơ … đã trả 1.464 hồ sơ
(bằng 90,88% số phải giải quyết)". Leaves alone a single share of a base that no other share has and no words name.

The passages looked at together are a paragraph and the items below it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.comparing import alike
from tinhso.checker.equations import Share, holds
from tinhso.checker.evidence import chance_of_share
from tinhso.checker.findings import FindingKind
from tinhso.checker.mistyping import slips_of
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Passage
from tinhso.checker.phrases import common_ending, phrase_of, words_before
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import GROWS, OTHER_BASE, SHRINKS, TARGET, TIME_UNITS

_MOST = 14  # counts that may be a base, the nearest to the first share
SUMMED_UP = re.compile(r"(?:tổng\s)?cộng\b|tổng số\b", re.IGNORECASE)
_MOST_PASSAGES = 12
_LEAST = 20
_LEAST_NAME = 2  # words
_SURELY_LARGE = 100
_ACCIDENT = 0.05
_FIRM = {"", "trên"}  # before a base: "tính trên 3.655 hồ sơ"
_BESIDE = re.compile(
    r"[^\d;.]{0,60}?(?:\(\s*[^\d;.()]{0,30}|"
    r"\b(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương ứng|tương đương)\b[^\d;.()]{0,20}|,\s+|=\s*)"
)
_OPENED, _SHUT = re.compile(r"\s*\(\s*"), re.compile(r"[^\d();,]{0,40}\)")
_OVER = re.compile(r"\btrên\s+(?:tổng\s+)?(?:số\s+)?([^\d,;.()]{4,60})")
_EMPTY = frozenset(
    {
        "số", "tổng", "của", "so", "với", "trên", "trong", "tính", "là", "có", "đã", "được", "các", "những", "và",
        "cả", "theo", "thì", "này", "đó", "nêu", "cần", "tỷ", "tỉ", "lệ", "đạt", "kế", "hoạch",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    """A count, and the percentage that it is of something."""

    part: Number
    shown: Number
    base_name: frozenset[str]  # the words for the base that stand between both, or behind the percentage

    def of(self, whole: Number) -> Share:
        return Share(self.part, whole, self.shown)

    def may_be_of(self, whole: Number) -> bool:
        same = alike(self.part, whole) or not self.part.unit or not whole.unit
        return whole is not self.part and same and whole.value * 10 > self.part.value


def common_base_claims(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Shares of which no other rule has found the base."""
    told = {n for claim in claims if claim.equation and holds(claim.equation) for n in claim.equation.numbers}
    before: list[Number] = []
    for sentences in listed_together(reading):
        pairs = [pair for sentence in sentences for pair in _pairs(sentence)]
        bases = [n for sentence in sentences for n in sentence.counts if _may_be_base(n)]
        if pairs:
            yield from _claims(pairs, bases, before, told)
        before = [*before, *bases][-_MOST:]


def listed_together(reading: Reading) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph with those of the items below it, and of the line that sums them up."""
    group: list[Passage] = []
    for passage in reading.walk.paragraphs:
        if group and (len(group) >= _MOST_PASSAGES or not _is_item(passage, group)):
            yield [sentence for one in group for sentence in reading.sentences_in(one)]
            group = []
        group.append(passage)
    yield [sentence for one in group for sentence in reading.sentences_in(one)]


def _is_item(passage: Passage, group: Sequence[Passage]) -> bool:
    """Whether a passage is an item of the list that the first one opens."""
    if passage.marker is None:
        return len(group) > 2 and SUMMED_UP.match(passage.text) is not None
    first = group[1].marker if len(group) > 1 else passage.marker
    announced = group[0].text.rstrip().endswith(":") and first is not None and first.kind == passage.marker.kind
    return passage.marker.is_bullet or announced


def _pairs(sentence: Sentence) -> Iterator[_Pair]:
    for percent in sentence.percents:
        if percent.hedge or not 0 < percent.value < 100 or TARGET.search(sentence.before(percent)):
            continue
        part = _bracketed(sentence, percent)
        if part is not None and not part.hedge:
            yield _Pair(part, percent, frozenset())
            continue
        part = next((n for n in sentence.numbers[::-1] if n.end <= percent.start), None)
        if part is None or part.kind is not Kind.COUNT or part.hedge or sentence.ratio_with(part):
            continue
        between = sentence.between(part, percent)
        compared = GROWS.search(between) or SHRINKS.search(between) or OTHER_BASE.match(sentence.after(percent, 45))
        if not compared and _BESIDE.fullmatch(between):
            over = _OVER.search(between)
            words = over[1].split() if over else phrase_of(percent)[:8]
            yield _Pair(part, percent, frozenset(words) - _EMPTY)


def _bracketed(sentence: Sentence, percent: Number) -> Number | None:
    """The count of "sởi mũi 1 đạt 85,5% (2.843 trẻ)", alone in the bracket behind."""
    before = re.split(r"[;,(]", sentence.before(percent, 60))[-1]
    behind = next((n for n in sentence.numbers if n.start >= percent.end), None)
    if behind is None or behind.kind is not Kind.COUNT or GROWS.search(before) or SHRINKS.search(before):
        return None
    alone = _SHUT.match(sentence.after(behind)) and sentence.ratio_with(behind) is None
    return behind if alone and _OPENED.fullmatch(sentence.between(percent, behind)) else None


def _may_be_base(number: Number) -> bool:
    time = number.unit.partition(" ")[0] in TIME_UNITS
    return number.value >= _LEAST and number.hedge in _FIRM and not time


def _claims(
    pairs: Sequence[_Pair], counts: Sequence[Number], before: Sequence[Number], told: set[Number]
) -> Iterator[Claim]:
    parts = {pair.part for pair in pairs}
    bases = [n for n in counts if n not in parts][:_MOST]
    shares = {pair: [pair.of(base) for base in bases if pair.may_be_of(base)] for pair in pairs}
    right = {pair: [share for share in options if holds(share)] for pair, options in shares.items()}
    support = Counter(share.whole for found in right.values() for share in found)
    for pair in pairs:
        if pair.shown in told:
            continue
        chosen = (
            _held(right[pair], support, len(bases)) or _named(pair, (*bases, *before)) or _named_alike(pair, counts)
        )
        if chosen is None and not right[pair]:
            chosen = _supported(shares[pair], support)
        if chosen is not None:
            yield Claim(FindingKind.RATIO, chosen)
    lost = [pair for pair in pairs if not right[pair] and pair.shown not in told]
    if len(lost) > 1 and (base := _mistyped(lost, bases)) is not None:
        yield from (Claim(FindingKind.RATIO, pair.of(base)) for pair in lost if pair.may_be_of(base))


def _held(right: Sequence[Share], support: Counter[Number], tried: int) -> Share | None:
    """A share that holds, if another has its base or chance would hardly bring it about."""
    for share in sorted(right, key=lambda one: -support[one.whole]):
        if support[share.whole] > 1 or chance_of_share(share.whole.value, share.shown.step) * tried < _ACCIDENT:
            return share
    return None


def _supported(shares: Sequence[Share], support: Counter[Number]) -> Share | None:
    """The share of the base that others have, if one slip explains that it fails."""
    best = max(shares, key=lambda share: support[share.whole], default=None)
    if best is None or not support[best.whole] or best.whole.value < _SURELY_LARGE:
        return None
    return best if slip_would_mend(best, least=2 if support[best.whole] > 1 else 3) else None


def _named(pair: _Pair, bases: Sequence[Number]) -> Share | None:
    """The share of the count that has the words behind the percentage: "bằng 90,88% số phải giải quyết"."""
    if len(pair.base_name) < 2:
        return None
    told = ((base, {*_label(base), *phrase_of(base)[:10]}) for base in bases if pair.may_be_of(base))
    named = [pair.of(base) for base, words in told if pair.base_name <= words]
    right = next((share for share in named if holds(share)), None)
    return right or next((share for share in named if slip_would_mend(share, least=2)), None)


def _named_alike(pair: _Pair, counts: Sequence[Number]) -> Share | None:
    """ "phường 26,9 tỷ đồng … phường 14,3 tỷ đồng (53,2%)": of the one count before with that name."""
    name = words_before(pair.part)
    earlier = [n for n in counts if pair.may_be_of(n) and n.end < pair.part.start and n.value >= pair.part.value]
    alike = [pair.of(n) for n in earlier if common_ending(told := words_before(n), name) == len(told) >= _LEAST_NAME]
    return alike[0] if len(alike) == 1 and (holds(alike[0]) or slip_would_mend(alike[0], least=2)) else None


def _label(number: Number) -> list[str]:
    """The words before a number, also those of a label: "Tổng số phải giải quyết: 1.591"."""
    before = re.split(r"[\d;.(]", number.passage.text[max(0, number.start - 80) : number.start].lower())[-1]
    return re.findall(r"[^\W\d_]+", before)[-10:]


def _mistyped(pairs: Sequence[_Pair], bases: Sequence[Number]) -> Number | None:
    """The base with which one slip would make all shares of it hold that fail."""
    for base in bases:
        own = [pair for pair in pairs if pair.may_be_of(base)]
        if len(own) < 2 or base.value < _SURELY_LARGE:
            continue
        low = max(float(p.part.value / (p.shown.value + p.shown.step)) * 100 for p in own)
        high = min(
            float(p.part.value / (p.shown.value - p.shown.step)) * 100 for p in own if p.shown.value > p.shown.step
        )
        values = slips_of(base.value).between(low, high) if low <= high else ()
        if any(all(holds(pair.of(base), {base: value}) for pair in own) for value in values):
            return base
    return None
