"""Moving a deadline: for one unit, or for every unit that has the task. The first deadline stays visible."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.directives import verbs
from tinhso.directives.office.forms.progress import RescheduleForm
from tinhso.directives.office.views.form_pages import FormPage
from tinhso.directives.office.views.openings import openings
from tinhso.directives.office.views.pages import assignment_crumbs, assignment_for, assignment_url
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.requests import actor_of, insist
from tinhso.kernel.dates import format_date


@require_http_methods(["GET", "POST"])
def reschedule(request: HttpRequest, assignment_id: int) -> HttpResponse:
    actor, it = actor_of(request), assignment_for(request, assignment_id)
    insist(openings(actor, it, None)["reschedule"].reason)
    form = RescheduleForm(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        for_all = given.pop("for_all")
        done = attempt(
            lambda: (
                verbs.reschedule_task(actor, it.task_id, **given)
                if for_all
                else verbs.reschedule(actor, assignment_id, **given)
            ),
            form,
        )
        if done:
            count = done.value if for_all else 1
            messages.success(request, _("Đã điều chỉnh thời hạn của %(count)s đơn vị.") % {"count": count})
            return redirect(assignment_url(assignment_id))
    now = format_date(it.due) if it.due else str(it.get_deadline_kind_display())
    page = FormPage(
        heading=_("Điều chỉnh thời hạn"),
        submit=_("Điều chỉnh"),
        back=assignment_url(assignment_id),
        crumbs=assignment_crumbs(it, _("Điều chỉnh thời hạn")),
        lead=_("Hạn hiện tại của %(unit)s: %(due)s. Hạn đầu vẫn hiện cùng hạn mới; đơn vị nhận thông báo.")
        % {"unit": it.unit, "due": now},
    )
    return page.show(request, form)
