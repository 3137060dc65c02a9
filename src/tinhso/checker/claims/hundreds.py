"""Percentages that divide one whole and so make up 100.

Finds "dưới 25 tuổi chiếm 41,0%, từ 25 đến 30 tuổi chiếm 31,2%, trên 30 tuổi chiếm 72,8%" (27,8) and "đạt 94,3%,
còn 7,7% số hộ". Leaves alone growth, targets, percentages of several bases, and groups that may overlap: what is
further from 100 than one slip in one of the figures.
"""

import re
from collections.abc import Iterator, Sequence

from tinhso.checker.claim import Claim, Reading, Sentence, Wording
from tinhso.checker.equations import Whole, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import GROWS, OTHER_BASE, SHRINKS, TARGET

_MOST = 8
_APART = 90  # characters between percentages of one list
_SHARED = re.compile(r"\b(?:chiếm|tỷ trọng|cơ cấu|tỷ lệ|tỉ lệ)\b")
_REST = re.compile(r"\b(?:còn(?: lại)?|tức là còn|khác)\b[^\d.;]{0,25}$|\bkhác\b[^\d.;,]{0,40}$")
_BROKEN = re.compile(r"[.!?]\s+(?=[A-ZĐÀ-Ỹ])")


def hundred_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        for sentence in sentences:
            for run in _runs(sentence):
                yield from _claims(sentence, run)


def _runs(sentence: Sentence) -> Iterator[list[Number]]:
    """Percentages that follow each other closely, none of which tells a change or a target."""
    run: list[Number] = []
    for percent in sentence.percents:
        if not _divides(sentence, percent):
            continue
        if run and percent.start - run[-1].end > _APART:
            yield run
            run = []
        run.append(percent)
    yield run


def _divides(sentence: Sentence, percent: Number) -> bool:
    before = re.split(r"[;,(]", sentence.before(percent, 60))[-1]
    changes = GROWS.search(before) or SHRINKS.search(before) or TARGET.search(before)
    vague = percent.hedge or not 0 < percent.value < 100
    return not (changes or vague or OTHER_BASE.match(sentence.after(percent, 45)))


def _claims(sentence: Sentence, run: Sequence[Number]) -> Iterator[Claim]:
    """The longest stretches that hold; of one that doesn't, the whole run if its words say that it is a division."""
    for length in range(min(len(run), _MOST), 1, -1):
        for start in range(len(run) - length + 1):
            whole = Whole(tuple(run[start : start + length]))
            if holds(whole) and (length > 2 or whole.numbers[0].value != whole.numbers[1].value):
                yield Claim(FindingKind.COMPLEMENT, whole)
                return
    if 2 <= len(run) <= _MOST and (wording := _wording(sentence, run)) is not None:
        whole = Whole(tuple(run))
        if slip_would_mend(whole, least=3):
            yield Claim(FindingKind.COMPLEMENT, whole, wording=wording)


def _wording(sentence: Sentence, run: Sequence[Number]) -> Wording | None:
    """Every share introduced by one word, or the last one called the rest; else nothing but a list of three."""
    leads = [re.split(r"[;,(]", sentence.before(percent, 50))[-1] for percent in run]
    parallel = len(run) > 2 and all(_SHARED.search(lead) for lead in leads)
    if parallel or _REST.search(leads[-1]):
        return Wording.STRUCTURAL
    return Wording.LOOSE if len(run) > 2 else None
