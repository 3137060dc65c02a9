"""What the wing's verbs write into the audit: a class per event, its message a sentence after "who, when"."""

from tinhso.onestop.events.dossiers import ChannelCorrected, DossiersLoaded

__all__ = ["ChannelCorrected", "DossiersLoaded"]
