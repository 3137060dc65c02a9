"""The unit's word and what becomes of it: writing, submitting, passing on, judging, evidence, entry by proxy."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.directives import rights, verbs
from tinhso.directives.inputs import EvidenceInput
from tinhso.directives.models import Assignment
from tinhso.directives.office.forms.progress import EvidenceForm, ProxyForm, ReasonForm, ReportForm
from tinhso.directives.office.views.assignment import show
from tinhso.directives.office.views.form_pages import FormPage
from tinhso.directives.office.views.openings import openings, why_not_decide
from tinhso.directives.office.views.pages import assignment_crumbs, assignment_for, assignment_url
from tinhso.foundation.files.store import keep
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.kernel import clock


@dataclass(frozen=True)
class Decision:
    """A step on a report, and the right that it needs; one with a reason asks for it on a page of its own."""

    right: str
    verb: Callable[..., object]
    label: str | Promise
    done: str | Promise
    needs_reason: bool = False


DECISIONS = {
    "duyet": Decision(
        rights.PASS_ON,
        verbs.pass_on_report,
        gettext_lazy("Duyệt, gửi đầu mối tổng hợp"),
        gettext_lazy("Đã gửi báo cáo cho đầu mối tổng hợp."),
    ),
    "tra-nguoi-soan": Decision(
        rights.PASS_ON,
        verbs.send_back_report,
        gettext_lazy("Trả người soạn"),
        gettext_lazy("Đã trả lại người soạn."),
        True,
    ),
    "nghiem-thu": Decision(
        rights.ACCEPT, verbs.accept_report, gettext_lazy("Nghiệm thu"), gettext_lazy("Đã nghiệm thu kết quả.")
    ),
    "ghi-nhan": Decision(
        rights.ACCEPT, verbs.note_report, gettext_lazy("Ghi nhận tiến độ"), gettext_lazy("Đã ghi nhận tiến độ.")
    ),
    "tra-don-vi": Decision(
        rights.ACCEPT,
        verbs.return_report,
        gettext_lazy("Trả đơn vị"),
        gettext_lazy("Đã trả lại đơn vị kèm lý do."),
        True,
    ),
}


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Save the draft with its evidence; with the button "submit" hand it to the leader, too."""
    it = _reportable(request, assignment_id)
    if request.method == "GET":
        return redirect(assignment_url(assignment_id, "bao-cao"))
    form, evidence = ReportForm(request.POST), EvidenceForm(request.POST, request.FILES)
    if form.is_valid() and evidence.is_valid():
        drafted = attempt(lambda: _draft(request, assignment_id, form, evidence), form)
        if drafted and "submit" not in request.POST:
            messages.success(request, _("Đã lưu nháp báo cáo. Chưa ai ngoài đơn vị thấy."))
            return redirect(assignment_url(assignment_id, "bao-cao"))
        if drafted:
            sent = attempt(lambda: verbs.submit_report(actor_of(request), assignment_id, report_id=drafted.value), form)
            if sent:
                messages.success(request, _after_submitting(str(sent.value)))
                return redirect(assignment_url(assignment_id))
    return show(request, it, report_form=form, evidence_form=evidence, status=422)


@require_POST
def autosave(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Keep what is typed so far; evidence waits for the button. 422 while the report contradicts itself."""
    _reportable(request, assignment_id)
    form = ReportForm(request.POST)
    if not form.is_valid() or not attempt(lambda: _draft(request, assignment_id, form, None), form):
        return HttpResponse(status=422)
    return HttpResponse(status=204, headers={"X-Saved-At": f"{clock.local(clock.now()):%H:%M}"})


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, assignment_id: int, report_id: int, decision: str) -> HttpResponse:
    """A leader's or the aggregator's step on a report."""
    step = found(DECISIONS.get(decision))
    it = assignment_for(request, assignment_id)
    back = assignment_url(assignment_id)
    if not step.needs_reason:
        if request.method == "GET":
            return redirect(back)
        return press(request, lambda: step.verb(actor_of(request), assignment_id, report_id=report_id), step.done, back)
    if request.method == "GET":
        insist(why_not_decide(actor_of(request), it, step.right))
    return _with_reason(
        request,
        it,
        str(step.label),
        lambda reason: step.verb(actor_of(request), assignment_id, report_id=report_id, reason=reason),
        str(step.done),
    )


@require_http_methods(["GET", "POST"])
def by_proxy(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Enter what a body that doesn't use the system wrote in a letter."""
    it = assignment_for(request, assignment_id)
    insist(openings(actor_of(request), it, None)["proxy"].reason)
    form = ProxyForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(lambda: _record(request, assignment_id, form), form):
        messages.success(request, _("Đã ghi nhận thay đơn vị."))
        return redirect(assignment_url(assignment_id))
    page = FormPage(
        heading=_("Ghi nhận thay đơn vị"),
        submit=_("Ghi nhận"),
        back=assignment_url(assignment_id),
        crumbs=assignment_crumbs(it, _("Ghi nhận thay")),
        lead=_("Khi %(unit)s trả lời bằng văn bản, ngoài hệ thống. Nhật ký ghi rõ ai nhập, theo văn bản nào.")
        % {"unit": it.unit},
    )
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def withdraw_evidence(request: HttpRequest, assignment_id: int, evidence_id: int) -> HttpResponse:
    it = assignment_for(request, assignment_id)
    insist(openings(actor_of(request), it, None)["withdraw"].reason)
    return _with_reason(
        request,
        it,
        _("Rút minh chứng"),
        lambda reason: verbs.withdraw_evidence(
            actor_of(request), assignment_id, evidence_id=evidence_id, reason=reason
        ),
        _("Đã rút minh chứng; tên và lý do vẫn còn trong diễn biến."),
    )


@require_http_methods(["GET", "POST"])
def revoke_acceptance(request: HttpRequest, assignment_id: int) -> HttpResponse:
    it = assignment_for(request, assignment_id)
    insist(openings(actor_of(request), it, None)["revoke"].reason)
    return _with_reason(
        request,
        it,
        _("Hủy nghiệm thu"),
        lambda reason: verbs.revoke_acceptance(actor_of(request), assignment_id, reason=reason),
        _("Đã hủy nghiệm thu; báo cáo lại chờ quyết định."),
    )


def evidence_inputs(form: EvidenceForm | ProxyForm) -> list[EvidenceInput]:
    """What the form shows the result with; an uploaded file is kept first. Raises FileRefused."""
    given = form.cleaned_data
    upload, symbol = given.get("file"), given.get("document_symbol", "")
    if upload is None and not symbol:
        return []
    digest = keep(upload).digest if upload is not None else None
    label = given.get("label") or (upload.name if upload is not None else symbol)
    return [EvidenceInput(label=label[:200], digest=digest, document_symbol=symbol)]


def _reportable(request: HttpRequest, assignment_id: int) -> Assignment:
    it = assignment_for(request, assignment_id)
    insist(openings(actor_of(request), it, None)["report"].reason)
    return it


def _draft(request: HttpRequest, assignment_id: int, form: ReportForm, evidence: EvidenceForm | None) -> int:
    shown: list[EvidenceInput] = evidence_inputs(evidence) if evidence else []
    return int(verbs.draft_report(actor_of(request), assignment_id, evidence=shown, **form.cleaned_data))


def _record(request: HttpRequest, assignment_id: int, form: ProxyForm) -> int:
    given: dict[str, Any] = {name: form.cleaned_data[name] for name in ("status", "percent", "result", "letter")}
    return int(verbs.record_by_proxy(actor_of(request), assignment_id, evidence=evidence_inputs(form), **given))


def _after_submitting(state: str) -> str:
    if state == "passed_on":
        return _("Đã gửi báo cáo cho đầu mối tổng hợp.")
    return _("Đã trình lãnh đạo đơn vị. Khi lãnh đạo duyệt, báo cáo mới đến đầu mối tổng hợp.")


def _with_reason(
    request: HttpRequest, it: Assignment, heading: str, do: Callable[[str], object], done: str
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(lambda: do(form.cleaned_data["reason"]), form):
        messages.success(request, done)
        return redirect(assignment_url(it.pk))
    page = FormPage(
        heading=heading,
        submit=heading,
        back=assignment_url(it.pk),
        crumbs=assignment_crumbs(it, heading),
        lead=it.task.content,
    )
    return page.show(request, form)
