"""A run that is stopped, goes on, and gets new acts: `python -m benchmarks.linkage.interruptions --people 500000`.

A process of its own is sent Ctrl-C in every phase, and once more when a part of the links is kept; nothing but the
folder of what was found may be left of it. The run that goes on must end in the file of a run that was never stopped.
Then a register with a twentieth more acts is linked with the weights and links of the first.
"""

import argparse
import hashlib
import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.linkage.generate import FULL_PEOPLE, generate

PHASES = ("reference", "source", "estimate", "link", "decide", "write")
# Says each phase and how far it is, and waits for an answer: so the signal falls exactly there.
_CHILD = """
import sys
from pathlib import Path
from tinhso.linkage.configuration import shipped
from tinhso.linkage.runs import link
source, reference, out, state = map(Path, sys.argv[1:5])
wanted, parts = sys.argv[5], int(sys.argv[6])
def progress(phase, done):
    if phase == wanted and len(list(state.glob("acts-*"))) >= parts:
        sys.stdout.write(f"{phase} {done}\\n")
        sys.stdout.flush()
        sys.stdin.readline()
try:
    link(source, reference, shipped("marriages"), out, state=state, progress=progress)
except KeyboardInterrupt:
    raise SystemExit(130)
"""


def stopped(source: Path, reference: Path, folder: Path, state: Path, phase: str, parts: int) -> dict[str, object]:
    """Stop a run in a phase, once so many parts are kept. Tells how it ended and which files it left in the folder."""
    command = [sys.executable, "-c", _CHILD, source, reference, folder / "links.parquet", state, phase, str(parts)]
    with subprocess.Popen(
        list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        assert run.stdout is not None
        told = run.stdout.readline().strip()
        run.send_signal(signal.SIGINT)
        run.communicate("\n")
    return {"stopped at": told, "exit code": run.returncode, "files left": [path.name for path in folder.iterdir()]}


def linked(source: Path, reference: Path, out: Path, state: Path | None) -> tuple[float, int, str]:
    """Seconds, acts that had to be linked, and a fingerprint of the file."""
    from tinhso.linkage import engine
    from tinhso.linkage.configuration import shipped
    from tinhso.linkage.runs import link

    acts, link_some = 0, engine.link_some

    def counted(work: engine.Work, some: engine.Array, *rest: object) -> None:
        nonlocal acts
        acts += len(some)
        link_some(work, some, *rest)  # type: ignore[arg-type]

    engine.link_some = counted
    start = time.perf_counter()
    try:
        link(source, reference, shipped("marriages"), out, state=state, progress=lambda *_: None)
    finally:
        engine.link_some = link_some
    return time.perf_counter() - start, acts, hashlib.blake2b(out.read_bytes(), digest_size=8).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500_000)
    parser.add_argument("--noise", default="mild")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path(".var/linkage-benchmark"))
    options = parser.parse_args()
    files = options.folder / f"{options.people}-{options.noise}-{options.seed}"
    if not (files / "divorces.truth.parquet").exists():
        generate(min(options.people, FULL_PEOPLE), options.noise, options.seed, files)
    source, reference = files / "marriages.parquet", files / "population.parquet"
    with tempfile.TemporaryDirectory() as scratch:
        room, aside = Path(scratch) / "out", Path(scratch)
        room.mkdir()
        for phase in PHASES:
            print(json.dumps(stopped(source, reference, room, aside / f"state-{phase}", phase, 0)))
        acts = pq.read_metadata(source).num_rows
        print(json.dumps(stopped(source, reference, room, aside / "state", "link", 1)))
        parts = len(list((aside / "state").glob("acts-*.parquet")))
        seconds, count, whole = linked(source, reference, room / "whole.parquet", None)
        print(json.dumps({"whole run": {"seconds": round(seconds, 2), "acts linked": count, "file": whole}}))
        seconds, count, resumed = linked(source, reference, room / "links.parquet", aside / "state")
        found = {"seconds": round(seconds, 2), "acts linked": count, "file": resumed, "parts kept before": parts}
        print(json.dumps({"resumed run": found, "same file": resumed == whole}))
        table = pq.read_table(source)
        pq.write_table(table.slice(0, acts - acts // 20), aside / "first.parquet")
        linked(aside / "first.parquet", reference, room / "first.parquet", aside / "later")
        seconds, count, _ = linked(source, reference, room / "later.parquet", aside / "later")
        print(json.dumps({"with a twentieth more acts": {"seconds": round(seconds, 2), "acts linked": count}}))


if __name__ == "__main__":
    main()
