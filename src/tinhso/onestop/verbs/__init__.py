"""Every state change of the wing; actor first."""

from tinhso.onestop.verbs.appointments import apologise_and_reappoint, lengthen
from tinhso.onestop.verbs.certifying import certify_copy, drop_copy, present_original, revoke_copy
from tinhso.onestop.verbs.dossiers import Received, correct_channel, load_batch
from tinhso.onestop.verbs.ending import finish, give_result, refuse, stop, withdraw
from tinhso.onestop.verbs.intake import accept_intake, refuse_intake, register_online, take_in
from tinhso.onestop.verbs.outages import call_off_outage, confirm_outage, declare_outage, end_outage
from tinhso.onestop.verbs.overdue import count_overdue
from tinhso.onestop.verbs.payments import await_payment, record_payment
from tinhso.onestop.verbs.petitions.publishing import close_petition, publish_petition, rate_petition
from tinhso.onestop.verbs.petitions.receiving import receive_petition
from tinhso.onestop.verbs.petitions.steps import (
    answer_petition,
    ask_petitioner,
    assign_petition,
    hand_over_petition,
    refuse_petition,
    replace_petition_assignee,
    take_given,
)
from tinhso.onestop.verbs.procedure_files import import_file, import_procedure
from tinhso.onestop.verbs.procedures import (
    discard_draft,
    draft_procedure,
    draft_version,
    edit_version,
    enter_decision,
    publish_version,
    record_public_update,
    withdraw_version,
)
from tinhso.onestop.verbs.processing import assign, hand_on, hand_over, note_dossier, replace_assignee
from tinhso.onestop.verbs.rating import rate_by_code, rate_dossier
from tinhso.onestop.verbs.results import drop_signed_result, revoke_result, sign_result
from tinhso.onestop.verbs.slips import print_slips, reopen_slip, return_slips, spoil_slip
from tinhso.onestop.verbs.supplements import ask_supplement, give_supplement
from tinhso.onestop.verbs.taking_over import take_over
from tinhso.onestop.verbs.trials import accept_trial, record_trial, remove_trial

__all__ = [
    "Received",
    "accept_intake",
    "accept_trial",
    "answer_petition",
    "apologise_and_reappoint",
    "ask_petitioner",
    "ask_supplement",
    "assign",
    "assign_petition",
    "await_payment",
    "call_off_outage",
    "certify_copy",
    "close_petition",
    "confirm_outage",
    "correct_channel",
    "count_overdue",
    "declare_outage",
    "discard_draft",
    "draft_procedure",
    "draft_version",
    "drop_copy",
    "drop_signed_result",
    "edit_version",
    "end_outage",
    "enter_decision",
    "finish",
    "give_result",
    "give_supplement",
    "hand_on",
    "hand_over",
    "hand_over_petition",
    "import_file",
    "import_procedure",
    "lengthen",
    "load_batch",
    "note_dossier",
    "present_original",
    "print_slips",
    "publish_petition",
    "publish_version",
    "rate_by_code",
    "rate_dossier",
    "rate_petition",
    "receive_petition",
    "record_payment",
    "record_public_update",
    "record_trial",
    "refuse",
    "refuse_intake",
    "refuse_petition",
    "register_online",
    "remove_trial",
    "reopen_slip",
    "replace_assignee",
    "replace_petition_assignee",
    "return_slips",
    "revoke_copy",
    "revoke_result",
    "sign_result",
    "spoil_slip",
    "stop",
    "take_given",
    "take_in",
    "take_over",
    "withdraw",
    "withdraw_version",
]
