"""Every state change of the wing; actor first."""

from tinhso.onestop.verbs.dossiers import Received, correct_channel, load_batch

__all__ = ["Received", "correct_channel", "load_batch"]
