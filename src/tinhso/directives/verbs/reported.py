"""Results out of a unit's written report: kept row by row, and recorded for a task only when a person says so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.inputs import EvidenceInput
from tinhso.directives.models import Assignment, ReportedResults, ReportedRow, Status
from tinhso.directives.queries.reported import followed_assignments
from tinhso.directives.reading.periods import period_words
from tinhso.directives.reading.result import PlanReading, ReadTask
from tinhso.directives.reading.states import result_state
from tinhso.directives.rules.reported import counts_as_result, percent_of, status_of, takes_back
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.reporting import record_by_proxy
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused, VerbError
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date

BATCH = 1000


@dataclass(frozen=True)
class MatchedRow:
    """A row of a report and what it was matched to; `candidates` as `ReportedRow` keeps them."""

    read: ReadTask
    assignment_id: int | None
    certainty: str
    candidates: Sequence[dict[str, Any]] = ()


@verb()
def keep_results(
    act: Act[None],
    *,
    reading: PlanReading,
    rows: Sequence[MatchedRow],
    digest: str,
    name: str,
    unit_id: int,
    receiver_id: int,
) -> int:
    """Keep a report that was read from a stored file, with what its rows were matched to; returns its id. Nothing is
    recorded for any task yet."""
    results = ReportedResults(
        file=steps.stored_file(digest),
        name=name[:200],
        unit=steps.unit_by_id("unit_id", unit_id),
        receiver=steps.unit_by_id("receiver_id", receiver_id),
        symbol=(reading.symbol or "")[:80],
        issued_on=_day(reading),
        subject=reading.subject[:500],
        period=period_words(reading)[:200],
        uploaded_by_id=act.actor.account_id,
    )
    act.require(rights.ACCEPT, results)
    results.save()
    made = [_row(results, order, row) for order, row in enumerate(rows, 1)]
    ReportedRow.objects.bulk_create(made, batch_size=BATCH)
    counts = Counter(row.certainty for row in made)
    event = events.ResultsRead(
        name=results.name,
        digest=digest,
        unit=results.unit.name,
        rows=len(made),
        certain=counts[ReportedRow.Certainty.CERTAIN],
        none=counts[ReportedRow.Certainty.NONE],
    )
    act.audit(event, results)
    return results.pk


@verb(locks=ReportedResults, permission=rights.ACCEPT)
def accept_reported_row(
    act: Act[ReportedResults], *, row_id: int, assignment_id: int | None = None, status: str = ""
) -> int:
    """Record a row's result for its assignment, or for another one that the actor follows, with the report as its
    source; returns the id of the assignment's report, which waits for acceptance like any other.

    `status` is the person's own judgement; without one it follows from the result's words. Raises Refused where the
    assignment can't take a result now, or where the row shows nothing that was done and is to be recorded as done.
    """
    row: ReportedRow = steps.member(act.subject.rows, row_id)
    return _record(act, row, assignment_id or row.assignment_id, status)


@verb(locks=ReportedResults, permission=rights.ACCEPT)
def accept_certain_rows(act: Act[ReportedResults]) -> dict[str, Any]:
    """Record every row that was matched for certain and that nobody has decided yet.

    Returns {"accepted": count, "left": [[row, why], …]}: a row that can't be recorded waits on, and one that would
    unsay that work is done waits for a person who looks at it. Raises Refused when none can be recorded.
    """
    waiting = act.subject.rows.filter(state=ReportedRow.State.PROPOSED, certainty=ReportedRow.Certainty.CERTAIN)
    accepted, left = 0, []
    for row in waiting:
        try:
            with transaction.atomic():
                _refuse_to_take_back(row)
                _record(act, row, row.assignment_id, "")
            accepted += 1
        except VerbError as refused:
            left.append([row_name(row), refused.message])
    if not accepted:
        raise Refused(left[0][1] if left else _("Không còn dòng chắc chắn nào chờ ghi nhận."))
    act.audit(events.CertainRowsAccepted(count=accepted, left=left))
    return {"accepted": accepted, "left": left}


@verb(locks=ReportedResults, permission=rights.ACCEPT)
def refuse_reported_row(act: Act[ReportedResults], *, row_id: int) -> None:
    """Say that nothing is recorded from this row. It may still be recorded later."""
    row: ReportedRow = steps.member(act.subject.rows, row_id)
    if row.state != ReportedRow.State.PROPOSED:
        raise Refused(_("Dòng này đã được quyết định."))
    _decide(act, row, ReportedRow.State.REFUSED)
    act.audit(events.ReportedRowRefused(row=row_name(row)))


def row_name(row: ReportedRow) -> str:
    """Number and group as the report has them, else the row's place in it."""
    return ".".join(part for part in (row.group, row.number) if part) or str(row.order)


def _record(act: Act[ReportedResults], row: ReportedRow, assignment_id: int | None, status: str) -> int:
    results = row.results
    if row.state == ReportedRow.State.ACCEPTED:
        raise Refused(_("Dòng này đã được ghi nhận."))
    assignment = followed_assignments(act.actor, results.unit).filter(pk=assignment_id).first()
    if assignment is None:
        raise NotFound(_("Hãy chọn nhiệm vụ của %(unit)s mà bạn theo dõi.") % {"unit": results.unit})
    if results.rows.filter(state=ReportedRow.State.ACCEPTED, assignment=assignment).exists():
        raise Refused(_("Việc này đã nhận kết quả từ một dòng khác của báo cáo này."))
    status = _checked_status(row, assignment, status)
    report_id = int(
        record_by_proxy(
            act.actor,
            assignment.pk,
            status=status,
            percent=percent_of(status, assignment.status, assignment.percent),
            result=row.result,
            letter=_source(row)[:200],
            evidence=_evidence(row),
        )
    )
    row.assignment, row.report_id = assignment, report_id
    _decide(act, row, ReportedRow.State.ACCEPTED)
    event = events.ReportedRowAccepted(
        row=row_name(row), task=str(assignment.task), assignment=assignment.pk, status=status, report=report_id
    )
    act.audit(event)
    return report_id


def _decide(act: Act[ReportedResults], row: ReportedRow, state: str) -> None:
    row.state, row.decided_by_id, row.decided_at = state, act.actor.account_id, clock.now()
    row.save()


def _checked_status(row: ReportedRow, assignment: Assignment, status: str) -> str:
    """Words that show nothing done never make a task done."""
    if not status:
        return status_of(row.result_state, assignment.status)
    if status not in Status.values:
        raise Invalid(FieldProblem("status", _("Không có tình trạng này.")))
    if status == Status.DONE and not counts_as_result(row.result_state):
        raise Refused(_("Dòng này không nêu kết quả nào đã làm được, nên không ghi là xong được."))
    return status


def _refuse_to_take_back(row: ReportedRow) -> None:
    assignment = row.assignment
    if assignment and takes_back(status_of(row.result_state, assignment.status), assignment.status):
        raise Refused(_("Đơn vị đã báo xong trước đó; dòng này nói chưa xong, cần người xem."))


def _source(row: ReportedRow) -> str:
    """ "Báo cáo 119/BC-STP ngày 14/8/2025 của Sở Tư pháp, dòng 18"."""
    results = row.results
    words = _("Báo cáo %(symbol)s của %(unit)s, dòng %(row)s")
    dated = _("Báo cáo %(symbol)s ngày %(day)s của %(unit)s, dòng %(row)s")
    values = {"symbol": results, "unit": results.unit, "row": row_name(row)}
    if results.issued_on is None:
        return words % values
    return dated % {**values, "day": format_date(results.issued_on)}


def _evidence(row: ReportedRow) -> list[EvidenceInput]:
    """The report itself, where it shows that something was done."""
    if not counts_as_result(row.result_state):
        return []
    results = row.results
    label = _("Báo cáo %(symbol)s") % {"symbol": results}
    return [EvidenceInput(label[:200], results.file_id, results.symbol)]


def _row(results: ReportedResults, order: int, matched: MatchedRow) -> ReportedRow:
    read = matched.read
    return ReportedRow(
        results=results,
        order=order,
        group=read.group[:20],
        number=read.number[:20],
        content=read.content,
        leads="; ".join(unit.text for unit in read.lead),
        deadline_text="; ".join(deadline.text for deadline in read.deadlines if deadline.text),
        result="\n".join(text for text in (read.result or "", read.note) if text),
        result_state=result_state(read.result) or "",
        place=str(read.place or "")[:120],
        assignment_id=matched.assignment_id,
        certainty=matched.certainty,
        candidates=list(matched.candidates),
    )


def _day(reading: PlanReading) -> date | None:
    if not reading.issued_on or len(reading.issued_on) < len("2025-01-01"):
        return None
    return date.fromisoformat(reading.issued_on)
