"""Where the wing shows itself in the shell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.ui.navigation import NavItem, register
from tinhso.foundation.ui.subjects import register_subject_page
from tinhso.metrics.rights import VIEW


def register_all() -> None:
    register_subject_page("metrics.stated", "metrics:stated")
    register(NavItem(_("Số liệu"), "metrics:figures", 36, _may_view))


def _may_view(request: HttpRequest) -> bool:
    return bool(request.actor.may_anywhere(VIEW))  # type: ignore[attr-defined]
