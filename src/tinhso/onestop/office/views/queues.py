"""What waits: for the officer, in his unit, at its counter; and several dossiers done at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.foundation.verbs.errors import VerbError
from tinhso.foundation.verbs.ids import as_id
from tinhso.foundation.workflow.lifecycle import WrongState
from tinhso.onestop import queries, rights, verbs
from tinhso.onestop.life_cycles import DOSSIER, OPEN_STATES
from tinhso.onestop.models import Dossier
from tinhso.onestop.office.templatetags.dossiers import DUES
from tinhso.onestop.queries import desk
from tinhso.onestop.queries.dossiers import DossierRow
from tinhso.onestop.queries.queues import NOBODY, QueueFilter

MOST_AT_ONCE = 100
DUE_CHOICES = [(due, label) for due, (_kind, label) in DUES.items()]
STATE_CHOICES = [(state, DOSSIER.states[state]) for state in DOSSIER.states if state in OPEN_STATES]
EMPTY = {
    "my_queue": gettext_lazy("Không có hồ sơ nào chờ bạn. Hồ sơ chưa giao cho ai nằm ở hàng của đơn vị."),
    "unit_queue": gettext_lazy("Đơn vị không có hồ sơ đang xử lý."),
    "results_to_give": gettext_lazy("Không có kết quả nào chờ trả tại quầy."),
    "taken_in": gettext_lazy("Quầy này chưa tiếp nhận hồ sơ nào."),
}


@dataclass(frozen=True)
class Choice:
    """One thing that may be done with the chosen dossiers: `value` is what the form sends."""

    value: str
    label: str


@require_safe
def my_queue(request: HttpRequest) -> HttpResponse:
    """Open dossiers given to this officer, the next due first."""
    actor, chosen = _viewer(request), QueueFilter.from_querydict(request.GET)
    page = queries.my_queue(actor, chosen, request.GET.get("cursor", ""))
    context = {"load": desk.my_load(actor), "filtered": bool(chosen.to_query()), "choices": _outcomes(actor, page.rows)}
    return _show(request, "my_queue", page, None, context)


@require_safe
def unit_queue(request: HttpRequest) -> HttpResponse:
    """Open dossiers that lie in a unit, with who has how many."""
    actor, chosen = _viewer(request), QueueFilter.from_querydict(request.GET)
    unit = _unit(request)
    page = queries.unit_queue(actor, unit, chosen, request.GET.get("cursor", ""))
    context = {
        "load": queries.load_of(actor, unit),
        "officers": queries.load_by_officer(actor, unit),
        "filtered": bool(chosen.to_query()),
        "choices": [*_colleagues(actor, unit), *_outcomes(actor, page.rows)],
    }
    return _show(request, "unit_queue", page, unit, context)


@require_safe
def results_to_give(request: HttpRequest) -> HttpResponse:
    """Results that wait at a unit's counter, the longest first."""
    unit = _unit(request)
    page = queries.results_to_give(_viewer(request), unit, request.GET.get("cursor", ""))
    return _show(request, "results_to_give", page, unit, {})


@require_safe
def taken_in(request: HttpRequest) -> HttpResponse:
    """What a unit's counter took in, wherever it is now."""
    unit = _unit(request)
    page = queries.taken_in_at(_viewer(request), unit, request.GET.get("cursor", ""))
    return _show(request, "taken_in", page, unit, {})


@require_POST
def batch(request: HttpRequest) -> HttpResponse:
    """Do one thing with all chosen dossiers: each by its own verb, so each may be refused for its own reason."""
    actor = _viewer(request)
    kind, _colon, what = request.POST.get("do", "").partition(":")
    codes = request.POST.getlist("chosen")[:MOST_AT_ONCE]
    back = request.POST.get("back", "")
    do = _doing(actor, kind, what)
    if do is None or not codes:
        messages.error(request, _("Chọn hồ sơ trong danh sách và việc cần làm."))
    else:
        _do_all(request, desk.chosen_dossiers(actor, codes), do)
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if safe else "onestop:unit_queue")


def _doing(actor: Actor, kind: str, what: str) -> Callable[[Dossier], object] | None:
    account = as_id(what)
    if kind == "assign" and (what == NOBODY or account is not None):
        return lambda each: verbs.assign(actor, each.pk, account_id=account)
    if kind == "on":
        step, _slash, outcome = what.partition("/")
        return lambda each: verbs.hand_on(actor, each.pk, step=step, outcome=outcome)
    return None


def _do_all(request: HttpRequest, chosen: Sequence[Dossier], do: Callable[[Dossier], object]) -> None:
    done = 0
    for each in chosen:
        try:
            do(each)
            done += 1
        except (VerbError, WrongState) as error:
            messages.error(request, f"{each.code}: {error.message}")
    if done:
        said = ngettext("Đã làm xong %(count)s hồ sơ.", "Đã làm xong %(count)s hồ sơ.", done)
        messages.success(request, said % {"count": done})


def _show(
    request: HttpRequest, name: str, page: queries.Page, unit: Unit | None, context: dict[str, object]
) -> HttpResponse:
    units = list(desk.viewed_units(actor_of(request))[:200]) if unit is not None else []
    shown = {
        **context,
        "name": name,
        "page": page,
        "unit": unit,
        "units": [(str(each.pk), each.name) for each in units],
        "dues": DUE_CHOICES,
        "states": STATE_CHOICES,
        "empty": EMPTY[name],
        "back": request.get_full_path(),
        "takes_in": actor_of(request).may_anywhere(rights.TAKE_IN),
    }
    return render(request, "onestop/queue.html", shown)


def _viewer(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.VIEW))
    return actor


def _unit(request: HttpRequest) -> Unit:
    """The unit that was asked for, else one's own; refused where one may not look at its dossiers."""
    actor = _viewer(request)
    unit = desk.one_of(actor, desk.viewed_units(actor), request.GET.get("unit", ""))
    insist("" if unit else _("Bạn không được xem hồ sơ của đơn vị này."))
    assert unit is not None
    return unit


def _colleagues(actor: Actor, unit: Unit) -> list[Choice]:
    """To whom the unit's dossiers may be given."""
    if not actor.may(rights.ASSIGN, unit.path):
        mine = Choice(f"assign:{actor.account_id}", _("Nhận xử lý"))
        return [mine] if actor.may(rights.PROCESS, unit.path) else []
    people = desk.officers(unit, "")
    return [
        *(Choice(f"assign:{pk}", _("Giao cho %(name)s") % {"name": name}) for pk, name in people),
        Choice(f"assign:{NOBODY}", _("Không giao cho ai")),
    ]


def _outcomes(actor: Actor, rows: Sequence[DossierRow]) -> list[Choice]:
    """Ways on that lead to another step, from the steps that the listed dossiers are at."""
    found: dict[str, str] = {}
    for step in desk.steps_of(actor, rows):
        for outcome in step.outcomes:
            if outcome.next:
                found.setdefault(f"on:{step.code}/{outcome.code}", f"{step.name}: {outcome.name}")
    return [Choice(value, label) for value, label in found.items()]
