"""What runs behind the pages: deliveries, long jobs, the journal's sealing. For who may watch the operation."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration.rights import OPERATIONS_OPERATE, OPERATIONS_VIEW
from tinhso.foundation.delivery.models import Delivery, RelayMark, State
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage, Seal
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel import clock

SEALING_LATE = timedelta(seconds=30)


@dataclass(frozen=True)
class DeadLetter:
    """A dead delivery with its message, and how many of the same subject wait behind it."""

    delivery: Delivery
    message: OutboxMessage
    waiting: int


@dataclass(frozen=True)
class DeliveryState:
    """One subscriber's queue."""

    subscriber: str
    waiting: int
    dead: int
    oldest: datetime | None


@dataclass(frozen=True)
class Overview:
    """The figures of the operations page. `unsealed_since` is the oldest row without a position."""

    sealed_position: int
    sealed_at: datetime | None
    unsealed_since: datetime | None
    relay_position: int
    relay_behind: int
    queues: list[DeliveryState]
    dead: int
    running_jobs: int
    failed_jobs: int

    @property
    def queues_are_empty(self) -> bool:
        return not self.queues

    @property
    def sealing_is_late(self) -> bool:
        return self.unsealed_since is not None and clock.now() - self.unsealed_since > SEALING_LATE


@dataclass(frozen=True)
class Alarms:
    """What the operator must not overlook."""

    dead: int
    failed: int


def alarms(actor: Actor) -> Alarms | None:
    """Dead letters and failed jobs; None for who doesn't watch the operation."""
    if not actor.may(OPERATIONS_VIEW, province().path):
        return None
    dead, failed = Delivery.objects.filter(state=State.DEAD), JobRun.objects.filter(state=RunState.FAILED)
    return Alarms(dead.count(), failed.count())


def require_view(actor: Actor) -> None:
    """Raises NotPermitted unless the actor may watch the operation of the whole province."""
    decision = actor.may(OPERATIONS_VIEW, province().path)
    if not decision:
        raise NotPermitted(decision.reason)


def may_operate(actor: Actor) -> bool:
    return bool(actor.may(OPERATIONS_OPERATE, province().path))


def overview(actor: Actor) -> Overview:
    require_view(actor)
    head = Seal.objects.order_by("-last_position").first()
    unsealed = [table.objects.filter(position__isnull=True).order_by("id").first() for table in _TABLES]
    mark = RelayMark.objects.filter(name="outbox").first()
    relayed = mark.position if mark else 0
    queues = _queues()
    jobs = dict(JobRun.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return Overview(
        sealed_position=head.last_position if head else 0,
        sealed_at=head.sealed_at if head else None,
        unsealed_since=min((row.recorded_at for row in unsealed if row), default=None),
        relay_position=relayed,
        relay_behind=OutboxMessage.objects.filter(position__gt=relayed).count(),
        queues=queues,
        dead=sum(queue.dead for queue in queues),
        running_jobs=jobs.get(RunState.RUNNING, 0) + jobs.get(RunState.WAITING, 0),
        failed_jobs=jobs.get(RunState.FAILED, 0),
    )


def dead_letters(actor: Actor) -> QuerySet[Delivery]:
    """Deliveries that gave up, oldest first: each holds back what follows it in its subject."""
    require_view(actor)
    return Delivery.objects.filter(state=State.DEAD).order_by("position")


def letters(deliveries: list[Delivery]) -> list[DeadLetter]:
    """The messages of some dead deliveries, and what waits behind each. Two queries."""
    messages = OutboxMessage.objects.in_bulk([delivery.message_id for delivery in deliveries])
    keys = {(delivery.subscriber, delivery.subject) for delivery in deliveries}
    behind = Delivery.objects.filter(
        state=State.WAITING, subscriber__in={key[0] for key in keys}, subject__in={key[1] for key in keys}
    )
    rows = behind.order_by().values("subscriber", "subject").annotate(n=Count("pk"))
    waiting = {(row["subscriber"], row["subject"]): row["n"] for row in rows}
    return [
        DeadLetter(each, messages[each.message_id], waiting.get((each.subscriber, each.subject), 0))
        for each in deliveries
    ]


def job_runs(actor: Actor, state: str = "") -> QuerySet[JobRun]:
    """All long jobs for who watches the operation, else the actor's own; newest first, each with `owner_name`."""
    owner = Account.objects.filter(pk=OuterRef("account_id")).values("full_name")
    runs = JobRun.objects.annotate(owner_name=Subquery(owner)).order_by("-pk")
    if not actor.may(OPERATIONS_VIEW, province().path):
        runs = runs.filter(account_id=actor.account_id) if actor.account_id else runs.none()
    return runs.filter(state=state) if state else runs


def _queues() -> list[DeliveryState]:
    rows = (
        Delivery.objects.filter(state__in=[State.WAITING, State.RUNNING, State.DEAD])
        .order_by()
        .values("subscriber")
        .annotate(
            waiting=Count("pk", filter=~Q(state=State.DEAD)),
            dead=Count("pk", filter=Q(state=State.DEAD)),
            oldest=Min("message_id"),
        )
        .order_by("subscriber")
    )
    rows = list(rows)
    sent = OutboxMessage.objects.filter(pk__in=[row["oldest"] for row in rows]).values_list("pk", "recorded_at")
    recorded = dict(sent)
    return [DeliveryState(row["subscriber"], row["waiting"], row["dead"], recorded.get(row["oldest"])) for row in rows]


_TABLES = (AuditEntry, Fact, OutboxMessage)
