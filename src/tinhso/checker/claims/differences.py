"""What has grown or shrunk by how much, by how many points, or to how many times as much.

Finds "2.092 phiếu, tăng 955 phiếu so với cùng kỳ năm trước (1.497 phiếu)", which is 595; "đạt 217 tỷ đồng, gấp 2,6 lần
so với năm trước (61 tỷ đồng)". Leaves alone "tăng 955 phiếu" without an earlier count, a difference of other things
("2.092 phiếu, giảm 3 ngày"), and "gấp hơn 2 lần".
"""

import re
from collections.abc import Iterator

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.comparing import (
    CHANGE,
    alike,
    direction,
    growth_before,
    is_aside,
    is_change,
    is_earlier,
    is_plan,
)
from tinhso.checker.equations import Change, Equation, Share, Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.phrases import phrase_of, words_before
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import OTHER_BASE, SHRINKING, TIME_UNITS

_TIMES = re.compile(r"\b(?:gấp|bằng|tăng(?: gấp)?)\s+$")
_FROM_TO = re.compile(r"\btừ\s+(?:mức\s+)?$")
_TO = re.compile(r"\b(?:lên|xuống|còn|đến)\s+(?:mức\s+|còn\s+)?$")
_PLANNED = re.compile(r"[^\d.;]{0,40}\bso với\s+(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)\b")
_SAME_CHANGE = re.compile(r"\b(?:tương ứng|tương đương|hay|bằng|tức)\b|\(\s*(?:tăng|giảm)\s+$")
_VAGUE = {"hơn", "gần", "khoảng", "trên", "dưới", "xấp xỉ"}
_DOWN = re.compile(rf"{SHRINKING}|kém|thiếu|mất")


def difference_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        before: list[Number] = []
        for sentence in sentences:
            counts = [n for n in sentence.counts if n.unit.partition(" ")[0] not in TIME_UNITS]
            if len(counts) >= 2 or (counts and before):
                yield from _claims_in(sentence, counts, before)
                yield from _bracketed_in(sentence, counts)
            if len(sentence.percents) >= 2:
                yield from _points_in(sentence)
            yield from _times_in(sentence, counts)
            before = counts


def _claims_in(sentence: Sentence, counts: list[Number], before: list[Number]) -> Iterator[Claim]:
    for change in counts:
        word = CHANGE.search(sentence.before(change, 60))
        if word is None or change.hedge or sentence.ratio_with(change):
            continue
        others = [n for n in counts if n is not change and _of_one_thing(n, change) and not n.hedge]
        olds = [n for n in others if is_earlier(sentence, n) and not _is_of_later(sentence, change, n)]
        if word["plan"] or _PLANNED.match(sentence.after(change)):
            olds += [n for n in others if n not in olds and is_plan(sentence, n)]
        changes = [n for n in others if CHANGE.search(sentence.before(n, 60))]
        news = [n for n in others if n not in olds and n not in changes and n.start < change.start]
        news = [n for n in news if not is_plan(sentence, n)] or news
        news = news or [n for n in before if alike(n, change) and not n.hedge]
        down = _DOWN.fullmatch(word["word"]) is not None
        claim = _claim(change, olds, news, down)
        claim = claim or (None if olds else _without_earlier(sentence, change, news, down=down))
        if claim is not None:
            yield claim


def _points_in(sentence: Sentence) -> Iterator[Claim]:
    """ "tăng từ 66,5% lên 82,5%, tăng 16,0 điểm phần trăm"; "đạt 79,5%, tăng 1,6 điểm so với tháng trước (77,9%)"."""
    for change in sentence.counts:
        if not change.unit.startswith("điểm") or not (word := CHANGE.search(sentence.before(change, 40))):
            continue
        percents = [p for p in sentence.percents if not p.hedge]
        olds = [p for p in percents if _FROM_TO.search(sentence.before(p, 14)) or is_earlier(sentence, p)]
        news = [p for p in percents if _TO.search(sentence.before(p, 14)) and p not in olds]
        news = news or [p for p in percents if p not in olds and p.end <= change.start][-1:]
        if len(olds) == 1 and len(news) == 1:
            yield Claim(
                FindingKind.GROWTH, Sum(news[0], (olds[0], change), (1, -1 if _DOWN.fullmatch(word["word"]) else 1))
            )


def _times_in(sentence: Sentence, counts: list[Number]) -> Iterator[Claim]:
    """ "đạt 217 tỷ đồng, gấp 3,6 lần so với năm trước (61 tỷ đồng)"."""
    for times in sentence.counts:
        if not times.unit.startswith("lần") or times.hedge or not _TIMES.search(sentence.before(times, 20)):
            continue
        olds = [n for n in counts if (is_earlier(sentence, n) or is_plan(sentence, n)) and not n.hedge]
        news = [n for n in counts if n.end <= times.start and n not in olds and not n.hedge]
        shares = [Share(new, old, times, scale=1) for new in news[::-1] for old in olds if alike(new, old)]
        right = next(filter(holds, shares), None)
        exact = times.step < 1 and len(olds) == 1 and shares[:1] and shares[0].part is news[-1]
        if right or exact:
            yield Claim(FindingKind.GROWTH, right or shares[0])


def _is_of_later(sentence: Sentence, change: Number, old: Number) -> bool:
    """ "tăng 5,5 điểm; cao hơn 2,3 điểm so với bình quân (11,6 điểm)": the second change is the one that is told so."""
    later = [n for n in sentence.counts if change.end <= n.start < old.start]
    return any(CHANGE.search(sentence.before(n, 60)) for n in later)


def _claim(change: Number, olds: list[Number], news: list[Number], down: bool) -> Claim | None:
    pairs = [(new, old) for old in olds for new in sorted(news, key=lambda n: (alike(n, old), n.start), reverse=True)]
    equations: list[Equation] = [Sum(new, (old, change), (1, -1 if down else 1)) for new, old in pairs]
    right = next((equation for equation in equations if holds(equation)), None)
    if right is not None:
        return Claim(FindingKind.GROWTH, right)
    named = [(new, old) for new, old in pairs if alike(new, old) and alike(new, change)]
    if len(olds) == 1 and (len(news) == 1 or len(named) == 1):
        return Claim(FindingKind.GROWTH, equations[0])
    mended = next((equation for equation in equations if slip_would_mend(equation)), None)
    return Claim(FindingKind.GROWTH, mended, Severity.DOUBTFUL) if mended else None


def _without_earlier(sentence: Sentence, change: Number, news: list[Number], *, down: bool) -> Claim | None:
    """ "45.120 con, giảm 1.230 con (giảm 2,56%) so với cùng kỳ": the earlier count follows from the other two."""
    behind = [n for n in sentence.numbers if n.start >= change.end][:1]
    wholes = {ratio.whole for ratio in sentence.ratios}
    told = [n for n in news[::-1] if alike(n, change) and n not in wholes and not is_aside(sentence, n, change)]
    words = {*phrase_of(change)[:4]}
    new = max(told, key=lambda n: len(words & {*phrase_of(n)[:4], *words_before(n)[-3:]}), default=None)
    if new is None or not behind or behind[0].kind is not Kind.PERCENT or behind[0].hedge:
        return None
    between = re.sub(r"[-+−–]\s?$", "", sentence.between(change, behind[0]))
    if "bằng" in between and OTHER_BASE.match(sentence.after(behind[0], 45)):
        return None  # "vượt 32 giường (bằng 123,2% kế hoạch)": the new count's share, not the change's
    if ";" in between or not (_SAME_CHANGE.search(between) or between.rstrip().endswith("(")):
        return None
    equation = Change(new, change, behind[0], -1 if down else 1)
    if holds(equation):
        return Claim(FindingKind.GROWTH, equation)
    return Claim(FindingKind.GROWTH, equation) if slip_would_mend(equation) else None


def _bracketed_in(sentence: Sentence, counts: list[Number]) -> Iterator[Claim]:
    """ "đạt 66.738 ha, giảm 1,3% (-892 ha)": the percentage first, the difference in brackets behind it."""
    for change in counts:
        percent = growth_before(sentence, change)
        news = [n for n in counts if percent and n.end <= percent.start and alike(n, change)]
        news = [n for n in news if not is_change(sentence, n)]
        if percent is None or not news or {percent.hedge, change.hedge, news[-1].hedge} & _VAGUE:
            continue
        equation = Change(news[-1], change, percent, direction(sentence.before(percent, 30)))
        if holds(equation) or slip_would_mend(equation, least=2):
            yield Claim(FindingKind.GROWTH, equation)


def _of_one_thing(one: Number, other: Number) -> bool:
    return not one.unit or not other.unit or alike(one, other)
