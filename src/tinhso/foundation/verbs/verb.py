"""The one wrapper around every state change: lock → check → save → audit → facts → outbox, one transaction.

    @verb(locks=Assignment, permission=RIGHTS.report)
    def report_progress(act: Act[Assignment], *, percent: int) -> None:
        assignment = act.subject            # locked
        assignment.percent = percent        # checks and saves are the body's
        assignment.save()
        act.audit(ProgressReported(percent=percent))
        act.fact("directives.report")
        act.send("directives.progress_reported", {"assignment": assignment.pk})

    report_progress(actor, assignment.pk, percent=40)

What the body hands to `act` is written after it, in that order, in the same transaction. A verb that records no
audit entry is a programming error. Nothing in the body may call the outside: that is what messages are for.
"""

import functools
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor, Scope
from tinhso.foundation.journal import recording
from tinhso.foundation.journal.events import AuditEvent, Denied
from tinhso.foundation.journal.recording import FactBatch, FactDraft, MessageDraft
from tinhso.foundation.organizations.subjects import Subject
from tinhso.foundation.verbs.errors import KeyReused, NotFound, NotPermitted
from tinhso.foundation.verbs.models import IdempotencyKey
from tinhso.kernel import clock

S = TypeVar("S", covariant=True)
R = TypeVar("R")
P = ParamSpec("P")


class Journalled(Protocol):
    """What a model offers so that entries can name it: its subject, and its field of work ("" for none)."""

    pk: Any

    def journal_subject(self) -> Subject: ...

    @property
    def field_code(self) -> str: ...


@dataclass
class Act(Generic[S]):
    """One running verb: who, on what, and what it will write to the journal."""

    actor: Actor
    subject: S
    scope: Scope | None = None
    _audit: list[tuple[AuditEvent, Subject | None]] = field(default_factory=list)
    _facts: list[FactDraft] = field(default_factory=list)
    _batches: list[FactBatch] = field(default_factory=list)
    _messages: list[MessageDraft] = field(default_factory=list)

    def on(self, subject: Journalled) -> Subject:
        return subject.journal_subject()

    def require(self, action: str, subject: Journalled) -> None:
        """Check a right on another subject than the locked one. Raises NotPermitted."""
        self.scope = _authorize(self.actor, action, subject.journal_subject(), subject.field_code)

    def audit(self, event: AuditEvent, subject: Journalled | None = None) -> None:
        self._audit.append((event, subject.journal_subject() if subject is not None else None))

    def fact(
        self,
        kind: str,
        subject: Journalled | None = None,
        *,
        amount: int = 1,
        day: date | None = None,
        reverses: int | None = None,
        **dimensions: Any,
    ) -> None:
        """Count `amount` of `kind` on a legal day; dimensions are plain JSON values. `reverses` is the id of a fact
        that this one takes back, which can be done once."""
        about = (subject or cast(Journalled, self.subject)).journal_subject()
        self._facts.append(FactDraft(kind, about, amount, day, dimensions=dimensions, reverses_id=reverses))

    def fact_batch(self, facts: FactBatch) -> None:
        """Count many things that were taken over together: one COPY, whatever their number."""
        self._batches.append(facts)

    def send(self, topic: str, payload: dict[str, Any], *, order: str = "", key: str = "") -> None:
        """Tell a subscriber, after commit, once in effect. Order is kept within `order` (default: the subject)."""
        about = self.subject.journal_subject() if self.subject is not None else None
        self._messages.append(
            MessageDraft(topic, order or (f"{about.kind}:{about.id}" if about else topic), payload, key)
        )

    def notify(self, account_ids: Iterable[int], text: str, url: str, *, kind: str, mail: bool = True) -> None:
        """A line in the bell of each person, and a mail for those who have an address."""
        for account_id in account_ids:
            payload = {"account": account_id, "text": text, "url": url, "kind": kind, "mail": mail, "at": clock.now()}
            self.send("notify.person", payload, order=f"person:{account_id}")

    def _write(self) -> None:
        if not self._audit:
            raise RuntimeError("a verb must record what it did: act.audit(...) was not called")
        for event, subject in self._audit:
            about = subject or cast(Journalled, self.subject).journal_subject()
            recording.record_audit(self.actor, event, about, self.scope)
        recording.record_facts(self._facts)
        for batch in self._batches:
            recording.record_fact_batch(batch)
        recording.record_messages(self._messages)


def verb(
    *, locks: type[models.Model] | None = None, permission: str = ""
) -> Callable[[Callable[Concatenate[Act[Any], P], R]], Callable[..., R]]:
    """Make a function a verb. Call it as `name(actor, pk, **arguments)`, or `name(actor, **arguments)` when it
    locks nothing (it then creates its subject and must call `act.require` itself, unless it has no permission).

    Keyword `idempotency_key` makes a repeat return the first result (which must be JSON); the same key with other
    arguments raises KeyReused. Raises NotFound, NotPermitted (journalled even though the verb rolls back), or what
    the body raises.
    """

    def decorate(body: Callable[Concatenate[Act[Any], P], R]) -> Callable[..., R]:
        name = f"{body.__module__.removeprefix('tinhso.')}.{body.__name__}"

        @functools.wraps(body)
        def perform(actor: Actor, *args: Any, idempotency_key: str = "", **kwargs: Any) -> R:
            try:
                with transaction.atomic():
                    if idempotency_key:
                        earlier = _claim(actor, idempotency_key, name, args, kwargs)
                        if earlier is not None:
                            return cast(R, earlier.result)
                    result = _perform(actor, *args, **kwargs)
                    if idempotency_key:
                        IdempotencyKey.objects.filter(account_id=actor.account_id, key=idempotency_key).update(
                            result=result
                        )
                    return result
            except NotPermitted as denial:
                _journal_denial(actor, name, denial)
                raise

        def _perform(actor: Actor, *args: Any, **kwargs: Any) -> R:
            subject, rest = (_lock(locks, args[0]), args[1:]) if locks else (None, args)
            act: Act[Any] = Act(actor, subject)
            if permission and subject is not None:
                act.require(permission, cast(Journalled, subject))
            result = body(act, *rest, **kwargs)
            act._write()
            return result

        return perform

    return decorate


def record_read(actor: Actor, event: AuditEvent, subject: Subject) -> None:
    """Journal a read (of personal data, or an export) in a transaction of its own."""
    with transaction.atomic():
        recording.record_audit(actor, event, subject)


def _authorize(actor: Actor, action: str, subject: Subject, field_code: str) -> Scope | None:
    decision = actor.may(action, subject.unit_path, field_code or None)
    if not decision:
        raise NotPermitted(decision.reason, subject)
    return decision.scope


def _lock(model: type[models.Model], pk: Any) -> models.Model:
    try:
        return model._default_manager.select_for_update(of=("self",)).get(pk=pk)
    except (model.DoesNotExist, ValueError, TypeError) as missing:
        raise NotFound(_("Không tìm thấy mục này; có thể đã bị xóa hoặc đường dẫn sai.")) from missing


def _claim(actor: Actor, key: str, name: str, args: Any, kwargs: Any) -> IdempotencyKey | None:
    """Take the key inside the verb's transaction; the row of whoever took it before, if anybody did."""
    fingerprint = hashlib.sha256(
        json.dumps([name, args, kwargs], cls=DjangoJSONEncoder, sort_keys=True, default=str).encode()
    ).hexdigest()
    try:
        with transaction.atomic():
            IdempotencyKey.objects.create(account_id=actor.account_id, key=key, verb=name, fingerprint=fingerprint)
        return None
    except IntegrityError:
        earlier = IdempotencyKey.objects.get(account_id=actor.account_id, key=key)
        if earlier.fingerprint != fingerprint:
            raise KeyReused(_("Khóa chống trùng này đã dùng cho một yêu cầu khác.")) from None
        return earlier


def _journal_denial(actor: Actor, name: str, denial: NotPermitted) -> None:
    """The denial outlives the verb's rollback: it is written in a transaction of its own."""
    with transaction.atomic():
        recording.record_audit(
            actor, Denied(action=name, reason=denial.message), denial.subject or Subject("verb", name)
        )
