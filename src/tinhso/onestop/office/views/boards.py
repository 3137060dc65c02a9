"""Who oversees: how much lies where, what is late; and looking a dossier up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.foundation.verbs.errors import Invalid
from tinhso.onestop import queries, rights
from tinhso.onestop.queries import desk
from tinhso.onestop.queries.searching import LONGEST, is_number

MOST_UNITS = 200


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The load of a unit by step and officer, and of the units below it; every figure opens its list."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.VIEW))
    units = desk.viewed_units(actor)
    unit = desk.one_of(actor, units, request.GET.get("unit", ""))
    insist("" if unit else _("Bạn không được xem hồ sơ của đơn vị này."))
    assert unit is not None
    below = queries.load_by_unit(actor, unit)
    context = {
        "unit": unit,
        "units": [(str(each.pk), each.name) for each in units[:MOST_UNITS]],
        "load": queries.load_of(actor, unit),
        "steps": queries.load_by_step(actor, unit),
        "officers": queries.load_by_officer(actor, unit),
        "below": [each for each in below if each.key != str(unit.pk)],
    }
    return render(request, "onestop/board.html", context)


@require_http_methods(["GET", "POST"])
def dossiers(request: HttpRequest) -> HttpResponse:
    """Look up by code or name; by a person's number only when sent in the body, with the purpose, and journalled."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.VIEW))
    sent = request.POST if request.method == "POST" else request.GET
    text, purpose = sent.get("q", "").replace("\x00", "").strip()[:LONGEST], sent.get("purpose", "").strip()[:LONGEST]
    by_number = is_number(text)
    if request.method == "POST" and not by_number:
        return redirect(f"{reverse('onestop:dossiers')}?{urlencode({'q': text})}")
    page, problem = None, ""
    if text and (request.method == "POST" or not by_number):
        try:
            page = queries.search(actor.for_purpose(purpose), text, request.GET.get("cursor", ""))
        except Invalid as error:
            problem = error.problems[0].message
    elif by_number:
        problem = _("Tra cứu theo số định danh phải ghi mục đích và được ghi nhật ký.")
    context = {"text": text, "purpose": purpose, "page": page, "problem": problem, "by_number": by_number}
    return render(
        request, "onestop/dossiers.html", context, status=422 if problem and request.method == "POST" else 200
    )
