"""Petitions for tests, at the small province's communes. All persons are invented."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from tests.conftest import SmallProvince
from tests.factories import acting
from tests.onestop.dossiers import scan
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.inputs import GivenFile, PetitionIntake
from tinhso.onestop.models import Petition

PETITIONER = "Thào Thị Dợ"
TITLE = "Chờ lâu khi chứng thực"
CONTENT = "Sáng 11/8 tôi đến chứng thực giấy tờ, chờ hai giờ mà quầy không có người."


def local(text: str) -> datetime:
    """ "2026-08-12 09:00" on the wall's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.ZONE)


class Desk:
    """The officer and the leader of north, an officer of south, the leader of the department."""

    def __init__(self, province: SmallProvince) -> None:
        self.province = province
        self.officer: Actor = acting(province.north_officer)
        self.colleague: Actor = acting(province.north_colleague)
        self.leader: Actor = acting(province.north_leader)
        self.other: Actor = acting(province.south_officer)
        self.justice: Actor = acting(province.justice_leader)

    def received(self, **changes: Any) -> Petition:
        return found(verbs.receive_petition(self.officer, intake=intake(self.province.north, **changes)))

    def answered(self, **changes: Any) -> Petition:
        petition = self.received(**changes)
        verbs.answer_petition(self.officer, petition.pk, answer="Xã đã bố trí thêm một quầy.", number="12/UBND")
        return found(petition.pk)


def intake(unit: Unit, **changes: Any) -> PetitionIntake:
    given = PetitionIntake(
        unit_id=unit.pk,
        about="conduct",
        channel="phone",
        title=TITLE,
        content=CONTENT,
        name=PETITIONER,
        phone="0912 345 678",
    )
    return replace(given, **changes)


def found(pk: int) -> Petition:
    return Petition.objects.select_related("receiving_unit", "handling_unit", "assignee").get(pk=pk)


def a_file(name: str = "anh-quay.pdf") -> GivenFile:
    return GivenFile(scan(name), name)
