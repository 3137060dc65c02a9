"""The API of petitions: received from other systems, read, answered."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from tinhso.foundation.verbs.http import caller, entity_tag, idempotency_key
from tinhso.foundation.verbs.schemas import REFUSALS, Made
from tinhso.onestop import verbs
from tinhso.onestop.queries.paging import LARGEST_PAGE, PAGE_SIZE
from tinhso.onestop.queries.petitions.lists import PetitionFilter, petitions
from tinhso.onestop.queries.petitions.page import petition_page, record_opened
from tinhso.onestop.schemas.petitions import (
    AnswerIn,
    PetitionDetail,
    PetitionIn,
    PetitionOut,
    PetitionPageOut,
    given_files,
)

router = Router(tags=["onestop"])


@router.get("", response={200: PetitionPageOut, **REFUSALS}, summary="Petitions")
def list_petitions(
    request: HttpRequest,
    state: str = "",
    due: str = "",
    unit: str = "",
    channel: str = "",
    about: str = "",
    text: str = "",
    cursor: str = "",
    size: int = PAGE_SIZE,
) -> PetitionPageOut:
    """Open ones with the next due first; with a `state` of the life cycle, or "all", the newest first; at most 200 a
    page. `text`: words of title or petitioner, or the register number."""
    given = {"state": state, "due": due, "unit": unit, "channel": channel, "about": about, "text": text}
    chosen = PetitionFilter.from_querydict(given)
    page = petitions(caller(request), chosen, cursor, max(1, min(size, LARGEST_PAGE)))
    return PetitionPageOut(items=[PetitionOut.of(row) for row in page.rows], next_cursor=page.next_cursor)


@router.post("", response={201: Made, **REFUSALS}, summary="Receive a petition")
def receive_petition(request: HttpRequest, given: PetitionIn) -> Status[dict[str, int]]:
    """It is entered in the unit's register."""
    pk = verbs.receive_petition(caller(request), intake=given.intake(), idempotency_key=idempotency_key(request))
    return Status(201, {"id": pk})


@router.get("/{int:petition_id}", response={200: PetitionDetail, **REFUSALS}, summary="One petition")
def read_petition(request: HttpRequest, response: HttpResponse, petition_id: int) -> PetitionDetail:
    """With what happened and every time limit."""
    actor = caller(request)
    page = petition_page(actor, petition_id)
    record_opened(actor, page)
    detail = PetitionDetail.of(page)
    response["ETag"] = entity_tag(detail.dict())
    return detail


@router.post("/{int:petition_id}/answer", response={204: None, **REFUSALS}, summary="Answer a petition")
def answer_petition(request: HttpRequest, petition_id: int, given: AnswerIn) -> Status[None]:
    """It is handled then; what is left is to publish the answer."""
    verbs.answer_petition(
        caller(request),
        petition_id,
        answer=given.answer,
        number=given.number,
        files=given_files(given.files),
        seen=given.revision,
        idempotency_key=idempotency_key(request),
    )
    return Status(204, None)
