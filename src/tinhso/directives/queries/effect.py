"""What putting a draft in force would do, shown before the click. Counts what the verb would make."""

from collections.abc import Iterator
from dataclasses import dataclass

from tinhso.directives.models import Document, PartyRole, Task
from tinhso.directives.queries.overviews import document as visible_document
from tinhso.directives.readiness import Obstacle, members_of_groups, obstacles, responsible_units
from tinhso.foundation.accounts.actor import Actor


@dataclass(frozen=True)
class Effect:
    """`assignments` go to lead units, `coordinating` to the others; `due_before_issue` counts assignments whose
    deadline had passed when the document was signed."""

    tasks: int
    assignments: int
    units: int
    coordinating: int
    due_before_issue: int
    obstacles: tuple[Obstacle, ...]

    @property
    def blocking(self) -> list[Obstacle]:
        return [each for each in self.obstacles if not each.may_be_acknowledged]

    @property
    def to_acknowledge(self) -> list[Obstacle]:
        return [each for each in self.obstacles if each.may_be_acknowledged]


def effect(actor: Actor, document_id: int) -> Effect:
    """Raises NotFound for a document that the actor may not see."""
    document = visible_document(actor, document_id)
    tasks = list(document.tasks.prefetch_related("parties__unit", "parties__group__root", "deadlines"))
    given = list(_given(document, tasks))
    return Effect(
        tasks=len(tasks),
        assignments=sum(len(leads) for leads, _others, _early in given),
        units=len({unit for leads, _others, _early in given for unit in leads}),
        coordinating=sum(len(others) for _leads, others, _early in given),
        due_before_issue=sum(len(leads) for leads, _others, early in given if early),
        obstacles=tuple(obstacles(document)),
    )


def _given(document: Document, tasks: list[Task]) -> Iterator[tuple[set[int], set[int], bool]]:
    """Per task: lead units, other units, and whether its first deadline lies before the issue."""
    members = members_of_groups(tasks, document.issued_on)
    for task in tasks:
        leads = {unit.pk for unit in responsible_units(task, PartyRole.LEAD, members)}
        others = {unit.pk for unit in responsible_units(task, PartyRole.COORDINATING, members)} - leads
        dues = [deadline.due for deadline in task.deadlines.all() if deadline.due]
        yield leads, others, bool(dues and document.issued_on and min(dues) < document.issued_on)
