"""Who listens to which topics. A subscriber's handler must be idempotent: it may see a message twice."""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True)
class Message:
    """What a handler gets. `key` is the same however often the message comes."""

    id: int
    position: int
    topic: str
    subject: str
    key: str
    payload: dict[str, Any]


class TryLater(Exception):
    """Delivery failed for now; it is tried again later, before anything else of the same subject."""


class GiveUp(Exception):
    """Delivery can't succeed; the message goes to the dead-letter desk, and what follows it waits there."""


@dataclass(frozen=True)
class Subscriber:
    """`inside` handlers change only our database and run in the transaction that marks the delivery done:
    exactly once. Others speak to the outside, in no transaction, and rely on the message's key."""

    name: str
    topics: str
    handle: Callable[[Message], None]
    inside: bool


_subscribers: dict[str, Subscriber] = {}


def subscribe(name: str, topics: str, handle: Callable[[Message], None], *, inside: bool) -> None:
    """Register a handler for topics that match a shell pattern ("directives.*")."""
    _subscribers[name] = Subscriber(name, topics, handle, inside)


def subscriber(name: str) -> Subscriber:
    return _subscribers[name]


def subscribers_of(topic: str) -> list[Subscriber]:
    return [each for each in _subscribers.values() if fnmatchcase(topic, each.topics)]
