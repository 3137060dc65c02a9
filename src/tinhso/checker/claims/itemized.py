"""Several figures above a list, each the sum of the figures of its kind in the items.

Finds "125 đơn vị với số tiền 34,5 tỷ đồng" above "- Dưới 3 tháng: 68 đơn vị, 6,4 tỷ đồng; …" where the amounts make up
36,3, and the same in one sentence: "45 cơ sở, 123 triệu đồng: đợt 1 20 cơ sở, 50 triệu đồng; đợt 2 …". Leaves alone
figures that not every item has, or has twice, and lists of some examples.

Figures are of one kind if they have one noun. A sum that fails is believed if another kind's sum holds beside it, or
if the list is announced; without either the items may be about something else.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tinhso.checker.chains import first_word, linkable
from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.claims.lists import OPENS, SOME, children_of
from tinhso.checker.equations import Sum, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.passages import Passage
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import PERSONS

_LEAST = 2
_ITEM = re.compile(r";")

Items = Sequence[Sequence[Number]]


def itemized_claims(reading: Reading) -> Iterator[Claim]:
    paragraphs = reading.walk.paragraphs
    for index, passage in enumerate(paragraphs):
        sentences = reading.sentences.get(passage)
        if not sentences:
            continue
        for sentence in sentences:
            yield from _in_sentence(sentence)
        if index + 1 < len(paragraphs) and paragraphs[index + 1].marker is not None:
            children = children_of(paragraphs, index)
            items = [linkable(reading.sentences_in(child)) for child in children]
            if len(items) >= _LEAST and not SOME.search(passage.text.lower()):
                yield from _claims(_heads(sentences), items, announced=_is_announced(passage))


def _is_announced(passage: Passage) -> bool:
    return OPENS.search(passage.text.lower()) is not None


def _heads(sentences: Sequence[Sentence]) -> list[Number]:
    counted = [sentence for sentence in sentences if sentence.counts]
    return linkable(counted[-1:]) if counted else []


def _in_sentence(sentence: Sentence) -> Iterator[Claim]:
    """A colon, and items parted by semicolons."""
    text = sentence.passage.text
    colon = text.find(":", sentence.start, sentence.end)
    marks = [match.start() for match in _ITEM.finditer(text, max(colon, 0), sentence.end)]
    if colon < 0 or not marks or SOME.search(text[sentence.start : colon + 1].lower()):
        return
    counts = linkable([sentence])
    bounds = [colon, *marks, sentence.end]
    items = [[n for n in counts if begin < n.start < end] for begin, end in pairwise(bounds)]
    items = [item for item in items if item]
    if len(items) >= _LEAST and max(map(len, items)) > 1:
        yield from _claims([n for n in counts if n.start < colon], items, announced=True)


def _claims(heads: Sequence[Number], items: Items, *, announced: bool) -> Iterator[Claim]:
    columns = [column for head in heads if (column := _column(head, heads, items)) is not None]
    right = [column for column in columns if holds(column)]
    yield from (Claim(FindingKind.SUM, column) for column in right)
    if not right and not (announced and len(columns) > 1):
        return
    for column in columns:
        if column not in right and slip_would_mend(column, least=1 if right else 3):
            yield Claim(FindingKind.SUM, column)


def _column(head: Number, heads: Sequence[Number], items: Items) -> Sum | None:
    """What the items have of the kind of a head; None unless each has it once, and the head is the only one."""
    kind = _kind(head)
    if not kind or sum(_kind(other) == kind for other in heads) > 1:
        return None
    found = [[n for n in item if _kind(n) == kind] for item in items]
    if any(len(numbers) != 1 for numbers in found):
        return None
    parts = tuple(numbers[0] for numbers in found)
    near = sum((part.value for part in parts), Decimal(0)) <= 4 * head.value
    return Sum(head, parts) if near else None


def _kind(number: Number) -> str:
    word = first_word(number)
    return "người" if word in PERSONS or number.noun in PERSONS else word
