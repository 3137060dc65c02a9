"""What the shell shows around every page: entries, who is signed in, the bell, search."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.foundation.administration.queries.people import unread_count
from tinhso.foundation.administration.queries.rights import role_names
from tinhso.foundation.administration.rights import (
    AUDIT_VIEW,
    CERTIFICATES_MANAGE,
    OPERATIONS_VIEW,
    ORGANIZATIONS_MANAGE,
)
from tinhso.foundation.ui import navigation, providers
from tinhso.foundation.ui.navigation import NavItem, Visible
from tinhso.foundation.ui.subjects import register_subject_page


def register() -> None:
    navigation.register(
        NavItem(
            gettext_lazy("Danh bạ"),
            "office:people",
            60,
            signed_in,
            children=(
                NavItem(gettext_lazy("Người dùng"), "office:people", 1),
                NavItem(gettext_lazy("Đơn vị"), "office:units", 2),
                NavItem(gettext_lazy("Chờ xác định kế thừa"), "office:successions", 3, holding(ORGANIZATIONS_MANAGE)),
            ),
        )
    )
    navigation.register(
        NavItem(
            gettext_lazy("Quản trị"),
            "office:audit",
            80,
            holding(AUDIT_VIEW),
            children=(
                NavItem(gettext_lazy("Nhật ký"), "office:audit", 1),
                NavItem(gettext_lazy("Vận hành"), "office:operations", 2, holding(OPERATIONS_VIEW)),
                NavItem(gettext_lazy("Thư treo"), "office:dead_letters", 3, holding(OPERATIONS_VIEW)),
                NavItem(gettext_lazy("Việc nền"), "office:jobs", 4, holding(OPERATIONS_VIEW)),
                NavItem(gettext_lazy("Chứng thư ký số"), "office:certificates", 5, holding(CERTIFICATES_MANAGE)),
            ),
        )
    )
    providers.register_identity(identity)
    providers.register_unread(lambda request: unread_count(request.actor), "office:notifications")  # type: ignore[attr-defined]
    providers.register_search("office:search")
    providers.register_account_link(own_page)
    providers.register_account_link(own_rights)
    register_subject_page("accounts.account", "office:person")
    register_subject_page("organizations.unit", "office:unit")


def signed_in(request: HttpRequest) -> bool:
    return bool(request.user.is_authenticated)


def holding(code: str) -> Visible:
    """Shown to whoever holds the right somewhere."""
    return lambda request: bool(request.actor.may_anywhere(code))  # type: ignore[attr-defined]


def identity(request: HttpRequest) -> providers.Identity:
    actor = request.actor  # type: ignore[attr-defined]
    return providers.Identity(name=actor.name, unit=actor.unit_name, role=role_names(actor))


def own_page(request: HttpRequest) -> providers.MenuLink:
    return providers.MenuLink(_("Trang cá nhân"), reverse("office:me"))


def own_rights(request: HttpRequest) -> providers.MenuLink:
    return providers.MenuLink(_("Quyền của tôi"), reverse("office:rights"))
