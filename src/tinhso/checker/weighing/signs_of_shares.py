"""Signs of shares and growths: where part and whole stand, what their words say, what is known of them otherwise."""

from collections.abc import Iterator, Sequence

from tinhso.checker.likeness import are_alike, count_one_sort
from tinhso.checker.weighing.bounds import up_to
from tinhso.checker.weighing.known import Known
from tinhso.checker.weighing.relations import Relation, Sort
from tinhso.checker.weighing.surroundings import Figure

_OF_RATE = ("share", "open", "comma", "rest", "plan", "earlier", "and", "stop", "colon", "up", "down", "mean", "some")
_BEHIND_RATE = ("other base", "of", "shut", "end", "each", "overlap")
_OF_WHOLE = ("total", "over", "plan", "earlier", "up", "down", "rest", "open", "share", "back")
_OF_PART = ("up", "down", "earlier", "plan", "rest", "open", "within")


def signs_of_share(relation: Relation, known: Known, window: Sequence[Figure]) -> Iterator[str]:
    rate, part, whole = relation.figures
    growth = getattr(relation.equation, "growth", 0)
    prefix = "growth: " if growth else "times: " if rate.scale == 1 else ""
    yield from (prefix + sign for sign in _arranged(rate, part, whole, window))
    yield from (prefix + sign for sign in _worded(rate, part, whole))
    yield from (prefix + sign for sign in _placed(part, whole, known))
    yield from _stated(rate, part, whole, known, window)
    if growth and (part.value > whole.value) != (growth > 0):
        yield "growth: the wrong way"
    if not growth:
        if part.value > whole.value:
            yield "part above whole"
        if rate.value > 100:
            yield "above 100"
    yield prefix + up_to(known.rivals[Sort.SHARE, rate] - 1, (0, 1, 3), "rivals")
    yield from _misfit(relation, growth, prefix)


def _arranged(rate: Figure, part: Figure, whole: Figure, window: Sequence[Figure]) -> Iterator[str]:
    place, of_whole = _place_of_part(rate, part), _place_of_whole(part, whole, window)
    noun = _likeness(part, whole)
    nouns = noun if noun in ("same", "none") else "other"
    yield f"part {place}"
    yield f"whole {of_whole}"
    yield f"noun {noun}"
    yield f"noun {noun} & part {place}"
    yield f"part {place}, whole {of_whole}, noun {nouns}"
    between = [figure for figure in window if min(part.at, rate.at) < figure.at < max(part.at, rate.at)]
    if part.sentence == rate.sentence and part.at < rate.at:
        if any("semicolon" in figure.leads for figure in (*between, rate)):
            yield "part beyond a semicolon"
        if any(figure.is_rate for figure in between):
            yield "part beyond a percentage"
    rates = sum(figure.is_rate for figure in window if figure.sentence == rate.sentence)
    counts = sum(not figure.is_rate for figure in window if figure.sentence == rate.sentence)
    yield f"told beside: {min(rates, 3)} rates, {min(counts, 4)} counts"
    if whole.clause > rate.clause:
        yield "whole beyond a semicolon"
    if whole.at == rate.at + 1:
        yield "whole right behind"
    if whole.paragraph != rate.paragraph:
        yield "whole in the lead-in"


def _place_of_part(rate: Figure, part: Figure) -> str:
    distance = rate.at - part.at
    if part.sentence == rate.sentence:
        if distance == -1:
            return "in bracket" if "open" in part.leads else "behind"
        return {1: "next", 2: "over one"}.get(distance, "over more" if distance > 0 else "ahead")
    if distance < 0:
        return "ahead"
    return "in sentence before" if rate.sentence - part.sentence == 1 else "far"


def _place_of_whole(part: Figure, whole: Figure, window: Sequence[Figure]) -> str:
    if whole.at > part.at:
        if whole.at - part.at > 1:
            return "behind"
        return "over" if "over" in whole.leads else "next" if whole.sentence == part.sentence else "behind"
    if part.at - whole.at == 1:
        return "before" if whole.sentence == part.sentence else "in sentence before"
    larger = [n for n in window if n.at < part.at and not n.is_rate and n.noun == part.noun and n.value >= part.value]
    if larger and larger[-1] is whole:
        return "nearest larger"
    if whole is window[0]:
        return "first"
    return "first larger" if larger and larger[0] is whole else "other"


def _likeness(part: Figure, whole: Figure) -> str:
    if not part.noun or not whole.noun:
        return "none"
    if part.noun == whole.noun:
        return "same"
    if count_one_sort(part.number, whole.number):
        return "persons"
    return "any" if are_alike(part.number, whole.number) else "other"


def _worded(rate: Figure, part: Figure, whole: Figure) -> Iterator[str]:
    yield from (f"before %: {word}" for word in _OF_RATE if word in rate.leads)
    yield from (f"behind %: {word}" for word in _BEHIND_RATE if word in rate.tails)
    yield from (f"before whole: {word}" for word in _OF_WHOLE if word in whole.leads)
    yield from (f"before part: {word}" for word in _OF_PART if word in part.leads)
    if rate.name_behind & whole.name:
        yield "whole is named"
    elif "of" in rate.tails and rate.name_behind:
        yield "another whole is named"
    if len(rate.name_before & part.name) >= 2:
        yield "part is named"
    if not whole.leads & {"earlier", "plan", "open"}:
        yield "nothing says what was" if rate.direction else "a plain base"


def _placed(part: Figure, whole: Figure, known: Known) -> Iterator[str]:
    told = (
        ("part has a share", part in known.parts),
        ("whole has shares", whole in known.wholes),
        ("part is a whole", part in known.wholes),
        ("whole is an addend", whole in known.addends),
        ("in a change", part in known.changed or whole in known.changed),
        ("part is a ratio's whole", part.is_whole_of_ratio),
    )
    yield from (sign for sign, holds in told if holds)


def _stated(rate: Figure, part: Figure, whole: Figure, known: Known, window: Sequence[Figure]) -> Iterator[str]:
    if rate in known.stated:
        yield "% is a share"
    if rate in known.hundreds:
        yield "% is in a hundred"
    rests = [n for n in window if n is not rate and n.is_rate and n.number.value + rate.number.value == 100]
    if rests:
        yield "% has a rest" + (" that is a share" if any(rest in known.stated for rest in rests) else "")
    if any(total is whole and part in parts for total, parts in known.sums):
        yield "part is an addend of whole"


def _misfit(relation: Relation, growth: int, prefix: str) -> Iterator[str]:
    rate, part, whole = relation.figures
    shown = abs(rate.value)
    exact = (part.value / whole.value - 1) * growth * 100 if growth else part.value / whole.value * rate.scale
    yield prefix + up_to(abs(exact - shown) / shown, (0.02, 0.1, 0.3, 1, 3), "off")
    for name, figure in (("%", rate), ("part", part), ("whole", whole)):
        if figure in relation.mends:
            yield prefix + up_to(figure.digits, (1, 2, 3, 4), f"slip in {name}")
    if len(relation.mends) > 1:
        yield "several slips would mend"
    chance = sum(len(figure.slips) for figure in relation.figures) * min(1.0, rate.step / 50)
    yield up_to(chance, (0.03, 0.1, 0.3, 1), "chance")
    yield up_to(min(part.digits, whole.digits), (1, 2, 3), "digits")
