"""Groups, tasks and targets of a draft, as the document words them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.models import Deadline, DeadlineKind, Document, PartyRole, Target, Task, TaskGroup, TaskKind
from tinhso.directives.rules.deadlines import last_day, read_deadline
from tinhso.directives.verbs import parties, steps
from tinhso.directives.verbs.documents import editable
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act, verb

MOST_TASKS = 10_000
LARGEST_TARGET = Decimal(10) ** 14


@verb(locks=Document, permission=rights.DRAFT)
def add_group(act: Act[Document], *, number: str, title: str, stated_count: int | None = None) -> int:
    """Add a heading; `stated_count` is how many tasks the document itself says it has. Returns the group's id."""
    document = editable(act)
    group = TaskGroup(document=document, order=next_order(document.groups))
    _set_group(group, number, title, stated_count)
    act.audit(events.GroupAdded(name=str(group), new=_group_data(group)))
    return group.pk


@verb(locks=Document, permission=rights.DRAFT)
def edit_group(act: Act[Document], *, group_id: int, number: str, title: str, stated_count: int | None = None) -> None:
    group = steps.member(editable(act).groups, group_id)
    old = _group_data(group)
    _set_group(group, number, title, stated_count)
    act.audit(events.GroupEdited(name=str(group), old=old, new=_group_data(group)))


@verb(locks=Document, permission=rights.DRAFT)
def remove_group(act: Act[Document], *, group_id: int) -> None:
    """Remove a heading; its tasks stay, without a group."""
    group = steps.member(editable(act).groups, group_id)
    act.audit(events.GroupRemoved(name=str(group), old=_group_data(group)))
    group.tasks.update(group=None)
    group.delete()


@verb(locks=Document, permission=rights.DRAFT)
def add_task(
    act: Act[Document],
    *,
    content: str,
    group_id: int | None = None,
    kind: str = TaskKind.TASK,
    number: str = "",
    deliverable: str = "",
    leads: Sequence[str] = (),
    coordinating: Sequence[str] = (),
    deadlines: Sequence[DeadlineInput] = (),
) -> int:
    """Add a task; returns its id. `leads` and `coordinating` are names as written: each is resolved to a unit or a
    group, or left for a person. A draft's task may still lack a lead."""
    document = editable(act)
    task = Task(document=document, order=next_order(document.tasks))
    set_task(task, content, group_id, kind, number, deliverable, leads, coordinating, deadlines)
    act.audit(events.TaskAdded(name=str(task), new=task_data(task)))
    return task.pk


@verb(locks=Document, permission=rights.DRAFT)
def edit_task(
    act: Act[Document],
    *,
    task_id: int,
    content: str,
    group_id: int | None = None,
    kind: str = TaskKind.TASK,
    number: str = "",
    deliverable: str = "",
    leads: Sequence[str] = (),
    coordinating: Sequence[str] = (),
    deadlines: Sequence[DeadlineInput] = (),
) -> None:
    """Replace a task's wording, parties and deadlines. A name that stays keeps what a person resolved it to."""
    task = steps.member(editable(act).tasks, task_id)
    old = task_data(task)
    set_task(task, content, group_id, kind, number, deliverable, leads, coordinating, deadlines)
    act.audit(events.TaskEdited(name=str(task), old=old, new=task_data(task)))


@verb(locks=Document, permission=rights.DRAFT)
def remove_task(act: Act[Document], *, task_id: int) -> None:
    task = steps.member(editable(act).tasks, task_id)
    act.audit(events.TaskRemoved(name=str(task), old=task_data(task)))
    task.delete()


@verb(locks=Document, permission=rights.DRAFT)
def add_target(
    act: Act[Document], *, text: str, value: Decimal, unit: str, due: date | None = None, task_id: int | None = None
) -> int:
    """Add a figure to be reached; `unit` is its unit of measure ("%", "hồ sơ"). Returns the target's id."""
    document = editable(act)
    task = steps.member(document.tasks, task_id) if task_id is not None else None
    text = checked.required("text", text, _("Thiếu nội dung chỉ tiêu."), 500)
    unit = checked.text("unit", unit, 40)
    if not value.is_finite() or abs(value) >= LARGEST_TARGET:
        raise Invalid(FieldProblem("value", _("Giá trị chỉ tiêu quá lớn.")))
    target = Target.objects.create(document=document, task=task, text=text, value=value, unit=unit, due=due)
    act.audit(events.TargetAdded(name=text, new=_target_data(target)))
    return target.pk


@verb(locks=Document, permission=rights.DRAFT)
def remove_target(act: Act[Document], *, target_id: int) -> None:
    target = steps.member(editable(act).targets, target_id)
    act.audit(events.TargetRemoved(name=target.text, old=_target_data(target)))
    target.delete()


def next_order(rows: Any) -> int:
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1


def _set_group(group: TaskGroup, number: str, title: str, stated_count: int | None) -> None:
    if stated_count is not None and not 0 <= stated_count <= MOST_TASKS:
        raise Invalid(FieldProblem("stated_count", _("Số nhiệm vụ phải từ 0 đến %(most)s.") % {"most": MOST_TASKS}))
    group.number = checked.text("number", number, 20)
    group.title = checked.required("title", title, _("Thiếu tên nhóm."), 500)
    group.stated_count = stated_count
    group.save()


def _group_data(group: TaskGroup) -> dict[str, Any]:
    return {"number": group.number, "title": group.title, "stated_count": group.stated_count}


def _target_data(target: Target) -> dict[str, Any]:
    return {"text": target.text, "value": str(target.value), "unit": target.unit, "due": target.due}


def set_task(
    task: Task,
    content: str,
    group_id: int | None,
    kind: str,
    number: str,
    deliverable: str,
    leads: Sequence[str],
    coordinating: Sequence[str],
    deadlines: Sequence[DeadlineInput],
) -> None:
    if kind not in TaskKind.values:
        raise Invalid(FieldProblem("kind", _("Không có loại nhiệm vụ này.")))
    task.group = steps.member(task.document.groups, group_id) if group_id is not None else None
    task.content = checked.required("content", content, _("Thiếu nội dung nhiệm vụ."))
    task.kind, task.number = kind, checked.text("number", number, 20)
    task.deliverable = checked.text("deliverable", deliverable)
    task.save()
    parties.write(task, PartyRole.LEAD, leads)
    parties.write(task, PartyRole.COORDINATING, coordinating)
    task.deadlines.all().delete()
    Deadline.objects.bulk_create(_deadline(task, order, each) for order, each in enumerate(deadlines))


def _deadline(task: Task, order: int, given: DeadlineInput) -> Deadline:
    """The deadline as understood: words alone are read, a day inside a period becomes the period's last."""
    if given.kind not in DeadlineKind.values:
        raise Invalid(FieldProblem("deadlines", _("Không có loại thời hạn này.")))
    text = checked.text("deadlines", given.text, 300)
    kind, due, ongoing = given.kind, given.due, given.ongoing_after
    conditional_on = checked.text("deadlines", given.conditional_on, 300)
    if kind == DeadlineKind.NONE and due is None and text:
        understood = read_deadline(text)
        kind, due = understood.kind, understood.due
        conditional_on, ongoing = conditional_on or understood.conditional_on, ongoing or understood.ongoing_after
    elif due is None and text:
        due = read_deadline(text).due
    if due is not None and kind == DeadlineKind.NONE:
        kind = DeadlineKind.DATE
    return Deadline(
        task=task,
        text=text,
        kind=kind,
        due=last_day(kind, due) if due else None,
        conditional_on=conditional_on,
        ongoing_after=ongoing,
        order=order,
    )


def task_data(task: Task) -> dict[str, Any]:
    return {
        "number": task.number,
        "kind": task.kind,
        "content": task.content,
        "deliverable": task.deliverable,
        "group": task.group_id,
        "parties": [[party.role, party.text] for party in task.parties.all()],
        "deadlines": [[each.text, each.kind, each.due] for each in task.deadlines.all()],
    }
