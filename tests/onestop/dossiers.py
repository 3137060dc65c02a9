"""Dossiers for tests: marriages at the small province's counters. All persons are invented."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from tests.conftest import SmallProvince
from tests.factories import acting
from tests.onestop.procedures import Kept, in_force, keeper_of
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import CodeScheme, Unit, UnitCode
from tinhso.onestop import verbs
from tinhso.onestop.inputs import Applicant, GivenComponent, GivenResult, Intake
from tinhso.onestop.models import Dossier

MORNING = datetime(2026, 8, 12, 2, 0, tzinfo=UTC)  # Wednesday, 09:00 in Vietnam
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ANSWERS = {
    "to-khai-ket-hon": {
        "wife_name": "Sùng Thị Mỷ",
        "wife_born_on": "2001-03-02",
        "wife_id": "002301000018",
        "wife_residence": "Xã Đồng Văn",
        "husband_name": "Vàng Mí Lía",
        "husband_born_on": "1999-11-20",
        "husband_id": "002099000027",
        "husband_residence": "Xã Đồng Văn",
    }
}
APPLICANT = Applicant("citizen", "Sùng Thị Mỷ", "002301000018", "0912 345 678", "Xã Đồng Văn")
LOOKUP_FAILED = {"civil_status": "Cơ sở dữ liệu hộ tịch không trả lời lúc 08:55"}
STATUS = "tinh-trang-hon-nhan"


@dataclass
class Counter:
    """Two communes with marriages, their people, and what is handed in at north by default."""

    province: SmallProvince
    kept: Kept
    officer: Actor
    leader: Actor
    other: Actor

    def intake(self, **changes: Any) -> Intake:
        north = self.province.north.pk
        given = Intake(
            procedure_id=self.kept.procedure.pk,
            receiving_unit_id=north,
            competent_unit_id=north,
            channel="direct",
            applicant=APPLICANT,
            answers=ANSWERS,
        )
        return replace(given, **changes)

    def taken(self, **changes: Any) -> Dossier:
        return found(verbs.take_in(self.officer, intake=self.intake(**changes)))

    def signed(self, **changes: Any) -> Dossier:
        """One that only its last step is missing of."""
        dossier = self.taken(**changes)
        verbs.hand_on(self.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
        verbs.hand_on(self.officer, dossier.pk, step="tham-tra", outcome="dat")
        verbs.hand_on(self.leader, dossier.pk, step="ky-duyet", outcome="dong-y")
        return found(dossier.code)

    def finished(self, **changes: Any) -> Dossier:
        dossier = self.signed(**changes)
        verbs.finish(self.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[certificate()])
        return found(dossier.code)


def counter(province: SmallProvince) -> Counter:
    kept = in_force(keeper_of(province), province)
    code(province.north, "H60.101")
    code(province.south, "H60.102")
    return Counter(
        province,
        kept,
        acting(province.north_officer),
        acting(province.north_leader),
        acting(province.south_officer),
    )


def code(unit: Unit, value: str) -> None:
    UnitCode.objects.create(unit=unit, scheme=CodeScheme.ORGANISATION, value=value, source="mẫu")


def found(code: str) -> Dossier:
    return Dossier.objects.select_related("unit", "holder", "receiving_unit", "version__procedure").get(code=code)


def scan(text: str = "") -> str:
    """The key of a kept file."""
    return keep(BytesIO(PDF + text.encode())).digest


def status_paper(**changes: Any) -> GivenComponent:
    return GivenComponent(STATUS, digest=scan("giấy"), file_name="xac-nhan.pdf", metadata={"so": "12"}, **changes)


def certificate() -> GivenResult:
    return GivenResult("KQ.TP.GCNKH", number="31/2026", digest=scan("kết quả"), electronic=True)
