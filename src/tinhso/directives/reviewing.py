"""A draft that was read from a file, task by task: what is certain, and what a person must look at."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from tinhso.directives.models import Deadline, Document, Party, PartyRole, ReadingFinding, Task, TaskSource
from tinhso.directives.readiness import unclear_among
from tinhso.directives.rules.doubts import Doubt, Named, doubts

R = TypeVar("R", Party, Deadline, ReadingFinding)


@dataclass(frozen=True)
class ReadTask:
    """`task` comes with its group, `parties` with units and groups, `unclear` among them; `findings` are all of it,
    settled or not."""

    task: Task
    source: TaskSource
    parties: tuple[Party, ...]
    unclear: tuple[Party, ...]
    deadlines: tuple[Deadline, ...]
    findings: tuple[ReadingFinding, ...]
    doubts: tuple[Doubt, ...]

    def of_role(self, role: str) -> list[Party]:
        return [party for party in self.parties if party.role == role]

    @property
    def open_findings(self) -> list[ReadingFinding]:
        return [each for each in self.findings if each.settled_at is None]

    @property
    def is_accepted(self) -> bool:
        return self.source.reviewed_at is not None

    @property
    def is_certain(self) -> bool:
        """Not accepted yet, and nothing speaks against it."""
        return not self.is_accepted and not self.doubts

    @property
    def is_doubtful(self) -> bool:
        return not self.is_accepted and bool(self.doubts)


def read_tasks(document: Document) -> list[ReadTask]:
    """The document's tasks that were read, in its order, each judged. Tasks entered by hand aren't among them."""
    sources = TaskSource.objects.filter(task__document=document).select_related("task__group", "reviewed_by")
    in_document = {"task__document": document}
    parties = list(Party.objects.filter(**in_document).select_related("unit", "group__root"))
    unclear = {party.pk for party in unclear_among(parties, document.issued_on)}
    parties_of, deadlines_of = _by_task(parties), _by_task(Deadline.objects.filter(**in_document))
    findings_of = _by_task(document.findings.exclude(task=None))
    return [
        _judged(source, parties_of[source.task_id], unclear, deadlines_of[source.task_id], findings_of[source.task_id])
        for source in sources.order_by("task__order", "task")
    ]


def _by_task(rows: Iterable[R]) -> dict[int | None, list[R]]:
    """Grouped by hand: a thousand relations of their own cost more than the page has time for."""
    found: dict[int | None, list[R]] = defaultdict(list)
    for row in rows:
        found[row.task_id].append(row)
    return found


def _judged(
    source: TaskSource,
    parties: list[Party],
    unclear: set[int],
    deadlines: list[Deadline],
    findings: list[ReadingFinding],
) -> ReadTask:
    task, marks = source.task, source.marks
    named = {
        role: [Named(party.text, party.pk not in unclear) for party in parties if party.role == role]
        for role in PartyRole
    }
    filled = {
        "content": bool(task.content.strip()),
        "leads": bool(named[PartyRole.LEAD]),
        "coordinating": bool(named[PartyRole.COORDINATING]),
        "deliverable": bool(task.deliverable.strip()),
        "deadlines": any(each.text.strip() for each in deadlines),
    }
    found = doubts(
        leads=named[PartyRole.LEAD],
        coordinating=named[PartyRole.COORDINATING],
        deadlines=[(each.text, each.kind) for each in deadlines],
        without_source=[label for name, label in TaskSource.FIELDS.items() if filled[name] and not marks.get(name)],
        open_findings=sum(each.settled_at is None for each in findings),
    )
    return ReadTask(
        task=task,
        source=source,
        parties=tuple(parties),
        unclear=tuple(party for party in parties if party.pk in unclear),
        deadlines=tuple(deadlines),
        findings=tuple(findings),
        doubts=tuple(found),
    )
