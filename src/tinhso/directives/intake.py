"""From an uploaded file to a draft under review: read it, resolve its names, bring it in, and say which of its tasks
an earlier document gave already."""

from dataclasses import dataclass

from tinhso.directives import queries, verbs
from tinhso.directives.queries.imports import already_read
from tinhso.directives.queries.reading_names import reading_names
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.plan import read_plan
from tinhso.directives.reading.result import PlanReading
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.store import path_of
from tinhso.papers import read_bytes


@dataclass(frozen=True)
class ReadFile:
    reading: PlanReading
    names: Names


def read_stored(digest: str, name: str) -> ReadFile:
    """Read a stored file by the names of its day of issue. `name` is the file's own. Raises UnreadableError."""
    document = read_bytes(path_of(digest).read_bytes(), name)
    names = reading_names(document.head.issued_day)
    return ReadFile(read_plan(document, names), names)


def bring_in(actor: Actor, digest: str, name: str, aggregator_id: int) -> int:
    """Make a draft of a stored file; returns the document's id, that of the earlier one for a file that is in already.

    Raises UnreadableError, Refused (a report; nothing assigned) or NotPermitted; then nothing is made.
    """
    earlier = already_read(actor, digest)
    if earlier is not None:
        return earlier.pk
    read = read_stored(digest, name)
    document_id = verbs.draft_from_reading(
        actor, reading=read.reading, names=read.names, digest=digest, name=name, aggregator_id=aggregator_id
    )
    propose_restated(actor, document_id)
    return document_id


def propose_restated(actor: Actor, document_id: int) -> int:
    """Propose links from the document's tasks to earlier ones that say the same; returns how many. A person confirms
    or refuses each."""
    pairs = queries.restated_pairs(actor, queries.document(actor, document_id))
    if not pairs:
        return 0
    return verbs.propose_restated(actor, document_id, pairs=[(pair.later_id, pair.earlier_id) for pair in pairs])
