"""Every state change of the wing. Each verb takes the actor first; see foundation/verbs/verb.py."""

from tinhso.directives.verbs.bringing_in import draft_from_reading
from tinhso.directives.verbs.contents import (
    add_group,
    add_target,
    add_task,
    edit_group,
    edit_task,
    remove_group,
    remove_target,
    remove_task,
)
from tinhso.directives.verbs.documents import (
    attach_original,
    close_document,
    draft_document,
    edit_document,
    reopen_document,
    withdraw_document,
)
from tinhso.directives.verbs.errors import NotReady
from tinhso.directives.verbs.escalation import escalate
from tinhso.directives.verbs.handover import replace_person
from tinhso.directives.verbs.importing import import_rows
from tinhso.directives.verbs.inheritance import decide_inheritance, propose_inheritance
from tinhso.directives.verbs.judging import (
    accept_report,
    note_report,
    return_report,
    revoke_acceptance,
    withdraw_evidence,
)
from tinhso.directives.verbs.links import confirm_link, propose_link, propose_restated, remove_link
from tinhso.directives.verbs.parties import resolve_party
from tinhso.directives.verbs.reminders import draft_reminders, edit_reminder, send_reminder
from tinhso.directives.verbs.reported import (
    accept_certain_rows,
    accept_reported_row,
    keep_results,
    refuse_reported_row,
)
from tinhso.directives.verbs.reporting import (
    draft_report,
    pass_on_report,
    record_by_proxy,
    send_back_report,
    submit_report,
)
from tinhso.directives.verbs.reviewing import (
    accept_read_tasks,
    merge_tasks,
    reopen_read_task,
    settle_finding,
    split_task,
)
from tinhso.directives.verbs.scheduling import reschedule, reschedule_task
from tinhso.directives.verbs.taking_effect import put_in_force
from tinhso.directives.verbs.within_unit import add_part, break_down, remove_part, update_part

__all__ = [
    "NotReady",
    "accept_certain_rows",
    "accept_read_tasks",
    "accept_report",
    "accept_reported_row",
    "add_group",
    "add_part",
    "add_target",
    "add_task",
    "attach_original",
    "break_down",
    "close_document",
    "confirm_link",
    "decide_inheritance",
    "draft_document",
    "draft_from_reading",
    "draft_reminders",
    "draft_report",
    "edit_document",
    "edit_group",
    "edit_reminder",
    "edit_task",
    "escalate",
    "import_rows",
    "keep_results",
    "merge_tasks",
    "note_report",
    "pass_on_report",
    "propose_inheritance",
    "propose_link",
    "propose_restated",
    "put_in_force",
    "record_by_proxy",
    "refuse_reported_row",
    "remove_group",
    "remove_link",
    "remove_part",
    "remove_target",
    "remove_task",
    "reopen_document",
    "reopen_read_task",
    "replace_person",
    "reschedule",
    "reschedule_task",
    "resolve_party",
    "return_report",
    "revoke_acceptance",
    "send_back_report",
    "send_reminder",
    "settle_finding",
    "split_task",
    "submit_report",
    "update_part",
    "withdraw_document",
    "withdraw_evidence",
]
