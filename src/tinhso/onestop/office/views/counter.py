"""The counter: one screen from the procedure to the receipt."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.requests import found, insist, is_htmx
from tinhso.foundation.verbs.ids import as_id
from tinhso.kernel import clock
from tinhso.onestop import rights, verbs
from tinhso.onestop.inputs import Applicant
from tinhso.onestop.models import Person, ProcedureVersion
from tinhso.onestop.office.forms.counter import CounterForm, day_received
from tinhso.onestop.office.seats import at_counter
from tinhso.onestop.queries import desk, outages
from tinhso.onestop.queries.outages import OutagePage
from tinhso.onestop.queries.procedures import version_in_force
from tinhso.onestop.queries.searching import LONGEST
from tinhso.onestop.verbs.checking import applicant_problems, compact


@require_http_methods(["GET", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """Find the procedure, then fill in what is handed in for it, then take it in."""
    actor, unit = at_counter(request)
    outage = _outage(request, actor, unit)
    version, day = _version(request, actor, outage)
    if version is None:
        return _find(request, actor, unit, outage)
    insist(actor.may(rights.TAKE_IN, unit.path, version.field_code).reason)
    data = (request.POST or None, request.FILES or None)
    form = CounterForm(version, unit, day, *data, outage=outage, slip=request.GET.get("phieu", ""))
    if form.is_valid():
        key = form.cleaned_data["key"]
        done = attempt(lambda: verbs.take_in(actor, intake=form.intake(), idempotency_key=key), form)
        if done:
            return redirect("onestop:receipt", done.value)
    context = {
        "version": version,
        "says": version.says,
        "form": form,
        "fees": desk.fees_today(version, unit, day),
        "unit": unit,
        "units": desk.counters(actor)[:200],
        "draft": f"tiep-nhan/{actor.account_id}/{version.procedure_id}{_kept_in_address(request)}",
        "outage": outage,
        "notice": None if outage else outages.notice_at(actor, unit),
        "keeping": _kept_in_address(request),
    }
    return render(request, "onestop/counter.html", context, status=422 if form.errors else 200)


@require_POST
def applicant(request: HttpRequest) -> HttpResponse:
    """While the officer types: is the number right, and what does the person's store keep already."""
    actor, unit = at_counter(request)
    version = found(_version(request, actor, _outage(request, actor, unit))[0])
    insist(actor.may(rights.TAKE_IN, unit.path, version.field_code).reason)
    kind = request.POST.get("applicant.kind", Person.CITIZEN)
    number = compact(request.POST.get("applicant.id_number", "")[:40])
    given = Applicant(kind, "x", number)
    problem = next((each.message for each in applicant_problems(given) if each.field == "applicant.id_number"), "")
    wanted = {each.result_type: each.code for each in version.says.components if each.result_type}
    papers = []
    if number and not problem and wanted:
        purpose = _("tiếp nhận hồ sơ thủ tục %(code)s") % {"code": version.procedure.code}
        kept = desk.kept_papers(actor.for_purpose(purpose), number, clock.today())
        papers = [each for each in kept if each.result_type in wanted]
    codes = " ".join(sorted({wanted[each.result_type] for each in papers}))
    context = {"problem": problem if number else "", "papers": papers, "codes": codes, "number": number}
    return render(request, "onestop/parts/counter_applicant.html", context)


def _find(request: HttpRequest, actor: Actor, unit: Unit, outage: OutagePage | None) -> HttpResponse:
    text = request.GET.get("tim", "").replace("\x00", "")[:LONGEST]
    offered = desk.offered(actor, text, _day(outage))
    keeping = _kept_in_address(request)
    if text and len(offered) == 1 and not is_htmx(request):
        return redirect(f"{request.path}?thu-tuc={offered[0].procedure_id}&unit={unit.pk}{keeping}")
    context = {
        "text": text,
        "offered": offered,
        "unit": unit,
        "units": desk.counters(actor)[:200],
        "outage": outage,
        "slip": request.GET.get("phieu", ""),
        "keeping": keeping,
        "notice": None if outage else outages.notice_at(actor, unit),
    }
    part = "onestop/parts/counter_offered.html"
    return render(request, part if is_htmx(request) else "onestop/counter_find.html", context)


def _outage(request: HttpRequest, actor: Actor, unit: Unit) -> OutagePage | None:
    """The outage (GET `gian-doan`) whose slips are entered here."""
    asked_for = as_id(request.GET.get("gian-doan", ""))
    if asked_for is None:
        return None
    page = outages.outage_page(actor, asked_for)
    insist("" if page.outage.unit_id == unit.pk else _("Lần gián đoạn này là của quầy khác."))
    return page


def _day(outage: OutagePage | None) -> date:
    """The day by whose rules it is taken in, before its true time is told."""
    return clock.local(outage.outage.began_at).date() if outage else clock.today()


def _kept_in_address(request: HttpRequest) -> str:
    """Which slip is entered, for the next address; "" at other times."""
    kept = {name: request.GET[name] for name in ("gian-doan", "phieu") if name in request.GET}
    return f"&{urlencode(kept)}" if kept else ""


def _version(request: HttpRequest, actor: Actor, outage: OutagePage | None) -> tuple[ProcedureVersion | None, date]:
    """The chosen procedure's version, and the day by whose rules it is taken in: that of its true time as it was sent,
    so that each day of a long outage has its own."""
    asked_for, day = as_id(request.GET.get("thu-tuc", "")), _day(outage)
    if asked_for is None:
        return None, day
    told = day_received(request.POST, outage)
    version = version_in_force(actor, asked_for, told) if told else None
    return (version, told) if version and told else (found(version_in_force(actor, asked_for, day)), day)
