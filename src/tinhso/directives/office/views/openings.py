"""What a person can do on a document or an assignment now, and why not when he can't.

The verbs decide; this asks the same rights and the same life cycles beforehand, so that the page can say it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.directives import rights
from tinhso.directives.life_cycles import DOCUMENT, REPORT
from tinhso.directives.models import Assignment, Document, EvidenceState, PartyRole, Report
from tinhso.foundation.accounts.actor import Actor

DOCUMENT_RIGHTS = {
    "edit": rights.DRAFT,
    "put_in_force": rights.PUT_IN_FORCE,
    "close": rights.PUT_IN_FORCE,
    "reopen": rights.PUT_IN_FORCE,
    "withdraw": rights.PUT_IN_FORCE,
}
UNIT_RIGHTS = {"break_down": rights.BREAK_DOWN, "report": rights.REPORT}
FOLLOWER_RIGHTS = {
    "proxy": rights.ACCEPT,
    "revoke": rights.ACCEPT,
    "link": rights.DRAFT,
    "inherit": rights.PUT_IN_FORCE,
    "reschedule": rights.RESCHEDULE,
}
LABELS: dict[str, str | Promise] = {
    "break_down": gettext_lazy("Phân công trong đơn vị"),
    "report": gettext_lazy("Báo cáo tiến độ"),
    "pass_on": gettext_lazy("Duyệt báo cáo của đơn vị"),
    "accept": gettext_lazy("Nghiệm thu, trả lại, ghi nhận"),
    "reschedule": gettext_lazy("Điều chỉnh thời hạn"),
    "proxy": gettext_lazy("Ghi nhận thay đơn vị"),
    "revoke": gettext_lazy("Hủy nghiệm thu"),
}


@dataclass(frozen=True)
class Opening:
    """One action: its name, and why it isn't open ("" when it is)."""

    code: str
    label: str
    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason


def why_not_document(actor: Actor, document: Document, action: str) -> str:
    """Why the action on the document isn't open to this person now; "" when it is. The original may be attached while
    the document is in force, too, because it often comes later."""
    right = DOCUMENT_RIGHTS.get(action, rights.DRAFT)
    decision = actor.may(right, document.aggregator.path, document.field_code or None)
    if decision and action == "attach" and document.state == "in_force":
        return ""
    return decision.reason or DOCUMENT.why_not(document.state, "edit" if action == "attach" else action)


def why_not_decide(actor: Actor, assignment: Assignment, code: str) -> str:
    """Why the steps of this right on the assignment's reports aren't this person's; "" when they are."""
    path = assignment.unit.path if code == rights.PASS_ON else _follower_path(assignment)
    return _may(actor, code, path, assignment)


def openings(actor: Actor, assignment: Assignment, report: Report | None) -> dict[str, Opening]:
    """Every action on an assignment by its code; `report` is the one that waits for somebody, if any."""
    given = {code: _unit_side(actor, assignment, code) for code in UNIT_RIGHTS}
    given |= {code: _follower_side(actor, assignment, code) for code in FOLLOWER_RIGHTS}
    unit = assignment.unit
    given["pass_on"] = (
        _may(actor, rights.PASS_ON, unit.path, assignment) or _not_live(assignment) or _report_step(report, "pass_on")
    )
    given["accept"] = (
        _may(actor, rights.ACCEPT, _follower_path(assignment), assignment)
        or _not_live(assignment)
        or _report_step(report, "accept")
    )
    given["update_part"] = _may(actor, rights.REPORT, unit.path, assignment) or _not_live(assignment)
    given["withdraw"] = _withdrawing(actor, assignment)
    return {code: Opening(code, str(LABELS.get(code, code)), reason) for code, reason in given.items()}


def _unit_side(actor: Actor, assignment: Assignment, code: str) -> str:
    reason = _may(actor, UNIT_RIGHTS[code], assignment.unit.path, assignment) or _not_live(assignment)
    if reason or code == "break_down":
        return reason
    if assignment.role != PartyRole.LEAD:
        return _("Đơn vị phối hợp không báo cáo kết quả; đơn vị chủ trì báo cáo.")
    if assignment.evidence_state == EvidenceState.ACCEPTED:
        return _("Kết quả đã được nghiệm thu.")
    return ""


def _follower_side(actor: Actor, assignment: Assignment, code: str) -> str:
    reason = _may(actor, FOLLOWER_RIGHTS[code], _follower_path(assignment), assignment) or _not_live(assignment)
    if reason:
        return reason
    accepted = assignment.evidence_state == EvidenceState.ACCEPTED
    if code == "proxy" and (accepted or assignment.role != PartyRole.LEAD):
        return _("Kết quả đã được nghiệm thu.") if accepted else _("Đơn vị phối hợp không báo cáo kết quả.")
    if code == "revoke" and not accepted:
        return _("Việc này chưa được nghiệm thu.")
    return ""


def _withdrawing(actor: Actor, assignment: Assignment) -> str:
    follows = not _may(actor, rights.ACCEPT, _follower_path(assignment), assignment)
    reason = "" if follows else _may(actor, rights.REPORT, assignment.unit.path, assignment)
    if reason or assignment.evidence_state != EvidenceState.ACCEPTED:
        return reason or _not_live(assignment)
    return _("Kết quả đã nghiệm thu dựa trên minh chứng này; phải hủy nghiệm thu trước.")


def _may(actor: Actor, code: str, path: str, assignment: Assignment) -> str:
    return actor.may(code, path, assignment.field_code or None).reason


def _follower_path(assignment: Assignment) -> str:
    return assignment.task.document.aggregator.path


def _not_live(assignment: Assignment) -> str:
    document = assignment.task.document
    if document.state != "in_force":
        return _("Văn bản %(document)s không còn được theo dõi.") % {"document": document}
    if assignment.merged_into_id is not None:
        return _("Việc này đã nhập vào việc của đơn vị kế thừa.")
    return ""


def _report_step(report: Report | None, action: str) -> str:
    if report is None:
        return _("Chưa có báo cáo nào của đơn vị.")
    return REPORT.why_not(report.state, action)
