"""A unit's form: filled in as one goes, by page or by workbook, handed in, accepted or returned."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.journal.events import Exported
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.downloads import XLSX, attachment
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.foundation.verbs.errors import Invalid, Refused
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel import clock
from tinhso.reporting import rights, spreadsheet, verbs
from tinhso.reporting.filled import filled
from tinhso.reporting.frames import frame_of
from tinhso.reporting.life_cycles import SUBMISSION
from tinhso.reporting.models import Submission
from tinhso.reporting.office.asking import FormPage, wing_crumbs
from tinhso.reporting.office.collecting_forms import ReturnForm, WorkbookForm
from tinhso.reporting.office.filled_page import FilledPage, Typed, filled_page
from tinhso.reporting.office.round_names import named
from tinhso.reporting.queries.collecting import own_submissions, round_of, submission_of
from tinhso.reporting.rules.form_data import read_whole
from tinhso.reporting.rules.lateness import late_minutes, late_words

VALUE, EXPLANATION, SEEN = "v-", "e-", "seen-"
SHOWN = 60


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What my unit reports, what is due last on top."""
    rows = own_submissions(actor_of(request))[:SHOWN]
    context = {
        "submissions": [(each, named(each.round)) for each in rows],
        "now": clock.now(),
        "crumbs": wing_crumbs((_("Biểu của đơn vị tôi"), "")),
    }
    return render(request, "reporting/own_forms.html", context)


@require_http_methods(["GET", "POST"])
def submission(request: HttpRequest, submission_id: int) -> HttpResponse:
    """The form; POST keeps what is typed, and with the button "submit" hands it in."""
    it = _submission_for(request, submission_id)
    if request.method == "GET":
        return _show(request, it)
    insist(why_not_fill(request, it))
    insist(_why_not_submit(request, it) if "submit" in request.POST else "")
    typed = _keep(request, it)
    it = _submission_for(request, submission_id)
    if typed.problems:
        return _show(request, it, typed, 422)
    if "submit" not in request.POST:
        messages.success(request, _("Đã lưu. Chưa ai ngoài đơn vị nhận được số này."))
        return redirect("reporting:submission", submission_id)
    try:
        verbs.submit(actor_of(request), submission_id)
    except Invalid:
        return _show(request, it, Typed(show_missing=True), 422)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Đã gửi. Nơi tổng hợp sẽ duyệt hoặc trả lại kèm lý do."))
    return redirect("reporting:submission", submission_id)


@require_POST
def autosave(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Keep what is typed so far, and answer with the remarks that have changed by it."""
    it = _submission_for(request, submission_id)
    insist(why_not_fill(request, it))
    try:
        typed = _keep(request, it)
    except Refused:
        return HttpResponse(status=409)
    page = filled_page(actor_of(request), _submission_for(request, submission_id), typed)
    changed = [row for row in page.rows if request.POST.get(f"{SEEN}{row.line.code}", "") != row.seen]
    context = {"page": page, "changed": changed, "oob": True}
    answer = render(request, "reporting/parts/form_changes.html", context)
    answer["X-Saved-At"] = f"{clock.local(clock.now()):%H:%M}"
    return answer


@require_safe
def workbook(request: HttpRequest, submission_id: int) -> HttpResponse:
    """The form as a workbook, with what is filled in so far. The taking is journalled."""
    it = _submission_for(request, submission_id)
    form = filled(it)
    record_read(actor_of(request), Exported(what=_("biểu báo cáo"), rows=len(form.frame.entered)), it.journal_subject())
    name = f"{it.round.form.code}-{it.unit.code}-{it.round.until:%Y%m%d}.xlsx"
    return attachment(spreadsheet.workbook(form), name, XLSX)


@require_http_methods(["GET", "POST"])
def fill(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Take the numbers from a filled workbook, all or none."""
    it = _submission_for(request, submission_id)
    insist(why_not_fill(request, it))
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        content = form.cleaned_data["file"].read()
        done = attempt(lambda: verbs.fill_from_spreadsheet(actor_of(request), submission_id, content=content), form)
        if done:
            messages.success(request, _("Đã nhận số từ Excel. Xem lại rồi gửi."))
            return redirect("reporting:submission", submission_id)
    status = 422 if form.is_bound and form.errors else 200
    context = {"submission": it, "form": form, "crumbs": _crumbs(request, it, _("Nhập bằng Excel"))}
    return render(request, "reporting/fill_from_excel.html", context, status=status)


@require_POST
def accept(request: HttpRequest, submission_id: int) -> HttpResponse:
    it = _submission_for(request, submission_id)
    return press(
        request,
        lambda: verbs.accept(actor_of(request), submission_id),
        _("Đã duyệt; các số này đã thành số liệu của %(unit)s.") % {"unit": it.unit},
        _back(request, it),
    )


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, submission_id: int) -> HttpResponse:
    """Return it with a reason."""
    it = _submission_for(request, submission_id)
    actor, back = actor_of(request), _url(it)
    insist(_why_not_review(request, it))
    form = ReturnForm(request.POST or None)
    if form.is_valid() and attempt(
        lambda: verbs.return_submission(actor, submission_id, reason=form.cleaned_data["reason"]), form
    ):
        messages.success(request, _("Đã trả lại %(unit)s kèm lý do.") % {"unit": it.unit})
        return redirect(_back(request, it))
    page = FormPage(
        heading=_("Trả lại biểu của %(unit)s") % {"unit": it.unit},
        submit=_("Trả lại"),
        back=back,
        crumbs=_crumbs(request, it, _("Trả lại")),
        lead=_("Đơn vị sửa rồi gửi lại. Lần gửi đầu vẫn được tính khi xét đúng hạn."),
    )
    return page.show(request, form)


def why_not_fill(request: HttpRequest, it: Submission) -> str:
    """Why this person can't fill the form in now; "" when it is open."""
    decision = actor_of(request).may(rights.FILL, it.unit.path, it.field_code)
    return decision.reason or SUBMISSION.why_not(it.state, "fill")


def _why_not_review(request: HttpRequest, it: Submission) -> str:
    keeper = it.round.form.calendar.keeper
    return actor_of(request).may(rights.REVIEW, keeper.path, it.field_code).reason


def _why_not_submit(request: HttpRequest, it: Submission) -> str:
    return actor_of(request).may(rights.SUBMIT, it.unit.path, it.field_code).reason


def _keep(request: HttpRequest, it: Submission) -> Typed:
    """Save what can be read of the posted form; what can't is handed back with the reason."""
    values: dict[str, int | None] = {}
    texts, problems = {}, {}
    for line in frame_of(it.round.version).entered:
        text = request.POST.get(f"{VALUE}{line.code}")
        if text is None:
            continue
        try:
            values[line.code] = read_whole(text)
        except ValueError as error:
            texts[line.code], problems[line.code] = text, str(error)
    said = {name.removeprefix(EXPLANATION): text for name, text in _given(request, EXPLANATION).items()}
    verbs.save_values(
        actor_of(request), it.pk, values=values, explanations=said, note=request.POST.get("note", it.note)
    )
    return Typed(texts, problems)


def _given(request: HttpRequest, prefix: str) -> Mapping[str, str]:
    return {name: str(text) for name, text in request.POST.items() if name.startswith(prefix)}


def _show(request: HttpRequest, it: Submission, typed: Typed | None = None, status: int = 200) -> HttpResponse:
    page: FilledPage = filled_page(actor_of(request), it, typed)
    now, why_not_fill_it, why_not_review = clock.now(), why_not_fill(request, it), _why_not_review(request, it)
    minutes = late_minutes(it.submitted_at or now, it.round.due_at)
    context = {
        "submission": it,
        "page": page,
        "may_fill": not why_not_fill_it,
        "why_not_submit": _why_not_submit(request, it),
        "may_review": not why_not_review,
        "why_not_accept": SUBMISSION.why_not(it.state, "accept"),
        "why_not_return": SUBMISSION.why_not(it.state, "return"),
        "now": now,
        "late": late_words(minutes) if minutes else "",
        "tried": bool(typed and typed.show_missing),
        "crumbs": _crumbs(request, it),
    }
    return render(request, "reporting/submission.html", context, status=status)


def _submission_for(request: HttpRequest, submission_id: int) -> Submission:
    return found(submission_of(actor_of(request), submission_id))


def _url(it: Submission) -> str:
    return reverse("reporting:submission", args=[it.pk])


def _back(request: HttpRequest, it: Submission) -> str:
    """After a decision: to the round's list of what waits still."""
    return reverse("reporting:round", args=[it.round_id]) + "?xem=cho-duyet"


def _crumbs(request: HttpRequest, it: Submission, *more: str) -> Crumbs:
    if round_of(actor_of(request), it.round_id) is not None:
        trail = [
            (_("Kỳ báo cáo"), reverse("reporting:rounds")),
            (named(it.round), reverse("reporting:round", args=[it.round_id])),
            (str(it.unit), _url(it)),
        ]
    else:
        trail = [(_("Biểu của đơn vị tôi"), reverse("reporting:own_forms")), (named(it.round), _url(it))]
    return wing_crumbs(*trail, *((label, "") for label in more))
