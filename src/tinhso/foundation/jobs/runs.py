"""Long work with progress that can be stopped and goes on after a crash.

    @long_job("directives.import_plan")
    def import_plan(run: Run, *, document: int) -> dict:
        for number, row in run.steps(rows):      # skips what an earlier worker finished
            ...                                   # one verb per step
        return {"imported": ...}

    run = start(actor, import_plan, title, document=7)

A step counts as finished in the transaction of `run.steps` after the body; steps must be idempotent (verbs with
idempotency keys), because the one under way when a worker is killed is done again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from procrastinate.contrib.django import app
from structlog import get_logger

from tinhso.foundation.accounts.actor import Actor, actor_for, system_actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.jobs.models import JobRun, RunState

T = TypeVar("T")
QUEUE = "long"
PROGRESS_EVERY = 10

log = get_logger(__name__)
_bodies: dict[str, Callable[..., Any]] = {}


class Unfinished(Exception):
    """Some of the work couldn't be done, the rest is. Its words say what, to who watches the operation."""


class StopAsked(Exception):
    """The owner asked to stop; what is done stays done, and `resume` goes on from there."""


@dataclass
class Run:
    """The running job in its body's hands."""

    record: JobRun
    actor: Actor

    def steps(self, items: Sequence[T]) -> Iterator[tuple[int, T]]:
        """Yield (index, item) from where an earlier worker stopped; saves progress, honours a request to stop."""
        start = int(self.record.checkpoint or 0)
        self._save(total=len(items), done=start)
        for index in range(start, len(items)):
            yield index, items[index]
            if (index + 1) % PROGRESS_EVERY == 0 or index + 1 == len(items):
                self._save(done=index + 1, checkpoint=index + 1)
                self._honour_stop()

    def _save(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self.record, name, value)
        self.record.save(update_fields=[*values, "updated_at"])

    def _honour_stop(self) -> None:
        self.record.refresh_from_db(fields=["stop_requested"])
        if self.record.stop_requested:
            raise StopAsked


def long_job(kind: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a body under a name that stays the same across releases."""

    def register(body: Callable[..., Any]) -> Callable[..., Any]:
        _bodies[kind] = body
        body.kind = kind  # type: ignore[attr-defined]
        return body

    return register


def start(actor: Actor, body: Callable[..., Any], title: str, **arguments: Any) -> JobRun:
    """Queue the job in the current transaction, on the actor's behalf."""
    record = JobRun.objects.create(
        kind=body.kind,
        title=title,
        account_id=actor.account_id,
        arguments=arguments,  # type: ignore[attr-defined]
    )
    _queue(record)
    return record


def run_as_system(body: Callable[..., Any], title: str) -> None:
    """Run a recurring job that belongs to nobody here and now. One record tells how its last run went: a run that
    failed stands among the failed jobs until another one, of the next night or by hand, goes through."""
    fresh = {"title": title, "state": RunState.WAITING, "error": "", "checkpoint": None, "stop_requested": False}
    record, _created = JobRun.objects.update_or_create(kind=body.kind, account_id=None, defaults=fresh)  # type: ignore[attr-defined]
    perform(run=record.pk)


def request_stop(record: JobRun) -> None:
    JobRun.objects.filter(pk=record.pk).update(stop_requested=True)


def resume(record: JobRun) -> None:
    """Go on from the checkpoint of a stopped or failed run."""
    with transaction.atomic():
        JobRun.objects.filter(pk=record.pk, state__in=[RunState.STOPPED, RunState.FAILED]).update(
            state=RunState.WAITING, stop_requested=False, error=""
        )
        _queue(record)


@app.task(name="jobs.perform", queue=QUEUE)
def perform(run: int) -> None:
    record = JobRun.objects.get(pk=run)
    if record.state in (RunState.DONE, RunState.STOPPED):
        return
    record.state = RunState.RUNNING
    record.save(update_fields=["state", "updated_at"])
    try:
        record.result = _bodies[record.kind](Run(record, _owner(record)), **record.arguments)
        record.state = RunState.DONE
    except StopAsked:
        record.state = RunState.STOPPED
    except Exception as error:
        log.exception("job.failed", kind=record.kind, run=run)
        record.state, record.error = RunState.FAILED, str(error)
    record.save()


def _queue(record: JobRun) -> None:
    """The lock keeps two workers from running the same record, should it be queued twice."""
    perform.configure(lock=f"run-{record.pk}").defer(run=record.pk)


def _owner(record: JobRun) -> Actor:
    if record.account_id is None:
        return system_actor(record.kind)
    return actor_for(Account.objects.get(pk=record.account_id), channel="job")
