"""The wing's work in the background: each night every cell is computed from scratch."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tinhso.foundation.jobs.runs import Run, long_job, run_as_system
from tinhso.metrics.verbs import compare

# Procrastinate reads cron in UTC: 19:10 is 02:10 of the next day in Vietnam, which knows no summer time.
EVERY_NIGHT = "10 19 * * *"
COMPARING = "metrics.compare"


@app.periodic(cron=EVERY_NIGHT)
@app.task(name=COMPARING, queueing_lock=COMPARING)
def compare_every_night(timestamp: int) -> None:
    """Cells against facts; what differs has an owner in the morning."""
    run_as_system(compare_all_cells, _("Đối chiếu số liệu với bản ghi ban đêm"))


@long_job(COMPARING)
def compare_all_cells(run: Run) -> dict[str, int]:
    comparison = compare(run.actor)
    return {"cells": comparison.cells, "differing": comparison.differing}
