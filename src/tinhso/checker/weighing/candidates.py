"""What in a document would come out with one slip fewer, each candidate with the signs for and against it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from tinhso.checker.claim import Reading
from tinhso.checker.equations import Equation, Fixed, Same
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.weighing.known import Known
from tinhso.checker.weighing.listings import listings_of
from tinhso.checker.weighing.relations import Relation, Sort, relations_among
from tinhso.checker.weighing.repeats import Mentions
from tinhso.checker.weighing.signs import signs_of
from tinhso.checker.weighing.signs_of_listings import signs_of_listing
from tinhso.checker.weighing.signs_of_repeats import signs_of_repeat
from tinhso.checker.weighing.surroundings import Figure, windows_of

Cured = Counter[tuple[Number, Decimal]]


@dataclass(frozen=True, eq=False, slots=True)
class Candidate:
    """An equation that fails; `subject` is the number that it says something of: the percentage, the total."""

    sort: Sort
    equation: Equation
    subject: Number
    signs: frozenset[str]


def candidates_in(reading: Reading, sound: set[Number]) -> Iterator[Candidate]:
    """`sound` are numbers that relations have been found of that hold; further ones are added.

    Figures that are all sound need no weighing: any slip would break what holds.
    """
    cured: Cured = Counter()
    for window in windows_of(reading):
        if not all(figure.number in sound for figure in window):
            relations = relations_among(window)
            known = Known.of(relations)
            sound |= {figure.number for figure in known.sound}
            cured.update((figure.number, value) for figure, value in known.cured)
            for relation in relations:
                if not relation.held:
                    yield _candidate(relation, known, window)
    yield from _listings(reading, sound)
    mentions = Mentions.of(reading)
    for repeat in mentions.repeats():
        earlier, later = repeat.earlier.figure.number, repeat.later.figure.number
        signs = signs_of_repeat(repeat, mentions, sound, cured)
        yield Candidate(Sort.REPEAT, Same((earlier, later)), later, frozenset(signs))


def _candidate(relation: Relation, known: Known, window: Sequence[Figure]) -> Candidate:
    signs = signs_of(relation, known, window)
    return Candidate(relation.sort, relation.equation, relation.figures[0].number, frozenset(signs))


def _listings(reading: Reading, sound: set[Number]) -> Iterator[Candidate]:
    for number, listings in groupby(listings_of(reading), key=lambda listing: listing.number):
        found = list(listings)
        for listing in found:
            if not listing.held:
                rivals = [other for other in found if other is not listing]
                signs = signs_of_listing(listing, rivals, sound)
                yield Candidate(Sort.LISTING, Fixed(number, listing.size), number, frozenset(signs))
