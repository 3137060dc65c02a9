"""A reading for people at a terminal."""

from collections.abc import Iterator

from tinhso.directives.reading.finishing import name_of, shortened
from tinhso.directives.reading.result import PlanReading


def lines_of(reading: PlanReading) -> Iterator[str]:
    """The reading line by line, findings last."""
    yield f"{reading.symbol or '(chưa có số)'} · {reading.issued_on or '(chưa có ngày)'} · {reading.issuer}"
    yield shortened(reading.subject, 160)
    counts = (len(reading.groups), len(reading.tasks), len(reading.duties), len(reading.targets))
    yield "{} nhóm, {} nhiệm vụ, {} việc theo cơ quan, {} chỉ tiêu".format(*counts)
    for group in reading.groups:
        stated = "" if group.stated_count is None else f"/{group.stated_count}"
        yield f"  {group.number or '-'}  {shortened(group.title, 90)}: {group.row_count}{stated}"
    for task in reading.tasks:
        lead = "; ".join(unit.text for unit in task.lead) or "(không nêu)"
        late = " · quá hạn trước ngày ban hành" if task.due_before_issue else ""
        yield f"  {name_of(task)} | {lead} | {'; '.join(deadline.text for deadline in task.deadlines)}{late}"
    for finding in reading.findings:
        yield f"  ! {finding.message}" + (f" ({finding.place})" if finding.place else "")
