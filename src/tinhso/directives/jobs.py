"""The wing's work in the background: the morning's reminders, the reading of a file, the import of a workbook."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from structlog import get_logger

from tinhso.directives import verbs
from tinhso.directives.intake import bring_in
from tinhso.directives.queries.imports import KIND, READING
from tinhso.directives.queries.reported import READING as READING_RESULTS
from tinhso.directives.queries.schedule import late_or_soon
from tinhso.directives.receiving import receive
from tinhso.directives.spreadsheet import read
from tinhso.directives.spreadsheet.plan import PlanRow
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.files.store import open_file
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import Run, Unfinished, long_job, run_as_system, start
from tinhso.foundation.verbs.errors import Refused
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar

# Procrastinate reads cron in UTC: 23:30 is 06:30 of the next day in Vietnam, which knows no summer time.
EVERY_MORNING = "30 23 * * *"
ESCALATING = "directives.escalate"
ROWS_PER_STEP = 20

log = get_logger(__name__)


@app.periodic(cron=EVERY_MORNING)
@app.task(name=ESCALATING, queueing_lock=ESCALATING)
def escalate_everywhere(timestamp: int) -> None:
    """Remind every unit of its deadlines. What is due follows from the deadlines and the day, so a morning that was
    missed is made up for by the next run, and a run that was cut short goes on where it stopped."""
    run_as_system(escalate_all, _("Nhắc hạn nhiệm vụ buổi sáng"))


@long_job(ESCALATING)
def escalate_all(run: Run) -> dict[str, int]:
    """Raises Unfinished for units that couldn't be reminded; all others are."""
    late = late_or_soon(clock.today(), default_calendar())
    failures = []
    units = list(late.order_by("unit").values_list("unit", "unit__name").distinct())
    for unit_id, name in units:
        try:
            verbs.escalate(run.actor, unit_id)
        except Refused:
            continue
        except Exception as error:
            log.exception("directives.escalation_failed", unit=unit_id)
            failures.append(f"{name}: {error}")
    if failures:
        raise Unfinished("; ".join(failures))
    return {"units": len(units)}


def start_reading(actor: Actor, digest: str, name: str, aggregator_id: int) -> JobRun:
    """Queue the reading of an uploaded document. Its result is {"document": id}."""
    return start(
        actor, read_document, _("Đọc %(name)s") % {"name": name}, digest=digest, name=name, aggregator=aggregator_id
    )


@long_job(READING)
def read_document(run: Run, *, digest: str, name: str, aggregator: int) -> dict[str, int]:
    """Read a stored document into a draft; a run that is repeated finds the draft that the first one made."""
    return {"document": bring_in(run.actor, digest, name, aggregator)}


def start_matching(actor: Actor, digest: str, name: str, receiver_id: int, unit_id: int | None) -> JobRun:
    """Queue the reading of a unit's report. Its result is {"results": id}."""
    title = _("Đọc %(name)s") % {"name": name}
    return start(actor, read_results, title, digest=digest, name=name, receiver=receiver_id, unit=unit_id)


@long_job(READING_RESULTS)
def read_results(run: Run, *, digest: str, name: str, receiver: int, unit: int | None) -> dict[str, int]:
    """Read a stored report and match its rows; a run that is repeated finds what the first one kept."""
    return {"results": receive(run.actor, digest, name, receiver, unit)}


def start_import(actor: Actor, document_id: int, digest: str, name: str) -> JobRun:
    """Queue the import of an uploaded plan into a draft. Its result is what `import_plan` returns."""
    return start(actor, import_plan, _("Nhập %(name)s") % {"name": name}, document=document_id, digest=digest)


@long_job(KIND)
def import_plan(run: Run, *, document: int, digest: str) -> dict[str, int]:
    """Bring the good rows of a stored workbook into a draft; returns how many were added, changed, the same, and how
    many have problems. The same workbook again changes nothing."""
    with open_file(StoredFile.objects.get(pk=digest)) as content:
        sheet = read(content)
    good = sheet.good_rows
    batches = [good[start : start + ROWS_PER_STEP] for start in range(0, len(good), ROWS_PER_STEP)]
    outcome = {"added": 0, "changed": 0, "same": 0, "failed": len(sheet.failed_rows)}
    for _number, batch in run.steps(batches):
        for name, count in _bring_in(run, document, batch).items():
            outcome[name] += count
    return outcome


def _bring_in(run: Run, document: int, batch: list[PlanRow]) -> dict[str, int]:
    return verbs.import_rows(run.actor, document, rows=batch)
