"""Bounds that no count or share can pass.

Finds "120% công chức đã được trang bị", "đã hoàn thành 13/12 nhiệm vụ", "tối thiểu 83,3%, tối đa 33,3%", "404 phòng,
trong đó 585 phòng tiêu chuẩn 3 sao". Leaves alone growth and plans ("bằng 120% kế hoạch", "vượt 13/12 chỉ tiêu") and
counts of unlike things ("12 lượt/10 người").
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.findings import Finding, FindingKind, Message, Severity
from tinhso.checker.numbers_in_text import Kind, Number, Ratio
from tinhso.checker.wording import GROWS, OTHER_BASE, SHRINKS, UNLIKE_UNITS
from tinhso.papers.messages import N_

_OF_ALL = re.compile(r"\b(?:bằng|tăng|giảm|vượt|gấp|so với|kế hoạch|dự toán|công suất)\b[^,;.]*$")
_DONE = re.compile(
    r"\b(?:hoàn thành|duy trì|giải quyết|cung cấp|thực hiện|triển khai|xử lý|số hóa|cài đặt|trang bị|có|đã|tại)\b"
    r"[^,;.\d]*$"
)
_INSIDE = re.compile(r"^[^;.)]*\btrong đó(?:\s+có)?\s+$")
_LEAST_MOST = re.compile(r"\b(?:tối thiểu|ít nhất|thấp nhất)\s+$"), re.compile(r"\b(?:tối đa|nhiều nhất|cao nhất)\s+$")


def bound_claims(reading: Reading) -> Iterator[Claim]:
    for sentence in reading.all_sentences():
        for percent in sentence.percents:
            if percent.unit and not _OF_ALL.search(sentence.before(percent)) and not _is_growth(sentence, percent):
                yield _share(percent)
        for ratio in sentence.ratios:
            beyond = _is_growth(sentence, ratio.part) or GROWS.search(sentence.after(ratio.whole))
            if _DONE.search(sentence.before(ratio.part)) and not beyond and _alike(ratio):
                yield _part(ratio)
        yield from _least_and_most(sentence)
        yield from _within(sentence)


def _are_of_two_things(one: Number, other: Number) -> bool:
    """ "tối đa 12 hồ sơ mỗi ngày; phòng chờ có tối thiểu 35 ghế"."""
    return one.kind is Kind.COUNT and one.noun != other.noun


def _is_growth(sentence: Sentence, number: Number) -> bool:
    before = sentence.before(number, 25)
    return bool(GROWS.search(before) or SHRINKS.search(before) or OTHER_BASE.match(sentence.after(number, 45)))


def _alike(ratio: Ratio) -> bool:
    return ratio.whole.unit.partition(" ")[0] not in UNLIKE_UNITS and ratio.part.noun == ratio.whole.noun


def _share(percent: Number) -> Claim:
    finding = None
    if percent.value > 100:
        finding = Finding(
            FindingKind.RATIO,
            Severity.DOUBTFUL,
            Message(N_("Tỷ lệ {percent} của một tổng thể không thể quá 100%."), {"percent": percent.text}),
            (percent.span(),),
        )
    return Claim(FindingKind.RATIO, covers=(percent,), finding=finding)


def _part(ratio: Ratio) -> Claim:
    finding = None
    if ratio.part.value > ratio.whole.value:
        finding = Finding(
            FindingKind.COUNT,
            Severity.DOUBTFUL,
            Message(
                N_("{part}/{whole}: phần đã làm không thể nhiều hơn tổng số."),
                {"part": ratio.part.text, "whole": ratio.whole.text},
            ),
            (ratio.part.span(), ratio.whole.span()),
        )
    return Claim(FindingKind.COUNT, covers=(ratio.part, ratio.whole), finding=finding)


def _within(sentence: Sentence) -> Iterator[Claim]:
    """ "17.429 dữ liệu không xác minh được (trong đó 11.304 dữ liệu …)": a part is no more than what it is part of."""
    for whole, part in pairwise(sentence.counts):
        inside = _INSIDE.search(sentence.between(whole, part)) and not _is_growth(sentence, whole)
        if not inside or not part.noun or part.noun != whole.noun:
            continue
        finding = None
        if part.value > whole.value and not part.hedge and not whole.hedge:
            message = Message(
                N_("{part} không thể nằm trong {whole}: phần nhiều hơn tổng."), {"part": part.text, "whole": whole.text}
            )
            finding = Finding(FindingKind.SUM, Severity.CONTRADICTION, message, (part.span(), whole.span()))
        yield Claim(FindingKind.SUM, covers=(whole, part), finding=finding)


def _least_and_most(sentence: Sentence) -> Iterator[Claim]:
    least, most = (
        [n for n in (*sentence.percents, *sentence.counts) if pattern.search(sentence.before(n, 14))]
        for pattern in _LEAST_MOST
    )
    if len(least) != 1 or len(most) != 1 or least[0].kind is not most[0].kind or _are_of_two_things(least[0], most[0]):
        return
    finding = None
    if least[0].value > most[0].value:
        finding = Finding(
            FindingKind.RATIO,
            Severity.CONTRADICTION,
            Message(
                N_("Mức tối thiểu {least} lớn hơn mức tối đa {most}."),
                {"least": least[0].text, "most": most[0].text},
            ),
            (least[0].span(), most[0].span()),
        )
    yield Claim(FindingKind.RATIO, covers=(least[0], most[0]), finding=finding)
