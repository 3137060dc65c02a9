"""What the fields of a screen offer, and what chosen values are called."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from tinhso.directives import rights
from tinhso.directives.models import Assignment, EvidenceState, PartyRole, Status, TaskGroup
from tinhso.directives.queries.filters import AssignmentFilter
from tinhso.directives.queries.visible import visible_documents
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account, Post
from tinhso.foundation.organizations.models import COMMUNE_LEVEL, Unit, UnitKind
from tinhso.foundation.organizations.queries import below, units_on
from tinhso.kernel import clock

Choices = list[tuple[str, str]]


def unit_choices(actor: Actor) -> Choices:
    """Units in the actor's view, without divisions."""
    units = units_on().filter(actor.within(rights.VIEW, "")).exclude(kind=UnitKind.DIVISION)
    return [(str(pk), name) for pk, name in units.values_list("pk", "name")]


def followers(actor: Actor) -> list[Unit]:
    """The offices for which the actor may draft documents: one of them follows a document up."""
    offices = units_on().exclude(kind__in=[UnitKind.DIVISION, *COMMUNE_LEVEL])
    return [unit for unit in offices if actor.may(rights.DRAFT, unit.path)]


def own_follower(actor: Actor, offered: list[Unit]) -> Unit | None:
    """The actor's own office among them: his unit, or the one that his division belongs to."""
    own = [unit for unit in offered if unit.pk == actor.unit_id]
    above = [unit for unit in offered if unit.parent_id is not None and actor.unit_path.startswith(unit.path)]
    return own[0] if own else max(above, key=lambda unit: len(unit.path), default=None)


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


def names_of(chosen: AssignmentFilter, shown: Iterable[Assignment]) -> Choices:
    """The filters chosen from lists, as (parameter, words). Names are those that the shown rows bear; where none does,
    the kind of thing is named, except for a unit, which may stand above all rows."""
    rows = list(shown)
    named = [
        ("document", chosen.document and _name(chosen.document, [row.task.document for row in rows], _("văn bản"))),
        ("group", chosen.group and _name(chosen.group, [row.task.group for row in rows], _("nhóm"))),
        ("task", chosen.task and _name(chosen.task, [row.task for row in rows], _("một nhiệm vụ"))),
        ("unit", chosen.unit and _unit(chosen.unit, rows)),
        ("month", chosen.month and _("hạn trong tháng %(month)s") % {"month": "/".join(chosen.month.split("-")[::-1])}),
        ("status", chosen.status and Status(chosen.status).label),
        ("evidence", chosen.evidence and EvidenceState(chosen.evidence).label),
        ("role", chosen.role != PartyRole.LEAD and PartyRole(chosen.role).label),
        ("text", chosen.text and f"“{chosen.text}”"),
    ]
    return [(name, str(words)) for name, words in named if words]


def _name(pk: int, bearers: Iterable[Model | None], otherwise: str) -> str:
    return next((str(each) for each in bearers if each is not None and each.pk == pk), otherwise)


def _unit(pk: int, rows: list[Assignment]) -> str:
    found = next((row.unit for row in rows if row.unit_id == pk), None)
    return str(found or Unit.objects.filter(pk=pk).first() or _("đơn vị"))
