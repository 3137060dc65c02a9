"""The result of a dossier is signed, or taken back after it was issued."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.foundation.files.store import keep
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.requests import actor_of, insist
from tinhso.kernel import clock
from tinhso.onestop import queries, rights, verbs
from tinhso.onestop.models import Dossier
from tinhso.onestop.office.forms.certifying import WhyForm
from tinhso.onestop.office.forms.results import SignResultForm
from tinhso.onestop.office.pages import FormPage


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever decides signs; the body's signature follows when the dossier is finished."""
    dossier = _dossier(request, code)
    insist("" if dossier.state == "in_progress" else _("Chỉ ký kết quả khi hồ sơ đang xử lý."))
    results = dossier.version.says.results if dossier.version else ()
    first = {"issued_on": clock.today(), "seen": dossier.revision}
    form = SignResultForm(request.POST or None, request.FILES or None, results=results, initial=first)
    if request.method == "POST" and form.is_valid():
        done = attempt(lambda: _sign(request, dossier, form.cleaned_data), form)
        if done is not None:
            messages.success(request, _("Đã ký kết quả; kết thúc hồ sơ để phát hành."))
            return redirect(reverse("onestop:dossier", args=[code]))
    lead = _("Chữ ký của bạn được đặt trên tên người ký; cơ quan ký và phát hành khi kết thúc hồ sơ.")
    page = FormPage(
        _("Ký kết quả"),
        _("Ký"),
        reverse("onestop:dossier", args=[code]),
        [(code, reverse("onestop:dossier", args=[code]))],
        lead,
    )
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, code: str, result_id: int) -> HttpResponse:
    """A result that was issued here is taken back, with the reason that its verification page shows."""
    dossier = _dossier(request, code)
    form = WhyForm(request.POST or None)
    do = lambda: verbs.revoke_result(  # noqa: E731
        actor_of(request), dossier.pk, result_id=result_id, **form.cleaned_data
    )
    if request.method == "POST" and form.is_valid() and attempt(do, form) is not None:
        messages.success(request, _("Đã thu hồi kết quả."))
        return redirect(reverse("onestop:dossier", args=[code]))
    page = FormPage(
        _("Thu hồi kết quả"),
        _("Thu hồi"),
        reverse("onestop:dossier", args=[code]),
        [(code, reverse("onestop:dossier", args=[code]))],
    )
    return page.show(request, form)


def _dossier(request: HttpRequest, code: str) -> Dossier:
    """Raises NotFound, or PermissionDenied for who doesn't decide where it lies."""
    actor = actor_of(request)
    dossier = queries.dossier(actor, code)
    if dossier.holder is not None:
        insist(actor.may(rights.DECIDE, dossier.holder.path, dossier.field_code).reason)
    return dossier


def _sign(request: HttpRequest, dossier: Dossier, given: dict[str, Any]) -> None:
    uploaded = given.pop("file")
    digest = keep(uploaded).digest if uploaded else ""
    verbs.sign_result(actor_of(request), dossier.pk, digest=digest, **given)
