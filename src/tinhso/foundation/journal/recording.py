"""Writing into the journal. Only the verb wrapper (foundation/verbs) and its two exceptions call this:
denials and reads of persons' data, which are recorded although nothing else changes."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from tinhso.foundation.accounts.actor import Actor, Scope
from tinhso.foundation.journal.events import AuditEvent
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock


@dataclass(frozen=True)
class FactDraft:
    """A countable thing that happened; `day` is the legal day in Vietnam (default: today)."""

    kind: str
    subject: Subject
    amount: int = 1
    day: date | None = None
    unit_id: int | None = None
    dimensions: dict[str, Any] = field(default_factory=dict)
    reverses_id: int | None = None


@dataclass(frozen=True)
class FactBatch:
    """Facts of one kind taken over in bulk. `rows`: subject id, unit, day, amount, dimensions; they keep the batch's
    lines, which are their places (from 1) where `lines` doesn't say otherwise."""

    kind: str
    subject_kind: str
    batch: str
    rows: Sequence[tuple[str, int, date, int, dict[str, Any]]]
    lines: Sequence[int] | None = None


@dataclass(frozen=True)
class MessageDraft:
    """A message to be delivered once in effect, in order within `subject`; `key` makes a repeat harmless."""

    topic: str
    subject: str
    payload: dict[str, Any]
    key: str = ""


def record_audit(actor: Actor, event: AuditEvent, subject: Subject, scope: Scope | None = None) -> AuditEntry:
    """Insert one audit entry; names are frozen from the actor as they are now."""
    return AuditEntry.objects.create(
        event=event.code,
        at=clock.now(),
        actor_id=actor.account_id,
        actor_name=actor.name,
        actor_post=actor.post,
        actor_unit=actor.unit_name,
        on_behalf_of_id=scope.on_behalf_of_id if scope else None,
        on_behalf_of=scope.on_behalf_of if scope else "",
        purpose=actor.purpose,
        channel=actor.channel,
        address=actor.address,
        request_id=actor.request_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_label=subject.label[:300],
        unit_id=subject.unit_id,
        unit_path=subject.unit_path,
        data=event.data(),
    )


def record_facts(drafts: Iterable[FactDraft]) -> Sequence[Fact]:
    return Fact.objects.bulk_create(
        [
            Fact(
                kind=draft.kind,
                day=draft.day or clock.today(),
                unit_id=draft.unit_id if draft.unit_id is not None else draft.subject.unit_id,
                amount=draft.amount,
                dimensions=draft.dimensions,
                subject_kind=draft.subject.kind,
                subject_id=draft.subject.id,
                reverses_id=draft.reverses_id,
            )
            for draft in drafts
        ],
        batch_size=2000,
    )


def record_fact_batch(facts: FactBatch) -> None:
    columns = "kind, subject_kind, batch, line, subject_id, unit_id, day, amount, dimensions"
    written: dict[str, str] = {}
    with connection.cursor() as cursor, cursor.copy(f"COPY journal_fact ({columns}) FROM STDIN") as copy:
        lines = facts.lines or range(1, len(facts.rows) + 1)
        for line, (subject_id, unit_id, day, amount, dimensions) in zip(lines, facts.rows, strict=True):
            key = repr(dimensions)
            values = written.get(key) or written.setdefault(key, json.dumps(dimensions, cls=DjangoJSONEncoder))
            copy.write_row(
                (facts.kind, facts.subject_kind, facts.batch, line, subject_id, unit_id, day, amount, values)
            )


def record_messages(drafts: Iterable[MessageDraft]) -> Sequence[OutboxMessage]:
    return OutboxMessage.objects.bulk_create(
        [
            OutboxMessage(topic=draft.topic, subject=draft.subject, key=draft.key or uuid4().hex, payload=draft.payload)
            for draft in drafts
        ],
        batch_size=2000,
    )
