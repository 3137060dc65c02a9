"""How alike two tasks are worded. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log

from tinhso.kernel.text import fold

_WORD = re.compile(r"\w+")


class Likeness:
    """Compares texts of one collection: words that stand in few of them weigh more, so that two tasks aren't alike
    for saying "triển khai thực hiện" both."""

    def __init__(self, texts: Iterable[str]) -> None:
        bags = [_words(text) for text in texts]
        appearances = Counter(word for bag in bags for word in bag)
        self._weights = {word: log(1 + len(bags) / count) for word, count in appearances.items()}
        self._heaviest = log(1 + len(bags)) if bags else 1.0

    def of(self, one: str, other: str) -> float:
        """The weight of the words in both over the weight of the words in either; 0 to 1."""
        first, second = _words(one), _words(other)
        union = self._weight(first | second)
        return self._weight(first & second) / union if union else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._heaviest) for word in words)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
