"""Moves sealed facts into their day cells, together with the watermark. Figures are exact without it, only slower."""

import threading

from django.db import close_old_connections, connection
from structlog import get_logger

BATCH = 200_000
INTERVAL_SECONDS = 1.0

log = get_logger(__name__)


def roll_pending() -> int:
    """Bring the cells up to what is sealed now, a batch of positions per transaction; returns how many were moved."""
    total = 0
    while moved := roll_once():
        total += moved
    return total


def roll_once(at_most: int = BATCH) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT metrics_roll(%s)", [at_most])
        return int(cursor.fetchone()[0])


def run(stop: threading.Event) -> None:
    """Roll until `stop` is set. Errors are logged, and the next turn tries again."""
    while not stop.is_set():
        try:
            roll_pending()
        except Exception:
            log.exception("roller.failed")
            close_old_connections()
        stop.wait(INTERVAL_SECONDS)
