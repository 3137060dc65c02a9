"""The counter over the API: dossiers are taken in, also those received on paper during an outage, and rated."""

from django.http import HttpRequest
from ninja import Router, Status

from tinhso.foundation.verbs.http import caller, idempotency_key
from tinhso.foundation.verbs.schemas import REFUSALS
from tinhso.onestop import queries, verbs
from tinhso.onestop.models import RatedAt
from tinhso.onestop.schemas.counter import CounterDossierIn, RatingIn
from tinhso.onestop.schemas.dossiers import Coded

router = Router(tags=["onestop"])


@router.post("/counter/dossiers", response={201: Coded, **REFUSALS}, summary="Take a dossier in at a counter")
def take_in_dossier(request: HttpRequest, given: CounterDossierIn) -> Status[dict[str, str]]:
    """Its clock counts from when it was truly received. The answer is its national code."""
    key = idempotency_key(request)
    return Status(201, {"code": verbs.take_in(caller(request), intake=given.intake(), idempotency_key=key)})


@router.post("/dossiers/{code}/rating", response={204: None, **REFUSALS}, summary="An applicant's satisfaction")
def rate_dossier(request: HttpRequest, code: str, given: RatingIn) -> Status[None]:
    """What its applicant answered on a portal; once for each dossier, after its result."""
    actor, key = caller(request), idempotency_key(request)
    found = queries.dossier(actor, code)
    verbs.rate_dossier(actor, found.pk, **given.dict(), place=RatedAt.PORTAL.value, idempotency_key=key)
    return Status(204, None)
