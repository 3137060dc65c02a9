"""What this wing records as facts; the metrics over them are registered here when `metrics` comes.

A fact's subject and unit are the assignment and its unit; its dimension is `document` (id). Each kind counts
assignments *now in that state*: entering the state is +1, leaving it is -1 on the day of leaving, so the sum over all
days up to D is the number in the state at the end of D, and a revoked acceptance or a withdrawn document undoes itself.

- `directives.assigned`: the task is in the hands of a lead unit, by a document in force or closed; withdrawing the
  document, or a merger that ends this assignment, takes it back; an inheritance moves it from the unit to its heir.
- `directives.said_done`: the unit says that it is done.
- `directives.shown_done`: it is said to be done and evidence supports it (offered or accepted). Returning the report
  or withdrawing the last evidence takes it back.
- `directives.accepted`: the aggregator has accepted the result.

Being overdue isn't a fact: it follows from the deadline and the calendar, at any day one asks for.
"""

from tinhso.directives.models import Assignment, EvidenceState, PartyRole, Status
from tinhso.foundation.verbs.verb import Act

ASSIGNED = "directives.assigned"
SAID_DONE = "directives.said_done"
SHOWN_DONE = "directives.shown_done"
ACCEPTED = "directives.accepted"

SUPPORTED = (EvidenceState.OFFERED, EvidenceState.ACCEPTED)
Measures = dict[str, int]
NOTHING: Measures = {ASSIGNED: 0, SAID_DONE: 0, SHOWN_DONE: 0, ACCEPTED: 0}


def measures(assignment: Assignment) -> Measures:
    """1 or 0 per fact kind, for an assignment as it is now, of a document that isn't withdrawn."""
    if assignment.role != PartyRole.LEAD or assignment.merged_into_id is not None:
        return dict(NOTHING)
    done = assignment.status == Status.DONE
    return {
        ASSIGNED: 1,
        SAID_DONE: int(done),
        SHOWN_DONE: int(done and assignment.evidence_state in SUPPORTED),
        ACCEPTED: int(assignment.evidence_state == EvidenceState.ACCEPTED),
    }


def record_change(act: Act[object], assignment: Assignment, before: Measures, after: Measures | None = None) -> None:
    """Record what changed since `before` (taken with `measures`), under the assignment's present unit."""
    after = measures(assignment) if after is None else after
    for kind, amount in after.items():
        if amount != before[kind]:
            act.fact(kind, assignment, amount=amount - before[kind], document=assignment.task.document_id)
