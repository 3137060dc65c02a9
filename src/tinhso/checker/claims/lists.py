"""A number in the sentence above a list, and what the items of the list add up to.

Finds a total of 6.264 dossiers above five services with 6.204 together, and 5.803 of them online where the items have
5.083. Leaves alone a list whose items count other things, or that names only some ("một số dịch vụ, như:").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tinhso.checker.claim import Claim, Reading, Sentence, Wording
from tinhso.checker.comparing import is_change
from tinhso.checker.equations import Share, Sum, holds
from tinhso.checker.findings import FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind, Number
from tinhso.checker.passages import Passage
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import TIME_UNITS
from tinhso.papers.patterns import compiled

OPENS = re.compile(r"(?::|\b(?:cụ thể|trong đó|gồm|bao gồm|như sau)\s*[:,]?)\s*$")
_COUNTED = compiled(r"(?:^|\D)\d[\d.,]*\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s*[;.,]?$")
_IN_ALL = compiled(r"(?:[\divx]+[.)]\s*|[-+*]\s*)?(?:tổng|toàn)\b[^\d.;]{0,80}\d[\d.,]*[^\d.;]*[.;]?$", re.IGNORECASE)
SOME = re.compile(r"\b(?:một số|như(?! sau)|tiêu biểu|điển hình|nổi bật|chủ yếu)\b[^.]{0,40}$")
_WITHIN = re.compile(r"\btrong (?:đó|số)\b")
_DEEPEST = 40
_LONGEST_OPENING = 30  # "Số liệu cụ thể như sau:"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: what it counts in all, and how many of them; `share` is `total` where it says 100%."""

    total: Number
    share: Number | None
    passage: Passage


def list_claims(reading: Reading) -> Iterator[Claim]:
    paragraphs = reading.walk.paragraphs
    for index, passage in enumerate(paragraphs):
        if passage not in reading.sentences:
            continue
        announced = OPENS.search(passage.text.lower()) is not None
        if not announced and not _COUNTED.search(passage.text):
            continue
        children = children_of(paragraphs, index)
        total = announced or _IN_ALL.match(passage.text) is not None
        if len(children) >= 2 and (total or all(_COUNTED.search(child.text) for child in children)):
            yield from _claims(reading, passage, children)


def children_of(paragraphs: list[Passage], index: int) -> list[Passage]:
    """The items right below: all with the same kind of marker, which the opening paragraph doesn't have."""
    opening = paragraphs[index]
    children: list[Passage] = []
    kind = ""
    for passage in paragraphs[index + 1 : index + 1 + _DEEPEST]:
        marker = passage.marker
        if marker is None or passage.appendix != opening.appendix:
            break
        kind = kind or marker.kind
        if marker.kind != kind:
            if children and marker.is_bullet and marker.level > children[0].marker.level:  # type: ignore[union-attr]
                continue
            break
        if opening.marker and opening.marker.kind == marker.kind:
            break
        children.append(passage)
    return children


def _claims(reading: Reading, opening: Passage, children: list[Passage]) -> Iterator[Claim]:
    items = [item for child in children if (item := _item(reading, child)) is not None]
    if len(items) != len(children) or len({word for i in items if (word := _noun(i.total))}) > 1:
        return
    last = [s for s in reading.sentences_in(opening) if s.counts][-1:]
    if not last or not (wholes := _wholes(last[0], items)):
        return
    whole, part, rest = wholes
    shares_of_items = _shares_of(whole, items, reading)
    yield from _percent_claims(whole, items, shares_of_items)
    based = sum(map(holds, shares_of_items)) > 1  # the items are said to be parts of this very whole
    named = all(_noun(item.total) for item in items)
    partial = bool(SOME.search(opening.text.lower())) or (not named and _announces_anew(opening, last[0]))
    counted = tuple(item.total for item in items)
    first = next((n for n in range(2, len(items) - 1) if holds(Sum(whole, counted[:n]))), len(items))
    totals = Sum(whole, counted[:first])  # the items behind may divide one of the first
    if partial and not holds(totals):
        return
    told = _says_how_many(opening, len(items))
    wording = Wording.EXPLICIT if told else Wording.STRUCTURAL
    sure = holds(totals) or told or slip_would_mend(totals, 2 if based else 3)
    severity = Severity.CONTRADICTION if sure else Severity.DOUBTFUL
    yield Claim(FindingKind.SUM, totals, severity, wording)
    shares = [item.share for item in items if item.share is not None]
    if len(shares) != len(items):
        return
    if part is not None:
        yield Claim(FindingKind.SUM, Sum(part, tuple(shares)), severity, wording, covers=_hundreds(reading, items))
    if rest is not None:
        open_items = [item for item in items if item.share is not item.total]
        numbers = [n for item in open_items for n in (item.total, item.share) if n is not None]
        yield Claim(FindingKind.SUM, Sum(rest, tuple(numbers), (1, -1) * len(open_items)), severity, wording)


def _announces_anew(opening: Passage, counted: Sentence) -> bool:
    """Whether a sentence without figures opens the list: "Ở bán trú 306 em. Tiền hỗ trợ, chi ăn như sau:"."""
    return len(opening.text[counted.end :].strip()) > _LONGEST_OPENING


def _hundreds(reading: Reading, items: list[Item]) -> tuple[Number, ...]:
    """The "100%" of items that take part with all they have."""
    whole = [item.passage for item in items if item.share is item.total]
    return tuple(n for passage in whole for n in reading.numbers[passage] if n.kind is Kind.PERCENT and n.value == 100)


def _wholes(sentence: Sentence, items: list[Item]) -> tuple[Number, Number | None, Number | None] | None:
    """The numbers of the opening sentence: the whole, a part of it, and the rest; None if it counts something else."""
    noun = next((word for item in items if (word := _noun(item.total))), "")
    counts = [n for n in sentence.counts if _noun(n) not in TIME_UNITS and not is_change(sentence, n)]
    alike = [n for n in counts if not n.unit or not noun or _noun(n) == noun]
    ratio = next((r for r in sentence.ratios if r.whole in alike or r.part in alike), None)
    if ratio is not None:
        later = [n for n in alike if n.start > ratio.whole.end and sentence.ratio_with(n) is None]
        rest = next((n for n in later if n.value + ratio.part.value <= ratio.whole.value * 2), None)
        return ratio.whole, ratio.part, rest
    text = sentence.passage.text
    open_ones = [n for n in alike if text.count("(", 0, n.start) <= text.count(")", 0, n.start) and not n.hedge]
    totals = tuple(item.total for item in items)
    whole = next((n for n in open_ones if holds(Sum(n, totals))), None)
    whole = whole or next((n for n in open_ones if slip_would_mend(Sum(n, totals))), None)
    whole = whole or (open_ones[0] if len(open_ones) == 1 else None)
    if whole is None or whole.value * 10 < sum(n.value for n in totals):
        return None
    shares = tuple(item.share for item in items if item.share is not None)
    later = [n for n in open_ones if n.start > whole.start and len(shares) == len(items)]
    part = next((n for n in later if holds(Sum(n, shares)) or slip_would_mend(Sum(n, shares))), None)
    return whole, part, None


def _item(reading: Reading, passage: Passage) -> Item | None:
    """The first count of an item; how many of them, behind "trong đó" or as 100%."""
    sentences = [s for s in reading.sentences_in(passage) if s.counts]
    if not sentences:
        return None
    sentence = sentences[0]
    counts = [n for n in sentence.counts if _noun(n) not in TIME_UNITS]
    main = [n for n in counts if _states(sentence, n)]
    if not main:
        return None
    total = main[0]
    if (ratio := sentence.ratio_with(total)) is not None:
        return Item(ratio.whole, ratio.part, passage)
    within = next((n for n in counts if n.start > total.end and _WITHIN.search(sentence.between(total, n))), None)
    if within is not None:
        return Item(total, within, passage)
    hundred = any(p.value == 100 and p.start > total.end for p in sentence.percents)
    return Item(total, total if hundred else None, passage)


def _states(sentence: Sentence, number: Number) -> bool:
    """Whether a count is what the item tells, not a number inside its name ("trẻ em dưới 6 tuổi")."""
    return _noun(number) not in ("tuổi", "cấp") and number.hedge != "dưới"


def _noun(number: Number) -> str:
    return number.unit.partition(" ")[0]


def _says_how_many(opening: Passage, items: int) -> bool:
    """ "05/05 nhóm dịch vụ … cụ thể:" above five items says that all are there."""
    return bool(re.search(rf"\b0?{items}\b(?![.,]\d)", opening.text))


def _shares_of(whole: Number, items: list[Item], reading: Reading) -> list[Share]:
    """Percentages of items whose base is the number above the list: "- Trực tuyến: 5.083 hồ sơ (đạt 81,14%)"."""
    shares = []
    for item in items:
        percents = [n for n in reading.numbers[item.passage] if n.kind is Kind.PERCENT]
        if len(percents) == 1 and percents[0].value < 100 and item.share is None and not percents[0].hedge:
            shares.append(Share(item.total, whole, percents[0]))
    return shares


def _percent_claims(whole: Number, items: list[Item], checks: list[Share]) -> Iterator[Claim]:
    right = sum(holds(check) for check in checks)
    for check in checks:
        if right * 2 >= len(checks) or holds(check) or slip_would_mend(check):
            exact = holds(Sum(whole, tuple(item.total for item in items)))
            severity = Severity.CONTRADICTION if right >= 2 or exact else Severity.DOUBTFUL
            yield Claim(FindingKind.RATIO, check, severity)
