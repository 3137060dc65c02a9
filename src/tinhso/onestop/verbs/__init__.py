"""Every state change of the wing; actor first."""

from tinhso.onestop.verbs.dossiers import Received, correct_channel, load_batch
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
from tinhso.onestop.verbs.trials import accept_trial, record_trial, remove_trial

__all__ = [
    "Received",
    "accept_trial",
    "correct_channel",
    "discard_draft",
    "draft_procedure",
    "draft_version",
    "edit_version",
    "enter_decision",
    "import_file",
    "import_procedure",
    "load_batch",
    "publish_version",
    "record_public_update",
    "record_trial",
    "remove_trial",
    "withdraw_version",
]
