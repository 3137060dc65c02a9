"""What the wing's API takes."""

from datetime import date

from ninja import Schema
from pydantic import Field

from tinhso.directives.inputs import DeadlineInput, EvidenceInput
from tinhso.directives.queries import AssignmentFilter
from tinhso.foundation.verbs.schemas import Input


class DocumentIn(Input):
    symbol: str = ""
    kind: str = "plan"
    issuer_id: int
    issued_on: date | None = None
    subject: str
    signer: str = ""
    aggregator_id: int
    field_code: str = ""
    secondary_source: bool = False


class DeadlineIn(Input):
    text: str = ""
    kind: str = "none"
    due: date | None = None
    conditional_on: str = ""
    ongoing_after: bool = False

    def given(self) -> DeadlineInput:
        return DeadlineInput(**self.dict())


class TaskIn(Input):
    content: str
    group_id: int | None = None
    kind: str = "task"
    number: str = ""
    deliverable: str = ""
    leads: list[str] = Field(default_factory=list, max_length=200)
    coordinating: list[str] = Field(default_factory=list, max_length=200)
    deadlines: list[DeadlineIn] = Field(default_factory=list, max_length=50)


class GroupIn(Input):
    number: str = ""
    title: str
    stated_count: int | None = None


class PutInForceIn(Input):
    acknowledge_counts: bool = False


class EvidenceIn(Input):
    label: str = ""
    digest: str | None = None
    document_symbol: str = ""

    def given(self) -> EvidenceInput:
        return EvidenceInput(self.label, self.digest, self.document_symbol)


class ReportIn(Input):
    status: str
    percent: int
    result: str = ""
    evidence: list[EvidenceIn] = Field(default_factory=list, max_length=100)


class RescheduleIn(Input):
    new_due: date
    reason: str
    basis: str = ""


class BreakDownIn(Input):
    officer_id: int
    leader_id: int | None = None
    division_id: int | None = None


class AssignmentQuery(Schema):
    """The filter of the screens' list; see AssignmentFilter. What isn't understood is left out."""

    unit: str = ""
    group: str = ""
    document: str = ""
    task: str = ""
    status: str = ""
    standing: str = ""
    evidence: str = ""
    schedule: str = ""
    month: str = ""
    officer: str = ""
    text: str = ""
    role: str = ""

    def filter(self) -> AssignmentFilter:
        return AssignmentFilter.from_querydict(self.dict())
