"""Whether counts may be of one thing, and whether the words around them leave no third part."""

from tinhso.checker.chains import first_word
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.wording import OF_ANY_KIND, OPPOSITES, PERSONS


def are_opposite(one: str, other: str) -> bool:
    return any(
        (first.search(one) and second.search(other)) or (second.search(one) and first.search(other))
        for first, second in OPPOSITES
    )


def are_alike(one: Number, other: Number) -> bool:
    """Whether two counts may be of one thing, as far as their nouns say."""
    mine, its = first_word(one), first_word(other)
    if not mine or not its or mine == its:
        return True
    if {one.noun, other.noun} & OF_ANY_KIND:
        return "đồng" not in (mine, its)
    return _is_person(one) and _is_person(other)


def count_one_sort(one: Number, other: Number) -> bool:
    """Whether two counts have one noun, or both are of persons."""
    return bool(first_word(one)) and (first_word(one) == first_word(other) or (_is_person(one) and _is_person(other)))


def name_one_thing(one: Number, other: Number) -> bool:
    """Whether two counts have the same noun, or one has none."""
    mine, its = first_word(one), first_word(other)
    return not mine or not its or mine == its


def _is_person(number: Number) -> bool:
    return first_word(number) in PERSONS or number.noun in PERSONS
