"""Reviewing what was read from a file: the document beside its tasks, accepting, joining and cutting them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.directives import verbs
from tinhso.directives.models import Document, Party, PartyRole, TaskSource
from tinhso.directives.office.document_pane import LETTERS, anchor, pane
from tinhso.directives.office.forms.places import suggestions
from tinhso.directives.office.forms.reviewing import SplitForm
from tinhso.directives.office.views.openings import why_not_document
from tinhso.directives.office.views.pages import document_crumbs, document_for
from tinhso.directives.office.views.plan import Unclear, unclear_names
from tinhso.directives.office.views.restated import restated_context
from tinhso.directives.queries.reviewing import PAGE_SIZE, Review, Show
from tinhso.directives.queries.reviewing import review as review_of
from tinhso.directives.reviewing import ReadTask
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found, insist, is_htmx
from tinhso.foundation.ui.toasts import toast

Deed = tuple[Callable[..., object], str | Promise]

SHOWS = {
    Show.ALL: gettext_lazy("Tất cả"),
    Show.DOUBTFUL: gettext_lazy("Cần xem"),
    Show.CERTAIN: gettext_lazy("Chắc chắn"),
    Show.ACCEPTED: gettext_lazy("Đã nhận"),
}


@dataclass(frozen=True)
class FieldOnCard:
    """One field of a task: its letter, its name, and the place in the document pane ("" where it wasn't found)."""

    name: str
    letter: str
    label: str | Promise
    place: str
    key: str


@dataclass(frozen=True)
class Card:
    """A task as the review shows it. `title`: "IV.2", or "" where the document gives it no number."""

    read: ReadTask
    title: str
    fields: list[FieldOnCard]
    leads: list[Party]
    coordinating: list[Party]
    due_before_issue: frozenset[int]


@require_safe
def review(request: HttpRequest, document_id: int) -> HttpResponse:
    """The document beside its tasks. `?loc` filters, `?trang` pages, `?viec` opens the page on which a task stands."""
    _draft(request, document_id)
    found_review = review_of(actor_of(request), document_id)
    if found_review is None:
        return redirect("directives:document", document_id)
    return review_page(request, found_review)


def review_page(
    request: HttpRequest, it: Review, wrong: dict[int, tuple[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    """`wrong`: party id → (typed text, error) of a name that was just refused."""
    show, number = _asked(request, it)
    rows = it.shown(show)
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    number = min(max(number, 1), pages)
    shown = rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    context = {
        **_context(it, show),
        **restated_context(actor_of(request), it.document),
        "crumbs": document_crumbs(it.document),
        "cards": [card_of(each, it.document) for each in shown],
        "pane": pane(it.reading.blocks, it.tasks, {each.task.pk for each in shown}),
        "legend": [(LETTERS[field], label) for field, label in TaskSource.FIELDS.items()],
        "page": number,
        "pages": pages,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < pages else None,
        "unresolved": _unresolved(it, wrong),
        "places": suggestions(),
        "open_findings": [each for each in it.findings if each.settled_at is None],
        "settled_findings": [each for each in it.findings if each.settled_at is not None],
    }
    return render(request, "directives/review.html", context, status=status)


@require_POST
def accept_certain(request: HttpRequest, document_id: int) -> HttpResponse:
    _draft(request, document_id)
    actor, done = actor_of(request), _("Đã nhận tất cả việc chắc chắn.")
    return press(request, lambda: verbs.accept_read_tasks(actor, document_id), done, review_url(document_id))


@require_POST
def settle(request: HttpRequest, document_id: int, finding_id: int) -> HttpResponse:
    document = _draft(request, document_id)
    finding = found(document.findings.filter(pk=finding_id).first())
    back = review_url(document_id, finding.task_id)
    actor = actor_of(request)
    return press(
        request, lambda: verbs.settle_finding(actor, document_id, finding_id=finding_id), _("Đã ghi là đã xem."), back
    )


@require_POST
def act(request: HttpRequest, document_id: int, task_id: int, deed: str) -> HttpResponse:
    """Accept a task, take that back, or join it with a neighbour."""
    _draft(request, document_id)
    actor = actor_of(request)
    deeds: dict[str, Deed] = {
        "nhan": (lambda: verbs.accept_read_tasks(actor, document_id, task_ids=[task_id]), _("Đã nhận nhiệm vụ.")),
        "mo-lai": (lambda: verbs.reopen_read_task(actor, document_id, task_id=task_id), _("Mở lại để xem.")),
        "gop-truoc": (
            lambda: verbs.merge_tasks(actor, document_id, task_id=task_id, into="previous"),
            _("Đã gộp với việc trước; hãy xem lại rồi nhận."),
        ),
        "gop-sau": (
            lambda: verbs.merge_tasks(actor, document_id, task_id=task_id, into="next"),
            _("Đã gộp với việc sau; hãy xem lại rồi nhận."),
        ),
    }
    do, done = found(deeds.get(deed))
    if is_htmx(request) and deed in ("nhan", "mo-lai"):
        do()
        return card_response(request, document_id, task_id)
    outcome: list[object] = []
    answer = press(request, lambda: outcome.append(do()), done, review_url(document_id, task_id))
    merged = outcome[0] if outcome and deed.startswith("gop-") else None
    return redirect(review_url(document_id, int(str(merged)))) if merged else answer


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, document_id: int, task_id: int) -> HttpResponse:
    """Choose where a task is cut in two."""
    document = _draft(request, document_id)
    task = found(document.tasks.filter(pk=task_id).first())
    form = SplitForm(task.content, request.POST or None)
    if form.is_valid():
        at = form.cleaned_data["at"]
        if attempt(lambda: verbs.split_task(actor_of(request), document_id, task_id=task_id, at=at), form):
            return redirect(review_url(document_id, task_id))
    context = {
        "document": document,
        "task": task,
        "form": form,
        "back": review_url(document_id, task_id),
        "crumbs": document_crumbs(document, _("Tách nhiệm vụ")),
    }
    return render(request, "directives/split_task.html", context, status=422 if form.errors else 200)


def card_response(request: HttpRequest, document_id: int, task_id: int, text: str = "") -> HttpResponse:
    """One card anew, and the counts above all cards with it."""
    it = found(review_of(actor_of(request), document_id))
    card = card_of(found(it.task(task_id)), it.document)
    address = parse_qs(urlsplit(request.htmx.current_url or "").query)  # type: ignore[attr-defined]
    context = {**_context(it, _show(address.get("loc", [""])[0])), "card": card}
    response = render(request, "directives/parts/review_card_answer.html", context)
    return toast(response, text) if text else response


def card_of(read: ReadTask, document: Document) -> Card:
    task, marks, issued = read.task, read.source.marks, document.issued_on
    leads, coordinating = read.of_role(PartyRole.LEAD), read.of_role(PartyRole.COORDINATING)
    shown = {"coordinating": coordinating, "deliverable": task.deliverable}
    places = {name: anchor(found_at[0]) for name, found_at in marks.items() if found_at}
    fields = [
        FieldOnCard(name, letter, TaskSource.FIELDS[name], places.get(name, ""), f"{task.pk}{letter}")
        for name, letter in LETTERS.items()
        if shown.get(name, True)
    ]
    return Card(
        read=read,
        title=".".join(part for part in (task.group.number if task.group else "", task.number) if part),
        fields=fields,
        leads=leads,
        coordinating=coordinating,
        due_before_issue=frozenset(each.pk for each in read.deadlines if issued and each.due and each.due < issued),
    )


def review_url(document_id: int, task_id: int | None = None) -> str:
    """The review; at one task's card, on whichever page it stands."""
    address = reverse("directives:review", args=[document_id])
    return f"{address}?viec={task_id}#t{task_id}" if task_id else address


def _context(it: Review, show: Show) -> dict[str, Any]:
    return {
        "show": show,
        "shows": [(each, label, len(it.shown(each))) for each, label in SHOWS.items()],
        "document": it.document,
        "review": it,
        "here": review_url(it.document.pk),
        "entry": reverse("directives:task_new", args=[it.document.pk]),
        "progress": it.progress,
        "targets": it.targets,
    }


def _unresolved(it: Review, wrong: dict[int, tuple[str, str]] | None) -> list[Unclear]:
    in_order = sorted(it.tasks, key=lambda each: (each.task.order, each.task.pk))
    parties = [party for each in in_order for party in each.unclear]
    return unclear_names(parties, [each.task for each in in_order], wrong)


def _asked(request: HttpRequest, it: Review) -> tuple[Show, int]:
    """The filter and page that the address asks for."""
    number = request.GET.get("trang", "")
    wanted = request.GET.get("viec", "")
    if wanted.isdigit():
        places = [place for place, each in enumerate(it.tasks) if str(each.task.pk) == wanted]
        if places:
            return Show.ALL, places[0] // PAGE_SIZE + 1
    return _show(request.GET.get("loc", "")), int(number) if number.isdigit() and len(number) < 6 else 1


def _show(asked: str) -> Show:
    return Show(asked) if asked in set(Show) else Show.ALL


def _draft(request: HttpRequest, document_id: int) -> Document:
    document = document_for(request, document_id)
    insist(why_not_document(actor_of(request), document, "edit"))
    return document
