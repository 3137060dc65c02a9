"""Five minutes after midnight: rounds of the windows that began are open, reports of those that ended are drafted.

What is to be done follows from the day and from what is there. So a night that was missed is made up for by the next
run, a run that was cut short goes on where it stopped, and running twice does nothing twice.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from structlog import get_logger

from tinhso.foundation.accounts.actor import Actor, system_actor
from tinhso.reporting import verbs
from tinhso.reporting.queries.duties import ReportToDraft, RoundToOpen, reports_to_draft, rounds_to_open

NAME = "reporting.nightly"

log = get_logger(__name__)


def open_and_draft(today: date) -> dict[str, int]:
    """Returns how many rounds were opened and reports drafted. What can't be done is logged and tried again the next
    night; it keeps nothing else from being done."""
    actor = system_actor(NAME)
    opened = [_tried("opening", each.form_id, lambda it=each: _open(actor, it)) for each in rounds_to_open(today)]
    drafted = [_tried("drafting", each.template, lambda it=each: _draft(actor, it)) for each in reports_to_draft(today)]
    return {"opened": sum(opened), "drafted": sum(drafted)}


def _open(actor: Actor, it: RoundToOpen) -> None:
    verbs.open_round(actor, it.form_id, window=it.window)


@transaction.atomic
def _draft(actor: Actor, it: ReportToDraft) -> None:
    """The draft and the line that tells of it, together or not at all."""
    report_id = verbs.draft_report(
        actor, template=it.template, unit_id=it.unit_id, window=it.window, document_id=it.document_id
    )
    verbs.announce_draft(actor, report_id)


def _tried(what: str, which: object, do: Callable[[], None]) -> bool:
    try:
        do()
    except Exception:
        log.exception(f"reporting.{what}_failed", which=which)
        return False
    return True
