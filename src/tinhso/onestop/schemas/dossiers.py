"""What the API of dossiers takes and gives. Days are ISO dates in Vietnam; moments are in UTC; money is whole đồng."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.schemas import Input
from tinhso.onestop.inputs import Applicant, Filer, GivenComponent, Intake
from tinhso.onestop.life_cycles import NATIONAL_STATES
from tinhso.onestop.models import Channel, Dossier
from tinhso.onestop.queries import DossierPage
from tinhso.onestop.queries.dossiers import DossierRow
from tinhso.onestop.rules.fees import Quantity
from tinhso.onestop.wording.happenings import detail, label

LARGEST_ID = 2**63 - 1
MOST = 200

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
NUMBERS = {name: number for number, name in NATIONAL_STATES.items()}


class ApplicantIn(Input):
    kind: str = "citizen"
    name: str
    id_number: str
    phone: str = ""
    address: str = ""


class FilerIn(Input):
    filing: str = "self"
    name: str = ""
    id_number: str = ""
    ground: str = ""


class ComponentIn(Input):
    """`digest`: the SHA-256 under which the file is kept already."""

    code: str
    copy_kind: str = "electronic"
    count: int = 1
    digest: str = ""
    file_name: str = ""
    metadata: dict[str, Any] = {}


class QuantityIn(Input):
    copies: int = Field(default=1, ge=1, le=1000)
    pages: int = Field(default=1, ge=1, le=10_000)


class DossierIn(Input):
    """A dossier that was handed in online, for the unit that is competent for it."""

    procedure_id: Id
    unit_id: Id
    applicant: ApplicantIn
    filer: FilerIn = FilerIn()
    answers: dict[str, dict[str, Any]] = {}
    components: list[ComponentIn] = Field(default=[], max_length=MOST)
    other_case: list[str] = Field(default=[], max_length=MOST)
    failed: dict[str, str] = {}
    quantities: dict[str, QuantityIn] = {}
    summary: str = ""

    def intake(self) -> Intake:
        return Intake(
            procedure_id=self.procedure_id,
            receiving_unit_id=self.unit_id,
            competent_unit_id=self.unit_id,
            channel=Channel.ONLINE.value,
            applicant=Applicant(**self.applicant.dict()),
            filer=Filer(**self.filer.dict()),
            answers=self.answers,
            components=tuple(GivenComponent(**each.dict()) for each in self.components),
            other_case=tuple(self.other_case),
            failed=self.failed,
            quantities={code: Quantity(**each.dict()) for code, each in self.quantities.items()},
            summary=self.summary,
        )


class Coded(Schema):
    code: str


class UnitRef(Schema):
    id: int
    name: str

    @staticmethod
    def of(unit: Unit | None) -> "UnitRef | None":
        return UnitRef(id=unit.pk, name=unit.name) if unit else None


class DossierOut(Schema):
    """`state_number`: as the National Public Service Portal counts the states. `applicant` and `applicant_id` are
    masked where the caller only oversees; in lists the number always is. `on_time`: by the limit first promised, which
    an apology doesn't move (ClockOut.kept tells more)."""

    code: str
    title: str
    channel: str
    state: str | None
    state_number: int | None
    step: str
    unit: UnitRef | None
    receiving_unit: UnitRef | None
    holder: UnitRef | None
    applicant: str
    applicant_id: str
    received_on: date
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    on_time: bool | None

    @staticmethod
    def of(row: DossierRow) -> "DossierOut":
        return _dossier_out(row.dossier, row.title, row.applicant, row.applicant_id)


class DossierPageOut(Schema):
    items: list[DossierOut]
    next_cursor: str


class ComponentOut(Schema):
    code: str
    name: str
    ask: str
    standing: str
    copy_kind: str
    digest: str | None
    missing_because: str


class EventOut(Schema):
    kind: str
    label: str
    detail: str
    at: datetime
    recorded_at: datetime
    actor: str
    unit: str


class PaymentOut(Schema):
    fee_code: str
    name: str
    full: int
    amount: int
    resolution: str
    state: str
    reference: str


class ResultOut(Schema):
    code: str
    name: str
    number: str
    issued_on: date
    electronic: bool
    digest: str | None


class ClockOut(Schema):
    """`statutory_due_at`, `committed_due_at`: by law, and as the province has committed itself; None while the clock
    stands or hasn't started. `kept`: "promise", "second" (only the appointment named with an apology) or "neither"."""

    state: str
    started: datetime | None
    statutory_due_at: datetime | None
    committed_due_at: datetime | None
    appointed_at: datetime | None
    apology_by: datetime | None
    supplements: int
    kept: str


class DossierDetail(Schema):
    """`rating`: what the applicant answered (models.Satisfaction), None until he did."""

    dossier: DossierOut
    clock: ClockOut | None
    components: list[ComponentOut]
    events: list[EventOut]
    payments: list[PaymentOut]
    results: list[ResultOut]
    answers: dict[str, Any]
    rating: str | None

    @staticmethod
    def of(page: DossierPage) -> "DossierDetail":
        return DossierDetail(
            dossier=_dossier_out(page.dossier, page.title, page.applicant.name, page.applicant.number),
            clock=_clock_out(page),
            components=[
                ComponentOut(
                    code=each.code,
                    name=each.name,
                    ask=each.ask,
                    standing=each.standing,
                    copy_kind=each.copy_kind,
                    digest=None if page.masked else each.file_id,
                    missing_because="" if page.masked else each.missing_because,
                )
                for each in page.components
            ],
            events=[
                EventOut(
                    kind=each.kind,
                    label=label(each),
                    detail="" if page.masked else detail(each),
                    at=each.at,
                    recorded_at=each.recorded_at,
                    actor=each.actor_name,
                    unit=each.actor_unit,
                )
                for each in page.events
            ],
            payments=[PaymentOut.from_orm(each) for each in page.payments],
            results=[
                ResultOut(
                    code=each.code,
                    name=each.name,
                    number=each.number,
                    issued_on=each.issued_on,
                    electronic=each.electronic,
                    digest=None if page.masked else each.file_id,
                )
                for each in page.results
            ],
            answers=page.answers,
            rating=page.rating.data["satisfaction"] if page.rating else None,
        )


def _dossier_out(found: Dossier, title: str, applicant: str, applicant_id: str) -> DossierOut:
    return DossierOut(
        code=found.code,
        title=title,
        channel=found.channel,
        state=found.state,
        state_number=NUMBERS.get(found.state or ""),
        step=found.step_name,
        unit=UnitRef.of(found.unit),
        receiving_unit=UnitRef.of(found.receiving_unit),
        holder=UnitRef.of(found.holder),
        applicant=applicant,
        applicant_id=applicant_id,
        received_on=found.received_on,
        received_at=found.received_at,
        due_at=found.due_at,
        finished_at=found.finished_at,
        on_time=found.on_time,
    )


def _clock_out(page: DossierPage) -> ClockOut | None:
    read = page.clock
    if read is None:
        return None
    return ClockOut(
        state=read.state,
        started=in_utc(read.started),
        statutory_due_at=in_utc(read.statutory.at if read.statutory else None),
        committed_due_at=in_utc(read.committed.at if read.committed else None),
        appointed_at=in_utc(read.appointed.at if read.appointed else None),
        apology_by=in_utc(read.apology_by),
        supplements=read.supplements,
        kept=read.kept,
    )


def in_utc(moment: datetime | None) -> datetime | None:
    """A moment of the clock, which speaks in Vietnam's time."""
    return moment.astimezone(UTC) if moment else None
