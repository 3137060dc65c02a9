"""How a paper slip is called: "4/2026" between people, "H60.101-P26-0004" under its QR code. Pure."""

import re

_NUMBER = re.compile(r"0*([1-9][0-9]{0,6})\s*/\s*(20[0-9]{2})")
_CODE = re.compile(r"[A-Z0-9.]{1,35}-P[0-9]{2}-[0-9]{4,7}")


def read_number(text: str) -> tuple[int, int] | None:
    """Number and year of "4/2026" or "0004/2026"; None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found else None


def slip_code(body: str, year: int, number: int) -> str:
    """`body`: the identifier code of the counter's unit."""
    return f"{body}-P{year % 100:02}-{number:04}"


def is_slip_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None
