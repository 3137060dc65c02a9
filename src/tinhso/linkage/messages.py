"""What the engine says: sentences of the catalogue and what they are filled with. It speaks Vietnamese itself; who
shows it in another language hands over a translator of templates.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

Say = Callable[[str], str]


def N_(text: str) -> str:
    """The text itself, marked for the catalogue."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    template: str
    values: dict[str, object] = field(default_factory=dict)

    def said(self, say: Say) -> str:
        """In the language of the translator."""
        return say(self.template).format(**self.values)

    def __str__(self) -> str:
        return self.said(str)
