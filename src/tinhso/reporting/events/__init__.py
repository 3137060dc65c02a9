"""What the wing's verbs write into the audit: a class per event, its message a sentence after "who, when"."""

from tinhso.reporting.events.calendars import RuleAdded, RuleEnded, RuleVerified
from tinhso.reporting.events.checks import (
    CheckRemoved,
    CorrectionAccepted,
    CorrectionUndone,
    FindingDismissed,
    ReportChecked,
)
from tinhso.reporting.events.difficulties import (
    DifficultiesMerged,
    DifficultyAnswered,
    DifficultyEdited,
    DifficultyMerged,
    DifficultyRaised,
    DifficultyReopened,
    DifficultyWithdrawn,
)

__all__ = [
    "CheckRemoved",
    "CorrectionAccepted",
    "CorrectionUndone",
    "DifficultiesMerged",
    "DifficultyAnswered",
    "DifficultyEdited",
    "DifficultyMerged",
    "DifficultyRaised",
    "DifficultyReopened",
    "DifficultyWithdrawn",
    "FindingDismissed",
    "ReportChecked",
    "RuleAdded",
    "RuleEnded",
    "RuleVerified",
]
