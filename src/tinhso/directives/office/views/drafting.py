"""Typing a plan in: groups and tasks are added in place (htmx), or on pages of their own without JavaScript."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.models import Document
from tinhso.directives.office.forms.documents import GroupForm, ResolveForm, TaskEntry, new_deadline
from tinhso.directives.office.forms.places import suggestions
from tinhso.directives.office.views.form_pages import FormPage
from tinhso.directives.office.views.openings import why_not_document
from tinhso.directives.office.views.pages import document_crumbs, document_for, document_url
from tinhso.directives.office.views.plan import plan_context
from tinhso.directives.office.views.reviewing import card_response, review_page, review_url
from tinhso.directives.queries.reviewing import review as review_of
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found, insist, is_htmx
from tinhso.foundation.ui.toasts import toast
from tinhso.foundation.verbs.ids import as_id

REVIEWING = "doi-chieu"
NAME_ROWS = {"leads": gettext_lazy("Đơn vị chủ trì"), "coordinating": gettext_lazy("Đơn vị phối hợp")}


@require_safe
def plan(request: HttpRequest, document_id: int) -> HttpResponse:
    """The table of entry; the plan alone for a place on the page that a form had taken."""
    return _plan(request, document_id, whole=not is_htmx(request))


@require_http_methods(["GET", "POST"])
def task_new(request: HttpRequest, document_id: int) -> HttpResponse:
    document = _draft(request, document_id)
    group_id = _number(request.GET.get("nhom"))
    entry = TaskEntry(document.groups.all(), request.POST if request.method == "POST" else None, group_id=group_id)
    if request.method == "POST" and entry.is_valid():
        done = attempt(lambda: verbs.add_task(actor_of(request), document_id, **task_arguments(entry)), entry.form)
        if done:
            return _after_adding(request, document_id, done.value, entry)
    return _task_form(request, document, entry, f"new-task-{group_id or 0}")


@require_http_methods(["GET", "POST"])
def task_edit(request: HttpRequest, document_id: int, task_id: int) -> HttpResponse:
    document = _draft(request, document_id)
    task = found(next((task for task in document.tasks.all() if task.pk == task_id), None))
    entry = TaskEntry(document.groups.all(), request.POST if request.method == "POST" else None, task)
    if request.method == "POST" and entry.is_valid():
        arguments = task_arguments(entry)
        if attempt(lambda: verbs.edit_task(actor_of(request), document_id, task_id=task_id, **arguments), entry.form):
            return _saved(request, document_id, _("Đã lưu nhiệm vụ."), focus=task_id)
    return _task_form(request, document, entry, "", in_row=True)


@require_POST
def task_remove(request: HttpRequest, document_id: int, task_id: int) -> HttpResponse:
    return _change(
        request,
        document_id,
        lambda: verbs.remove_task(actor_of(request), document_id, task_id=task_id),
        _("Đã xóa nhiệm vụ khỏi bản nhập."),
        document_url(document_id),
    )


@require_http_methods(["GET", "POST"])
def group_new(request: HttpRequest, document_id: int) -> HttpResponse:
    form = GroupForm(request.POST or None)
    actor = actor_of(request)
    if form.is_valid() and attempt(lambda: verbs.add_group(actor, document_id, **form.cleaned_data), form):
        return _saved(request, document_id, _("Đã thêm nhóm."))
    if is_htmx(request):
        return _plan(request, document_id, group_form=form)
    return _group_page(request, _draft(request, document_id), form, _("Thêm nhóm"))


@require_http_methods(["GET", "POST"])
def group_edit(request: HttpRequest, document_id: int, group_id: int) -> HttpResponse:
    document = _draft(request, document_id)
    group = found(next((group for group in document.groups.all() if group.pk == group_id), None))
    initial = {"number": group.number, "title": group.title, "stated_count": group.stated_count}
    form = GroupForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(lambda: verbs.edit_group(actor_of(request), document_id, group_id=group_id, **given), form):
            return _saved(request, document_id, _("Đã lưu nhóm."))
    return _group_page(request, document, form, _("Sửa nhóm"))


@require_POST
def group_remove(request: HttpRequest, document_id: int, group_id: int) -> HttpResponse:
    return _change(
        request,
        document_id,
        lambda: verbs.remove_group(actor_of(request), document_id, group_id=group_id),
        _("Đã xóa nhóm."),
        reverse("directives:plan", args=[document_id]),
    )


@require_POST
def resolve(request: HttpRequest, document_id: int, party_id: int) -> HttpResponse:
    """Say which unit or group a written name means, in every task of this draft that writes it so."""
    form = ResolveForm(request.POST)
    if form.is_valid():
        places, remember = form.cleaned_data["place"], form.cleaned_data["remember"]
        arguments = {"party_id": party_id, "remember": remember, **places.arguments()}
        if attempt(lambda: verbs.resolve_party(actor_of(request), document_id, **arguments), form):
            said = _("Đã ghi: %(place)s.") % {"place": places}
            return _saved(request, document_id, said) if is_htmx(request) else redirect(document_url(document_id))
    error = " ".join(message for messages in form.errors.values() for message in messages)
    typed = request.POST.get("place", "")
    read = None if is_htmx(request) else review_of(actor_of(request), document_id)
    if read is not None:
        return review_page(request, read, wrong={party_id: (typed, error)}, status=422)
    return _plan(request, document_id, wrong={party_id: (typed, error)}, whole=not is_htmx(request))


@require_safe
def deadline_row(request: HttpRequest) -> HttpResponse:
    """One more deadline row, numbered after those the form has."""
    numbers = [number for each in request.GET.getlist("rows") if (number := as_id(each)) is not None]
    number = max(numbers, default=-1) + 1
    key = request.GET.get("key", "")[:20]
    context = {"deadline": new_deadline(number, key), "number": number}
    return render(request, "directives/parts/deadline_row.html", context)


@require_safe
def name_row(request: HttpRequest, name: str) -> HttpResponse:
    label = found(NAME_ROWS.get(name))
    return render(request, "directives/parts/name_row.html", {"name": name, "label": label})


def task_arguments(entry: TaskEntry) -> dict[str, Any]:
    """What the verbs want, out of a valid entry."""
    deadlines = [
        DeadlineInput(**row.cleaned_data)
        for row in entry.deadlines
        if row.is_bound and row.is_valid() and not row.is_blank
    ]
    return {
        **entry.form.cleaned_data,
        "leads": entry.leads,
        "coordinating": entry.coordinating,
        "deadlines": deadlines,
    }


def _draft(request: HttpRequest, document_id: int) -> Document:
    document = document_for(request, document_id)
    insist(why_not_document(actor_of(request), document, "edit"))
    return document


def _change(request: HttpRequest, document_id: int, do: Callable[[], object], done: str, back: str) -> HttpResponse:
    answer = press(request, do, done, back)
    return _plan(request, document_id) if is_htmx(request) else answer


def _saved(request: HttpRequest, document_id: int, text: str, **context: Any) -> HttpResponse:
    """Back to where the form was: the card of a review, the plan on the page, or the draft."""
    task_id = context.get("focus")
    if task_id and request.GET.get("tro-lai") == REVIEWING:
        return _back_to_card(request, document_id, task_id, text)
    if is_htmx(request):
        return toast(_plan(request, document_id, **context), text)
    return redirect("directives:plan", document_id)


def _back_to_card(request: HttpRequest, document_id: int, task_id: int, text: str) -> HttpResponse:
    if not is_htmx(request):
        return redirect(review_url(document_id, task_id))
    return reswap(retarget(card_response(request, document_id, task_id, text), f"#t{task_id}"), "outerHTML")


def _after_adding(request: HttpRequest, document_id: int, task_id: int, entry: TaskEntry) -> HttpResponse:
    """Back to the plan; or, when asked for, to an empty form in the same group."""
    group_id = entry.form.cleaned_data["group_id"]
    if "more" not in request.POST:
        return _saved(request, document_id, _("Đã thêm nhiệm vụ."), focus=task_id)
    if not is_htmx(request):
        return redirect(f"{request.path}?nhom={group_id or ''}")
    groups = _draft(request, document_id).groups.all()
    return _saved(
        request,
        document_id,
        _("Đã thêm nhiệm vụ."),
        entry=TaskEntry(groups, group_id=group_id),
        entry_group=group_id,
        action=f"{request.path}?nhom={group_id or ''}",
    )


def _plan(request: HttpRequest, document_id: int, whole: bool = False, **context: Any) -> HttpResponse:
    document = _draft(request, document_id)
    template = "directives/document_draft.html" if whole else "directives/parts/plan.html"
    response = render(request, template, plan_context(request, document, **context))
    return reswap(retarget(response, "#plan"), "outerHTML")


def _task_form(
    request: HttpRequest, document: Document, entry: TaskEntry, place: str, in_row: bool = False
) -> HttpResponse:
    context = {"document": document, "entry": entry, "action": request.get_full_path(), "in_row": in_row}
    if entry.task and request.GET.get("tro-lai") == REVIEWING:
        context |= {"back": review_url(document.pk, entry.task.pk), "in_row": False}
    if is_htmx(request):
        return render(request, "directives/parts/task_form_place.html", context)
    heading = _("Sửa nhiệm vụ") if entry.task else _("Nhiệm vụ mới")
    crumbs = document_crumbs(document, heading)
    page = {**context, "heading": heading, "crumbs": crumbs, "places": suggestions()}
    return render(request, "directives/task_page.html", page)


def _group_page(request: HttpRequest, document: Document, form: GroupForm, heading: str) -> HttpResponse:
    back = reverse("directives:plan", args=[document.pk])
    return FormPage(heading, _("Lưu nhóm"), back, document_crumbs(document, heading)).show(request, form)


def _number(text: str | None) -> int | None:
    return as_id(text) if text else None
