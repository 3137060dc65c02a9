"""Reports whose results are to be recorded: their rows, and the assignments that each may speak of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from tinhso.directives import rights
from tinhso.directives.models import Assignment, ReportedResults, ReportedRow
from tinhso.directives.rules.matching import Reason
from tinhso.directives.rules.reported import counts_as_result, status_of, takes_back
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel.text import fold

READING = "directives.read_results"
FOUND_AT_MOST = 20


@dataclass(frozen=True)
class Likely:
    """An assignment that a row may speak of; `likeness` of the wording in percent, None for one found by hand."""

    assignment: Assignment
    likeness: int | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class ReviewRow:
    """A row beside what it may speak of. `chosen`: the assignment proposed or recorded; None: there is none, or none
    that the actor follows. `status`: what recording the row would say unless a person says otherwise."""

    row: ReportedRow
    chosen: Likely | None
    others: list[Likely] = field(default_factory=list)

    @property
    def likely(self) -> list[Likely]:
        return [self.chosen, *self.others] if self.chosen else self.others

    @property
    def counts(self) -> bool:
        return counts_as_result(self.row.result_state)

    @property
    def status(self) -> str:
        return status_of(self.row.result_state, self.chosen.assignment.status if self.chosen else "")

    @property
    def takes_back(self) -> bool:
        """Recorded as it stands, the row would unsay that the work is done."""
        return bool(self.chosen) and takes_back(self.status, self.chosen.assignment.status)  # type: ignore[union-attr]


@dataclass(frozen=True)
class Standing:
    """How many rows of a report are where: `certain`, `possible` and `none` wait for a decision. `without_result`: how
    many of all show nothing that was done."""

    certain: int = 0
    possible: int = 0
    none: int = 0
    accepted: int = 0
    refused: int = 0
    without_result: int = 0

    @property
    def waiting(self) -> int:
        return self.certain + self.possible + self.none

    @property
    def total(self) -> int:
        return self.waiting + self.accepted + self.refused


def receiving_unit(actor: Actor) -> Unit | None:
    """The unit for which the actor receives reports: his own if he follows tasks there, else where he does."""
    if actor.unit_id is not None and actor.may(rights.ACCEPT, actor.unit_path):
        return Unit.objects.filter(pk=actor.unit_id).first()
    scope = next((scope for scope in actor.scopes if rights.ACCEPT in scope.actions), None)
    return Unit.objects.filter(pk=scope.unit_id).first() if scope else None


def visible_results(actor: Actor) -> QuerySet[ReportedResults]:
    """Reports that the actor's office received."""
    return ReportedResults.objects.filter(actor.within(rights.ACCEPT, "receiver__"))


def received_results(actor: Actor) -> QuerySet[ReportedResults]:
    """The same, newest first, with `rows_total` and `rows_waiting`."""
    rows = visible_results(actor).select_related("unit", "receiver", "uploaded_by")
    return rows.annotate(
        rows_total=Count("rows"), rows_waiting=Count("rows", filter=Q(rows__state=ReportedRow.State.PROPOSED))
    ).order_by("-pk")


def results(actor: Actor, results_id: int) -> ReportedResults:
    """Raises NotFound for a report that the actor's office didn't receive."""
    found = (
        visible_results(actor).filter(pk=results_id).select_related("unit", "receiver", "uploaded_by", "file").first()
    )
    if found is None:
        raise NotFound(_("Không tìm thấy báo cáo này, hoặc bạn không được xem."))
    return found


def already_received(actor: Actor, digest: str, receiver_id: int) -> ReportedResults | None:
    return visible_results(actor).filter(file=digest, receiver=receiver_id).first()


def results_run(actor: Actor, run_id: int) -> JobRun | None:
    """One reading of a report that this person started."""
    return JobRun.objects.filter(kind=READING, account_id=actor.account_id, pk=run_id).first()


def followed_assignments(actor: Actor, unit: Unit) -> QuerySet[Assignment]:
    """Assignments of the unit in documents in force that the actor follows; where it only takes part, too, so that a
    person sees why such a row can't be recorded."""
    followed = actor.within(rights.ACCEPT, "task__document__aggregator__", "task__document__field_code")
    rows = Assignment.objects.filter(followed, unit=unit, merged_into=None, task__document__state="in_force")
    return rows.select_related("task__document", "task__group", "unit")


def standing_of(found: ReportedResults) -> Standing:
    """`found` must come from `results`."""
    counts: Counter[str] = Counter()
    grouped = found.rows.order_by().values_list("state", "certainty", "result_state").annotate(count=Count("pk"))
    for state, certainty, result_state, count in grouped:
        counts[certainty if state == ReportedRow.State.PROPOSED else state] += count
        counts["without_result"] += 0 if counts_as_result(result_state) else count
    return Standing(**counts)


def rows_of_results(found: ReportedResults, show: str = "") -> QuerySet[ReportedRow]:
    """Rows of a report that came from `results`: those that wait first, the certain ones at the top. `show`: a
    certainty (of rows that wait) or a state."""
    rows = found.rows.select_related("decided_by")
    if show in ReportedRow.Certainty.values:
        rows = rows.filter(state=ReportedRow.State.PROPOSED, certainty=show)
    elif show in ReportedRow.State.values:
        rows = rows.filter(state=show)
    order = [
        When(~Q(state=ReportedRow.State.PROPOSED), then=Value(4)),
        When(certainty=ReportedRow.Certainty.CERTAIN, then=Value(1)),
        When(certainty=ReportedRow.Certainty.POSSIBLE, then=Value(2)),
    ]
    return rows.annotate(rank=Case(*order, default=Value(3), output_field=IntegerField())).order_by(
        "rank", "order", "pk"
    )


def beside_assignments(actor: Actor, found: ReportedResults, rows: Iterable[ReportedRow]) -> list[ReviewRow]:
    """The rows with the assignments that they may speak of, as far as the actor follows them. One query."""
    shown = list(rows)
    wanted = {row.assignment_id for row in shown} | {each["assignment"] for row in shown for each in row.candidates}
    known = {each.pk: each for each in followed_assignments(actor, found.unit).filter(pk__in=wanted - {None})}
    return [_beside(row, known) for row in shown]


def row_of_results(actor: Actor, results_id: int, row_id: int) -> ReviewRow:
    """Raises NotFound."""
    found = results(actor, results_id)
    row = found.rows.select_related("decided_by").filter(pk=row_id).first()
    if row is None:
        raise NotFound(_("Không tìm thấy dòng này trong báo cáo."))
    return beside_assignments(actor, found, [row])[0]


def find_assignments(actor: Actor, unit: Unit, text: str) -> list[Likely]:
    """Assignments of the unit that the actor follows and whose task holds every word of the text; at most 20."""
    words = fold(text).split()
    if not words:
        return []
    rows = followed_assignments(actor, unit)
    for word in words:
        rows = rows.filter(Q(task__folded__contains=word) | Q(task__document__folded__contains=word))
    return [Likely(each) for each in rows.order_by("task__document", "task__order", "pk")[:FOUND_AT_MOST]]


def _beside(row: ReportedRow, known: dict[int, Assignment]) -> ReviewRow:
    likely = [_likely(each, known) for each in row.candidates if each["assignment"] in known]
    chosen = next((each for each in likely if each.assignment.pk == row.assignment_id), None)
    if chosen is None and row.assignment_id in known:
        chosen = Likely(known[row.assignment_id])
    return ReviewRow(row, chosen, [each for each in likely if each.assignment.pk != row.assignment_id])


def _likely(each: dict[str, Any], known: dict[int, Assignment]) -> Likely:
    return Likely(known[each["assignment"]], each["likeness"], tuple(Reason(code) for code in each["reasons"]))
