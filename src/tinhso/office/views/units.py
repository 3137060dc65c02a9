"""Units: the tree, one unit with its history, the queue of successions, and one form per verb."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries import people, units
from tinhso.foundation.administration.rights import ORGANIZATIONS_MANAGE, PEOPLE_MANAGE
from tinhso.foundation.organizations.models import COMMUNE_LEVEL, Succession, Unit, UnitKind
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel import clock
from tinhso.office.forms import units as forms
from tinhso.office.paging import keyset_page
from tinhso.office.views.forms import Crumbs, FormPage, show_form

UNITS_PER_PAGE = 80
QUEUE_PER_PAGE = 40


@require_safe
@login_required
def tree(request: HttpRequest) -> HttpResponse:
    """The tree of today; with a search or a filter, a list."""
    text, kind = request.GET.get("q", ""), request.GET.get("loai", "")
    closed = request.GET.get("xem") == "da-ket-thuc"
    context: dict[str, Any] = {"kinds": UnitKind.choices, "closed": closed}
    if text or closed or kind:
        found = units.find_units(text, kind=kind if kind in UnitKind.values else "", closed=closed)
        context["page"] = keyset_page(found, request.GET.get("cursor", ""), ("sort_key", "pk"), UNITS_PER_PAGE)
    else:
        context["groups"] = units.unit_tree()
    return render(request, "office/units.html", context)


@require_safe
@login_required
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = units.unit_of(unit_id)
    children = list(units.present_children(found)[: UNITS_PER_PAGE + 1])
    context = {
        "unit": found,
        "crumbs": _crumbs(found),
        "exists": found.is_valid_on(clock.today()),
        "children": children[:UNITS_PER_PAGE],
        "more_children": len(children) > UNITS_PER_PAGE,
        "history": units.history_of(found),
        "people": people.people_of_unit(actor, found),
        "sees_people": actor.may(PEOPLE_MANAGE, found.path) or found.pk in actor.memberships,
        "may_add_people": bool(actor.may(PEOPLE_MANAGE, found.path)),
        "managing": units.may_change(actor, found),
    }
    return render(request, "office/unit.html", context)


@require_safe
@login_required
def successions(request: HttpRequest) -> HttpResponse:
    """The queue: units of which nobody has said yet who holds their work and books."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.may_anywhere(ORGANIZATIONS_MANAGE):
        raise NotPermitted(actor.may(ORGANIZATIONS_MANAGE, "/").reason)
    page = keyset_page(units.succession_queue(actor), request.GET.get("cursor", ""), ("pk",), QUEUE_PER_PAGE)
    return render(request, "office/successions.html", {"page": page, "total": units.succession_queue(actor).count()})


@login_required
def settle(request: HttpRequest, succession_id: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    entry = units.succession_of(actor, succession_id)
    form = forms.SettleForm(request.POST or None, units=units.all_unit_choices(), initial=_as_known(entry))
    queue = reverse("office:successions")
    page = FormPage(
        heading=_("Ai kế thừa %(unit)s?") % {"unit": entry.predecessor.name},
        submit=_("Xác nhận"),
        done=_("Đã xác định đơn vị kế thừa."),
        back=queue,
        lead=entry.note or _("Chỉ xác nhận khi đã xem văn bản gốc."),
        crumbs=[(_("Chờ xác định kế thừa"), queue), (entry.predecessor.name, "")],
    )
    return show_form(
        request,
        form,
        lambda data: verbs.settle_succession(actor, entry.predecessor_id, succession_id=entry.pk, **data),
        page,
    )


def about_unit(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the actor and the unit; raises NotPermitted when the actor doesn't manage the tree there."""

    @wraps(view)
    def shown(request: HttpRequest, unit_id: int) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        found = units.unit_of(unit_id)
        decision = units.may_change(actor, found)
        if not decision:
            raise NotPermitted(decision.reason, found.journal_subject())
        return view(request, actor, found)

    return login_required(shown)  # type: ignore[return-value]


@about_unit
def add_child(request: HttpRequest, actor: Actor, parent: Unit) -> HttpResponse:
    form = forms.NewUnitForm(request.POST or None, initial={"since": clock.today()})
    page = _page(
        parent, _("Thêm đơn vị trực thuộc"), _("Thêm"), _("Đã thêm đơn vị."), _("Trực thuộc %s.") % parent.name
    )
    return show_form(
        request,
        form,
        lambda data: verbs.add_unit(actor, parent_id=parent.pk, **data),
        page,
        then=lambda pk: reverse("office:unit", args=[pk]),
    )


@about_unit
def rename(request: HttpRequest, actor: Actor, found: Unit) -> HttpResponse:
    initial = {"name": found.name, "short_name": found.short_name, "on": clock.today()}
    page = _page(
        found,
        _("Đổi tên đơn vị"),
        _("Đổi tên"),
        _("Đã đổi tên; tên cũ vẫn tìm được."),
        _("Tên cũ được giữ làm tên gọi khác, để văn bản cũ vẫn nhận ra đơn vị."),
    )
    form = forms.RenameForm(request.POST or None, initial=initial)
    return show_form(request, form, lambda data: verbs.rename_unit(actor, found.pk, **data), page)


@about_unit
def move(request: HttpRequest, actor: Actor, found: Unit) -> HttpResponse:
    choices = units.unit_choices(actor, ORGANIZATIONS_MANAGE)
    form = forms.MoveForm(request.POST or None, units=choices, initial={"on": clock.today()})
    page = _page(
        found,
        _("Chuyển đơn vị trực thuộc"),
        _("Chuyển"),
        _("Đã chuyển đơn vị."),
        _("Cả các đơn vị bên dưới chuyển theo; quyền tính theo vị trí mới ngay."),
    )
    return show_form(request, form, lambda data: verbs.move_unit(actor, found.pk, **data), page)


@about_unit
def close(request: HttpRequest, actor: Actor, found: Unit) -> HttpResponse:
    page = _page(
        found,
        _("Giải thể đơn vị"),
        _("Giải thể"),
        _("Đã ghi giải thể; đơn vị kế thừa cần được xác định."),
        _("Đơn vị vẫn còn trong hồ sơ cũ. Nếu nhập vào đơn vị khác, dùng “Nhận sáp nhập” ở đơn vị nhận."),
        danger=True,
    )
    form = forms.CloseForm(request.POST or None, initial={"last_day": clock.today()})
    return show_form(request, form, lambda data: verbs.close_unit(actor, found.pk, **data), page)


@about_unit
def merge(request: HttpRequest, actor: Actor, heir: Unit) -> HttpResponse:
    kinds = COMMUNE_LEVEL if heir.is_commune_level else [kind for kind in UnitKind.values if kind != UnitKind.PROVINCE]
    choices = [
        (label, [choice for choice in group if choice[0] != heir.pk])
        for label, group in units.unit_choices(actor, ORGANIZATIONS_MANAGE, kinds)
    ]
    form = forms.MergeForm(request.POST or None, units=choices)
    page = _page(
        heir,
        _("Nhận sáp nhập"),
        _("Sáp nhập"),
        _("Đã ghi sáp nhập."),
        _("Hồ sơ, nhiệm vụ trước ngày sáp nhập vẫn mang tên đơn vị cũ; việc kế thừa do người có trách nhiệm xác nhận."),
        danger=True,
    )
    return show_form(request, form, lambda data: verbs.merge_units(actor, successor=heir.pk, **data), page)


@about_unit
def alias(request: HttpRequest, actor: Actor, found: Unit) -> HttpResponse:
    page = _page(found, _("Thêm tên gọi khác"), _("Thêm"), _("Đã thêm tên gọi khác."))
    form = forms.AliasForm(request.POST or None)
    return show_form(request, form, lambda data: verbs.add_alias(actor, found.pk, **data), page)


@about_unit
def code(request: HttpRequest, actor: Actor, found: Unit) -> HttpResponse:
    page = _page(found, _("Đặt mã"), _("Đặt mã"), _("Đã đặt mã."))
    form = forms.CodeForm(request.POST or None, initial={"since": clock.today()})
    return show_form(request, form, lambda data: verbs.set_code(actor, found.pk, **data), page)


def _page(found: Unit, heading: str, submit: str, done: str, lead: str = "", *, danger: bool = False) -> FormPage:
    return FormPage(
        heading, submit, done, reverse("office:unit", args=[found.pk]), lead, danger, _crumbs(found, heading)
    )


def _crumbs(found: Unit, *more: str) -> Crumbs:
    trail: Crumbs = [(_("Đơn vị"), reverse("office:units"))]
    if found.parent and found.parent.kind != UnitKind.PROVINCE:
        trail.append((found.parent.name, reverse("office:unit", args=[found.parent.pk])))
    trail.append((found.name, reverse("office:unit", args=[found.pk])))
    return [*trail, *((label, "") for label in more)]


def _as_known(entry: Succession) -> dict[str, Any]:
    part = entry.part if entry.part != Succession.Part.UNKNOWN else None
    return {"successor_id": entry.successor_id, "part": part, "act_cited": entry.act, "note": entry.note}
