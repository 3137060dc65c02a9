"""What a run does one after the other, once its files are open."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tinhso.linkage.acts import Found
from tinhso.linkage.compiled import Array
from tinhso.linkage.configuration import Configuration
from tinhso.linkage.decisions import Decided, decide
from tinhso.linkage.engine import Prepared, prepare, run_all
from tinhso.linkage.output import write_links
from tinhso.linkage.progress import Phases
from tinhso.linkage.reading import Opened
from tinhso.linkage.state import State, act_fingerprints, digest_of
from tinhso.linkage.summary import Summary, summarize


@dataclass(frozen=True)
class Outcome:
    prepared: Prepared
    decided: Decided
    summary: Summary


def run(
    rules: Configuration,
    source: Opened | None,
    reference: Opened,
    out: Path,
    review_hours: float | None,
    engine: str,
    state: Path | None,
    phases: Phases,
) -> Outcome:
    """As `runs.link`, from open tables; without a source the reference is linked with itself."""
    kept, fingerprints = None, None
    if state is not None:
        kept = State(state, digest_of(reference.path, rules.path))
        kept.open()
        fingerprints = act_fingerprints((source or reference).path, list(rules.source.needed()))
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
    with ThreadPoolExecutor(1) as aside:
        summary = aside.submit(
            summarize, decided, mentioned_in(prepared), group_of(prepared), prepared.model, phases.seconds
        )
        write_links(rules, prepared.source, prepared.reference, decided, out)
    phases.close()
    return Outcome(prepared, decided, summary.result())


def conclude(prepared: Prepared, found: Found, review_hours: float | None) -> Decided:
    return decide(found, prepared.configuration, group_of(prepared), mentioned_in(prepared), review_hours)


def mentioned_in(prepared: Prepared) -> Array:
    people = prepared.source.people
    return (people.name >= 0) | (people.personal >= 0)


def group_of(prepared: Prepared) -> int:
    return prepared.work.shape.roles if prepared.work.shape.record else 1
