"""What speaks for a relation and against it: short names, the same for every text. `weights` says how much."""

from collections.abc import Iterator, Sequence

from tinhso.checker.weighing.known import Known
from tinhso.checker.weighing.relations import Relation, Sort
from tinhso.checker.weighing.signs_of_changes import signs_of_change
from tinhso.checker.weighing.signs_of_shares import signs_of_share
from tinhso.checker.weighing.signs_of_sums import signs_of_sum
from tinhso.checker.weighing.signs_of_wholes import signs_of_whole
from tinhso.checker.weighing.surroundings import Figure

_OF = {
    Sort.SHARE: signs_of_share,
    Sort.SUM: signs_of_sum,
    Sort.CHANGE: signs_of_change,
    Sort.WHOLE: signs_of_whole,
}


def signs_of(relation: Relation, known: Known, window: Sequence[Figure]) -> set[str]:
    """The signs of a relation that fails; `known` and `window` are those in which it was found."""
    return {*_OF[relation.sort](relation, known, window), *_mended_at_once(relation, known, window)}


def _mended_at_once(relation: Relation, known: Known, window: Sequence[Figure]) -> Iterator[str]:
    """What else comes out if the figure is put right: "433/523; chưa đến hạn 99" of 532, with 532 told before."""
    for figure, other in known.mended_with(relation):
        yield f"mends a {other.sort} too"
        if not set(other.figures) & set(relation.figures) - {figure}:
            yield f"mends a {other.sort} of other figures too"
    cures = {value for figure, value in relation.cures() if figure.digits > 1}
    if any(figure.number.value in cures for figure in window if figure not in relation.figures):
        yield "the right value stands beside it"
