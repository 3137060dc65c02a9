"""Papers of dossiers, signed results and certified copies."""

from typing import Any

from tests.rights.table.samples import REASON, Sample, anybody, get, nobody, on_unit, post, somewhere, upload
from tests.rights.world import Place
from tinhso.onestop.rights import CERTIFY, COMPARE, DECIDE, VIEW_PERSONS
from tinhso.papers import Document as PaperDocument
from tinhso.papers import Head
from tinhso.papers.writing import write_pdf


def receipt_of(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code, "kind": "giay-tiep-nhan", "number": 1}


def the_dossier(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code}


def issued_result(place: Place) -> dict[str, Any]:
    return {"code": place.dossier.code, "result_id": 1}


def an_original(place: Place) -> dict[str, Any]:
    scan = write_pdf(PaperDocument(Head(kind="Bằng"), ()))
    form = {"title": "Bằng", "requester": "Lù Thị Pà", "requester_id": "002301000018", "compared": "on"}
    return {**form, "unit": place.unit.pk, "file": upload("a.pdf", scan)}


def the_copy(place: Place) -> dict[str, Any]:
    return {"copy_id": place.certified_copy.pk}


PRINTED: dict[str, list[Sample]] = {
    "onestop:printed_paper": [get(on_unit(VIEW_PERSONS), receipt_of, recorded=True)],
    "onestop:register_book": [get(somewhere(VIEW_PERSONS))],
    "onestop:sign_result": [
        get(nobody, the_dossier),
        post(nobody, the_dossier, {"code": "KQ.TP.GCNKH", "number": "1"}),
    ],
    "onestop:revoke_result": [
        get(on_unit(DECIDE), issued_result),
        post(nobody, issued_result, REASON, changes=False),
    ],
    "onestop:certified_copies": [get(somewhere(COMPARE))],
    "onestop:present_original": [
        get(somewhere(COMPARE)),
        post(on_unit(COMPARE), data=an_original),
    ],
    "onestop:certified_copy": [get(on_unit(COMPARE), the_copy, recorded=True)],
    "onestop:certified_copy_file": [get(on_unit(COMPARE), the_copy, recorded=True)],
    "onestop:certify_copy": [post(on_unit(CERTIFY), the_copy, changes=None)],
    "onestop:drop_copy": [
        get(on_unit(COMPARE), the_copy),
        post(on_unit(COMPARE), the_copy, REASON),
    ],
    "onestop:revoke_copy": [
        get(nobody, the_copy),
        post(nobody, the_copy, REASON),
    ],
    "onestop:tracking": [get(anybody)],
    "onestop:track_dossier": [get(anybody, lambda place: {"code": place.dossier.code})],
}
