"""After a merger: open work of units that ceased, proposed to their heirs and decided by a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.directives import queries, rights, verbs
from tinhso.directives.office.forms.inheritance import CeasedUnitForm
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found, insist, why_not_anywhere

DECISIONS = {"chuyen": True, "khong": False}


@require_http_methods(["GET", "POST"])
def inheritances(request: HttpRequest) -> HttpResponse:
    """Proposals that wait, and proposing for another unit."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.PUT_IN_FORCE))
    form = CeasedUnitForm(request.POST or None)
    if form.is_valid():
        done = attempt(lambda: verbs.propose_inheritance(actor, form.cleaned_data["unit_id"]), form)
        if done:
            messages.success(request, _("Đã đề xuất chuyển %(count)s việc.") % {"count": len(done.value)})
            return redirect("directives:inheritances")
    context = {"form": form, "proposals": queries.open_inheritances(actor)}
    return render(request, "directives/inheritances.html", context, status=422 if form.errors else 200)


@require_POST
def decide(request: HttpRequest, inheritance_id: int, decision: str) -> HttpResponse:
    accept = found(DECISIONS.get(decision))
    return press(
        request,
        lambda: verbs.decide_inheritance(actor_of(request), inheritance_id, accept=accept),
        _("Đã chuyển việc cho đơn vị kế thừa.") if accept else _("Đã ghi: không chuyển."),
        reverse("directives:inheritances"),
    )
