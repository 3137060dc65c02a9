"""People and procedures for tests of procedures."""

from dataclasses import dataclass, replace
from datetime import date

from tests.conftest import SmallProvince
from tests.factories import acting
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Grant
from tinhso.foundation.accounts.roles import Role
from tinhso.onestop.models import Procedure, ProcedureVersion
from tinhso.onestop.rules.procedure_file import Decision, ProcedureFile, write_file
from tinhso.onestop.seeding import seeded_procedures
from tinhso.onestop.verbs import import_file, publish_version

DECIDED = Decision("115/QĐ-UBND", date(2025, 6, 20), date(2025, 7, 1), date(2025, 6, 24))


def seeded(code: str) -> ProcedureFile:
    return next(each for each in seeded_procedures() if each.code == code)


def keeper_of(province: SmallProvince, field: str = "tu-phap") -> Actor:
    """The justice officer, made keeper of the field in the whole province."""
    Grant.objects.create(
        account=province.justice_officer, role=Role.FIELD_MANAGER, unit=province.root, field=field, valid_from=date.min
    )
    return acting(province.justice_officer)


@dataclass
class Kept:
    """A procedure of the seed in force since 01/7/2025, and who keeps it."""

    keeper: Actor
    procedure: Procedure
    version: ProcedureVersion

    def draft(self, **content: object) -> ProcedureVersion:
        """The next version's draft with these parts of the content changed; decided on 03/8/2026."""
        file = file_of(self.version)
        data = write_file(replace(file, decision=Decision("20/QĐ-UBND", date(2026, 8, 3), date(2026, 8, 17))))
        pk = import_file(self.keeper, data.encode(), keeper_id=self.procedure.keeper_id)
        draft = ProcedureVersion.objects.get(pk=pk)
        if content:
            draft.content = {**draft.content, **content}
            draft.save()
        return draft


def file_of(version: ProcedureVersion) -> ProcedureFile:
    return ProcedureFile(version.procedure.code, version.says, version.procedure.service)


def in_force(keeper: Actor, province: SmallProvince, code: str = "TP.HT.03", decision: Decision = DECIDED) -> Kept:
    data = write_file(replace(seeded(code), decision=decision)).encode()
    pk = import_file(keeper, data, keeper_id=province.justice.pk)
    publish_version(keeper, pk)
    version = ProcedureVersion.objects.get(pk=pk)
    return Kept(keeper, version.procedure, version)
