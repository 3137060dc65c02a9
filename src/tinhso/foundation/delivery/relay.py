"""From the journal's outbox to the subscribers: in order per subject, once in effect, whatever crashes.

`spread` turns newly sealed messages into deliveries and moves the mark in one transaction. `deliver_next` claims the
oldest open delivery of a subject that nobody works on. A delivery whose worker died is taken up again when its
lease ends.
"""

import threading
from datetime import timedelta

from django.db import close_old_connections, connection, transaction
from structlog import get_logger

from tinhso.foundation.delivery.models import Delivery, RelayMark, State
from tinhso.foundation.delivery.subscribers import GiveUp, Message, Subscriber, subscriber, subscribers_of
from tinhso.foundation.journal.models import OutboxMessage
from tinhso.kernel import clock

SPREAD_BATCH = 2_000
ATTEMPT_LIMIT = 8
FIRST_DELAY_SECONDS = 2
LONGEST_DELAY_SECONDS = 3600
LEASE_SECONDS = 60
IDLE_SECONDS = 0.5

log = get_logger(__name__)

_CLAIM = """
    UPDATE delivery_delivery d SET state = 'running', started_at = %(now)s, attempts = attempts + 1
    WHERE d.id = (
        SELECT c.id FROM delivery_delivery c
        WHERE c.state IN ('waiting', 'running')
          AND ((c.state = 'waiting' AND (c.not_before IS NULL OR c.not_before <= %(now)s))
               OR (c.state = 'running' AND c.started_at < %(lease)s))
          AND NOT EXISTS (
            SELECT 1 FROM delivery_delivery e
            WHERE e.subscriber = c.subscriber AND e.subject = c.subject AND e.position < c.position
              AND e.state IN ('waiting', 'running', 'dead'))
        ORDER BY c.position LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING d.id
"""


def spread() -> int:
    """Make deliveries of the messages sealed since the mark; returns how many messages were read."""
    with transaction.atomic():
        mark, _ = RelayMark.objects.get_or_create(name="outbox")
        mark = RelayMark.objects.select_for_update().get(pk=mark.pk)
        messages = list(OutboxMessage.objects.filter(position__gt=mark.position).order_by("position")[:SPREAD_BATCH])
        if not messages:
            return 0
        Delivery.objects.bulk_create(
            [
                Delivery(message_id=m.pk, position=m.position, subscriber=each.name, subject=m.subject)
                for m in messages
                for each in subscribers_of(m.topic)
            ],
            ignore_conflicts=True,
        )
        mark.position = messages[-1].position
        mark.save()
    return len(messages)


def deliver_next() -> bool:
    """Deliver one message; False when nothing is due."""
    claimed = _claim()
    if claimed is None:
        return False
    stored = OutboxMessage.objects.get(pk=claimed.message_id)
    message = Message(stored.pk, claimed.position, stored.topic, stored.subject, stored.key, stored.payload)
    try:
        _handle(subscriber(claimed.subscriber), message, claimed)
    except GiveUp as reason:
        _finish(claimed, State.DEAD, str(reason))
    except Exception as error:
        log.warning("delivery.failed", subscriber=claimed.subscriber, message=message.id, error=repr(error))
        _postpone(claimed, repr(error))
    return True


def deliver_all() -> int:
    """Spread and deliver until nothing is due. For tests, commands and the end of a batch."""
    count = 0
    while spread():
        pass
    while deliver_next():
        count += 1
    return count


def replay(delivery_id: int) -> None:
    """Put a dead delivery back in the queue with fresh attempts. Called by the operator's verb."""
    Delivery.objects.filter(pk=delivery_id, state=State.DEAD).update(
        state=State.WAITING, attempts=0, not_before=None, last_error=""
    )


def run(stop: threading.Event, awake: threading.Event) -> None:
    """Deliver until `stop` is set; `awake` cuts the pause short when something was sealed."""
    while not stop.is_set():
        try:
            spread()
            if deliver_next():
                continue
        except Exception:
            log.exception("relay.failed")
            close_old_connections()
        awake.wait(IDLE_SECONDS)
        awake.clear()


def _claim() -> Delivery | None:
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"now": now, "lease": now - timedelta(seconds=LEASE_SECONDS)})
        row = cursor.fetchone()
    return Delivery.objects.get(pk=row[0]) if row else None


def _handle(receiver: Subscriber, message: Message, claimed: Delivery) -> None:
    if not receiver.inside:
        receiver.handle(message)
        _finish(claimed, State.DONE)
        return
    with transaction.atomic():
        still_ours = Delivery.objects.select_for_update().filter(
            pk=claimed.pk, state=State.RUNNING, attempts=claimed.attempts
        )
        if not still_ours.exists():
            return
        receiver.handle(message)
        _finish(claimed, State.DONE)


def _finish(claimed: Delivery, state: State, error: str = "") -> None:
    Delivery.objects.filter(pk=claimed.pk, attempts=claimed.attempts).update(
        state=state, finished_at=clock.now(), last_error=error
    )


def _postpone(claimed: Delivery, error: str) -> None:
    if claimed.attempts >= ATTEMPT_LIMIT:
        _finish(claimed, State.DEAD, error)
        return
    delay = min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 4 ** (claimed.attempts - 1))
    Delivery.objects.filter(pk=claimed.pk, attempts=claimed.attempts).update(
        state=State.WAITING, not_before=clock.now() + timedelta(seconds=delay), last_error=error
    )
