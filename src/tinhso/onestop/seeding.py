"""Reads the procedures that come with the package (seed/*.toml).

A file of the seed is a procedure's file (rules/procedure_file.py) whose process may be taken from a template:
`process = "commune"` instead of `content.steps`; the promised time is shared out by the weights of its steps.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from tinhso.onestop.rules.plain import read_as
from tinhso.onestop.rules.procedure import Term
from tinhso.onestop.rules.procedure_file import ProcedureFile

ESSENTIAL = ("birth", "death", "marriage", "linked_birth", "linked_death")
QUARTERS_AN_HOUR = 4


@cache
def seeded_procedures() -> tuple[ProcedureFile, ...]:
    """The five essential services first."""
    brief = _toml("justice").get("procedure", [])
    return tuple(read_as(ProcedureFile, _with_process(each)) for each in [*map(_toml, ESSENTIAL), *brief])


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("seed", f"{name}.toml").read_text(encoding="utf-8"))


def _with_process(given: dict[str, Any]) -> dict[str, Any]:
    template = given.get("process")
    if template is None:
        return given
    quarters = read_as(Term, given["content"]["term"]).promised.hours * QUARTERS_AN_HOUR
    content = {**given["content"], "steps": _shared_out(_toml("processes")[template], quarters)}
    return {name: value for name, value in given.items() if name != "process"} | {"content": content}


def _shared_out(template: list[dict[str, Any]], quarters: int) -> list[dict[str, Any]]:
    """Each step its share in whole quarters of an hour; what is left over goes to the weightiest."""
    weights = [step["weight"] for step in template]
    shares = [quarters * weight // sum(weights) for weight in weights]
    shares[weights.index(max(weights))] += quarters - sum(shares)
    return [
        {name: value for name, value in step.items() if name != "weight"} | {"hours": share / QUARTERS_AN_HOUR}
        for step, share in zip(template, shares, strict=True)
    ]
