"""A place's procedures: one that holds, with a dry run kept as its test, and one that is only a draft."""

from dataclasses import dataclass, replace
from datetime import timedelta

from tests.onestop.procedures import seeded
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.onestop.models import ProcedureVersion, Trial
from tinhso.onestop.rules.dry_run import Action, Do
from tinhso.onestop.rules.procedure_file import Decision, ProcedureFile, write_file
from tinhso.onestop.verbs import import_procedure, publish_version, record_trial


@dataclass(frozen=True)
class Catalogue:
    """`published` and `draft` are of two procedures, both kept by the place's follower."""

    published: ProcedureVersion
    draft: ProcedureVersion
    trial: Trial


def catalogue(name: str, keeper: Unit, word: str) -> Catalogue:
    """Everything through verbs; `word` stands in the draft alone."""
    system, today = system_actor("test"), clock.today()
    decision = Decision("1/QĐ-UBND", today - timedelta(days=9), today - timedelta(days=2))
    file = replace(seeded("TP.HT.02"), decision=decision, service="")
    published = import_procedure(system, replace(file, code=f"{name}.1"), keeper_id=keeper.pk)
    publish_version(system, published)
    version = ProcedureVersion.objects.get(pk=published)
    history = (Action(clock.now(), Do.RECEIVE),)
    trial = record_trial(system, version.procedure_id, version_id=published, name=f"Thử {name}", history=history)
    hidden = replace(file, code=f"{name}.2", content=replace(file.content, title=f"Thủ tục {word}"))
    draft = import_procedure(system, hidden, keeper_id=keeper.pk)
    return Catalogue(version, ProcedureVersion.objects.get(pk=draft), Trial.objects.get(pk=trial))


def new_file(code: str) -> str:
    return write_file(replace(seeded("TP.HT.06"), code=code))


def changed_file(version: ProcedureVersion) -> str:
    """The version's own file with another word on how it is done."""
    content = replace(version.says, manner="Cách làm mới")
    return write_file(ProcedureFile(version.procedure.code, content))
