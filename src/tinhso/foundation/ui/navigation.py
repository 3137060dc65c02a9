"""What the shell's top bar shows, registered upward by the wings so that the shell knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

Visible = Callable[[HttpRequest], bool]


def everyone(request: HttpRequest) -> bool:
    """Visible to anybody who sees the shell."""
    return True


@dataclass(frozen=True)
class NavItem:
    """One entry of the navigation: a lazy label and the name of a URL that takes no arguments.

    Entries are sorted by `order`, then by URL name. `visible` is asked once per page and must not query much;
    an entry with children shows them as a second row while it is current. One that is `exact` is current on its own
    address alone, not on those below it.
    """

    label: str | Promise
    url_name: str
    order: int
    visible: Visible = everyone
    children: tuple["NavItem", ...] = ()
    exact: bool = False


@dataclass(frozen=True)
class NavLink:
    """A NavItem as one page shows it: label and URL resolved, marked when the page lies under it."""

    label: str
    url: str
    current: bool
    children: tuple["NavLink", ...]


_items: dict[str, NavItem] = {}


def register(item: NavItem) -> None:
    """Add an entry to the top bar; called from AppConfig.ready. Registering a URL name twice is an error."""
    if item.url_name in _items:
        raise ValueError(f"navigation entry {item.url_name} is registered twice")
    _items[item.url_name] = item


def links_for(request: HttpRequest) -> tuple[NavLink, ...]:
    """The entries this request may see, in order. At most one is current: the longest URL the path starts with."""
    return _links(request, sorted(_items.values(), key=lambda item: (item.order, item.url_name)))


def current_link(links: tuple[NavLink, ...]) -> NavLink | None:
    return next((link for link in links if link.current), None)


def _links(request: HttpRequest, items: list[NavItem]) -> tuple[NavLink, ...]:
    shown = [(item, reverse(item.url_name)) for item in items if item.visible(request)]
    prefixes = {item.url_name: _reached_by(request.path, item, url) for item, url in shown}
    longest = max(prefixes.values(), default=0)
    return tuple(
        NavLink(
            label=str(item.label),
            url=url,
            current=longest > 0 and prefixes[item.url_name] == longest,
            children=_links(request, sorted(item.children, key=lambda child: child.order)),
        )
        for item, url in shown
    )


def _reached_by(path: str, item: NavItem, url: str) -> int:
    """Length of the longest URL, of the item or its children, that the path lies under; 0 when none."""
    if item.exact:
        return len(url) if path == url else 0
    candidates = [url, *(reverse(child.url_name) for child in item.children)]
    return max(
        (len(candidate) for candidate in candidates if _lies_under(path, candidate)),
        default=0,
    )


def _lies_under(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url if url.endswith("/") else url + "/"))
