"""Pages of short lists, by offset: hundreds of documents, not hundreds of thousands of rows."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
SIZE = 50


@dataclass(frozen=True)
class Slice(Generic[M]):
    """One page; `next` and `previous` are cursors, "" at the ends."""

    rows: list[M]
    next: str
    previous: str


def slice_of(rows: QuerySet[M], cursor: str, size: int = SIZE) -> Slice[M]:
    """The page that the cursor names; one that can't be read gives the first."""
    start = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 9 else 0
    found = list(rows[start : start + size + 1])
    previous = str(max(0, start - size)) if start else ""
    return Slice(found[:size], str(start + size) if len(found) > size else "", previous)
