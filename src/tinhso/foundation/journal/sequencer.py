"""Gives committed rows their positions, and keeps the head of the chain outside the database as well."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connection
from structlog import get_logger

from tinhso.foundation.journal.models import Seal
from tinhso.kernel import clock

BATCH = 5_000
INTERVAL_SECONDS = 0.25
ANCHOR_THIN_BYTES = 1_000_000

log = get_logger(__name__)


def seal_pending() -> int:
    """Seal everything that is committed now; returns how many rows got a position."""
    total = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT journal_seal(%s)", [BATCH])
            sealed = cursor.fetchone()[0]
            total += sealed
            if sealed < BATCH:
                break
    if total:
        write_anchor()
    return total


def write_anchor() -> None:
    """Append the chain's head to the anchor file: a cut tail is found by what stands here.

    The file belongs on another disk or host in production (`TINHSO_ANCHOR`). One append per sealing, so several
    workers may share it; what a day added is thinned to its last head when the file has grown.
    """
    head = Seal.objects.order_by("-last_position").first()
    if head is None:
        return
    path = settings.ANCHOR_PATH
    line = json.dumps({"position": head.last_position, "chain": bytes(head.chain).hex(), "day": str(clock.today())})
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > ANCHOR_THIN_BYTES:
        _thin(path)
    with path.open("a") as anchor:
        anchor.write(line + "\n")


def _thin(path: Path) -> None:
    """Keep the last head of each day."""
    last_of_day = {json.loads(line)["day"]: line for line in path.read_text().splitlines()}
    thinned = path.with_suffix(".thinned")
    thinned.write_text("".join(line + "\n" for line in last_of_day.values()))
    thinned.replace(path)


def run(stop: threading.Event, after_sealing: Callable[[], object]) -> None:
    """Seal until `stop` is set; `after_sealing` wakes the relay. Errors are logged, and the next turn tries again."""
    while not stop.is_set():
        try:
            if seal_pending():
                after_sealing()
        except Exception:
            log.exception("sequencer.failed")
            close_old_connections()
        stop.wait(INTERVAL_SECONDS)
