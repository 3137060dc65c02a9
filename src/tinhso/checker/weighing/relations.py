"""The small equations among the figures of a window: those that hold, and those that one slip of the pen would mend.

Shares and growths, totals before and behind their parts, changes from one figure to another, percentages that make up
100. Which of them the text means isn't asked here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from tinhso.checker.equations import Equation, Share, Sum, Whole, holds, is_measured
from tinhso.checker.weighing.surroundings import Figure, words_of
from tinhso.checker.wording import TARGET

_BEFORE, _BEHIND, _FARTHER = 7, 2, 3  # counts around a percentage that it may be about
_LARGEST = 12  # times: what a lost or doubled digit makes
_MOST_PARTS, _MOST_PERCENTAGES = 8, 7
_MOST_SKIPPED = 4
_REACH, _CLOSE = 8, 5
_ROUNDED = 1.6  # steps of the last digit within which a percentage may have been rounded
_ROUNDED_UP, _CUT = 0.6, 1.0
_SHORT = 10
_EXACT = 1e-9
_POINTS = "điểm"  # of a hundred: "tăng 5,16 điểm phần trăm"
_NUMBER_FIRST = re.compile(r".*(?:[,;]|\bvà)\s+(?:có\s+)?")
# There are further parts without a figure: "và các nguồn khác".
_UNNAMED = re.compile(r"[^\d;.()]{0,60}(?:,|;|\bvà\b)[^\d;.()]*\b(?:khác|còn lại|v\.v)\b[^\d;.()]*(?:[;.()]|$)")


Bounds = tuple[float, float]


class Sort(StrEnum):
    SHARE = "share"
    SUM = "sum"
    CHANGE = "change"
    WHOLE = "whole"
    REPEAT = "repeat"
    LISTING = "listing"


@dataclass(frozen=True, eq=False, slots=True)
class Relation:
    """`figures` in the order that its sort wants; `mends` are those of which one slip would make it hold, and the
    least and the greatest value that would do.

    Share: the percentage, the part, the whole. Sum: the total, the parts. Change: by how much, what is, what was.
    `arrangement` says how the parts of a sum were chosen.
    """

    sort: Sort
    equation: Equation
    figures: tuple[Figure, ...]
    mends: Mapping[Figure, Bounds] = field(default_factory=dict)
    arrangement: tuple[str, str] = ("", "")

    @property
    def held(self) -> bool:
        return not self.mends

    def cures(self) -> Iterator[tuple[Figure, Decimal]]:
        """The corrections by one slip that would make it hold."""
        for figure, (least, greatest) in self.mends.items():
            yield from ((figure, value) for value in figure.slips.between(least, greatest))


def relations_among(figures: Sequence[Figure]) -> list[Relation]:
    counts = [figure for figure in figures if not figure.is_rate]
    rates = [figure for figure in figures if figure.is_rate]
    percentages = [rate for rate in rates if rate.is_percentage]
    points = [figure for figure in counts if figure.noun == _POINTS]
    return [
        *_shares(counts, rates),
        *_sums(counts),
        *_sums(percentages),
        *_changes(counts, counts),
        *_changes([*points, *percentages], percentages),
        *_wholes(percentages),
    ]


def _shares(counts: Sequence[Figure], rates: Sequence[Figure]) -> Iterator[Relation]:
    for rate in rates:
        if rate.value <= 0 or rate.is_hedged or TARGET.search(rate.lead):
            continue  # nothing to be held to
        before = [n for n in counts if n.at < rate.at]
        behind = [n for n in counts if n.at > rate.at and n.sentence == rate.sentence][:_BEHIND]
        near = before[-_BEFORE:] + behind + before[:-_BEFORE][:_FARTHER]
        growth = rate.direction if rate.is_percentage else 0
        for part in near:
            for whole in near:
                untold = growth and ";" in whole.lead  # "tăng 1,4%; khai thác biển 1.510,2": from what isn't told
                apart = untold or _are_apart(rate, part, whole)
                if part is not whole and whole.value >= 2 and part.value > 0 and not apart:
                    relation = _share(rate, part, whole, growth)
                    if relation is not None:
                        yield relation


def _are_apart(rate: Figure, part: Figure, whole: Figure) -> bool:
    """ "614 hộ trồng chè, chiếm 21,4%; trồng cam 287 hộ", "xã 70,1 km; vốn huy động đạt 78,7%": another matter."""
    if part.is_hedged or whole.is_hedged:
        return True
    if "other base" in rate.tails and not whole.leads & {"plan", "earlier"}:
        return True  # "bằng 26,9% dự toán năm"
    own = words_of(rate.lead.rpartition(";")[2])
    return part.clause < rate.clause and len(own) > 1 and own.isdisjoint(part.name | whole.name)


def _share(rate: Figure, part: Figure, whole: Figure, growth: int) -> Relation | None:
    shown, step = abs(rate.value), rate.step
    exact = (part.value / whole.value - 1) * growth * 100 if growth else part.value / whole.value * rate.scale
    off = abs(exact - shown)
    if off <= _ROUNDED * step or (off < 2 * _ROUNDED * step and is_measured(part.number)):
        equation = Share(part.number, whole.number, rate.number, growth=growth, scale=rate.scale)
        if holds(equation):
            return Relation(Sort.SHARE, equation, (rate, part, whole))
        if off <= _ROUNDED * step:
            return None  # rounded otherwise, or cut
    least, greatest = shown - _ROUNDED_UP * step, shown + _CUT * step
    low, high = sorted((1 + growth * r / 100) if growth else r / rate.scale for r in (least, greatest))
    wanted: list[tuple[Figure, Bounds]] = []
    if low > 0:
        wanted = [(part, (whole.value * low, whole.value * high)), (whole, (part.value / high, part.value / low))]
    if exact > 0:
        wanted.append((rate, (exact - _CUT * step, exact + _ROUNDED_UP * step)))
    mends = _mended(wanted)
    if not mends:
        return None
    equation = Share(part.number, whole.number, rate.number, growth=growth, scale=rate.scale)
    return Relation(Sort.SHARE, equation, (rate, part, whole), mends)


def _mended(wanted: Iterable[tuple[Figure, Bounds]]) -> dict[Figure, Bounds]:
    """Of the figures and what they would have to be, those that one slip makes so."""
    return {figure: bounds for figure, bounds in wanted if figure.slips.any_between(*bounds)}


def _sums(counts: Sequence[Figure]) -> Iterator[Relation]:
    for total in counts:
        if total.value > 0:
            for arrangement, parts, summed in _parts_of(total, counts):
                relation = _sum(total, parts, summed, arrangement)
                if relation is not None and _may_be_parts(total, parts):
                    yield relation


def _may_be_parts(total: Figure, parts: Sequence[Figure]) -> bool:
    if total.value < _SHORT and "within" in parts[0].leads:
        return False  # "6 đại biểu, trong đó 1 đại biểu nữ, 6 đại biểu trẻ" overlap
    vague = total.is_hedged or any(part.is_hedged or part.is_whole_of_ratio for part in parts)
    further = _UNNAMED.match(parts[-1].tail) is not None
    return not (vague or further or _are_partly_changes(parts) or _is_of_list(total, parts))


def _sum(total: Figure, parts: tuple[Figure, ...], summed: float, arrangement: tuple[str, str]) -> Relation | None:
    off = summed - total.value
    if abs(off) > _LARGEST * min(summed, total.value):
        return None
    figures = (total, *parts)
    coarse = max(figure.step for figure in figures)
    if abs(off) <= _EXACT * total.value or (coarse > 1 and abs(off) < coarse):
        return Relation(Sort.SUM, _added(total, parts), figures, {}, arrangement)
    wanted = ((total, summed), *((part, part.value - off) for part in parts if part.value > off))
    mends = _mended((figure, (value, value)) for figure, value in wanted)
    return Relation(Sort.SUM, _added(total, parts), figures, mends, arrangement) if mends else None


def _are_partly_changes(parts: Sequence[Figure]) -> bool:
    """ "44,9 tỷ đồng, tăng 29,3 tỷ đồng": what there is and by how much it has grown are no parts of one total."""
    return 0 < sum(bool(part.leads & {"up", "down"}) for part in parts) < len(parts)


def _is_of_list(total: Figure, parts: Sequence[Figure]) -> bool:
    """ "612 hộ nghèo, 305 hộ cận nghèo", "Yên Sơn (138 hộ); Na Hang (194 hộ)", "đất 111; nhà 53": items, no total."""
    if "some" in total.leads:
        return True  # "nhiều nhất là Hàm Yên 382 hộ"
    if all("open" in figure.leads and "shut" in figure.tails for figure in (total, *parts)):
        return True
    beside = total.at < parts[0].at and total.sentence == parts[0].sentence
    if beside and "total" not in total.leads and all("semicolon" in n.leads and not n.noun for n in parts):
        return not total.noun
    return beside and all(_NUMBER_FIRST.fullmatch(part.lead[-12:]) for part in parts)


def _added(total: Figure, parts: Sequence[Figure]) -> Sum:
    return Sum(total.number, tuple(part.number for part in parts))


def _parts_of(total: Figure, counts: Sequence[Figure]) -> Iterator[tuple[tuple[str, str], tuple[Figure, ...], float]]:
    """Runs of counts behind a total or before it, pairs around it of which one is called the rest; with their sum."""
    seen: set[int] = set()
    behind = [n for n in counts if n.at > total.at]
    before = [n for n in counts if n.at < total.at][::-1]
    for side, others in (("behind", behind), ("before", before)):
        for choice, chosen in _choices(total, others):
            for skipped in range(_MOST_SKIPPED if choice in ("all", "in the open", "alike", "named") else 1):
                mask, summed = 0, 0.0
                for length, part in enumerate(chosen[skipped : skipped + _MOST_PARTS], 1):
                    mask, summed = mask | 1 << part.at, summed + part.value
                    if length > 1 and mask not in seen:
                        seen.add(mask)
                        how = choice + " further" if skipped else choice
                        yield (side, how), tuple(chosen[skipped : skipped + length]), summed
    near = [n for n in counts if n is not total and abs(n.at - total.at) <= _REACH]
    for one, other in combinations(near, 2):
        mask = 1 << one.at | 1 << other.at
        if mask not in seen and (one.is_rest or other.is_called_rest):
            seen.add(mask)
            yield ("around", "pair"), (one, other), one.value + other.value


def _choices(total: Figure, others: Sequence[Figure]) -> Iterator[tuple[str, Sequence[Figure]]]:
    """All of them; those named like the total, like the first; the first of each clause, of each item."""
    if len(others) < 2:
        return
    yield "all", others
    if any(n.is_aside for n in others):
        yield "in the open", [n for n in others if not n.is_aside]
    if total.noun:
        yield "alike", [n for n in others if n.noun == total.noun]
    if others[0].noun and others[0].noun != total.noun:
        yield "named", [n for n in others if n.noun == others[0].noun]
    yield (
        "clauses",
        [n for n, last in zip(others, (None, *others), strict=False) if not last or n.clause != last.clause],
    )
    items = [n for n in others if n.paragraph != total.paragraph]
    yield (
        "items",
        [n for n, last in zip(items, (None, *items), strict=False) if not last or n.paragraph != last.paragraph],
    )


def _changes(changes: Sequence[Figure], pool: Sequence[Figure]) -> Iterator[Relation]:
    """By how much something has changed, with what is and what was."""
    for change in changes:
        if not change.is_change or change.is_hedged:
            continue
        near = [n for n in pool if n is not change and abs(n.at - change.at) <= _CLOSE]
        near = [n for n in near if not n.is_hedged and not n.is_change]
        for new in near:
            for old in near:
                if new is not old and (change.direction or new.value > old.value):
                    relation = _change(change, new, old)
                    if relation is not None:
                        yield relation


def _change(change: Figure, new: Figure, old: Figure) -> Relation | None:
    more, less = (old, new) if change.direction < 0 else (new, old)
    off = less.value + change.value - more.value
    equation = Sum(more.number, (less.number, change.number))
    if abs(off) <= _EXACT * max(1.0, more.value):
        return Relation(Sort.CHANGE, equation, (change, new, old))
    wanted = ((more, more.value + off), (less, less.value - off), (change, change.value - off))
    mends = _mended((figure, (value, value)) for figure, value in wanted if value > 0)
    return Relation(Sort.CHANGE, equation, (change, new, old), mends) if mends else None


def _wholes(rates: Sequence[Figure]) -> Iterator[Relation]:
    parts = [rate for rate in rates if 0 < rate.value < 100]
    for begin in range(len(parts)):
        for length in range(2, min(_MOST_PERCENTAGES, len(parts) - begin) + 1):
            run = tuple(parts[begin : begin + length])
            equation = Whole(tuple(rate.number for rate in run))
            if holds(equation):
                yield Relation(Sort.WHOLE, equation, run)
                continue
            off = sum(rate.value for rate in run) - 100
            slack = max(rate.step for rate in run) * 1.01 if length > 2 else _EXACT
            wanted = ((rate, rate.value - off) for rate in run)
            mends = _mended((rate, (value - slack, value + slack)) for rate, value in wanted if 0 < value < 100)
            if mends:
                yield Relation(Sort.WHOLE, equation, run, mends)
