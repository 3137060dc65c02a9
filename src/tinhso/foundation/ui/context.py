"""What every page of the shell knows: navigation, the person, the bell, the search box."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from tinhso.foundation.ui import navigation, providers


@dataclass
class Shell:
    """What base.html needs around a page. Each part is computed when the template first asks for it."""

    request: HttpRequest

    @cached_property
    def nav(self) -> tuple[navigation.NavLink, ...]:
        return navigation.links_for(self.request)

    @cached_property
    def current(self) -> navigation.NavLink | None:
        return navigation.current_link(self.nav)

    @cached_property
    def identity(self) -> providers.Identity | None:
        return providers.identity_of(self.request)

    @cached_property
    def unread(self) -> providers.Unread | None:
        return providers.unread_of(self.request)

    @cached_property
    def search_url(self) -> str:
        return providers.search_url()

    @cached_property
    def account_links(self) -> tuple[providers.MenuLink, ...]:
        return providers.account_links_of(self.request)

    @cached_property
    def languages(self) -> tuple[dict[str, Any], ...]:
        current = get_language()
        return tuple({"code": code, "label": label, "current": code == current} for code, label in settings.LANGUAGES)

    @cached_property
    def language_url(self) -> str:
        return _url_if_served("set_language")

    @cached_property
    def sign_out_url(self) -> str:
        return _url_if_served("account_logout")

    @cached_property
    def password_url(self) -> str:
        return _url_if_served("account_change_password")

    @cached_property
    def second_factor_url(self) -> str:
        return _url_if_served("mfa_index")

    @cached_property
    def demo(self) -> bool:
        return bool(getattr(settings, "DEMO", False))


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`, the page's surroundings. Costs nothing on pages that don't draw them."""
    return {"shell": Shell(request)}


def _url_if_served(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
