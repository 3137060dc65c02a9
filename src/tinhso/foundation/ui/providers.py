"""Doors through which higher layers tell the shell who is signed in, what waits for them and where search lives."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class MenuLink:
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Identity:
    """Who the top bar names: person, unit and role, and links that switch the role or unit acted for."""

    name: str
    unit: str = ""
    role: str = ""
    switches: tuple[MenuLink, ...] = ()


@dataclass(frozen=True)
class Unread:
    count: int
    url: str


@dataclass
class _Registered:
    identity: Callable[[HttpRequest], Identity] | None = None
    unread: tuple[Callable[[HttpRequest], int], str] | None = None
    search: str = ""
    account_links: list[Callable[[HttpRequest], MenuLink | None]] = field(default_factory=list)


_registered = _Registered()


def register_identity(provider: Callable[[HttpRequest], Identity]) -> None:
    """`provider` is called only for signed-in requests. The last registration holds."""
    _registered.identity = provider


def register_unread(count: Callable[[HttpRequest], int], url_name: str) -> None:
    """Show the bell with `count(request)`, linked to `url_name`; one cheap query, signed-in requests only."""
    _registered.unread = (count, url_name)


def register_search(url_name: str) -> None:
    """Show the search box. The view takes GET `q`; to htmx it answers with links only, else with a whole page."""
    _registered.search = url_name


def register_account_link(link: Callable[[HttpRequest], MenuLink | None]) -> None:
    """Add a link to the menu behind the person's name; None hides it for this request."""
    _registered.account_links.append(link)


def identity_of(request: HttpRequest) -> Identity | None:
    if not _signed_in(request):
        return None
    if _registered.identity:
        return _registered.identity(request)
    return Identity(name=str(request.user))


def unread_of(request: HttpRequest) -> Unread | None:
    if not _registered.unread or not _signed_in(request):
        return None
    count, url_name = _registered.unread
    return Unread(count=count(request), url=reverse(url_name))


def search_url() -> str:
    """Empty when no search is registered."""
    return reverse(_registered.search) if _registered.search else ""


def account_links_of(request: HttpRequest) -> tuple[MenuLink, ...]:
    return tuple(link for make in _registered.account_links if (link := make(request)) is not None)


def _signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)
