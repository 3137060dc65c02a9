"""Who may do what over the API, operation by operation, as the addresses' table says it for the screens."""

from datetime import timedelta
from typing import Any

from tests.rights.table.directives import drafts, puts_in_force
from tests.rights.table.petitions import petition_of
from tests.rights.table.reporting import asking, both_difficulties, raises_there, sees_difficulty, the_difficulty
from tests.rights.table.samples import (
    Sample,
    day,
    either,
    following,
    get,
    on_unit,
    paper,
    post,
    sees,
    sees_document,
    signed_in,
    work,
)
from tests.rights.world import FIELD, Place
from tinhso.directives import rights
from tinhso.kernel import clock
from tinhso.onestop import rights as onestop
from tinhso.reporting import rights as reporting

ROOT = "/api/v1/directives"


def head(place: Place) -> dict[str, Any]:
    return {
        "subject": "Kế hoạch qua API",
        "issuer_id": place.unit.parent_id,
        "issued_on": (clock.today() - timedelta(days=2)).isoformat(),
        "aggregator_id": place.follower.pk,
        "field_code": FIELD,
    }


def task(place: Place) -> dict[str, Any]:
    return {"content": "Việc qua API", "leads": [place.unit.name], "deadlines": [{"kind": "date", "due": day(9)}]}


def step(name: str, word: str) -> Any:
    return work(name, report_id=lambda place: place.report(getattr(place, name)).pk, step=lambda place: word)


def put(*given: Any) -> Sample:
    sample = post(*given)
    return Sample("put", sample.rule, sample.args, sample.data, changes=True)


def a_petition(place: Place) -> dict[str, Any]:
    """A petition for the place's unit, as the national portal forwards it."""
    told = {"about": "regulation", "channel": "portal", "title": "Trùng giấy tờ", "content": "Đã nộp ở xã rồi"}
    return {
        **told,
        "unit_id": place.unit.pk,
        "field_code": FIELD,
        "name": "Thào Thị Dợ",
        "email": "do@example.vn",
        "reference": "PAKN-1",
    }


def at_the_counter(place: Place) -> dict[str, Any]:
    return {**handed_in(place), "receiving_unit_id": place.unit.pk, "channel": "direct"}


def handed_in(place: Place) -> dict[str, Any]:
    """A dossier for the place's unit, as a portal sends it."""
    intake = place.intake
    applicant = {"kind": "citizen", "name": "Lù Thị Pà", "id_number": intake.applicant.id_number}
    return {
        "procedure_id": intake.procedure_id,
        "unit_id": place.unit.pk,
        "applicant": applicant,
        "answers": intake.answers,
    }


REPORT = {"status": "in_progress", "percent": 40, "result": "Đang làm"}
REASON = {"reason": "Có lý do"}
ONE = f"{ROOT}/assignments/{{assignment_id}}"
PAPER = f"{ROOT}/documents/{{document_id}}"
STEP = f"{ONE}/reports/{{report_id}}/{{step}}"
DOSSIERS = "/api/v1/onestop/dossiers"
PETITIONS = "/api/v1/onestop/petitions"
DIFFICULTIES = "/api/v1/reporting/difficulties"
DIFFICULTY = f"{DIFFICULTIES}/{{difficulty_id}}"
BACK = f"{ONE}/reports/{{report_id}}/back/{{step}}"

OPERATIONS: dict[str, list[Sample]] = {
    f"GET {ROOT}/documents": [get(signed_in)],
    f"POST {ROOT}/documents": [post(drafts, data=head)],
    f"GET {PAPER}": [
        get(drafts, paper("draft")),
        get(sees_document, paper("document")),
        get(sees_document, paper("closed")),
    ],
    f"PUT {PAPER}": [put(drafts, paper("draft"), head)],
    f"POST {PAPER}/groups": [post(drafts, paper("draft"), {"title": "Nhóm"})],
    f"POST {PAPER}/tasks": [post(drafts, paper("draft"), task)],
    f"POST {PAPER}/put-in-force": [post(puts_in_force, paper("ready"), {"acknowledge_counts": False})],
    f"GET {ROOT}/tasks": [get(signed_in)],
    f"GET {ROOT}/tasks/{{task_id}}": [
        get(drafts, lambda place: {"task_id": place.task.pk}),
        get(sees, lambda place: {"task_id": place.open.task_id}),
    ],
    f"GET {ROOT}/assignments": [get(signed_in)],
    f"GET {ROOT}/assignments/counts": [get(signed_in)],
    f"GET {ONE}": [get(sees, work("open")), get(sees, work("drafted")), get(sees, work("passed_on"))],
    f"POST {ONE}/break-down": [
        post(on_unit(rights.BREAK_DOWN), work("open"), lambda place: {"officer_id": place.colleague.pk})
    ],
    f"POST {ONE}/reports": [post(on_unit(rights.REPORT), work("open"), REPORT)],
    f"POST {STEP}": [
        post(on_unit(rights.REPORT), step("drafted", "submit")),
        post(on_unit(rights.PASS_ON), step("submitted", "pass-on")),
        post(following(rights.ACCEPT), step("passed_on", "note")),
        post(following(rights.ACCEPT), step("passed_on", "accept")),
    ],
    f"POST {BACK}": [
        post(on_unit(rights.PASS_ON), step("submitted", "send-back"), REASON),
        post(following(rights.ACCEPT), step("passed_on", "return"), REASON),
    ],
    f"POST {ONE}/reschedule": [
        post(following(rights.RESCHEDULE), work("open"), lambda place: {"new_due": day(50), **REASON})
    ],
    f"GET {DIFFICULTIES}": [get(signed_in)],
    f"POST {DIFFICULTIES}": [post(raises_there, data=asking)],
    f"POST {DIFFICULTIES}/merge": [
        post(on_unit(reporting.CONSOLIDATE, None), data=lambda p: {**asking(p), "ids": both_difficulties(p)})
    ],
    f"GET {DIFFICULTY}": [
        get(sees_difficulty, the_difficulty()),
        get(sees_difficulty, the_difficulty("answered_difficulty")),
    ],
    f"PUT {DIFFICULTY}": [put(raises_there, the_difficulty(), asking)],
    f"POST {DIFFICULTY}/answer": [post(following(reporting.ANSWER, None), the_difficulty(), {"answer": "Đã xong"})],
    f"POST {DIFFICULTY}/reopen": [post(raises_there, the_difficulty("answered_difficulty"), REASON)],
    f"POST {DIFFICULTY}/withdraw": [post(raises_there, the_difficulty(), REASON)],
    f"GET {DOSSIERS}": [get(signed_in)],
    f"POST {DOSSIERS}": [post(on_unit(onestop.TAKE_IN), data=handed_in)],
    f"GET {PETITIONS}": [get(signed_in)],
    f"POST {PETITIONS}": [post(on_unit(onestop.RECEIVE_PETITIONS), data=a_petition)],
    f"GET {PETITIONS}/{{petition_id}}": [get(on_unit(onestop.VIEW_PETITIONS), petition_of(), recorded=True)],
    f"POST {PETITIONS}/{{petition_id}}/answer": [
        post(on_unit(onestop.HANDLE_PETITIONS), petition_of(), {"answer": "Đã thêm quầy"})
    ],
    "POST /api/v1/onestop/counter/dossiers": [post(on_unit(onestop.TAKE_IN), data=at_the_counter)],
    f"POST {DOSSIERS}/{{code}}/rating": [
        post(
            either(on_unit(onestop.TAKE_IN), on_unit(onestop.PROCESS)),
            lambda place: {"code": place.dossiers.finished.code},
            {"satisfaction": "satisfied"},
        )
    ],
    f"GET {DOSSIERS}/{{code}}": [get(on_unit(onestop.VIEW), lambda place: {"code": place.dossier.code}, recorded=True)],
}
