"""Where the wing shows itself in the shell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.ui.navigation import NavItem, register
from tinhso.foundation.ui.subjects import register_subject_page
from tinhso.reporting import rights


def _may_check(request: HttpRequest) -> bool:
    return bool(request.actor.may_anywhere(rights.CHECK))  # type: ignore[attr-defined]


def register_all() -> None:
    register(NavItem(_("Báo cáo"), "reporting:checks", 40, _may_check))
    register_subject_page("reporting.check", "reporting:check")
