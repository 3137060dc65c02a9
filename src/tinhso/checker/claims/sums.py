"""A total and its parts in running text.

Finds "104 chứng thư số, gồm 06 chứng thư số tổ chức và 97 chứng thư số cá nhân", "31.577 bản án, đã ghi chú 30.775
bản án, còn lại 801 bản án" and "1.677 trạm 4G và 94 trạm 5G, tổng cộng 1.871 trạm". Leaves alone "2.463 hồ sơ, trong đó
có 1.802 hồ sơ trực tuyến": "trong đó" need not name everything; and "gồm 05 lớp với 300 học viên", other things.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.passages import Passage
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import REST_AFTER, REST_BEFORE, TIME_UNITS

# Between a total and the first of its parts. After `all` nothing is left out; after `some` perhaps.
_OPENING = re.compile(
    r"(?P<all>\b(?:bao gồm|gồm có|gồm|chia ra|chia theo|chia làm|phân theo|phân loại|phân ra)\b)|"
    r"(?P<some>\btrong đó\b|\bcụ thể\b|\bkết quả\b|:|\()"
)
_NEXT = re.compile(r"\s*(?:kết quả|phân|chia|trong (?:đó|số)|cụ thể|bao gồm|gồm)\b")
_SPREAD = re.compile(r"\b(?:trong đó|cụ thể|gồm|như sau)\s*:")
_NO_PARTS = re.compile(r"\s*(?:giảm|tăng|cùng kỳ|năm trước|kỳ trước(?! chuyển)|so với|từ)\b")
_TOTAL_BEHIND = re.compile(r"(?:\b(?:tổng cộng|cộng chung|cộng là|tổng số|tổng|nâng tổng số|như vậy)\b[^\d.;]*|=\s*)$")
_GOING = re.compile(r"\bđang\s+[^\W\d_]+\s+[^\W\d_]+\s+$")
_JOINT = re.compile(r"[,;]|\bvà\b")
_UNCOUNTED = re.compile(r"[^\d;.(),]{0,30}(?:,|\bvà\b)[^\d;.(),]*\b(?:khác|còn lại)\b[^\d;.()]*(?:[;.()]|$)")
_FAR = 220


def sum_claims(reading: Reading) -> Iterator[Claim]:
    for passage, sentences in reading.sentences.items():
        counts = _counted(sentences)
        if len(counts) >= 3:
            yield from _Partitions(passage, sentences, counts).claims()


def _counted(sentences: Sequence[Sentence]) -> list[Number]:
    """The counts of a passage without spans of time; of "28/44" the 28, of "44/44" the first."""
    wholes = {ratio.whole for sentence in sentences for ratio in sentence.ratios}
    again = {
        ratio.part
        for at, sentence in enumerate(sentences)
        for ratio in sentence.ratios
        for n in (n for earlier in sentences[: at + 1] for n in earlier.counts)
        if n.start < ratio.part.start and n.value == ratio.part.value == ratio.whole.value
    }
    counts = [n for sentence in sentences for n in sentence.counts if n not in wholes and n not in again]
    in_figures = [n for n in counts if n.text[:1].isdigit()]
    counts = in_figures if len(in_figures) > 1 else counts
    return [n for n in counts if n.unit.partition(" ")[0] not in TIME_UNITS]


class _Partitions:
    def __init__(self, passage: Passage, sentences: Sequence[Sentence], counts: list[Number]) -> None:
        self._text = passage.text.lower()
        self._sentences = sentences
        self._counts = counts
        self._divided: set[Number] = set()

    def claims(self) -> Iterator[Claim]:
        found: list[tuple[Sum, Claim]] = []
        for at, total in enumerate(self._counts):
            claim = self._opened(total, self._counts[at + 1 :]) or self._summed_up(total, self._counts[:at])
            if claim is not None and isinstance(claim.equation, Sum):
                self._divided.add(total)
                found.append((claim.equation, claim))
        explained = {part for equation, _ in found if holds(equation) for part in equation.parts}
        yield from (claim for equation, claim in found if holds(equation) or not explained & set(equation.parts))
        for at, rest in enumerate(self._counts):
            if at >= 2 and (claim := self._remainder(rest, self._counts[:at])) is not None:
                yield claim

    def _opened(self, total: Number, following: list[Number]) -> Claim | None:
        """ "N …, gồm a …, b …": the parts behind an opening word, up to the end of the sentence or bracket."""
        if len(following) < 2:
            return None
        limit = next((n.start for n in following if n.start - total.end > _FAR), total.end + _FAR)
        for cue in _OPENING.finditer(self._text, total.end, limit):
            opens_next = self._opens_next_sentence(total, cue.start())
            if opens_next is None:
                break
            inside = self._text.count("(", total.end, cue.end()) > self._text.count(")", total.end, cue.end())
            if inside and _NO_PARTS.match(self._text, self._text.rfind("(", total.end, cue.end()) + 1):
                continue
            parts = self._run(total, [n for n in following if n.start >= cue.end()], cue.end(), inside=inside)
            if len(parts) < 2 or (not opens_next and self._sentence_of(parts[0]) is not self._sentence_of(total)):
                continue
            nearest = following[0].start >= cue.end()
            several = opens_next and self._rivals(total, cue.start())
            claim = self._divided_into(
                total, parts, cue, nearest=nearest and not several, inside=inside, alone=not opens_next
            )
            if claim is not None:
                return claim
        return self._spread(total, following)

    def _sentence_of(self, number: Number) -> Sentence | None:
        return next((s for s in self._sentences if s.start <= number.start < s.end), None)

    def _rivals(self, total: Number, at: int) -> bool:
        """Whether the sentence before an opening word has other counts of the same thing."""
        sentence = next(s for s in self._sentences if s.start <= total.start < s.end)
        return any(
            n is not total and n in self._counts and _same_noun(n, total) for n in sentence.counts if n.end <= at
        )

    def _spread(self, total: Number, following: list[Number]) -> Claim | None:
        """ "N việc hộ tịch, trong đó: …" over several sentences, each with its part of the same thing."""
        alike = [n for n in following if n.noun == total.noun and n.noun and not n.hedge and n.value <= total.value]
        if len(alike) < 2 or not _SPREAD.search(self._text[total.end : alike[0].start]):
            return None
        equation = Sum(total, tuple(alike))
        if holds(equation):
            return Claim(FindingKind.SUM, equation)
        return Claim(FindingKind.SUM, equation, Severity.DOUBTFUL) if slip_would_mend(equation) else None

    def _divided_into(
        self, total: Number, parts: list[Number], cue: re.Match[str], *, nearest: bool, inside: bool, alone: bool
    ) -> Claim | None:
        for length in range(len(parts), 1, -1):
            equation = Sum(total, tuple(parts[:length]))
            if holds(equation):
                return Claim(FindingKind.SUM, equation)
        if not nearest:
            equation = Sum(total, tuple(parts))
            mended = not alone and slip_would_mend(equation) and all(_same_noun(total, part) for part in parts)
            return Claim(FindingKind.SUM, equation) if mended else None
        certain = bool(cue["all"]) or (inside and cue.group() == "(")
        return self._failing(total, parts, certain=certain, within=alone and cue.group() != ":")

    def _opens_next_sentence(self, total: Number, at: int) -> bool | None:
        """Whether an opening word begins the sentence after the total's; None if it stands further off."""
        for sentence in self._sentences:
            if sentence.start <= total.start < sentence.end and at > sentence.end:
                return True if _NEXT.match(self._text, sentence.end) else None
        return False

    def _failing(self, total: Number, parts: list[Number], *, certain: bool, within: bool) -> Claim | None:
        rest = next((n for n, part in enumerate(parts) if n and self._is_rest(part, surely=True)), None)
        if rest is not None and all(_same_noun(total, part) for part in parts[: rest + 1]):
            return Claim(FindingKind.SUM, Sum(total, tuple(parts[: rest + 1])))
        equation = Sum(total, tuple(parts))
        summed = sum(part.value for part in parts)
        if summed < total.value and _UNCOUNTED.match(self._text, parts[-1].end):
            return None
        if summed > 10 * total.value and not slip_would_mend(equation):
            return None
        alike = [part for part in parts if _same_noun(total, part)]
        if len(alike) == len(parts) and (certain or (within and any(part.value > total.value for part in parts))):
            plain = all(self._text[a.end : b.start].count(",") <= 2 for a, b in pairwise(parts))
            return Claim(FindingKind.SUM, equation, Severity.CONTRADICTION if plain else Severity.DOUBTFUL)
        near = total.value < 2 * summed and all(p.value <= total.value for p in parts)
        overlapping = within and not certain and len(alike) < len(parts)
        slip = not overlapping and slip_would_mend(equation, least=2 if certain else 3)
        if (certain and near) or slip:
            sure = slip and (certain or (len(alike) == len(parts) and not within))
            return Claim(FindingKind.SUM, equation, Severity.CONTRADICTION if sure else Severity.DOUBTFUL)
        return None

    def _run(self, total: Number, following: list[Number], start: int, *, inside: bool) -> list[Number]:
        """The counts of a list: until its bracket closes, its sentence ends, or something nested begins."""
        if not following:
            return []
        end = next((s.end for s in self._sentences if s.start <= following[0].start < s.end), len(self._text))
        if inside:
            depth, at = 1, start
            while at < end and depth:
                depth += {"(": 1, ")": -1}.get(self._text[at], 0)
                at += 1
            end = at
        parts: list[Number] = []
        for number in following:
            if number.start >= end:
                break
            if self._text.count("(", start, number.start) > self._text.count(")", start, number.start):
                continue
            between = self._text[parts[-1].end : number.start] if parts else self._text[start : number.start]
            if parts and (not _JOINT.search(between) or len(between) > 160 or "trong đó" in between):
                break
            if parts and all(_same_noun(total, part) for part in parts) and not _same_noun(total, number):
                break
            if number.hedge or re.search(r"\b(?:tăng|giảm|thu hút|phục vụ)\s+(?:hơn\s+)?$", between):
                break
            parts.append(number)
        return parts

    def _summed_up(self, total: Number, earlier: list[Number]) -> Claim | None:
        """ "a … và b …, tổng cộng N …": the total behind its parts."""
        if len(earlier) < 2 or not _TOTAL_BEHIND.search(self._text[max(0, total.start - 50) : total.start]):
            return None
        alike = [n for n in earlier if _same_noun(total, n) and total.start - n.end < 2 * _FAR]
        own = self._sentence_of(total)
        listed = [n for n in earlier if self._sentence_of(n) is own]
        for chosen in (alike, listed):
            for length in range(len(chosen), 1, -1):
                equation = Sum(total, tuple(chosen[-length:]))
                if holds(equation):
                    return Claim(FindingKind.SUM, equation)
        if len(listed) > 1 and "tổng cộng" in self._text[listed[-1].end : total.start]:
            mixed = Sum(total, tuple(listed))
            if slip_would_mend(mixed):
                return Claim(FindingKind.SUM, mixed)
        close = re.search(
            r"\btổng cộng\b|\bnhư vậy\b|\bcộng là\b|\btổng\b|=", self._text[earlier[-1].end : total.start]
        )
        if len(alike) < 2 or close is None:
            return None
        equation = Sum(total, tuple(alike))
        sure = len(alike) == 2 or slip_would_mend(equation, least=2) or " + " in self._text[alike[0].end : total.start]
        return Claim(FindingKind.SUM, equation, Severity.CONTRADICTION if sure else Severity.DOUBTFUL)

    def _is_rest(self, number: Number, *, surely: bool = False) -> bool:
        before = self._text[max(0, number.start - 45) : number.start]
        if REST_BEFORE.search(before):
            return "ngoài ra" not in before
        if surely:
            return False
        return bool(REST_AFTER.match(self._text[number.end : number.end + 70]) or _GOING.search(before))

    def _remainder(self, rest: Number, earlier: list[Number]) -> Claim | None:
        """ "N …, đã làm a …, còn r …": what is left of the whole."""
        if not self._is_rest(rest) or rest.hedge:
            return None
        parts = [n for n in earlier if not n.hedge and rest.start - n.start < 3 * _FAR]
        for first in range(len(parts) - 1):
            for last in range(first + 1, len(parts)):
                equation = Sum(parts[first], (*parts[last:], rest))
                if holds(equation):
                    return Claim(_kind(equation), equation)
        behind = Sum(parts[-1], (parts[-2], rest)) if len(parts) > 1 else None  # "645 …, trên tổng số 695 …; còn 50 …"
        if behind is not None and holds(behind):
            return Claim(_kind(behind), behind)
        likely = self._likely(rest, parts)
        if likely is None:
            return None
        equation = likely
        sure = self._is_rest(rest, surely=True)
        same = all(_same_noun(equation.total, part) for part in equation.parts)
        if sure and same:
            return Claim(_kind(equation), equation)
        near = abs(equation.total.value - sum(n.value for n in equation.parts)) * 5 <= equation.total.value
        if slip_would_mend(equation) and (same or sure):
            return Claim(_kind(equation), equation)
        return Claim(_kind(equation), equation, Severity.DOUBTFUL) if sure and near and len(parts) == 2 else None

    def _likely(self, rest: Number, earlier: list[Number]) -> Sum | None:
        """The whole and its other part: the two nearest counts of the same thing, the larger first."""
        alike = [n for n in earlier if _same_noun(n, rest)] or earlier
        if len(alike) < 2:
            alike = [*alike, *(n for n in earlier if n.start > alike[0].start)][:2]
        if len(alike) < 2 and len(earlier) > 1 and slip_would_mend(Sum(earlier[-2], (earlier[-1], rest))):
            alike = earlier[-2:]
        if len(alike) < 2:
            return None
        whole = next((n for n in alike[:-1][::-1] if n in self._divided), alike[-2])
        equation = Sum(whole, (alike[-1], rest))
        if (whole.value < alike[-1].value or whole.value < rest.value) and not slip_would_mend(equation):
            return None
        return equation


def _kind(equation: Sum) -> FindingKind:
    return FindingKind.COMPLEMENT if len(equation.parts) == 2 else FindingKind.SUM


def _same_noun(one: Number, other: Number) -> bool:
    mine, its = one.unit.split(), other.unit.split()
    return not mine or not its or mine[0] == its[0]


def remainder_claims(reading: Reading) -> Iterator[Claim]:
    """ "28/44 chỉ tiêu đã hoàn thành … 16/44 chỉ tiêu chưa hoàn thành": done and not done make up the whole.

    Leaves alone two ratios over one whole without such opposite words ("30/44 đúng hạn, 40/44 trực tuyến").
    """
    for passage, sentences in reading.sentences.items():
        ratios = [(sentence, ratio) for sentence in sentences for ratio in sentence.ratios]
        for (_, one), (sentence, other) in pairwise(ratios):
            if one.whole.value != other.whole.value or one.part is other.part:
                continue
            first = passage.text[one.whole.end : min(one.whole.end + 80, other.part.start)].lower()
            second = passage.text[other.whole.end : min(other.whole.end + 80, sentence.end)].lower()
            if _opposite(first, second):
                yield Claim(FindingKind.COMPLEMENT, Sum(one.whole, (one.part, other.part)), covers=(other.whole,))


def _opposite(first: str, second: str) -> bool:
    match = re.search(r"\b(chưa|không)\s+(\w+\s+\w+)", second)
    if match is None or re.search(r"\b(?:chưa|không)\b", first):
        return False
    return match[2] in first
