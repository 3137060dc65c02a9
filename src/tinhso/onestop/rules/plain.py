"""Frozen dataclasses out of plain data (TOML, JSON) and back, with problems that name the field.

The dataclass is the format: its field names are the keys, its annotations the types (str, int, float, bool, date,
datetime, StrEnum, Mapping, another dataclass, tuple of any of them, or None), its defaults what may be left out. A
dataclass may offer `slips()` for what must hold beyond types. Unknown keys are slips of the pen and named.
"""

import dataclasses
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from tinhso.kernel.clock import ZONE

T = TypeVar("T")
MOST_ITEMS = 500
LONGEST_TEXT = 20_000
LARGEST = 10**12
DEEPEST = 30
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Slip(StrEnum):
    """What can be wrong with a field. The wing's wording says each in the keeper's words, with the remedy."""

    UNKNOWN = "unknown"
    MISSING = "missing"
    NOT_TEXT = "not_text"
    NOT_WHOLE = "not_whole"
    NOT_NUMBER = "not_number"
    NOT_BOOLEAN = "not_boolean"
    NOT_DATE = "not_date"
    NOT_MOMENT = "not_moment"
    NOT_LIST = "not_list"
    NOT_TABLE = "not_table"
    NOT_CHOICE = "not_choice"
    TOO_LONG = "too_long"
    BAD_CODE = "bad_code"
    TWICE = "twice"
    NOT_POSITIVE = "not_positive"
    NOT_QUARTERS = "not_quarters"
    DATES_TURNED = "dates_turned"
    NO_REASON = "no_reason"
    NOT_TIME = "not_time"
    NO_SUCH_FORM = "no_such_form"
    LONGER_THAN_LAW = "longer_than_law"
    NOT_A_SCHEMA = "not_a_schema"
    NOT_IN_SCHEMA = "not_in_schema"
    NOT_IN_LAYOUT = "not_in_layout"
    NEXT_OR_END = "next_or_end"
    NOT_PLAIN = "not_plain"
    NOT_A_FILE = "not_a_file"
    OTHER_CODE = "other_code"
    NO_STEPS = "no_steps"
    NO_SUCH_STEP = "no_such_step"
    UNREACHABLE = "unreachable"
    NO_WAY_OUT = "no_way_out"
    NO_RESULT = "no_result"
    OVER_TIME = "over_time"


@dataclass(frozen=True)
class Problem:
    """One thing wrong. `field` is the path in the file, counted from 1: "components[2].cut.decision"."""

    field: str
    slip: Slip
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)


class NotSound(ValueError):
    """Plain data that can't be read, with everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{each.field}: {each.slip}" for each in self.problems))


class _Unread:
    """Stands for a value that couldn't be read; whoever holds one isn't built."""


_UNREAD = _Unread()


def read_as(cls: type[T], given: object) -> T:
    """Build the dataclass. Raises NotSound; what must hold between fields is looked at once they can be read."""
    problems: list[Problem] = []
    value = _read(cls, given, "", problems)
    if problems:
        raise NotSound(problems)
    return cast(T, value)


def as_plain(value: object) -> Any:
    """The opposite: only dicts, lists, text, numbers and booleans, days as ISO text; defaults left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: as_plain(got)
            for each in fields(value)
            if not _is_default(each, got := getattr(value, each.name))
        }
    if isinstance(value, datetime):
        return value.astimezone(ZONE).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {name: as_plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [as_plain(each) for each in value]
    return value


def places(value: object, at: str = "") -> Iterator[tuple[str, object]]:
    """Every dataclass inside, and the value itself, with its path as problems write it."""
    if is_dataclass(value) and not isinstance(value, type):
        yield at, value
        for each in fields(value):
            yield from places(getattr(value, each.name), _below(at, each.name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value, 1):
            yield from places(item, f"{at}[{place}]")


def _is_default(each: "Field[Any]", value: object) -> bool:
    if each.default is not MISSING:
        return bool(value == each.default)
    return each.default_factory is not MISSING and bool(value == each.default_factory())


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _read(kind: Any, given: object, at: str, problems: list[Problem]) -> object:
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))
    if get_origin(kind) is tuple:
        return _many(get_args(kind)[0], given, at, problems)
    if isinstance(kind, type) and is_dataclass(kind):
        return _table(kind, given, at, problems)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice(kind, given, at, problems)
    return _plain(kind, given, at, problems)


def _many(kind: Any, given: object, at: str, problems: list[Problem]) -> object:
    if not isinstance(given, list | tuple):
        return _wrong(problems, at, Slip.NOT_LIST)
    if len(given) > MOST_ITEMS:
        return _wrong(problems, at, Slip.TOO_LONG, most=str(MOST_ITEMS))
    return tuple(_read(kind, each, f"{at}[{place}]", problems) for place, each in enumerate(given, 1))


def _table(cls: type, given: object, at: str, problems: list[Problem]) -> object:
    if not isinstance(given, Mapping):
        return _wrong(problems, at, Slip.NOT_TABLE)
    before = len(problems)
    known = {each.name: each for each in fields(cls)}
    for name in given:
        if name not in known:
            _wrong(problems, _below(at, str(name)), Slip.UNKNOWN, allowed=", ".join(known))
    values = dict(_values(cls, known.values(), given, at, problems))
    if len(problems) > before:
        return _UNREAD
    built = cls(**values)
    for slip in getattr(built, "slips", tuple)():
        problems.append(Problem(_below(at, slip.field), slip.slip, slip.values))
    return built


def _values(
    cls: type, known: "Iterable[Field[Any]]", given: Mapping[str, Any], at: str, problems: list[Problem]
) -> Iterator[tuple[str, object]]:
    for each in known:
        if each.name in given:
            yield each.name, _read(_hints(cls)[each.name], given[each.name], _below(at, each.name), problems)
        elif each.default is MISSING and each.default_factory is MISSING:
            _wrong(problems, _below(at, each.name), Slip.MISSING)


def _choice(kind: type[StrEnum], given: object, at: str, problems: list[Problem]) -> object:
    if isinstance(given, str) and given in {each.value for each in kind}:
        return kind(given)
    return _wrong(problems, at, Slip.NOT_CHOICE, value=str(given)[:40], allowed=", ".join(each.value for each in kind))


def _plain(kind: Any, given: object, at: str, problems: list[Problem]) -> object:
    if kind is str:
        return _text(given, at, problems)
    if kind is bool:
        return given if isinstance(given, bool) else _wrong(problems, at, Slip.NOT_BOOLEAN)
    if kind is int:
        fits = type(given) is int and abs(given) <= LARGEST
        return given if fits else _wrong(problems, at, Slip.NOT_WHOLE)
    if kind is float:
        fits = type(given) in (int, float) and abs(cast(float, given)) <= LARGEST
        return float(cast(float, given)) if fits else _wrong(problems, at, Slip.NOT_NUMBER)
    if kind is datetime:
        return _moment(given, at, problems)
    if kind is date:
        return _day(given, at, problems)
    if not isinstance(given, Mapping):
        return _wrong(problems, at, Slip.NOT_TABLE)
    return dict(given) if _is_json(given, 0) else _wrong(problems, at, Slip.NOT_PLAIN)


def _is_json(value: object, depth: int) -> bool:
    """Whether a table can be stored as it is: no days, no numbers that aren't any, not too deep."""
    if isinstance(value, Mapping):
        inside = [*value.keys(), *value.values()]
        return depth < DEEPEST and all(_is_json(each, depth + 1) for each in inside)
    if isinstance(value, list):
        return depth < DEEPEST and all(_is_json(each, depth + 1) for each in value)
    if isinstance(value, str):
        return _is_storable(value)
    return value is None or (isinstance(value, int | float) and abs(value) <= LARGEST)


def _is_storable(text: str) -> bool:
    """No zero byte and no half of a surrogate pair, which JSON can spell and no database keeps."""
    return not re.search("[\x00\ud800-\udfff]", text)


def _text(given: object, at: str, problems: list[Problem]) -> object:
    if not isinstance(given, str) or not _is_storable(given):
        return _wrong(problems, at, Slip.NOT_TEXT)
    if len(given) > LONGEST_TEXT:
        return _wrong(problems, at, Slip.TOO_LONG, most=str(LONGEST_TEXT))
    return given.strip()


def _day(given: object, at: str, problems: list[Problem]) -> object:
    try:
        read = date.fromisoformat(given) if isinstance(given, str) else given if type(given) is date else None
    except ValueError:
        read = None
    if read is None or not FIRST_YEAR <= read.year <= LAST_YEAR:
        return _wrong(problems, at, Slip.NOT_DATE)
    return read


def _moment(given: object, at: str, problems: list[Problem]) -> object:
    try:
        read = datetime.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        return _wrong(problems, at, Slip.NOT_MOMENT)
    if not isinstance(read, datetime) or not FIRST_YEAR <= read.year <= LAST_YEAR:
        return _wrong(problems, at, Slip.NOT_MOMENT)
    return read if read.tzinfo else read.replace(tzinfo=ZONE)


def _wrong(problems: list[Problem], at: str, slip: Slip, **values: str) -> _Unread:
    problems.append(Problem(at, slip, values))
    return _UNREAD


def _below(at: str, name: str) -> str:
    return f"{at}.{name}" if at and name else at or name
