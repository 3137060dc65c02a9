"""From an uploaded report to rows beside the assignments that they speak of, for a person to decide."""

from collections.abc import Sequence

from django.db import IntegrityError
from django.utils.translation import gettext as _

from tinhso.directives import verbs
from tinhso.directives.intake import ReadFile, read_stored
from tinhso.directives.models import Assignment
from tinhso.directives.queries.reading_names import issuing_unit
from tinhso.directives.queries.reported import already_received, followed_assignments
from tinhso.directives.queries.restated import described
from tinhso.directives.reading.result import PlanReading, ReadTask
from tinhso.directives.rules.matching import Candidate, Described, Match, match
from tinhso.directives.verbs.reported import MatchedRow
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import Refused


def receive(actor: Actor, digest: str, name: str, receiver_id: int, unit_id: int | None = None) -> int:
    """Read a stored report and keep its rows with what they were matched to; returns its id, that of the earlier one
    for a file that this office received before.

    `unit_id`: who reports; None: the head says. Raises UnreadableError, Refused (no results in it, or nobody knows
    whose) or NotPermitted; then nothing is kept.
    """
    earlier = already_received(actor, digest, receiver_id)
    if earlier is not None:
        return earlier.pk
    read = read_stored(digest, name)
    _refuse_what_reports_nothing(read.reading)
    unit = _unit(read, unit_id)
    rows = matched_rows(actor, unit, read.reading.tasks)
    where = {"unit_id": unit.pk, "receiver_id": receiver_id}
    try:
        return int(verbs.keep_results(actor, reading=read.reading, rows=rows, digest=digest, name=name, **where))
    except IntegrityError:  # somebody uploaded the same file in the meantime
        earlier = already_received(actor, digest, receiver_id)
        if earlier is None:
            raise
        return earlier.pk


def matched_rows(actor: Actor, unit: Unit, rows: Sequence[ReadTask]) -> list[MatchedRow]:
    """Each row with the unit's assignments that it may speak of, of documents that the actor follows."""
    assignments = list(
        followed_assignments(actor, unit).prefetch_related("task__parties", "task__deadlines").order_by("-task", "pk")
    )
    found = match([_described(row) for row in rows], [described(each.task) for each in assignments])
    return [_matched(row, each, assignments) for row, each in zip(rows, found, strict=True)]


def _matched(row: ReadTask, found: Match, assignments: Sequence[Assignment]) -> MatchedRow:
    chosen = assignments[found.chosen.task].pk if found.chosen else None
    candidates = [_candidate(each, assignments) for each in found.candidates]
    return MatchedRow(row, chosen, found.certainty.value, candidates)


def _candidate(each: Candidate, assignments: Sequence[Assignment]) -> dict[str, object]:
    return {
        "assignment": assignments[each.task].pk,
        "likeness": round(100 * each.likeness),
        "reasons": [reason.value for reason in each.reasons],
    }


def _described(row: ReadTask) -> Described:
    return Described(
        content=row.content,
        number=row.number,
        group=row.group,
        leads=tuple(unit.text for unit in row.lead),
        dues=frozenset(deadline.due for deadline in row.deadlines if deadline.due),
        deadline_texts=tuple(deadline.text for deadline in row.deadlines),
        document=f"{row.basis} {row.content}",
    )


def _refuse_what_reports_nothing(reading: PlanReading) -> None:
    if not any(task.result for task in reading.tasks):
        raise Refused(
            _("Không thấy bảng kết quả thực hiện nhiệm vụ nào trong tệp này, nên chưa lưu gì. Kế hoạch, công văn giao "
              "việc thì tải lên ở mục “Văn bản giao việc”.")
        )  # fmt: skip


def _unit(read: ReadFile, unit_id: int | None) -> Unit:
    """Who reports: as chosen, else as the head says."""
    found = Unit.objects.filter(pk=unit_id).first() if unit_id is not None else issuing_unit(read.reading, read.names)
    if found is None:
        raise Refused(
            _("Chưa nhận ra cơ quan báo cáo “%(text)s”. Hãy chọn cơ quan rồi tải lại.") % {"text": read.reading.issuer}
        )
    return found
