"""Five minutes after midnight: rounds of the windows that began are open, reports of those that ended are drafted.

What is to be done follows from the day and from what is there. So a night that was missed is made up for by the next
run, a run that was cut short goes on where it stopped, and running twice does nothing twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from structlog import get_logger

from tinhso.foundation.accounts.actor import Actor, system_actor
from tinhso.reporting import verbs
from tinhso.reporting.queries.duties import ReportToDraft, RoundToOpen, reports_to_draft, rounds_to_open

NAME = "reporting.nightly"

log = get_logger(__name__)


@dataclass(frozen=True)
class Night:
    """What a run did: how many rounds it opened and reports it drafted, and what it couldn't do, with the reason."""

    opened: int
    drafted: int
    failures: tuple[str, ...]


def open_and_draft(today: date) -> Night:
    """What can't be done keeps nothing else from being done, and is tried again the next night."""
    actor = system_actor(NAME)
    opening = [
        _tried(_("mở kỳ của biểu “%(which)s”"), each.name, lambda it=each: _open(actor, it))
        for each in rounds_to_open(today)
    ]
    drafting = [
        _tried(_("soạn báo cáo %(which)s"), each.template, lambda it=each: _draft(actor, it))
        for each in reports_to_draft(today)
    ]
    return Night(opening.count(""), drafting.count(""), tuple(each for each in opening + drafting if each))


def _open(actor: Actor, it: RoundToOpen) -> None:
    verbs.open_round(actor, it.form_id, window=it.window)


@transaction.atomic
def _draft(actor: Actor, it: ReportToDraft) -> None:
    """The draft and the line that tells of it, together or not at all."""
    report_id = verbs.draft_report(
        actor, template=it.template, unit_id=it.unit_id, window=it.window, document_id=it.document_id
    )
    verbs.announce_draft(actor, report_id)


def _tried(what: str, which: object, do: Callable[[], None]) -> str:
    """ "" once it is done, else what failed and why."""
    try:
        do()
    except Exception as error:
        named = what % {"which": which}
        log.exception("reporting.night_failed", what=named)
        return f"{named}: {error}"
    return ""
