"""Reports of the house: drafted, composed with their paper beside them, handed on, signed, issued, corrected."""

from datetime import date

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.downloads import stored_file, written_paper
from tinhso.foundation.ui.requests import actor_of, found, insist, is_htmx, why_not_anywhere
from tinhso.foundation.verbs.errors import NotFound, NotPermitted, VerbError
from tinhso.kernel import clock
from tinhso.reporting import rights, verbs
from tinhso.reporting.life_cycles import REPORT
from tinhso.reporting.models import Report
from tinhso.reporting.office.asking import FormPage, wing_crumbs
from tinhso.reporting.office.composing_forms import IssueForm, NewReportForm, ReasonForm, WordsForm
from tinhso.reporting.office.report_page import STATES, ReportPage
from tinhso.reporting.outlines import OUTLINES, outline_of
from tinhso.reporting.queries.offers import offers
from tinhso.reporting.queries.reports import plans, report_of, reports, waiting_reports
from tinhso.reporting.rules.signing import numbered

SHOWN = 100


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Reports by period; `trang-thai` and `mau` narrow it, "cho-toi" is what waits for me."""
    actor = actor_of(request)
    state, template = request.GET.get("trang-thai", ""), request.GET.get("mau", "")
    mine = state == "cho-toi"
    chosen = state if state in REPORT.states else ""
    rows = waiting_reports(actor) if mine else reports(actor, state=chosen, template=template)
    context = {
        "rows": [(each, STATES[each.state], outline_of(each.template).name) for each in rows[:SHOWN]],
        "outlines": OUTLINES.values(),
        "state": state,
        "why_not_new": why_not_anywhere(actor, rights.COMPOSE),
        "crumbs": wing_crumbs((_("Văn bản báo cáo"), "")),
    }
    return render(request, "reporting/reports.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose outline and period; the draft is there at once, with its figures."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.COMPOSE))
    unit, offered = offers(actor)
    if unit is None:
        messages.error(request, _("Tài khoản của bạn chưa gắn với đơn vị nào."))
        return redirect("reporting:reports")
    form = NewReportForm(offered, list(plans(actor)), given(request))
    if form.is_valid():
        template, window = form.chosen
        document = form.cleaned_data["document"]
        made = attempt(
            lambda: verbs.draft_report(actor, template=template, unit_id=unit.pk, window=window, document_id=document),
            form,
        )
        if made:
            return redirect("reporting:report", made.value)
    page = FormPage(
        heading=_("Lập báo cáo"),
        submit=_("Lập bản nháp"),
        back=reverse("reporting:reports"),
        crumbs=_crumbs(_("Lập báo cáo")),
        lead=_("Số liệu của kỳ được điền sẵn; lời văn lấy từ báo cáo gần nhất của cùng mẫu."),
    )
    return page.show(request, form)


@require_safe
def one(request: HttpRequest, report_id: int) -> HttpResponse:
    """The composer for who may write on it, else the report as it stands."""
    page = _page(request, report_id)
    template = "reporting/composer.html" if page.may_edit else "reporting/report.html"
    return render(request, template, {"page": page, "report": page.report, "crumbs": _crumbs(page.report.title)})


@require_safe
def paper(request: HttpRequest, report_id: int) -> HttpResponse:
    """The paper and its remarks alone, after a change."""
    page = _page(request, report_id)
    return render(request, "reporting/parts/composed.html", {"page": page, "report": page.report})


@require_POST
def section(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Keep one section; a script's save answers with the time and asks for the paper anew."""
    _report(request, report_id)
    text = request.POST.get("text", "")
    if not is_htmx(request):
        return press(
            request,
            lambda: verbs.edit_section(actor_of(request), report_id, key=key, text=text),
            _("Đã lưu."),
            _address(report_id),
        )
    try:
        verbs.edit_section(actor_of(request), report_id, key=key, text=text)
    except (NotPermitted, NotFound):
        raise
    except VerbError as refused:
        return HttpResponse(refused.message, status=refused.status, content_type="text/plain; charset=utf-8")
    saved = f"{clock.local(clock.now()):%H:%M}"
    return HttpResponse(status=204, headers={"X-Saved-At": saved, "HX-Trigger": "report-changed"})


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, report_id: int) -> HttpResponse:
    report = _report(request, report_id)
    actor = actor_of(request)
    insist(ReportPage(actor, report).why_not("edit"))
    form = WordsForm(report, outline_of(report.template), list(plans(actor)), given(request))
    if form.is_valid() and attempt(lambda: verbs.edit_words(actor, report_id, **form.values), form):
        messages.success(request, _("Đã lưu thông tin chung."))
        return redirect("reporting:report", report_id)
    return _form_page(report, _("Thông tin chung"), _("Lưu")).show(request, form)


@require_POST
def explain(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    _report(request, report_id)
    reason = request.POST.get("reason", "")
    return press(
        request,
        lambda: verbs.explain_remark(actor_of(request), report_id, key=key, reason=reason),
        _("Đã ghi giải trình.") if reason.strip() else _("Đã bỏ giải trình."),
        _address(report_id),
    )


@require_POST
def hand_in(request: HttpRequest, report_id: int) -> HttpResponse:
    _report(request, report_id)
    return press(
        request,
        lambda: verbs.hand_in(actor_of(request), report_id),
        _("Đã trình lãnh đạo phòng."),
        _address(report_id),
    )


@require_POST
def pass_on(request: HttpRequest, report_id: int) -> HttpResponse:
    _report(request, report_id)
    return press(request, lambda: verbs.pass_on(actor_of(request), report_id), _("Đã trình ký."), _address(report_id))


@require_POST
def sign(request: HttpRequest, report_id: int) -> HttpResponse:
    """`seen`: the digest of the text that the page showed."""
    _report(request, report_id)
    seen = request.POST.get("seen", "")
    return press(
        request,
        lambda: verbs.sign(actor_of(request), report_id, seen=seen),
        _("Đã ký; số liệu được chốt tại thời điểm này."),
        _address(report_id),
    )


@require_POST
def discard(request: HttpRequest, report_id: int) -> HttpResponse:
    _report(request, report_id)
    return press(
        request, lambda: verbs.discard(actor_of(request), report_id), _("Đã bỏ bản nháp."), reverse("reporting:reports")
    )


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, report_id: int) -> HttpResponse:
    report, actor = _report(request, report_id), actor_of(request)
    insist(ReportPage(actor, report).why_not("send_back"))
    form = ReasonForm(given(request))
    if form.is_valid() and attempt(lambda: verbs.send_back(actor, report_id, reason=form.cleaned_data["reason"]), form):
        messages.success(request, _("Đã trả lại người soạn."))
        return redirect("reporting:reports")
    lead = _("Người soạn nhận được lý do và sửa tiếp trên chính bản này.")
    return _form_page(report, _("Trả lại để sửa"), _("Trả lại"), lead).show(request, form)


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, report_id: int) -> HttpResponse:
    report, actor = _report(request, report_id), actor_of(request)
    insist(ReportPage(actor, report).why_not("issue"))
    form = IssueForm(given(request), initial={"issued_on": clock.today()})
    if form.is_valid() and (issued := attempt(lambda: _issue(request, report_id, **form.cleaned_data), form)):
        messages.success(request, _("Đã phát hành %(symbol)s.") % {"symbol": issued.value})
        return redirect("reporting:report", report_id)
    lead = _("Số và ngày được ghi vào báo cáo và các phụ lục; tệp .docx và PDF làm một lần rồi giữ nguyên.")
    return _form_page(report, _("Lấy số, phát hành"), _("Phát hành"), lead).show(request, form)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, report_id: int) -> HttpResponse:
    report, actor = _report(request, report_id), actor_of(request)
    insist(ReportPage(actor, report).why_not("replace"))
    form = ReasonForm(given(request))
    if form.is_valid() and (
        made := attempt(lambda: verbs.correct(actor, report_id, reason=form.cleaned_data["reason"]), form)
    ):
        messages.success(request, _("Bản sửa đã được lập với số liệu hiện tại; bản đã phát hành vẫn giữ nguyên."))
        return redirect("reporting:report", made.value)
    lead = _("Bản sửa đi lại cả đường: trình, duyệt, ký, lấy số; và nói rõ điều gì đã đổi.")
    return _form_page(report, _("Lập bản sửa"), _("Lập bản sửa"), lead).show(request, form)


@require_safe
def download(request: HttpRequest, report_id: int, kind: str) -> HttpResponse | FileResponse:
    """The file that went out, under its hash; before that, what it would be now."""
    page = _page(request, report_id)
    report = page.report
    stored: StoredFile | None = report.docx if kind == "docx" else report.pdf
    name = _file_name(report)
    if stored is not None:
        response = stored_file(stored, name)
        response["ETag"] = f'"{stored.digest}"'
        return response
    return written_paper(page.composed.document, name, kind)


def given(request: HttpRequest) -> QueryDict | None:
    """What was sent; None while the form is only shown."""
    return request.POST if request.method == "POST" else None


def _issue(request: HttpRequest, report_id: int, number: int | None, issued_on: date) -> str:
    return str(verbs.issue(actor_of(request), report_id, number=number, issued_on=issued_on))


def _file_name(report: Report) -> str:
    if report.number is None:
        return f"du-thao-{report.pk}"
    return numbered(report.number, report.symbol).replace("/", "-")


def _form_page(report: Report, heading: str, submit: str, lead: str = "") -> FormPage:
    there = _address(report.pk)
    crumbs = [*_crumbs(report.title, there), (heading, "")]
    return FormPage(heading=heading, submit=submit, back=there, crumbs=crumbs, lead=lead)


def _page(request: HttpRequest, report_id: int) -> ReportPage:
    return ReportPage(actor_of(request), _report(request, report_id))


def _report(request: HttpRequest, report_id: int) -> Report:
    return found(report_of(actor_of(request), report_id))


def _address(report_id: int) -> str:
    return reverse("reporting:report", args=[report_id])


def _crumbs(label: str, url: str = "") -> list[tuple[str, str]]:
    return wing_crumbs((_("Văn bản báo cáo"), reverse("reporting:reports")), (label[:70], url))
