"""Checking one's own report: kept, corrected, undone, removed. Only its owner does any of it."""

from typing import Any

from django.utils.translation import gettext as _

from tinhso.checker import Severity
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.reporting import checking, events, rights
from tinhso.reporting.checking import Taken
from tinhso.reporting.models import Check
from tinhso.reporting.rules.edits import SourceEdit, with_edit


@verb()
def keep_check(act: Act[None], *, taken: Taken, title: str, against_id: int | None = None) -> int:
    """Check a report and keep the outcome for its owner; returns the id. `against_id`: an earlier check of his own."""
    unit = Unit.objects.filter(pk=act.actor.unit_id).first()
    if unit is None:
        raise Refused(_("Bạn chưa có vị trí công tác ở đơn vị nào nên chưa dùng được chức năng này."))
    against = _own(act, against_id) if against_id is not None else None
    result = checking.run(taken.document, against)
    it = Check(
        account_id=act.actor.account_id,
        unit=unit,
        title=title.strip()[:200] or _("Báo cáo không tên"),
        working_id=taken.working or None,
        against=against,
        source_text=taken.document.extracted.text,
        **checking.stored(taken.document, result),
    )
    act.require(rights.CHECK, it)
    it.save()
    severities = [finding.severity for finding in result.findings]
    contradictions = severities.count(Severity.CONTRADICTION)
    act.audit(
        events.ReportChecked(title=it.title, contradictions=contradictions, doubts=len(severities) - contradictions),
        it,
    )
    return it.pk


@verb(locks=Check, permission=rights.CHECK)
def accept_correction(act: Act[Check], *, key: str) -> None:
    """Make the correction that a finding proposes, in all its places, and check the report again."""
    it = _of_owner(act)
    finding = _finding(it, key)
    if not finding["suggestion"]:
        raise Refused(_("Điều này chưa có đề nghị sửa; hãy đối chiếu với nguồn số liệu rồi tự sửa."))
    edits = checking.source_edits(it)
    for part in sorted(finding["suggestion"], key=lambda part: -part["start"]):
        edits = with_edit(edits, SourceEdit(part["start"], part["end"], part["replacement"], finding["message"]))
    _check_again(it, edits)
    changes = [[part["text"], part["replacement"]] for part in finding["suggestion"]]
    act.audit(events.CorrectionAccepted(changes=changes))


@verb(locks=Check, permission=rights.CHECK)
def undo_correction(act: Act[Check], *, number: int) -> None:
    """Take one correction back (counted from 0, in the order of the text), and check the report again."""
    it = _of_owner(act)
    edits = list(checking.source_edits(it))
    if not 0 <= number < len(edits):
        raise NotFound(_("Không còn chỗ sửa này."))
    del edits[number]
    _check_again(it, tuple(edits))
    act.audit(events.CorrectionUndone())


@verb(locks=Check, permission=rights.CHECK)
def dismiss_finding(act: Act[Check], *, key: str) -> None:
    """Leave a finding: it is folded away and doesn't go into the comments. Doing it again brings it back."""
    it = _of_owner(act)
    finding = _finding(it, key)
    if key in it.dismissed:
        it.dismissed.remove(key)
    else:
        it.dismissed.append(key)
    it.save()
    act.audit(events.FindingDismissed(text=finding["message"]))


@verb(locks=Check, permission=rights.CHECK)
def remove_check(act: Act[Check]) -> None:
    """Remove the kept text. The file's content stays in the store as long as anything else refers to it."""
    it = _of_owner(act)
    act.audit(events.CheckRemoved(title=it.title), it)
    Check.objects.filter(pk=it.pk).delete()


def _of_owner(act: Act[Check]) -> Check:
    return _owned(act.subject, act.actor.account_id)


def _own(act: Act[Any], pk: int) -> Check:
    return _owned(Check.objects.filter(pk=pk).first(), act.actor.account_id)


def _owned(it: Check | None, account_id: int | None) -> Check:
    if it is None or it.account_id != account_id:
        raise NotFound(_("Không tìm thấy bản kiểm tra này."))
    return it


def _finding(it: Check, key: str) -> dict[str, Any]:
    finding = next((finding for finding in it.findings if finding["key"] == key), None)
    if finding is None:
        raise NotFound(_("Điều này không còn; có thể một chỗ sửa khác đã giải quyết nó."))
    return finding  # type: ignore[no-any-return]


def _check_again(it: Check, edits: tuple[SourceEdit, ...]) -> None:
    it.edits = [[edit.start, edit.end, edit.replacement, edit.reason] for edit in edits]
    document = checking.current_document(it)
    for name, value in checking.stored(document, checking.run(document, it.against)).items():
        setattr(it, name, value)
    it.save()
