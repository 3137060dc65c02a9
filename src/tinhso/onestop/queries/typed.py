"""What an address or a form may say of a filter."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

MOST_TYPED = 200


def typed(kind: type, data: Mapping[str, Any]) -> dict[str, str]:
    """The texts given for the fields of a filter dataclass, without blank ends; all empty where one of them can't be
    looked for."""
    names = [each.name for each in fields(kind)]
    given = {name: str(data.get(name, "")).strip() for name in names}
    wrong = "\x00" in "".join(given.values()) or max(map(len, given.values())) > MOST_TYPED
    return dict.fromkeys(names, "") if wrong else given
