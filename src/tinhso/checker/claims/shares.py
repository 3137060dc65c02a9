"""Percentages: what they are of, and what has grown by them.

Finds "5.803 hồ sơ/6.264 tổng số hồ sơ, đạt tỷ lệ 81,14%" (92,64%), "2.463 hồ sơ, trong đó có 1.802 hồ sơ nộp trực
tuyến, đạt 71,16%" and "900 phiếu, tăng 60% so với cùng kỳ (600 phiếu)". Leaves alone "1.200 hồ sơ, đạt 85% kế hoạch
năm": the base isn't in the text. Rounded and truncated percentages agree; "6.101 lượt/2.000 người" isn't a share.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tinhso.checker.claim import Claim, Reading, Sentence, Wording
from tinhso.checker.claims.linked_shares import linked_share, parallel_shares, row_share
from tinhso.checker.claims.other_readings import names_another_base, reading_that_holds
from tinhso.checker.claims.spoken_of import (
    NAMED_RATE,
    counts_alike,
    growth_direction,
    has_other_base,
    is_earlier_behind,
    is_rate_of_other,
    is_vague,
    part_of,
    ratio_of,
    speaks_of_plan,
    whole_around,
    whole_before_bracket,
    words_about,
)
from tinhso.checker.comparing import (
    alike,
    growth_before,
    is_aside,
    is_change,
    is_earlier,
    is_named_total,
    is_plan,
    named_behind,
)
from tinhso.checker.equations import Same, Share, Sum, holds, values_of
from tinhso.checker.evidence import chance_of_near_share
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.likeness import count_one_sort
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.phrases import phrase_of, words_before
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import (
    TARGET,
    TIME_UNITS,
)

_AGAINST = re.compile(r"\s*so với\s+((?:[^\W\d_]+\s*){2,5})")
_SO = re.compile(r"\b(?:như vậy|tỷ lệ|tỉ lệ|tương ứng|tức là)\b(?:\s+[^\s\d]+){0,4}\s*$")
_ACCIDENT = 0.05
_CUE = re.compile(r"\b(đạt|chiếm|bằng)(?:\s+(?:tỷ|tỉ) lệ)?(?:\s+(?:hơn|gần|khoảng|trên))?\s+$")
_NOTHING = re.compile(r"\s*(?:[;,.)]|và\b|$)")
_BASE_WORDS = re.compile(r"\s+(?!và\b|so\b|trong\b|với\b)[^\W\d_]+\s+[^\W\d_]+")
_PERIOD = re.compile(r"\b(?:tháng|quý|năm|kỳ|vụ|tuần|lần|đợt|mùa|khóa)\b")
_MONEY = {"đồng", "usd", "tỷ", "triệu"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A share that a percentage may state. `sure` where the wording leaves no other; a `guess` that doesn't come out
    was none: most reports never tell from what something has grown."""

    share: Share
    sure: bool
    guess: bool = False


def share_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        if any(sentence.percents for sentence in sentences):
            yield from _Passage(sentences).claims()


class _Passage:
    """The percentages of one passage, in order: what is known of one helps with the next."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self._sentences = sentences
        counts = [(s, n) for s in sentences for n in s.counts if n.unit.partition(" ")[0] not in TIME_UNITS]
        self._counts = [n for s, n in counts if growth_before(s, n) is None]
        self._known: list[Share] = []
        parts = ((s, part, p) for s in sentences for p in s.percents if (part := part_of(s, p)) is not None)
        self._own = {part: percent for sentence, part, percent in parts if sentence.ratio_with(part) is None}

    def claims(self) -> Iterator[Claim]:
        """Every share, once more as the rest of those behind it if it fails: "87,58%; tồn 12,42%"."""
        for claim in list(self._read()):
            share = claim.equation
            rest = self._as_rest(Candidate(share, sure=True)).share if isinstance(share, Share) else share
            yield replace(claim, equation=rest) if rest is not share and rest and holds(rest) else claim

    def _read(self) -> Iterator[Claim]:
        for sentence in self._sentences:
            parallel = {share.shown: share for share in parallel_shares(sentence)}
            for percent in sentence.percents:
                told = parallel.get(percent) or row_share(sentence, percent)
                if told is not None:
                    self._known.append(told)
                    yield Claim(FindingKind.RATIO, told)
                else:
                    yield from self._claims_of(sentence, percent)

    def _claims_of(self, sentence: Sentence, percent: Number) -> Iterator[Claim]:
        grows = growth_direction(sentence, percent)
        candidates = list(
            self._grown(sentence, percent, grows) if grows else map(self._as_rest, self._shares(sentence, percent))
        )
        kind = FindingKind.GROWTH if grows else FindingKind.RATIO
        right = next((candidate for candidate in candidates if holds(candidate.share)), None)
        if right is None and not grows and not is_vague(sentence, percent):
            candidates += map(self._as_rest, self._linked(sentence, percent))
            right = next((candidate for candidate in candidates if holds(candidate.share)), None)
        if right is None and ratio_of(sentence, percent) is None:
            other = reading_that_holds(self._counts, percent, grows)
            right = Candidate(other, sure=False) if other is not None else None
        chosen = right or next((candidate for candidate in candidates if candidate.sure), None)
        chosen = chosen or next((c for c in candidates if not c.guess and slip_would_mend(c.share)), None)
        if chosen is None or (right is None and is_vague(sentence, percent)):
            return
        if right is None and not grows and names_another_base(percent, chosen.share.whole):
            return
        share = chosen.share
        again = named_behind(sentence, percent) if right is not None else None
        if again is not None and _is_another(again, share):
            yield Claim(FindingKind.RESTATEMENT, Same((share.whole, again)))
        self._known.append(share)
        hedges = {percent.hedge, share.part.hedge, "" if sentence.ratio_with(share.whole) else share.whole.hedge}
        near = slip_would_mend(share, least=2) and chance_of_near_share(share) * len(candidates) < _ACCIDENT
        told = near or chosen.sure
        vague = hedges - {""}
        if vague and right is None and _comes_near(share):
            return
        sure = told and not vague
        ratio = sentence.ratio_with(share.part)
        wording = Wording.EXPLICIT if ratio and ratio.whole is share.whole and sure else Wording.STRUCTURAL
        yield Claim(kind, share, Severity.CONTRADICTION if sure else Severity.DOUBTFUL, wording)
        if grows == 0:
            yield from self._complement(share)

    def _as_rest(self, candidate: Candidate) -> Candidate:
        """The share as the complement of a printed percentage with which it makes up 100, if there is one."""
        share = candidate.share
        same = [known for known in self._known if known.whole.value == share.whole.value and not known.growth]
        same = [known for known in same if known.shown is not share.shown]
        for rests in ([known] for known in same), [same]:
            for chosen in rests:
                if chosen and share.shown.value + sum(known.shown.value for known in chosen) == 100:
                    return Candidate(Share(share.part, share.whole, share.shown, rests=tuple(chosen)), sure=True)
        return candidate

    def _complement(self, share: Share) -> Iterator[Claim]:
        """Two percentages that make up 100 say that the two counts make up the whole."""
        for known in self._known[:-1]:
            one, other = known.shown.value, share.shown.value
            if known.whole is share.whole and known.part is not share.part and one + other == 100 and one and other:
                yield Claim(FindingKind.COMPLEMENT, Sum(known.whole, (known.part, share.part)))
                return

    def _shares(self, sentence: Sentence, percent: Number) -> Iterator[Candidate]:
        elsewhere = has_other_base(sentence, percent)
        ratio = ratio_of(sentence, percent)
        if ratio is not None and is_rate_of_other(sentence, ratio, percent):
            yield Candidate(Share(ratio.part, ratio.whole, percent), sure=False, guess=True)
        elif ratio is not None and not any(known.part is ratio.part for known in self._known):
            planned = "kế hoạch" in sentence.between(ratio.part, ratio.whole) and speaks_of_plan(sentence, percent)
            yield Candidate(Share(ratio.part, ratio.whole, percent), (not elsewhere or planned) and counts_alike(ratio))
        if ratio is not None:
            return
        part = part_of(sentence, percent)
        if part is None and (base := named_behind(sentence, percent)) is not None:
            alone = [n for n in sentence.counts if n.end <= percent.start and alike(n, base)]
            if len(alone) == 1:
                yield Candidate(Share(alone[0], base, percent), sure=True)
        if part is None:
            yield from self._of_sentence_before(sentence, percent)
            yield from self._named_rate(sentence, percent)
            return
        if sentence.ratio_with(part):
            return
        if (base := named_behind(sentence, percent)) is not None and base is not part and _can_be_of(part, base):
            yield Candidate(Share(part, base, percent), sure=True)
            return
        if TARGET.search(sentence.before(percent)):
            return
        if elsewhere:
            plans = [plan for plan in self._plans_before(part) if plan is not part]
            same = [plan for plan in plans if alike(plan, part)]
            for plan in plans:
                yield Candidate(Share(part, plan, percent), sure=same == [plan] and speaks_of_plan(sentence, percent))
            return
        whole = whole_around(sentence, part) or whole_before_bracket(sentence, part)
        if whole is not None:
            yield Candidate(Share(part, whole, percent), sure=True)
        bases = [base for base in self._bases(part, percent) if base is not whole]
        for base in bases:
            share = Share(part, base, percent)
            sure = self._is_sure(base, part, bases, sentence) and slip_would_mend(share, least=2)
            guess = self._is_guess(sentence, percent, part, base)
            yield Candidate(share, sure and not guess, guess)

    def _linked(self, sentence: Sentence, percent: Number) -> Iterator[Candidate]:
        """A share that the arrangement of the numbers suggests, where no wording of this module tells it."""
        if has_other_base(sentence, percent) or TARGET.search(sentence.before(percent)):
            return
        others = {n for n, own in self._own.items() if own is not percent and not is_named_total(sentence, n)}
        share = linked_share(self._counts, sentence, percent, [known for known in self._known if holds(known)], others)
        own = share is not None and share.whole is part_of(sentence, percent)
        if share is not None and (not own or is_named_total(sentence, share.whole)):
            yield Candidate(share, sure=True)

    def _of_sentence_before(self, sentence: Sentence, percent: Number) -> Iterator[Candidate]:
        """ "158 trên tổng số 174 xã đã sắp xếp. Như vậy tỷ lệ đạt 90,8%.": the ratio of the sentence before."""
        before = next((s for s in self._sentences[::-1] if s.end <= sentence.start), None)
        alone = not any(n.start < percent.start for n in sentence.numbers if n.kind in (Kind.COUNT, Kind.PERCENT))
        if before is None or len(before.ratios) != 1 or before.percents or not alone:
            return
        if _SO.search(sentence.before(percent, 120)) and not TARGET.search(sentence.before(percent)):
            share = Share(before.ratios[0].part, before.ratios[0].whole, percent)
            yield Candidate(share, sure=slip_would_mend(share, least=2))

    def _named_rate(self, sentence: Sentence, percent: Number) -> Iterator[Candidate]:
        """ "Tỷ lệ dịch vụ toàn trình đạt 48,6% tổng số dịch vụ": the counts that have the words of its name."""
        named = NAMED_RATE.search(sentence.before(percent, 90))
        if named is None or TARGET.search(sentence.before(percent)):
            return
        words = set(named[1].split())
        counts = [n for n in self._counts if n.start < percent.start]
        told = {n: words & {*phrase_of(n)[:7], *words_before(n)[-5:]} for n in counts}
        for part in sorted(counts, key=lambda n: len(told[n]), reverse=True)[:2]:
            if len(told[part]) >= 2:
                for base in self._bases(part, percent):
                    yield Candidate(Share(part, base, percent), sure=False, guess=len(told[part]) * 2 < len(words))

    def _is_sure(self, base: Number, part: Number, bases: list[Number], sentence: Sentence) -> bool:
        """Whether nothing else can be the base: the sentence's other shares have it; part and rest make it up."""
        if any(known.whole is base and known.shown in sentence.percents and holds(known) for known in self._known):
            return True
        rests = [n for n in self._counts if n is not part and n.start > base.end and n.value + part.value == base.value]
        if rests and _can_be_of(part, base):
            return True
        same = [n for n in bases if (count_one_sort(n, part) or not n.unit) and n not in self._own]
        return same == [base] and base.start > sentence.start - 200 and base.value >= part.value

    def _is_guess(self, sentence: Sentence, percent: Number, part: Number, base: Number) -> bool:
        """Whether the base may just as well stand nowhere: sums of money, siblings, series whose base is told once."""
        if any(known.whole is base and holds(known) for known in self._known):
            return False
        named = {*phrase_of(percent)[:2]} & {*words_before(base)[-8:]}  # "quỹ 19.843 triệu đồng … đạt 75,9% quỹ"
        money = (
            alike(part, base) and part.unit.partition(" ")[0] in _MONEY and base.start < sentence.start and not named
        )
        return money or self._is_sibling(base, sentence, percent) or self._is_elliptic(sentence, percent)

    def _is_sibling(self, base: Number, sentence: Sentence, percent: Number) -> bool:
        """ "9.604 hộ nghèo, chiếm 3,1%; 6.943 hộ cận nghèo, chiếm 2,3%": two shares of a third."""
        own = self._own.get(base)
        theirs = next((s for s in self._sentences if own in s.percents), None)
        if own is None or theirs is None:
            return False
        cues = [_CUE.search(s.before(p)) for s, p in ((theirs, own), (sentence, percent))]
        return all(cues) and len({cue and cue[1] for cue in cues}) == 1

    def _is_elliptic(self, sentence: Sentence, percent: Number) -> bool:
        """ "thuế bằng 54% dự toán năm; phí bằng 61%": the base of the first one goes for those behind it too."""
        cue = _CUE.search(sentence.before(percent))
        if cue is None or not _NOTHING.match(sentence.after(percent, 12)):
            return False
        earlier = [(s, p) for s in self._sentences for p in s.percents if p.end <= percent.start]
        same = [(s, p) for s, p in earlier if (found := _CUE.search(s.before(p))) and found[1] == cue[1]]
        return any(has_other_base(s, p) or _BASE_WORDS.match(s.after(p)) for s, p in same)

    def _bases(self, part: Number, percent: Number) -> list[Number]:
        """Counts before, of which the part may be a share: those of the same thing first, the nearest first."""
        larger = [n for n in self._counts if n.start < part.start and n.value >= part.value]
        used = {id(known.whole) for known in self._known}
        ranked = sorted(
            larger, key=lambda n: (n not in self._own, id(n) in used, alike(n, part), n.start), reverse=True
        )[:6]
        smaller = [n for n in self._counts if n.end < part.start and alike(n, part) and n.value < part.value]
        return ranked or smaller[-1:]  # the part may have grown by a digit too many

    def _plans_before(self, part: Number) -> list[Number]:
        found = []
        for sentence in self._sentences:
            found += [
                n
                for n in sentence.counts
                if n.start < part.start
                and re.search(r"\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|dự kiến)\b", words_about(sentence, n))
            ]
        return found[::-1]

    def _grown(self, sentence: Sentence, percent: Number, direction: int) -> Iterator[Candidate]:
        """Which count has grown from which: the earlier one stands in brackets, or behind "so với", "cùng kỳ", "từ"."""
        ratio = ratio_of(sentence, percent)
        if ratio is not None:
            share = Share(ratio.part, ratio.whole, percent, growth=direction)
            yield Candidate(share, sure=counts_alike(ratio), guess=not counts_alike(ratio))
            yield Candidate(Share(ratio.part, ratio.whole, percent), sure=False, guess=not counts_alike(ratio))
            return
        counts = [n for n in self._counts if sentence.start - 250 < n.start < sentence.end]
        olds = [n for n in counts if is_earlier(sentence, n) or is_earlier_behind(sentence, percent, n)]
        changes = [n for n in counts if is_change(sentence, n)]
        news = [n for n in counts if n not in olds and n not in changes and n.start < percent.start]
        news = [n for n in news if not is_aside(sentence, n, percent)] or news
        behind = named_behind(sentence, percent)
        if behind is not None and behind not in olds:
            olds.append(behind)
        for old in sorted(olds, key=lambda n: abs(n.start - percent.start)):
            for new in [n for n in news[::-1] if _can_be_of(n, old)]:
                share = Share(new, old, percent, growth=direction)
                sure = new.start >= sentence.start and not is_plan(sentence, new) and slip_would_mend(share, least=2)
                yield Candidate(share, sure)
        named = _AGAINST.match(sentence.after(percent, 50))
        words = named[1].split() if named else []
        for base in news:
            told = words_before(base)
            if len(words) > 1 and any(told[at : at + 2] == words[-2:] for at in range(len(told))):
                for new in [n for n in news[::-1] if n.start > base.start and alike(n, base)][:1]:
                    yield Candidate(Share(new, base, percent, growth=direction), sure=True)
        plans = self._plans_before(percent)
        for plan in plans:
            for new in [n for n in news[::-1] if n.start > plan.start and n not in plans]:
                sure = plans == [plan] and alike(new, plan) and speaks_of_plan(sentence, percent)
                yield Candidate(Share(new, plan, percent, growth=direction), sure=sure)
        yield from _between_periods(sentence, [n for n in news if n.start >= sentence.start], percent, direction)
        for new in news[::-1]:
            for base in [n for n in news if n.start < new.start][::-1]:
                yield Candidate(Share(new, base, percent, growth=direction), sure=False, guess=True)


def _between_periods(
    sentence: Sentence, counts: Sequence[Number], percent: Number, direction: int
) -> Iterator[Candidate]:
    """ "tháng 9 có 4.276 hồ sơ, tháng 6 chỉ có 3.791, mức tăng 12,8%": two counts, each of its time."""
    dated = any(_PERIOD.search(" ".join(words_before(number))) for number in counts)
    if len(counts) == 2 and dated and _can_be_of(*counts) and sentence.percents[0] is percent:
        for new, old in (counts, counts[::-1]):
            share = Share(new, old, percent, growth=direction)
            yield Candidate(share, sure=slip_would_mend(share))


def _is_another(base: Number, share: Share) -> bool:
    """ "11.336 trang …, chỉnh lý 7.768 trang, bằng 68,5% của 1.136 trang": the base is told again."""
    return base not in share.numbers and alike(base, share.whole) and not share.growth


def _comes_near(share: Share) -> bool:
    """ "gần 1.250 trên hơn 86.000, chiếm 1,46%": near enough for figures that are called approximate."""
    exact = next(share.solutions(share.shown, values_of(share.numbers)), None)
    return exact is not None and abs(exact - share.shown.value) * 20 <= abs(share.shown.value)


def _can_be_of(part: Number, base: Number) -> bool:
    return count_one_sort(part, base) or not part.unit or not base.unit
