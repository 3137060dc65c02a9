"""Outages of counters: the list with the slips in stock, declaring one, and the page on which its slips are settled."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.downloads import shown_pdf
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.paging import slice_of
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.onestop import rights, verbs
from tinhso.onestop.life_cycles import OUTAGE
from tinhso.onestop.office.forms.outages import BlockForm, ConfirmForm, DeclareForm, EndForm, SpoiledForm
from tinhso.onestop.office.pages import FormPage
from tinhso.onestop.office.seats import at_counter
from tinhso.onestop.queries import desk, outages
from tinhso.onestop.queries.outages import OutagePage
from tinhso.onestop.verbs.pages import joined
from tinhso.papers.writing import write_pdf


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Outages that the actor may look at, and for who receives somewhere the blank slips of his counter."""
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.VIEW))
    unit = desk.one_of(actor, desk.counters(actor), request.GET.get("unit", ""))
    context: dict[str, Any] = {"page": slice_of(outages.listed_outages(actor), request.GET.get("cursor", ""))}
    if unit is not None:
        context |= {
            "unit": unit,
            "units": desk.counters(actor)[:200],
            "stock": list(outages.in_stock(unit)),
            "blocks": outages.blocks_of(actor, unit)[:12],
            "form": BlockForm(),
            "notice": outages.notice_at(actor, unit),
        }
    return render(request, "onestop/outages.html", context)


@require_POST
def number_block(request: HttpRequest) -> HttpResponse:
    """A block of blank slips gets its numbers; its paper is opened from the list."""
    actor, unit = at_counter(request)
    form = BlockForm(request.POST)
    back = f"{reverse('onestop:outages')}?unit={unit.pk}"
    if not form.is_valid():
        messages.error(request, form.errors["count"][0])
        return redirect(back)
    done = _("Đã lập phiếu: mở tệp để in, cắt giữ tại quầy.")
    return press(request, lambda: verbs.print_slips(actor, unit_id=unit.pk, **form.cleaned_data), done, back)


@require_safe
def block_paper(request: HttpRequest, block_id: int) -> HttpResponse:
    """All slips of a block, one to a page."""
    found = outages.block(actor_of(request), block_id)
    papers = [write_pdf(each) for each in outages.blank_slips(found)]
    return shown_pdf(joined(*papers), f"phieu-giay-{found.first}-{found.last}-{found.year}")


@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    actor, unit = at_counter(request)
    form = DeclareForm(unit, request.POST or None)
    if form.is_valid():
        done = attempt(lambda: verbs.declare_outage(actor, unit_id=unit.pk, **form.given), form)
        if done:
            messages.success(request, _("Đã khai báo gián đoạn."))
            return redirect("onestop:outage", done.value)
    heading = _("Khai báo gián đoạn")
    lead = _("Trong lúc gián đoạn, %(unit)s nhận hồ sơ bằng phiếu giấy đánh số; sau đó nhập lại từng phiếu.")
    page = FormPage(heading, heading, reverse("onestop:outages"), _crumbs(heading), lead % {"unit": unit.name})
    return page.show(request, form)


@require_safe
def one(request: HttpRequest, outage_id: int) -> HttpResponse:
    """Every slip with what became of it, and what is still to be done."""
    actor = actor_of(request)
    page = outages.outage_page(actor, outage_id)
    it = page.outage
    settles = bool(actor.may(rights.TAKE_IN, it.unit.path)) and it.state not in OUTAGE.final
    context = {
        "page": page,
        "it": it,
        "settles": settles,
        "enters": settles and (it.is_on or it.ended_at is not None),
        "slips_out": len(page.out),
        "crumbs": _crumbs(it.reason),
    }
    return render(request, "onestop/outage.html", context)


def end(request: HttpRequest, outage_id: int) -> HttpResponse:
    """Say when the system came back."""
    return _form(
        request, outage_id, EndForm, verbs.end_outage, _("Kết thúc gián đoạn"), _("Đã ghi thời điểm kết thúc.")
    )


def spoil(request: HttpRequest, outage_id: int) -> HttpResponse:
    """A slip was spoiled: GET `phieu` names it."""

    def form(*data: Any) -> Form:
        return SpoiledForm(outages.outage_page(actor_of(request), outage_id), request.GET.get("phieu", ""), *data)

    return _form(request, outage_id, form, verbs.spoil_slip, _("Phiếu hỏng"), _("Đã ghi phiếu hỏng."))


def confirm(request: HttpRequest, outage_id: int) -> HttpResponse:
    """The supervisor's word on what was entered."""
    page = outages.outage_page(actor_of(request), outage_id)
    insist(page.why_not_confirm)
    lead = _("Đối chiếu %(count)s hồ sơ đã nhập với phiếu giấy lưu tại quầy, rồi xác nhận.")
    said = lead % {"count": page.counts["used"]}
    return _form(request, outage_id, ConfirmForm, verbs.confirm_outage, _("Xác nhận"), _("Đã xác nhận."), said)


@require_POST
def call_off(request: HttpRequest, outage_id: int) -> HttpResponse:
    done = _("Đã ghi gián đoạn không xảy ra; phiếu trả về kho.")
    return press(request, lambda: verbs.call_off_outage(actor_of(request), outage_id), done, _address(outage_id))


@require_POST
def give_back(request: HttpRequest, outage_id: int) -> HttpResponse:
    """All slips that are still out come back unused."""
    return press(
        request,
        lambda: verbs.return_slips(actor_of(request), outage_id),
        lambda count: ngettext("Đã trả lại %(n)s phiếu.", "Đã trả lại %(n)s phiếu.", count) % {"n": count},
        _address(outage_id),
    )


@require_POST
def reopen(request: HttpRequest, outage_id: int) -> HttpResponse:
    """What was said of a slip was a mistake."""
    number = request.POST.get("number", "")
    done = _("Phiếu chờ quyết toán lại.")
    do = lambda: verbs.reopen_slip(actor_of(request), outage_id, number=number)  # noqa: E731
    return press(request, do, done, _address(outage_id))


@require_http_methods(["GET", "POST"])
def _form(
    request: HttpRequest,
    outage_id: int,
    form_of: Callable[..., Form],
    do: Callable[..., Any],
    heading: str,
    done: str,
    lead: str = "",
) -> HttpResponse:
    actor = actor_of(request)
    page = outages.outage_page(actor, outage_id)
    right = rights.CONFIRM_OUTAGE if do is verbs.confirm_outage else rights.TAKE_IN
    insist(actor.may(right, page.outage.unit.path).reason)
    form = form_of(request.POST) if request.method == "POST" else form_of()
    if form.is_valid() and attempt(lambda: do(actor, outage_id, **form.cleaned_data), form):
        messages.success(request, done)
        return redirect(_address(outage_id))
    shown = FormPage(heading, heading, _address(outage_id), _outage_crumbs(page, heading), lead)
    return shown.show(request, form)


def _address(outage_id: int) -> str:
    return reverse("onestop:outage", args=[outage_id])


def _crumbs(*more: str) -> Crumbs:
    return [(_("Gián đoạn"), reverse("onestop:outages")), *((label, "") for label in more)]


def _outage_crumbs(page: OutagePage, label: str) -> Crumbs:
    return [*_crumbs(), (page.outage.reason, _address(page.outage.pk)), (label, "")]
