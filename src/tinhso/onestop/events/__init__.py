"""What the wing's verbs write into the audit: a class per event, its message a sentence after "who, when"."""

from tinhso.onestop.events.dossiers import ChannelCorrected, DossiersLoaded
from tinhso.onestop.events.procedures import (
    DecisionEntered,
    DraftDiscarded,
    ProcedureDrafted,
    PublicUpdateRecorded,
    TrialRecorded,
    TrialRemoved,
    VersionDrafted,
    VersionEdited,
    VersionPublished,
    VersionWithdrawn,
)

__all__ = [
    "ChannelCorrected",
    "DecisionEntered",
    "DossiersLoaded",
    "DraftDiscarded",
    "ProcedureDrafted",
    "PublicUpdateRecorded",
    "TrialRecorded",
    "TrialRemoved",
    "VersionDrafted",
    "VersionEdited",
    "VersionPublished",
    "VersionWithdrawn",
]
