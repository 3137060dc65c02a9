"""A document as a whole: by its tasks, by its groups, by the units that have it to do."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from tinhso.directives.models import Assignment, Document, Party, PartyRole, Target, Task, TaskGroup, TaskLink
from tinhso.directives.queries.lists import Counts, count_expressions
from tinhso.directives.queries.visible import current_assignments, visible_documents, visible_tasks
from tinhso.directives.readiness import Obstacle, obstacles
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotFound


@dataclass(frozen=True)
class UnitCounts:
    unit: Unit
    counts: Counts


@dataclass(frozen=True)
class GroupCounts:
    """`group` is None for tasks without one; `tasks` is how many there are, beside what the document states."""

    group: TaskGroup | None
    tasks: int
    counts: Counts

    @property
    def count_disagrees(self) -> bool:
        return self.group is not None and self.group.stated_count not in (None, self.tasks)


@dataclass(frozen=True)
class TaskCounts:
    """`task` comes with its group, parties (units and groups) and deadlines."""

    task: Task
    counts: Counts


@dataclass(frozen=True)
class DocumentOverview:
    document: Document
    counts: Counts
    groups: list[GroupCounts]
    tasks: list[TaskCounts]
    targets: list[Target]
    links: list[TaskLink]


@dataclass(frozen=True)
class GroupsOverview:
    document: Document
    counts: Counts
    groups: list[GroupCounts]


def document(actor: Actor, document_id: int) -> Document:
    """One document that the actor may see, with its units. Raises NotFound."""
    found = visible_documents(actor).filter(pk=document_id).select_related("issuer", "aggregator", "original").first()
    if found is None:
        raise NotFound(_("Không tìm thấy văn bản này, hoặc bạn không được xem."))
    return found


def document_overview(actor: Actor, document_id: int) -> DocumentOverview:
    """A document with its tasks and where they stand, as far as the actor may see them. Raises NotFound."""
    return overview_of(actor, document(actor, document_id))


def overview_of(actor: Actor, found: Document) -> DocumentOverview:
    """The same for a document that `document` gave to this actor."""
    tasks = _tasks(actor, found)
    rows = _rows(actor, found)
    by_task = {each.pop("task"): Counts(**each) for each in rows.values("task").annotate(**count_expressions())}
    shown = [TaskCounts(task, by_task.get(task.pk, Counts())) for task in tasks]
    links = TaskLink.objects.filter(later__in=[task.pk for task in tasks], earlier__in=visible_tasks(actor))
    return DocumentOverview(
        document=found,
        counts=_total(by_task.values()),
        groups=_grouped(found, shown),
        tasks=shown,
        targets=list(found.targets.select_related("task")),
        links=list(links.select_related("earlier__document")),
    )


def by_group(actor: Actor, document_id: int) -> GroupsOverview:
    """The document's groups in its order, each with its counts; tasks without a group last. Raises NotFound."""
    found = document(actor, document_id)
    counted = (
        _rows(actor, found).values("task__group").annotate(tasks=Count("task", distinct=True), **count_expressions())
    )
    rows = {each.pop("task__group"): each for each in counted}
    tasks_without = rows.get(None, {}).pop("tasks", 0)
    by_number = {group: Counts(**{k: n for k, n in row.items() if k != "tasks"}) for group, row in rows.items()}
    groups = [
        GroupCounts(group, group.rows, by_number.get(group.pk, Counts()))
        for group in found.groups.annotate(rows=Count("tasks")).order_by("order", "id")
    ]
    if tasks_without:
        groups.append(GroupCounts(None, tasks_without, by_number[None]))
    return GroupsOverview(found, _total(by_number.values()), groups)


def by_unit(actor: Actor, document_id: int | None = None) -> list[UnitCounts]:
    """The units that have something to do, in one document or in all, in Vietnamese alphabetical order."""
    rows = current_assignments(actor).filter(role=PartyRole.LEAD)
    if document_id is not None:
        rows = rows.filter(task__document=document_id)
    counted = {each.pop("unit"): Counts(**each) for each in rows.values("unit").annotate(**count_expressions())}
    units = Unit.objects.filter(pk__in=counted)
    return [UnitCounts(unit, counted[unit.pk]) for unit in units]


def readiness(actor: Actor, document_id: int) -> list[Obstacle]:
    """What still keeps a draft from being put in force."""
    return obstacles(document(actor, document_id))


def _tasks(actor: Actor, found: Document) -> list[Task]:
    tasks = visible_tasks(actor).filter(document=found).select_related("group")
    parties = Prefetch("parties", Party.objects.select_related("unit", "group"))
    return list(tasks.prefetch_related(parties, "deadlines"))


def _rows(actor: Actor, found: Document) -> QuerySet[Assignment]:
    return current_assignments(actor).filter(role=PartyRole.LEAD, task__document=found)


def _grouped(found: Document, tasks: list[TaskCounts]) -> list[GroupCounts]:
    grouped = []
    for group in found.groups.annotate(rows=Count("tasks")).order_by("order", "id"):
        theirs = [each.counts for each in tasks if each.task.group_id == group.pk]
        grouped.append(GroupCounts(group, group.rows, _total(theirs)))
    rest = [each.counts for each in tasks if each.task.group_id is None]
    return [*grouped, GroupCounts(None, len(rest), _total(rest))] if rest else grouped


def _total(counts: Iterable[Counts]) -> Counts:
    parts = list(counts)
    return Counts(**{each.name: sum(getattr(part, each.name) for part in parts) for each in fields(Counts)})
