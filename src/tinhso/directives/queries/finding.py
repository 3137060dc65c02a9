"""Finding documents and tasks by words, and tasks that say the same."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tinhso.directives.models import Document, Task, TaskLink
from tinhso.directives.queries.visible import visible_documents, visible_tasks
from tinhso.directives.rules.likeness import Likeness
from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel.text import fold

LEAST_LIKENESS = 0.5


@dataclass(frozen=True)
class Found:
    """`kind` is the journal's kind of subject ("directives.document", "directives.task")."""

    kind: str
    id: int
    title: str
    note: str


@dataclass(frozen=True)
class SimilarTask:
    """`likeness` from 0 to 1: how much of the words' weight both tasks share."""

    task: Task
    likeness: float


def documents(actor: Actor, text: str = "", state: str = "") -> QuerySet[Document]:
    """Documents in the actor's view, newest first."""
    rows = visible_documents(actor).select_related("issuer", "aggregator")
    if state:
        rows = rows.filter(state=state)
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows.order_by("-issued_on", "-id")


def tasks(actor: Actor, document_id: int | None = None, text: str = "") -> QuerySet[Task]:
    """Tasks in the actor's view with their parties and deadlines, in the order of their documents."""
    rows = visible_tasks(actor).select_related("document").prefetch_related("parties", "deadlines")
    if document_id is not None:
        rows = rows.filter(document=document_id)
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows


def search(actor: Actor, text: str, limit: int = 10) -> list[Found]:
    """Documents, then tasks, that hold every word of the text, with or without accents; at most `limit`."""
    if not fold(text):
        return []
    hits = [Found("directives.document", each.pk, str(each), each.subject) for each in documents(actor, text)[:limit]]
    found = tasks(actor, text=text)[: limit - len(hits)]
    return hits + [Found("directives.task", each.pk, each.content[:160], str(each.document)) for each in found]


def suggest_links(actor: Actor, task_id: int, limit: int = 5) -> list[SimilarTask]:
    """Tasks of other documents, issued no later, that say nearly the same, most alike first; linked ones left out."""
    visible = visible_tasks(actor)
    task = visible.select_related("document").get(pk=task_id)
    linked = TaskLink.objects.filter(later=task).values("earlier")
    others = visible.exclude(document=task.document_id).exclude(pk__in=linked).exclude(document__state="withdrawn")
    if task.document.issued_on is not None:
        others = others.filter(document__issued_on__lte=task.document.issued_on)
    candidates = list(others.select_related("document"))
    likeness = Likeness([each.content for each in (task, *candidates)])
    scored = [SimilarTask(each, likeness.of(task.content, each.content)) for each in candidates]
    alike = [each for each in scored if each.likeness >= LEAST_LIKENESS]
    return sorted(alike, key=lambda each: -each.likeness)[:limit]
