"""What the fields of a screen offer, and what chosen values are called."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhso.directives import rights
from tinhso.directives.models import Assignment, EvidenceState, PartyRole, Status, TaskGroup
from tinhso.directives.queries.filters import AssignmentFilter
from tinhso.directives.queries.visible import visible_documents, visible_tasks
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account, Post
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.organizations.queries import below, units_on
from tinhso.kernel import clock

Choices = list[tuple[str, str]]


def unit_choices(actor: Actor) -> Choices:
    """Units in the actor's view, without divisions."""
    units = units_on().filter(actor.within(rights.VIEW, "")).exclude(kind=UnitKind.DIVISION)
    return [(str(pk), name) for pk, name in units.values_list("pk", "name")]


def document_choices(actor: Actor) -> Choices:
    """Documents in force or closed that the actor may see, the newest first."""
    documents = visible_documents(actor).filter(state__in=["in_force", "closed"])
    return [(str(document.pk), str(document)) for document in documents.only("symbol", "subject")]


def group_choices(actor: Actor, document_id: int | None) -> Choices:
    """Groups of one document that the actor may see; none without a document."""
    groups = TaskGroup.objects.filter(document=document_id, document__in=visible_documents(actor))
    return [(str(group.pk), str(group)) for group in groups] if document_id else []


def divisions_of(assignment: Assignment) -> QuerySet[Unit]:
    """Divisions of the assignment's unit today."""
    return below(assignment.unit, itself=False).filter(kind=UnitKind.DIVISION)


def people_for(assignment: Assignment) -> QuerySet[Account]:
    """Who may be named for an assignment: active people with a post in its unit or below it today."""
    posts = Post.objects.valid_on(clock.today()).filter(unit__path__startswith=assignment.unit.path)
    return Account.objects.filter(is_active=True, pk__in=posts.values("account"))


def ceased_units() -> Choices:
    """Units that ended and still hold open work of documents in force."""
    open_ones = Assignment.objects.filter(merged_into=None, task__document__state="in_force")
    holders = open_ones.exclude(evidence_state=EvidenceState.ACCEPTED).values("unit")
    units = Unit.objects.filter(pk__in=holders, valid_to__lt=clock.today())
    return [(str(pk), name) for pk, name in units.values_list("pk", "name")]


def names_of(actor: Actor, chosen: AssignmentFilter, shown: Iterable[Assignment]) -> Choices:
    """The filters chosen from lists, as (parameter, words). Names are those of the shown rows where they bear them
    already, so that a list that isn't empty asks for nothing more."""
    rows = list(shown)
    named = [(name, words) for name, read in _NAMES.items() if (words := read(actor, getattr(chosen, name), rows))]
    labels = (("status", Status), ("evidence", EvidenceState), ("role", PartyRole))
    named += [(name, str(kind(value).label)) for name, kind in labels if (value := getattr(chosen, name))]
    named += [("text", f"“{chosen.text}”")] if chosen.text else []
    return [each for each in named if each != ("role", str(PartyRole.LEAD.label))]


def _document(actor: Actor, pk: int | None, rows: list[Assignment]) -> str:
    found = next((row.task.document for row in rows if row.task.document_id == pk), None)
    return str(found or (visible_documents(actor).filter(pk=pk).first() if pk else None) or "")


def _group(actor: Actor, pk: int | None, rows: list[Assignment]) -> str:
    found = next((row.task.group for row in rows if pk and row.task.group_id == pk), None)
    if found is None and pk:
        found = TaskGroup.objects.filter(pk=pk, document__in=visible_documents(actor)).first()
    return str(found or "")


def _task(actor: Actor, pk: int | None, rows: list[Assignment]) -> str:
    found = next((row.task for row in rows if row.task_id == pk), None)
    found = found or (visible_tasks(actor).filter(pk=pk).first() if pk else None)
    return f"{found.number} {found.content[:60]}".strip() if found else ""


def _unit(actor: Actor, pk: int | None, rows: list[Assignment]) -> str:
    found = next((row.unit for row in rows if row.unit_id == pk), None)
    return str(found or (Unit.objects.filter(pk=pk).first() if pk else None) or "")


def _month(actor: Actor, month: str, rows: list[Assignment]) -> str:
    return _("hạn trong tháng %(month)s") % {"month": "/".join(reversed(month.split("-")))} if month else ""


_NAMES: dict[str, Any] = {
    "document": _document,
    "group": _group,
    "task": _task,
    "unit": _unit,
    "month": _month,
}
