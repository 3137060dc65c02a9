"""Signs that a list names all that a number counts: how it begins, of what form its items are, how far it is off."""

import re
from collections.abc import Container, Iterator, Sequence

from tinhso.checker.numbers_in_text import Number
from tinhso.checker.weighing.bounds import up_to
from tinhso.checker.weighing.listings import PROPER, Listing
from tinhso.checker.wording import COUNTED_NOUNS, LISTED_NOUNS, SOME_OF_THEM
from tinhso.papers.patterns import compiled

_NAME = compiled(r"^(?:[a-zà-ỹđ]+\s){0,2}[A-ZĐÀ-Ỹ]")
_DIGIT = re.compile(r"\d")
_SAYING = re.compile(r"\b(?:được|đã|đang|sẽ|phải|có|để|nhằm|đạt|giảm|tăng|chiếm|nên|trong khi)\b")
_OPEN_END = re.compile(r"\b(?:v\.v|khác|…)|\.\.\.|…")


def signs_of_listing(listing: Listing, rivals: Sequence[Listing], sound: Container[Number]) -> set[str]:
    """`rivals` are the other lists that may belong to the number, `sound` the numbers of relations that hold."""
    return {*_opened(listing, rivals), *_formed(listing), *_worded(listing, sound), *_misfit(listing)}


def _opened(listing: Listing, rivals: Sequence[Listing]) -> Iterator[str]:
    yield f"begins: {listing.opener}"
    yield up_to(len(listing.lead.split()), (2, 4, 8, 14), "words before")
    yield up_to(listing.others, (0, 1), "others between")
    if any(other.held for other in rivals):
        yield "another list holds"
    yield up_to(len(rivals), (0, 1, 2), "rivals")
    if "," in listing.lead or ";" in listing.lead:
        yield "a comma before the list"


def _formed(listing: Listing) -> Iterator[str]:
    items, form = listing.items, _form(listing.items)
    longest = max(len(item.split()) for item in items)
    yield f"items {form}"
    yield f"{listing.opener}, {form}"
    yield up_to(longest, (2, 4, 6, 9), "longest")
    yield f"{form}, {up_to(longest, (3, 6, 9), 'longest')}"
    yield up_to(len(items), (2, 3, 4, 6), "items")
    yield "parted by semicolons" if ";" in listing.text else "parted by commas"
    if re.search(r"\svà\s[^,;]*$", listing.text):
        yield "and before the last"
    figures = [bool(_DIGIT.search(item)) for item in items]
    yield "figures " + ("in all" if all(figures) else "in some" if any(figures) else "in none")
    heads = {item.lower().split()[0] for item in items}
    if len(heads) == 1:
        yield "one head"
    if listing.number.unit.split()[0] in heads:
        yield "the noun again"
    if len({len(item.split()) for item in items}) == 1:
        yield "of one length"


def _form(items: Sequence[str]) -> str:
    if all(PROPER.match(item) for item in items):
        return "proper"
    if all(_NAME.match(item) for item in items):
        return "names"
    if any(_NAME.match(item) for item in items):
        return "mixed"
    return "phrases"


def _worded(listing: Listing, sound: Container[Number]) -> Iterator[str]:
    number, text = listing.number, listing.text.lower()
    if SOME_OF_THEM.search(f"{listing.lead} {text}"):
        yield "some of them"
    if _OPEN_END.search(text):
        yield "open end"
    if any(_SAYING.search(item.lower()) for item in listing.items):
        yield "items say something"
    if number.unit.startswith(LISTED_NOUNS):
        yield "a noun for lists"
    elif number.unit.startswith(tuple(COUNTED_NOUNS)):
        yield "a noun that is counted"
    if number in sound:
        yield "the count is sound"
    yield "in words" if number.text[0].isalpha() else "padded" if number.text[0] == "0" else "plain"


def _misfit(listing: Listing) -> Iterator[str]:
    off = len(listing.items) - int(listing.number.value)
    yield up_to(abs(off), (1, 2, 3, 5), "off")
    yield "more than counted" if off > 0 else "fewer than counted"
    yield up_to(int(listing.number.value), (1, 2, 4, 9, 15), "count")
