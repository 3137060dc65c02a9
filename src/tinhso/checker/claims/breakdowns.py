"""Totals and parts that stand side by side in one sentence, whatever the words between them.

Finds "695 con …, riêng xã Bắc Mê 240 con, các xã khác 453 con", "56: đã xong 38, chưa xong 81", "quý I 4.105, …; cả
năm 10.338 người" and "thêm 13 xã, nâng số xã đạt chuẩn từ 41 lên 45". A quantity beside two or more of its kind may
be their total: where it comes out, that is a claim; where it doesn't, only if the sentence ties them together and one
slip of the pen explains the difference. Leaves alone parts that are divided again, and lists without such a tie.
"""

import re
from collections.abc import Iterator, Sequence

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Sum, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import TIME_UNITS

_JOINT = re.compile(r"[,;+]|\bvà\b")
_BREAK = re.compile(
    r"\b(?:ngoài ra|trong đó|so với|cùng kỳ|năm trước|bình quân|trung bình|mỗi|tăng|giảm|phấn đấu|vượt|mức|"
    r"tỷ lệ|tỉ lệ|tiêu biểu|điển hình|như)\b|[.?!]\s"
)
_TIE = re.compile(r":|\(|\b(?:gồm|chia|phân (?:theo|loại|bổ)|cụ thể|lần lượt|riêng)\b")
_AMONG = re.compile(r"\b(?:trong|trên) (?:tổng )?số\s+(?:\w+\s+)?$")
_REST = re.compile(
    r"\b(?:chưa|không|khác|còn lại|số còn|còn tồn|hết hiệu lực|quá hạn|trễ hạn|chậm|từ chối|bị trả|loại|"
    r"chuyển (?:kỳ|tháng|quý|năm) sau|dự phòng)\b"
)
_ALTOGETHER = re.compile(r"\b(?:tổng|cộng|tính chung|chung cho|cả|toàn|tất cả|gộp lại)\b|=")
_RAISED = re.compile(r"\b(?:đưa|nâng)\b[^\d.;]{0,90}\btừ\s+$")
_UP_TO = re.compile(r"[^\d.;,]{0,30}\blên\s+(?:thành\s+)?$")
_UNCOUNTED = re.compile(r"[^\d;.()]*\b(?:khác|còn lại|v\.v)\b[^\d;.()]*(?:[;.()]|$)")
_FAR = 120
_REACH = 3 * _FAR


def breakdown_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        for sentence in sentences:
            if len(sentence.counts) >= 3:
                yield from _Breakdowns(sentence).claims()


class _Breakdowns:
    def __init__(self, sentence: Sentence) -> None:
        self._text = sentence.passage.text.lower()
        self._sentence = sentence
        ratios = {number for ratio in sentence.ratios for number in (ratio.part, ratio.whole)}
        counts = [n for n in sentence.counts if n not in ratios and not n.hedge and _first(n) not in TIME_UNITS]
        in_figures = [n for n in counts if n.text[:1].isdigit()]
        self._counts = in_figures if len(in_figures) > 2 else counts

    def claims(self) -> Iterator[Claim]:
        found: list[Sum] = []
        for at, total in enumerate(self._counts):
            ways = (
                self._in_front(total, self._counts[at + 1 :]),
                self._behind(total, self._counts[:at]),
                self._raised(total, self._counts[:at]),
            )
            found += [equation for equation in ways if equation is not None]
        for equation in found:
            siblings = any(equation.total in other.parts and set(other.parts) & set(equation.parts) for other in found)
            if holds(equation) or not siblings:
                yield Claim(FindingKind.SUM, equation)

    def _in_front(self, total: Number, following: Sequence[Number]) -> Sum | None:
        parts = self._run(total, following)
        if len(parts) < 2:
            return None
        tied = self._is_tied(total, parts)
        for length in range(len(parts), 1, -1):
            equation = Sum(total, tuple(parts[:length]))
            if holds(equation) and (tied or total.value >= 100):
                return equation
        equation = Sum(total, tuple(parts))
        listed = len(parts) > 2 and ":" in self._between(total, parts[0])
        if self._goes_on(parts[-1]) and total.value > sum(part.value for part in parts):
            return None
        if not tied or self._is_divided(parts) or not all(_alike(total, p) or (listed and _persons(p)) for p in parts):
            return None
        least = 1 if listed else 2
        return equation if slip_would_mend(equation, least) else None

    def _run(self, total: Number, following: Sequence[Number]) -> list[Number]:
        """The counts of one kind behind a total, parted by commas and the like."""
        parts: list[Number] = []
        inside = False
        for number in following:
            between = self._between(parts[-1] if parts else total, number)
            if not parts:
                between = between.rpartition(":")[2]
            if len(between) > _FAR or _BREAK.search(between) or (parts and not _JOINT.search(between)):
                break
            inside = inside or (not parts and "(" in between and ")" not in between)
            if parts and ((inside and ")" in between and "(" not in between) or not _alike(parts[0], number)):
                break
            if parts and _alike(total, parts[0]) and not _alike(total, number):
                break
            parts.append(number)
        return parts

    def _is_tied(self, total: Number, parts: Sequence[Number]) -> bool:
        """Whether the sentence says that the parts make up the total, or that the last of them is the rest."""
        if _TIE.search(self._between(total, parts[0])) or _AMONG.search(self._text[: total.start]):
            return True
        last = parts[-1]
        end = min(self._sentence.end, last.end + 40)
        behind = re.split(r"[,;.()]", self._text[last.end : end])[0]
        return bool(_REST.search(self._between(parts[-2], last)) or _REST.search(behind))

    def _goes_on(self, last: Number) -> bool:
        """Whether more parts follow without a figure: "và các nguồn khác"."""
        unit = last.end + (len(last.unit) + 1 if last.unit else 0)
        return _UNCOUNTED.match(self._text, unit) is not None and _JOINT.match(self._text[unit:].lstrip()) is not None

    @staticmethod
    def _is_divided(parts: Sequence[Number]) -> bool:
        """Whether one of the parts is itself the total of those behind it."""
        return any(
            holds(Sum(part, tuple(parts[at + 1 : end])))
            for at, part in enumerate(parts)
            for end in range(at + 3, len(parts) + 1)
        )

    def _behind(self, total: Number, earlier: Sequence[Number]) -> Sum | None:
        if len(earlier) < 2 or not _ALTOGETHER.search(self._between(earlier[-1], total)):
            return None
        parts: list[Number] = []
        for number in reversed(earlier):
            between = self._between(number, parts[0] if parts else total)
            if total.start - number.start > _REACH or _BREAK.search(between) or not _JOINT.search(between):
                break
            parts.insert(0, number)
            if ":" in between and len(parts) > 1:
                parts.pop(0)  # the quantity before a colon is divided by what follows it
                break
        for first in range(len(parts) - 1):
            equation = Sum(total, tuple(parts[first:]))
            if holds(equation):
                return equation
        equation = Sum(total, tuple(parts))
        tied = len(parts) > 1 and (_alike(total, parts[0]) or _alike(total, parts[-1]))
        return equation if tied and slip_would_mend(equation, least=2) else None

    def _raised(self, total: Number, earlier: Sequence[Number]) -> Sum | None:
        """ "thêm a …, nâng số … từ b lên N"."""
        if len(earlier) < 2 or not _UP_TO.fullmatch(self._between(earlier[-1], total)):
            return None
        added, before = earlier[-2:]
        equation = Sum(total, (before, added))
        if not _RAISED.search(self._text[: before.start]) or not _alike(added, total):
            return None
        return equation if holds(equation) or slip_would_mend(equation, least=1) else None

    def _between(self, one: Number, other: Number) -> str:
        return self._text[one.end : other.start]


def _first(number: Number) -> str:
    return number.unit.partition(" ")[0]


def _persons(number: Number) -> bool:
    return _first(number) == "người"


def _alike(one: Number, other: Number) -> bool:
    return not _first(one) or not _first(other) or _first(one) == _first(other)
