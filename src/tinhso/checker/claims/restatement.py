"""One quantity told twice: in another paragraph, in an appendix, in an earlier report.

Finds "tiếp nhận 6.424 hồ sơ thủ tục hành chính" and later "toàn bộ 6.244 hồ sơ tiếp nhận"; a ratio repeated with one
number changed. Leaves alone counts of the same thing in other services, months or units: only what stands for the whole
("toàn bộ", "nêu trên") or repeats its words is taken for the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.comparing import is_named_total
from tinhso.checker.equations import Same, Share, holds
from tinhso.checker.evidence import chance_of_slip
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number, Ratio
from tinhso.checker.phrases import common_ending, common_words, phrase_of, words_before
from tinhso.checker.slips import is_telling, slip_distance
from tinhso.checker.wording import TIME_UNITS

_WHOLE_BEFORE = re.compile(
    r"\b(?:toàn bộ|tất cả|cả|trong số|tổng số|số|hết)\s+$|(?:^|[.;,]\s+)(?:trong|đối với|với|từ|so với)\s+$",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:nêu trên|nói trên|kể trên|trên đây|nêu tại|đã nêu)\b|\btrên$", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:so với|cùng kỳ|tăng|giảm|năm trước|kỳ trước|kế hoạch|chỉ tiêu|còn)\b[^.;]*$")
_LATEST, _FEW, _LONGEST = 60, 8, 90
_LEAST = 3  # words that two mentions share, for numbers below ten none suffice


def restatement_claims(reading: Reading) -> Iterator[Claim]:
    yield from _ratios_again(reading)
    yield from _counts_again(reading)
    yield from _whole_again(reading)


def _ratios_again(reading: Reading) -> Iterator[Claim]:
    """Ratios of the same two numbers: every place is one figure, so that a correction reaches all."""
    seen: dict[tuple[object, object], tuple[Sentence, Number, Number]] = {}
    for sentence in reading.all_sentences():
        for ratio in sentence.ratios:
            if ratio.whole.value < 20:
                continue
            key = (ratio.part.value, ratio.whole.value)
            if key not in seen:
                seen[key] = (sentence, ratio.part, ratio.whole)
                continue
            earlier, part, whole = seen[key]
            yield Claim(FindingKind.RESTATEMENT, Same((part, ratio.part)))
            yield Claim(FindingKind.RESTATEMENT, Same((whole, ratio.whole)))
            yield from _others_again(earlier, sentence, (part, whole), (ratio.part, ratio.whole))


def _others_again(
    earlier: Sentence, later: Sentence, first: tuple[Number, Number], second: tuple[Number, Number]
) -> Iterator[Claim]:
    """What goes with a repeated ratio is repeated too: its percentage, the rest and its percentage."""
    ones = [n for n in earlier.numbers if n.start > first[1].end and n.kind in (Kind.COUNT, Kind.PERCENT)][:3]
    others = [n for n in later.numbers if n.start > second[1].end and n.kind in (Kind.COUNT, Kind.PERCENT)][:3]
    for one, other in zip(ones, others, strict=False):
        if one.kind is other.kind and (one.value == other.value or slip_distance(one.value, other.value) == 1):
            severity = Severity.CONTRADICTION if phrase_of(one)[:3] == phrase_of(other)[:3] else Severity.DOUBTFUL
            if one.value == other.value or is_telling(one.value, other.value):
                yield Claim(FindingKind.RESTATEMENT, Same((one, other)), severity)


@dataclass(slots=True)
class _Told:
    """The counts of one noun so far: the latest ones, and a few of each value."""

    latest: list[Number] = field(default_factory=list)
    by_value: dict[Decimal, list[Number]] = field(default_factory=dict)

    def add(self, number: Number) -> None:
        self.latest.append(number)
        del self.latest[:-_LATEST]
        same = self.by_value.setdefault(number.value, [])
        if len(same) < _FEW:
            same.append(number)


def _counts_again(reading: Reading) -> Iterator[Claim]:
    """Counts with the same words around them. Equal ones are a check that held; others need a reason to be the same."""
    by_noun: dict[str, _Told] = {}
    for sentence in reading.all_sentences():
        for number in sentence.counts:
            if not number.noun or number.unit.partition(" ")[0] in TIME_UNITS or number.hedge:
                continue
            told = by_noun.setdefault(number.unit.partition(" ")[0], _Told())
            claim = _with_earlier(sentence, number, told)
            if claim is not None:
                yield claim
            told.add(number)


def _with_earlier(sentence: Sentence, number: Number, told: _Told) -> Claim | None:
    equal = [n for n in told.by_value.get(number.value, []) if n.passage is not number.passage or _far(n, number)]
    same = next((n for n in equal if number.value >= 20 or _likeness(n, number) >= _LEAST), None)
    if same is not None:
        return Claim(FindingKind.RESTATEMENT, Same((same, number)))
    if any(other.value == number.value for other in told.latest):
        return None
    anaphoric = _refers_back(sentence, number)
    near = {n.value: n for n in told.latest[-12:]}
    if len(near) == 1 and _points_back(number):
        only = next(iter(near.values()))
        if only.passage is number.passage and only.noun == number.noun:
            return Claim(FindingKind.RESTATEMENT, Same((only, number)))
    slips = [n for n in told.latest if n.value >= 10 and slip_distance(n.value, number.value) == 1]
    best = max(slips, key=lambda n: (_shared(n, number, anaphoric=anaphoric), n.passage.order), default=None)
    if best is None or chance_of_slip(best.value, number.value) > _most_chance(best, number, anaphoric=anaphoric):
        return None
    if best.passage is number.passage and best.start >= sentence.start and is_named_total(sentence, number):
        return None  # "645 cửa hàng …, trên tổng số 695 cửa hàng": part and whole
    return Claim(FindingKind.RESTATEMENT, Same((best, number)))


def _most_chance(one: Number, other: Number, *, anaphoric: bool) -> float:
    """How likely the slip between two mentions may be by chance, in the light of the words they share."""
    shared = _shared(one, other, anaphoric=anaphoric)
    if anaphoric:
        return 1.0 if shared >= 4 else 0.035 if shared == 3 else 0.005 if shared == 2 else 0.0
    if _AGAINST.search(other.passage.text[max(0, other.start - 60) : other.start].lower()):
        return 0.0
    turned = len({*phrase_of(other)[:10]} & {*words_before(one)[-8:]})  # "số hồ sơ thu nhận là N", "N hồ sơ thu nhận"
    if _siblings(one, other) and (turned < 4 or other.passage.column >= 0):
        return 0.0
    return 0.05 if shared >= 7 else 0.012 if shared >= 5 else 0.0


def _shared(one: Number, other: Number, *, anaphoric: bool) -> int:
    """How many words behind the later mention, for one that refers back also before it, the earlier one has too."""
    words = {*phrase_of(other)[:10], *(words_before(other)[-5:] if anaphoric else ())}
    return len(words & {*phrase_of(one)[:10], *words_before(one)[-8:]})


def _whole_again(reading: Reading) -> Iterator[Claim]:
    """ "giải quyết 3.614 hồ sơ …; số nộp qua mạng là 3.157/3.614 hồ sơ": the whole is the count before it."""
    for sentences in reading.sentences.values():
        counts = [n for sentence in sentences for n in sentence.counts]
        for sentence in sentences:
            for ratio in sentence.ratios:
                noun = ratio.whole.unit.partition(" ")[0] or ratio.part.unit.partition(" ")[0]
                before = [n for n in counts if n.end <= ratio.part.start and noun and n.unit.partition(" ")[0] == noun]
                before = [n for n in before if not any(s.ratio_with(n) for s in sentences)]
                if not before or slip_distance(before[-1].value, ratio.whole.value) != 1:
                    continue
                shared = any(_is_of(percent, ratio, before[-1]) for percent in sentence.percents)
                if shared or is_telling(before[-1].value, ratio.whole.value):
                    severity = Severity.CONTRADICTION if shared or len(before) == 1 else Severity.DOUBTFUL
                    yield Claim(FindingKind.RESTATEMENT, Same((before[-1], ratio.whole)), severity)


def _is_of(percent: Number, ratio: Ratio, whole: Number) -> bool:
    """Whether a percentage is that of a ratio's part in another whole, and not in the ratio's own."""
    return holds(Share(ratio.part, whole, percent)) and not holds(Share(ratio.part, ratio.whole, percent))


def _far(one: Number, other: Number) -> bool:
    return one.passage is other.passage and other.start - one.end > 30


def _refers_back(sentence: Sentence, number: Number) -> bool:
    if _WHOLE_BEFORE.search(sentence.before(number, 16)):
        return True
    return _points_back(number)


def _points_back(number: Number) -> bool:
    """ "hồ sơ nêu trên"; not "người trên 80 tuổi"."""
    text = number.passage.text[number.end : number.end + _LONGEST]
    return bool(_BACK.search(" ".join(phrase_of(number)))) and not re.match(r"[^\d,.;:()/%]*\btrên\s+\d", text)


def _likeness(one: Number, other: Number) -> int:
    return common_words(phrase_of(one), phrase_of(other)) + common_ending(words_before(one), words_before(other))


def _siblings(one: Number, other: Number) -> bool:
    """Items of one list or cells of one table count different things with the same words."""
    mine, its = one.passage.marker, other.passage.marker
    if one.passage.column >= 0 and other.passage.column >= 0:
        return True
    return mine is not None and its is not None and mine.kind == its.kind
