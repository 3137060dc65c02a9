"""What happened to one thing of the wing, as its audit tells it."""

from dataclasses import dataclass
from datetime import datetime

from tinhso.foundation.journal.events import describe
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.subjects import Subject

LATEST = 100
UNTOLD = "access.denied"


@dataclass(frozen=True)
class Told:
    """One entry: when, who, and the sentence of its event."""

    at: datetime
    code: str
    label: str
    text: str
    who: str


def story_of(subject: Subject) -> list[Told]:
    """The newest entries first. Ask it only for what the reader may see."""
    about = AuditEntry.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return [_told(entry) for entry in about.exclude(event=UNTOLD).order_by("-id")[:LATEST]]


def _told(entry: AuditEntry) -> Told:
    label, text = describe(entry.event, entry.data)
    parts = (entry.actor_name, entry.actor_post, entry.actor_unit)
    return Told(entry.at, entry.event, label, text, ", ".join(part for part in parts if part))
