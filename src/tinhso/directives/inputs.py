"""What people hand to the wing's verbs when it is more than a plain value."""

from dataclasses import dataclass
from datetime import date

from tinhso.directives.models import DeadlineKind


@dataclass(frozen=True)
class DeadlineInput:
    """A deadline: `text` as it is written, and how it was understood.

    `due` of a month, quarter or year may be any of its days; its last day is what counts. When it is left out, it is
    read from the text, and a text that names no day leaves the deadline without one.
    """

    text: str = ""
    kind: str = DeadlineKind.NONE
    due: date | None = None
    conditional_on: str = ""
    ongoing_after: bool = False


@dataclass(frozen=True)
class EvidenceInput:
    """What shows a result: a stored file (`digest`), a document's symbol, or both."""

    label: str
    digest: str | None = None
    document_symbol: str = ""
