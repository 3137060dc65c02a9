"""Procedures: drafted, edited, published, made public, withdrawn. What was published never changes."""

import hashlib
import json
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock
from tinhso.kernel.dates import format_date
from tinhso.onestop import events, rights
from tinhso.onestop.life_cycles import VERSION
from tinhso.onestop.models import Procedure, ProcedureVersion, Service
from tinhso.onestop.rules.differences import differences
from tinhso.onestop.rules.plain import NotSound, as_plain
from tinhso.onestop.rules.procedure import Content, plain, read
from tinhso.onestop.rules.procedure_file import Decision
from tinhso.onestop.rules.process import check
from tinhso.onestop.verbs.trials import traced
from tinhso.onestop.wording.differences import in_words
from tinhso.onestop.wording.problems import field_problems

A_DAY = timedelta(days=1)


@verb()
def draft_procedure(
    act: Act[None],
    *,
    code: str,
    keeper_id: int,
    content: dict[str, Any],
    service: str = "",
    decision: Decision | None = None,
) -> int:
    """Enter a procedure with the draft of its first version; returns the draft's id. `content` is plain data
    (rules/procedure.py). Raises Invalid, Refused for a code that is taken."""
    says = sound(content)
    keeper = Unit.objects.filter(pk=keeper_id).first()
    if keeper is None:
        raise Invalid(FieldProblem("keeper", _("Chọn đơn vị quản lý thủ tục.")))
    if service and service not in Service.values:
        raise Invalid(FieldProblem("service", _("Không có dịch vụ công này.")))
    procedure = Procedure(
        code=checked.required("code", code, _("Thiếu mã thủ tục."), 60),
        title=_title(says),
        field_code=says.field,
        keeper=keeper,
        service=service,
    )
    act.require(rights.KEEP_PROCEDURES, procedure)
    if Procedure.objects.filter(code=procedure.code).exists():
        raise Refused(_("Mã thủ tục %(code)s đã có.") % {"code": procedure.code})
    procedure.save()
    draft = ProcedureVersion(procedure=procedure, number=1, content=plain(says), created_by_id=act.actor.account_id)
    _decide(draft, decision or Decision())
    draft.save()
    act.audit(events.ProcedureDrafted(number=1, procedure=procedure.code, title=procedure.title), procedure)
    return draft.pk


@verb(locks=Procedure, permission=rights.KEEP_PROCEDURES)
def draft_version(
    act: Act[Procedure], *, content: dict[str, Any] | None = None, decision: Decision | None = None
) -> int:
    """Begin the next version, a copy of the last one unless `content` says otherwise; returns the draft's id. Raises
    Invalid, Refused while there is a draft."""
    last = act.subject.versions.order_by("-number").first()
    if last is None or last.state == "draft":
        raise Refused(_("Thủ tục đang có một dự thảo; sửa tiếp dự thảo đó hoặc bỏ nó trước."))
    says = last.says if content is None else _same_field(act.subject, sound(content))
    draft = ProcedureVersion(
        procedure=act.subject, number=last.number + 1, content=plain(says), created_by_id=act.actor.account_id
    )
    _decide(draft, decision or Decision())
    draft.save()
    act.audit(events.VersionDrafted(number=draft.number))
    return draft.pk


@verb(locks=ProcedureVersion, permission=rights.KEEP_PROCEDURES)
def edit_version(act: Act[ProcedureVersion], *, content: dict[str, Any], decision: Decision | None = None) -> None:
    """Replace the content of a draft, and its decision where one is given. Raises Invalid naming the fields, Refused
    once it is published."""
    draft = _editable(act)
    says = _same_field(draft.procedure, sound(content))
    old, was = draft.content, draft.says
    draft.content = plain(says)
    decided = _decide(draft, decision) if decision is not None else {}
    draft.save()
    if not draft.procedure.versions.exclude(pk=draft.pk).exists():
        draft.procedure.title = _title(says)
        draft.procedure.save()
    with override("vi"):
        changes = in_words(differences(was, says))
    act.audit(events.VersionEdited(number=draft.number, changes=changes, old=old))
    if decided:
        act.audit(events.DecisionEntered(number=draft.number, changes=decided))


@verb(locks=ProcedureVersion, permission=rights.KEEP_PROCEDURES)
def enter_decision(act: Act[ProcedureVersion], *, decision: Decision) -> None:
    """Write down the decision that announces a draft, and its days. Any of them may still be missing."""
    draft = _editable(act)
    changes = _decide(draft, decision)
    draft.save()
    act.audit(events.DecisionEntered(number=draft.number, changes=changes))


@verb(locks=ProcedureVersion, permission=rights.KEEP_PROCEDURES)
def publish_version(act: Act[ProcedureVersion]) -> None:
    """Let a draft hold from its `effective_from` on; the version before it ends the day before.

    Raises Invalid for a missing decision or day and for a process that no dossier could go through, Refused for a day
    on which a later version holds already.
    """
    version = act.subject
    procedure = Procedure.objects.select_for_update().get(pk=version.procedure_id)
    version.state = checked.move(VERSION, version.state, "publish")
    says = sound(version.content)
    if problems := [*_missing_decision(version), *field_problems(check(says))]:
        raise Invalid(*problems)
    assert version.effective_from is not None
    assert version.decided_on is not None
    _end_before(procedure, version.effective_from)
    version.save()
    procedure.title = _title(says)
    procedure.save()
    act.audit(
        events.VersionPublished(
            number=version.number,
            decision=version.decision_symbol,
            decided_on=version.decided_on.isoformat(),
            effective_from=version.effective_from.isoformat(),
            digest=content_digest(version.content),
        )
    )


@verb(locks=ProcedureVersion, permission=rights.KEEP_PROCEDURES)
def record_public_update(act: Act[ProcedureVersion], *, day: date) -> None:
    """Record on which day the public catalogue showed the version. Raises Invalid for a day before the decision."""
    version = act.subject
    if version.state == "draft":
        raise Refused(_("Chỉ ghi ngày công khai cho phiên bản đã công bố."))
    if day > clock.today() or (version.decided_on is not None and day < version.decided_on):
        raise Invalid(FieldProblem("published_on", _("Ngày công khai nằm từ ngày quyết định đến hôm nay.")))
    old = _stored(version.published_on) or ""
    version.published_on = day
    version.save()
    act.audit(events.PublicUpdateRecorded(number=version.number, day=day.isoformat(), old=old))


@verb(locks=ProcedureVersion, permission=rights.KEEP_PROCEDURES)
def withdraw_version(act: Act[ProcedureVersion], *, last_day: date, reason: str) -> None:
    """Let a published version hold for the last time on `last_day`. One that is withdrawn before its first day never
    holds, and the version before it goes on. Dossiers received under it keep it."""
    version = act.subject
    procedure = Procedure.objects.select_for_update().get(pk=version.procedure_id)
    reason = checked.required("reason", reason, _("Hãy ghi lý do bãi bỏ."), 500)
    version.state = checked.move(VERSION, version.state, "withdraw")
    assert version.effective_from is not None
    if version.effective_to is not None and last_day > version.effective_to:
        said = _("Phiên bản này đã hết hiệu lực sau ngày %(day)s.") % {"day": format_date(version.effective_to)}
        raise Invalid(FieldProblem("last_day", said))
    if last_day < version.effective_from:
        _go_on(procedure, version)
        last_day = version.effective_from - A_DAY
    version.effective_to, version.withdrawn_because = last_day, reason
    version.save()
    act.audit(events.VersionWithdrawn(number=version.number, last_day=last_day.isoformat(), reason=reason))


@verb(locks=ProcedureVersion, permission=rights.KEEP_PROCEDURES)
def discard_draft(act: Act[ProcedureVersion]) -> None:
    """Throw a draft away, and the procedure with it if it has no other version. The audit keeps the content; its
    trials are those of the version before again."""
    draft = _editable(act)
    procedure = draft.procedure
    act.audit(events.DraftDiscarded(number=draft.number, content=draft.content), procedure)
    _take_trials_back(draft)
    draft.delete()
    if not procedure.versions.exists():
        procedure.delete()


def sound(content: object) -> Content:
    """The content as values. Raises Invalid with everything that is wrong, by field."""
    try:
        return read(content)
    except NotSound as wrong:
        raise Invalid(*field_problems(wrong.problems)) from wrong


def content_digest(content: dict[str, Any]) -> str:
    """SHA-256 of the content in a form that doesn't depend on the order of its keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _editable(act: Act[ProcedureVersion]) -> ProcedureVersion:
    checked.move(VERSION, act.subject.state, "edit")
    return act.subject


def _same_field(procedure: Procedure, says: Content) -> Content:
    if says.field != procedure.field_code:
        raise Invalid(FieldProblem("content.field", _("Lĩnh vực của một thủ tục không đổi.")))
    return says


def _decide(draft: ProcedureVersion, decision: Decision) -> dict[str, list[str | None]]:
    """Set the decision and its days; what changed, field by field."""
    new = {
        "decision_symbol": checked.text("decision_symbol", decision.symbol, 80),
        "decided_on": _not_to_come("decided_on", decision.decided_on),
        "effective_from": decision.effective_from,
        "published_on": _not_to_come("published_on", decision.published_on),
    }
    changed = {}
    for name, value in new.items():
        old = getattr(draft, name)
        if old != value:
            changed[name] = [_stored(old), _stored(value)]
            setattr(draft, name, value)
    return changed


def _missing_decision(version: ProcedureVersion) -> list[FieldProblem]:
    needed = {
        "decision_symbol": (version.decision_symbol, _("Ghi số, ký hiệu quyết định công bố.")),
        "decided_on": (version.decided_on, _("Ghi ngày quyết định công bố.")),
        "effective_from": (version.effective_from, _("Ghi ngày thủ tục có hiệu lực.")),
    }
    return [FieldProblem(name, message) for name, (value, message) in needed.items() if not value]


def _end_before(procedure: Procedure, day: date) -> None:
    """The version that holds now ends on the day before."""
    others = ProcedureVersion.objects.filter(procedure=procedure, state="published")
    later = others.filter(effective_from__gte=day).order_by("effective_from").first()
    if later is not None:
        values = {"number": later.number, "day": format_date(later.effective_from)}
        raise Refused(_("Phiên bản %(number)s đã có hiệu lực từ %(day)s; chọn ngày sau đó.") % values)
    holding = others.filter(effective_to__isnull=True) | others.filter(effective_to__gte=day)
    for each in holding:
        each.effective_to = day - A_DAY
        each.save()


def _go_on(procedure: Procedure, version: ProcedureVersion) -> None:
    """What had to end for a version that never holds, doesn't."""
    before = ProcedureVersion.objects.filter(
        procedure=procedure, state="published", effective_to=version.effective_from - A_DAY
    ).first()
    if before is not None:
        before.effective_to = version.effective_to
        before.save()


def _take_trials_back(draft: ProcedureVersion) -> None:
    before = draft.procedure.versions.exclude(pk=draft.pk).order_by("-number").first()
    for trial in draft.trials.all():
        if before is None:
            trial.delete()
        else:
            trial.version, trial.trace = before, as_plain(traced(before.says, trial.actions))
            trial.save()


def _not_to_come(name: str, day: date | None) -> date | None:
    if day is not None and day > clock.today():
        raise Invalid(FieldProblem(name, _("Ngày này không thể ở tương lai.")))
    return day


def _stored(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else str(value) if value else None


def _title(says: Content) -> str:
    return checked.required("content.title", says.title, _("Thiếu tên thủ tục."), 500)
