"""Percentages that divide one whole and so make up 100.

Finds "dưới 25 tuổi chiếm 41,0%, từ 25 đến 30 tuổi chiếm 31,2%, trên 30 tuổi chiếm 72,8%" (27,8) and "đạt 94,3%,
còn 7,7% số hộ". Leaves alone growth, targets, percentages of several bases, and groups that may overlap: what is
further from 100 than one slip in one of the figures.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from tinhso.checker.claim import Claim, Reading, Sentence, Wording
from tinhso.checker.claims.common_bases import listed_together
from tinhso.checker.equations import Whole, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.likeness import are_opposite
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.passages import Passage
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import GROWS, OTHER_BASE, SHRINKS, TARGET

_MOST = 8
_APART = 90  # characters between percentages of one list
_SHARED = re.compile(r"\b(?:chiếm|tỷ trọng|cơ cấu|tỷ lệ|tỉ lệ)\b")
_DIVIDED = re.compile(r"\b(?:cơ cấu|tỷ trọng|phân loại|phân theo|chia theo|kết quả đối chiếu)\b[^.%]{0,120}$")
_REST = re.compile(r"\b(?:còn(?: lại)?|tức là còn|khác)\b[^\d.;]{0,25}$|\bkhác\b[^\d.;,]{0,40}$")


def hundred_claims(reading: Reading) -> Iterator[Claim]:
    for sentence in reading.all_sentences():
        for run in _runs(sentence):
            yield from _claims(run, _wording(sentence, run))
    for sentences in listed_together(reading):
        opening = sentences[0].passage if sentences else None
        items = [_divisions(own) for passage, own in groupby(sentences, key=_passage) if passage is not opening]
        if len(items) > 2 and all(len(item) == 1 for item in items):
            yield from _claims([item[0] for item in items], Wording.STRUCTURAL)


def _passage(sentence: Sentence) -> Passage:
    return sentence.passage


def _divisions(sentences: Iterable[Sentence]) -> list[Number]:
    return [percent for sentence in sentences for percent in sentence.percents if _divides(sentence, percent)]


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


def _claims(run: Sequence[Number], wording: Wording | None) -> Iterator[Claim]:
    """The longest stretch that holds; if there is none, the whole run, as its words say that it is a division."""
    for length in range(min(len(run), _MOST), 1, -1):
        for start in range(len(run) - length + 1):
            whole = Whole(tuple(run[start : start + length]))
            if holds(whole) and (length > 2 or whole.numbers[0].value != whole.numbers[1].value):
                yield Claim(FindingKind.COMPLEMENT, whole)
                return
    if 2 <= len(run) <= _MOST and wording is not None:
        whole = Whole(tuple(run))
        if slip_would_mend(whole, least=2 if len(run) > 2 else 3):
            yield Claim(FindingKind.COMPLEMENT, whole, wording=wording)


def _wording(sentence: Sentence, run: Sequence[Number]) -> Wording | None:
    """Called a division; each introduced by one word, or in brackets behind a count; the last one called the rest."""
    if not run:
        return None
    leads = [re.split(r"[;,(]", sentence.before(percent, 50))[-1] for percent in run]
    parallel = all(_SHARED.search(lead) for lead in leads) or all(not lead.strip() for lead in leads)
    parallel = parallel or len({_skeleton(sentence.between(one, other)) for one, other in pairwise(run)}) == 1
    opposite = len(run) == 2 and are_opposite(*leads)
    if (
        (len(run) > 2 and parallel)
        or opposite
        or _REST.search(leads[-1])
        or _DIVIDED.search(sentence.before(run[0], 160))
    ):
        return Wording.STRUCTURAL
    return Wording.LOOSE if len(run) > 2 else None


def _skeleton(between: str) -> str:
    """A text without its words: items of a list look alike, "36,6% (10.036 người), 29,8% (8.173 người), …"."""
    figures = re.sub(r"\d[\d.,]*", "#", re.sub(r"\bvà\b|;", ",", between))
    return re.sub(r"[^#(),:]|,(?=,)", "", figures)
