"""Percentages and what they are of.

Finds "5.803 hồ sơ/6.264 tổng số hồ sơ, đạt tỷ lệ 81,14%" (92,64%) and "2.463 hồ sơ, trong đó có 1.802 hồ sơ nộp trực
tuyến, đạt 71,16%". Leaves alone "1.200 hồ sơ, đạt 85% kế hoạch năm": the base isn't in the text. Rounded and truncated
percentages both agree; "6.101 lượt/2.000 người" isn't a share.
"""

import re
from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number, Ratio
from tinhso.checker.wording import GROWS, OTHER_BASE, SHARE_CUES, SHRINKS, TARGET, UNLIKE_UNITS

_WITHIN = re.compile(r"\btrong (?:đó|số (?:đó|này))\b")
_REST = re.compile(r"\bcòn(?: lại)?\b|\bsố còn lại\b")


def share_claims(reading: Reading) -> Iterator[Claim]:
    for sentence in reading.all_sentences():
        if sentence.percents:
            yield from _claims_in(sentence)


def _claims_in(sentence: Sentence) -> Iterator[Claim]:
    base: Number | None = None
    explained: dict[Number, Share] = {}
    for percent in sentence.percents:
        elsewhere = _has_other_base(sentence, percent)
        ratio = _ratio_of(sentence, percent)
        if ratio is not None:
            share = _with_growth(sentence, percent, ratio)
            if (elsewhere or not _same_things(ratio)) and not holds(share):
                continue
            yield Claim(FindingKind.RATIO, share, _severity(percent, share))
            base, explained[percent] = ratio.whole, share
            continue
        part = None if elsewhere or TARGET.search(sentence.before(percent)) else _count_before(sentence, percent)
        if part is None or sentence.ratio_with(part):
            continue
        yield from _of_part(sentence, percent, part, base, explained)


def _of_part(
    sentence: Sentence, percent: Number, part: Number, base: Number | None, explained: dict[Number, Share]
) -> Iterator[Claim]:
    whole = _whole_before(sentence, part)
    other = next(
        (p for p in explained if p.value + percent.value == 100 and explained[p].whole is (base or whole)), None
    )
    if other is not None and (known := explained[other]).part is not part:
        # Two percentages that make up 100 say that the two counts make up the whole.
        yield Claim(FindingKind.COMPLEMENT, Sum(known.whole, (known.part, part)))
        yield Claim(FindingKind.RATIO, Share(part, known.whole, percent, complement_of=other))
        return
    if base is not None and whole is None:
        share = Share(part, base, percent)
        if holds(share):
            yield Claim(FindingKind.RATIO, share)
        elif part.value < base.value and _REST.search(sentence.before(part)):
            yield Claim(FindingKind.RATIO, share, Severity.DOUBTFUL)
        return
    if whole is not None:
        share = Share(part, whole, percent)
        explained[percent] = share
        yield Claim(FindingKind.RATIO, share, _severity(percent, share))


def _severity(percent: Number, share: Share) -> Severity:
    vague = percent.hedge or share.part.hedge or share.whole.hedge
    return Severity.DOUBTFUL if vague else Severity.CONTRADICTION


def _has_other_base(sentence: Sentence, percent: Number) -> bool:
    """ "đạt 85% kế hoạch", "tăng 12% so với cùng kỳ", "đạt từ 70% trở lên": the base stands elsewhere or nowhere."""
    after, before = sentence.after(percent, 45), sentence.before(percent)
    if OTHER_BASE.match(after):
        return True
    return bool(percent.hedge) or bool(re.search(r"\d\s?[-–]\s?$", before)) or "trở lên" in after[:25]


def _ratio_of(sentence: Sentence, percent: Number) -> Ratio | None:
    """The ratio right before a percentage, or in brackets right after it: "100% (98/98) máy tính"."""
    for ratio in reversed(sentence.ratios):
        if ratio.whole.end <= percent.start:
            between = sentence.between(ratio.whole, percent)
            inner = [n for n in sentence.numbers if ratio.whole.end <= n.start < percent.start]
            plain = not any(n.kind in (Kind.PERCENT, Kind.COUNT) for n in inner)
            return ratio if plain and SHARE_CUES.search(between) and ";" not in between else None
    for ratio in sentence.ratios:
        if ratio.part.start >= percent.end:
            between = sentence.between(percent, ratio.part)
            return ratio if re.fullmatch(r"[^()\d]{0,30}\(\s*(?:\D{0,15}\s)?", between) else None
    return None


def _with_growth(sentence: Sentence, percent: Number, ratio: Ratio) -> Share:
    plain = Share(ratio.part, ratio.whole, percent)
    before = sentence.before(percent, 25)
    for pattern, sign in ((GROWS, 1), (SHRINKS, -1)):
        if pattern.search(before):
            grown = Share(ratio.part, ratio.whole, percent, growth=sign)
            return plain if holds(plain) else grown
    return plain


def _same_things(ratio: Ratio) -> bool:
    """Visits over persons are no share of anything."""
    one, other = ratio.part.noun.split(), ratio.whole.noun.split()
    return not (one and other and one[0] != other[0] and {one[0], other[0]} & UNLIKE_UNITS)


def _count_before(sentence: Sentence, percent: Number) -> Number | None:
    """The count that a percentage speaks of: right before it, with a word such as "đạt" or a bracket between."""
    previous = [n for n in sentence.numbers if n.end <= percent.start]
    if not previous or previous[-1].kind is not Kind.COUNT:
        return None
    between = sentence.between(previous[-1], percent)
    if not SHARE_CUES.search(between) or ";" in between or GROWS.search(between) or SHRINKS.search(between):
        return None
    return previous[-1]


def _whole_before(sentence: Sentence, part: Number) -> Number | None:
    """ "N hồ sơ, trong đó có a hồ sơ …": N, if nothing else that counts stands between."""
    earlier = [n for n in sentence.numbers if n.end <= part.start and n.kind in (Kind.COUNT, Kind.PERCENT)]
    if not earlier or earlier[-1].kind is not Kind.COUNT:
        return None
    between = sentence.between(earlier[-1], part)
    if _WITHIN.search(between) is None:
        return None
    whole = earlier[-1]
    if (ratio := sentence.ratio_with(whole)) is not None:
        whole = ratio.part
    if part.noun and whole.noun and part.noun.split()[0] != whole.noun.split()[0]:
        return None
    return whole
