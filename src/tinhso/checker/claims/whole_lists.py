"""A small count of what a list has, where the list is known to be whole: its figures make up their total.

Finds "tổ chức 02 điểm lưu động, thu hút 813 lượt người, trong đó: A 201 lượt; B 198 lượt; C 214 lượt; D 200 lượt" (04).
Leaves alone counts of persons, spans of time and shares ("02 cán bộ tiếp 813 lượt", "trong 02 ngày"), and a sentence
with several small counts.
"""

import re
from collections.abc import Iterator, Sequence

from tinhso.checker.chains import first_word
from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Fixed, Sum, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.wording import LISTED_NOUNS, PERSONS, TIME_UNITS

_LEAST = 3  # items
_MOST, _MOST_MISSED = 30, 3
_ITEM = re.compile(r"(?:[:;,(]|\bvà)\s*([^:;,()\d]+?)\s*[:(]?\s*$")
_NEAR = 70  # characters from the small count to the total
_PLACES = frozenset(
    {"thôn", "xã", "phường", "bản", "lớp", "câu lạc bộ", "trường", "cụm", "khu", "chợ", "tổ", "buổi", "cuộc"}
)


def whole_list_claims(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    told = {number for claim in claims if claim.equation for number in claim.equation.numbers}
    for claim in claims:
        total = claim.equation
        if not isinstance(total, Sum) or total.signs or len(total.parts) < _LEAST or not holds(total):
            continue
        sentence = _sentence(reading, total.total)
        small = [n for n in sentence.counts if _counts_items(n, total)] if sentence else []
        if len(small) != 1 or small[0] in told or (sentence and sentence.ratio_with(small[0])):
            continue
        items = len(total.parts)
        if abs(small[0].value - items) <= _MOST_MISSED and all(_is_named(part, small[0]) for part in total.parts):
            yield Claim(FindingKind.COUNT, Fixed(small[0], items))


def _is_named(part: Number, counted: Number) -> bool:
    """Whether a part stands behind a proper name, or the noun that is counted: not "60 nam, 40 nữ"."""
    named = _ITEM.search(part.passage.text, max(0, part.start - 90), part.start)
    return named is not None and (named[1][:1].isupper() or named[1].startswith(first_word(counted)))


def _sentence(reading: Reading, number: Number) -> Sentence | None:
    return next((s for s in reading.sentences_in(number.passage) if s.start <= number.start < s.end), None)


def _counts_items(number: Number, total: Sum) -> bool:
    """Whether a small count stands right before a total, and counts things that may each have a part of it."""
    noun = first_word(number)
    things = noun in _PLACES or number.unit.startswith((*LISTED_NOUNS, *_PLACES))
    person = noun in PERSONS or number.noun in PERSONS or noun in TIME_UNITS
    near = 0 <= total.total.start - number.end < _NEAR and total.total.start < total.parts[0].start
    small = 1 <= number.value <= _MOST and number.step >= 1 and not number.hedge
    return things and not person and near and small and noun != first_word(total.total)
