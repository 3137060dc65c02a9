"""Cells in and out: what a cell says as text, and text that no spreadsheet takes for a formula."""

from datetime import date, datetime
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tinhso.kernel.dates import format_date
from tinhso.kernel.text import nfc

LONGEST_CELL = 32_000
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text_of(value: Any) -> str:
    """What a person reads in the cell: dates as 31/8/2025, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return format_date(value.date())
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return nfc(str(value)).strip()


def harmless(text: str) -> str:
    """Text that opens as text everywhere: a leading sign that would start a formula gets an apostrophe before it
    (OWASP, CSV injection), and characters that no workbook can hold are dropped."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    return "'" + clean if clean.startswith(_STARTS_A_FORMULA) else clean
