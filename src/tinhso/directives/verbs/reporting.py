"""The unit's word: drafted by an officer, passed on by its leader. Until then nothing outside the unit changes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinhso.directives import events, facts, rights
from tinhso.directives.inputs import EvidenceInput
from tinhso.directives.life_cycles import REPORT
from tinhso.directives.models import Assignment, Evidence, EvidenceState, Report, Status
from tinhso.directives.recipients import followers_of, people_of
from tinhso.directives.rules import progress
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.telling import tell
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock


@verb(locks=Assignment, permission=rights.REPORT)
def draft_report(
    act: Act[Assignment], *, status: str, percent: int, result: str, evidence: Sequence[EvidenceInput] = ()
) -> int:
    """Write the assignment's draft report, or change the one there is; returns its id. Evidence is added to what the
    draft holds already (the same file or symbol once); `withdraw_evidence` takes it out. A report that the leader
    sent back stays as it was, and its evidence, which never left the house, goes over to the new draft."""
    assignment = act.subject
    steps.reportable(assignment)
    check_word(status, percent)
    report = assignment.reports.filter(state__in=["draft", "submitted"]).first()
    if report is None:
        report = Report(assignment=assignment, author_id=act.actor.account_id)
    report.state = checked.move(REPORT, report.state, "edit")
    report.status, report.percent, report.result = status, percent, checked.text("result", result)
    report.save()
    assignment.evidence.filter(report__state="returned", offered_at=None).update(report=report)
    add_evidence(act, report, evidence)
    held = report.evidence.filter(withdrawn=False).count()
    act.audit(events.ReportDrafted(report=report.pk, status=status, percent=percent, evidence=held))
    return report.pk


@verb(locks=Assignment, permission=rights.REPORT)
def submit_report(act: Act[Assignment], *, report_id: int) -> str:
    """Hand the draft to the unit's leader; a leader's own report goes straight through. Returns the report's state."""
    assignment = act.subject
    steps.reportable(assignment)
    report = steps.report_of(assignment, report_id)
    report.state = checked.move(REPORT, report.state, "submit")
    report.save()
    act.audit(events.ReportSubmitted(report=report.pk, percent=report.percent))
    if act.actor.may(rights.PASS_ON, assignment.unit.path, assignment.field_code or None):
        _leave_the_house(act, report)
    else:
        leaders = people_of([assignment.unit_id])
        tell(act, assignment, leaders, "directives.submitted", _("Báo cáo chờ duyệt: %(task)s"), task=assignment.task)
    return report.state


@verb(locks=Assignment, permission=rights.PASS_ON)
def pass_on_report(act: Act[Assignment], *, report_id: int) -> None:
    """The leader approves: from now on this is what the unit says."""
    steps.reportable(act.subject)
    _leave_the_house(act, steps.report_of(act.subject, report_id))


@verb(locks=Assignment, permission=rights.PASS_ON)
def send_back_report(act: Act[Assignment], *, report_id: int, reason: str) -> None:
    """The leader gives the report back to its drafter, with the reason."""
    report = steps.report_of(act.subject, report_id)
    report.return_reason = checked.required("reason", reason, _("Hãy ghi lý do trả lại."))
    report.state = checked.move(REPORT, report.state, "send_back")
    report.decided_at = clock.now()
    report.save()
    act.audit(events.ReportSentBack(report=report.pk, reason=report.return_reason))
    text = _("Báo cáo bị trả lại: %(reason)s")
    tell(act, act.subject, [report.author_id], "directives.back", text, reason=report.return_reason)


@verb(locks=Assignment)
def record_by_proxy(
    act: Act[Assignment],
    *,
    status: str,
    percent: int,
    result: str,
    letter: str,
    evidence: Sequence[EvidenceInput] = (),
) -> int:
    """The aggregator enters what a body that doesn't use the system wrote in `letter`. Returns the report's id, which
    waits for acceptance like any other."""
    assignment = act.subject
    steps.require_aggregator(act)
    steps.reportable(assignment)
    check_word(status, percent)
    letter = checked.required("letter", letter, _("Hãy ghi số, ký hiệu của văn bản làm căn cứ."), 200)
    if assignment.reports.filter(state__in=["draft", "submitted"]).exists():
        raise Refused(_("Đơn vị đang soạn báo cáo trong hệ thống; không ghi nhận thay được."))
    report = Report.objects.create(
        assignment=assignment,
        author_id=act.actor.account_id,
        status=status,
        percent=percent,
        result=checked.text("result", result),
        state="submitted",
        by_proxy=True,
        letter=letter,
    )
    add_evidence(act, report, evidence)
    _leave_the_house(act, report)
    return report.pk


def check_word(status: str, percent: int) -> None:
    """Raises Invalid for a status and a percentage that contradict each other."""
    if status not in Status.values:
        raise Invalid(FieldProblem("status", _("Không có tình trạng này.")))
    if not progress.agrees(status, percent):
        raise Invalid(
            FieldProblem("percent", _("Báo xong là 100%; đang làm là dưới 100%; chưa làm hoặc chưa phát sinh là 0%."))
        )


def add_evidence(act: Act[Assignment], report: Report, evidence: Sequence[EvidenceInput]) -> None:
    held = set(report.evidence.filter(withdrawn=False).values_list("file_id", "document_symbol"))
    for each in steps.checked_evidence(evidence):
        if (each.digest, each.document_symbol) in held:
            continue
        held.add((each.digest, each.document_symbol))
        Evidence.objects.create(
            assignment=act.subject,
            report=report,
            label=each.label,
            file_id=each.digest,
            document_symbol=each.document_symbol,
            added_by_id=act.actor.account_id,
        )


def supported(assignment: Assignment) -> EvidenceState:
    """What the evidence that left the house and wasn't withdrawn comes to, before anybody judges it."""
    offered = assignment.evidence.filter(withdrawn=False, offered_at__isnull=False).exists()
    return EvidenceState.OFFERED if offered else EvidenceState.NONE


def _leave_the_house(act: Act[Assignment], report: Report) -> None:
    """The report becomes the unit's word, its evidence is offered, and earlier reports that nobody judged give way."""
    assignment, before = act.subject, facts.measures(act.subject)
    old_status, old_percent = assignment.status, assignment.percent
    report.state = checked.move(REPORT, report.state, "pass_on")
    report.decided_at = clock.now()
    report.save()
    superseded = _supersede_earlier(assignment, report)
    report.evidence.filter(withdrawn=False, offered_at=None).update(offered_at=clock.now())
    _take_word(assignment, report)
    facts.record_change(act, assignment, before)
    said = {
        "report": report.pk,
        "status": report.status,
        "percent": report.percent,
        "result": report.result,
        "old_status": old_status,
        "old_percent": old_percent,
        "evidence": list(report.evidence.filter(withdrawn=False).values_list("label", flat=True)),
        "superseded": superseded,
    }
    if report.by_proxy:
        act.audit(events.ReportByProxy(letter=report.letter, **said))
        return
    act.audit(events.ReportPassedOn(**said))
    values = {"unit": assignment.unit, "percent": report.percent, "task": assignment.task}
    followers = followers_of(assignment.task.document.aggregator)
    tell(act, assignment, followers, "directives.reported", _("%(unit)s báo cáo %(percent)s%%: %(task)s"), **values)


def _supersede_earlier(assignment: Assignment, report: Report) -> list[int]:
    earlier = assignment.reports.filter(state="passed_on").exclude(pk=report.pk)
    ids = list(earlier.values_list("pk", flat=True))
    earlier.update(state=checked.move(REPORT, "passed_on", "supersede"))
    return ids


def _take_word(assignment: Assignment, report: Report) -> None:
    was_done = assignment.status == Status.DONE
    assignment.status, assignment.percent, assignment.result = report.status, report.percent, report.result
    assignment.said_at = clock.now()
    if report.status != Status.DONE:
        assignment.done_on = None
    elif not was_done:
        assignment.done_on = clock.today()
    assignment.evidence_state = supported(assignment)
    assignment.save()
