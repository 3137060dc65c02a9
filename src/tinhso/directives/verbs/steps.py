"""What several verbs of the wing do alike."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from tinhso.directives import rights
from tinhso.directives.inputs import EvidenceInput
from tinhso.directives.models import Assignment, Document, EvidenceState, PartyRole, Report
from tinhso.foundation.accounts.models import Account, Post
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.checked import text
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act
from tinhso.kernel import clock


def member(rows: Any, pk: int) -> Any:
    """One row of a relation of the locked subject. Raises NotFound for a row of another subject."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không tìm thấy mục này; có thể đã bị xóa hoặc đường dẫn sai."))
    return found


def unit_by_id(field: str, unit_id: int) -> Unit:
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise Invalid(FieldProblem(field, _("Không có đơn vị này.")))
    return unit


def stored_file(digest: str) -> StoredFile:
    stored = StoredFile.objects.filter(digest=digest).first()
    if stored is None:
        raise Invalid(FieldProblem("digest", _("Tệp chưa được tải lên. Hãy tải lại tệp.")))
    return stored


def live(assignment: Assignment) -> Document:
    """The assignment's document, which must be in force. Raises Refused for one that nobody works on any more."""
    document = assignment.task.document
    if document.state != "in_force":
        raise Refused(_("Văn bản %(document)s không còn được theo dõi.") % {"document": document})
    if assignment.merged_into_id is not None:
        raise Refused(_("Việc này đã nhập vào việc của đơn vị kế thừa."))
    return document


def reportable(assignment: Assignment) -> None:
    """Raises Refused unless the unit may change its word on this assignment now."""
    live(assignment)
    if assignment.role != PartyRole.LEAD:
        raise Refused(_("Đơn vị phối hợp không báo cáo kết quả; đơn vị chủ trì báo cáo."))
    if assignment.evidence_state == EvidenceState.ACCEPTED:
        raise Refused(_("Kết quả đã được nghiệm thu. Muốn báo cáo lại, đầu mối tổng hợp phải hủy nghiệm thu trước."))


def require_aggregator(act: Act[Assignment], code: str = rights.ACCEPT) -> None:
    """The right is the aggregator's: it is asked for where the document is followed, not where the work is done."""
    act.require(code, act.subject.task.document)


def report_of(assignment: Assignment, report_id: int) -> Report:
    return member(assignment.reports, report_id)  # type: ignore[no-any-return]


def person_in(unit: Unit, account_id: int, field: str) -> Account:
    """An active person who holds a post in the unit or below it today. Raises Invalid."""
    posts = Post.objects.valid_on(clock.today()).filter(account_id=account_id, unit__path__startswith=unit.path)
    person = Account.objects.filter(pk=account_id, is_active=True, posts__in=posts).first()
    if person is None:
        raise Invalid(FieldProblem(field, _("Người này không công tác tại %(unit)s.") % {"unit": unit}))
    return person


def division_in(unit: Unit, division_id: int | None) -> Unit | None:
    if division_id is None:
        return None
    division = Unit.objects.filter(pk=division_id, path__startswith=unit.path).exclude(pk=unit.pk).first()
    if division is None:
        raise Invalid(FieldProblem("division_id", _("Phòng này không thuộc %(unit)s.") % {"unit": unit}))
    return division


def checked_evidence(evidence: Iterable[EvidenceInput]) -> list[EvidenceInput]:
    """Evidence with a label and something to show. Raises Invalid for what has neither file nor symbol."""
    checked = []
    for each in evidence:
        symbol = text("evidence", each.document_symbol, 120)
        if not each.digest and not symbol:
            raise Invalid(FieldProblem("evidence", _("Minh chứng cần có tệp hoặc số, ký hiệu văn bản.")))
        if each.digest:
            stored_file(each.digest)
        label = text("evidence", each.label, 200) or symbol or _("Tệp đính kèm")
        checked.append(EvidenceInput(label, each.digest or None, symbol))
    return checked
