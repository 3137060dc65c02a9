"""What an actor may see. Every other read starts here."""

from django.db.models import Q, QuerySet

from tinhso.directives import rights
from tinhso.directives.models import Assignment, Document, Task
from tinhso.foundation.accounts.actor import Actor

FOLLOWED = ("in_force", "closed")


def visible_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Assignments of the units in the actor's view, and all of the documents that the actor follows as aggregator."""
    in_view = actor.within(rights.VIEW, "unit__", "task__document__field_code")
    followed = actor.within(rights.ACCEPT, "task__document__aggregator__", "task__document__field_code")
    return Assignment.objects.filter(in_view | followed).exclude(task__document__state="draft")


def current_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Those of documents in force or closed, without the ones that a merger ended in the heir's own."""
    return visible_assignments(actor).filter(task__document__state__in=FOLLOWED, merged_into=None)


def visible_documents(actor: Actor) -> QuerySet[Document]:
    """Documents that the actor follows, drafts included, and those that assign something the actor may see."""
    followed = actor.within(rights.DRAFT, "aggregator__", "field_code")
    assigned = Q(state__in=FOLLOWED, pk__in=visible_assignments(actor).values("task__document"))
    return Document.objects.filter(followed | assigned)


def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """Tasks of documents that the actor follows, and those assigned to a unit in the actor's view."""
    followed = actor.within(rights.DRAFT, "document__aggregator__", "document__field_code")
    assigned = Q(document__state__in=FOLLOWED, pk__in=visible_assignments(actor).values("task"))
    return Task.objects.filter(followed | assigned)


def acting_for(actor: Actor) -> set[int]:
    """The actor's own account and those the actor stands in for today."""
    substituted = {scope.on_behalf_of_id for scope in actor.scopes if scope.on_behalf_of_id is not None}
    return substituted | ({actor.account_id} if actor.account_id is not None else set())
