"""The wing's work in the background: the night's rounds and drafts, and checking an uploaded file."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import Run, Unfinished, long_job, run_as_system, start
from tinhso.kernel import clock
from tinhso.reporting import nightly, verbs
from tinhso.reporting.checking import taken_file
from tinhso.reporting.queries.checks import KIND

# Procrastinate reads cron in UTC: 17:05 is 00:05 of the next day in Vietnam, which knows no summer time.
AFTER_MIDNIGHT = "5 17 * * *"


@app.periodic(cron=AFTER_MIDNIGHT)
@app.task(name=nightly.NAME, queueing_lock=nightly.NAME)
def open_and_draft(timestamp: int) -> None:
    """Open the rounds of the windows that began and draft the reports of those that ended (see nightly.py)."""
    run_as_system(make_ready, _("Mở kỳ, soạn sẵn báo cáo lúc nửa đêm"))


@long_job(nightly.NAME)
def make_ready(run: Run) -> dict[str, int]:
    """Raises Unfinished for what couldn't be opened or drafted."""
    night = nightly.open_and_draft(clock.today())
    if night.failures:
        raise Unfinished("; ".join(night.failures))
    return {"opened": night.opened, "drafted": night.drafted}


def start_check(actor: Actor, digest: str, name: str, against_id: int | None) -> JobRun:
    """Queue the check of an uploaded report. Its result is {"check": id}."""
    return start(
        actor, check_file, _("Kiểm tra %(name)s") % {"name": name}, digest=digest, name=name, against=against_id
    )


@long_job(KIND)
def check_file(run: Run, *, digest: str, name: str, against: int | None) -> dict[str, int]:
    """Read and check a stored report."""
    return {"check": verbs.keep_check(run.actor, taken=taken_file(digest, name), title=name, against_id=against)}
