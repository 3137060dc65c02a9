"""A person's own pages: rights, contact data, absences, saved filters, the bell."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.middleware import needs_second_factor
from tinhso.foundation.administration.models import SavedView
from tinhso.foundation.administration.queries import people
from tinhso.foundation.administration.queries.rights import effective_rights
from tinhso.foundation.ui.answers import press
from tinhso.kernel import clock
from tinhso.office.forms.people import AbsenceForm, ContactForm
from tinhso.office.paging import keyset_page
from tinhso.office.views.forms import Crumbs, FormPage, show_form

NOTICES_PER_PAGE = 40
LANGUAGE_COOKIE_SECONDS = 365 * 24 * 3600


def _crumbs(*more: str) -> Crumbs:
    return [(_("Trang cá nhân"), reverse("office:me")), *((label, "") for label in more)]


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    account = people.own_account(request.actor)  # type: ignore[attr-defined]
    context = {
        "account": account,
        "posts": people.posts_of([account])[account.pk],
        "absences": people.absences_of(account)[:12],
        "substitutions": people.substitutions_of(account),
        "views": _openable(people.saved_views(request.actor)),  # type: ignore[attr-defined]
        "second_factor": people.has_second_factor(account),
        "second_factor_needed": needs_second_factor(request),
        "today": clock.today(),
    }
    return render(request, "office/me.html", context)


@require_safe
@login_required
def rights(request: HttpRequest) -> HttpResponse:
    """Each action: where allowed, by which role, until when, on whose behalf; or which role would be needed."""
    return render(request, "office/rights.html", {"rights": effective_rights(request.actor)})  # type: ignore[attr-defined]


@login_required
def contact(request: HttpRequest) -> HttpResponse:
    account = people.own_account(request.actor)  # type: ignore[attr-defined]
    form = ContactForm(request.POST or None, initial={"email": account.email, "phone": account.phone})
    page = FormPage(
        heading=_("Thông tin liên hệ của tôi"),
        submit=_("Lưu"),
        done=_("Đã lưu thông tin liên hệ."),
        back=reverse("office:me"),
        lead=_("Họ tên, chức danh do người quản trị của cơ quan sửa."),
        crumbs=_crumbs(_("Thông tin liên hệ")),
    )
    return show_form(
        request,
        form,
        lambda data: verbs.edit_account(request.actor, account.pk, full_name=account.full_name, **data),  # type: ignore[attr-defined]
        page,
    )


@login_required
def absence(request: HttpRequest) -> HttpResponse:
    account = people.own_account(request.actor)  # type: ignore[attr-defined]
    form = AbsenceForm(
        request.POST or None, colleagues=list(people.colleagues(account)), initial={"since": clock.today()}
    )
    page = FormPage(
        heading=_("Tôi vắng mặt"),
        submit=_("Ghi vắng mặt"),
        done=_("Đã ghi vắng mặt."),
        back=reverse("office:me"),
        lead=_("Người thay nhận quyền của bạn đúng trong thời gian này, không cần mật khẩu của bạn."),
        crumbs=_crumbs(_("Vắng mặt")),
    )
    return show_form(
        request,
        form,
        lambda data: verbs.record_absence(request.actor, account.pk, **data),  # type: ignore[attr-defined]
        page,
    )


@require_POST
@login_required
def back_at_work(request: HttpRequest, absence_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    return press(
        request,
        lambda: verbs.end_absence(actor, actor.account_id, absence_id=absence_id),
        _("Đã ghi bạn trở lại làm việc; người thay không còn quyền của bạn."),
        reverse("office:me"),
    )


@require_POST
@login_required
def language(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    chosen = request.POST.get("language", "")
    response = press(
        request,
        lambda: verbs.choose_language(actor, actor.account_id, language=chosen),
        _("Đã đổi ngôn ngữ."),
        reverse("office:me"),
    )
    if translation.check_for_language(chosen):
        response.set_cookie("django_language", chosen, max_age=LANGUAGE_COOKIE_SECONDS, samesite="Lax")
    return response


@require_POST
@login_required
def remove_view(request: HttpRequest, view_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    return press(
        request,
        lambda: verbs.remove_view(actor, actor.account_id, view_id=view_id),
        _("Đã xóa bộ lọc."),
        reverse("office:me"),
    )


@require_safe
@login_required
def notifications(request: HttpRequest) -> HttpResponse:
    only_unread = request.GET.get("xem") == "chua-doc"
    rows = people.notifications(request.actor)  # type: ignore[attr-defined]
    if only_unread:
        rows = rows.filter(read_at__isnull=True)
    page = keyset_page(rows, request.GET.get("cursor", ""), ("pk",), NOTICES_PER_PAGE, newest_first=True)
    return render(request, "office/notifications.html", {"page": page, "only_unread": only_unread})


@require_POST
@login_required
def read_notifications(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    return press(
        request,
        lambda: verbs.read_notifications(actor, actor.account_id),
        _("Đã đánh dấu tất cả là đã đọc."),
        reverse("office:notifications"),
    )


@require_POST
@login_required
def open_notification(request: HttpRequest, notification_id: int) -> HttpResponse:
    """Mark one as read and go where it points."""
    actor = request.actor  # type: ignore[attr-defined]
    notice = people.notifications(actor).filter(pk=notification_id).first()
    if notice is None:
        return redirect("office:notifications")
    if notice.read_at is None:
        verbs.read_notifications(actor, actor.account_id, ids=[notice.pk])
    here = notice.url.startswith("/") and not notice.url.startswith("//")
    return redirect(notice.url if here else "office:notifications")


def _openable(views: Iterable[SavedView]) -> list[tuple[SavedView, str]]:
    """Saved filters with their addresses; one whose page no longer exists is shown without."""
    return [(view, _address(view)) for view in views]


def _address(view: SavedView) -> str:
    try:
        return f"{reverse(view.page)}?{view.query}"
    except NoReverseMatch:
        return ""
