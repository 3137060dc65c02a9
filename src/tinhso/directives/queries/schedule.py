"""The rules of `rules/standing.py` as conditions of the database. A test holds the two together."""

from datetime import date

from django.db.models import F, Q, QuerySet

from tinhso.directives.models import Assignment, EvidenceState, PartyRole, Status
from tinhso.directives.rules.standing import SOON_DAYS, Schedule, Standing, soon_until
from tinhso.kernel.calendar import WorkingCalendar

DONE = Q(status=Status.DONE) & ~Q(evidence_state=EvidenceState.RETURNED)
DUE_BEFORE_ISSUE = Q(due_before_issue=True, due=F("first_due"))

STANDINGS: dict[Standing, Q] = {
    Standing.RETURNED: Q(evidence_state=EvidenceState.RETURNED),
    Standing.NOT_STARTED: Q(status=Status.NOT_STARTED) & ~Q(evidence_state=EvidenceState.RETURNED),
    Standing.IN_PROGRESS: Q(status=Status.IN_PROGRESS) & ~Q(evidence_state=EvidenceState.RETURNED),
    Standing.NOT_ARISEN: Q(status=Status.NOT_ARISEN) & ~Q(evidence_state=EvidenceState.RETURNED),
    Standing.DONE_WITHOUT_EVIDENCE: Q(status=Status.DONE, evidence_state=EvidenceState.NONE),
    Standing.DONE_WITH_EVIDENCE: Q(status=Status.DONE, evidence_state=EvidenceState.OFFERED),
    Standing.ACCEPTED: Q(evidence_state=EvidenceState.ACCEPTED),
}


def schedule_condition(bucket: Schedule, today: date, calendar: WorkingCalendar, soon_days: int = SOON_DAYS) -> Q:
    """Rows whose schedule against today's deadline is `bucket`."""
    soon = soon_until(today, calendar, soon_days)
    dated = Q(due__isnull=False) & ~DUE_BEFORE_ISSUE
    conditions = {
        Schedule.NO_DEADLINE: Q(due__isnull=True) & ~Q(deadline_kind="ongoing"),
        Schedule.ONGOING: Q(due__isnull=True, deadline_kind="ongoing"),
        Schedule.DUE_BEFORE_ISSUE: DUE_BEFORE_ISSUE,
        Schedule.DONE_LATE: dated & DONE & Q(done_on__gt=F("due")),
        Schedule.DONE_ON_TIME: dated & DONE & ~Q(done_on__isnull=False, done_on__gt=F("due")),
        Schedule.OVERDUE: dated & ~DONE & Q(due__lt=today),
        Schedule.DUE_SOON: dated & ~DONE & Q(due__gte=today, due__lte=soon),
        Schedule.ON_TIME: dated & ~DONE & Q(due__gt=soon),
    }
    return conditions[bucket]


def late_or_soon(today: date, calendar: WorkingCalendar) -> QuerySet[Assignment]:
    """Open lead assignments of documents in force that are overdue or due soon. Rights are the caller's."""
    condition = schedule_condition(Schedule.OVERDUE, today, calendar) | schedule_condition(
        Schedule.DUE_SOON, today, calendar
    )
    return Assignment.objects.filter(condition, role=PartyRole.LEAD, merged_into=None, task__document__state="in_force")
