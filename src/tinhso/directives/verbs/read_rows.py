"""The rows of a draft out of a reading: groups, tasks, parties, deadlines, sources and findings, in bulk."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from tinhso.directives.models import (
    Deadline,
    Document,
    Party,
    PartyRole,
    ReadingFinding,
    Task,
    TaskGroup,
    TaskKind,
    TaskSource,
)
from tinhso.directives.reading.deadlines import ReadDeadline
from tinhso.directives.reading.marks import Mark, Sources, pieces_of
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.result import Finding, PlanReading, ReadDuty, ReadTask
from tinhso.directives.reading.units import ReadUnit, read_units
from tinhso.foundation.organizations.models import Unit, UnitGroup
from tinhso.kernel.text import fold
from tinhso.papers import Paragraph, Place

BATCH = 2000
KEPT_ELSEWHERE = {"unit_unresolved"}  # an unresolved name is a party without a unit: it stands in the queue itself


class Rows:
    """Writes one reading into one new document. What is too long for its column is cut, and a finding says so."""

    def __init__(self, document: Document, reading: PlanReading, names: Names, findings: list[Finding]) -> None:
        self._document = document
        self._reading = reading
        self._names = names
        self._findings = findings
        self._pieces = pieces_of(reading.blocks, reading.document.footnotes)
        self._sources = Sources(self._pieces)
        self._starts = sorted({each.place.line for each in (*reading.tasks, *reading.duties) if each.place})
        self._last_line = max((piece.place.line for piece in self._pieces), default=0)
        self._units = dict(Unit.objects.values_list("code", "pk"))
        self._groups = dict(UnitGroup.objects.values_list("code", "pk"))
        self._tasks: list[Task] = []
        self._places: list[Place | None] = []
        self._parties: list[Party] = []
        self._deadlines: list[Deadline] = []
        self._of_tasks: list[TaskSource] = []

    def save(self, duties: list[ReadDuty]) -> None:
        groups = self._saved_groups(bool(duties))
        for task, group in zip(self._reading.tasks, self._group_of_each(groups), strict=True):
            self._add_task(task, group)
        for duty in duties:
            self._add_duty(duty, groups[-1])
        Task.objects.bulk_create(self._tasks, batch_size=BATCH)
        for model, rows in ((Party, self._parties), (Deadline, self._deadlines), (TaskSource, self._of_tasks)):
            model.objects.bulk_create(rows, batch_size=BATCH)  # type: ignore[attr-defined]
        ReadingFinding.objects.bulk_create(self._found(), batch_size=BATCH)

    def blocks(self) -> list[dict[str, object]]:
        """The document as the review screen shows it: texts, tables, then the footnotes."""
        shown: list[dict[str, object]] = [
            {"text": block.text} if isinstance(block, Paragraph) else {"rows": [list(row.cells) for row in block.rows]}
            for block in self._reading.blocks
        ]
        return [*shown, *({"text": f"{note.mark} {note.text}"} for note in self._reading.document.footnotes)]

    def _saved_groups(self, with_duties: bool) -> list[TaskGroup]:
        made = [
            TaskGroup(
                document=self._document,
                number=self._fit(group.number, 20, group.place),
                title=self._fit(group.title or group.number or _("(không tên)"), 500, group.place),
                stated_count=group.stated_count,
                order=order,
            )
            for order, group in enumerate(self._reading.groups)
        ]
        if with_duties:
            made.append(TaskGroup(document=self._document, title=_("Trách nhiệm của từng cơ quan"), order=len(made)))
        return TaskGroup.objects.bulk_create(made)

    def _group_of_each(self, groups: list[TaskGroup]) -> Iterator[TaskGroup | None]:
        """A number may head two groups: the first takes as many tasks as it has rows, the next one the rest."""
        left = [group.row_count for group in self._reading.groups]
        for task in self._reading.tasks:
            bearing = [at for at, group in enumerate(self._reading.groups) if group.number == task.group and left[at]]
            if bearing:
                left[bearing[0]] -= 1
            yield groups[bearing[0]] if bearing else None

    def _add_task(self, read: ReadTask, group: TaskGroup | None) -> None:
        task = self._task(TaskKind.TASK, read.content, group, read.number, read.deliverable, read.place)
        self._add_parties(task, PartyRole.LEAD, read.lead, read.place)
        self._add_parties(task, PartyRole.COORDINATING, read.coordinating, read.place)
        self._add_deadlines(task, read.deadlines, read.place)
        leads = [unit.text for unit in read.lead]
        fields = {
            "content": [read.content],
            "leads": leads,
            "coordinating": [unit.text for unit in read.coordinating],
            "deliverable": [read.deliverable],
            "deadlines": [deadline.text for deadline in read.deadlines],
        }
        self._add_source(task, read.place, fields, leads, read)

    def _add_duty(self, duty: ReadDuty, group: TaskGroup) -> None:
        task = self._task(TaskKind.DUTY, duty.content, group, "", "", duty.place)
        self._add_parties(task, PartyRole.LEAD, read_units(duty.addressee, self._names), duty.place)
        self._add_deadlines(task, duty.deadlines, duty.place)
        fields = {"content": [duty.content], "leads": [], "deadlines": [each.text for each in duty.deadlines]}
        self._add_source(task, duty.place, fields, [duty.addressee])

    def _task(
        self, kind: TaskKind, content: str, group: TaskGroup | None, number: str, deliverable: str, place: Place | None
    ) -> Task:
        task = Task(
            document=self._document,
            group=group,
            kind=kind,
            number=self._fit(number, 20, place),
            content=content.strip() or _("(không có nội dung)"),
            deliverable=deliverable,
            order=len(self._tasks) + 1,
            folded=fold(f"{number} {content} {deliverable}"),
        )
        self._tasks.append(task)
        self._places.append(place)
        return task

    def _add_parties(self, task: Task, role: PartyRole, units: Iterable[ReadUnit], place: Place | None) -> None:
        known: set[tuple[str, int | None, int | None]] = set()
        for unit in units:
            text = self._fit(unit.text, 300, place)
            for unit_id, group_id in self._resolved(unit) or [(None, None)]:
                if (text, unit_id, group_id) not in known:
                    known.add((text, unit_id, group_id))
                    self._parties.append(Party(task=task, role=role, text=text, unit_id=unit_id, group_id=group_id))

    def _resolved(self, unit: ReadUnit) -> list[tuple[int | None, int | None]]:
        if unit.kind == "unit":
            return [(self._units[code], None) for code in unit.resolved if code in self._units]
        return [(None, self._groups[code]) for code in unit.resolved if code in self._groups]

    def _add_deadlines(self, task: Task, deadlines: Iterable[ReadDeadline], place: Place | None) -> None:
        for order, read in enumerate(deadlines):
            if read.kind == "none" and not read.text:
                continue
            self._deadlines.append(
                Deadline(
                    task=task,
                    text=self._fit(read.text, 300, place),
                    kind=read.kind,
                    due=read.due,
                    conditional_on=self._fit(read.conditional_on or "", 300, place),
                    ongoing_after=read.ongoing_after,
                    order=order,
                )
            )

    def _add_source(
        self,
        task: Task,
        place: Place | None,
        fields: dict[str, list[str]],
        addressed: list[str],
        read: ReadTask | None = None,
    ) -> None:
        marks = self._sources.of(place, fields, self._next_line(place))
        if not marks.get("leads"):
            marks["leads"] = [mark for text in addressed for mark in self._sources.above(place, text)]
        self._of_tasks.append(
            TaskSource(
                task=task,
                place=str(place or "")[:120],
                marks={field: _as_json(found) for field, found in marks.items() if found},
                subheading=(read.subheading or "") if read else "",
                footnotes=[{"mark": note.mark, "text": note.text} for note in read.footnotes] if read else [],
                note="\n".join(text for text in (read.basis, read.note) if text) if read else "",
            )
        )

    def _next_line(self, place: Place | None) -> int:
        """Where the next task or duty begins; the end of the document for the last one."""
        after = bisect_right(self._starts, place.line) if place else len(self._starts)
        return self._starts[after] if after < len(self._starts) else self._last_line + 1

    def _found(self) -> list[ReadingFinding]:
        at_line = {place.line: task for task, place in zip(self._tasks, self._places, strict=True) if place}
        return [
            ReadingFinding(
                document=self._document,
                task=at_line.get(finding.place.line) if finding.place else None,
                kind=finding.kind,
                message=finding.message,
                place=str(finding.place or "")[:120],
                marks=_as_json(self._sources.at(finding.place)),
            )
            for finding in self._findings
            if finding.kind not in KEPT_ELSEWHERE
        ]

    def _fit(self, text: str, limit: int, place: Place | None) -> str:
        text = text.strip()
        if len(text) <= limit:
            return text
        message = _("Đoạn quá dài nên bị cắt, hãy đối chiếu với văn bản: %(text)s…") % {"text": text[:80]}
        self._findings.append(Finding("shortened", message, place))
        return text[: limit - 1] + "…"


def _as_json(marks: Iterable[Mark]) -> list[list[int | None]]:
    return [mark.as_json() for mark in marks]
