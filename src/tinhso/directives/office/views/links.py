"""The same work in several plans: proposing and confirming links between tasks."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinhso.directives import verbs
from tinhso.directives.office.forms.progress import LinkForm
from tinhso.directives.office.views.pages import assignment_for, assignment_url
from tinhso.foundation.ui.answers import press
from tinhso.foundation.ui.requests import actor_of, found


@require_POST
def link(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Link this task to an earlier one; the link stands as a proposal until it is confirmed."""
    it = assignment_for(request, assignment_id)
    form = LinkForm(request.POST)
    form.is_valid()
    earlier, kind = form.cleaned_data.get("earlier_id") or 0, form.cleaned_data.get("kind", "")
    return press(
        request,
        lambda: verbs.propose_link(actor_of(request), it.task_id, earlier_task_id=earlier, kind=kind),
        _("Đã đề xuất liên kết hai nhiệm vụ."),
        assignment_url(assignment_id),
    )


@require_POST
def decide_link(request: HttpRequest, assignment_id: int, link_id: int, decision: str) -> HttpResponse:
    it = assignment_for(request, assignment_id)
    verb, done = found(
        {
            "xac-nhan": (verbs.confirm_link, _("Đã xác nhận liên kết.")),
            "bo": (verbs.remove_link, _("Đã bỏ liên kết.")),
        }.get(decision)
    )
    return press(request, lambda: verb(actor_of(request), link_id), done, assignment_url(it.pk))
