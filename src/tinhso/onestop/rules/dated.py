"""A rule of law as dated data."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """In force from a day until the next rule of its kind. `verified`: the text has been read, its dates too."""

    valid_from: date
    source: str
    verified: bool
