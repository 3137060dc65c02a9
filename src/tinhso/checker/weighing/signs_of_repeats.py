"""Signs that two figures are mentions of one quantity: the words in common, how the later one refers back."""

import re
from collections.abc import Container, Iterator
from decimal import Decimal

from tinhso.checker.evidence import chance_of_slip
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.weighing.bounds import up_to
from tinhso.checker.weighing.repeats import Mention, Mentions, Repeat
from tinhso.checker.weighing.surroundings import Figure

_SUMMING_UP = re.compile(
    r"\b(?:tóm tắt|đánh giá|nhận định|nhận xét|như vậy|chi tiết|thảo luận|khái quát|giải trình|muốn|tóm lại|phụ lục|"
    r"còn lại|trước)\b"
)
_TIME = re.compile(r"\b(?:năm|tháng|quý|tuần)\s+\S+")
_LEADS = ("up", "down", "earlier", "plan", "within", "rest", "total", "mean", "open", "share", "over")
_TELLING = ("up", "down", "earlier", "plan", "rest", "mean")
_RARE, _RAREST = 3, 2
_NEAR, _CLOSE = 4, 8


def signs_of_repeat(
    repeat: Repeat, mentions: Mentions, sound: Container[Number], cured: Container[tuple[Number, Decimal]]
) -> set[str]:
    """`sound` are the numbers of relations that hold, `cured` the corrections that would mend some that fail."""
    return {
        *_named(repeat, mentions),
        *_referring(repeat),
        *_apart(repeat.earlier.figure, repeat.later.figure),
        *_told(repeat, mentions, sound),
        *_misfit(repeat, mentions),
        *_cured(repeat, cured),
    }


def _named(repeat: Repeat, mentions: Mentions) -> Iterator[str]:
    one, other = repeat.earlier, repeat.later
    shared = one.words & other.words
    rare = sum(mentions.of_word[word] <= _RARE for word in shared)
    yield up_to(len(shared), (1, 2, 3, 4, 6), "words in common")
    yield up_to(rare, (0, 1, 2, 3), "rare words")
    yield up_to(sum(mentions.of_word[word] <= _RAREST for word in shared), (0, 1, 2, 3), "words of these two")
    yield up_to(len(shared) / len(one.words | other.words), (0.15, 0.3, 0.45, 0.6), "of all words")
    yield up_to(len(shared) / len(other.words), (0.3, 0.5, 0.75, 0.99), "of the later's words")
    pairs = one.pairs & other.pairs
    yield up_to(len(pairs), (0, 1, 2, 3), "pairs in common")
    yield up_to(sum(mentions.of_pair[pair] <= _RAREST for pair in pairs), (0, 1, 2), "pairs of these two")
    back = "back" if "back" in other.figure.leads else "this" if "this" in other.figure.tails else "no"
    yield f"{back} reference, {min(len(shared), 4)} words, {min(rare, 3)} rare"
    yield from _units(one.figure.number.unit.split(), other.figure.number.unit.split())


def _units(one: list[str], other: list[str]) -> Iterator[str]:
    if not one or not other:
        yield "no units" if one == other else "one unit"
        return
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    yield f"units begin with {min(same, 4)} words"
    if one == other:
        yield "equal units"


def _referring(repeat: Repeat) -> Iterator[str]:
    one, other = repeat.earlier.figure, repeat.later.figure
    back, this = "back" in other.leads, "this" in other.tails
    if back or this:
        yield "refers back" + (" twice" if back and this else "")
    if back:
        yield "back"
    if this:
        yield "this"
    if _SUMMING_UP.search(other.lead):
        yield "sums up"
    yield from (f"before earlier: {word}" for word in _LEADS if word in one.leads)
    yield from (f"before later: {word}" for word in _LEADS if word in other.leads)
    yield from (f"unlike: {word}" for word in _TELLING if (word in one.leads) != (word in other.leads))
    if "other base" in one.tails or "other base" in other.tails:
        yield "of another base"
    mine, its = set(_TIME.findall(one.lead + one.tail)), set(_TIME.findall(other.lead + other.tail))
    if mine and its and mine != its:
        yield "of other times"


def _apart(one: Figure, other: Figure) -> Iterator[str]:
    mine, its = one.number.passage, other.number.passage
    if mine is its:
        yield "in one sentence" if one.sentence == other.sentence else "in one passage"
    else:
        yield "near" if other.paragraph - one.paragraph < _NEAR else "far"
        if mine.marker and its.marker and mine.marker.kind == its.marker.kind:
            yield "siblings" + (" close by" if other.paragraph - one.paragraph < _CLOSE else "")
    if mine.column >= 0 or its.column >= 0:
        yield "one in a table"


def _told(repeat: Repeat, mentions: Mentions, sound: Container[Number]) -> Iterator[str]:
    one, other = repeat.earlier, repeat.later
    if _is_again(one, mentions):
        yield "the earlier is told again"
    if _is_again(other, mentions):
        yield "the later is told again"
    if mentions.equal_to(other):
        yield "the later's value stands elsewhere"
    places = (one.figure.number in sound, other.figure.number in sound)
    yield f"sound: {'both' if all(places) else 'earlier' if places[0] else 'later' if places[1] else 'none'}"


def _is_again(mention: Mention, mentions: Mentions) -> bool:
    return any(len(other.words & mention.words) > 1 for other in mentions.equal_to(mention))


def _cured(repeat: Repeat, cured: Container[tuple[Number, Decimal]]) -> Iterator[str]:
    """What comes out besides if one of them says what the other says."""
    one, other = repeat.earlier.figure.number, repeat.later.figure.number
    if (one, other.value) in cured:
        yield "the earlier so put right mends more"
    if (other, one.value) in cured:
        yield "the later so put right mends more"


def _misfit(repeat: Repeat, mentions: Mentions) -> Iterator[str]:
    one, other = repeat.earlier.figure, repeat.later.figure
    yield "percentages" if other.is_rate else "counts"
    yield up_to(chance_of_slip(one.number.value, other.number.value), (0.004, 0.012, 0.035, 0.1, 0.3), "chance")
    yield up_to(min(one.digits, other.digits), (1, 2, 3, 4), "digits")
    yield f"digits more {max(-2, min(2, len(str(int(one.value))) - len(str(int(other.value)))))}"
    yield up_to(repeat.rivals, (1, 2, 4), "rivals")
    yield up_to(mentions.of_noun[other.noun], (2, 4, 8, 16), "of this noun")
