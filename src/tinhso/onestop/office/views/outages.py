"""Outages of counters: the list with the slips in stock, declaring one, and the page on which its slips are settled."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.downloads import shown_pdf
from tinhso.foundation.ui.form_pages import Crumbs
from tinhso.foundation.ui.paging import slice_of
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere
from tinhso.onestop import rights, verbs
from tinhso.onestop.office.forms.outages import BlockForm, ConfirmForm, DeclareForm, EndForm, SpoiledForm
from tinhso.onestop.office.pages import FormPage
from tinhso.onestop.office.seats import at_counter
from tinhso.onestop.queries import desk, outages
from tinhso.onestop.queries.outages import OutagePage
from tinhso.onestop.verbs.pages import joined
from tinhso.papers.writing import write_pdf


@dataclass(frozen=True)
class Deed:
    """What is done with an outage by a form on a page of its own: `name` as `queries.outages.RIGHTS` calls it, `done`
    what is said afterwards."""

    name: str
    verb: Callable[..., Any]
    heading: Lazy
    done: Lazy


END = Deed("end", verbs.end_outage, gettext_lazy("Kết thúc gián đoạn"), gettext_lazy("Đã ghi thời điểm kết thúc."))
SPOIL = Deed("settle", verbs.spoil_slip, gettext_lazy("Phiếu hỏng"), gettext_lazy("Đã ghi phiếu hỏng."))
CONFIRM = Deed("confirm", verbs.confirm_outage, gettext_lazy("Xác nhận"), gettext_lazy("Đã xác nhận."))


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
    settles = not page.why_not["settle"]
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
    return _answer(request, _page(request, outage_id), END, EndForm)


def spoil(request: HttpRequest, outage_id: int) -> HttpResponse:
    """A slip was spoiled: GET `phieu` names it."""
    page = _page(request, outage_id)
    return _answer(request, page, SPOIL, partial(SpoiledForm, page, request.GET.get("phieu", "")))


def confirm(request: HttpRequest, outage_id: int) -> HttpResponse:
    """The supervisor's word on what was entered."""
    page = _page(request, outage_id)
    lead = _("Đối chiếu %(count)s hồ sơ đã nhập với phiếu giấy lưu tại quầy, rồi xác nhận.")
    return _answer(request, page, CONFIRM, ConfirmForm, lead % {"count": page.counts["used"]})


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
def _answer(
    request: HttpRequest, page: OutagePage, deed: Deed, form_of: Callable[..., Form], lead: str = ""
) -> HttpResponse:
    insist(page.why_not[deed.name])
    heading, back = str(deed.heading), _address(page.outage.pk)
    form = form_of(request.POST) if request.method == "POST" else form_of()
    if form.is_valid() and attempt(lambda: deed.verb(actor_of(request), page.outage.pk, **form.cleaned_data), form):
        messages.success(request, str(deed.done))
        return redirect(back)
    return FormPage(heading, heading, back, _outage_crumbs(page, heading), lead).show(request, form)


def _page(request: HttpRequest, outage_id: int) -> OutagePage:
    return outages.outage_page(actor_of(request), outage_id)


def _address(outage_id: int) -> str:
    return reverse("onestop:outage", args=[outage_id])


def _crumbs(*more: str) -> Crumbs:
    return [(_("Gián đoạn"), reverse("onestop:outages")), *((label, "") for label in more)]


def _outage_crumbs(page: OutagePage, label: str) -> Crumbs:
    return [*_crumbs(), (page.outage.reason, _address(page.outage.pk)), (label, "")]
