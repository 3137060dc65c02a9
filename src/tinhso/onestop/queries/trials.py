"""Recorded dry runs, what a version makes of them, and the history of a real dossier to begin one with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.models import Channel, Dossier, DossierEvent, Move, ProcedureVersion, Trial
from tinhso.onestop.queries.dossiers import visible_dossiers
from tinhso.onestop.queries.procedures import visible_versions
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.rules.dry_run import ENDINGS, EVENTS, Action, Difference, Do, Line, differences, run

DONE = {kind.value: do for do, kind in EVENTS.items()}
ENDS = {kind.value for kind in ENDINGS.values()}


@dataclass(frozen=True)
class Rerun:
    """A trial run again on a version: what comes of it now, and what differs from what was recorded."""

    trial: Trial
    lines: tuple[Line, ...]
    differences: tuple[Difference, ...]


def reruns(actor: Actor, version: ProcedureVersion) -> list[Rerun]:
    """All trials of the version's procedure that the actor may see, run on this version."""
    trials = Trial.objects.filter(procedure=version.procedure, version__in=visible_versions(actor))
    return [_rerun(each, version) for each in trials.select_related("version", "recorded_by")]


def history_of(actor: Actor, code: str) -> tuple[Action, ...]:
    """What happened to a dossier, as actions of a dry run; nothing in it is personal. Raises NotFound."""
    dossier = visible_dossiers(actor).filter(code=code.strip(), version__isnull=False).first()
    if dossier is None:
        raise NotFound(_("Không tìm thấy hồ sơ này, hoặc hồ sơ không có diễn biến trong hệ thống."))
    return tuple(_actions(dossier))


def _rerun(trial: Trial, version: ProcedureVersion) -> Rerun:
    lines = run(version.says, trial.actions, default_calendar(), default_rules())
    return Rerun(trial, lines, differences(trial.lines, lines))


def _actions(dossier: Dossier) -> Iterator[Action]:
    for event in dossier.events.order_by("at", "pk"):
        action = _action(dossier, event)
        if action is not None:
            yield action


def _action(dossier: Dossier, event: DossierEvent) -> Action | None:
    """None for what a dry run knows nothing of: who has the dossier, notes, the handing out of the result."""
    data, at = event.data, event.at
    if event.kind == EventKind.RECEIVED:
        online = dossier.channel == Channel.ONLINE
        return Action(at, Do.RECEIVE, competent=data.get("competent", True), online=online)
    if event.kind == Move.MOVED:
        return Action(at, Do.STEP, step=data["from"], outcome=_outcome(dossier, data["from"], data["to"]))
    if event.kind in ENDS and data.get("outcome"):
        return Action(at, Do.STEP, step=event.step, outcome=data["outcome"])
    if event.kind == EventKind.EXTENDED:
        return Action(at, Do.EXTEND, until=datetime.fromisoformat(data["due"]))
    if event.kind == EventKind.LENGTHENED:
        return Action(at, Do.LENGTHEN, extension=data.get("extension", ""))
    return Action(at, DONE[event.kind]) if event.kind in DONE else None


def _outcome(dossier: Dossier, step: str, following: str) -> str:
    """The code of the outcome that led from one step to the next."""
    assert dossier.version is not None
    done = dossier.version.says.step(step)
    outcomes = done.outcomes if done else ()
    return next((each.code for each in outcomes if each.next == following), "")
