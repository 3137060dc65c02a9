"""What the wing's API gives."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ninja import Schema

from tinhso.directives.models import Document, Report, Task
from tinhso.directives.queries import AssignmentRow, Counts, Story, TaskCounts


class CountsOut(Schema):
    assigned: int
    not_started: int
    in_progress: int
    not_arisen: int
    done_without_evidence: int
    done_with_evidence: int
    returned: int
    accepted: int
    due_soon: int
    overdue: int
    due_before_issue: int
    unnamed: int


class UnitOut(Schema):
    id: int
    name: str


class DocumentOut(Schema):
    id: int
    symbol: str
    kind: str
    subject: str
    issued_on: date | None
    state: str
    issuer: UnitOut
    aggregator: UnitOut
    field_code: str
    secondary_source: bool
    has_original: bool

    @staticmethod
    def resolve_has_original(document: Document) -> bool:
        return document.original_id is not None


class PartyOut(Schema):
    text: str
    role: str
    unit_id: int | None
    group_id: int | None


class DeadlineOut(Schema):
    text: str
    kind: str
    due: date | None
    conditional_on: str
    ongoing_after: bool


class TaskOut(Schema):
    id: int
    document_id: int
    group_id: int | None
    kind: str
    number: str
    content: str
    deliverable: str
    parties: list[PartyOut]
    deadlines: list[DeadlineOut]

    @staticmethod
    def resolve_parties(task: Task) -> list[Any]:
        return list(task.parties.all())

    @staticmethod
    def resolve_deadlines(task: Task) -> list[Any]:
        return list(task.deadlines.all())


class TaskWithCounts(Schema):
    task: TaskOut
    counts: CountsOut

    @staticmethod
    def of(counted: TaskCounts) -> dict[str, Any]:
        return {"task": counted.task, "counts": counted.counts}


class GroupOut(Schema):
    id: int
    number: str
    title: str
    stated_count: int | None


class TargetOut(Schema):
    id: int
    task_id: int | None
    text: str
    value: Decimal
    unit: str
    due: date | None


class DocumentDetail(Schema):
    document: DocumentOut
    counts: CountsOut
    groups: list[GroupOut]
    tasks: list[TaskWithCounts]
    targets: list[TargetOut]


class AssignmentOut(Schema):
    """The three things apart: what the unit says, what the evidence supports, the schedule."""

    id: int
    task_id: int
    document_id: int
    document: str
    number: str
    content: str
    unit: UnitOut
    role: str
    officer: str
    status: str
    percent: int
    result: str
    evidence_state: str
    evidence_count: int
    standing: str
    first_due: date | None
    due: date | None
    due_before_issue: bool
    schedule: str
    first_schedule: str
    days_late: int

    @staticmethod
    def of(row: AssignmentRow) -> "AssignmentOut":
        it = row.assignment
        return AssignmentOut(
            id=it.pk,
            task_id=it.task_id,
            document_id=it.task.document_id,
            document=str(it.task.document),
            number=it.task.number,
            content=it.task.content,
            unit=UnitOut(id=it.unit_id, name=it.unit.name),
            role=it.role,
            officer=it.officer.full_name if it.officer else "",
            status=it.status,
            percent=it.percent,
            result=it.result,
            evidence_state=it.evidence_state,
            evidence_count=row.evidence_count,
            standing=row.standing,
            first_due=it.first_due,
            due=it.due,
            due_before_issue=it.due_before_issue,
            schedule=row.schedule,
            first_schedule=row.first_schedule,
            days_late=row.days_late,
        )


class EvidenceOut(Schema):
    id: int
    label: str
    digest: str | None
    document_symbol: str
    withdrawn: bool


class ReportOut(Schema):
    id: int
    status: str
    percent: int
    result: str
    state: str
    author: str
    created_at: datetime
    return_reason: str
    by_proxy: bool
    letter: str
    evidence: list[EvidenceOut]

    @staticmethod
    def of(report: Report) -> "ReportOut":
        shown = [
            EvidenceOut(
                id=each.pk,
                label=each.label,
                digest=each.file_id,
                document_symbol=each.document_symbol,
                withdrawn=each.withdrawn,
            )
            for each in report.evidence.all()
        ]
        return ReportOut(
            id=report.pk,
            status=report.status,
            percent=report.percent,
            result=report.result,
            state=report.state,
            author=report.author.full_name if report.author else "",
            created_at=report.created_at,
            return_reason=report.return_reason,
            by_proxy=report.by_proxy,
            letter=report.letter,
            evidence=shown,
        )


class DueChangeOut(Schema):
    changed_at: datetime
    old_due: date | None
    new_due: date
    reason: str
    basis: str


class EventOut(Schema):
    at: datetime
    code: str
    label: str
    text: str
    actor_name: str
    actor_unit: str


class AssignmentDetail(Schema):
    assignment: AssignmentOut
    reports: list[ReportOut]
    due_changes: list[DueChangeOut]
    events: list[EventOut]

    @staticmethod
    def of(story: Story) -> "AssignmentDetail":
        return AssignmentDetail(
            assignment=AssignmentOut.of(story.row),
            reports=[ReportOut.of(report) for report in story.reports],
            due_changes=[DueChangeOut.from_orm(change) for change in story.due_changes],
            events=[EventOut.from_orm(event) for event in story.events],
        )


class DocumentPage(Schema):
    items: list[DocumentOut]
    next_cursor: str


class TaskPage(Schema):
    items: list[TaskOut]
    next_cursor: str


class AssignmentPage(Schema):
    items: list[AssignmentOut]
    next_cursor: str


def counts_out(counts: Counts) -> CountsOut:
    return CountsOut.from_orm(counts)
