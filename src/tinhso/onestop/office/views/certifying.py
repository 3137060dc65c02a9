"""Certified copies at the counter: the register, a new original, one copy with what is to be done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.files.store import keep
from tinhso.foundation.signing.codes import written
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.downloads import stored_file
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.paging import slice_of
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.kernel import clock
from tinhso.onestop import rights, verbs
from tinhso.onestop.models import JUSTICE, CopyState
from tinhso.onestop.office.forms.certifying import OriginalForm, WhyForm
from tinhso.onestop.office.pages import FormPage
from tinhso.onestop.queries import certifying
from tinhso.onestop.rules.certifying_fee import fee_on


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """What waits to be signed, and what was certified, the newest first."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.COMPARE))
    page = slice_of(certifying.visible_copies(actor), request.GET.get("cursor", ""))
    context = {"page": page, "crumbs": _crumbs()}
    return render(request, "onestop/certified_copies.html", context)


@require_http_methods(["GET", "POST"])
def present(request: HttpRequest) -> HttpResponse:
    """An original is presented."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.COMPARE))
    form = OriginalForm(request.POST or None, request.FILES or None, units=certifying.certifying_units(actor))
    if request.method == "POST" and form.is_valid():
        outcome = attempt(lambda: _enter(request, form.cleaned_data), form)
        if outcome is not None:
            messages.success(request, _("Đã ghi bản chính và bản quét; chờ người có thẩm quyền ký."))
            return redirect("onestop:certified_copy", copy_id=outcome.value)
    fee = fee_on(clock.today())
    context = {
        "form": form,
        "crumbs": _crumbs(_("Bản sao mới")),
        "fee": fee,
        "back": reverse("onestop:certified_copies"),
    }
    return render(request, "onestop/present_original.html", context, status=422 if form.errors else 200)


@require_safe
def one(request: HttpRequest, copy_id: int) -> HttpResponse:
    actor = actor_of(request)
    copy = certifying.copy(actor, copy_id)
    certifying.record_opened(actor, copy)
    context = {
        "copy": copy,
        "crumbs": _crumbs(copy.title),
        "waits": copy.state == CopyState.COMPARED,
        "code": written(copy.paper.code) if copy.paper else "",
        "why_not": actor.may(rights.CERTIFY, copy.unit.path, copy.field_code).reason,
    }
    return render(request, "onestop/certified_copy.html", context)


@require_safe
def file(request: HttpRequest, copy_id: int) -> FileResponse:
    """The certified copy, or before that the scan."""
    actor = actor_of(request)
    copy = certifying.copy(actor, copy_id)
    certifying.record_opened(actor, copy)
    stored = copy.paper.file if copy.paper else copy.scan
    return stored_file(stored, f"ban-sao-{copy.pk}", shown=True)


@require_POST
def certify(request: HttpRequest, copy_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.certify_copy(actor_of(request), copy_id),
        _("Đã ký chứng thực bản sao."),
        reverse("onestop:certified_copy", args=[copy_id]),
    )


def drop(request: HttpRequest, copy_id: int) -> HttpResponse:
    """Not certified, with the reason."""
    return _with_reason(
        request, copy_id, rights.COMPARE, verbs.drop_copy, _("Không chứng thực"), _("Đã ghi lý do không chứng thực.")
    )


def revoke(request: HttpRequest, copy_id: int) -> HttpResponse:
    """Taken back, with the reason that its verification page shows."""
    return _with_reason(
        request, copy_id, rights.CERTIFY, verbs.revoke_copy, _("Thu hồi bản sao"), _("Đã thu hồi bản sao.")
    )


@require_http_methods(["GET", "POST"])
def _with_reason(
    request: HttpRequest, copy_id: int, right: str, do: Callable[..., Any], heading: str, done: str
) -> HttpResponse:
    actor = actor_of(request)
    copy = certifying.copy(actor, copy_id)
    insist(actor.may(right, copy.unit.path, copy.field_code).reason)
    if right == rights.CERTIFY and copy.paper is None:
        insist(_("Chỉ thu hồi được bản sao đã chứng thực, một lần."))
    back = reverse("onestop:certified_copy", args=[copy.pk])
    form: Form = WhyForm(request.POST or None)
    given = request.method == "POST" and form.is_valid()
    if given and attempt(lambda: do(actor, copy.pk, **form.cleaned_data), form) is not None:
        messages.success(request, done)
        return redirect(back)
    return FormPage(heading, heading, back, _crumbs(copy.title)).show(request, form)


def _enter(request: HttpRequest, given: dict[str, Any]) -> int:
    actor, unit = actor_of(request), given.pop("unit")
    insist(actor.may(rights.COMPARE, unit.path, JUSTICE).reason)  # before anything is kept
    stored = keep(given.pop("file"))
    return int(verbs.present_original(actor, unit_id=unit.pk, digest=stored.digest, **given))


def _crumbs(*more: str) -> Crumbs:
    return [(_("Chứng thực bản sao"), reverse("onestop:certified_copies")), *((label, "") for label in more)]
