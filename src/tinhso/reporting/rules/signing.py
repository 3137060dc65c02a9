"""Who signs as what, and how a report is numbered: Nghị định 30/2020/NĐ-CP, art. 13 and 15. Pure."""

import re
from dataclasses import dataclass

from tinhso.kernel.text import fold

REPORT_KIND = "BC"
COMMITTEE = "TM. ỦY BAN NHÂN DÂN"
HEADS = {
    "department": "GIÁM ĐỐC",
    "office": "CHÁNH VĂN PHÒNG",
    "agency": "THỦ TRƯỞNG",
    "vertical": "GIÁM ĐỐC",
    "party": "TRƯỞNG BAN",
    "service": "GIÁM ĐỐC",
    "province": "CHỦ TỊCH",
    "commune": "CHỦ TỊCH",
    "ward": "CHỦ TỊCH",
}
COMMITTEES = ("province", "commune", "ward")

_WHERE = re.compile(r"\s+(?:UBND|Ủy ban nhân dân|Sở|Ban|Công an|Đài|Trung tâm|Chi cục)\b.*$", re.IGNORECASE)
_DEPUTY = re.compile(r"^Phó\s+", re.IGNORECASE)
_INITIALS = re.compile(r"\b[a-z]")


@dataclass(frozen=True, slots=True)
class SignedAs:
    """What stands above the signer's name: "KT. GIÁM ĐỐC", then "PHÓ GIÁM ĐỐC"."""

    authority: str
    position: tuple[str, ...]


def signed_as(unit_kind: str, title: str, *, within_unit: bool) -> SignedAs:
    """How a person of this title signs for a unit. A deputy signs in the head's stead (KT.), a subordinate by the
    head's order (TL.); a people's committee decides as a body, so its members sign on its behalf (TM.).

    `within_unit`: the signer's post is in a part of the unit, not in the unit itself.
    """
    office = _WHERE.sub("", title.strip()).upper() or HEADS.get(unit_kind, "THỦ TRƯỞNG")
    if within_unit:
        return SignedAs(f"TL. {HEADS.get(unit_kind, 'THỦ TRƯỞNG')}", (office,))
    if unit_kind in COMMITTEES:
        deputy = _DEPUTY.match(title)
        return SignedAs(COMMITTEE, (f"KT. {_DEPUTY.sub('', office)}", office) if deputy else (office,))
    if _DEPUTY.match(title):
        return SignedAs(f"KT. {_head_of(office)}", (office,))
    return SignedAs("", (office,))


def symbol_of(unit_kind: str, name: str, short_name: str) -> str:
    """What follows the number of a report: "BC-STP", of a commune "BC-UBND"."""
    if unit_kind in COMMITTEES:
        return f"{REPORT_KIND}-UBND"
    if short_name and short_name.upper() == short_name and " " not in short_name:
        return f"{REPORT_KIND}-{short_name}"
    return f"{REPORT_KIND}-{''.join(_INITIALS.findall(fold(name))).upper()}"


def numbered(number: int | None, symbol: str) -> str:
    """ "119/BC-STP", "07/BC-STP"; without a number "/BC-STP"."""
    return f"{'' if number is None else f'{number:02}'}/{symbol}"


def _head_of(office: str) -> str:
    return office.removeprefix("PHÓ ")
