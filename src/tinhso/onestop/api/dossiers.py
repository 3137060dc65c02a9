"""The API of dossiers: those handed in online come in here, and what became of them is read here."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from tinhso.foundation.verbs.http import caller, entity_tag, idempotency_key
from tinhso.foundation.verbs.schemas import REFUSALS
from tinhso.onestop import queries, verbs
from tinhso.onestop.queries.paging import LARGEST_PAGE, PAGE_SIZE
from tinhso.onestop.schemas.dossiers import Coded, DossierDetail, DossierIn, DossierOut, DossierPageOut

router = Router(tags=["onestop"])


@router.get("/dossiers", response={200: DossierPageOut, **REFUSALS}, summary="Dossiers")
def list_dossiers(
    request: HttpRequest,
    state: str = "",
    procedure: str = "",
    text: str = "",
    cursor: str = "",
    size: int = PAGE_SIZE,
) -> DossierPageOut:
    """The newest first, at most 200 a page. `state`: a name of the life cycle; `text`: words of the applicant's name,
    or the beginning of a code."""
    chosen = queries.DossierFilter.from_querydict({"state": state, "procedure": procedure, "text": text})
    page = queries.dossiers(caller(request), chosen, cursor, max(1, min(size, LARGEST_PAGE)))
    return DossierPageOut(items=[DossierOut.of(row) for row in page.rows], next_cursor=page.next_cursor)


@router.post("/dossiers", response={201: Coded, **REFUSALS}, summary="Hand a dossier in online")
def register_dossier(request: HttpRequest, given: DossierIn) -> Status[dict[str, str]]:
    """The unit's officers take it in or refuse it. The answer is its national code."""
    key = idempotency_key(request)
    code = verbs.register_online(caller(request), intake=given.intake(), idempotency_key=key)
    return Status(201, {"code": code})


@router.get("/dossiers/{code}", response={200: DossierDetail, **REFUSALS}, summary="One dossier")
def read_dossier(request: HttpRequest, response: HttpResponse, code: str) -> DossierDetail:
    """With its papers, what happened, what is to be paid, and its clock."""
    actor = caller(request)
    page = queries.dossier_page(actor, code)
    queries.record_opened(actor, page)
    detail = DossierDetail.of(page)
    response["ETag"] = entity_tag(detail.dict())
    return detail
