"""A procedure as one file, TOML or JSON: what is imported, exported, compared. Pure."""

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinhso.onestop.rules.dry_run import Action, Line
from tinhso.onestop.rules.plain import NotSound, Problem, Slip, as_plain, read_as
from tinhso.onestop.rules.procedure import Content

LARGEST_FILE = 2_000_000


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that announces a version, and its days. All may be missing in a draft."""

    symbol: str = ""
    decided_on: date | None = None
    effective_from: date | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeptTrial:
    """A recorded dry run: what happens to an imagined dossier, and what came of it."""

    name: str
    history: tuple[Action, ...]
    trace: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureFile:
    """`service`: which of the reported services it is, if any."""

    code: str
    content: Content
    service: str = ""
    decision: Decision = Decision()
    trials: tuple[KeptTrial, ...] = ()


def parse_file(data: bytes) -> dict[str, Any]:
    """The plain data of a TOML or JSON file in UTF-8. Raises NotSound."""
    try:
        text = data.decode("utf-8-sig")
        given = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise NotSound([Problem("", Slip.NOT_A_FILE, {"detail": str(wrong)[:200]})]) from wrong
    return dict(given)


def read_file(data: bytes) -> ProcedureFile:
    """Raises NotSound with everything that is wrong, by field."""
    if len(data) > LARGEST_FILE:
        raise NotSound([Problem("", Slip.TOO_LONG, {"most": str(LARGEST_FILE)})])
    return read_as(ProcedureFile, parse_file(data))


def write_file(file: ProcedureFile) -> str:
    """The file as JSON, which `read_file` gives back as it was."""
    return json.dumps(as_plain(file), ensure_ascii=False, indent=2) + "\n"
