"""Signs of totals: how the parts stand beside the total and each other, what their words say, what else is known."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tinhso.checker.claims.common_bases import SUMMED_UP
from tinhso.checker.likeness import are_alike, are_opposite
from tinhso.checker.weighing.bounds import up_to
from tinhso.checker.weighing.known import Known
from tinhso.checker.weighing.relations import Relation, Sort
from tinhso.checker.weighing.surroundings import Figure

_FIRST = (
    "parts", "within", "colon", "open", "comma", "semicolon", "stop", "and", "share", "up", "down", "earlier", "plan",
)  # fmt: skip
_TOTAL = ("total", "up", "down", "plan", "earlier", "back", "mean", "over", "rest")
_TOTAL_BEHIND = ("total", "comma", "stop", "semicolon", "share", "up", "down", "rest", "difference")
_TOTAL_OF_PAIR = ("total", "over", "up", "down", "plan", "earlier")
_FIRST_OF_PAIR = ("rest", "share", "within", "comma")
_EVEN = ({"semicolon"}, {"comma"}, {"comma", "and"})
_TIES = ("parts", "within", "colon", "open", "comma")

Parts = Sequence[Figure]


def signs_of_sum(relation: Relation, known: Known, window: Sequence[Figure]) -> Iterator[str]:
    total, *parts = relation.figures
    in_order = sorted(parts, key=lambda part: part.at)
    side, choice = relation.arrangement
    tie = _tie(side, total, in_order)
    length = up_to(len(parts), (2, 3, 4), "parts")
    nouns = _nouns(total, parts)
    yield from (f"{side} {choice}", length, f"tie {tie}", f"nouns {nouns}")
    yield from (f"nouns {nouns} & tie {tie}", f"nouns {nouns} & {length}", f"tie {tie} & {length} & {choice}")
    yield from {"behind": _led, "before": _summed_up, "around": _paired}[side](total, in_order)
    yield from _joined(total, in_order, window)
    yield from _worded(total, in_order, window)
    yield from _parallel(total, in_order, window)
    yield from _placed(total, parts, known)
    yield from _shared(total, parts, known)
    yield up_to(known.rivals[Sort.SUM, total] - 1, (0, 2, 6, 15), "rivals")
    yield from _misfit(relation)


def _tie(side: str, total: Figure, parts: Parts) -> str:
    if side == "around":
        return "pair"
    if side == "before":
        return "total behind" if "total" in total.leads else "behind"
    found = next((word for word in _TIES if word in parts[0].leads), None)
    return found or ("sentence" if parts[0].sentence != total.sentence else "none")


def _led(total: Figure, parts: Parts) -> Iterator[str]:
    first = parts[0]
    yield up_to(first.at - total.at - 1, (0, 1, 3), "between total and parts")
    yield from (f"before parts: {word}" for word in _FIRST if word in first.leads)
    if first.sentence == total.sentence and {_joint(one, other) for one, other in pairwise((total, *parts))} in _EVEN:
        yield "parted from the total as from each other"
    yield from (f"before total: {word}" for word in _TOTAL if word in total.leads)
    if first.paragraph != total.paragraph:
        yield "parts are items"
    elif first.sentence != total.sentence:
        yield "parts in the next sentence"


def _summed_up(total: Figure, parts: Parts) -> Iterator[str]:
    yield up_to(total.at - parts[-1].at - 1, (0, 1, 3), "between parts and total")
    yield from (f"before total behind: {word}" for word in _TOTAL_BEHIND if word in total.leads)
    if parts[-1].sentence != total.sentence:
        yield "total in the next sentence"
    if parts[-1].paragraph != total.paragraph and SUMMED_UP.match(total.number.passage.text):
        yield "total in a line that sums up"


def _paired(total: Figure, parts: Parts) -> Iterator[str]:
    first, last = parts
    yield "total first" if total.at < first.at else "total between" if total.at < last.at else "total last"
    yield up_to(max(total.at, last.at) - min(total.at, first.at), (2, 3, 5), "pair within")
    yield from (f"before total of pair: {word}" for word in _TOTAL_OF_PAIR if word in total.leads)
    yield from (f"before first of pair: {word}" for word in _FIRST_OF_PAIR if word in first.leads)


def _nouns(total: Figure, parts: Parts) -> str:
    nouns = {part.noun for part in parts}
    if nouns == {""}:
        return "none"
    if nouns == {total.noun}:
        return "all"
    if len(nouns) == 1 and are_alike(total.number, parts[0].number):
        return "like"
    if len(nouns) == 1 and total.noun:
        return "other"
    if nouns <= {total.noun, ""}:
        return "some"
    return "alike" if all(are_alike(total.number, part.number) for part in parts) else "mixed"


def _joined(total: Figure, parts: Parts, window: Sequence[Figure]) -> Iterator[str]:
    joints = {_joint(one, other) for one, other in pairwise(parts)}
    one = next(iter(joints)) if len(joints) == 1 else "comma" if joints <= {"comma", "and"} else "mixed"
    yield f"joints {one}"
    between = [f for one, other in pairwise(parts) for f in window if one.at < f.at < other.at]
    if not between:
        yield "nothing between parts"
    elif all(figure.is_rate for figure in between):
        yield "percentages between parts"
    else:
        like = any(figure.noun == total.noun and not figure.is_rate for figure in between)
        yield "counts like them between parts" if like else "others between parts"
    last = parts[-1]
    further = [f for f in window if f.at > last.at and f.sentence == last.sentence and not f.is_rate and f is not total]
    if further and further[0].noun == last.noun:
        yield "goes on"
    if any(total.at < f.at < parts[0].at and not f.is_rate and f.noun == parts[0].noun for f in window):
        yield "began earlier"
    if len({part.paragraph for part in parts}) > 1:
        yield "in several paragraphs"


def _parallel(total: Figure, parts: Parts, window: Sequence[Figure]) -> Iterator[str]:
    """Whether the parts are told in one manner, and together with their total all that is told there."""
    words = [len(part.lead.split()) for part in parts[1:]]
    yield up_to(max(words), (2, 4, 7, 11), "words between parts")
    yield up_to(max(words) - min(words), (0, 2, 5), "words more")
    if len({part.tail.strip().partition(" ")[0] for part in parts}) == 1:
        yield "followed by one word"
    told = {total.sentence, *(part.sentence for part in parts)}
    used = {total, *parts}
    unused = [f for f in window if f.sentence in told and not f.is_rate and f not in used]
    yield up_to(len(unused), (0, 1, 2, 4), "told besides")
    common = frozenset.intersection(*(part.name for part in parts))
    yield up_to(len(common & total.name), (0, 1, 2), "words of all")


def _joint(one: Figure, other: Figure) -> str:
    if "semicolon" in other.leads:
        return "semicolon"
    if other.sentence != one.sentence:
        return "sentence"
    return next((word for word in ("open", "comma", "and") if word in other.leads), "none")


def _worded(total: Figure, parts: Parts, window: Sequence[Figure]) -> Iterator[str]:
    leads = frozenset[str]().union(*(part.leads for part in parts))
    last = parts[-1]
    told = (
        ("some of them", "some" in parts[0].leads or "some" in last.leads),
        ("some further on", any("some" in part.leads for part in parts[1:])),
        ("overlapping", "overlap" in last.tails),
        ("a part is all", "total" in leads),
        ("a part is a mean", "mean" in leads),
        ("a part is a change", bool(leads & {"up", "down", "difference"})),
        ("a part was earlier", "earlier" in leads),
        ("a part is planned", "plan" in leads),
        ("a part refers back", any("back" in part.leads for part in parts[1:])),
        ("hedged", any(figure.number.hedge for figure in (total, *parts))),
        ("a part exceeds the total", any(part.value > total.value for part in parts)),
        ("opposites", len(parts) == 2 and are_opposite(parts[0].around, last.around)),
    )
    yield from (sign for sign, holds in told if holds)
    if _tell_earlier(parts, window) and not _tell_earlier([total], window):
        yield "parts told of earlier"
    if "rest" in last.leads or "rest" in last.tails:
        yield "the last is the rest" + (" of two" if len(parts) == 2 else "")


def _tell_earlier(figures: Sequence[Figure], window: Sequence[Figure]) -> bool:
    """Whether one stands in a bracket that tells what was: "(tháng trước 26 vụ, 12 người chết, 13 người bị thương)"."""
    opened = False
    for figure in window[: max(figure.at for figure in figures) + 1 - window[0].at]:
        opened = ("earlier" in figure.leads and "open" in figure.leads) or (opened and ")" not in figure.lead)
    return opened


def _placed(total: Figure, parts: Parts, known: Known) -> Iterator[str]:
    told = (
        ("total has parts", total in known.totals),
        ("total has some of these parts", any(t is total and p & set(parts) for t, p in known.sums)),
        ("parts have a total", any(p == frozenset(parts) for _, p in known.sums)),
        ("total is an addend", total in known.addends),
        ("a part has parts", any(part in known.totals for part in parts)),
        ("total is a share", total in known.parts),
    )
    yield from (sign for sign, holds in told if holds)
    added = sum(part in known.addends for part in parts)
    if added:
        yield "all are addends" if added == len(parts) else "some are addends"


def _shared(total: Figure, parts: Parts, known: Known) -> Iterator[str]:
    """How many of the parts have a percentage that makes them shares of this very total."""
    shares = sum((part, total) in known.shares for part in parts)
    missing = len(parts) - shares
    yield "shares " + ("none" if not shares else {0: "all", 1: "all but one"}.get(missing, "some"))
    if any(part in known.parts and (part, total) not in known.shares for part in parts):
        yield "shares of another total"


def _misfit(relation: Relation) -> Iterator[str]:
    total, *parts = relation.figures
    summed = sum(part.value for part in parts)
    side = "over" if summed > total.value else "under"
    yield up_to(abs(summed - total.value) / total.value, (0.01, 0.05, 0.2, 0.5, 1), side)
    yield up_to(len(relation.mends), (1, 2, 3), "slips")
    yield up_to(max(figure.digits for figure in relation.mends), (1, 2, 3, 4), "slip in digits")
    yield up_to(min(figure.digits for figure in relation.figures), (1, 2, 3), "fewest digits")
    yield up_to(max(figure.digits for figure in relation.figures), (1, 2, 3, 4), "most digits")
    if total.is_percentage:
        yield from ("percentages", up_to(len(parts), (2, 3), "percentages"))
    if total in relation.mends:
        yield "slip in total"
