"""Every read of the wing; actor first."""

from tinhso.metrics.queries.figures import (
    figure,
    figure_at,
    figures,
    split_by_child,
    split_by_dimension,
    split_by_month,
    wanted,
)
from tinhso.metrics.queries.provenance import FactPage, FactRow, facts_behind

__all__ = [
    "FactPage",
    "FactRow",
    "facts_behind",
    "figure",
    "figure_at",
    "figures",
    "split_by_child",
    "split_by_dimension",
    "split_by_month",
    "wanted",
]
