"""What must follow from a relation that holds: the percentages of a total and its parts, the rest of a share.

Finds "90,1 km đường (đường xã 70,1 km, đường thôn 20,0 km); đường xã chiếm 78,7%" (77,8) and "30.544 hồ sơ, kích hoạt
27.783 tài khoản. Tỷ lệ kích hoạt 90,96%; 761 tài khoản chưa kích hoạt" (2.761). Leaves alone a percentage that stands
beside none of the figures and shares no word with them, and a rest that no slip would turn into the one that follows.

Totals and shares may have been found by any other rule; only those that hold are built upon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.comparing import is_change, is_earlier
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.likeness import are_alike, name_one_thing
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Passage
from tinhso.checker.phrases import phrase_of, words_before
from tinhso.checker.slips import slip_in
from tinhso.checker.wording import GROWS, OTHER_BASE, REST_AFTER, REST_BEFORE, SHRINKS, TARGET, TIME_UNITS

_NEAR = 400
_BESIDE = re.compile(
    r"[^\d;.()%]{0,24}\(\s*(?:(?:đạt|chiếm|tương ứng|tương đương|bằng|tăng|giảm|tỷ lệ|tỉ lệ)\s+)*|"
    r"[^\d;.()%]{0,30},\s*(?:(?:đạt|chiếm|tương ứng|tương đương|bằng|tăng|giảm|tỷ lệ|tỉ lệ|với|vượt|là|hay)\s+)+"
)
_NAMELESS = re.compile(r"\b(?:và|của|có|là|đạt|chiếm|tỷ|tỉ|lệ|số|tổng|bằng|với|trong|được|đã|cho|các|so)\b")
_STILL = re.compile(r"[^\d.;,()]{0,30}\b(?:còn thiếu|chưa|không|còn lại|khác|tồn)\b")
_LEFT = re.compile(r"\b(?:nốt|thiếu|chưa|còn lại|còn)\b[^\d.;]{0,30}$")


@dataclass(slots=True)
class _Known:
    """What holds in one passage."""

    totals: dict[tuple[Number, ...], tuple[FindingKind, Sum]] = field(default_factory=dict)
    shares: list[Share] = field(default_factory=list)

    def add(self, claim: Claim) -> None:
        match claim.equation:
            case Share():
                self.shares.append(claim.equation)
            case Sum() if not claim.equation.signs or len(claim.equation.parts) == 2:
                self.totals[claim.equation.numbers] = claim.kind, claim.equation


def derived_claims(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claims about figures that are in no equation so far."""
    known: dict[Passage, _Known] = {}
    told: set[Number] = set()
    for claim in claims:
        if claim.equation is None:
            continue
        right = holds(claim.equation)
        if right or claim.severity is Severity.CONTRADICTION:
            told.update(claim.equation.numbers)
        if right:
            known.setdefault(claim.equation.numbers[0].passage, _Known()).add(claim)
    for passage, about in known.items():
        for sentence in reading.sentences_in(passage):
            for number in sentence.numbers:
                rule = {Kind.PERCENT: _percent_of, Kind.COUNT: _rest_of}.get(number.kind)
                found = rule(about, sentence, number) if rule and number not in told else None
                if found is not None:
                    yield found


def _percent_of(about: _Known, sentence: Sentence, percent: Number) -> Claim | None:
    """The share or growth that a percentage states of a total, a part or a change that is known."""
    if percent.hedge or TARGET.search(sentence.before(percent)):
        return None
    near = [(kind, total) for kind, total in about.totals.values() if abs(total.total.start - percent.start) < _NEAR]
    options = [share for kind, total in near for share in _options(kind, total, sentence, percent)]
    right = next((share for share in options if holds(share)), None)
    meant = right or _meant(options, sentence, percent)
    if meant is None or not (right or (slip_in(percent, meant, least=2) and not _of_another(near, meant, sentence))):
        return None
    return Claim(FindingKind.GROWTH if meant.growth else FindingKind.RATIO, meant)


def _of_another(near: Sequence[tuple[FindingKind, Sum]], meant: Share, sentence: Sentence) -> bool:
    """ "840 ha: xã A 590 ha, chiếm 58%; xã B 250 ha, chiếm 49%": neither percentage is of this total."""
    for part in next((total.parts for _, total in near if total.total is meant.whole), ()):
        own = [p for p in sentence.percents if _beside(sentence, part, p)][:1]
        if part is not meant.part and own and not holds(Share(part, meant.whole, own[0])):
            return True
    return False


def _options(kind: FindingKind, total: Sum, sentence: Sentence, percent: Number) -> Iterator[Share]:
    lead = re.split(r"[;.\d]", sentence.before(percent, 60))[-1]
    direction = 1 if GROWS.search(lead) else -1 if SHRINKS.search(lead) else 0
    if kind is FindingKind.GROWTH and len(total.parts) == 2:
        old = total.parts[0]
        yield Share(total.total, old, percent, growth=1 if total.total.value >= old.value else -1)
    elif not direction and not OTHER_BASE.match(sentence.after(percent, 45)):
        parts = (n for n in total.parts if n.kind is Kind.COUNT and not is_change(sentence, n))
        yield from (Share(part, total.total, percent) for part in parts)


def _meant(options: Sequence[Share], sentence: Sentence, percent: Number) -> Share | None:
    """The one option of which the figure stands beside the percentage, or whose name it has."""
    growths = [share for share in options if share.growth]
    if growths and any(_beside(sentence, n, percent) for n in sentence.counts):
        return growths[0]
    beside = [share for share in options if not share.growth and _beside(sentence, share.part, percent)]
    if beside:
        return beside[0]
    words = {word for word in words_before(percent)[-8:] if not _NAMELESS.fullmatch(word)}
    named = [(len(words & {*words_before(s.part)[-4:], *phrase_of(s.part)[:6]}), s) for s in options if not s.growth]
    most = max((count for count, _ in named), default=0)
    best = [share for count, share in named if count == most]
    return best[0] if len(best) == 1 and most * 3 >= len(words) * 2 > 0 else None


def _beside(sentence: Sentence, number: Number, percent: Number) -> bool:
    return number.end <= percent.start and _BESIDE.fullmatch(sentence.between(number, percent)) is not None


def _rest_of(about: _Known, sentence: Sentence, count: Number) -> Claim | None:
    """ "…, đạt 70%; 36 hồ sơ còn lại": what a share that is known leaves."""
    if count.hedge or count.unit.partition(" ")[0] in TIME_UNITS or is_earlier(sentence, count):
        return None
    left = REST_BEFORE.search(sentence.before(count)) or _LEFT.search(sentence.before(count))
    left = left or REST_AFTER.match(sentence.after(count)) or _STILL.match(sentence.after(count))
    shares = [s for s in about.shares if not s.growth and s.scale == 100 and s.part.value < s.whole.value]
    rests = {(s.whole.value, s.whole.value - s.part.value) for s in shares}
    shares = [s for s in shares if (s.whole.value, s.part.value) not in rests]  # a share of the rest says all
    near = [s for s in shares if 0 < count.start - s.part.start < _NEAR]
    told = [s for s in near if are_alike(count, s.part) and are_alike(count, s.whole)]
    equations = [Sum(share.whole, (share.part, count)) for share in told]
    right = next((equation for equation in equations if holds(equation)), None)
    if right is None and left:
        near_by = told and name_one_thing(told[-1].whole, count) and _follows(told[-1], sentence, count)
        least = 2 if near_by else 3
        right = next((equation for equation in equations if slip_in(count, equation, least)), None)
    return None if right is None else Claim(FindingKind.COMPLEMENT, right)


def _follows(share: Share, sentence: Sentence, count: Number) -> bool:
    """Whether nothing else is counted between a share and a rest in the same sentence or the next."""
    behind = max(number.end for number in share.numbers)
    between = sentence.passage.text[behind : count.start]
    return not re.search(r"\d", between) and len(re.findall(r"[.;\n]\s", between)) <= 1
