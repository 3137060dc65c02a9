"""Documents that assign work: the list, the head, and the page of one (being entered, or in force)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.directives import queries, rights, verbs
from tinhso.directives.life_cycles import DOCUMENT
from tinhso.directives.models import Document
from tinhso.directives.office.forms.documents import DocumentForm, OriginalForm, TargetForm
from tinhso.directives.office.views.figures import figures_of
from tinhso.directives.office.views.form_pages import FormPage
from tinhso.directives.office.views.openings import Opening, why_not_document
from tinhso.directives.office.views.pages import document_crumbs, document_for, document_url
from tinhso.directives.office.views.plan import plan_context
from tinhso.directives.office.views.restated import restated_context
from tinhso.directives.office.views.reviewing import review_page
from tinhso.directives.queries import AssignmentFilter
from tinhso.directives.queries.reviewing import review as review_of
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.store import keep
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.paging import slice_of
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere

HEAD = (
    "symbol",
    "kind",
    "issuer_id",
    "issued_on",
    "subject",
    "signer",
    "aggregator_id",
    "field_code",
    "secondary_source",
)


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    state, text = request.GET.get("state", ""), request.GET.get("text", "")[:200]
    rows = queries.documents(actor, text, state if state in DOCUMENT.states else "")
    context = {
        "page": slice_of(rows, request.GET.get("cursor", "")),
        "states": DOCUMENT.states.items(),
        "may_draft": actor.may_anywhere(rights.DRAFT),
        "why_not": why_not_anywhere(actor, rights.DRAFT),
        "filtered": bool(state or text),
    }
    return render(request, "directives/documents.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.DRAFT))
    form = DocumentForm(actor, request.POST or None)
    if form.is_valid():
        done = attempt(lambda: verbs.draft_document(actor, **form.cleaned_data), form)
        if done:
            messages.success(request, _("Đã lưu phần đầu văn bản. Bây giờ nhập nhóm và nhiệm vụ."))
            return redirect(document_url(done.value))
    heading = _("Nhập văn bản giao việc")
    crumbs = [(_("Văn bản giao việc"), reverse("directives:documents")), (heading, "")]
    back = reverse("directives:documents")
    return _head_page(request, form, heading, _("Lưu và nhập nhiệm vụ"), back, crumbs, offers_upload=True)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, document_id: int) -> HttpResponse:
    actor, it = actor_of(request), document_for(request, document_id)
    insist(why_not_document(actor, it, "edit"))
    form = DocumentForm(actor, request.POST or None, initial={name: getattr(it, name) for name in HEAD})
    if form.is_valid() and attempt(lambda: verbs.edit_document(actor, document_id, **form.cleaned_data), form):
        messages.success(request, _("Đã lưu phần đầu văn bản."))
        return redirect(document_url(document_id))
    heading = _("Sửa phần đầu văn bản")
    return _head_page(request, form, heading, _("Lưu"), document_url(document_id), document_crumbs(it, heading))


@require_safe
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """A draft opens for entry, one that was read from a file for review; anything else as an overview."""
    actor = actor_of(request)
    it = queries.document(actor, document_id)
    read = review_of(actor, document_id) if it.state == "draft" else None
    if read is not None:
        return review_page(request, read)
    if it.state == "draft":
        context = plan_context(request, it) | restated_context(actor, it)
        return render(request, "directives/document_draft.html", context)
    overview = queries.overview_of(actor, it)
    whole = AssignmentFilter(document=document_id)
    context = {
        "document": overview.document,
        "overview": overview,
        "figures": figures_of(overview.counts, whole),
        "groups": _groups(overview),
        "steps": _steps(actor, it),
        "may_attach": not why_not_document(actor, it, "attach"),
        "crumbs": document_crumbs(it),
    }
    return render(request, "directives/document.html", context)


@require_http_methods(["GET", "POST"])
def attach_original(request: HttpRequest, document_id: int) -> HttpResponse:
    actor, it = actor_of(request), document_for(request, document_id)
    insist(why_not_document(actor, it, "attach"))
    form = OriginalForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        done = attempt(
            lambda: verbs.attach_original(actor, document_id, digest=keep(upload).digest, name=upload.name), form
        )
        if done:
            messages.success(request, _("Đã đính kèm bản gốc."))
            return redirect(document_url(document_id))
    page = FormPage(
        heading=_("Đính kèm bản gốc"),
        submit=_("Đính kèm"),
        back=document_url(document_id),
        crumbs=document_crumbs(it, _("Bản gốc")),
        lead=it.subject,
    )
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def add_target(request: HttpRequest, document_id: int) -> HttpResponse:
    """A figure that the document wants reached."""
    actor, it = actor_of(request), document_for(request, document_id)
    insist(why_not_document(actor, it, "edit"))
    form = TargetForm(request.POST or None)
    if form.is_valid() and attempt(lambda: verbs.add_target(actor, document_id, **form.cleaned_data), form):
        messages.success(request, _("Đã thêm chỉ tiêu."))
        return redirect(document_url(document_id))
    page = FormPage(
        heading=_("Thêm chỉ tiêu"),
        submit=_("Thêm chỉ tiêu"),
        back=document_url(document_id),
        crumbs=document_crumbs(it, _("Chỉ tiêu")),
    )
    return page.show(request, form)


@require_POST
def remove_target(request: HttpRequest, document_id: int, target_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.remove_target(actor_of(request), document_id, target_id=target_id),
        _("Đã xóa chỉ tiêu."),
        document_url(document_id),
    )


def _head_page(
    request: HttpRequest,
    form: DocumentForm,
    heading: str,
    submit: str,
    back: str,
    crumbs: list[tuple[str, str]],
    **more: bool,
) -> HttpResponse:
    context = {**more, "form": form, "heading": heading, "submit": submit, "back": back, "crumbs": crumbs}
    return render(request, "directives/document_form.html", context, status=422 if form.errors else 200)


def _groups(overview: queries.DocumentOverview) -> list[tuple[queries.GroupCounts, list[queries.TaskCounts]]]:
    return [
        (each, [task for task in overview.tasks if task.task.group_id == (each.group.pk if each.group else None)])
        for each in overview.groups
    ]


def _steps(actor: Actor, it: Document) -> dict[str, Opening]:
    labels = {"close": _("Kết thúc theo dõi"), "reopen": _("Mở lại"), "withdraw": _("Hủy văn bản")}
    return {code: Opening(code, label, why_not_document(actor, it, code)) for code, label in labels.items()}
