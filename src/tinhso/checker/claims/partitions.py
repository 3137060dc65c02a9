"""A total and its parts in running text, whatever the words between them.

Finds "104 chứng thư số, gồm 06 chứng thư số tổ chức và 97 chứng thư số cá nhân", "56: đã xong 38, chưa xong 81",
"31.577 bản án, đã ghi chú 30.775 bản án, còn lại 801 bản án", "1.677 trạm 4G và 94 trạm 5G, tổng cộng 1.871 trạm".
Leaves alone "2.463 hồ sơ, trong đó 1.802 hồ sơ trực tuyến", where not everything need be named; "gồm 05 lớp với 300
học viên", other things; parts that are divided again; and what doesn't come out without a slip that explains it.

A count beside two or more others may be their total. Where it comes out, that is a claim. Where it doesn't, the fewer
words tie the parts to the total, the more digits a single slip must explain: chance explains short numbers easily.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from tinhso.checker.chains import NEW_MATTER, Chain, Lead, chains_of, first_word, linkable
from tinhso.checker.claim import Claim, Reading, Sentence, Wording
from tinhso.checker.equations import Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.likeness import are_alike, are_opposite, name_one_thing
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import REST_AFTER, REST_BEFORE


class Tie(IntEnum):
    """How much the text says that parts make up a total."""

    BESIDE = 0
    FOLLOWED = 1  # the next sentence has nothing but parts of one form
    LISTED = 2
    OPPOSED = 3  # the last part is the rest, or two parts are opposites
    STATED = 4


# The digits of the slip that must explain a failing sum: of one kind of thing, of several.
_LEAST = {Tie.BESIDE: (4, 5), Tie.FOLLOWED: (3, 5), Tie.LISTED: (2, 3), Tie.OPPOSED: (1, 4), Tie.STATED: (1, 2)}
_ALTOGETHER = re.compile(
    r"(?P<sure>\b(?:tổng cộng|cộng|gộp|như vậy|tính chung|nâng tổng số|cả thảy)\b|=)|"
    r"\b(?:tổng|cả|toàn|tất cả|chung cho)\b"
)
_IN_ALL = re.compile(r"\b(?:tổng số|tổng|toàn bộ|tất cả|có)\b[^\d.;]{0,60}$")
_RAISED = re.compile(r"\b(?:đưa|nâng)\b[^\d.;]{0,90}\btừ\s+$")
_UP_TO = re.compile(r"[^\d.;,]{0,30}\blên\s+(?:thành\s+)?$")
_UNNAMED = re.compile(r"[^\d;.()]{0,60}(?:,|;|\bvà\b)[^\d;.()]*\b(?:khác|còn lại|v\.v)\b[^\d;.()]*(?:[;.()]|$)")
_WITHIN = re.compile(r"\btrong (?:đó|số)\b")
_SPREAD = re.compile(r"\b(?:trong đó|cụ thể|gồm|như sau)\s*:")
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
_ONE_MORE = re.compile(r"[^.]{0,60}(?:,|;|\bvà\b)\s+một\s")
_UNNAMED_FIRST = re.compile(r"\bgồm\b:?[^,;:]+,\s*$")
_NUMBER_FIRST = re.compile(r"(?:[,;]|\bvà)\s+(?:có\s+)?$")
_CLAUSE_ENDS = re.compile(r"[,;:.()]|\bvà\b")
_REACH = 660
_MOST_EARLIER = 6
_FAR_OFF = 20  # less than a twentieth off may be rounding
_SURELY_LARGE = 100
_TELLING = 3  # digits
_WHOLE = 100  # per cent
_OVERLAPPING = 110  # per cent: parts that have more in common than rounding explains


def partition_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        counts = linkable(sentences)
        if any(not sentences[0].passage.text[one.end : other.start].strip() for one, other in pairwise(counts)):
            continue  # a table that lost its columns
        if len(counts) + sum(len(sentence.ratios) for sentence in sentences) >= 3:
            yield from _Partitions(sentences, counts).claims()


@dataclass(frozen=True)
class _Candidate:
    equation: Sum
    tie: Tie
    within: bool = False  # no part may be more than the whole

    @cached_property
    def same(self) -> bool:
        """Whether all count one thing; of mere lists, whether they name it alike."""
        alike = name_one_thing if self.tie in (Tie.FOLLOWED, Tie.LISTED) else are_alike
        return all(alike(self.equation.total, part) for part in self.equation.parts)

    @property
    def is_named(self) -> bool:
        """Whether every number says what it counts."""
        return all(number.unit for number in self.equation.numbers)

    @cached_property
    def holds(self) -> bool:
        return _comes_out(self.equation.total, self.equation.parts)

    @cached_property
    def is_explained(self) -> bool:
        """Whether a single slip explains why it fails, and chance hardly would."""
        digits = max(sum(map(str.isdigit, number.text)) for number in self.equation.numbers)
        in_words = not self.equation.total.text[:1].isdigit()
        told = in_words or digits >= self._least
        return told and not self._is_wild and slip_would_mend(self.equation, self._least)

    @property
    def _is_wild(self) -> bool:
        """Whether short numbers of a mere list are so far off that it is hardly about them."""
        summed = sum(part.value for part in self.equation.parts)
        short = max(sum(map(str.isdigit, number.text)) for number in self.equation.numbers) < _TELLING
        return short and self.tie <= Tie.LISTED and not summed <= 2 * self.equation.total.value <= 4 * summed

    @property
    def _least(self) -> int:
        several = len(self.equation.parts) > 2 and self.tie in (Tie.FOLLOWED, Tie.LISTED)
        return _LEAST[self.tie][0 if self.same else 1] - several

    def speaks_against(self, other: "_Candidate") -> bool:
        """Whether this one, which holds, says that another one's parts belong elsewhere: small sums hold by chance."""
        if not set(self.equation.parts) & set(other.equation.parts):
            return False
        named = all(name_one_thing(self.equation.total, part) for part in self.equation.parts)
        told = self.tie >= other.tie and (named or self.tie is Tie.STATED)
        return told or self.equation.total.value >= _SURELY_LARGE


class _Partitions:
    def __init__(self, sentences: Sequence[Sentence], counts: list[Number]) -> None:
        self._text = sentences[0].passage.text.lower()
        self._sentences = sentences
        self._counts = counts
        self._shared = {ratio.part for sentence in sentences for ratio in sentence.ratios}  # has its whole beside it
        self._chains = chains_of(sentences, counts)
        self._labels: dict[Number, str] = {}

    def claims(self) -> Iterator[Claim]:
        held: list[_Candidate] = []
        open_ones: list[_Candidate] = []
        for candidates in self._candidates():
            found = next((one for one in candidates if one.holds), None)
            if found is not None:
                held.append(found)
            elif candidates:
                open_ones.append(next((one for one in candidates[:2] if one.is_explained), candidates[0]))
        yield from (Claim(FindingKind.SUM, one.equation) for one in held)
        yield from self._failing(open_ones, held)

    def _failing(self, candidates: list[_Candidate], held: list[_Candidate]) -> Iterator[Claim]:
        """Of those that fail, one for each part: the one that the text ties most."""
        totals = {one.equation.total for one in held}
        taken: set[Number] = set()
        for one in sorted(candidates, key=lambda c: (c.tie, c.is_explained, c.same), reverse=True):
            equation = one.equation
            divided = equation.total in totals and one.tie < Tie.OPPOSED
            if divided or taken & set(equation.parts) or any(other.speaks_against(one) for other in held):
                continue
            severity = self._severity(one)
            if severity is not None:
                taken |= set(equation.parts)
                stated = severity is Severity.CONTRADICTION and not one.is_explained
                yield Claim(FindingKind.SUM, equation, severity, Wording.EXPLICIT if stated else Wording.STRUCTURAL)

    def _severity(self, one: _Candidate) -> Severity | None:
        equation = one.equation
        summed = sum(part.value for part in equation.parts)
        if summed < equation.total.value and self._is_open(equation) and not slip_would_mend(equation, 4):
            return None
        noun = first_word(equation.total)
        exceeded = one.within and any(p.value > equation.total.value and first_word(p) == noun for p in equation.parts)
        if exceeded or one.is_explained:
            return Severity.CONTRADICTION
        if one.tie is not Tie.STATED or not summed <= 10 * equation.total.value <= 100 * summed:
            return None
        near = abs(summed - equation.total.value) * 3 <= equation.total.value
        whole = near and one.same and one.is_named and not self._goes_on(equation)
        return Severity.CONTRADICTION if whole else Severity.DOUBTFUL

    def _goes_on(self, equation: Sum) -> bool:
        """Whether the sentence has more counts of the same thing behind the parts."""
        last = equation.parts[-1]
        sentence = next(s for s in self._sentences if s.start <= last.start < s.end)
        return any(n.start > last.start and n.start < sentence.end and are_alike(n, last) for n in self._counts)

    def _is_open(self, equation: Sum) -> bool:
        """Whether there are parts without a figure: "gồm lãnh đạo các sở, 12 …", "và các nguồn khác"."""
        begin, first = equation.total.end, equation.parts[0].start
        if begin < first and _UNNAMED_FIRST.search(self._text, begin, first):
            return True
        return any(mark.match(self._text, equation.parts[-1].end) for mark in (_UNNAMED, _ONE_MORE))

    def _candidates(self) -> Iterator[list[_Candidate]]:
        """Readings of which one at most is meant, the likeliest first."""
        for chain in self._chains:
            if chain.lead > Lead.NONE:
                for total in reversed(chain.before):
                    yield self._divisions(total, chain.numbers, chain.lead, nearest=total is chain.before[-1])
            yield from self._following(chain)
            for at, total in enumerate(chain.numbers):
                if total not in self._shared:
                    yield self._divisions(total, chain.numbers[at + 1 :], Lead.BESIDE)
        for at, number in enumerate(self._counts):
            yield self._spread(number, self._counts[at + 1 :])
            yield self._summed_up(number, self._counts[:at])
            yield self._raised(number, self._counts[:at])
            yield self._left(number, self._counts[:at])
        yield from self._beside_ratios()

    def _divisions(
        self, total: Number, parts: Sequence[Number], lead: Lead, *, nearest: bool = False
    ) -> list[_Candidate]:
        if len(parts) < 2:
            return []
        between = self._text[total.end : parts[0].start]
        apart = not (nearest and lead >= Lead.LISTED) and _SENTENCE_ENDS.search(between) is not None
        alike = tuple(part for part in parts if are_alike(total, part))
        chosen = alike if 2 <= len(alike) < len(parts) else tuple(parts)
        ways = [chosen, *(tuple(parts[:length]) for length in range(len(parts), 1, -1))]
        within = nearest and not apart and _WITHIN.search(between) is not None
        likely = [way for way in dict.fromkeys(ways) if self._is_likely(total, way, lead)]
        held = next((way for way in likely if _comes_out(total, way)), None)
        if held is not None:
            return [_Candidate(Sum(total, held), Tie.BESIDE if apart else self._tie(held, lead))]
        found = [
            _Candidate(Sum(total, way), Tie.BESIDE if apart else self._tie(way, lead), within=within)
            for way in likely[:2]
        ]
        found = [one for one in found if one.tie is Tie.STATED or sum(self._shares(one.equation.parts)) <= _OVERLAPPING]
        return [one for one in found if lead > Lead.BESIDE or not self._are_siblings(one)]

    def _following(self, chain: Chain) -> Iterator[list[_Candidate]]:
        """ "618 giao dịch. Chiều nhận 291 giao dịch, chiều trả 327 giao dịch": a sentence divides the one before."""
        at = next(at for at, s in enumerate(self._sentences) if s.start <= chain.numbers[0].start < s.end)
        if chain.lead is not Lead.NONE or at == 0 or len(chain.numbers) < 2:
            return
        own, previous = self._sentences[at], self._sentences[at - 1]
        if own.counts[0] is not chain.numbers[0] or NEW_MATTER.search(
            self._text, previous.end - 2, chain.numbers[0].start
        ):
            return
        for total in reversed([n for n in self._counts if previous.start <= n.start < previous.end]):
            parts = tuple(n for n in chain.numbers if name_one_thing(total, n))
            if len(parts) == len(chain.numbers) or len(parts) > 2:
                tie = Tie.FOLLOWED if self._is_whole(total) or self._are_parallel(parts) else Tie.BESIDE
                if self._is_likely(total, parts, chain.lead):
                    yield [_Candidate(Sum(total, parts), tie)]

    def _is_whole(self, total: Number) -> bool:
        return _IN_ALL.search(self._text, max(0, total.start - 70), total.start) is not None

    def _are_parallel(self, parts: Sequence[Number]) -> bool:
        """Whether the clauses of parts begin alike, or leave no third."""
        labels = [self._label(part).split() for part in parts]
        opposite = len(parts) == 2 and are_opposite(*(self._label(part) for part in parts))
        return opposite or all(label[:1] == labels[0][:1] and len(label) > 1 for label in labels)

    def _are_siblings(self, one: _Candidate) -> bool:
        """ "1.250 ha ngô, 860 ha lạc, 410 ha mía": what begins with its number is no part of the one before."""
        parts = one.equation.parts
        return one.tie <= Tie.LISTED and all(_NUMBER_FIRST.search(self._text, 0, part.start) for part in parts)

    def _is_likely(self, total: Number, parts: tuple[Number, ...], lead: Lead) -> bool:
        """Small numbers come out by chance."""
        return lead > Lead.BESIDE or total.value >= _SURELY_LARGE or all(are_alike(total, part) for part in parts)

    def _tie(self, parts: Sequence[Number], lead: Lead) -> Tie:
        shares = self._shares(parts)
        if lead is Lead.STATED or sum(shares) == _WHOLE:
            return Tie.STATED
        if sum(shares) > _OVERLAPPING:
            return Tie.BESIDE
        labels = [self._label(part) for part in parts[-2:]]
        if REST_IN_LABEL.search(labels[-1]) or (len(parts) == 2 and are_opposite(*labels)):
            return Tie.OPPOSED
        parallel = len(parts) > 2 and len({part.noun for part in parts}) == 1 and bool(parts[0].unit)
        return Tie.LISTED if lead is Lead.LISTED or parallel else Tie.BESIDE

    def _shares(self, parts: Sequence[Number]) -> list[Decimal]:
        """The percentages beside the parts, if there is one for each."""
        begin, end = parts[0].start - 70, parts[-1].end + 40
        shares = [p.value for s in self._sentences for p in s.percents if begin < p.start < end]
        return shares if len(shares) == len(parts) > 1 else []

    def _label(self, number: Number) -> str:
        """The clause that a number stands in."""
        if number not in self._labels:
            self._labels[number] = self._clause(number)
        return self._labels[number]

    def _clause(self, number: Number) -> str:
        before = [match.end() for match in _CLAUSE_ENDS.finditer(self._text, max(0, number.start - 90), number.start)]
        begin = max([*before, *(n.end for n in self._counts if n.end <= number.start)], default=0)
        behind = [match.start() for match in [_CLAUSE_ENDS.search(self._text, number.end)] if match]
        end = min([*behind, *(n.start for n in self._counts if n.start >= number.end)], default=len(self._text))
        return self._text[begin:end]

    def _spread(self, total: Number, following: list[Number]) -> list[_Candidate]:
        """ "N việc hộ tịch, trong đó: …" over several sentences, each with its part of the same thing."""
        alike = tuple(n for n in following if n.noun == total.noun and n.noun and n.value <= total.value)
        if len(alike) < 2 or not _SPREAD.search(self._text, total.end, alike[0].start):
            return []
        return [_Candidate(Sum(total, alike), Tie.BESIDE)]

    def _summed_up(self, total: Number, earlier: list[Number]) -> list[_Candidate]:
        """ "a … và b …, tổng cộng N …": the total behind its parts."""
        if len(earlier) < 2:
            return []
        cue = _ALTOGETHER.search(self._text, earlier[-1].end, total.start)
        if cue is None:
            return []
        tie = Tie.STATED if cue["sure"] else Tie.OPPOSED
        near = [n for n in earlier if total.start - n.end < _REACH]
        own = next(chain for chain in self._chains if earlier[-1] in chain.numbers)
        chain = [n for n in own.numbers if n in near]
        alike = [n for n in near if n.unit and total.unit and are_alike(n, total)]
        ways = [chain, alike, *(near[-length:] for length in range(len(near), 1, -1))]
        return [_Candidate(Sum(total, tuple(way)), tie) for way in ways if len(way) > 1]

    def _raised(self, total: Number, earlier: list[Number]) -> list[_Candidate]:
        """ "thêm a …, nâng số … từ b lên N"."""
        if len(earlier) < 2 or not _UP_TO.fullmatch(self._text, earlier[-1].end, total.start):
            return []
        added, before = earlier[-2:]
        raised = _RAISED.search(self._text, 0, before.start) and are_alike(added, total)
        return [_Candidate(Sum(total, (before, added)), Tie.STATED)] if raised else []

    def _left(self, rest: Number, earlier: list[Number]) -> list[_Candidate]:
        """ "N …, đã làm a …, còn r …": what is left of the whole."""
        before = self._text[max(0, rest.start - 45) : rest.start]
        sure = REST_BEFORE.search(before) is not None and "ngoài ra" not in before
        if not sure and not REST_AFTER.match(self._text, rest.end):
            return []
        fresh = max((match.end() for match in NEW_MATTER.finditer(self._text, 0, rest.start)), default=0)
        near = [n for n in earlier if n.start >= fresh and rest.start - n.end < _REACH][-_MOST_EARLIER:]
        pairs = [(one, other) for at, one in enumerate(near) for other in near[at + 1 :]]
        equations = [Sum(max(pair, key=lambda n: n.value), (min(pair, key=lambda n: n.value), rest)) for pair in pairs]
        found = [_Candidate(e, Tie.OPPOSED) for e in reversed(equations)]
        others = [n for s in self._sentences for n in s.counts if n.start < rest.start]
        if any(n.value - rest.value == other.value for n in near for other in others if other is not n):
            return [one for one in found if one.holds][:1]  # a difference that is told otherwise: "giảm 57 hộ, còn 323"
        held = next((one for one in found if one.holds), None)
        found = [held] if held else sorted(found, key=lambda one: (one.same, one.is_explained), reverse=True)
        return found[:1]

    def _beside_ratios(self) -> Iterator[list[_Candidate]]:
        """ "7.027/7.469 người …; 442 người …": the part of a ratio and a count behind it make up the whole."""
        for sentence in self._sentences:
            for ratio in sentence.ratios:
                behind = [n for n in self._counts if 0 < n.start - ratio.whole.end < _REACH]
                chain = next((one.numbers for one in self._chains if ratio.part in one.numbers), ())
                listed = [n for n in behind if n in chain]
                ways = [way for way in (listed, listed[:1], behind[:1]) if way and self._count(ratio.whole, way)]
                yield [
                    _Candidate(Sum(ratio.whole, (ratio.part, *way)), self._tie((ratio.part, *way), Lead.BESIDE))
                    for way in ways
                ]

    @staticmethod
    def _count(whole: Number, parts: Sequence[Number]) -> bool:
        """Whether all say that they count what the whole counts."""
        return all(part.unit and are_alike(part, whole) for part in parts)


REST_IN_LABEL = re.compile(
    r"\b(?:chưa|không|khác|còn lại|số còn|còn tồn|hết hiệu lực|quá hạn|trễ hạn|chậm|từ chối|bị trả|loại|"
    r"chuyển (?:kỳ|tháng|quý|năm) sau|dự phòng)\b"
)


def _comes_out(total: Number, parts: Sequence[Number]) -> bool:
    """Whether the sum holds; most often a look at the first or last readings settles it."""
    for reading in (0, -1):
        off = abs(sum(part.readings[reading] for part in parts) - total.readings[reading])
        if not off:
            return True
        if off * _FAR_OFF < total.readings[reading]:
            return holds(Sum(total, tuple(parts)))
    return False
