"""The aggregator's judgement of what a unit reported: returned with a reason, noted, accepted, acceptance revoked."""

from django.utils.translation import gettext as _

from tinhso.directives import events, facts, rights
from tinhso.directives.life_cycles import REPORT
from tinhso.directives.models import Assignment, Evidence, EvidenceState, Report, Status
from tinhso.directives.recipients import people_of
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.reporting import supported
from tinhso.directives.verbs.telling import tell
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock


@verb(locks=Assignment)
def return_report(act: Act[Assignment], *, report_id: int, reason: str) -> None:
    """Give the report back to the unit. What the unit says stays its word; that it isn't shown is the evidence's
    state, so a "done" that was returned counts as open again."""
    assignment, before = act.subject, facts.measures(act.subject)
    steps.require_aggregator(act)
    steps.live(assignment)
    report = steps.report_of(assignment, report_id)
    report.return_reason = checked.required("reason", reason, _("Hãy ghi lý do trả lại."))
    _decide(report, "return")
    assignment.evidence_state = EvidenceState.RETURNED
    assignment.save()
    facts.record_change(act, assignment, before)
    act.audit(events.ReportReturned(report=report.pk, reason=report.return_reason))
    _tell_unit(act, report, _("Kết quả bị trả lại: %(reason)s"), reason=report.return_reason)


@verb(locks=Assignment)
def note_report(act: Act[Assignment], *, report_id: int) -> None:
    """Take notice of progress; there is nothing to accept yet."""
    steps.require_aggregator(act)
    steps.live(act.subject)
    report = steps.report_of(act.subject, report_id)
    _decide(report, "note")
    act.audit(events.ReportNoted(report=report.pk, percent=report.percent))


@verb(locks=Assignment)
def accept_report(act: Act[Assignment], *, report_id: int) -> None:
    """Accept the result. Refused unless the unit says that it is done and shows it by evidence that wasn't
    withdrawn."""
    assignment, before = act.subject, facts.measures(act.subject)
    steps.require_aggregator(act)
    steps.live(assignment)
    report = steps.report_of(assignment, report_id)
    _decide(report, "accept")
    if report.status != Status.DONE or assignment.status != Status.DONE:
        raise Refused(_("Đơn vị chưa báo xong; chỉ ghi nhận tiến độ được."))
    if supported(assignment) is EvidenceState.NONE:
        raise Refused(_("Chưa có minh chứng nào còn giá trị; không nghiệm thu được."))
    assignment.evidence_state, assignment.accepted_at = EvidenceState.ACCEPTED, clock.now()
    assignment.save()
    facts.record_change(act, assignment, before)
    labels = assignment.evidence.filter(withdrawn=False, offered_at__isnull=False).values_list("label", flat=True)
    act.audit(events.ResultAccepted(report=report.pk, evidence=list(labels)))
    _tell_unit(act, report, _("Kết quả đã được nghiệm thu: %(task)s"), task=assignment.task)


@verb(locks=Assignment)
def revoke_acceptance(act: Act[Assignment], *, reason: str) -> None:
    """Undo an acceptance: the report waits for judgement again."""
    assignment, before = act.subject, facts.measures(act.subject)
    steps.require_aggregator(act)
    steps.live(assignment)
    reason = checked.required("reason", reason, _("Hãy ghi lý do hủy nghiệm thu."))
    report = assignment.reports.filter(state="accepted").first()
    if report is None:
        raise Refused(_("Việc này chưa được nghiệm thu."))
    _decide(report, "revoke")
    assignment.evidence_state, assignment.accepted_at = supported(assignment), None
    assignment.save()
    facts.record_change(act, assignment, before)
    act.audit(events.AcceptanceRevoked(reason=reason))
    _tell_unit(act, report, _("Nghiệm thu bị hủy: %(reason)s"), reason=reason)


@verb(locks=Assignment)
def withdraw_evidence(act: Act[Assignment], *, evidence_id: int, reason: str) -> None:
    """Mark evidence as withdrawn; it stays to be seen. The unit may do it, and the aggregator. Refused after
    acceptance, which rests on it: that has to be revoked first."""
    assignment, before = act.subject, facts.measures(act.subject)
    if not act.actor.may(rights.ACCEPT, assignment.task.document.aggregator.path, assignment.field_code or None):
        act.require(rights.REPORT, assignment)
    steps.live(assignment)
    evidence: Evidence = steps.member(assignment.evidence.filter(withdrawn=False), evidence_id)
    reason = checked.required("reason", reason, _("Hãy ghi lý do rút."))
    if assignment.evidence_state == EvidenceState.ACCEPTED:
        raise Refused(_("Kết quả đã nghiệm thu dựa trên minh chứng này; phải hủy nghiệm thu trước."))
    evidence.withdrawn = True
    evidence.save()
    if assignment.evidence_state == EvidenceState.OFFERED:
        assignment.evidence_state = supported(assignment)
        assignment.save()
    facts.record_change(act, assignment, before)
    act.audit(events.EvidenceWithdrawn(evidence=evidence.pk, name=evidence.label, reason=reason))


def _decide(report: Report, action: str) -> None:
    report.state = checked.move(REPORT, report.state, action)
    report.decided_at = clock.now()
    report.save()


def _tell_unit(act: Act[Assignment], report: Report, text: str, **values: object) -> None:
    """The drafter (unless it was entered by proxy), the officer and the unit's leaders."""
    author = None if report.by_proxy else report.author_id
    people = {author, act.subject.officer_id, *people_of([act.subject.unit_id])}
    tell(act, act.subject, people, "directives.judged", text, **values)
