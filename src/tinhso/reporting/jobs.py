"""The wing's work in the background: checking an uploaded file."""

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import Run, long_job, start
from tinhso.reporting import verbs
from tinhso.reporting.checking import taken_file
from tinhso.reporting.queries.checks import KIND


def start_check(actor: Actor, digest: str, name: str, against_id: int | None) -> JobRun:
    """Queue the check of an uploaded report. Its result is {"check": id}."""
    return start(
        actor, check_file, _("Kiểm tra %(name)s") % {"name": name}, digest=digest, name=name, against=against_id
    )


@long_job(KIND)
def check_file(run: Run, *, digest: str, name: str, against: int | None) -> dict[str, int]:
    """Read and check a stored report."""
    return {"check": verbs.keep_check(run.actor, taken=taken_file(digest, name), title=name, against_id=against)}
