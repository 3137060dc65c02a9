"""The tree of units as it stood on a day: a unit that moved counts where it stood when the period ended."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tinhso.foundation.organizations.models import Unit, UnitPlacement

Parents = Mapping[int, int | None]


@dataclass(frozen=True)
class Tree:
    """Unit id → parent id."""

    parents: Parents

    @cached_property
    def _children(self) -> dict[int | None, list[int]]:
        children: dict[int | None, list[int]] = defaultdict(list)
        for unit, parent in self.parents.items():
            children[parent].append(unit)
        return children

    def below(self, unit: int) -> frozenset[int]:
        """The unit and everything under it."""
        found, waiting = {unit}, [unit]
        while waiting:
            below = [each for each in self._children.get(waiting.pop(), ()) if each not in found]
            found.update(below)
            waiting += below
        return frozenset(found)

    def children(self, unit: int) -> list[int]:
        return list(self._children.get(unit, ()))


class Placements:
    """All placements of all units, read once (two queries), for trees of any day."""

    def __init__(self) -> None:
        self._today = dict(Unit.objects.order_by().values_list("pk", "parent_id"))
        self._dated = list(
            UnitPlacement.objects.order_by("pk").values_list("unit_id", "parent_id", "valid_from", "valid_to")
        )
        self._trees: dict[date, Tree] = {}

    def on(self, day: date) -> Tree:
        """Where no placement covers the day, today's parent stands in."""
        if day not in self._trees:
            placed = {
                unit: parent
                for unit, parent, first, last in self._dated
                if (first is None or first <= day) and (last is None or day <= last)
            }
            self._trees[day] = Tree({**self._today, **placed})
        return self._trees[day]
