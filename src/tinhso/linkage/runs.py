"""One run from files to files."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tinhso.linkage.acts import Found
from tinhso.linkage.compiled import Array
from tinhso.linkage.configuration import load_configuration
from tinhso.linkage.decisions import Decided, decide
from tinhso.linkage.engine import Prepared, prepare, run_all
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.output import links_table, write_links
from tinhso.linkage.state import State, act_fingerprints, digest_of
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
    source: Path,
    reference: Path,
    configuration: Path,
    out: Path,
    *,
    review_hours: float | None = None,
    engine: str = "local",
    state: Path | None = None,
    progress: Progress,
) -> Outcome:
    """Link the tables and write `out`. Raises LinkageError for input that can't be used; then nothing is written.

    With a `state` folder an interrupted run goes on where it was, and later runs link only acts not linked before,
    with the weights of the first run. engine "spark" lets Spark's workers do the linking.
    """
    if out.suffix != ".parquet" or not out.parent.is_dir():
        raise LinkageError("kết quả phải là tệp .parquet trong một thư mục có sẵn", file=out)
    # Arrow's own pools give freed pages back and ask for them anew with every batch: dear on virtual machines.
    pa.set_memory_pool(pa.system_memory_pool())
    phases = _Phases(progress)
    phases("reference", 0)
    rules = load_configuration(configuration)
    kept, fingerprints = None, None
    if state is not None:
        kept = State(state, digest_of(reference, configuration))
        kept.open()
        fingerprints = act_fingerprints(source, list(rules.source.needed()))
    prepared = prepare(rules, source, reference, phases, kept)
    phases("link", 0)
    if engine == "spark":
        from tinhso.linkage.spark import run_on_spark

        found = run_on_spark(prepared)
    else:
        found = run_all(prepared, phases, kept, fingerprints)
    phases("decide", 0)
    decided = conclude(prepared, found, review_hours)
    phases("write", 0)
    table = links_table(rules, prepared.source, prepared.reference, decided)
    write_links(table, out, {"configuration": rules.title})
    phases.close()
    summary = summarize(decided, mentioned_in(prepared), group_of(prepared), prepared.model, phases.seconds)
    return Outcome(prepared, decided, summary)


def conclude(prepared: Prepared, found: Found, review_hours: float | None) -> Decided:
    rules = prepared.configuration.decisions
    return decide(found, rules, prepared.work.shape.roles, group_of(prepared), mentioned_in(prepared), review_hours)


def mentioned_in(prepared: Prepared) -> Array:
    people = prepared.source.people
    return (people.name >= 0) | (people.personal >= 0)


def group_of(prepared: Prepared) -> int:
    return prepared.work.shape.roles if prepared.work.shape.record else 1
