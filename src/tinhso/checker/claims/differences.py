"""What has grown or shrunk by how much.

Finds "2.092 phiếu, tăng 955 phiếu so với cùng kỳ năm trước (1.497 phiếu)", which is 595. Leaves alone "tăng 955 phiếu"
without an earlier count, and a difference of other things ("2.092 phiếu, giảm 3 ngày").
"""

import re
from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import EARLIER, TIME_UNITS

_CHANGE = re.compile(r"\b(?P<word>tăng|giảm|vượt|nhiều hơn|ít hơn|cao hơn|thấp hơn|thêm)\s+(?:thêm\s+|được\s+)?$")
_FROM_TO = re.compile(r"\btừ\s+(?:mức\s+)?$")
_TO = re.compile(r"\b(?:lên|xuống|còn|đến)\s+(?:mức\s+|còn\s+)?$")
_DOWN = ("giảm", "ít hơn", "thấp hơn")


def difference_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        for sentence in sentences:
            if len(sentence.counts) >= 3:
                yield from _claims_in(sentence)
            if len(sentence.percents) >= 2:
                yield from _points_in(sentence)


def _claims_in(sentence: Sentence) -> Iterator[Claim]:
    counts = [n for n in sentence.counts if n.unit.partition(" ")[0] not in TIME_UNITS]
    for change in counts:
        word = _CHANGE.search(sentence.before(change, 22))
        if word is None or change.hedge:
            continue
        others = [n for n in counts if n is not change and _alike(n, change) and not n.hedge]
        olds = [n for n in others if EARLIER.search(sentence.before(n, 60))]
        news = [n for n in others if n not in olds and n.start < change.start]
        claim = _claim(change, olds, news, word["word"] in _DOWN)
        if claim is not None:
            yield claim


def _points_in(sentence: Sentence) -> Iterator[Claim]:
    """ "tăng từ 66,5% lên 82,5%, tăng 16,0 điểm phần trăm"."""
    for change in sentence.counts:
        if not change.unit.startswith("điểm") or not (word := _CHANGE.search(sentence.before(change, 22))):
            continue
        olds = [p for p in sentence.percents if _FROM_TO.search(sentence.before(p, 14))]
        news = [p for p in sentence.percents if _TO.search(sentence.before(p, 14))]
        if len(olds) == 1 and len(news) == 1:
            yield Claim(FindingKind.GROWTH, Sum(news[0], (olds[0], change), (1, -1 if word["word"] in _DOWN else 1)))


def _claim(change: Number, olds: list[Number], news: list[Number], down: bool) -> Claim | None:
    pairs = [(new, old) for old in olds for new in news[::-1]]
    equations = [Sum(new, (old, change), (1, -1 if down else 1)) for new, old in pairs]
    right = next((equation for equation in equations if holds(equation)), None)
    if right is not None:
        return Claim(FindingKind.GROWTH, right)
    if not equations:
        return None
    if len(olds) == 1 and len(news) == 1:
        return Claim(FindingKind.GROWTH, equations[0])
    mended = next((equation for equation in equations if slip_would_mend(equation)), None)
    return Claim(FindingKind.GROWTH, mended, Severity.DOUBTFUL) if mended else None


def _alike(one: Number, other: Number) -> bool:
    mine, its = one.unit.split(), other.unit.split()
    return not mine or not its or mine[0] == its[0]
