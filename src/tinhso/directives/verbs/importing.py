"""Rows of a workbook into a draft: one verb per batch. A row that is there already is brought up to date."""

from collections import Counter
from collections.abc import Sequence

from tinhso.directives import events, rights
from tinhso.directives.models import Document, Task, TaskGroup
from tinhso.directives.spreadsheet.plan import PlanRow
from tinhso.directives.verbs import contents
from tinhso.directives.verbs.documents import editable
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.text import canonical_key


@verb(locks=Document, permission=rights.DRAFT)
def import_rows(act: Act[Document], *, rows: Sequence[PlanRow]) -> dict[str, int]:
    """Add the rows' tasks and groups to the draft; returns how many were added, changed and left the same.

    A row is the same task as one in the draft when group and number agree, or, without a number, group and content.
    So the same rows again change nothing, and a corrected row corrects its task.
    """
    document = editable(act)
    outcome: Counter[str] = Counter(added=0, changed=0, same=0)
    for row in rows:
        outcome[_bring_in(document, row)] += 1
    act.audit(events.PlanRowsImported(rows=[row.row for row in rows], **outcome))
    return dict(outcome)


def _bring_in(document: Document, row: PlanRow) -> str:
    group = _group(document, row)
    task = _known(document, group, row)
    if task is None:
        _write(Task(document=document, order=contents.next_order(document.tasks)), group, row)
        return "added"
    before = contents.task_data(task)
    _write(task, group, row)
    return "same" if contents.task_data(task) == before else "changed"


def _write(task: Task, group: TaskGroup | None, row: PlanRow) -> None:
    contents.set_task(
        task,
        row.content,
        group.pk if group else None,
        row.kind,
        row.number,
        row.deliverable,
        row.leads,
        row.coordinating,
        row.deadlines,
    )


def _group(document: Document, row: PlanRow) -> TaskGroup | None:
    """The group that bears the row's number, else its title; made when it isn't there."""
    if not row.group_number and not row.group_title:
        return None
    for group in document.groups.all():
        same_number = row.group_number and canonical_key(group.number) == canonical_key(row.group_number)
        same_title = not row.group_number and canonical_key(group.title) == canonical_key(row.group_title)
        if same_number or same_title:
            return group
    return TaskGroup.objects.create(
        document=document,
        number=row.group_number,
        title=row.group_title or row.group_number,
        order=contents.next_order(document.groups),
    )


def _known(document: Document, group: TaskGroup | None, row: PlanRow) -> Task | None:
    for task in document.tasks.filter(group=group):
        if row.number:
            if canonical_key(task.number) == canonical_key(row.number):
                return task
        elif not task.number and canonical_key(task.content) == canonical_key(row.content):
            return task
    return None
