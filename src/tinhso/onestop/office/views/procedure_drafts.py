"""Keeping procedures: files taken in, decisions entered, versions published, made public, withdrawn."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.kernel import clock
from tinhso.onestop import rights, verbs
from tinhso.onestop.models import ProcedureVersion
from tinhso.onestop.office.forms.procedures import DecisionForm, FileForm, ImportForm, PublicUpdateForm, WithdrawForm
from tinhso.onestop.office.pages import FormPage, procedure_crumbs
from tinhso.onestop.office.views.procedures import why_not_keep
from tinhso.onestop.queries import procedures as queries
from tinhso.onestop.rules.plain import NotSound, Problem, Slip
from tinhso.onestop.rules.procedure_file import ProcedureFile, read_file
from tinhso.onestop.wording.problems import Told, told


@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """Take a procedure's file in: a new procedure, or the next draft of one that is there."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.KEEP_PROCEDURES))
    form = ImportForm(actor, request.POST, request.FILES) if request.method == "POST" else ImportForm(actor)
    problems: list[Told] = []
    if form.is_valid():
        file, problems = _read(form)
        keeper = form.cleaned_data["keeper"]
        done = file and attempt(lambda: verbs.import_procedure(actor, file, keeper_id=keeper.pk), form)
        if done:
            messages.success(request, _("Đã nhập thủ tục thành dự thảo."))
            return _to(queries.version(actor, done.value))
    crumbs = procedure_crumbs(None, _("Nhập từ tệp"))
    return _file_page(request, form, problems, _("Nhập thủ tục từ tệp"), reverse("onestop:procedures"), crumbs)


@require_http_methods(["GET", "POST"])
def replace_content(request: HttpRequest, version_id: int) -> HttpResponse:
    """Put the content of a file in a draft's place."""
    actor = actor_of(request)
    version = _kept(actor, version_id)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    problems: list[Told] = []
    if form.is_valid():
        file, problems = _read(form, version)
        if file and attempt(lambda: verbs.import_procedure(actor, file, keeper_id=version.procedure.keeper_id), form):
            messages.success(request, _("Đã thay nội dung dự thảo."))
            return _to(version)
    crumbs = procedure_crumbs(version.procedure, _("Sửa nội dung"))
    return _file_page(request, form, problems, _("Sửa nội dung dự thảo"), _url(version), crumbs, version)


@require_POST
def draft(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Begin the next version as a copy of the last."""
    actor = actor_of(request)
    it = queries.procedure(actor, procedure_id)
    back = reverse("onestop:procedure", args=[it.pk])
    answer = press(request, lambda: verbs.draft_version(actor, it.pk), _("Đã mở dự thảo phiên bản mới."), back)
    drafted = next((each for each in queries.versions_of(actor, it) if each.state == "draft"), None)
    return _to(drafted) if drafted else answer


@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, version_id: int) -> HttpResponse:
    """Write down the decision that announces a draft, and its days."""
    actor = actor_of(request)
    version = _kept(actor, version_id)
    form = DecisionForm(request.POST or None, initial=DecisionForm.initial_of(version))
    page = FormPage(
        _("Quyết định công bố"), _("Lưu"), _url(version), procedure_crumbs(version.procedure, _("Quyết định công bố"))
    )
    return _answer(
        request,
        page,
        form,
        lambda: verbs.enter_decision(actor, version.pk, decision=form.decision),
        _("Đã ghi quyết định công bố."),
    )


@require_POST
def publish(request: HttpRequest, version_id: int) -> HttpResponse:
    actor = actor_of(request)
    version = queries.version(actor, version_id)
    return press(request, lambda: verbs.publish_version(actor, version.pk), _("Đã công bố phiên bản."), _url(version))


@require_POST
def discard(request: HttpRequest, version_id: int) -> HttpResponse:
    actor = actor_of(request)
    version = queries.version(actor, version_id)
    stays = len(queries.versions_of(actor, version.procedure)) > 1
    back = reverse("onestop:procedure", args=[version.procedure_id]) if stays else reverse("onestop:procedures")
    return press(request, lambda: verbs.discard_draft(actor, version.pk), _("Đã bỏ dự thảo."), back)


@require_http_methods(["GET", "POST"])
def public_update(request: HttpRequest, version_id: int) -> HttpResponse:
    """Record on which day the public catalogue was brought up to date."""
    actor = actor_of(request)
    version = _kept(actor, version_id)
    form = PublicUpdateForm(request.POST or None, initial={"published_on": version.published_on or clock.today()})
    title = _("Ghi ngày công khai")
    page = FormPage(title, _("Lưu"), _url(version), procedure_crumbs(version.procedure, title))
    return _answer(
        request,
        page,
        form,
        lambda: verbs.record_public_update(actor, version.pk, day=form.day),
        _("Đã ghi ngày công khai."),
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, version_id: int) -> HttpResponse:
    """Let a version hold for the last time."""
    actor = actor_of(request)
    version = _kept(actor, version_id)
    form = WithdrawForm(request.POST or None, initial={"last_day": clock.today()})
    title = _("Bãi bỏ phiên bản")
    page = FormPage(title, _("Bãi bỏ"), _url(version), procedure_crumbs(version.procedure, title))
    return _answer(
        request,
        page,
        form,
        lambda: verbs.withdraw_version(
            actor, version.pk, last_day=form.cleaned_data["last_day"], reason=form.cleaned_data["reason"]
        ),
        _("Đã ghi việc bãi bỏ."),
    )


def _answer(request: HttpRequest, page: FormPage, form: BaseForm, do: Callable[[], object], done: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and attempt(do, form):
        messages.success(request, done)
        return redirect(page.back)
    return page.show(request, form)


def _read(form: FileForm, version: ProcedureVersion | None = None) -> tuple[ProcedureFile | None, list[Told]]:
    """The file, or what is wrong with it; one for a draft must be of the draft's procedure."""
    try:
        file = read_file(form.content)
    except NotSound as wrong:
        return None, told(wrong.problems)
    if version is not None and file.code != version.procedure.code:
        return None, told([Problem("code", Slip.OTHER_CODE, {"code": version.procedure.code})])
    return file, []


def _file_page(
    request: HttpRequest,
    form: FileForm,
    problems: list[Told],
    heading: str,
    back: str,
    crumbs: list[tuple[str, str]],
    version: ProcedureVersion | None = None,
) -> HttpResponse:
    wrong = bool(problems or (form.is_bound and form.errors))
    context = {
        "form": form,
        "problems": problems,
        "heading": heading,
        "back": back,
        "crumbs": crumbs,
        "version": version,
    }
    return render(request, "onestop/procedure_file.html", context, status=422 if wrong else 200)


def _kept(actor: Actor, version_id: int) -> ProcedureVersion:
    """The version, for somebody who keeps its procedure; else the page that says why not."""
    version = queries.version(actor, version_id)
    insist(why_not_keep(actor, version.procedure))
    return version


def _url(version: ProcedureVersion) -> str:
    return f"{reverse('onestop:procedure', args=[version.procedure_id])}?ban={version.number}"


def _to(version: ProcedureVersion) -> HttpResponse:
    return redirect(_url(version))
