"""What differs between two versions of a procedure, item by item. Pure; the wording is the wing's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from tinhso.onestop.rules.procedure import Content, Duration, FormGroup

KEYS = ("code", "symbol", "resolution")
NAMES = ("name", "title", "when", "resolution")
WHOLE = (Duration, FormGroup)


class What(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class Part:
    """A step on the way to what changed: a field, and which item of it by name ("" where there is only one)."""

    field: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """`at` leads from the version to the field; `old` and `new` are values, None for what wasn't there."""

    at: tuple[Part, ...]
    what: What
    old: object = None
    new: object = None


def differences(old: Content, new: Content) -> tuple[Change, ...]:
    """All differences in the order of the content."""
    return tuple(_of_records(old, new, ()))


def _of_records(old: object, new: object, at: tuple[Part, ...]) -> Iterator[Change]:
    assert is_dataclass(old)
    for each in fields(old):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if before != after:
            yield from _of_values(before, after, at, each.name)


def _of_values(old: object, new: object, at: tuple[Part, ...], name: str) -> Iterator[Change]:
    here = (*at, Part(name))
    if old is None:
        yield Change(here, What.ADDED, None, new)
    elif new is None:
        yield Change(here, What.REMOVED, old, None)
    elif isinstance(old, tuple) and isinstance(new, tuple) and _is_keyed(old) and _is_keyed(new):
        yield from _of_items(_by_key(old), _by_key(new), at, name)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _of_schemas(old, new, at, name)
    elif is_dataclass(old) and not isinstance(old, WHOLE):
        yield from _of_records(old, new, here)
    else:
        yield Change(here, What.CHANGED, old, new)


def _of_items(
    old: Mapping[str, object], new: Mapping[str, object], at: tuple[Part, ...], name: str
) -> Iterator[Change]:
    for key, item in old.items():
        if key not in new:
            yield Change((*at, Part(name, _named(item))), What.REMOVED, item, None)
    for key, item in new.items():
        here = (*at, Part(name, _named(item)))
        if key not in old:
            yield Change(here, What.ADDED, None, item)
        elif old[key] != item:
            yield from _of_records(old[key], item, here)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change(
            (*at, Part(name)), What.REORDERED, tuple(map(_named, old.values())), tuple(map(_named, new.values()))
        )


def _of_schemas(old: Mapping[str, Any], new: Mapping[str, Any], at: tuple[Part, ...], name: str) -> Iterator[Change]:
    """Field by field; whatever else differs, as one."""
    was, is_now = old.get("properties", {}), new.get("properties", {})
    for each in {**was, **is_now}:
        here = (*at, Part(name, _title(is_now.get(each), _title(was.get(each), each))))
        if each not in is_now:
            yield Change(here, What.REMOVED, was[each], None)
        elif each not in was:
            yield Change(here, What.ADDED, None, is_now[each])
        elif was[each] != is_now[each]:
            yield Change(here, What.CHANGED, was[each], is_now[each])
    if {**old, "properties": None} != {**new, "properties": None}:
        yield Change((*at, Part(name)), What.CHANGED, old, new)


def _is_keyed(items: tuple[object, ...]) -> bool:
    keys = {_key(item) for item in items if is_dataclass(item)}
    return len(keys) == len(items) and "" not in keys


def _by_key(items: tuple[object, ...]) -> dict[str, object]:
    return {_key(item): item for item in items}


def _key(item: object) -> str:
    return next((str(getattr(item, name)) for name in KEYS if hasattr(item, name)), "")


def _named(item: object) -> str:
    return next((str(getattr(item, name)) for name in NAMES if hasattr(item, name)), "")


def _title(field: object, otherwise: str) -> str:
    return str(field["title"]) if isinstance(field, Mapping) and "title" in field else otherwise
