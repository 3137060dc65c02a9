"""Every address of our own, found from the resolver, so that a new one can't be forgotten."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

OURS = "tinhso."


def own_addresses() -> list[str]:
    """Names ("directives:assignment"), or the route where there is no name."""
    return sorted(set(_walk(get_resolver().url_patterns, "", "")))


def _walk(patterns: list[URLPattern | URLResolver], route: str, space: str) -> Iterator[str]:
    for each in patterns:
        here = f"{route}{each.pattern}"
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from _walk(each.url_patterns, here, inner)
        elif each.callback.__module__.startswith(OURS):
            yield f"{space}{each.name}" if each.name else here
