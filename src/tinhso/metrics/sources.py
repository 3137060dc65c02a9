"""Who may open the records behind a figure: per kind of subject, one source that the owning wing registers."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from tinhso.foundation.accounts.actor import Actor


@dataclass(frozen=True)
class Record:
    """A record as a list of facts names it; `url` is "" where it has no page."""

    label: str
    url: str = ""


Describe = Callable[[Actor, Collection[str]], Mapping[str, Record]]


@dataclass(frozen=True)
class RecordSource:
    """`describe(actor, subject ids)` answers with those that the actor may see, and no others; one or two queries."""

    subject_kind: str
    describe: Describe


_sources: dict[str, RecordSource] = {}


def register_source(source: RecordSource) -> None:
    if source.subject_kind in _sources:
        raise ValueError(f"the records of {source.subject_kind} have two sources")
    _sources[source.subject_kind] = source


def describe(actor: Actor, subject_kind: str, subject_ids: Collection[str]) -> Mapping[str, Record]:
    """What the actor may know of these subjects. A kind without a source stays closed to everybody."""
    source = _sources.get(subject_kind)
    return source.describe(actor, subject_ids) if source else {}
