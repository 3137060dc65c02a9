"""Petitions: the register with its queue, a new one, one petition's page, the files that lie in it."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.downloads import stored_file, written_paper
from tinhso.foundation.ui.paging import slice_of
from tinhso.foundation.ui.requests import actor_of, found, insist, why_not_anywhere
from tinhso.foundation.verbs.errors import Invalid
from tinhso.onestop import rights, verbs
from tinhso.onestop.life_cycles import PETITION
from tinhso.onestop.models import PetitionChannel, PetitionSubject
from tinhso.onestop.office.buttons import petitions as buttons
from tinhso.onestop.office.forms.petitions import ReceiveForm
from tinhso.onestop.office.pages import petition_crumbs
from tinhso.onestop.office.papers import petition_papers
from tinhso.onestop.office.templatetags.dossiers import DUES
from tinhso.onestop.queries import desk
from tinhso.onestop.queries.petitions import lists as petitions
from tinhso.onestop.queries.petitions import receipt as receipts
from tinhso.onestop.queries.petitions.lists import ALL, PetitionFilter
from tinhso.onestop.queries.petitions.page import PetitionPage, petition_page, petitioner_number, record_opened
from tinhso.onestop.queries.petitions.published import published_petitions
from tinhso.onestop.queries.procedures import fields_of_work
from tinhso.onestop.rules.petition_clock import PetitionLimit, PetitionReading, Standing
from tinhso.onestop.wording.clocks import WAITING_FOR_PETITIONER, Line, explain
from tinhso.onestop.wording.moments import in_words
from tinhso.onestop.wording.petitions import LIMITS, STANDINGS

PUBLISHED_PER_PAGE = 20
STATES = [*PETITION.states.items()]
DUE_CHOICES = [(due, label) for due, (_kind, label) in DUES.items()]


@dataclass(frozen=True)
class ShownLimit:
    """`kind`: colour and shape of its standing."""

    name: Lazy
    due: str
    standing: Lazy
    kind: str


@dataclass(frozen=True)
class ShownClock:
    """`owed`: what is due next, and `due` when, "" when nothing is; `lines`: how one comes to it."""

    owed: Lazy | None
    due: str
    limits: list[ShownLimit]
    lines: list[Line]


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Open petitions, the next due first; others by the filter in the address."""
    actor = _viewer(request)
    chosen = PetitionFilter.from_querydict(request.GET)
    unit = _chosen_unit(actor, chosen)
    units = list(petitions.petition_units(actor)[:200])
    context = {
        "page": petitions.petitions(actor, chosen, request.GET.get("cursor", "")),
        "load": petitions.petition_load(actor, unit),
        "mine": petitions.my_petitions(actor),
        "unit": unit,
        "units": [(str(each.pk), each.name) for each in units],
        "states": [*STATES, (ALL, _("Tất cả, kể cả đã xong"))],
        "dues": DUE_CHOICES,
        "channels": PetitionChannel.choices,
        "abouts": PetitionSubject.choices,
        "filtered": bool(chosen.to_query()),
        "receives": actor.may_anywhere(rights.RECEIVE_PETITIONS),
    }
    return render(request, "onestop/petitions.html", context)


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Published answers, for everybody."""
    page = slice_of(published_petitions(), request.GET.get("cursor", ""), size=PUBLISHED_PER_PAGE)
    return render(request, "onestop/published_petitions.html", {"page": page})


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Somebody comes, calls or writes."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.RECEIVE_PETITIONS))
    units = petitions.receiving_units(actor)
    own = desk.one_of(actor, units, request.GET.get("unit", ""))
    sent = (request.POST or None, request.FILES or None)
    form = ReceiveForm(*sent, units=list(units[:200]), unit=own, fields=fields_of_work(actor))
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        done = attempt(lambda: verbs.receive_petition(actor, intake=form.intake(), idempotency_key=key), form)
        if done is not None:
            messages.success(request, _("Đã tiếp nhận và vào sổ phản ánh, kiến nghị."))
            return redirect(f"{reverse('onestop:petition', args=[done.value])}?moi=1")
    context = {
        "form": form,
        "crumbs": petition_crumbs(None, _("Tiếp nhận")),
        "draft": f"tiep-nhan/{actor.account_id}/phan-anh",
    }
    return render(request, "onestop/receive_petition.html", context, status=422 if form.errors else 200)


@require_safe
def petition(request: HttpRequest, petition_id: int) -> HttpResponse:
    """All there is to know of it, and what may be done with it now."""
    page = _opened(request, petition_id)
    return _show(request, page, {"just_received": "moi" in request.GET})


@require_POST
def number(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The petitioner's personal number, for a purpose that is written down."""
    page = _opened(request, petition_id)
    purpose = request.POST.get("purpose", "").replace("\x00", "").strip()[:200]
    try:
        shown = petitioner_number(actor_of(request).for_purpose(purpose), petition_id)
    except Invalid as wrong:
        return _show(request, page, {"problem": wrong.problems[0].message}, status=422)
    return _show(request, page, {"whole_number": shown})


@require_safe
def file(request: HttpRequest, petition_id: int, file_id: int) -> FileResponse:
    """A file of the petition or of its answer, for those who work with it."""
    page = petition_page(actor_of(request), petition_id)
    insist(_("Tệp chỉ mở được cho người tiếp nhận, xử lý phản ánh, kiến nghị.") if page.masked else "")
    record_opened(actor_of(request), page)
    it = found(next((each for each in page.files if each.pk == file_id), None))
    return stored_file(it.file, it.name)


@require_safe
def receipt(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The petitioner's receipt, as PDF to be shown, or as .docx (GET `dang`)."""
    actor = actor_of(request)
    document = receipts.receipt(actor, petition_id)
    receipts.record_receipt(actor, petition_id)
    return written_paper(document, f"phan-anh-{petition_id}", request.GET.get("dang", ""))


def _opened(request: HttpRequest, petition_id: int) -> PetitionPage:
    actor = actor_of(request)
    page = petition_page(actor, petition_id)
    record_opened(actor, page)
    return page


def _show(request: HttpRequest, page: PetitionPage, more: dict[str, object], status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    deeds = buttons.deeds(actor, page)
    context = {
        "page": page,
        "it": page.petition,
        "clock": _shown_clock(page.clock),
        "events": list(reversed(page.events)),
        "given": [each for each in page.files if not each.of_answer],
        "answer_files": [each for each in page.files if each.of_answer],
        "open_deeds": [each for each in deeds if not each.reason],
        "closed_deeds": [each for each in deeds if each.reason],
        "take": buttons.take(page, actor.account_id),
        "papers": petition_papers(page),
        "crumbs": petition_crumbs(page.petition),
        **more,
    }
    return render(request, "onestop/petition.html", context, status=status)


def _shown_clock(read: PetitionReading) -> ShownClock:
    owed = read.duty
    due = in_words(owed.due) if owed and owed.due else ""
    limits = [_shown_limit(each) for each in read.limits]
    lines = explain(read.derivation, WAITING_FOR_PETITIONER)
    return ShownClock(LIMITS[owed.promise] if owed and due else None, due, limits, lines)


def _shown_limit(limit: PetitionLimit) -> ShownLimit:
    kind, said = STANDINGS[limit.standing]
    until = in_words(limit.due) if limit.due and limit.standing is not Standing.WAITING else ""
    return ShownLimit(LIMITS[limit.promise], until, said, kind)


def _viewer(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.VIEW_PETITIONS))
    return actor


def _chosen_unit(actor: Actor, chosen: PetitionFilter) -> Unit | None:
    """The unit of the filter, refused where one may not look at its petitions; None without one."""
    if not chosen.unit:
        return None
    unit = desk.one_of(actor, petitions.petition_units(actor), chosen.unit)
    insist("" if unit else _("Bạn không được xem phản ánh, kiến nghị của đơn vị này."))
    return unit
