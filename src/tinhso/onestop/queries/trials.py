"""Recorded dry runs, and what a version makes of them."""

from dataclasses import dataclass

from tinhso.foundation.accounts.actor import Actor
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.models import ProcedureVersion, Trial
from tinhso.onestop.queries.procedures import visible_versions
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.dry_run import Difference, Line, differences, run


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


def _rerun(trial: Trial, version: ProcedureVersion) -> Rerun:
    lines = run(version.says, trial.actions, default_calendar(), default_rules())
    return Rerun(trial, lines, differences(trial.lines, lines))
