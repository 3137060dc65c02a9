"""Inside the unit: who answers for an assignment, and the parts it is divided into."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.directives import verbs
from tinhso.directives.models import Assignment
from tinhso.directives.office.forms.progress import BreakDownForm, PartForm, PartProgressForm
from tinhso.directives.office.views.form_pages import FormPage
from tinhso.directives.office.views.openings import openings
from tinhso.directives.office.views.pages import assignment_crumbs, assignment_for, assignment_url
from tinhso.directives.queries.choices import divisions_of, people_for
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found, insist


@require_http_methods(["GET", "POST"])
def break_down(request: HttpRequest, assignment_id: int) -> HttpResponse:
    it = _opened(request, assignment_id, "break_down")
    initial = {"division_id": it.division_id, "officer_id": it.officer_id, "leader_id": it.leader_id}
    form = BreakDownForm(divisions_of(it), people_for(it), request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(lambda: verbs.break_down(actor_of(request), assignment_id, **given), form):
            messages.success(request, _("Đã phân công. Người được giao nhận thông báo."))
            return redirect(assignment_url(assignment_id))
    page = FormPage(
        heading=_("Phân công trong đơn vị"),
        submit=_("Phân công"),
        back=assignment_url(assignment_id),
        crumbs=assignment_crumbs(it, _("Phân công")),
        lead=it.task.content,
    )
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, assignment_id: int) -> HttpResponse:
    it = _opened(request, assignment_id, "break_down")
    form = PartForm(divisions_of(it), people_for(it), request.POST or None, initial={"due": it.due})
    if form.is_valid():
        given = form.cleaned_data
        if attempt(lambda: verbs.add_part(actor_of(request), assignment_id, **given), form):
            messages.success(request, _("Đã giao phần việc."))
            return redirect(assignment_url(assignment_id, "parts"))
    page = FormPage(
        heading=_("Thêm phần việc"),
        submit=_("Giao phần việc"),
        back=assignment_url(assignment_id),
        crumbs=assignment_crumbs(it, _("Thêm phần việc")),
        lead=it.task.content,
    )
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def update(request: HttpRequest, assignment_id: int, part_id: int) -> HttpResponse:
    """How far a part is; the unit's word on the whole is a report, not this."""
    it = assignment_for(request, assignment_id)
    insist(openings(actor_of(request), it, None)["update_part"].reason)
    part = found(next((part for part in it.parts.all() if part.pk == part_id), None))
    form = PartProgressForm(request.POST or None, initial={"status": part.status, "note": part.note})
    if form.is_valid():
        given = form.cleaned_data
        if attempt(lambda: verbs.update_part(actor_of(request), assignment_id, part_id=part_id, **given), form):
            messages.success(request, _("Đã cập nhật phần việc."))
            return redirect(assignment_url(assignment_id, "parts"))
    page = FormPage(
        heading=part.title,
        submit=_("Cập nhật"),
        back=assignment_url(assignment_id),
        crumbs=assignment_crumbs(it, _("Phần việc")),
        lead=_("Phần việc của %(person)s.") % {"person": part.person},
    )
    return page.show(request, form)


@require_POST
def remove(request: HttpRequest, assignment_id: int, part_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.remove_part(actor_of(request), assignment_id, part_id=part_id),
        _("Đã bỏ phần việc."),
        assignment_url(assignment_id, "parts"),
    )


def _opened(request: HttpRequest, assignment_id: int, action: str) -> Assignment:
    it = assignment_for(request, assignment_id)
    insist(openings(actor_of(request), it, None)[action].reason)
    return it
