"""What the API of petitions takes and gives. Days are ISO dates in Vietnam; moments are in UTC."""

from datetime import datetime

from ninja import Schema
from pydantic import AwareDatetime, Field

from tinhso.foundation.verbs.schemas import Input
from tinhso.onestop.inputs import GivenFile, PetitionIntake
from tinhso.onestop.queries.petitions.lists import PetitionRow
from tinhso.onestop.queries.petitions.page import PetitionPage
from tinhso.onestop.schemas.dossiers import EventOut, Id, UnitRef, in_utc
from tinhso.onestop.verbs.petitions.course import MOST_FILES
from tinhso.onestop.wording.petitions import detail, label


class FileIn(Input):
    """`digest`: the SHA-256 under which the file is kept already."""

    digest: str
    name: str = ""


class PetitionIn(Input):
    """`about`: "conduct" or "regulation"; `channel`: "counter", "phone", "letter" or "portal"; `reference`: its number
    where it was forwarded from; `dossier_code`: the dossier that it is about."""

    unit_id: Id
    about: str
    channel: str
    title: str
    content: str
    name: str = ""
    id_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    field_code: str = ""
    dossier_code: str = ""
    reference: str = ""
    files: list[FileIn] = Field(default=[], max_length=MOST_FILES)
    received_at: AwareDatetime | None = None

    def intake(self) -> PetitionIntake:
        told = {name: value for name, value in self.dict().items() if name != "files"}
        return PetitionIntake(**told, files=given_files(self.files))


class AnswerIn(Input):
    """`number`: of the document that says the answer; `revision`: the one that was read, where nobody else's change is
    to be overlooked."""

    answer: str
    number: str = ""
    files: list[FileIn] = Field(default=[], max_length=MOST_FILES)
    revision: int | None = Field(default=None, ge=0, le=2**31 - 1)


class PetitionOut(Schema):
    """`number`: of the receiving unit's register. `petitioner` is masked where the caller only oversees. `due_at`: the
    end of the time for the answer, then for its publication; None when nothing is owed, and while it waits."""

    id: int
    number: str
    title: str
    about: str
    channel: str
    field_code: str
    state: str
    receiving_unit: UnitRef | None
    handling_unit: UnitRef | None
    petitioner: str
    received_at: datetime
    due_at: datetime | None
    on_time: bool | None
    rating: str
    revision: int

    @staticmethod
    def of(row: PetitionRow | PetitionPage) -> "PetitionOut":
        it = row.petition
        return PetitionOut(
            id=it.pk,
            number=it.register_number,
            title=it.title,
            about=it.about,
            channel=it.channel,
            field_code=it.field_code,
            state=it.state,
            receiving_unit=UnitRef.of(it.receiving_unit),
            handling_unit=UnitRef.of(it.handling_unit),
            petitioner=row.petitioner,
            received_at=it.received_at,
            due_at=it.due_at,
            on_time=it.on_time,
            rating=it.rating,
            revision=it.revision,
        )


class PetitionPageOut(Schema):
    items: list[PetitionOut]
    next_cursor: str


class LimitOut(Schema):
    """`promise`: refuse, ask, handle or publish; `standing`: open, waiting, kept, late or lapsed."""

    promise: str
    due: datetime | None
    done: datetime | None
    standing: str


class PetitionFileOut(Schema):
    name: str
    digest: str
    of_answer: bool


class PetitionDetail(Schema):
    """Without content, contact, files and what was written where the caller only oversees. The personal number is
    always masked."""

    petition: PetitionOut
    content: str
    phone: str
    email: str
    address: str
    id_number: str
    reference: str
    dossier_code: str
    answer: str
    answer_number: str
    published_question: str
    published_answer: str
    files: list[PetitionFileOut]
    limits: list[LimitOut]
    events: list[EventOut]

    @staticmethod
    def of(page: PetitionPage) -> "PetitionDetail":
        it, shown = page.petition, not page.masked
        return PetitionDetail(
            petition=PetitionOut.of(page),
            content=it.content if shown else "",
            phone=it.petitioner_phone if shown else "",
            email=it.petitioner_email if shown else "",
            address=it.petitioner_address if shown else "",
            id_number=page.number,
            reference=it.reference,
            dossier_code=it.dossier.code if it.dossier else "",
            answer=it.answer if shown else "",
            answer_number=it.answer_number,
            published_question=it.published_question,
            published_answer=it.published_answer,
            files=[
                PetitionFileOut(name=each.name, digest=each.file_id, of_answer=each.of_answer) for each in page.files
            ],
            limits=[
                LimitOut(promise=each.promise, due=in_utc(each.due), done=in_utc(each.done), standing=each.standing)
                for each in page.clock.limits
            ],
            events=[
                EventOut(
                    kind=each.kind,
                    label=label(each),
                    detail=detail(each) if shown else "",
                    at=each.at,
                    recorded_at=each.recorded_at,
                    actor=each.actor_name,
                    unit=each.actor_unit,
                )
                for each in page.events
            ],
        )


def given_files(files: list[FileIn]) -> tuple[GivenFile, ...]:
    return tuple(GivenFile(each.digest, each.name) for each in files)
