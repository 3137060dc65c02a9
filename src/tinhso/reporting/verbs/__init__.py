from tinhso.reporting.verbs.checks import (
    accept_correction,
    dismiss_finding,
    keep_check,
    remove_check,
    undo_correction,
)

__all__ = ["accept_correction", "dismiss_finding", "keep_check", "remove_check", "undo_correction"]
