"""The wing's API: the same verbs and queries as the screens, so the same rights and the same refusals.

Lists come in pages with `next_cursor`. Writes take an Idempotency-Key; details carry an ETag, which `If-Match` on a
write of the same thing is held against.
"""

from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from tinhso.directives import queries, verbs
from tinhso.directives.life_cycles import DOCUMENT
from tinhso.directives.schemas import (
    AssignmentDetail,
    AssignmentOut,
    AssignmentPage,
    AssignmentQuery,
    BreakDownIn,
    CountsOut,
    DocumentDetail,
    DocumentIn,
    DocumentPage,
    GroupIn,
    PutInForceIn,
    ReportIn,
    RescheduleIn,
    TaskIn,
    TaskOut,
    TaskPage,
    TaskWithCounts,
    counts_out,
)
from tinhso.foundation.verbs.errors import NotFound
from tinhso.foundation.verbs.http import caller, entity_tag, idempotency_key, page_by_id, require_match
from tinhso.foundation.verbs.schemas import REFUSALS, Made, ReasonIn

router = Router(tags=["directives"])

PAGE_SIZE, LARGEST_PAGE = 50, 200


class ReportStep(StrEnum):
    SUBMIT = "submit"
    PASS_ON = "pass-on"  # noqa: S105 - a step, no secret
    NOTE = "note"
    ACCEPT = "accept"


class BackStep(StrEnum):
    SEND_BACK = "send-back"
    RETURN = "return"


STEPS = {
    ReportStep.SUBMIT: verbs.submit_report,
    ReportStep.PASS_ON: verbs.pass_on_report,
    ReportStep.NOTE: verbs.note_report,
    ReportStep.ACCEPT: verbs.accept_report,
}
BACK_STEPS = {BackStep.SEND_BACK: verbs.send_back_report, BackStep.RETURN: verbs.return_report}


@router.get("/documents", response={200: DocumentPage, **REFUSALS}, summary="Documents that assign work")
def list_documents(request: HttpRequest, text: str = "", state: str = "", cursor: str = "") -> dict[str, Any]:
    known = state if state in DOCUMENT.states else ""
    return page_by_id(queries.documents(caller(request), text, known), cursor, PAGE_SIZE)


@router.get("/documents/{int:document_id}", response={200: DocumentDetail, **REFUSALS}, summary="One document")
def read_document(request: HttpRequest, response: HttpResponse, document_id: int) -> DocumentDetail:
    detail = _document(request, document_id)
    response["ETag"] = entity_tag(detail.dict())
    return detail


@router.post("/documents", response={201: Made, **REFUSALS}, summary="Draft a document")
def draft_document(request: HttpRequest, given: DocumentIn) -> Status[dict[str, int]]:
    made = verbs.draft_document(caller(request), **given.dict(), idempotency_key=idempotency_key(request))
    return Status(201, {"id": made})


@router.put("/documents/{int:document_id}", response={204: None, **REFUSALS}, summary="Change a draft's head")
def edit_document(request: HttpRequest, document_id: int, given: DocumentIn) -> Status[None]:
    _match(request, document_id)
    verbs.edit_document(caller(request), document_id, **given.dict(), idempotency_key=idempotency_key(request))
    return Status(204, None)


@router.post("/documents/{int:document_id}/groups", response={201: Made, **REFUSALS}, summary="Add a group")
def add_group(request: HttpRequest, document_id: int, given: GroupIn) -> Status[dict[str, int]]:
    made = verbs.add_group(caller(request), document_id, **given.dict(), idempotency_key=idempotency_key(request))
    return Status(201, {"id": made})


@router.post("/documents/{int:document_id}/tasks", response={201: Made, **REFUSALS}, summary="Add a task")
def add_task(request: HttpRequest, document_id: int, given: TaskIn) -> Status[dict[str, int]]:
    values = {**given.dict(), "deadlines": [each.given() for each in given.deadlines]}
    made = verbs.add_task(caller(request), document_id, **values, idempotency_key=idempotency_key(request))
    return Status(201, {"id": made})


@router.post("/documents/{int:document_id}/put-in-force", response={200: dict[str, int], **REFUSALS})
def put_in_force(request: HttpRequest, document_id: int, given: PutInForceIn) -> dict[str, int]:
    """Assign the draft's tasks; the answer says how many assignments were made."""
    _match(request, document_id)
    made = verbs.put_in_force(caller(request), document_id, **given.dict(), idempotency_key=idempotency_key(request))
    return {"assignments": made}


@router.get("/tasks", response={200: TaskPage, **REFUSALS}, summary="Tasks")
def list_tasks(request: HttpRequest, document: int | None = None, text: str = "", cursor: str = "") -> dict[str, Any]:
    return page_by_id(queries.tasks(caller(request), document, text), cursor, PAGE_SIZE)


@router.get("/tasks/{int:task_id}", response={200: TaskOut, **REFUSALS}, summary="One task")
def read_task(request: HttpRequest, response: HttpResponse, task_id: int) -> TaskOut:
    task = queries.tasks(caller(request)).filter(pk=task_id).first()
    if task is None:
        raise NotFound(_("Không tìm thấy nhiệm vụ này, hoặc bạn không được xem."))
    detail = TaskOut.from_orm(task)
    response["ETag"] = entity_tag(detail.dict())
    return detail


@router.get("/assignments", response={200: AssignmentPage, **REFUSALS}, summary="Assignments")
def list_assignments(
    request: HttpRequest, chosen: Query[AssignmentQuery], cursor: str = "", size: int = PAGE_SIZE
) -> AssignmentPage:
    """By deadline, those without one last; at most 200 a page."""
    page = queries.assignments(caller(request), chosen.filter(), cursor, max(1, min(size, LARGEST_PAGE)))
    return AssignmentPage(items=[AssignmentOut.of(row) for row in page.rows], next_cursor=page.next_cursor)


@router.get("/assignments/counts", response={200: CountsOut, **REFUSALS}, summary="Counts of a list")
def count_assignments(request: HttpRequest, chosen: Query[AssignmentQuery]) -> CountsOut:
    return counts_out(queries.counts(caller(request), chosen.filter()))


@router.get("/assignments/{int:assignment_id}", response={200: AssignmentDetail, **REFUSALS})
def read_assignment(request: HttpRequest, response: HttpResponse, assignment_id: int) -> AssignmentDetail:
    """One assignment with its reports, moved deadlines and events."""
    detail = AssignmentDetail.of(queries.story(caller(request), assignment_id))
    response["ETag"] = entity_tag(detail.assignment.dict())
    return detail


@router.post("/assignments/{int:assignment_id}/break-down", response={204: None, **REFUSALS})
def break_down(request: HttpRequest, assignment_id: int, given: BreakDownIn) -> Status[None]:
    """Name the officer, the leader who answers for it and the division."""
    verbs.break_down(caller(request), assignment_id, **given.dict(), idempotency_key=idempotency_key(request))
    return Status(204, None)


@router.post("/assignments/{int:assignment_id}/reports", response={201: Made, **REFUSALS})
def draft_report(request: HttpRequest, assignment_id: int, given: ReportIn) -> Status[dict[str, int]]:
    """Write the draft report, or change the one there is."""
    _match_assignment(request, assignment_id)
    values = {**given.dict(), "evidence": [each.given() for each in given.evidence]}
    made = verbs.draft_report(caller(request), assignment_id, **values, idempotency_key=idempotency_key(request))
    return Status(201, {"id": made})


@router.post("/assignments/{int:assignment_id}/reports/{int:report_id}/{step}", response={204: None, **REFUSALS})
def move_report(request: HttpRequest, assignment_id: int, report_id: int, step: ReportStep) -> Status[None]:
    """Steps that need no reason: submit, pass-on, note, accept."""
    _match_assignment(request, assignment_id)
    perform = STEPS[step]
    perform(caller(request), assignment_id, report_id=report_id, idempotency_key=idempotency_key(request))
    return Status(204, None)


@router.post("/assignments/{int:assignment_id}/reports/{int:report_id}/back/{step}", response={204: None, **REFUSALS})
def give_report_back(
    request: HttpRequest, assignment_id: int, report_id: int, step: BackStep, given: ReasonIn
) -> Status[None]:
    """Steps back, with the reason: send-back (leader to drafter), return (aggregator to unit)."""
    _match_assignment(request, assignment_id)
    perform = BACK_STEPS[step]
    key = idempotency_key(request)
    perform(caller(request), assignment_id, report_id=report_id, reason=given.reason, idempotency_key=key)
    return Status(204, None)


@router.post("/assignments/{int:assignment_id}/reschedule", response={204: None, **REFUSALS})
def reschedule(request: HttpRequest, assignment_id: int, given: RescheduleIn) -> Status[None]:
    """Give it a new deadline; the first one stays."""
    _match_assignment(request, assignment_id)
    verbs.reschedule(caller(request), assignment_id, **given.dict(), idempotency_key=idempotency_key(request))
    return Status(204, None)


def _document(request: HttpRequest, document_id: int) -> DocumentDetail:
    overview = queries.document_overview(caller(request), document_id)
    return DocumentDetail(
        document=overview.document,
        counts=counts_out(overview.counts),
        groups=[each.group for each in overview.groups if each.group],
        tasks=[TaskWithCounts.of(each) for each in overview.tasks],
        targets=overview.targets,
    )


def _match(request: HttpRequest, document_id: int) -> None:
    if "If-Match" in request.headers:
        require_match(request, _document(request, document_id).dict())


def _match_assignment(request: HttpRequest, assignment_id: int) -> None:
    if "If-Match" in request.headers:
        story = queries.story(caller(request), assignment_id)
        require_match(request, AssignmentOut.of(story.row).dict())
