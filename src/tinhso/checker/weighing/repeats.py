"""One quantity told twice, anywhere in a document: figures one slip apart with words in common.

A cell has the words of its row and of its column's heading.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tinhso.checker.claim import Reading
from tinhso.checker.numbers_in_text import Kind
from tinhso.checker.passages import Passage
from tinhso.checker.weighing.surroundings import NAMELESS, Figure, is_figure, words_around

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE, _BEHIND = re.compile(r"[.;:()](?=\s|$)"), re.compile(r"[.;:()]|,\s")
_MOST_WORDS = 9
_LARGER_UNITS = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")
_FEW = 12
_LIST = 8  # passages
_PERIOD = re.compile(
    r"\b(?:năm|tháng|quý|kỳ|giai đoạn|đợt|vụ|tuần)\s+(?:học\s+)?(?:\d[\d/]*|[ivx]+|trước|sau|tới|nay)\b", re.IGNORECASE
)
_SHORT = 10

Pair = tuple[str, str]
Scale = tuple[Kind, int]  # the exponent of the last digit


@dataclass(eq=False, slots=True)
class Mention:
    figure: Figure
    words: frozenset[str]
    pairs: frozenset[Pair]  # of neighbouring words
    periods: frozenset[str]  # that its sentence is about


@dataclass(frozen=True, eq=False, slots=True)
class Repeat:
    """An earlier and a later mention that would be equal with one slip fewer; `rivals`: how many values would do."""

    earlier: Mention
    later: Mention
    rivals: int


@dataclass(eq=False, slots=True)
class Mentions:
    """All figures of a document with the words that name them, and how common the words are."""

    all: list[Mention]
    by_figures: dict[Scale, dict[int, list[Mention]]]
    of_word: Counter[str]
    of_pair: Counter[Pair]
    of_noun: Counter[str]

    @classmethod
    def of(cls, reading: Reading) -> "Mentions":
        named = dict(_cells(reading))
        found = [_mention(figure, named, periods) for figure, periods in _figures(reading)]
        by_figures: dict[Scale, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for mention in found:
            by_figures[_scale(mention)][_figures_of(mention)].append(mention)
        return cls(
            found,
            by_figures,
            Counter(word for mention in found for word in mention.words),
            Counter(pair for mention in found for pair in mention.pairs),
            Counter(mention.figure.noun for mention in found),
        )

    def repeats(self) -> Iterator[Repeat]:
        for later in self.all:
            others = self.by_figures[_scale(later)]
            told = [figures for figures in _meant(later) if figures in others]
            for figures in told:
                for earlier in others[figures]:
                    if earlier.figure.at < later.figure.at and _may_be_one(earlier, later):
                        yield Repeat(earlier, later, len(told))

    def equal_to(self, mention: Mention) -> Sequence[Mention]:
        same = self.by_figures[_scale(mention)][_figures_of(mention)]
        return [other for other in same if other is not mention]


def _scale(mention: Mention) -> Scale:
    return mention.figure.number.kind, mention.figure.slips.exponent


def _figures_of(mention: Mention) -> int:
    """The value as a whole number of its last digit."""
    return int(mention.figure.number.value.scaleb(-mention.figure.slips.exponent))


def _figures(reading: Reading) -> Iterator[tuple[Figure, frozenset[str]]]:
    at = 0
    for passage, sentences in reading.sentences.items():
        for place, sentence in enumerate(sentences):
            told = _PERIOD.finditer(passage.text, sentence.start, sentence.end)
            periods = frozenset(match.group().lower() for match in told)
            for index, number in enumerate(sentence.numbers):
                if is_figure(number) and not number.hedge:
                    yield Figure(number, at, place, passage.order, 0, *words_around(sentence, index)), periods
                    at += 1


def _cells(reading: Reading) -> Iterator[tuple[Passage, tuple[list[str], list[str]]]]:
    """The words of each cell's column and of its row."""
    for grid in reading.walk.grids:
        for row, cells in enumerate(grid.cells):
            label = " ".join(grid.text(row, column) for column in range(2)).lower()
            for column, cell in enumerate(cells):
                if cell is not None:
                    heading = grid.text(0, column).lower() if row else ""
                    yield cell, (_WORD.findall(heading), _WORD.findall(label) if column else [])


def _mention(figure: Figure, named: dict[Passage, tuple[list[str], list[str]]], periods: frozenset[str]) -> Mention:
    before, behind = named.get(figure.number.passage) or (
        _WORD.findall(_BEFORE.split(figure.lead)[-1])[-_MOST_WORDS:],
        _WORD.findall(_BEHIND.split(figure.tail, maxsplit=1)[0])[:_MOST_WORDS],
    )
    words = frozenset((*before, *behind)) - NAMELESS
    return Mention(figure, words, frozenset((*pairwise(before), *pairwise(behind))), periods)


def _meant(mention: Mention) -> Sequence[int]:
    """The figures one slip away; of a short number that refers back ("cả 7 lỗi") all short ones."""
    slips = mention.figure.slips
    if slips.exponent or mention.figure.value >= _SHORT or not _refers_back(mention.figure):
        return slips.figures
    return sorted({*slips.figures, *range(1, _FEW + 1)} - {int(mention.figure.value)})


def _refers_back(figure: Figure) -> bool:
    return "back" in figure.leads or "this" in figure.tails


def _may_be_one(earlier: Mention, later: Mention) -> bool:
    one, other = earlier.figure, later.figure
    if one.noun and other.noun and one.noun != other.noun:
        return False
    mine, its = one.number.passage, other.number.passage
    if mine.column >= 0 and its.column >= 0:
        return False
    if mine.marker and its.marker and mine.marker.kind == its.marker.kind and its.order - mine.order < _LIST:
        return False  # items of one list count different things with the same words
    if ("rest" in one.leads) != ("rest" in other.leads | other.tails):
        return False  # "không thành 105 vụ việc … trong số 205 vụ việc đã kết thúc"
    if mine is its and one.sentence == other.sentence and (not _refers_back(other) or "over" in other.leads):
        return False  # a sentence tells a thing once; "645 cửa hàng …, trên tổng số 695" are a part and its whole
    if earlier.periods and later.periods and earlier.periods != later.periods:
        return False
    return bool(earlier.words & later.words) and not _is_rounded(one, other)


def _is_rounded(one: Figure, other: Figure) -> bool:
    """ "20.797 triệu đồng (20,79 tỷ đồng)": one amount in two units."""
    scaled = any(word in figure.number.text for figure in (one, other) for word in _LARGER_UNITS)
    return scaled and one.step != other.step
