"""What the wing's verbs write into the audit: a class per event, its message a sentence after "who, when"."""

from tinhso.reporting.events.checks import (
    CheckRemoved,
    CorrectionAccepted,
    CorrectionUndone,
    FindingDismissed,
    ReportChecked,
)

__all__ = [
    "CheckRemoved",
    "CorrectionAccepted",
    "CorrectionUndone",
    "FindingDismissed",
    "ReportChecked",
]
