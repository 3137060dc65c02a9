"""Keyset pages: the cursor says after (or before) which row to go on, so that deep pages cost what the first costs."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Page(Generic[M]):
    """One page; `next` and `previous` are cursors, "" at the ends."""

    rows: list[M]
    next: str
    previous: str

    @property
    def is_empty(self) -> bool:
        return not self.rows


def keyset_page(
    rows: QuerySet[M], cursor: str, keys: tuple[str, ...], size: int, *, newest_first: bool = False
) -> Page[M]:
    """The page after `cursor` (or before, when it says so) in the order of `keys`, the last of which is unique.

    A cursor that makes no sense gives the first page.
    """
    backwards, values = _read(cursor, [_type_of(rows.model, key) for key in keys])
    descending = newest_first != backwards
    ordered = rows.order_by(*(f"-{key}" if descending else key for key in keys))
    if values:
        ordered = ordered.filter(_beyond(keys, values, descending))
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_next, has_previous = (bool(values), more) if backwards else (more, bool(values))
    return Page(
        found,
        next=_write(False, found[-1], keys) if has_next and found else "",
        previous=_write(True, found[0], keys) if has_previous and found else "",
    )


def _beyond(keys: tuple[str, ...], values: list[Any], descending: bool) -> Q:
    """(a, b) > (x, y), written out: a > x or (a = x and b > y)."""
    test = "lt" if descending else "gt"
    condition, equal = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        condition |= equal & Q(**{f"{key}__{test}": value})
        equal &= Q(**{key: value})
    return condition


def _write(backwards: bool, row: Model, keys: tuple[str, ...]) -> str:
    values = [getattr(row, key) for key in keys]
    return urlsafe_b64encode(json.dumps([backwards, *values]).encode()).decode().rstrip("=")


def _type_of(model: type[Model], key: str) -> type:
    """What a cursor must hold for this column: numbers for numbers, else text."""
    field = model._meta.pk if key == "pk" else model._meta.get_field(key)
    return int if field.get_internal_type().endswith(("IntegerField", "AutoField")) else str  # type: ignore[union-attr]


def _read(cursor: str, types: list[type]) -> tuple[bool, list[Any]]:
    try:
        content = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        backwards, *values = content
    except (Base64Error, ValueError, TypeError):
        return False, []
    if [type(value) for value in values] != types or any("\x00" in str(value) for value in values):
        return False, []
    return bool(backwards), values
