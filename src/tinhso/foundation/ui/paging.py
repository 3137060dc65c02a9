"""Pages of short lists, by offset: hundreds of documents or units, not hundreds of thousands of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
R = TypeVar("R")
SIZE = 50


@dataclass(frozen=True)
class Slice(Generic[R]):
    """One page; `next` and `previous` are cursors, "" at the ends."""

    rows: list[R]
    next: str
    previous: str


def slice_of(rows: QuerySet[M], cursor: str, size: int = SIZE) -> Slice[M]:
    """The page of a query that the cursor names; one that can't be read gives the first."""
    start = _start(cursor)
    return _slice(list(rows[start : start + size + 1]), start, size)


def part_of(rows: Sequence[R], cursor: str, size: int = SIZE) -> Slice[R]:
    """The same of a list that is there already."""
    start = _start(cursor)
    return _slice(list(rows[start : start + size + 1]), start, size)


def _start(cursor: str) -> int:
    return int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 9 else 0


def _slice(found: list[R], start: int, size: int) -> Slice[R]:
    following = str(start + size) if len(found) > size else ""
    return Slice(found[:size], following, str(max(0, start - size)) if start else "")
