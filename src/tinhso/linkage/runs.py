"""One run from files to files."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tinhso.linkage.acts import Found
from tinhso.linkage.configuration import load_configuration
from tinhso.linkage.decisions import Decided, decide
from tinhso.linkage.engine import Prepared, prepare, run_all
from tinhso.linkage.output import links_table, write_links
from tinhso.linkage.summary import Summary, summarize

Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class Outcome:
    prepared: Prepared
    decided: Decided
    summary: Summary


class _Phases:
    """Seconds per phase, measured from the engine's own reports of progress."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self.seconds = progress, dict[str, float]()
        self._name, self._since = "", time.perf_counter()

    def __call__(self, phase: str, done: int) -> None:
        if phase != self._name:
            self.close()
            self._name = phase
        self._progress(phase, done)

    def close(self) -> None:
        now = time.perf_counter()
        if self._name:
            self.seconds[self._name] = self.seconds.get(self._name, 0.0) + now - self._since
        self._since = now


def link(
    source: Path, reference: Path, configuration: Path, out: Path, *, review_hours: float | None = None, progress: Progress
) -> Outcome:
    """Link the tables and write `out`. Raises LinkageError for input that can't be used; then nothing is written."""
    phases = _Phases(progress)
    phases("reference", 0)
    prepared = prepare(load_configuration(configuration), source, reference, phases)
    phases("link", 0)
    found = run_all(prepared, phases)
    phases("decide", 0)
    outcome_of = conclude(prepared, found, review_hours)
    phases("write", 0)
    table = links_table(prepared.configuration, prepared.source, prepared.reference, outcome_of)
    write_links(table, out, {"configuration": prepared.configuration.title})
    phases.close()
    summary = summarize(outcome_of, mentioned_in(prepared), group_of(prepared), prepared.model.in_reference, phases.seconds)
    return Outcome(prepared, outcome_of, summary)


def conclude(prepared: Prepared, found: Found, review_hours: float | None) -> Decided:
    rules = prepared.configuration.decisions
    return decide(found, rules, prepared.shape.roles, group_of(prepared), mentioned_in(prepared), review_hours)


def mentioned_in(prepared: Prepared) -> np.ndarray:
    people = prepared.source.people
    return (people.name >= 0) | (people.personal >= 0)


def group_of(prepared: Prepared) -> int:
    return prepared.shape.roles if prepared.shape.record else 1
