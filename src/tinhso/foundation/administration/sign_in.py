"""Sign-in rules: accounts are made by administrators, never by signing up. Messages, because allauth has none in
Vietnamese."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration.events import SignedIn, SignInFailed
from tinhso.foundation.administration.middleware import actor_of
from tinhso.foundation.organizations.subjects import Subject
from tinhso.foundation.verbs.verb import record_read

USERNAME_KEPT = 60


class ClosedAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Tài khoản này đã khóa."),
        "enter_current_password": _("Mật khẩu đang dùng không đúng."),
        "incorrect_password": _("Mật khẩu không đúng."),
        "invalid_login": _("Không đăng nhập được."),
        "rate_limited": _("Bạn gửi quá nhiều lần; chờ một lát rồi thử lại."),
        "same_as_current": _("Giá trị mới phải khác giá trị đang dùng."),
        "too_many_login_attempts": _("Đăng nhập sai quá nhiều lần; chờ ít phút rồi thử lại."),
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu không đúng."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Account, **arguments: Any) -> HttpResponse:
        """Called when sign-in is complete, second factor included."""
        response: HttpResponse = super().post_login(request, user, **arguments)
        actor = actor_for(user, address=request.META.get("REMOTE_ADDR", ""), request_id=_request_id(request))
        record_read(actor, SignedIn(), user.journal_subject())
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        username = str(credentials.get("username", ""))[:USERNAME_KEPT]
        account = Account.objects.filter(username=username).first()
        subject = account.journal_subject() if account else Subject("accounts.account", "", username)
        record_read(actor_of(request), SignInFailed(username=username), subject)

    def set_password(self, user: Account, password: str) -> None:
        """The password page has checked the old password; the change itself is a verb like any other."""
        # allauth loads this module before the job queue is ready, and the verbs of this room start jobs.
        from tinhso.foundation.administration.verbs import change_own_password

        change_own_password(actor_of(context.request), user.pk, password=password)
        user.refresh_from_db()


def _request_id(request: HttpRequest) -> str:
    return str(getattr(request, "request_id", ""))


class MfaAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Không tắt được xác thực hai lớp."),
        "cannot_generate_recovery_codes": _("Cần bật xác thực hai lớp trước khi tạo mã dự phòng."),
        "incorrect_code": _("Mã không đúng hoặc đã hết hạn."),
    }
