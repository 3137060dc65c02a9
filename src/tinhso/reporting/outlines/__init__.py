"""The outlines of reports that units write: which sections, figures and appendices each has. One file each."""

from tinhso.reporting.outlines.monthly import MONTHLY
from tinhso.reporting.outlines.outline import Asked, Outline, Section
from tinhso.reporting.outlines.task_progress import TASK_PROGRESS
from tinhso.reporting.outlines.weekly import WEEKLY
from tinhso.reporting.outlines.yearly import YEARLY

OUTLINES = {outline.code: outline for outline in (MONTHLY, WEEKLY, YEARLY, TASK_PROGRESS)}


def outline_of(code: str) -> Outline:
    """Raises KeyError for a code that no outline has."""
    return OUTLINES[code]


__all__ = ["OUTLINES", "Asked", "Outline", "Section", "outline_of"]
