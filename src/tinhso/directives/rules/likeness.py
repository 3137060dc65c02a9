"""How alike two tasks are worded. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise
from math import log

from tinhso.kernel.text import clean, fold

Words = tuple[str, ...]
Key = str | tuple[str, str]

_WORD = re.compile(r"\w+")

# How many places of a text's words, the rarest first, are looked at: what bounds the time of one look-up.
PLACES_LOOKED_AT = 1500
COMPARED_IN_FULL = 25


class Likeness:
    """Compares texts of one collection: words that stand in few of them weigh more, so that two tasks aren't alike
    for saying "triển khai thực hiện" both."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._weights, self._heaviest = _weights([frozenset(words_of(text)) for text in texts])

    def of(self, one: str, other: str) -> float:
        """The weight of the words in both over the weight of the words in either; 0 to 1."""
        first, second = frozenset(words_of(one)), frozenset(words_of(other))
        union = self._weight(first | second)
        return self._weight(first & second) / union if union else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._heaviest) for word in words)


class LikenessIndex:
    """Finds the likest of many texts without comparing each with each: by the rare words that they share, and the rare
    pairs of neighbouring words, which tell more.

    Texts come as their words (`words_of`). `others` will be looked up; they count for how rare a word is.
    """

    def __init__(self, texts: Sequence[Words], others: Sequence[Words] = ()) -> None:
        self._bags = [frozenset(words) for words in texts]
        self._weights, self._heaviest = _weights([*self._bags, *map(frozenset, others)])
        self._sums = [self._weight(bag) for bag in self._bags]
        self._places: dict[Key, list[int]] = defaultdict(list)
        for place, words in enumerate(texts):
            for key in _keys(words):
                self._places[key].append(place)

    def nearest(self, words: Words, least: float) -> list[tuple[int, float]]:
        """(place, likeness) of the texts that are alike by at least `least`, the likest first.

        The rarest keys decide which texts are compared: exact for up to 25 texts, and for any number as long as no
        more than 25 share as many rare keys as the likest.
        """
        shared, bag = self._shared_weight(words), frozenset(words)
        own = self._weight(bag)
        found = []
        for place in nlargest(COMPARED_IN_FULL, shared, key=shared.__getitem__):
            both = self._weight(bag & self._bags[place])
            likeness = both / (own + self._sums[place] - both)
            if likeness >= least:
                found.append((place, min(likeness, 1.0)))
        return sorted(found, key=lambda each: (-each[1], each[0]))

    def _shared_weight(self, words: Words) -> dict[int, float]:
        shared: dict[int, float] = {}
        looked_at = 0
        lists = (self._places[key] for key in _keys(words) if key in self._places)
        for places in sorted(lists, key=len):
            if shared and looked_at + len(places) > PLACES_LOOKED_AT:
                break
            looked_at += len(places)
            weight = log(1 + len(self._bags) / len(places))
            for place in places:
                shared[place] = shared.get(place, 0.0) + weight
        return shared

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._heaviest) for word in words)


def words_of(text: str) -> Words:
    """The text's words in their order, without case, accents and the zeros before a number."""
    return tuple(_plain(word) for word in _WORD.findall(clean(text)))


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isdecimal() else fold(word)


def _keys(words: Words) -> Iterable[Key]:
    return dict.fromkeys((*words, *pairwise(words)))


def _weights(bags: Sequence[frozenset[str]]) -> tuple[dict[str, float], float]:
    """The weight of each word, and that of a word which stands nowhere."""
    appearances = Counter(word for bag in bags for word in bag)
    return {word: log(1 + len(bags) / count) for word, count in appearances.items()}, log(1 + len(bags)) or 1.0
