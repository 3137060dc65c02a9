"""The code of a dossier (mã số hồ sơ): organisation, day of reception, number of the day.

Thông tư 01/2018/TT-VPCP, Điều 19: "000.00.12.H60-250814-0001"; bodies now write their new identifier code,
"H60.12-250814-0001", and ministries a long day and number, "G09.20-20260609-0092637". A dossier keeps one code
through all bodies that handle it, and the whole string is what is unique.
"""

import re
from dataclasses import dataclass
from datetime import date

from tinhso.kernel.identifiers.organization import OrganizationCode, parse_organization_code

MAX_SEQUENCE = 9_999_999

_CODE = re.compile(
    r"(?P<organization>[0-9A-Z.]+)-(?P<year>[0-9]{4}|[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})-(?P<sequence>[0-9]{4,7})"
)


@dataclass(frozen=True, slots=True)
class DossierCode:
    """A code as it was given out, `text`, and what it says; the organisation in its new form."""

    text: str
    organization: OrganizationCode
    received: date
    sequence: int

    def __str__(self) -> str:
        return self.text


def parse_dossier_code(text: str) -> DossierCode:
    """Read a code of any of the three forms. Raises ValueError for anything else, impossible days included."""
    code = text.strip().upper()
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"not a dossier code: {text!r}")
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    received = date(year, int(match["month"]), int(match["day"]))
    organization = parse_organization_code(match["organization"])
    return DossierCode(code, organization, received, int(match["sequence"]))


def build_dossier_code(organization: OrganizationCode, received: date, sequence: int) -> DossierCode:
    """The code of the day's so-many-th dossier of a body: "H60.12-250814-0001".

    The sequence restarts at 1 every day and body; drawing it without gaps or repeats is for the caller. Raises
    ValueError for a sequence outside 1 … MAX_SEQUENCE.
    """
    if not 1 <= sequence <= MAX_SEQUENCE:
        raise ValueError(f"no dossier number: {sequence}")
    return DossierCode(f"{organization}-{received:%y%m%d}-{sequence:04}", organization, received, sequence)
