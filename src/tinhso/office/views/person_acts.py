"""What a manager does about a person: one form per verb."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.accounts.roles import ROLE_LABELS, Role
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries import people, units
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.ui.answers import attempt, press
from tinhso.foundation.verbs.errors import NotFound, NotPermitted
from tinhso.kernel import clock
from tinhso.office.forms import people as forms
from tinhso.office.views.forms import Crumbs, FormPage, show_form

View = Callable[..., HttpResponse]


def about_person(view: Callable[..., HttpResponse]) -> View:
    """Hand the view the actor and the person; the 403 page with the reason when the actor doesn't manage them."""

    @wraps(view)
    def shown(request: HttpRequest, account_id: int, **more: Any) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        account = people.person_for(actor, account_id)
        if reason := people.management_of(actor, account).reason:
            raise NotPermitted(reason, account.journal_subject())
        return view(request, actor, account, **more)

    return login_required(shown)  # type: ignore[return-value]


def _page(account: Account, heading: str, submit: str, done: str, lead: str = "", *, danger: bool = False) -> FormPage:
    back = reverse("office:person", args=[account.pk])
    crumbs: Crumbs = [(_("Người dùng"), reverse("office:people")), (account.full_name, back), (heading, "")]
    return FormPage(heading, submit, done, back, lead, danger, crumbs)


@login_required
def create(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.may_anywhere(PEOPLE_MANAGE):
        raise NotPermitted(actor.may(PEOPLE_MANAGE, "/").reason)
    choices = units.unit_choices(actor, PEOPLE_MANAGE)
    form = forms.NewPersonForm(request.POST or None, units=choices, initial={"unit_id": request.GET.get("don-vi")})
    listing = reverse("office:people")
    page = FormPage(
        heading=_("Thêm người dùng"),
        submit=_("Tạo tài khoản"),
        done=_("Đã tạo tài khoản. Tiếp theo: giao vai trò và cấp mật khẩu một lần."),
        back=listing,
        crumbs=[(_("Người dùng"), listing), (_("Thêm"), "")],
    )
    return show_form(
        request,
        form,
        lambda data: verbs.create_account(actor, **data),
        page,
        then=lambda pk: reverse("office:person", args=[pk]),
    )


@about_person
def edit(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    initial = {"full_name": account.full_name, "email": account.email, "phone": account.phone}
    page = _page(account, _("Sửa thông tin"), _("Lưu"), _("Đã lưu."))
    return show_form(
        request,
        forms.EditForm(request.POST or None, initial=initial),
        lambda data: verbs.edit_account(actor, account.pk, **data),
        page,
    )


@about_person
def add_post(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    form = forms.PostForm(
        request.POST or None, units=units.unit_choices(actor, PEOPLE_MANAGE), initial={"since": clock.today()}
    )
    page = _page(
        account,
        _("Thêm chức danh kiêm nhiệm"),
        _("Bố trí"),
        _("Đã bố trí chức danh."),
        _("Chức danh đang có vẫn giữ nguyên. Nếu người này rời đơn vị cũ, dùng “Chuyển công tác”."),
    )
    return show_form(request, form, lambda data: verbs.add_post(actor, account.pk, **data), page)


@about_person
def transfer(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    form = forms.TransferForm(
        request.POST or None, units=units.unit_choices(actor, PEOPLE_MANAGE), initial={"on": clock.today()}
    )
    page = _page(
        account,
        _("Chuyển công tác"),
        _("Chuyển"),
        _("Đã chuyển công tác; vai trò cũ đã chấm dứt. Tiếp theo: giao vai trò ở đơn vị mới."),
        _("Mọi vai trò hiện có chấm dứt. Việc đang mở không tự chuyển: bàn giao trước khi chuyển."),
    )
    return show_form(request, form, lambda data: verbs.transfer(actor, account.pk, **data), page)


@about_person
def grant(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    post = people.posts_of([account])[account.pk][:1]
    initial = {"since": clock.today(), "subtree": True, "unit_id": post[0].unit_id if post else None}
    form = forms.RoleForm(request.POST or None, units=units.unit_choices(actor, PEOPLE_MANAGE), initial=initial)
    page = _page(account, _("Giao vai trò"), _("Giao"), _("Đã giao vai trò; người nhận được báo."))
    return show_form(request, form, lambda data: verbs.grant_role(actor, account.pk, **data), page)


@about_person
def revoke(request: HttpRequest, actor: Actor, account: Account, grant_id: int) -> HttpResponse:
    found = people.grant_history(account).filter(pk=grant_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy vai trò này."))
    role = _("%(role)s tại %(unit)s") % {"role": ROLE_LABELS[Role(found.role)], "unit": found.unit.name}
    page = _page(account, _("Thu hồi vai trò"), _("Thu hồi"), _("Đã thu hồi vai trò."), role, danger=True)
    form = forms.RevokeForm(request.POST or None, initial={"on": clock.today()})
    return show_form(request, form, lambda data: verbs.revoke_role(actor, account.pk, grant_id=grant_id, **data), page)


@about_person
def absence(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    form = forms.AbsenceForm(
        request.POST or None, colleagues=list(people.colleagues(account)), initial={"since": clock.today()}
    )
    page = _page(account, _("Ghi vắng mặt"), _("Ghi vắng mặt"), _("Đã ghi vắng mặt."))
    return show_form(request, form, lambda data: verbs.record_absence(actor, account.pk, **data), page)


@require_POST
@about_person
def end_absence(request: HttpRequest, actor: Actor, account: Account, absence_id: int) -> HttpResponse:
    return press(
        request,
        lambda: verbs.end_absence(actor, account.pk, absence_id=absence_id),
        _("Đã ghi trở lại làm việc."),
        reverse("office:person", args=[account.pk]),
    )


@about_person
def hand_over(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    work = [each for each in people.open_work(account) if each.count]
    form = forms.HandOverForm(request.POST or None, receivers=list(people.colleagues(account)))
    lead = _("Việc đang mở: %(work)s.") % {
        "work": ", ".join(f"{each.label} {each.count}" for each in work) or _("không có")
    }
    page = _page(account, _("Bàn giao công việc"), _("Bàn giao tất cả"), _("Đã bàn giao công việc."), lead)
    return show_form(request, form, lambda data: verbs.hand_over(actor, account.pk, **data), page)


@about_person
def second_factor(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    form = forms.SecondFactorForm(request.POST or None, initial={"required": account.must_use_second_factor})
    page = _page(
        account,
        _("Xác thực hai lớp"),
        _("Lưu"),
        _("Đã lưu yêu cầu xác thực hai lớp."),
        _("Người quản trị hệ thống luôn phải dùng, không cần chọn ở đây."),
    )
    return show_form(request, form, lambda data: verbs.require_second_factor(actor, account.pk, **data), page)


@about_person
def reset_second_factor(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    page = _page(
        account,
        _("Gỡ thiết bị xác thực"),
        _("Gỡ"),
        _("Đã gỡ thiết bị xác thực hai lớp."),
        _("Dùng khi người này mất điện thoại. Hãy chắc chắn đúng là người đó đang nhờ."),
        danger=True,
    )
    return show_form(
        request,
        forms.ReasonForm(request.POST or None),
        lambda data: verbs.reset_second_factor(actor, account.pk, **data),
        page,
    )


@about_person
def deactivate(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    page = _page(
        account,
        _("Khóa tài khoản"),
        _("Khóa"),
        _("Đã khóa tài khoản."),
        _("Người này không đăng nhập được nữa và phiên đang mở kết thúc ngay. Việc đang mở cần được bàn giao."),
        danger=True,
    )
    return show_form(
        request,
        forms.ReasonForm(request.POST or None),
        lambda data: verbs.deactivate_account(actor, account.pk, **data),
        page,
    )


@about_person
def reactivate(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    page = _page(account, _("Mở lại tài khoản"), _("Mở lại"), _("Đã mở lại tài khoản."))
    return show_form(
        request,
        forms.ReasonForm(request.POST or None),
        lambda data: verbs.reactivate_account(actor, account.pk, **data),
        page,
    )


@never_cache
@about_person
def password(request: HttpRequest, actor: Actor, account: Account) -> HttpResponse:
    """The one-time password is shown once, in the answer itself: it is stored nowhere in clear."""
    page = _page(
        account,
        _("Cấp mật khẩu một lần"),
        _("Cấp mật khẩu"),
        "",
        _("Mật khẩu hiện tại mất hiệu lực, các phiên đang mở kết thúc. Mật khẩu mới chỉ hiện một lần trên màn hình."),
    )
    form = forms.forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        outcome = attempt(lambda: verbs.set_password(actor, account.pk), form)
        if outcome is not None:
            return render(request, "office/password.html", {"person": account, "password": outcome.value, "page": page})
    return render(request, "office/form.html", {"form": form, "page": page, "crumbs": page.crumbs})
