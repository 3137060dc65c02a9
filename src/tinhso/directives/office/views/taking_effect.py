"""A document's steps: the page that says what putting it in force will do, and closing, reopening, withdrawing."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tinhso.directives import verbs
from tinhso.directives.office.forms.progress import ReasonForm
from tinhso.directives.office.views.form_pages import FormPage
from tinhso.directives.office.views.openings import why_not_document
from tinhso.directives.office.views.pages import document_crumbs, document_for, document_url
from tinhso.directives.queries.effect import effect
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.foundation.verbs.errors import NotPermitted, VerbError

Step = tuple[str, Callable[..., object], str | Promise]

STEPS: dict[str, Step] = {
    "ket-thuc": ("close", verbs.close_document, gettext_lazy("Đã kết thúc theo dõi.")),
    "mo-lai": ("reopen", verbs.reopen_document, gettext_lazy("Đã mở lại.")),
}


@require_http_methods(["GET", "POST"])
def put_in_force(request: HttpRequest, document_id: int) -> HttpResponse:
    """What will happen and what stands in the way; the button does it."""
    actor, document = actor_of(request), document_for(request, document_id)
    insist(why_not_document(actor, document, "put_in_force"))
    error = ""
    if request.method == "POST":
        try:
            count = verbs.put_in_force(actor, document_id, acknowledge_counts="acknowledge" in request.POST)
        except NotPermitted as denial:
            raise PermissionDenied(denial.message) from denial
        except VerbError as refusal:
            error = refusal.message
        else:
            messages.success(request, _("Văn bản có hiệu lực: đã giao %(count)s việc.") % {"count": count})
            return redirect(document_url(document_id))
    context = {
        "document": document,
        "effect": effect(actor, document_id),
        "error": error,
        "crumbs": document_crumbs(document, _("Đưa vào thực hiện")),
    }
    return render(request, "directives/put_in_force.html", context, status=409 if error else 200)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, document_id: int, step: str) -> HttpResponse:
    document = document_for(request, document_id)
    if step == "huy":
        return _withdraw(request, document_id)
    action, verb, done = found(STEPS.get(step))
    insist(why_not_document(actor_of(request), document, action))
    if request.method == "GET":
        return redirect(document_url(document_id))
    return press(request, lambda: verb(actor_of(request), document_id), done, document_url(document_id))


def _withdraw(request: HttpRequest, document_id: int) -> HttpResponse:
    actor, document = actor_of(request), document_for(request, document_id)
    insist(why_not_document(actor, document, "withdraw"))
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(lambda: verbs.withdraw_document(actor, document_id, reason=reason), form):
            messages.success(request, _("Đã hủy văn bản; mọi việc đã giao được rút lại, lịch sử còn nguyên."))
            return redirect(document_url(document_id))
    page = FormPage(
        heading=_("Hủy văn bản giao việc"),
        submit=_("Hủy văn bản"),
        back=document_url(document_id),
        crumbs=document_crumbs(document, _("Hủy")),
        lead=_("Mọi việc đã giao theo văn bản này được rút lại. Không xóa gì: báo cáo và diễn biến vẫn xem được."),
    )
    return page.show(request, form)
