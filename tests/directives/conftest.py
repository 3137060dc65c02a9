"""A plan in the hands of the small province."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from tests.conftest import SmallProvince
from tests.factories import acting
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput, EvidenceInput
from tinhso.directives.models import Assignment
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.store import keep
from tinhso.kernel import clock

ISSUED = date(2025, 7, 31)
TODAY = datetime(2025, 8, 18, 2, 0, tzinfo=UTC)  # Monday 09:00 in Vietnam


@pytest.fixture(autouse=True)
def monday() -> object:
    with clock.frozen(TODAY):
        yield


@dataclass
class Cast:
    """The people of the small province as actors, with their rights of the start."""

    province: SmallProvince
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        if name not in self.actors:
            self.actors[name] = acting(getattr(self.province, name))
        return self.actors[name]


@pytest.fixture
def cast(province: SmallProvince) -> Cast:
    return Cast(province)


@dataclass
class Desk:
    """Short ways to a state that a test starts from; everything goes through verbs."""

    cast: Cast

    def draft(self, **changes: object) -> int:
        province = self.cast.province
        head: dict[str, object] = {
            "symbol": "68/KH-UBND",
            "kind": "plan",
            "issuer_id": province.root.pk,
            "issued_on": ISSUED,
            "subject": "Kế hoạch số hóa hồ sơ năm 2025",
            "aggregator_id": province.police.pk,
        }
        return verbs.draft_document(self.cast.aggregator, **{**head, **changes})

    def task(self, document: int, content: str = "Rà soát, số hóa hồ sơ còn hiệu lực", **changes: object) -> int:
        given: dict[str, object] = {
            "content": content,
            "leads": ["UBND cấp xã"],
            "deadlines": [DeadlineInput("trong tháng 8/2025")],
        }
        return verbs.add_task(self.cast.aggregator, document, **{**given, **changes})

    def in_force(self, **changes: object) -> int:
        document = self.draft()
        self.task(document, **changes)
        verbs.put_in_force(self.cast.aggregator, document)
        return document

    def assignment(self, **changes: object) -> Assignment:
        """The northern commune's assignment of a plan in force."""
        document = self.in_force(**changes)
        return Assignment.objects.get(task__document=document, unit=self.cast.province.north)

    def reported(self, status: str = "done", percent: int = 100, *, evidence: bool = True) -> tuple[Assignment, int]:
        """An assignment whose unit has spoken, and the report that waits for the aggregator."""
        assignment = self.assignment()
        report = self.report_on(assignment, status, percent, evidence=evidence)
        assignment.refresh_from_db()
        return assignment, report

    def report_on(
        self, assignment: Assignment, status: str = "done", percent: int = 100, *, evidence: bool = True
    ) -> int:
        shown = [EvidenceInput("Báo cáo", document_symbol="12/BC-UBND")] if evidence else []
        report = verbs.draft_report(
            self.cast.north_leader,
            assignment.pk,
            status=status,
            percent=percent,
            result="Đã làm",
            evidence=shown,
        )
        verbs.submit_report(self.cast.north_leader, assignment.pk, report_id=report)
        return report


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)


@pytest.fixture
def upload() -> Callable[[str], str]:
    """Store a small text file and return its digest."""
    return lambda text: keep(BytesIO(text.encode())).digest
