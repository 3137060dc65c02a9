from tinhso.reporting.verbs.calendars import add_calendar_rule, end_calendar_rule, verify_calendar_rule
from tinhso.reporting.verbs.checks import (
    accept_correction,
    dismiss_finding,
    keep_check,
    remove_check,
    undo_correction,
)
from tinhso.reporting.verbs.difficulties import (
    Question,
    answer_difficulty,
    edit_difficulty,
    merge_difficulties,
    raise_difficulty,
    reopen_difficulty,
    withdraw_difficulty,
)

__all__ = [
    "Question",
    "accept_correction",
    "add_calendar_rule",
    "answer_difficulty",
    "dismiss_finding",
    "edit_difficulty",
    "end_calendar_rule",
    "keep_check",
    "merge_difficulties",
    "raise_difficulty",
    "remove_check",
    "reopen_difficulty",
    "undo_correction",
    "verify_calendar_rule",
    "withdraw_difficulty",
]
