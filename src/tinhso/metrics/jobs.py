"""The wing's work in the background: each night every cell is computed from scratch."""

from procrastinate.contrib.django import app

from tinhso.foundation.accounts.actor import system_actor
from tinhso.metrics.verbs import compare

# Procrastinate reads cron in UTC: 19:10 is 02:10 of the next day in Vietnam, which knows no summer time.
EVERY_NIGHT = "10 19 * * *"


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="metrics.compare", queueing_lock="metrics.compare")
def compare_every_night(timestamp: int) -> None:
    """Cells against facts; what differs has an owner in the morning."""
    compare(system_actor("metrics.compare"))
