"""From drafts of tasks to tasks: units, deadlines, footnotes, and what a person must look at."""

import re
from datetime import date

from tinhso.directives.reading.columns import Column
from tinhso.directives.reading.deadlines import NO_DEADLINE, ReadDeadline, deadlines_in_prose, read_deadlines
from tinhso.directives.reading.drafts import Draft, Gathering
from tinhso.directives.reading.fitting import unit_likeness
from tinhso.directives.reading.labels import split_labels
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.result import PlanReading, ReadTask
from tinhso.directives.reading.units import LIST_LIMIT, ReadUnit, begins_body, read_units
from tinhso.papers import Footnote
from tinhso.papers.footnotes import marks_in, without_marks
from tinhso.papers.messages import N_
from tinhso.papers.patterns import compiled


def finish_tasks(
    gathering: Gathering,
    reading: PlanReading,
    names: Names,
    *,
    year: int | None,
    issued: date | None,
    tabled: bool = False,
) -> None:
    """Turn what was gathered into the reading's groups and tasks."""
    offset = len(reading.groups)
    reading.groups.extend(gathering.groups)
    for draft in gathering.drafts:
        task = _task(draft, reading, names, year, issued, offset, tabled)
        reading.tasks.append(task)
        if draft.group >= 0:
            reading.groups[offset + draft.group].row_count += 1
    for text, place in gathering.not_understood:
        reading.add(
            "row_not_understood", N_("Không hiểu dòng này của bảng: {text}").format(text=shortened(text)), place
        )


def _task(
    draft: Draft,
    reading: PlanReading,
    names: Names,
    year: int | None,
    issued: date | None,
    offset: int,
    gathering_has_deadlines: bool,
) -> ReadTask:
    cells = {
        column: _entries(text) if column in (Column.LEAD, Column.COORDINATING) else _clean(text)
        for column, text in draft.cells.items()
    }
    _part_roles(cells)
    deadlines = _deadlines(draft.cells.get(Column.DEADLINE, ""), year)
    content = cells.get(Column.CONTENT, "")
    if deadlines == (NO_DEADLINE,) and Column.DEADLINE not in draft.cells:
        deadlines = tuple(deadlines_in_prose(content, year=year)) or deadlines
    result, note = cells.get(Column.RESULT), cells.get(Column.NOTE, "")
    return ReadTask(
        group=reading.groups[offset + draft.group].number if draft.group >= 0 else "",
        number=draft.number,
        content=without_marks(re.sub(r"^[-–+•]\s+", "", content)),
        lead=read_units(cells.get(Column.LEAD, ""), names),
        coordinating=read_units(cells.get(Column.COORDINATING, ""), names),
        deliverable=without_marks(cells.get(Column.DELIVERABLE, "")),
        deadlines=deadlines,
        result=result if result else (note if Column.RESULT in draft.cells else None) or None,
        note=note,
        basis=cells.get(Column.BASIS, ""),
        subheading=draft.subheading,
        footnotes=_footnotes(cells.values(), reading),
        due_before_issue=bool(issued and deadlines[0].due and deadlines[0].due < issued),
        has_deadline_field=gathering_has_deadlines,
        place=draft.place,
    )


_LEADS_AND_HELPS = re.compile(
    r"^(?P<lead>[^:]{3,120}?)\s+chủ trì\s*[,;.]?\s*(?:phối hợp (?:với|cùng)\s+(?P<helpers>.+?)|"
    r"(?P<after>[^:]+?)\s+phối hợp(?: thực hiện)?)\.?$"
)


def _part_roles(cells: dict[Column, str]) -> None:
    """One cell may hold both: "Chủ trì: Sở Y tế. Phối hợp: UBND cấp xã"."""
    if match := _LEADS_AND_HELPS.match(cells.get(Column.LEAD, "")):
        cells[Column.LEAD] = match["lead"]
        named = (cells.get(Column.COORDINATING, ""), match["helpers"] or match["after"])
        cells[Column.COORDINATING] = "; ".join(text for text in named if text)
        return
    if _roles_in_brackets(cells):
        return
    rest, fields = split_labels(cells.get(Column.LEAD, ""))
    if not {Column.LEAD, Column.COORDINATING} & set(fields):
        return
    lead = "; ".join(text for text in (rest, fields.get(Column.LEAD, "")) if text)
    helpers = "; ".join(
        text for text in (cells.get(Column.COORDINATING, ""), fields.get(Column.COORDINATING, "")) if text
    )
    cells[Column.LEAD], cells[Column.COORDINATING] = lead, helpers


_ROLE_IN_BRACKETS = compiled(
    r"(?P<body>[^();]+?)\s*\((?:là |đơn vị |cơ quan )?(?P<role>chủ trì|phối hợp)[^()]*\)\s*[;,.]?\s*"
)


def _roles_in_brackets(cells: dict[Column, str]) -> bool:
    """ "UBND xã (chủ trì); Sở Y tế (phối hợp)": each body's role stands behind it."""
    text = cells.get(Column.LEAD, "")
    if "(phối hợp" not in text or len(text) > LIST_LIMIT:
        return False
    found = list(_ROLE_IN_BRACKETS.finditer(text))
    if sum(len(match.group()) for match in found) < len(text):
        return False
    bodies = {
        role: "; ".join(m["body"].strip() for m in found if m["role"] == role) for role in ("chủ trì", "phối hợp")
    }
    helpers = (cells.get(Column.COORDINATING, ""), bodies["phối hợp"])
    cells[Column.LEAD], cells[Column.COORDINATING] = bodies["chủ trì"], "; ".join(filter(None, helpers))
    return True


def _clean(text: str) -> str:
    return " ".join(text.split()).strip()


def _entries(text: str) -> str:
    """Bodies on lines of their own, without a mark between them, are parted by a semicolon."""
    joined = ""
    for line in filter(None, map(_clean, text.split("\n"))):
        begins = joined and joined[-1] not in ",;:" and unit_likeness(line) > 2 and begins_body(line)
        joined = f"{joined}; {line}" if begins else f"{joined} {line}".strip()
    return joined


def _deadlines(text: str, year: int | None) -> tuple[ReadDeadline, ...]:
    """Lines that are deadlines each are as many; other line breaks part nothing."""
    lines = [line for line in text.split("\n") if line.strip()]
    each = [read_deadlines(line, year=year) for line in lines]
    if len(lines) > 1 and all(
        found[0].kind != "none" and line[:1].isupper() for found, line in zip(each, lines, strict=True)
    ):
        return tuple(one for found in each for one in found)
    return tuple(read_deadlines(_clean(text), year=year))


def _footnotes(texts: object, reading: PlanReading) -> tuple[Footnote, ...]:
    notes = {note.mark: note for note in reading.document.footnotes}
    return tuple(notes[mark] for text in texts for mark in marks_in(text) if mark in notes)  # type: ignore[attr-defined]


def check_tasks(reading: PlanReading) -> None:
    """Findings about tasks and groups, in the order of the document."""
    for task in reading.tasks:
        _check_units(reading, task)
        _check_deadlines(reading, task)
    programmes = {programme.stated for programme in reading.programmes}
    for group in reading.groups:
        if group.stated_count in programmes:
            continue
        if group.stated_count is not None and group.row_count != group.stated_count:
            reading.add(
                "count_mismatch",
                N_("Nhóm {number} ghi {stated} nhiệm vụ nhưng có {found} dòng.").format(
                    number=group.number or group.title, stated=group.stated_count, found=group.row_count
                ),
                group.place,
            )
    numbers = [group.number for group in reading.groups if group.number]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        place = [group.place for group in reading.groups if group.number == number][-1]
        reading.add("duplicate_group", N_("Số nhóm {number} dùng hơn một lần.").format(number=number), place)
    _check_footnotes(reading)


def _check_units(reading: PlanReading, task: ReadTask) -> None:
    for unit in (*task.lead, *task.coordinating):
        if unit.kind == "unresolved":
            add_unresolved(reading, unit, task.place)
    if not task.lead:
        reading.add(
            "lead_missing", N_("Nhiệm vụ {name} không nêu đơn vị chủ trì.").format(name=name_of(task)), task.place
        )


def add_unresolved(reading: PlanReading, unit: ReadUnit, place: object) -> None:
    reading.add("unit_unresolved", N_("Chưa nhận ra đơn vị: {text}").format(text=unit.text), place)  # type: ignore[arg-type]


def _check_deadlines(reading: PlanReading, task: ReadTask) -> None:
    for deadline in task.deadlines:
        if not deadline.understood:
            reading.add(
                "deadline_not_understood",
                N_("Chưa hiểu thời hạn: {text}").format(text=shortened(deadline.text)),
                task.place,
            )
    if task.deadlines == (NO_DEADLINE,) and task.has_deadline_field:
        reading.add(
            "deadline_missing", N_("Nhiệm vụ {name} không nêu thời hạn.").format(name=name_of(task)), task.place
        )


def _check_footnotes(reading: PlanReading) -> None:
    tied = {note.mark for task in reading.tasks for note in task.footnotes}
    for note in reading.document.footnotes:
        marked = any(note.mark in marks_in(p.text) for p in reading.document.paragraphs)
        if note.mark not in tied and not marked and reading.kind != "report":
            reading.add(
                "footnote_untied", N_("Không rõ chú thích {mark} của nội dung nào.").format(mark=note.mark), note.place
            )


def name_of(task: ReadTask) -> str:
    number = ".".join(part for part in (task.group, task.number) if part)
    return f"{number} ({shortened(task.content, 40)})" if number else shortened(task.content, 60)


def shortened(text: str, length: int = 120) -> str:
    """The beginning of a text, cut between words."""
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "…"
