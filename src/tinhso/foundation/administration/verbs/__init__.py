"""The state changes of this room. Actor first; see foundation/verbs for what a verb is."""

from tinhso.foundation.administration.verbs.absences import end_absence, record_absence
from tinhso.foundation.administration.verbs.accounts import (
    create_account,
    deactivate_account,
    edit_account,
    reactivate_account,
    require_second_factor,
    reset_second_factor,
    set_password,
)
from tinhso.foundation.administration.verbs.certificates import (
    make_software_certificate,
    register_certificate,
    revoke_certificate,
)
from tinhso.foundation.administration.verbs.operations import (
    replay_message,
    resume_job,
    stop_job,
    verify_journal,
)
from tinhso.foundation.administration.verbs.personal import (
    change_own_password,
    choose_language,
    read_notifications,
    remove_view,
    save_view,
)
from tinhso.foundation.administration.verbs.posts import add_post, hand_over, transfer
from tinhso.foundation.administration.verbs.roles import grant_role, revoke_role
from tinhso.foundation.administration.verbs.succession import close_unit, merge_units, settle_succession
from tinhso.foundation.administration.verbs.units import add_alias, add_unit, move_unit, rename_unit, set_code

__all__ = [
    "add_alias",
    "add_post",
    "add_unit",
    "change_own_password",
    "choose_language",
    "close_unit",
    "create_account",
    "deactivate_account",
    "edit_account",
    "end_absence",
    "grant_role",
    "hand_over",
    "make_software_certificate",
    "merge_units",
    "move_unit",
    "reactivate_account",
    "read_notifications",
    "record_absence",
    "register_certificate",
    "remove_view",
    "rename_unit",
    "replay_message",
    "require_second_factor",
    "reset_second_factor",
    "resume_job",
    "revoke_certificate",
    "revoke_role",
    "save_view",
    "set_code",
    "set_password",
    "settle_succession",
    "stop_job",
    "transfer",
    "verify_journal",
]
