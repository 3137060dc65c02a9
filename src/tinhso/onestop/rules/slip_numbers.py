"""How a paper slip is called: "4/2026" between people, "P26.117-0004" under its QR code. Pure."""

import re

_NUMBER = re.compile(r"0*([1-9][0-9]{0,6})\s*/\s*(20[0-9]{2})")


def read_number(text: str) -> tuple[int, int] | None:
    """Number and year of "4/2026" or "0004/2026"; None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found else None


def slip_code(unit_id: int, year: int, number: int) -> str:
    """Short enough to be typed off the paper, and one for the whole province: not every counter has an identifier code
    of its own."""
    return f"P{year % 100:02}.{unit_id}-{number:04}"
