"""The seven papers as files; the register book; and the public page at which an applicant follows a dossier."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tinhso.foundation.ui.downloads import written_paper
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.foundation.ui.throttle import TOO_OFTEN, too_often
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.office.forms.printed import RegisterForm
from tinhso.onestop.queries import printed
from tinhso.onestop.queries.tracking import TrackedSlip, tracked, tracked_slip
from tinhso.onestop.rules.printed import LAYOUT


@require_safe
def paper(request: HttpRequest, code: str, kind: str, number: int) -> HttpResponse:
    """One paper of a dossier, as PDF to be shown, or as .docx (GET `dang`) to be worked on."""
    actor = actor_of(request)
    if kind not in set(printed.Printed):
        raise Http404(_("Không có loại giấy tờ này."))
    which = printed.Printed(kind)
    document = printed.paper(actor, code, which, number)
    printed.record_paper(actor, code, which)
    return written_paper(document, f"{kind}-{code}", request.GET.get("dang", ""))


@require_safe
def register_book(request: HttpRequest) -> HttpResponse:
    """The register book of a counter: asked for by unit and days, then a file."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.VIEW_PERSONS))
    units = printed.counters(actor)
    asked = request.GET if "unit" in request.GET else None
    form = RegisterForm(asked, units=units, today=clock.today())
    if asked is None or not form.is_valid():
        context = {"form": form, "layout": LAYOUT}
        return render(request, "onestop/register_book.html", context, status=422 if asked else 200)
    chosen = form.cleaned_data
    book = printed.register_of(actor, chosen["unit"], chosen["since"], chosen["until"])
    return written_paper(book, f"so-theo-doi-{chosen['since']:%Y%m%d}-{chosen['until']:%Y%m%d}", chosen["as_kind"])


@never_cache
@require_safe
def tracking(request: HttpRequest) -> HttpResponse:
    """Where a dossier's code is typed in: GET `ma`."""
    typed = request.GET.get("ma", "").strip()
    if typed:
        return redirect("onestop:track_dossier", code=typed[:60].replace("/", "-"))
    return render(request, "onestop/tracking.html", {"typed": typed})


@never_cache
@require_safe
def track(request: HttpRequest, code: str) -> HttpResponse:
    """How far a dossier is, for everybody who has its code. No person is named."""
    # Codes follow one another, so they could be tried out.
    if too_often(request, "tracking"):
        problem = _("Bạn tra cứu quá nhanh. Hãy chờ một phút rồi thử lại.")
        return render(request, "onestop/tracking.html", {"typed": code, "problem": problem}, status=TOO_OFTEN)
    if (slip := tracked_slip(code)) is not None:
        return _slip(request, slip)
    found = tracked(code)
    if found is None:
        problem = _("Không có hồ sơ mang mã này. Hãy so lại từng ký tự với mã trên giấy tiếp nhận.")
        return render(request, "onestop/tracking.html", {"typed": code, "problem": problem}, status=404)
    return render(request, "onestop/tracked_dossier.html", {"found": found})


def _slip(request: HttpRequest, slip: TrackedSlip) -> HttpResponse:
    """The dossier that was entered by a paper slip, or that it isn't entered yet."""
    if slip.dossier:
        return redirect("onestop:track_dossier", code=slip.dossier)
    return render(request, "onestop/tracked_slip.html", {"slip": slip})
