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
from decimal import Decimal
from itertools import pairwise

from tinhso.checker.chains import NEW_MATTER, Chain, Lead, chains_of, linkable
from tinhso.checker.claim import Claim, Reading, Sentence, Wording
from tinhso.checker.claims.candidates import SURELY_LARGE, Candidate, Tie, comes_out
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.likeness import are_alike, are_opposite, count_one_sort
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import GROWS, REST_AFTER, REST_BEFORE, REST_IN_LABEL, SHRINKS

_SHUT = re.compile(r"[^\d();,.]{0,30}\)")
_BESIDE = 60
_ALTOGETHER = re.compile(
    r"(?P<sure>\b(?:tổng cộng|cộng|gộp|như vậy|tính chung(?!\s+(?:trong\s+)?(?:\w+\s+(?:tháng|quý|năm)|cả năm|từ đầu))|"
    r"nâng tổng số|cả thảy)\b|=\s*$)|"
    r"\b(?:tổng|cả|toàn|tất cả|chung cho)\b"
)
_IN_ALL = re.compile(r"\b(?:tổng số|tổng|toàn bộ|tất cả|có)\b[^\d.;]{0,60}$")
_RAISED = re.compile(r"\b(?:đưa|nâng)\b[^\d.;]{0,90}\btừ\s+$")
_UP_TO = re.compile(r"[^\d.;,]{0,30}\blên\s+(?:thành\s+)?$")
_UNNAMED = re.compile(r"[^\d;.()]{0,60}(?:,|;|\bvà\b)[^\d;.()]*\b(?:khác|còn lại|v\.v)\b[^\d;.()]*(?:[;.()]|$)")
_WITHIN = re.compile(r"\btrong (?:đó|số)\b")
_STILL = re.compile(r"\bcòn\s+$")
_SPREAD = re.compile(r"\b(?:trong đó|cụ thể|gồm|như sau)\s*:")
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
_ONE_MORE = re.compile(r"[^.]{0,60}(?:,|;|\bvà\b)\s+một\s")
_BY_KIND = re.compile(r"\b(?:theo|phân|chia)\b[^\d:;.]*:([^:.]*)$")
_UNNAMED_FIRST = re.compile(r"\bgồm\b:?[^,;:]+,\s*$")
_NUMBER_FIRST = re.compile(r"(?:[,;]|\bvà)\s+(?:có\s+)?$")
_CLAUSE_ENDS = re.compile(r"[,;:.()]|\bvà\b")
_REACH = 660
_MOST_EARLIER = 6
_WHOLE = 100  # per cent
_OVERLAPPING = 110  # per cent: parts that have more in common than rounding explains


def partition_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        counts = linkable(sentences)
        if any(not sentences[0].passage.text[one.end : other.start].strip() for one, other in pairwise(counts)):
            continue  # a table that lost its columns
        if len(counts) + sum(len(sentence.ratios) for sentence in sentences) >= 3:
            yield from _Partitions(sentences, counts).claims()


class _Partitions:
    def __init__(self, sentences: Sequence[Sentence], counts: list[Number]) -> None:
        self._text = sentences[0].passage.text.lower()
        self._sentences = sentences
        self._counts = counts
        self._shared = {ratio.part for sentence in sentences for ratio in sentence.ratios}  # has its whole beside it
        self._chains = chains_of(sentences, counts)
        self._labels: dict[Number, str] = {}

    def claims(self) -> Iterator[Claim]:
        held: list[Candidate] = []
        open_ones: list[Candidate] = []
        for candidates in self._candidates():
            found = next((one for one in candidates if one.holds), None)
            if found is not None:
                held.append(found)
            elif candidates:
                open_ones.append(next((one for one in candidates[:2] if one.is_explained), candidates[0]))
        yield from (Claim(FindingKind.SUM, one.equation) for one in held)
        yield from self._failing(open_ones, held)

    def _failing(self, candidates: list[Candidate], held: list[Candidate]) -> Iterator[Claim]:
        """Of those that fail, one for each part: the one that the text ties most."""
        totals = {one.equation.total for one in held}
        taken: set[Number] = set()
        for one in sorted(candidates, key=lambda c: (c.tie, c.is_explained, c.same), reverse=True):
            equation = one.equation
            divided = equation.total in totals and one.tie < Tie.OPPOSED and not one.direct
            if divided or taken & set(equation.parts) or any(other.speaks_against(one) for other in held):
                continue
            severity = self._severity(one)
            if severity is not None:
                taken |= set(equation.parts)
                stated = severity is Severity.CONTRADICTION and not one.is_explained
                yield Claim(FindingKind.SUM, equation, severity, Wording.EXPLICIT if stated else Wording.STRUCTURAL)

    def _severity(self, one: Candidate) -> Severity | None:
        equation = one.equation
        summed = sum(part.value for part in equation.parts)
        if summed < equation.total.value and self._is_open(equation) and not slip_would_mend(equation, 4):
            return None
        total = equation.total
        if any(n.value == total.value + summed for n in self._counts if n not in equation.numbers):
            return None  # all of them are parts: "thiếu 55. Nhiều nhất là Tiếng Anh 25, kế đó Tin học 12; còn thiếu 18"
        exceeded = one.within and any(
            part.value > total.value and count_one_sort(part, total) for part in equation.parts
        )
        if exceeded or one.is_explained:
            return Severity.CONTRADICTION
        if one.tie is not Tie.STATED or not one.same or not summed <= 10 * equation.total.value <= 100 * summed:
            return None
        near = not one.is_exceeded and abs(summed - equation.total.value) * 3 <= equation.total.value
        complete = summed > equation.total.value or len(equation.parts) > 2
        whole = near and complete and one.same and one.is_named and not self._goes_on(equation)
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
        if any(self._is_unread_part(n, begin, equation.parts[-1].start) for s in self._sentences for n in s.numbers):
            return True
        return any(mark.match(self._text, equation.parts[-1].end) for mark in (_UNNAMED, _ONE_MORE))

    def _is_unread_part(self, number: Number, begin: int, end: int) -> bool:
        """The 83 of "103 văn bản (kế hoạch 09, công văn 83, thông báo 11)", which looks like the number of one."""
        inside = begin < number.start < end and number.kind is Kind.NAME
        return inside and _CLAUSE_ENDS.match(self._text, number.end) is not None

    def _candidates(self) -> Iterator[list[Candidate]]:
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
    ) -> list[Candidate]:
        if len(parts) < 2:
            return []
        between = self._text[total.end : parts[0].start]
        led = nearest and lead >= Lead.LISTED and any(are_alike(total, part) for part in parts)
        apart = not led and _SENTENCE_ENDS.search(between) is not None  # "còn 341 thửa. Nhóm gồm 36 người, chia 5 tổ"
        alike = tuple(part for part in parts if are_alike(total, part))
        chosen = alike if 2 <= len(alike) < len(parts) else tuple(parts)
        clause = self._first_clause(parts)
        ways = [chosen, *([clause] if len(clause) > 1 else []), *(tuple(parts[:n]) for n in range(len(parts), 1, -1))]
        within = nearest and not apart and _WITHIN.search(between) is not None
        likely = [way for way in dict.fromkeys(ways) if self._is_likely(total, way, lead)]
        held = next((way for way in likely if comes_out(total, way)), None)
        if held is not None:
            return [Candidate(Sum(total, held), self._tie_of(held, lead, apart=apart))]
        found = [
            Candidate(Sum(total, way), self._tie_of(way, lead, apart=apart), within=within, direct=nearest)
            for way in likely[: 3 if clause in likely else 2]
        ]
        if lead < Lead.STATED:
            found = [one for one in found if not self._leave_a_bracket(one.equation)]
        found = [one for one in found if one.tie is Tie.STATED or sum(self._shares(one.equation.parts)) <= _OVERLAPPING]
        return [one for one in found if lead > Lead.BESIDE or self._are_beside(one)]

    def _following(self, chain: Chain) -> Iterator[list[Candidate]]:
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
            parts = tuple(n for n in chain.numbers if are_alike(total, n))
            if len(parts) == len(chain.numbers) or len(parts) > 2:
                parallel = self._are_parallel(parts)
                tie = (
                    Tie.LISTED if self._is_whole(total) and len(parts) > 2 else Tie.FOLLOWED if parallel else Tie.BESIDE
                )
                if self._is_likely(total, parts, chain.lead):
                    yield [Candidate(Sum(total, parts), tie, direct=parallel)]

    def _is_whole(self, total: Number) -> bool:
        return _IN_ALL.search(self._text, max(0, total.start - 70), total.start) is not None

    def _are_parallel(self, parts: Sequence[Number]) -> bool:
        """Whether the clauses of parts begin alike, or leave no third."""
        labels = [self._label(part).split() for part in parts]
        opposite = len(parts) == 2 and are_opposite(*(self._label(part) for part in parts))
        return opposite or all(label[:1] == labels[0][:1] and len(label) > 1 for label in labels)

    def _first_clause(self, parts: Sequence[Number]) -> tuple[Number, ...]:
        """The parts up to the first semicolon."""
        ends = (n for n, (one, other) in enumerate(pairwise(parts), 1) if ";" in self._text[one.end : other.start])
        return tuple(parts[: next(ends, 0)])

    def _tie_of(self, parts: Sequence[Number], lead: Lead, *, apart: bool) -> Tie:
        if apart:
            return Tie.FOLLOWED if lead >= Lead.LISTED else Tie.BESIDE
        return self._tie(parts, lead)

    def _are_beside(self, one: Candidate) -> bool:
        """Whether parts without a word before them may be parts.

        Not in "1.250 ha ngô, 860 ha lạc, 410 ha mía": what begins with its number is no part of the one before. Nor in
        "3.615 đúng hạn, 10 quá hạn; số hóa 3.405, 220 chưa": a semicolon that ends the total's clause ends its parts.
        """
        total, parts = one.equation.total, one.equation.parts
        if one.tie <= Tie.LISTED and all(_NUMBER_FIRST.search(self._text, 0, part.start) for part in parts):
            return False
        if all(map(self._is_bracketed, one.equation.numbers)) or self._have_other_shares(one.equation):
            return False
        if self._is_of_list(one.equation):
            return False
        crossed = any(";" in self._text[first.end : other.start] for first, other in pairwise(parts))
        return not crossed or ";" in self._text[total.end : parts[0].start]

    def _leave_a_bracket(self, equation: Sum) -> bool:
        """ "(cấp tỉnh 809, cấp xã 234), … (cấp xã 662) và từ chối 167": numbers of several brackets, or in and out."""
        places = [self._bracket_of(number) for number in equation.numbers]
        return len(set(places[1:])) > 1 or places[0] not in (-1, places[1])

    def _bracket_of(self, number: Number) -> int:
        """Where the bracket opens that a number stands in among others; -1 where none does."""
        begin = self._text.rfind("(", 0, number.start)
        inside = begin > self._text.rfind(")", 0, number.start) and not self._is_bracketed(number)
        return begin if inside else -1

    def _is_of_list(self, equation: Sum) -> bool:
        """ "theo lĩnh vực: đất đai 111; xây dựng 53; khác 35": behind such words and a colon are only parts."""
        opened = _BY_KIND.search(self._text, max(0, equation.total.start - 160), equation.total.start)
        if opened is None:
            return False
        first = not re.search(r"\d", opened[1])
        return first or ";" in self._text[equation.total.end : equation.parts[0].start]

    def _is_bracketed(self, number: Number) -> bool:
        """ "Yên Minh (282 hộ); Mèo Vạc (138 hộ)": each of them beside its own name."""
        before = self._text[max(0, number.start - 2) : number.start]
        return "(" in before and _SHUT.match(self._text, number.end) is not None

    def _have_other_shares(self, equation: Sum) -> bool:
        """ "18 người là nữ (21,2%), 7 người dưới 35 tuổi (8,2%), …": shares of one whole that don't add up either."""
        own, *shares = (self._share_of(number) for number in equation.numbers)
        values = [share.value for share in shares if share is not None]
        if len(values) < len(shares):
            return False
        if own is not None:
            return abs(own.value - sum(values)) * 10 > len(values)
        told = [Share(n, equation.total, share) for n, share in zip(equation.parts, shares, strict=True) if share]
        return sum(values) * 10 < 950 and all(map(holds, told))

    def _share_of(self, number: Number) -> Number | None:
        """The percentage right behind a count."""
        behind = next((n for s in self._sentences for n in s.numbers if n.start >= number.end), None)
        return behind if behind and behind.kind is Kind.PERCENT and behind.start - number.end < _BESIDE else None

    def _is_likely(self, total: Number, parts: tuple[Number, ...], lead: Lead) -> bool:
        """Small numbers come out by chance."""
        return lead > Lead.BESIDE or total.value >= SURELY_LARGE or all(are_alike(total, part) for part in parts)

    def _tie(self, parts: Sequence[Number], lead: Lead) -> Tie:
        shares = self._shares(parts)
        if lead is Lead.STATED or sum(shares) == _WHOLE:
            return Tie.STATED
        if sum(shares) > _OVERLAPPING:
            return Tie.BESIDE
        labels = [self._label(part) for part in parts[-2:]]
        rest = REST_IN_LABEL.search(labels[-1]) or _STILL.search(self._text, 0, parts[-1].start)
        if rest or (len(parts) == 2 and are_opposite(*labels)):
            return Tie.OPPOSED
        parallel = len(parts) > 2 and len({part.noun for part in parts}) == 1 and bool(parts[0].unit)
        return Tie.LISTED if lead is Lead.LISTED or parallel else Tie.BESIDE

    def _shares(self, parts: Sequence[Number]) -> list[Decimal]:
        """The percentages beside the parts, if there is one for each."""
        begin, end = parts[0].start - 70, parts[-1].end + 40
        shares = [
            p.value for s in self._sentences for p in s.percents if begin < p.start < end and self._is_of(p, s, parts)
        ]
        return shares if len(shares) == len(parts) > 1 else []

    @staticmethod
    def _is_of(percent: Number, sentence: Sentence, parts: Sequence[Number]) -> bool:
        """Whether a percentage stands beside a part, not beside something else that is counted between them."""
        before = next((n for n in reversed(sentence.counts) if n.end <= percent.start), None)
        return before is None or before in parts or not sentence.between(before, percent).strip().startswith("(")

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

    def _spread(self, total: Number, following: list[Number]) -> list[Candidate]:
        """ "N việc hộ tịch, trong đó: …" over several sentences, each with its part of the same thing."""
        alike = tuple(n for n in following if n.noun == total.noun and n.noun and n.value <= total.value)
        if len(alike) < 2 or not _SPREAD.search(self._text, total.end, alike[0].start):
            return []
        return [Candidate(Sum(total, alike), Tie.BESIDE)]

    def _summed_up(self, total: Number, earlier: list[Number]) -> list[Candidate]:
        """ "a … và b …, tổng cộng N …": the total behind its parts."""
        if len(earlier) < 2:
            return []
        cue = _ALTOGETHER.search(self._text, earlier[-1].end, total.start)
        if cue is None:
            return []
        if any(word.search(self._text, cue.end(), total.start) for word in (GROWS, SHRINKS)):
            return []  # "như vậy giảm 2 vụ và 7 người chết"
        tie = Tie.STATED if cue["sure"] else Tie.OPPOSED
        near = [n for n in earlier if total.start - n.end < _REACH]
        own = next(chain for chain in self._chains if earlier[-1] in chain.numbers)
        chain = [n for n in own.numbers if n in near]
        alike = [n for n in near if n.unit and total.unit and are_alike(n, total)]
        ways = [chain, alike, *(near[-length:] for length in range(len(near), 1, -1))]
        return [Candidate(Sum(total, tuple(way)), tie) for way in ways if len(way) > 1]

    def _raised(self, total: Number, earlier: list[Number]) -> list[Candidate]:
        """ "thêm a …, nâng số … từ b lên N"."""
        if len(earlier) < 2 or not _UP_TO.fullmatch(self._text, earlier[-1].end, total.start):
            return []
        added, before = earlier[-2:]
        raised = _RAISED.search(self._text, 0, before.start) and are_alike(added, total)
        return [Candidate(Sum(total, (before, added)), Tie.STATED)] if raised else []

    def _left(self, rest: Number, earlier: list[Number]) -> list[Candidate]:
        """ "N …, đã làm a …, còn r …": what is left of the whole."""
        before = self._text[max(0, rest.start - 45) : rest.start]
        sure = REST_BEFORE.search(before) is not None and "ngoài ra" not in before
        if not sure and not REST_AFTER.match(self._text, rest.end):
            return []
        fresh = max((match.end() for match in NEW_MATTER.finditer(self._text, 0, rest.start)), default=0)
        near = [n for n in earlier if n.start >= fresh and rest.start - n.end < _REACH][-_MOST_EARLIER:]
        pairs = [(one, other) for at, one in enumerate(near) for other in near[at + 1 :]]
        clause = self._text.rfind(";", 0, rest.start)
        own = [n for n in near if n.start > clause]
        pairs = [pair for pair in pairs if not self._is_closed(*pair) and (not own or pair[1] in own)]
        equations = [Sum(max(pair, key=lambda n: n.value), (min(pair, key=lambda n: n.value), rest)) for pair in pairs]
        equations = [e for e in equations if not (self._have_other_shares(e) or self._leave_a_bracket(e))]
        found = [Candidate(e, Tie.OPPOSED) for e in reversed(equations)]
        others = [n for s in self._sentences for n in s.counts if n.start < rest.start]
        if any(n.value - rest.value == other.value for n in near for other in others if other is not n):
            return [one for one in found if one.holds][:1]  # a difference that is told otherwise: "giảm 57 hộ, còn 323"
        held = next((one for one in found if one.holds), None)
        found = [held] if held else sorted(found, key=lambda one: (one.same, one.is_explained), reverse=True)
        return found[:1]

    def _is_closed(self, one: Number, other: Number) -> bool:
        """Whether a count in the same clause as one, and a semicolon behind it, come before the other."""
        end = self._text.find(";", one.end, other.start)
        return end >= 0 and any(n.start > one.end and n.end <= end and are_alike(n, one) for n in self._counts)

    def _beside_ratios(self) -> Iterator[list[Candidate]]:
        """ "7.027/7.469 người …; 442 người …": the part of a ratio and a count behind it make up the whole."""
        for sentence in self._sentences:
            for ratio in sentence.ratios:
                behind = [n for n in self._counts if 0 < n.start - ratio.whole.end < _REACH]
                chain = next((one.numbers for one in self._chains if ratio.part in one.numbers), ())
                listed = [n for n in behind if n in chain]
                ways = [way for way in (listed, listed[:1], behind[:1]) if way and self._count(ratio.whole, way)]
                yield [
                    Candidate(Sum(ratio.whole, (ratio.part, *way)), self._tie((ratio.part, *way), Lead.BESIDE))
                    for way in ways
                ]

    @staticmethod
    def _count(whole: Number, parts: Sequence[Number]) -> bool:
        """Whether all say that they count what the whole counts."""
        return all(part.unit and are_alike(part, whole) for part in parts)
