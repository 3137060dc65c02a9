"""A place's petitions, one for each state that a step needs."""

from dataclasses import dataclass

from tests.onestop.petitions import a_file, found, intake
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.organizations.models import Unit
from tinhso.onestop import verbs
from tinhso.onestop.models import Petition


@dataclass
class PetitionsOf:
    """`open` has a file; `asked` waits for the petitioner; `answered` isn't published yet."""

    open: Petition
    asked: Petition
    answered: Petition


def petitions_of(unit: Unit, name: str, field_code: str) -> PetitionsOf:
    """All of the same petitioner, received at the unit."""
    system = system_actor("test")
    given = intake(
        unit,
        name=f"Thào {name}",
        content=f"Chờ lâu, {name}",
        id_number="002301000018",
        field_code=field_code,
        files=(a_file(),),
    )
    opened, asked, answered = (verbs.receive_petition(system, intake=given) for _each in range(3))
    verbs.ask_petitioner(system, asked, wanted="Số quầy")
    verbs.answer_petition(system, answered, answer="Đã thêm quầy")
    return PetitionsOf(found(opened), found(asked), found(answered))
