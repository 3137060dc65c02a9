"""Refusals of this wing that carry more than a sentence."""

from collections.abc import Sequence

from tinhso.directives.readiness import Obstacle
from tinhso.foundation.verbs.errors import Refused


class NotReady(Refused):
    """The draft can't be put in force; `obstacles` names each reason. When all of them may be acknowledged, asking
    again with `acknowledge_counts=True` goes through."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(" ".join(each.message for each in obstacles))
        self.obstacles = tuple(obstacles)

    @property
    def may_be_acknowledged(self) -> bool:
        return all(each.may_be_acknowledged for each in self.obstacles)
