"""The wing's API: difficulties and proposals. The same verbs and queries as the screens, so the same rights and the
same refusals; its manners are those of directives/api.py."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from tinhso.foundation.verbs.http import caller, entity_tag, idempotency_key, page_by_id, require_match
from tinhso.foundation.verbs.schemas import REFUSALS, Made, ReasonIn
from tinhso.reporting import verbs
from tinhso.reporting.queries import difficulties as queries
from tinhso.reporting.queries.difficulties import DifficultyFilter
from tinhso.reporting.schemas import (
    AnswerIn,
    DifficultyDetail,
    DifficultyIn,
    DifficultyOut,
    DifficultyPage,
    MergeIn,
    QuestionIn,
)

router = Router(tags=["reporting"])

PAGE_SIZE = 50


@router.get("/difficulties", response={200: DifficultyPage, **REFUSALS}, summary="Difficulties and proposals")
def list_difficulties(
    request: HttpRequest,
    state: str = "",
    unit: int | None = None,
    answering: int | None = None,
    waiting: str = "",
    text: str = "",
    cursor: str = "",
) -> dict[str, Any]:
    """What was merged is listed only for the state "merged"; `waiting=mine` gives those that the caller may answer."""
    given = {"state": state, "unit": unit, "answering": answering, "waiting": waiting, "text": text}
    chosen = DifficultyFilter.from_querydict(given)
    return page_by_id(queries.difficulties(caller(request), chosen), cursor, PAGE_SIZE)


@router.get("/difficulties/{int:difficulty_id}", response={200: DifficultyDetail, **REFUSALS}, summary="One difficulty")
def read_difficulty(request: HttpRequest, response: HttpResponse, difficulty_id: int) -> DifficultyDetail:
    detail = _detail(request, difficulty_id)
    response["ETag"] = entity_tag(detail.dict())
    return detail


@router.post("/difficulties", response={201: Made, **REFUSALS}, summary="Raise a difficulty of a unit")
def raise_difficulty(request: HttpRequest, given: DifficultyIn) -> Status[dict[str, int]]:
    made = verbs.raise_difficulty(
        caller(request),
        unit_id=given.unit_id,
        question=given.question(),
        field_code=given.field_code,
        idempotency_key=idempotency_key(request),
    )
    return Status(201, {"id": made})


@router.post("/difficulties/merge", response={201: Made, **REFUSALS}, summary="Make one of several")
def merge_difficulties(request: HttpRequest, given: MergeIn) -> Status[dict[str, int]]:
    made = verbs.merge_difficulties(
        caller(request), ids=given.ids, question=given.question(), idempotency_key=idempotency_key(request)
    )
    return Status(201, {"id": made})


@router.put("/difficulties/{int:difficulty_id}", response={204: None, **REFUSALS}, summary="Word it anew")
def edit_difficulty(request: HttpRequest, difficulty_id: int, given: QuestionIn) -> Status[None]:
    _match(request, difficulty_id)
    key = idempotency_key(request)
    verbs.edit_difficulty(caller(request), difficulty_id, question=given.question(), idempotency_key=key)
    return Status(204, None)


@router.post("/difficulties/{int:difficulty_id}/answer", response={204: None, **REFUSALS}, summary="Answer it")
def answer_difficulty(request: HttpRequest, difficulty_id: int, given: AnswerIn) -> Status[None]:
    _match(request, difficulty_id)
    key = idempotency_key(request)
    verbs.answer_difficulty(caller(request), difficulty_id, **given.dict(), idempotency_key=key)
    return Status(204, None)


@router.post("/difficulties/{int:difficulty_id}/reopen", response={204: None, **REFUSALS}, summary="Ask again")
def reopen_difficulty(request: HttpRequest, difficulty_id: int, given: ReasonIn) -> Status[None]:
    _match(request, difficulty_id)
    key = idempotency_key(request)
    verbs.reopen_difficulty(caller(request), difficulty_id, reason=given.reason, idempotency_key=key)
    return Status(204, None)


@router.post("/difficulties/{int:difficulty_id}/withdraw", response={204: None, **REFUSALS}, summary="Withdraw it")
def withdraw_difficulty(request: HttpRequest, difficulty_id: int, given: ReasonIn) -> Status[None]:
    _match(request, difficulty_id)
    key = idempotency_key(request)
    verbs.withdraw_difficulty(caller(request), difficulty_id, reason=given.reason, idempotency_key=key)
    return Status(204, None)


def _detail(request: HttpRequest, difficulty_id: int) -> DifficultyDetail:
    actor = caller(request)
    found = queries.difficulty(actor, difficulty_id)
    parts = queries.parts_of(actor, found).select_related("answering_unit")
    return DifficultyDetail(
        difficulty=DifficultyOut.from_orm(found), merged=[DifficultyOut.from_orm(each) for each in parts]
    )


def _match(request: HttpRequest, difficulty_id: int) -> None:
    if "If-Match" in request.headers:
        require_match(request, _detail(request, difficulty_id).dict())
