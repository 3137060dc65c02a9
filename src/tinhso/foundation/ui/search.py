"""What the search box finds. Wings register sources; each answers only with what the actor may open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from tinhso.foundation.accounts.actor import Actor


@dataclass(frozen=True)
class Hit:
    """One thing found: its name, where it opens, and a line that tells it from others of the same name."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class SearchSource:
    """`search(actor, text, limit)` returns at most `limit` hits, best first, accent-insensitive, within the rights
    of the actor: it starts from the same `visible_to` as the page it leads to."""

    label: str | Promise
    search: Callable[[Actor, str, int], list[Hit]]
    order: int = 50


@dataclass(frozen=True)
class HitGroup:
    label: str
    hits: tuple[Hit, ...]


_sources: dict[str, SearchSource] = {}


def register_search_source(name: str, source: SearchSource) -> None:
    """Add a source under a name; called from AppConfig.ready. Registering a name twice is an error."""
    if name in _sources:
        raise ValueError(f"search source {name} is registered twice")
    _sources[name] = source


def search_everything(actor: Actor, text: str, limit: int) -> list[HitGroup]:
    """Hits by source, in the order of the sources; sources without hits are left out."""
    groups = [
        HitGroup(str(source.label), tuple(source.search(actor, text, limit)))
        for source in sorted(_sources.values(), key=lambda source: source.order)
    ]
    return [group for group in groups if group.hits]
