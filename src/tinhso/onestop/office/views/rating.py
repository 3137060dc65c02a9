"""Satisfaction: asked on the officer's screen that is handed over, or by the applicant himself with his receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.requests import actor_of, found, insist
from tinhso.foundation.ui.throttle import TOO_OFTEN, too_often
from tinhso.onestop import queries, verbs
from tinhso.onestop.office.forms.rating import RatingByCodeForm, RatingForm
from tinhso.onestop.queries.ratings import rateable, why_not_asked


@require_http_methods(["GET", "POST"])
def at_counter(request: HttpRequest, code: str) -> HttpResponse:
    """The screen is handed over the counter: it shows nothing of the persons, and leads back for the officer."""
    actor = actor_of(request)
    it = queries.dossier(actor, code)
    insist(why_not_asked(actor, it))
    form = RatingForm(request.POST or None)
    if form.is_valid() and attempt(lambda: verbs.rate_dossier(actor, it.pk, **form.cleaned_data), form):
        return redirect("onestop:rate_at_counter", code=code)
    return _show(request, {"it": it, "form": form, "back": True})


@never_cache
@require_http_methods(["GET", "POST"])
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Who has the receipt answers by the code printed on it."""
    # Codes could be tried out.
    if request.method == "POST" and too_often(request, "rating"):
        form = RatingByCodeForm(request.POST)
        form.add_error(None, _("Bạn gửi quá nhanh. Hãy chờ một phút rồi thử lại."))
        return _show(request, {"it": found(rateable(code)), "form": form}, TOO_OFTEN)
    it = found(rateable(code))
    form = RatingByCodeForm(request.POST or None)
    if form.is_valid() and attempt(lambda: verbs.rate_by_code(actor_of(request), it.pk, **form.cleaned_data), form):
        return redirect("onestop:rate_by_code", code=code)
    return _show(request, {"it": it, "form": form})


def _show(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    form = context["form"]
    invalid = isinstance(form, RatingForm) and form.errors
    return render(request, "onestop/rating.html", context, status=status if status != 200 or not invalid else 422)
