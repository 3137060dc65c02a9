"""What the relations that hold in a window say of its figures: of which each is known to be a part, a total, a base."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tinhso.checker.weighing.relations import Relation, Sort
from tinhso.checker.weighing.surroundings import Figure

_LIKELY = 0.1  # accidents among the pairs of counts that a percentage was tried with
_TRIED = 20
_SMALLEST, _SHORT = 3, 10


@dataclass(eq=False)
class Known:
    """Figures that hold a place in some relation, by the place."""

    stated: set[Figure] = field(default_factory=set)  # percentages that are shares
    parts: set[Figure] = field(default_factory=set)
    wholes: set[Figure] = field(default_factory=set)
    shares: set[tuple[Figure, Figure]] = field(default_factory=set)
    totals: set[Figure] = field(default_factory=set)
    addends: set[Figure] = field(default_factory=set)
    sums: list[tuple[Figure, frozenset[Figure]]] = field(default_factory=list)
    changed: set[Figure] = field(default_factory=set)
    hundreds: set[Figure] = field(default_factory=set)
    rivals: Counter[tuple[Sort, Figure]] = field(default_factory=Counter)
    cured: dict[tuple[Figure, Decimal], list[Relation]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, relations: Sequence[Relation]) -> "Known":
        known = cls()
        for relation in relations:
            if relation.held:
                known._add(relation)
            else:
                known.rivals[relation.sort, relation.figures[0]] += 1
                for cure in relation.cures():
                    known.cured[cure].append(relation)
        return known

    def mended_with(self, relation: Relation) -> Iterator[tuple[Figure, Relation]]:
        """Relations that the same correction of one figure would mend, with that figure."""
        for figure, value in relation.cures():
            yield from ((figure, other) for other in self.cured[figure, value] if other is not relation)

    @property
    def sound(self) -> set[Figure]:
        return self.stated | self.parts | self.wholes | self.totals | self.addends | self.changed | self.hundreds

    def _add(self, relation: Relation) -> None:
        first, *others = relation.figures
        match relation.sort:
            case Sort.SHARE:
                part, whole = others
                close = abs(first.at - part.at) <= 2 and first.at + 2 > part.at
                chance = first.step / 50 * _TRIED
                if close or (chance < _LIKELY and min(part.value, whole.value) >= _SMALLEST):
                    self.stated.add(first)
                    self.parts.add(part)
                    self.wholes.add(whole)
                    self.shares.add((part, whole))
            case Sort.SUM:
                alike = len(others) > 2 or all(part.noun == first.noun for part in others)
                if alike or min(figure.value for figure in relation.figures) >= _SHORT:
                    self.totals.add(first)
                    self.addends.update(others)
                    self.sums.append((first, frozenset(others)))
            case Sort.CHANGE:
                self.changed.update(relation.figures)
            case Sort.WHOLE:
                self.hundreds.update(relation.figures)
