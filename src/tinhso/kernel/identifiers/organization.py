"""Identifier codes of state bodies in electronic exchange (Quyết định 20/2020/QĐ-TTg, Điều 4).

Groups run from the top body down, "H60.12.05": province, department, unit. The form before it, of QCVN 102:2016,
ran the other way and was filled up with zeros, "000.05.12.H60". Both name the same body; the new form is kept.
"""

import re
from dataclasses import dataclass

MAX_LENGTH = 35

_CODE = re.compile(r"[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*")
_OLD_CODE = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}")


@dataclass(frozen=True, slots=True, order=True)
class OrganizationCode:
    """A code in its new form. Raises ValueError for a code that breaks the rule."""

    code: str

    def __post_init__(self) -> None:
        if len(self.code) > MAX_LENGTH or not _CODE.fullmatch(self.code):
            raise ValueError(f"not an organisation identifier code: {self.code!r}")

    @property
    def level(self) -> int:
        """1 for a ministry or a province."""
        return self.code.count(".") + 1

    @property
    def parent(self) -> "OrganizationCode | None":
        head, dot, _ = self.code.rpartition(".")
        return OrganizationCode(head) if dot else None

    def is_within(self, other: "OrganizationCode") -> bool:
        """Whether this body is the other or below it."""
        return f"{self.code}.".startswith(f"{other.code}.")

    def __str__(self) -> str:
        return self.code


def parse_organization_code(text: str) -> OrganizationCode:
    """Read either form, small letters too: "H60.12" and "000.00.12.H60" are one. Raises ValueError for others."""
    code = text.strip().upper()
    if _OLD_CODE.fullmatch(code):
        groups = code.split(".")[::-1]
        while not groups[-1].strip("0"):
            groups.pop()
        code = ".".join(groups)
    return OrganizationCode(code)
