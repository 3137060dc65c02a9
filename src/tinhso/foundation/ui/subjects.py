"""Where the subject of a journal entry is shown: wings register an address per kind of subject."""

from collections.abc import Callable

from django.urls import reverse

_links: dict[str, Callable[[str], str]] = {}


def register_subject_page(kind: str, url_name: str) -> None:
    """Subjects of `kind` ("directives.task") open at `url_name`, which takes the subject's id as its only argument."""
    if kind in _links:
        raise ValueError(f"the page of subjects {kind} is registered twice")
    _links[kind] = lambda subject_id: reverse(url_name, args=[subject_id])


def subject_url(kind: str, subject_id: str) -> str:
    """The page's address; "" when this kind has no page. The page itself decides who may see it."""
    link = _links.get(kind)
    return link(subject_id) if link else ""
