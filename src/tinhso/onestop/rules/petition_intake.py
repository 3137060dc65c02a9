"""What a petition must say of who makes it, by dated data (petition_intake.toml). Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from tinhso.onestop.rules.dated import Rule
from tinhso.onestop.rules.plain import read_as


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRule(Rule):
    """`anonymous`: whether a petition without a name is received."""

    anonymous: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    rule: tuple[IntakeRule, ...]


@cache
def default_rules() -> tuple[IntakeRule, ...]:
    """The rules that come with the package."""
    text = files(__package__).joinpath("petition_intake.toml").read_text(encoding="utf-8")
    return read_as(_Rules, tomllib.loads(text)).rule


def accepts_anonymous(day: date) -> bool:
    """By the rule in force on a day; not where none was."""
    held = [each for each in default_rules() if each.valid_from <= day]
    return bool(held) and max(held, key=lambda each: each.valid_from).anonymous
