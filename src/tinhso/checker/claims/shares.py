"""Percentages: what they are of, and what has grown by them.

Finds "5.803 hồ sơ/6.264 tổng số hồ sơ, đạt tỷ lệ 81,14%" (92,64%), "2.463 hồ sơ, trong đó có 1.802 hồ sơ nộp trực
tuyến, đạt 71,16%" and "900 phiếu, tăng 60% so với cùng kỳ (600 phiếu)". Leaves alone "1.200 hồ sơ, đạt 85% kế hoạch
năm": the base isn't in the text. Rounded and truncated percentages agree; "6.101 lượt/2.000 người" isn't a share.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tinhso.checker.claim import Claim, Reading, Sentence, Wording
from tinhso.checker.claims.linked_shares import linked_share, parallel_shares, row_share
from tinhso.checker.comparing import alike, is_aside, is_change, is_earlier, is_plan, named_behind
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.evidence import chance_of_near_share
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number, Ratio
from tinhso.checker.phrases import phrase_of, words_before
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import (
    BASE_NAMED,
    GROWS,
    OTHER_BASE,
    SHARE_CUES,
    SHRINKS,
    TARGET,
    TIME_UNITS,
    UNLIKE_UNITS,
)

_WITHIN = re.compile(r"\btrong (?:đó|số (?:đó|này))\b")
_AGAINST = re.compile(r"\s*so với\s+((?:[^\W\d_]+\s*){2,5})")
_RATE = re.compile(r"\b(?:tỷ|tỉ) lệ\s+([^\d,;.:]{4,80}?)\s*(?:tương ứng )?(?:đạt|là|chiếm|bằng|:)?\s*$")
_SO = re.compile(r"\b(?:như vậy|tỷ lệ|tỉ lệ|tương ứng|tức là)\b(?:\s+[^\s\d]+){0,4}\s*$")
_AMONG = re.compile(r"\btrong (?:tổng )?số\s+$")
_ACCIDENT = 0.05
_FIRM = {"", "ước", "ước đạt"}  # an estimate is one figure, as "about" isn't
_BEFORE_BRACKET = re.compile(r"[^()\d]{0,40}\(\s*(?:\D{0,15}\s)?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A share that a percentage may state. `sure` where the wording leaves no other."""

    share: Share
    sure: bool


def share_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        if any(sentence.percents for sentence in sentences):
            yield from _Passage(sentences).claims()


class _Passage:
    """The percentages of one passage, in order: what is known of one helps with the next."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self._sentences = sentences
        self._counts = [n for s in sentences for n in s.counts if n.unit.partition(" ")[0] not in TIME_UNITS]
        self._known: list[Share] = []
        parts = ((s, part) for s in sentences for p in s.percents if (part := _part_of(s, p)) is not None)
        self._own = {id(part) for sentence, part in parts if sentence.ratio_with(part) is None}

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
        grows = _direction(sentence, percent)
        candidates = list(
            self._grown(sentence, percent, grows) if grows else map(self._as_rest, self._shares(sentence, percent))
        )
        kind = FindingKind.GROWTH if grows else FindingKind.RATIO
        right = next((candidate for candidate in candidates if holds(candidate.share)), None)
        if right is None and not grows and not _is_vague(sentence, percent):
            candidates += map(self._as_rest, self._linked(sentence, percent))
            right = next((candidate for candidate in candidates if holds(candidate.share)), None)
        chosen = right or next((candidate for candidate in candidates if candidate.sure), None)
        chosen = chosen or next((c for c in candidates if slip_would_mend(c.share)), None)
        if chosen is None or (right is None and _is_vague(sentence, percent)):
            return
        share = chosen.share
        self._known.append(share)
        hedges = {percent.hedge, share.part.hedge, "" if sentence.ratio_with(share.whole) else share.whole.hedge}
        near = slip_would_mend(share, least=2) and chance_of_near_share(share) * len(candidates) < _ACCIDENT
        told = near or chosen.sure
        sure = told and not hedges - _FIRM
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
        elsewhere = _has_other_base(sentence, percent)
        ratio = _ratio_of(sentence, percent)
        if ratio is not None and not any(known.part is ratio.part for known in self._known):
            planned = "kế hoạch" in sentence.between(ratio.part, ratio.whole) and _speaks_of_plan(sentence, percent)
            yield Candidate(Share(ratio.part, ratio.whole, percent), (not elsewhere or planned) and _same_things(ratio))
        if ratio is not None:
            return
        part = _part_of(sentence, percent)
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
                yield Candidate(Share(part, plan, percent), sure=same == [plan] and _speaks_of_plan(sentence, percent))
            return
        whole = _whole_around(sentence, part)
        if whole is not None:
            yield Candidate(Share(part, whole, percent), sure=True)
        bases = [base for base in self._bases(part, percent) if base is not whole]
        for base in bases:
            share = Share(part, base, percent)
            yield Candidate(share, self._is_sure(base, part, bases, sentence) and slip_would_mend(share, least=2))

    def _linked(self, sentence: Sentence, percent: Number) -> Iterator[Candidate]:
        """A share that the arrangement of the numbers suggests, where no wording of this module tells it."""
        if _has_other_base(sentence, percent) or TARGET.search(sentence.before(percent)):
            return
        share = linked_share(self._counts, sentence, percent, [known for known in self._known if holds(known)])
        if share is not None:
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
        named = _RATE.search(sentence.before(percent, 90))
        if named is None or TARGET.search(sentence.before(percent)):
            return
        words = set(named[1].split())
        counts = [n for n in self._counts if n.start < percent.start]
        told = {n: words & {*phrase_of(n)[:7], *words_before(n)[-5:]} for n in counts}
        for part in sorted(counts, key=lambda n: len(told[n]), reverse=True)[:2]:
            if len(told[part]) >= 2:
                for base in self._bases(part, percent):
                    yield Candidate(Share(part, base, percent), sure=False)

    def _is_sure(self, base: Number, part: Number, bases: list[Number], sentence: Sentence) -> bool:
        """Whether nothing else can be the base: the sentence's other shares have it; part and rest make it up."""
        if any(known.whole is base and known.shown in sentence.percents and holds(known) for known in self._known):
            return True
        rests = [n for n in self._counts if n is not part and n.start > base.end and n.value + part.value == base.value]
        if rests and _can_be_of(part, base):
            return True
        same = [n for n in bases if (alike(n, part) or not n.unit) and id(n) not in self._own]
        return same == [base] and base.start > sentence.start - 200 and base.value >= part.value

    def _bases(self, part: Number, percent: Number) -> list[Number]:
        """Counts before, of which the part may be a share: those of the same thing first, the nearest first."""
        larger = [n for n in self._counts if n.start < part.start and n.value >= part.value]
        used = {id(known.whole) for known in self._known}
        ranked = sorted(
            larger, key=lambda n: (id(n) not in self._own, id(n) in used, alike(n, part), n.start), reverse=True
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
                and re.search(r"\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|dự kiến)\b", _about(sentence, n))
            ]
        return found[::-1]

    def _grown(self, sentence: Sentence, percent: Number, direction: int) -> Iterator[Candidate]:
        """Which count has grown from which: the earlier one stands in brackets, or behind "so với", "cùng kỳ", "từ"."""
        ratio = _ratio_of(sentence, percent)
        if ratio is not None:
            yield Candidate(Share(ratio.part, ratio.whole, percent, growth=direction), sure=_same_things(ratio))
            yield Candidate(Share(ratio.part, ratio.whole, percent), sure=False)
            return
        counts = [n for n in self._counts if sentence.start - 250 < n.start < sentence.end]
        olds = [n for n in counts if is_earlier(sentence, n) or _is_earlier_behind(sentence, percent, n)]
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
                sure = plans == [plan] and alike(new, plan) and _speaks_of_plan(sentence, percent)
                yield Candidate(Share(new, plan, percent, growth=direction), sure=sure)
        for new in news[::-1]:
            for base in [n for n in news if n.start < new.start][::-1]:
                yield Candidate(Share(new, base, percent, growth=direction), sure=False)


def _can_be_of(part: Number, base: Number) -> bool:
    return alike(part, base) or not part.unit or not base.unit


def _about(sentence: Sentence, number: Number) -> str:
    """The words before a number back to the number before."""
    return re.sub(r"^.*\d", "", sentence.before(number, 140))


def _speaks_of_plan(sentence: Sentence, percent: Number) -> bool:
    return bool(re.match(r"\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|dự toán)\b", sentence.after(percent, 24)))


def _direction(sentence: Sentence, percent: Number) -> int:
    """1 for "tăng 12%", -1 for "giảm 12%", 0 for a share."""
    before = sentence.before(percent, 30)
    if re.search(r"\d[^\d]*$", before) and re.search(r"\d\s*\S+[^\d]*\b(?:đạt|chiếm|bằng)\b[^\d]*$", before):
        return 0
    tail = re.sub(r"^.*\d", "", before)
    for pattern, sign in ((GROWS, 1), (SHRINKS, -1)):
        if pattern.search(tail):
            return sign
    if re.search(r"\b(?:tương đương|tương ứng|hay|\()\s*(?:với\s+)?$", tail):
        whole = sentence.passage.text[sentence.start : percent.start].lower()
        match = re.search(r"\b(tăng|giảm|vượt)\s+(?:thêm\s+)?[\d.,]+[^\d;]*$", whole)
        if match:
            return -1 if match[1] == "giảm" else 1
    return 0


def _is_earlier_behind(sentence: Sentence, percent: Number, number: Number) -> bool:
    """ "so với cùng kỳ giảm 1,2% (12.495 ha)": the earlier count in brackets behind the percentage."""
    if number.start < percent.end or not re.fullmatch(r"\s*\(\s*(?:cùng kỳ\s+)?", sentence.between(percent, number)):
        return False
    return re.search(r"\b(?:so với|cùng kỳ)\b[^\d;]*$", sentence.before(percent, 60)) is not None


def _is_vague(sentence: Sentence, percent: Number) -> bool:
    """ "khoảng 80%", "70-80%", "từ 70% trở lên": nothing to be held to."""
    before = sentence.before(percent)
    return (
        bool(percent.hedge)
        or bool(re.search(r"\d\s?[-–]\s?$", before))
        or "trở lên" in sentence.after(percent, 25)
        or sentence.after(percent, 3).strip()[:1] in ("-", "–")
    )


def _has_other_base(sentence: Sentence, percent: Number) -> bool:
    """ "đạt 85% kế hoạch", "bằng 112% so với cùng kỳ": the base stands elsewhere or nowhere."""
    return bool(OTHER_BASE.match(sentence.after(percent, 45)))


def _ratio_of(sentence: Sentence, percent: Number) -> Ratio | None:
    """The ratio right before a percentage, or in brackets right after it: "100% (98/98) máy tính"."""
    for ratio in reversed(sentence.ratios):
        if ratio.whole.end <= percent.start:
            between = sentence.between(ratio.whole, percent)
            inner = [n for n in sentence.numbers if ratio.whole.end <= n.start < percent.start]
            inner = [n for n in inner if n.unit.partition(" ")[0] not in TIME_UNITS]  # "từ 14 tuổi trở lên"
            plain = not any(n.kind in (Kind.PERCENT, Kind.COUNT) for n in inner) or _is_one_phrase(between)
            cue = SHARE_CUES.search(between) or GROWS.search(between) or SHRINKS.search(between) or len(between) <= 30
            return ratio if plain and cue and ";" not in between else None
    for ratio in sentence.ratios:
        if ratio.part.start >= percent.end:
            return ratio if _BEFORE_BRACKET.fullmatch(sentence.between(percent, ratio.part)) else None
    return None


def _is_one_phrase(between: str) -> bool:
    """ "/6.464 tổng số hồ sơ của 05 nhóm dịch vụ công, đạt": the other number belongs to the name of the whole."""
    match = re.fullmatch(r"[^\d,;.()]*\b(?:của|tại|thuộc|trong)\s+\d{1,3}\s[^\d;.()%]*", between)
    return match is not None


def _same_things(ratio: Ratio) -> bool:
    """Visits over persons are no share of anything."""
    one, other = ratio.part.noun.split(), ratio.whole.noun.split()
    return not (one and other and one[0] != other[0] and {one[0], other[0]} & UNLIKE_UNITS)


def _part_of(sentence: Sentence, percent: Number) -> Number | None:
    """The count that a percentage speaks of: before it with a word such as "đạt" between, or bracketed after."""
    previous = [n for n in sentence.numbers if n.end <= percent.start]
    if previous and previous[-1].kind is Kind.COUNT:
        if len(previous) > 1 and previous[-2].kind is Kind.COUNT and is_change(sentence, previous[-1]):
            previous.pop()  # "thực kê 170 giường, vượt 32 giường (bằng 123,2% kế hoạch)"
        between = sentence.between(previous[-1], percent)
        if SHARE_CUES.search(between) and ";" not in between:
            return _outside_brackets(sentence, previous[-1], between)
    following = next((n for n in sentence.numbers if n.start >= percent.end), None)
    if following is not None and following.kind is Kind.COUNT:
        between = sentence.between(percent, following)
        compared = BASE_NAMED.fullmatch(between) or between.lstrip().startswith("so với")
        if re.fullmatch(r"[^()\d]{0,30}\(\s*(?:\D{0,12}\s)?", between) and not compared:
            return following
    return None


def _outside_brackets(sentence: Sentence, number: Number, behind: str) -> Number | None:
    """ "6.799 ha (rừng sản xuất 4.953 ha, …), đạt 78%": the percentage speaks of the count before the bracket."""
    text = sentence.passage.text
    opened = text.rfind("(", sentence.start, number.start)
    if ")" not in behind or opened < 0 or ")" in text[opened : number.start]:
        return number
    before = [n for n in sentence.counts if n.end <= opened]
    return before[-1] if before else None


def _whole_around(sentence: Sentence, part: Number) -> Number | None:
    """ "N hồ sơ, trong đó có a hồ sơ …": N, if nothing else that counts stands between."""
    earlier = [n for n in sentence.numbers if n.end <= part.start and n.kind in (Kind.COUNT, Kind.PERCENT)]
    if not earlier or earlier[-1].kind is not Kind.COUNT:
        return None
    among = _AMONG.search(sentence.before(earlier[-1], 24)) and "có" in sentence.between(earlier[-1], part).split()
    if not among and not _WITHIN.search(sentence.between(earlier[-1], part)):
        return None
    whole = earlier[-1]
    if (ratio := sentence.ratio_with(whole)) is not None:
        whole = ratio.part
    return whole if not part.unit or not whole.unit or alike(part, whole) else None
