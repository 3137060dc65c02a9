"""A moment as lists and sentences write it."""

from datetime import datetime

from tinhso.kernel import clock
from tinhso.kernel.dates import format_date


def in_words(moment: datetime) -> str:
    """ "15:40 12/8/2026", in Vietnam's time."""
    at = clock.local(moment)
    return f"{at:%H:%M} {format_date(at.date())}"
