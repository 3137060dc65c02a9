"""What brings figures before people whose role doesn't reach their place: a report that is theirs to sign. The records
behind stay with those who may open them (sources.py)."""

from collections.abc import Callable

from tinhso.foundation.accounts.actor import Actor
from tinhso.metrics.figure import Wanted

Bears = Callable[[Actor, Wanted], bool]

_bearers: dict[str, Bears] = {}


def register_bearer(name: str, bears: Bears) -> None:
    """`bears(actor, wanted)`: whether the figure, or one that it is part of, stands in something open to the actor. It
    is asked only where the actor's own rights don't reach. Called from AppConfig.ready, once per name."""
    if name in _bearers:
        raise ValueError(f"{name} bears figures already")
    _bearers[name] = bears


def is_borne(actor: Actor, wanted: Wanted) -> bool:
    return any(bears(actor, wanted) for bears in _bearers.values())
