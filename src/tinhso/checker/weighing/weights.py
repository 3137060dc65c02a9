"""How much each sign weighs: log-odds that a relation is meant and a figure of it wrong, counted from known errors."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one sort of relation. A score from `believed` on is a contradiction; one below `misread` speaks against it."""

    base: float
    believed: float
    misread: float
    signs: dict[str, float]

    def score(self, signs: Iterable[str]) -> float:
        """Signs that were never counted weigh nothing."""
        return self.base + sum(self.signs.get(sign, 0.0) for sign in signs)


@lru_cache(maxsize=1)
def all_weights() -> dict[str, Weights]:
    """By sort of relation."""
    table = tomllib.loads(files("tinhso.checker.weighing").joinpath("weights.toml").read_text(encoding="utf-8"))
    return {sort: Weights(one["base"], one["believed"], one["misread"], one["signs"]) for sort, one in table.items()}
