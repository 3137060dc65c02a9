"""A report while it is written: drafted, edited section by section, explained, handed in, sent back, discarded."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from tinhso.directives.models import Document
from tinhso.directives.queries import visible_documents
from tinhso.directives.recipients import people_of
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, NotPermitted, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.dates import Period
from tinhso.reporting import events, rights
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.remarks import Review
from tinhso.reporting.composing.values import Scene, require_view, values_of
from tinhso.reporting.life_cycles import REPORT
from tinhso.reporting.models import Report
from tinhso.reporting.outlines import OUTLINES, Outline
from tinhso.reporting.rules.paper import segments_of, text_of
from tinhso.reporting.rules.period_names import span_name

LONGEST_TITLE = 400
TOLD = 5


class ReportWindow(Protocol):
    """What a draft needs of rules/calendars.Window."""

    @property
    def period(self) -> Period: ...

    @property
    def due_at(self) -> Any: ...


def draft_report(
    actor: Actor, *, template: str, unit_id: int, window: ReportWindow, document_id: int | None = None
) -> int:
    """The report of an outline, unit and window (and plan, where it reports on one), drafted when there is none yet;
    returns its id. Its text is that of the last one issued. Raises NotFound, NotPermitted, Refused."""
    outline = OUTLINES.get(template)
    if outline is None:
        raise NotFound(_("Không có mẫu báo cáo này."))
    with transaction.atomic():
        unit = Unit.objects.select_for_update(of=("self",)).filter(pk=unit_id).first()
        if unit is None:
            raise NotFound(_("Không tìm thấy đơn vị."))
        there = _standing(template, unit_id, window.period, document_id)
        if there is None:
            return int(_draft(actor, outline=outline, unit=unit, window=window, document_id=document_id))
    if not actor.may(rights.VIEW, unit.path):
        raise NotPermitted(actor.may(rights.VIEW, unit.path).reason, there.journal_subject())
    return int(there.pk)


@verb()
def _draft(act: Act[Report], *, outline: Outline, unit: Unit, window: ReportWindow, document_id: int | None) -> int:
    earlier = _last_issued(outline.code, unit, document_id)
    if document_id is None and earlier is not None and not outline.needs_plan:
        document_id = earlier.document_id
    if outline.needs_plan and document_id is None:
        raise Refused(_("Báo cáo này cần chọn văn bản giao việc."))
    report = Report(
        template=outline.code,
        unit=unit,
        division=_division(act.actor, unit, earlier),
        document=_document(act.actor, document_id),
        field_code=outline.field,
        since=window.period.first_day,
        until=window.period.last_day,
        due_at=window.due_at,
        drafter_id=act.actor.account_id,
        sections=earlier.sections if earlier else _first_sections(outline),
        words=earlier.words if earlier else {each.key: each.initial for each in outline.asked},
        recipient=earlier.recipient if earlier else "",
        version=next_version(outline.code, unit, window.period, document_id),
    )
    act.subject = report
    act.require(rights.COMPOSE, report)
    require_view(act.actor, Scene(report), [section["text"] for section in report.sections])
    report.title = _title(outline, report)
    report.save()
    act.audit(events.ReportDrafted(**about(report)))
    return int(report.pk)


@verb(locks=Report, permission=rights.COMPOSE)
def edit_section(act: Act[Report], *, key: str, text: str) -> None:
    """Replace a section's text. Figures that the actor may not see can't be put in. Raises NotFound, Refused."""
    report = _being_written(act.subject)
    section = next((each for each in report.sections if each["key"] == key), None)
    if section is None:
        raise NotFound(_("Báo cáo không có mục này."))
    new = checked.text("text", text.replace("\r\n", "\n"))
    require_view(act.actor, Scene(report), [new])
    old, section["text"] = section["text"], new
    report.save()
    act.audit(events.SectionEdited(**about(report), section=section["heading"] or key, old=old, new=new))


@verb(locks=Report, permission=rights.COMPOSE)
def edit_words(
    act: Act[Report],
    *,
    title: str,
    recipient: str = "",
    words: Mapping[str, str] | None = None,
    document_id: int | None,
) -> None:
    """Replace the title, who it goes to, the words that its outline asks for, and the plan it reports on."""
    report = _being_written(act.subject)
    outline = OUTLINES[report.template]
    given = words or {}
    report.title = checked.required("title", title, _("Báo cáo phải có trích yếu."), LONGEST_TITLE)
    report.recipient = checked.text("recipient", recipient, 200)
    known = {each.key: each.initial for each in outline.asked}
    report.words = {
        key: checked.text(key, given.get(key, report.words.get(key, initial)), 1000) for key, initial in known.items()
    }
    if outline.needs_plan and document_id is None:
        raise Invalid(FieldProblem("document", _("Báo cáo này cần chọn văn bản giao việc.")))
    report.document = _document(act.actor, document_id)
    report.save()
    act.audit(events.WordsEdited(**about(report), changes={"title": report.title, **report.words}))


@verb(locks=Report, permission=rights.COMPOSE)
def explain_remark(act: Act[Report], *, key: str, reason: str) -> None:
    """Say why something that doesn't agree stands as it is; an empty reason takes the explanation back."""
    report = _being_written(act.subject)
    reason = checked.text("reason", reason, 1000)
    remark = next((each for each in Review(Composed(report)).remarks if each.key == key), None)
    if remark is None:
        raise NotFound(_("Điều này không còn; văn bản đã được sửa."))
    report.explanations = {**report.explanations, key: reason}
    if not reason:
        del report.explanations[key]
    report.save()
    act.audit(events.RemarkExplained(**about(report), remark=remark.message, reason=reason))


@verb(locks=Report, permission=rights.COMPOSE)
def hand_in(act: Act[Report]) -> None:
    """Pass the draft to the head of the division. Raises Refused while a token stands for nothing or a contradiction
    is neither settled nor explained."""
    report = act.subject
    target = checked.move(REPORT, report.state, "hand_in")
    review = Review(Composed(report))
    if review.problems:
        raise Refused(
            _("Chưa trình được: %(list)s") % {"list": " ".join(each.message for each in review.problems[:TOLD])}
        )
    if review.blocking:
        told = " ".join(each.message for each in review.blocking[:TOLD])
        raise Refused(_("Còn số liệu mâu thuẫn, cần sửa hoặc giải trình: %(list)s") % {"list": told})
    report.state, report.return_reason = target, ""
    report.drafter_id = act.actor.account_id or report.drafter_id
    report.division = _division(act.actor, report.unit, report)
    report.save()
    explained = {each.message: each.explanation for each in review.remarks if each.explanation}
    act.audit(events.ReportHandedIn(**about(report), explained=explained))
    tell(act, report, report.division_id, Role.UNIT_LEADER, _("Báo cáo chờ duyệt: %(title)s"))


@verb(locks=Report, permission=rights.COMPOSE)
def discard(act: Act[Report]) -> None:
    """Throw a draft away; the same period can be drafted anew."""
    report = act.subject
    report.state = checked.move(REPORT, report.state, "discard")
    report.corrects = None
    report.save()
    act.audit(events.ReportDiscarded(**about(report)))


def about(report: Report) -> dict[str, str]:
    """What every event of a report says."""
    return {"title": report.title, "period": span_name(report.period)}


def tell(act: Act[Report], report: Report, unit_id: int, role: Role, text: str) -> None:
    """A line for the people of a unit who hold a role there."""
    people = people_of([unit_id], (role,)) or people_of([report.unit_id], (role,))
    act.notify(sorted(people), text % {"title": report.title}, url_of(report), kind="reporting.report")


def url_of(report: Report) -> str:
    return subject_url("reporting.report", str(report.pk))


def _being_written(report: Report) -> Report:
    checked.move(REPORT, report.state, "edit")
    return report


def _standing(template: str, unit_id: int, period: Period, document_id: int | None) -> Report | None:
    """The version that holds now, of any plan when none is named."""
    found = Report.objects.filter(
        template=template, unit_id=unit_id, since=period.first_day, until=period.last_day
    ).exclude(state__in=("discarded", "replaced"))
    if document_id is not None:
        found = found.filter(document_id=document_id)
    return found.order_by("version").last()


def _last_issued(template: str, unit: Unit, document_id: int | None) -> Report | None:
    found = Report.objects.filter(template=template, unit=unit, state="issued")
    own = found.filter(document_id=document_id) if document_id is not None else found
    return own.order_by("until", "version").last() or found.order_by("until", "version").last()


def next_version(template: str, unit: Unit, period: Period, document_id: int | None) -> int:
    same = Report.objects.filter(
        template=template, unit=unit, since=period.first_day, until=period.last_day, document_id=document_id
    )
    return (same.aggregate(last=Max("version"))["last"] or 0) + 1


def _division(actor: Actor, unit: Unit, earlier: Report | None) -> Unit:
    """The drafter's part of the unit, which is that of who hands it in; else that of the last report."""
    own = Unit.objects.filter(pk=actor.unit_id, path__startswith=unit.path).first() if actor.unit_id else None
    return own or (earlier.division if earlier else unit)


def _document(actor: Actor, document_id: int | None) -> Document | None:
    if document_id is None:
        return None
    found = visible_documents(actor).filter(pk=document_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy văn bản giao việc này, hoặc bạn không được xem."))
    return found


def _first_sections(outline: Outline) -> list[dict[str, str]]:
    return [{"key": each.key, "heading": each.heading, "text": each.text} for each in outline.sections]


def _title(outline: Outline, report: Report) -> str:
    with translation.override("vi"):
        return text_of(segments_of(outline.title, values_of(Scene(report), [outline.title])))[:LONGEST_TITLE]
