"""Signs of changes: by how much something has grown or shrunk, with what it is and what it was."""

from collections.abc import Iterator, Sequence

from tinhso.checker.weighing.bounds import up_to
from tinhso.checker.weighing.known import Known
from tinhso.checker.weighing.relations import Relation, Sort
from tinhso.checker.weighing.surroundings import Figure

_OF_CHANGE, _BEHIND_CHANGE = ("up", "down", "difference", "open", "comma"), ("other base", "shut", "end")
_OF_STATE = ("earlier", "plan", "open", "up", "down", "share", "over", "within")
_FAR = 3


def signs_of_change(relation: Relation, known: Known, window: Sequence[Figure]) -> Iterator[str]:
    change, new, old = relation.figures
    yield from (f"before change: {word}" for word in _OF_CHANGE if word in change.leads)
    yield from (f"behind change: {word}" for word in _BEHIND_CHANGE if word in change.tails)
    yield from _state("new", new, change, known)
    yield from _state("old", old, change, known)
    yield f"nouns {_nouns(change, new, old)}"
    yield "percentages" if change.is_rate else "counts"
    if change in known.changed:
        yield "the change is another's"
    if (new, old) in known.shares or (old, new) in known.shares:
        yield "their quotient is told"
    if new in known.stated:
        yield "new is a share"
    yield from _between(relation, window)
    yield up_to(known.rivals[Sort.CHANGE, change] - 1, (0, 1, 3), "rivals")
    yield up_to(len(relation.mends), (1, 2), "slips")
    yield up_to(max(figure.digits for figure in relation.mends), (1, 2, 3), "slip in digits")
    yield up_to(min(figure.digits for figure in relation.figures), (1, 2, 3), "fewest digits")
    off = abs(abs(new.value - old.value) - change.value)
    yield up_to(off / max(change.value, 1e-9), (0.1, 0.5, 1, 3, 10), "off")


def _state(name: str, state: Figure, change: Figure, known: Known) -> Iterator[str]:
    yield f"{name} at {max(-_FAR, min(_FAR, state.at - change.at))}"
    yield from (f"before {name}: {word}" for word in _OF_STATE if word in state.leads)
    if state.sentence != change.sentence:
        yield f"{name} in another sentence"
    if state in known.changed:
        yield f"{name} has another change"
    if state in known.totals or state in known.addends:
        yield f"{name} in a sum"


def _nouns(change: Figure, new: Figure, old: Figure) -> str:
    nouns = {change.noun, new.noun, old.noun}
    if len(nouns) == 1:
        return "none" if nouns == {""} else "all"
    return "of states" if new.noun == old.noun else "some" if "" in nouns else "mixed"


def _between(relation: Relation, window: Sequence[Figure]) -> Iterator[str]:
    new = relation.figures[1]
    places = [figure.at for figure in relation.figures]
    between = [f for f in window if min(places) < f.at < max(places) and f.at not in places]
    yield up_to(len(between), (0, 1, 2), "between")
    if any(figure.noun == new.noun and figure.is_rate == new.is_rate for figure in between):
        yield "others like them between"
