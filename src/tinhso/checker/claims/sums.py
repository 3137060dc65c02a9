"""A total and its parts in one sentence.

Finds "104 chứng thư số, gồm 06 chứng thư số tổ chức và 97 chứng thư số cá nhân" and "31.577 bản án, trong đó 30.775
trường hợp …, còn lại 801 bản án". Leaves alone "2.463 hồ sơ, trong đó có 1.802 hồ sơ trực tuyến": "trong đó" need not
name everything; and "trong đó 50 nữ, 60 đảng viên", which overlap.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import NO_CHANGE, Sum, holds, values_of
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import is_telling
from tinhso.checker.wording import TIME_UNITS

_CUE = re.compile(
    r"\b(?P<all>bao gồm|gồm có|gồm|chia ra|bằng tổng)\b|\b(?P<some>trong đó|trong số đó|cụ thể(?: là)?)\b|(?P<colon>:)"
)
_REST = re.compile(r"\b(?:còn lại|số còn lại|còn)\b[^\d]*$")
_CERTAIN_REST = re.compile(r"\bcòn lại\b[^\d]*$")
_JOINT = re.compile(r"[,;:]|\bvà\b|\bvới\b|\bcòn\b")


def sum_claims(reading: Reading) -> Iterator[Claim]:
    for sentence in reading.all_sentences():
        if len(sentence.counts) >= 3:
            yield from _claims_in(sentence)


def _claims_in(sentence: Sentence) -> Iterator[Claim]:
    text = sentence.passage.text[sentence.start : sentence.end].lower()
    for cue in _CUE.finditer(text):
        at = sentence.start + cue.start()
        total = _total_before(sentence, at)
        if total is None:
            continue
        parts = _parts_after(sentence, sentence.start + cue.end(), total)
        if len(parts) < 2:
            continue
        claim = _claim(sentence, total, parts, exhaustive=bool(cue["all"]))
        if claim is not None:
            yield claim
            return


def _claim(sentence: Sentence, total: Number, parts: list[Number], *, exhaustive: bool) -> Claim | None:
    for length in range(len(parts), 1, -1):
        whole = Sum(total, tuple(parts[:length]))
        if holds(whole):
            return Claim(FindingKind.SUM, whole)
    rests = [n for n, part in enumerate(parts) if n > 0 and _REST.search(sentence.before(part, 60))]
    if rests:
        with_rest = Sum(total, tuple(parts[: rests[0] + 1]))
        certain = _CERTAIN_REST.search(sentence.before(parts[rests[0]], 60))
        kind = FindingKind.COMPLEMENT if len(with_rest.parts) == 2 else FindingKind.SUM
        if holds(with_rest) or certain or _slip(with_rest):
            return Claim(kind, with_rest, Severity.CONTRADICTION if certain else Severity.DOUBTFUL)
        return None
    equation = Sum(total, tuple(parts))
    if exhaustive and all(_same_noun(total, part) for part in parts):
        return Claim(FindingKind.SUM, equation)
    if _slip(equation):
        return Claim(FindingKind.SUM, equation, Severity.DOUBTFUL)
    return None


def _slip(equation: Sum) -> bool:
    """Whether one slip in one of the numbers would make the sum come out, and chance hardly would."""
    values = values_of(equation.numbers, NO_CHANGE)
    return any(
        is_telling(values[number], solution)
        for number in equation.numbers
        for solution in equation.solutions(number, values)
    )


def _total_before(sentence: Sentence, at: int) -> Number | None:
    """The count that a cue speaks of: the last one before it, the part of a ratio rather than its whole."""
    earlier = [n for n in sentence.counts if n.end <= at and not _is_time(n)]
    if not earlier or at - earlier[-1].end > 160:
        return None
    total = earlier[-1]
    ratio = sentence.ratio_with(total)
    return ratio.part if ratio and ratio.whole is total else total


def _parts_after(sentence: Sentence, at: int, total: Number) -> list[Number]:
    """The counts of the list behind a cue: same thing as the total, no ratio, nothing nested in brackets."""
    text = sentence.passage.text
    opened = text.rfind("(", sentence.start, at) > text.rfind(")", sentence.start, at)
    close = text.find(")", at, sentence.end) if opened else -1
    end = close if close >= 0 else sentence.end
    parts: list[Number] = []
    for number in sentence.counts:
        if number.start < at or number.end > end or _is_time(number):
            continue
        if text.count("(", at, number.start) > text.count(")", at, number.start):
            continue
        if sentence.ratio_with(number) or not (_same_noun(total, number) or _parallel(parts, number, sentence)):
            continue
        parts.append(number)
    return parts


def _parallel(parts: list[Number], number: Number, sentence: Sentence) -> bool:
    """Whether a part named by another word stands in a list: "450 xã, 50 phường và 10 thị trấn"."""
    if not number.unit:
        return bool(parts)
    return not parts or bool(_JOINT.search(sentence.between(parts[-1], number)))


def _same_noun(one: Number, other: Number) -> bool:
    mine, its = one.unit.split(), other.unit.split()
    return not mine or not its or mine[0] == its[0]


def _is_time(number: Number) -> bool:
    return number.unit.split()[:1] != [] and number.unit.split()[0] in TIME_UNITS


def remainder_claims(reading: Reading) -> Iterator[Claim]:
    """ "28/44 chỉ tiêu đã hoàn thành … 16/44 chỉ tiêu chưa hoàn thành": done and not done make up the whole.

    Leaves alone two ratios over one whole without such opposite words ("30/44 đúng hạn, 40/44 trực tuyến").
    """
    for passage, sentences in reading.sentences.items():
        ratios = [(sentence, ratio) for sentence in sentences for ratio in sentence.ratios]
        for (_, one), (sentence, other) in pairwise(ratios):
            if one.whole.value != other.whole.value or one.part is other.part:
                continue
            first = passage.text[one.whole.end : one.whole.end + 80].lower()
            second = passage.text[other.whole.end : min(other.whole.end + 80, sentence.end)].lower()
            if _opposite(first, second):
                yield Claim(FindingKind.COMPLEMENT, Sum(one.whole, (one.part, other.part)))


def _opposite(first: str, second: str) -> bool:
    match = re.search(r"\b(chưa|không)\s+(\w+\s+\w+)", second)
    if match is None or re.search(r"\b(?:chưa|không)\b", first):
        return False
    return match[2] in first
