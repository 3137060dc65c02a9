"""Reviewing a plan that was read from a file: accept what is right, look at what isn't sure, join and cut rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Deadline, Document, Party, ReadingFinding, Task, TaskSource
from tinhso.directives.reviewing import read_tasks
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.contents import task_data
from tinhso.directives.verbs.documents import editable
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock

ENDS_A_LINE = (".", ";", ":", "!", "?")


@verb(locks=Document, permission=rights.DRAFT)
def accept_read_tasks(act: Act[Document], *, task_ids: Sequence[int] | None = None) -> int:
    """Say that tasks are as the document has them; None for all that are certain. Returns how many.

    Accepting a task settles what the reader remarked on it. Raises Refused when there is nothing to accept.
    """
    document = editable(act)
    if task_ids is None:
        chosen = [each.source for each in read_tasks(document) if each.is_certain]
    else:
        chosen = [_source(document, task_id) for task_id in dict.fromkeys(task_ids)]
        chosen = [source for source in chosen if source.reviewed_at is None]
    if not chosen:
        raise Refused(_("Không còn nhiệm vụ nào để nhận."))
    now, accepted = clock.now(), [source.task_id for source in chosen]
    TaskSource.objects.filter(pk__in=[source.pk for source in chosen]).update(
        reviewed_at=now, reviewed_by_id=act.actor.account_id
    )
    _settle(act, ReadingFinding.objects.filter(task__in=accepted, settled_at=None), now)
    act.audit(events.ReadTasksAccepted(count=len(accepted), tasks=accepted, certain=task_ids is None))
    return len(accepted)


@verb(locks=Document, permission=rights.DRAFT)
def reopen_read_task(act: Act[Document], *, task_id: int) -> None:
    """Take an acceptance back, with the remarks that it settled."""
    source = _source(editable(act), task_id)
    if source.reviewed_at is None:
        raise Refused(_("Nhiệm vụ này chưa được nhận."))
    source.task.findings.filter(settled_at=source.reviewed_at).update(settled_at=None, settled_by=None)
    _unreview(source)
    act.audit(events.ReadTaskReopened(name=str(source.task), task=task_id))


@verb(locks=Document, permission=rights.DRAFT)
def settle_finding(act: Act[Document], *, finding_id: int) -> None:
    """Say that one has looked at what the reader remarked."""
    finding: ReadingFinding = steps.member(editable(act).findings, finding_id)
    if finding.settled_at is not None:
        raise Refused(_("Điều này đã được xem."))
    _settle(act, ReadingFinding.objects.filter(pk=finding.pk), clock.now())
    act.audit(events.FindingSettled(text=finding.message[:300], kind=finding.kind))


@verb(locks=Document, permission=rights.DRAFT)
def merge_tasks(act: Act[Document], *, task_id: int, into: Literal["previous", "next"]) -> int:
    """Join a task with its neighbour in the document, which stays; returns the neighbour's id.

    Contents and deliverables are joined in the document's order; parties, deadlines and marks are united. The joined
    task must be accepted anew. Raises Refused where there is no such neighbour.
    """
    document = editable(act)
    gone: Task = steps.member(document.tasks, task_id)
    kept = _neighbour(document, gone, into)
    before, old = task_data(kept), task_data(gone)
    first, second = (kept, gone) if into == "previous" else (gone, kept)
    kept.content = checked.text("content", _joined(first.content, second.content))
    kept.deliverable = checked.text("deliverable", _joined(first.deliverable, second.deliverable))
    kept.number, kept.group_id = kept.number or gone.number, kept.group_id or gone.group_id
    kept.save()
    _unite_parties(kept, gone)
    _unite_deadlines(kept, gone)
    _unite_sources(kept, gone, first)
    gone.findings.update(task=kept)
    gone.targets.update(task=kept)
    gone.links_back.exclude(earlier__in=kept.links_back.values("earlier")).update(later=kept)
    gone.delete()
    act.audit(events.TasksMerged(name=str(kept), before=before, old=old, new=task_data(kept)))
    return kept.pk


@verb(locks=Document, permission=rights.DRAFT)
def split_task(act: Act[Document], *, task_id: int, at: int) -> int:
    """Cut a task in two before the character `at` of its content; returns the id of the second, which follows it.

    Parties, deadlines, deliverable and marks are in both; the second has no number. Both must be accepted anew.
    """
    document = editable(act)
    task: Task = steps.member(document.tasks, task_id)
    left, right = task.content[: max(at, 0)].strip(), task.content[max(at, 0) :].strip()
    if not left or not right:
        raise Invalid(FieldProblem("at", _("Chỗ cắt phải ở giữa nội dung: mỗi bên còn ít nhất một chữ.")))
    old = task_data(task)
    document.tasks.filter(order__gt=task.order).update(order=F("order") + 1)
    task.content = left
    task.save()
    second = Task(
        document=document,
        group_id=task.group_id,
        kind=task.kind,
        content=right,
        deliverable=task.deliverable,
        order=task.order + 1,
    )
    second.save()
    _copy(task, second)
    act.audit(events.TaskSplit(name=old["content"][:120], second=second.pk, old=old, new=task_data(task)))
    return second.pk


def _source(document: Document, task_id: int) -> TaskSource:
    sources = TaskSource.objects.select_related("task").filter(task__document=document)
    found = sources.filter(task=task_id).first()
    if found is None:
        steps.member(document.tasks, task_id)
        raise Refused(_("Nhiệm vụ này được nhập bằng tay, không cần đối chiếu."))
    return found


def _settle(act: Act[Document], findings: QuerySet[ReadingFinding], now: datetime) -> None:
    findings.update(settled_at=now, settled_by_id=act.actor.account_id)


def _unreview(source: TaskSource) -> None:
    source.reviewed_at, source.reviewed_by = None, None
    source.save()


def _neighbour(document: Document, task: Task, side: str) -> Task:
    rows = list(document.tasks.order_by("order", "id"))
    at = next(place for place, each in enumerate(rows) if each.pk == task.pk) + (-1 if side == "previous" else 1)
    if not 0 <= at < len(rows):
        raise Refused(_("Không có nhiệm vụ liền kề để gộp."))
    return rows[at]


def _joined(first: str, second: str) -> str:
    """One text; a line of its own for the second when the first ends as a sentence does."""
    first, second = first.strip(), second.strip()
    if not first or not second or first == second:
        return first or second
    return f"{first}\n{second}" if first.endswith(ENDS_A_LINE) else f"{first} {second}"


def _unite_parties(kept: Task, gone: Task) -> None:
    there = {(party.role, party.text, party.unit_id, party.group_id) for party in kept.parties.all()}
    for party in gone.parties.all():
        if (party.role, party.text, party.unit_id, party.group_id) not in there:
            party.task = kept
            party.save()


def _unite_deadlines(kept: Task, gone: Task) -> None:
    there = list(kept.deadlines.all())
    said = {(each.text, each.kind, each.due) for each in there}
    new = [each for each in gone.deadlines.all() if (each.text, each.kind, each.due) not in said]
    for order, deadline in enumerate(new, 1 + max((each.order for each in there), default=-1)):
        deadline.task, deadline.order = kept, order
        deadline.save()


def _unite_sources(kept: Task, gone: Task, first: Task) -> None:
    """A task entered by hand has no source and takes the other's."""
    sources = {each.task_id: each for each in TaskSource.objects.filter(task__in=[kept, gone])}
    mine, theirs = sources.get(kept.pk), sources.get(gone.pk)
    if mine is None and theirs is not None:
        theirs.task = kept
        _unreview(theirs)
    elif mine is not None and theirs is not None:
        one, other = (mine, theirs) if first == kept else (theirs, mine)
        mine.marks = {
            field: _once([*one.marks.get(field, []), *other.marks.get(field, [])])
            for field in TaskSource.FIELDS
            if field in one.marks or field in other.marks
        }
        mine.footnotes = _once([*one.footnotes, *other.footnotes])
        mine.note = "\n".join(_once([text for text in (one.note, other.note) if text]))
        mine.subheading = mine.subheading or theirs.subheading
        mine.place = "; ".join(_once([place for place in (one.place, other.place) if place]))[:120]
        _unreview(mine)
    elif mine is not None:
        _unreview(mine)


def _once(items: Iterable[Any]) -> list[Any]:
    """In order, each once; JSON can't be hashed."""
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def _copy(task: Task, second: Task) -> None:
    for model, rows in ((Party, task.parties.all()), (Deadline, task.deadlines.all())):
        copies = list(rows)
        for each in copies:
            each.pk, each._state.adding, each.task = None, True, second
        model.objects.bulk_create(copies)
    source = TaskSource.objects.filter(task=task).first()
    if source is not None:
        _unreview(source)
        source.pk, source._state.adding, source.task = None, True, second
        source.save()
