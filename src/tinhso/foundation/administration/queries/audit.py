"""The journal as its screen reads it: entries of the units whose journal the actor may see, persons' data masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration.jobs import VERIFICATION
from tinhso.foundation.administration.rights import AUDIT_VIEW
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.journal.events import describe, event_types
from tinhso.foundation.journal.models import AuditEntry, Seal
from tinhso.foundation.organizations.queries import province
from tinhso.kernel import clock
from tinhso.kernel.text import fold

MASK = "•••"
RECENT_RUNS = 20


@dataclass(frozen=True)
class AuditFilter:
    """What the screen's address says. Days are legal days in Vietnam, both included."""

    event: str = ""
    person: str = ""
    subject_kind: str = ""
    subject_id: str = ""
    text: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class ReadableEntry:
    """An entry with its label and sentence; personal fields are masked in both the sentence and the data."""

    entry: AuditEntry
    label: str
    sentence: str
    data: dict[str, Any]

    @property
    def denied(self) -> bool:
        return self.entry.event == "access.denied"


@dataclass(frozen=True)
class ChainState:
    """How far the journal is sealed, and the last verification of it."""

    last_position: int
    sealed_at: datetime | None
    running: JobRun | None
    last: JobRun | None


def visible_entries(actor: Actor) -> QuerySet[AuditEntry]:
    """Entries whose subject belongs to a unit where the actor may see the journal. Entries that belong to no unit
    (sign-in with an unknown name, a denial without a subject) are for those who see the whole province's journal."""
    visible = actor.within(AUDIT_VIEW, "unit_")
    if actor.may(AUDIT_VIEW, province().path):
        visible |= Q(unit_path="")
    return AuditEntry.objects.filter(visible)


def find_entries(actor: Actor, wanted: AuditFilter) -> QuerySet[AuditEntry]:
    """Visible entries, newest first. Text looks in subjects, purposes and names, never in masked data."""
    entries = visible_entries(actor)
    if wanted.event:
        entries = entries.filter(Q(event=wanted.event) | Q(event__startswith=f"{wanted.event}."))
    if wanted.person:
        entries = entries.filter(actor_id__in=_people_named(wanted.person))
    if wanted.subject_kind:
        entries = entries.filter(subject_kind=wanted.subject_kind)
        if wanted.subject_id:
            entries = entries.filter(subject_id=wanted.subject_id)
    if wanted.text:
        entries = entries.filter(
            Q(subject_label__icontains=wanted.text)
            | Q(purpose__icontains=wanted.text)
            | Q(on_behalf_of__icontains=wanted.text)
            | Q(actor_name__icontains=wanted.text)
        )
    if wanted.since:
        entries = entries.filter(at__gte=_start_of(wanted.since))
    if wanted.until:
        entries = entries.filter(at__lte=datetime.combine(wanted.until, time.max, tzinfo=clock.ZONE))
    return entries.order_by("-id")


def readable(entries: Sequence[AuditEntry]) -> list[ReadableEntry]:
    """Each entry as a sentence. No action permits reading others' personal data here yet, so all of it is masked."""
    return [_readable(entry) for entry in entries]


def event_choices() -> list[tuple[str, str]]:
    return sorted(((kind.code, str(kind.label)) for kind in event_types()), key=lambda choice: fold(choice[1]))


def chain_state() -> ChainState:
    head = Seal.objects.order_by("-last_position").first()
    runs = list(JobRun.objects.filter(kind=VERIFICATION).order_by("-pk")[:RECENT_RUNS])
    return ChainState(
        last_position=head.last_position if head else 0,
        sealed_at=head.sealed_at if head else None,
        running=next((run for run in runs if run.state in (RunState.WAITING, RunState.RUNNING)), None),
        last=next((run for run in runs if run.state in (RunState.DONE, RunState.FAILED)), None),
    )


def _readable(entry: AuditEntry) -> ReadableEntry:
    kind = next((each for each in event_types() if each.code == entry.event), None)
    personal = kind.personal if kind else frozenset()
    data = {name: MASK if name in personal and value else value for name, value in entry.data.items()}
    label, sentence = describe(entry.event, data)
    return ReadableEntry(entry, label, sentence, data)


def _people_named(text: str) -> QuerySet[Account]:
    people = Account.objects.all()
    for word in fold(text).split():
        people = people.filter(folded__contains=word)
    return people.values("pk")  # type: ignore[return-value]


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clock.ZONE)
