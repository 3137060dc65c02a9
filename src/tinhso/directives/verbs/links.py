"""The same work in several plans: the later task is linked to the earlier one, and a person confirms it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Document, Task, TaskLink
from tinhso.directives.queries.visible import visible_tasks
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb


@verb(locks=Task)
def propose_link(act: Act[Task], *, earlier_task_id: int, kind: str) -> int:
    """Propose that the locked, later task restates, continues or replaces an earlier one. Returns the link's id."""
    later = act.subject
    act.require(rights.DRAFT, later.document)
    if kind not in TaskLink.Kind.values:
        raise Invalid(FieldProblem("kind", _("Không có kiểu liên kết này.")))
    earlier = visible_tasks(act.actor).filter(pk=earlier_task_id).first()
    if earlier is None:
        raise NotFound(_("Không tìm thấy nhiệm vụ này."))
    if earlier.document_id == later.document_id:
        raise Refused(_("Chỉ liên kết nhiệm vụ của hai văn bản khác nhau."))
    link, created = TaskLink.objects.get_or_create(later=later, earlier=earlier, defaults={"kind": kind})
    if not created:
        raise Refused(_("Hai nhiệm vụ này đã được liên kết."))
    act.audit(_event(events.LinkProposed, link))
    return link.pk


@verb(locks=Document, permission=rights.DRAFT)
def propose_restated(act: Act[Document], *, pairs: Sequence[tuple[int, int]]) -> int:
    """Propose many links at once: (task of the locked document, earlier task that it restates). Returns how many are
    new. Raises Refused when none is."""
    own = set(act.subject.tasks.values_list("pk", flat=True))
    earlier = visible_tasks(act.actor).exclude(document=act.subject.pk).filter(pk__in=[pair[1] for pair in pairs])
    known = set(earlier.values_list("pk", flat=True))
    linked = set(TaskLink.objects.filter(later__in=own).values_list("later", "earlier"))
    new = [
        TaskLink(later_id=later_id, earlier_id=earlier_id, kind=TaskLink.Kind.RESTATES)
        for later_id, earlier_id in dict.fromkeys(pairs)
        if later_id in own and earlier_id in known and (later_id, earlier_id) not in linked
    ]
    if not new:
        raise Refused(_("Không thấy nhiệm vụ nào có thể đã được giao trước đó."))
    TaskLink.objects.bulk_create(new)
    act.audit(events.RestatedProposed(count=len(new), links=[[link.later_id, link.earlier_id] for link in new]))
    return len(new)


@verb(locks=TaskLink)
def confirm_link(act: Act[TaskLink]) -> None:
    link = act.subject
    act.require(rights.DRAFT, link.later.document)
    if link.confirmed:
        raise Refused(_("Liên kết này đã được xác nhận."))
    link.confirmed = True
    link.save()
    act.audit(_event(events.LinkConfirmed, link))


@verb(locks=TaskLink)
def remove_link(act: Act[TaskLink]) -> None:
    link = act.subject
    act.require(rights.DRAFT, link.later.document)
    act.audit(_event(events.LinkRemoved, link), link.later)
    link.delete()


def _event(event: type[events.LinkChanged], link: TaskLink) -> events.LinkChanged:
    return event(kind=link.kind, earlier=str(link.earlier), earlier_id=link.earlier_id)
