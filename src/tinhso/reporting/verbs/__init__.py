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
from tinhso.reporting.verbs.forms import create_form, publish_form
from tinhso.reporting.verbs.rounds import close_round, edit_reminder, open_round, remind, send_reminders
from tinhso.reporting.verbs.submissions import (
    accept,
    accept_all_clean,
    fill_from_spreadsheet,
    return_submission,
    save_values,
    submit,
)

__all__ = [
    "Question",
    "accept",
    "accept_all_clean",
    "accept_correction",
    "add_calendar_rule",
    "answer_difficulty",
    "close_round",
    "create_form",
    "dismiss_finding",
    "edit_difficulty",
    "edit_reminder",
    "end_calendar_rule",
    "fill_from_spreadsheet",
    "keep_check",
    "merge_difficulties",
    "open_round",
    "publish_form",
    "raise_difficulty",
    "remind",
    "remove_check",
    "reopen_difficulty",
    "return_submission",
    "save_values",
    "send_reminders",
    "submit",
    "undo_correction",
    "verify_calendar_rule",
    "withdraw_difficulty",
]
