"""Tasks of a document that an earlier one gave already: what may be proposed, and what was proposed."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from tinhso.directives.models import Document, PartyRole, Task, TaskLink
from tinhso.directives.queries.visible import visible_tasks
from tinhso.directives.rules.matching import Described, match
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.models import AuditEntry

LEAST_LIKENESS = 0.6
LINK_REMOVED = "directives.link_removed"


@dataclass(frozen=True)
class RestatedPair:
    """`likeness` of the wording, from 0 to 1."""

    later_id: int
    earlier_id: int
    likeness: float


def restated_pairs(actor: Actor, document: Document) -> list[RestatedPair]:
    """For each task of the document the earlier task that it most likely restates, none twice.

    Earlier: of another document in force or in draft that the actor may see, issued no later. Tasks that are linked
    already are left out, and so are pairs whose link somebody removed.
    """
    own = list(_described(document.tasks.filter(links_back=None)))
    earlier = list(_described(_earlier_tasks(actor, document))) if own else []
    if not earlier:
        return []
    matches = match([described(task) for task in own], [described(task) for task in earlier], LEAST_LIKENESS)
    removed = _removed(own)
    pairs = [
        RestatedPair(task.pk, earlier[each.chosen.task].pk, each.chosen.likeness)
        for task, each in zip(own, matches, strict=True)
        if each.chosen
    ]
    return [pair for pair in pairs if (pair.later_id, pair.earlier_id) not in removed]


def restated_links(actor: Actor, document: Document) -> QuerySet[TaskLink]:
    """Links of the document's tasks to earlier ones that wait for a person, in the order of the tasks."""
    links = TaskLink.objects.filter(later__document=document, earlier__in=visible_tasks(actor), confirmed=False)
    return links.select_related("later", "earlier__document").order_by("later__order", "pk")


def described(task: Task) -> Described:
    """A task with its group, document, parties and deadlines, as matching sees it."""
    deadlines = list(task.deadlines.all())
    return Described(
        content=task.content,
        number=task.number,
        group=task.group.number if task.group else "",
        leads=tuple(party.text for party in task.parties.all() if party.role == PartyRole.LEAD),
        dues=frozenset(deadline.due for deadline in deadlines if deadline.due),
        deadline_texts=tuple(deadline.text for deadline in deadlines),
        document=task.document.symbol,
    )


def _described(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("group", "document").prefetch_related("parties", "deadlines")


def _earlier_tasks(actor: Actor, document: Document) -> QuerySet[Task]:
    in_force, draft = Q(document__state="in_force"), Q(document__state="draft", document__lt=document.pk)
    tasks = visible_tasks(actor).filter(in_force | draft).exclude(document=document.pk)
    if document.issued_on is not None:
        tasks = tasks.filter(Q(document__issued_on=None) | Q(document__issued_on__lte=document.issued_on))
    return tasks.order_by(F("document__issued_on").desc(nulls_last=True), "document", "order", "pk")


def _removed(tasks: list[Task]) -> set[tuple[int, int]]:
    """Pairs (later, earlier) whose link a person took away."""
    ids = [str(task.pk) for task in tasks]
    entries = AuditEntry.objects.filter(event=LINK_REMOVED, subject_kind="directives.task", subject_id__in=ids)
    return {(int(later), earlier) for later, earlier in entries.values_list("subject_id", "data__earlier_id")}
