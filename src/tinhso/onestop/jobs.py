"""The wing's work in the background: counting what has become overdue."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tinhso.foundation.jobs.runs import Run, long_job, run_as_system
from tinhso.onestop import verbs
from tinhso.onestop.queries import newly_overdue
from tinhso.onestop.verbs.overdue import AT_ONCE

# Procrastinate reads cron in UTC; the hours are the same in Vietnam.
EVERY_HOUR = "7 * * * *"
COUNTING = "onestop.count_overdue"


@app.periodic(cron=EVERY_HOUR)
@app.task(name=COUNTING, queueing_lock=COUNTING)
def count_overdue_everywhere(timestamp: int) -> None:
    """What is overdue follows from due times and the clock: an hour that was missed is made up for by the next."""
    run_as_system(count_all_overdue, _("Đếm hồ sơ quá hạn"))


@long_job(COUNTING)
def count_all_overdue(run: Run) -> dict[str, int]:
    counted, last = 0, AT_ONCE
    while last == AT_ONCE and newly_overdue(run.actor).exists():
        last = verbs.count_overdue(run.actor)
        counted += last
    return {"dossiers": counted}
