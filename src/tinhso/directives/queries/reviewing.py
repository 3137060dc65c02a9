"""The review of a draft that was read from a file: the document as read, its tasks, and how far the review is."""

from dataclasses import dataclass
from enum import StrEnum

from tinhso.directives.models import Document, Reading, ReadingFinding, Target
from tinhso.directives.queries.overviews import document as visible_document
from tinhso.directives.reviewing import ReadTask, read_tasks
from tinhso.foundation.accounts.actor import Actor

PAGE_SIZE = 50


class Show(StrEnum):
    """Which tasks: all, those that need a look, the certain ones, the accepted ones."""

    ALL = ""
    DOUBTFUL = "can-xem"
    CERTAIN = "chac-chan"
    ACCEPTED = "da-nhan"


@dataclass(frozen=True)
class Progress:
    doubtful: int
    certain: int
    accepted: int
    open_findings: int

    @property
    def total(self) -> int:
        return self.doubtful + self.certain + self.accepted

    @property
    def is_done(self) -> bool:
        return not self.doubtful and not self.certain and not self.open_findings


@dataclass(frozen=True)
class Review:
    """`tasks` in the order in which a person should look at them: doubtful, certain, accepted, each as in the document.

    `findings` are those of no task, unsettled ones first. `by_hand`: how many tasks weren't read but entered.
    """

    document: Document
    reading: Reading
    tasks: list[ReadTask]
    findings: list[ReadingFinding]
    targets: list[Target]
    by_hand: int

    @property
    def progress(self) -> Progress:
        return Progress(
            doubtful=sum(each.is_doubtful for each in self.tasks),
            certain=sum(each.is_certain for each in self.tasks),
            accepted=sum(each.is_accepted for each in self.tasks),
            open_findings=sum(each.settled_at is None for each in self.findings),
        )

    def shown(self, show: Show) -> list[ReadTask]:
        if show == Show.ALL:
            return self.tasks
        name = {Show.DOUBTFUL: "is_doubtful", Show.CERTAIN: "is_certain", Show.ACCEPTED: "is_accepted"}[show]
        return [each for each in self.tasks if getattr(each, name)]

    def task(self, task_id: int) -> ReadTask | None:
        return next((each for each in self.tasks if each.task.pk == task_id), None)


def has_reading(document: Document) -> bool:
    """Whether the document was read from a file; it must be visible to the asker already."""
    return Reading.objects.filter(document=document).exists()


def review(actor: Actor, document_id: int) -> Review | None:
    """The review of a document; None for one that was entered by hand. Raises NotFound for what the actor may not see.

    The number of queries doesn't grow with the tasks.
    """
    document = visible_document(actor, document_id)
    reading = Reading.objects.filter(document=document).first()
    if reading is None:
        return None
    tasks = read_tasks(document)
    findings = sorted(document.findings.filter(task=None), key=lambda each: (each.settled_at is not None, each.pk))
    return Review(
        document=document,
        reading=reading,
        tasks=sorted(tasks, key=lambda each: 2 if each.is_accepted else int(each.is_certain)),
        findings=findings,
        targets=list(document.targets.all()),
        by_hand=document.tasks.filter(source=None).count(),
    )
