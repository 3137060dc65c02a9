"""The start page, search, and the demo's door."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.administration.events import SignedIn
from tinhso.foundation.administration.queries.people import demo_accounts
from tinhso.foundation.ui.panels import panels_for
from tinhso.foundation.ui.search import search_everything
from tinhso.foundation.verbs.verb import record_read
from tinhso.office import introductions, tour

PALETTE_HITS = 5
PAGE_HITS = 20
SHORTEST_QUERY = 2
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person today. Who isn't signed in goes to sign-in, in the demo to the choice of persons."""
    if not request.user.is_authenticated:
        return redirect("office:introduction" if settings.DEMO else "account_login")
    steps = tour.steps() if settings.DEMO else []
    context = {"panels": panels_for(request), "steps": steps, "cards": tour.cards()}
    return render(request, "office/home.html", context)


@require_safe
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Everything named like `q`, by kind: a fragment of links for the search box, else a page."""
    text = request.GET.get("q", "").strip()
    in_box = bool(request.htmx)  # type: ignore[attr-defined]
    groups = []
    if len(text) >= SHORTEST_QUERY:
        groups = search_everything(request.actor, text, PALETTE_HITS if in_box else PAGE_HITS)  # type: ignore[attr-defined]
    template = "office/parts/hits.html" if in_box else "office/search.html"
    return render(request, template, {"groups": groups, "text": text, "too_short": len(text) < SHORTEST_QUERY})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def introduction(request: HttpRequest) -> HttpResponse:
    """The demo's persons: one click signs in as one of them. There is no such page outside the demo."""
    if not settings.DEMO:
        raise Http404(_("Trang này chỉ có ở bản trình diễn."))
    if request.method == "POST":
        return _enter_as(request, request.POST.get("username", ""))
    accounts = demo_accounts([person.username for person in introductions.demo_persons()])
    people = [
        (person, *accounts[person.username]) for person in introductions.demo_persons() if person.username in accounts
    ]
    return render(request, "office/introduction.html", {"people": people})


def _enter_as(request: HttpRequest, username: str) -> HttpResponse:
    found = demo_accounts([username]) if introductions.demo_person(username) else {}
    if username not in found:
        raise Http404(_("Không có người này trong bản trình diễn."))
    account, _post = found[username]
    login(request, account, backend=BACKEND)
    actor = actor_for(account, address=request.META.get("REMOTE_ADDR", ""))
    record_read(actor, SignedIn(), account.journal_subject())
    return redirect("office:home")
