from tinhso.reporting.verbs.announcing import announce_draft
from tinhso.reporting.verbs.calendars import add_calendar_rule, end_calendar_rule, verify_calendar_rule
from tinhso.reporting.verbs.checks import (
    accept_correction,
    dismiss_finding,
    keep_check,
    remove_check,
    undo_correction,
)
from tinhso.reporting.verbs.composing import (
    discard,
    draft_report,
    edit_section,
    edit_words,
    explain_remark,
    hand_in,
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
from tinhso.reporting.verbs.issuing import correct, issue, pass_on, send_back, sign
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
    "announce_draft",
    "answer_difficulty",
    "close_round",
    "correct",
    "create_form",
    "discard",
    "dismiss_finding",
    "draft_report",
    "edit_difficulty",
    "edit_reminder",
    "edit_section",
    "edit_words",
    "end_calendar_rule",
    "explain_remark",
    "fill_from_spreadsheet",
    "hand_in",
    "issue",
    "keep_check",
    "merge_difficulties",
    "open_round",
    "pass_on",
    "publish_form",
    "raise_difficulty",
    "remind",
    "remove_check",
    "reopen_difficulty",
    "return_submission",
    "save_values",
    "send_back",
    "send_reminders",
    "sign",
    "submit",
    "undo_correction",
    "verify_calendar_rule",
    "withdraw_difficulty",
]
