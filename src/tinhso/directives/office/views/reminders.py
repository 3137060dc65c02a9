"""Letters that urge units: drafted in one click, read over, printed or sent; kept as they were sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhso.directives import queries, rights, verbs
from tinhso.directives.office.forms.reminders import LetterForm
from tinhso.directives.queries import AssignmentFilter
from tinhso.directives.queries.letters import letter as letter_for
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.ui.requests import actor_of, found, insist, why_not_anywhere
from tinhso.foundation.verbs.errors import NotPermitted, VerbError
from tinhso.foundation.verbs.ids import as_id

AT_MOST = 200


@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.REMIND))
    letters = queries.reminder_letters(actor)
    state = request.GET.get("gui", "")
    if state in ("roi", "chua"):
        letters = letters.filter(sent_at__isnull=state == "chua")
    return render(request, "directives/reminders.html", {"letters": letters[:AT_MOST], "state": state})


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Draft letters to the chosen units (`unit`), or to every unit that is late in a document or in all."""
    actor = actor_of(request)
    units = [pk for each in request.POST.getlist("unit") if (pk := as_id(each)) is not None]
    if not units:
        document = AssignmentFilter.from_querydict(request.POST).document
        units = [each.unit.pk for each in queries.by_unit(actor, document) if each.counts.overdue]
    try:
        letters = verbs.draft_reminders(actor, unit_ids=units)
    except NotPermitted as denial:
        raise PermissionDenied(denial.message) from denial
    except VerbError as refusal:
        messages.error(request, refusal.message)
        return redirect("directives:late")
    messages.success(request, _("Đã soạn %(count)s thư. Xem lại rồi gửi hoặc in.") % {"count": len(letters)})
    if len(letters) == 1:
        return redirect("directives:reminder", letters[0])
    return redirect(f"{reverse('directives:reminders')}?gui=chua")


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """One letter as it will be printed; editable until it is sent."""
    actor = actor_of(request)
    it = found(letter_for(actor, letter_id))
    may_edit = it.sent_at is None and actor.may(rights.REMIND, it.sender.path)
    form = LetterForm(request.POST or None, initial={"body": it.body}) if may_edit else None
    if request.method == "POST" and form is None:
        raise PermissionDenied(_("Thư đã gửi; không sửa được nữa."))
    if form and form.is_valid() and attempt(lambda: verbs.edit_reminder(actor, letter_id, **form.cleaned_data), form):
        messages.success(request, _("Đã lưu thư."))
        return redirect("directives:reminder", letter_id)
    seen = queries.visible_assignments(actor)
    tasks = it.assignments.filter(pk__in=seen).select_related("task__document", "unit").order_by("due")
    return render(request, "directives/reminder.html", {"letter": it, "form": form, "assignments": tasks})


@require_POST
def send(request: HttpRequest, letter_id: int) -> HttpResponse:
    actor = actor_of(request)
    it = found(letter_for(actor, letter_id))
    return press(
        request,
        lambda: verbs.send_reminder(actor, letter_id),
        _("Đã gửi thư cho %(unit)s.") % {"unit": it.unit},
        reverse("directives:reminders"),
    )
