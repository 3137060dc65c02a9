"""Procedures taken in from files."""

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.verbs.errors import Invalid
from tinhso.onestop.models import Procedure, ProcedureVersion
from tinhso.onestop.rules.plain import NotSound
from tinhso.onestop.rules.procedure import plain
from tinhso.onestop.rules.procedure_file import ProcedureFile, read_file
from tinhso.onestop.verbs.procedures import draft_procedure, draft_version, edit_version
from tinhso.onestop.verbs.trials import take_trials
from tinhso.onestop.wording.problems import field_problems


def import_file(actor: Actor, data: bytes, *, keeper_id: int) -> int:
    """Take one file (TOML or JSON) in as a draft; returns the draft's id. A procedure that isn't there yet is entered
    under its keeper; the draft of one that is there is replaced, or the next one begun, all or nothing; trials whose
    name isn't there yet are kept with it. Raises Invalid with all problems by field."""
    try:
        return import_procedure(actor, read_file(data), keeper_id=keeper_id)
    except NotSound as wrong:
        raise Invalid(*field_problems(wrong.problems)) from wrong


def import_procedure(actor: Actor, file: ProcedureFile, *, keeper_id: int) -> int:
    """The same with a file that was read already."""
    draft = ProcedureVersion.objects.get(pk=_draft(actor, file, keeper_id))
    known = set(draft.procedure.trials.values_list("name", flat=True))
    if new := [trial for trial in file.trials if trial.name not in known]:
        take_trials(actor, draft.procedure_id, version_id=draft.pk, trials=new)
    return draft.pk


def _draft(actor: Actor, file: ProcedureFile, keeper_id: int) -> int:
    content = plain(file.content)
    procedure = Procedure.objects.filter(code=file.code).first()
    if procedure is None:
        made: int = draft_procedure(
            actor,
            code=file.code,
            keeper_id=keeper_id,
            content=content,
            service=file.service,
            decision=file.decision,
        )
        return made
    draft = ProcedureVersion.objects.filter(procedure=procedure, state="draft").first()
    if draft is None:
        begun: int = draft_version(actor, procedure.pk, content=content, decision=file.decision)
        return begun
    edit_version(actor, draft.pk, content=content, decision=file.decision)
    return draft.pk
