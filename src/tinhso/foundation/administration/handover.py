"""Which open work a person may leave behind. Wings register their kinds of work; the hand-over asks each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from tinhso.foundation.accounts.actor import Actor


@dataclass(frozen=True)
class WorkSource:
    """One kind of open work.

    `count(account_id)` says how much of it the person holds. `hand_over(actor, from_id, to_id)` gives all of it to
    the other person and returns how many items moved; it runs inside the hand-over's transaction, after the right
    to manage that person was checked, and journals each item under its own subject.
    """

    kind: str
    label: str | Promise
    count: Callable[[int], int]
    hand_over: Callable[[Actor, int, int], int]


_sources: dict[str, WorkSource] = {}


def register_work_source(source: WorkSource) -> None:
    """Called from AppConfig.ready; a kind may be registered once."""
    if source.kind in _sources:
        raise ValueError(f"work source {source.kind} is registered twice")
    _sources[source.kind] = source


def work_sources() -> list[WorkSource]:
    return sorted(_sources.values(), key=lambda source: source.kind)
