"""The worker process: queued jobs, the sequencer, the relay, and what higher floors add. Any number may run; each part
knows to share."""

import asyncio
import threading
from collections.abc import Callable

from procrastinate.contrib.django import app
from structlog import get_logger

from tinhso.foundation.delivery import relay
from tinhso.foundation.journal import sequencer

HEARTBEAT_SECONDS = 5
QUIET_SECONDS = 15
RESCUE_EVERY_SECONDS = 10

log = get_logger(__name__)
_parts: dict[str, Callable[[threading.Event], None]] = {}


def register_part(name: str, body: Callable[[threading.Event], None]) -> None:
    """Have every worker run `body` in a thread of its own, until the event it is given is set."""
    if name in _parts:
        raise ValueError(f"part {name} of the worker is registered twice")
    _parts[name] = body


def work() -> None:
    """Run until the process is told to end (SIGTERM, SIGINT)."""
    stop, awake = threading.Event(), threading.Event()
    parts = [
        threading.Thread(target=sequencer.run, args=(stop, awake.set), name="sequencer", daemon=True),
        threading.Thread(target=relay.run, args=(stop, awake), name="relay", daemon=True),
        *(threading.Thread(target=body, args=(stop,), name=name, daemon=True) for name, body in _parts.items()),
    ]
    for part in parts:
        part.start()
    try:
        asyncio.run(_work_jobs())
    finally:
        stop.set()
        awake.set()
        for part in parts:
            part.join(timeout=5)


async def _work_jobs() -> None:
    worker_app = app.with_connector(app.connector.get_worker_connector())
    async with worker_app.open_async():
        rescue = asyncio.create_task(_rescue_stalled(worker_app))
        try:
            await worker_app.run_worker_async(
                concurrency=2, update_heartbeat_interval=HEARTBEAT_SECONDS, stalled_worker_timeout=QUIET_SECONDS
            )
        finally:
            rescue.cancel()


async def _rescue_stalled(worker_app: object) -> None:
    """Give the jobs of a killed worker back to the queue: its heartbeat has stopped."""
    manager = worker_app.job_manager  # type: ignore[attr-defined]
    while True:
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=QUIET_SECONDS):
            log.warning("job.rescued", job=job.id, task=job.task_name)
            await manager.retry_job(job)
        await asyncio.sleep(RESCUE_EVERY_SECONDS)
