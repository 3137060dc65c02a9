"""A document's content with the meaning of every field, whatever the shape in which it is set."""

from dataclasses import dataclass, field

Due = tuple[str, str | None, bool]  # kind, due, ongoing after


@dataclass(frozen=True)
class T:
    """A task as it was meant. `deadline` is its text, `due` what that text means."""

    content: str
    lead: tuple[str, ...]
    helpers: tuple[str, ...]
    deliverable: str
    deadline: str
    due: tuple[Due, ...]


@dataclass(frozen=True)
class G:
    title: str
    tasks: tuple[T, ...]


@dataclass(frozen=True)
class Plan:
    issuer: tuple[str, ...]
    symbol: str
    place: str
    day: str
    issued_on: str
    kind: str
    subject: str
    bases: tuple[str, ...]
    groups: tuple[G, ...]
    authority: str
    position: str
    signer: str
    aims: tuple[str, ...] = ()
    duties: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())


def task(content: str, lead: str, helpers: str, deliverable: str, deadline: str, *due: Due) -> T:
    """Bodies are parted by " | "."""
    return T(
        content,
        tuple(filter(None, lead.split(" | "))),
        tuple(filter(None, helpers.split(" | "))),
        deliverable,
        deadline,
        due,
    )
