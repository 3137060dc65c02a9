"""The demo's documents, read from data/*.toml. Days are written relative to the day on which the demo is loaded."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from tinhso.kernel.dates import format_date

DATA = files("tinhso.demo") / "data"
ROMAN_QUARTERS = ("I", "II", "III", "IV")
MONTHS_IN_YEAR = 12

_PLACEHOLDER = re.compile(r"\{(day|month|quarter|year)([+-]\d+)?\}")


@dataclass(frozen=True)
class Moved:
    """A deadline that was moved: on which day, to which day, both as days from today."""

    at: int
    to: int
    reason: str
    basis: str


@dataclass(frozen=True)
class TaskText:
    """A task as its document words it, and what became of it: one `story` for all its lead units, or `stories`
    (story → how many units) for a task to a group, with `chosen` units (by code) of their own."""

    number: str
    content: str
    deliverable: str
    leads: tuple[str, ...]
    coordinating: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    story: str = ""
    stories: dict[str, int] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    said: str = ""
    percent: int = 50
    finished: int | None = None
    reason: str = ""
    letter: str = ""
    symbol_shown: str = ""
    parts: tuple[str, ...] = ()
    moved: Moved | None = None
    restates: str = ""


@dataclass(frozen=True)
class GroupText:
    number: str
    title: str
    stated_count: int | None
    tasks: tuple[TaskText, ...]


@dataclass(frozen=True)
class TargetText:
    text: str
    value: str
    unit: str
    due: int


@dataclass(frozen=True)
class DocumentText:
    """A document with its days: issued, drafted, put in force, closed, withdrawn, all as days from today."""

    symbol: str
    kind: str
    subject: str
    issued: int
    groups: tuple[GroupText, ...]
    drafted: int
    in_force: int | None = None
    closed: int | None = None
    withdrawn: int | None = None
    reason: str = ""
    signer: str = ""
    secondary_source: bool = False
    attach_original: bool = False
    targets: tuple[TargetText, ...] = ()

    @property
    def tasks(self) -> list[TaskText]:
        return [task for group in self.groups for task in group.tasks]


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def read_document(name: str, today: date) -> DocumentText:
    """The document of data/<name>.toml with its deadlines written out as of `today`."""
    data = read_toml(name)
    groups = tuple(_group(entry, today) for entry in data.pop("group"))
    targets = tuple(TargetText(**entry) for entry in data.pop("target", ()))
    data.setdefault("drafted", data.get("in_force"))
    return DocumentText(groups=groups, targets=targets, **data)


def _group(entry: dict[str, Any], today: date) -> GroupText:
    tasks = tuple(_task(f"{entry['number']}.{place}", task, today) for place, task in enumerate(entry["task"], start=1))
    return GroupText(entry["number"], entry["title"], entry.get("stated_count"), tasks)


def _task(number: str, entry: dict[str, Any], today: date) -> TaskText:
    lists = {name: tuple(entry.pop(name, ())) for name in ("leads", "coordinating", "parts")}
    deadlines = tuple(written_out(text, today) for text in entry.pop("deadlines", ()))
    moved = Moved(**entry.pop("moved")) if "moved" in entry else None
    return TaskText(number=number, deadlines=deadlines, moved=moved, **lists, **entry)


def written_out(text: str, today: date) -> str:
    """Fill in {day-30}, {month+1}, {quarter} and {year} as of a day: "Trong {month+1}" → "Trong tháng 12/2026"."""
    return _PLACEHOLDER.sub(lambda match: _written(match.group(1), int(match.group(2) or 0), today), text)


def _written(what: str, shift: int, today: date) -> str:
    if what == "day":
        return f"ngày {format_date(today + timedelta(days=shift))}"
    if what == "year":
        return f"năm {today.year + shift}"
    if what == "month":
        year, month = divmod(today.year * MONTHS_IN_YEAR + today.month - 1 + shift, MONTHS_IN_YEAR)
        return f"tháng {month + 1}/{year}"
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + shift, 4)
    return f"quý {ROMAN_QUARTERS[quarter]}/{year}"
