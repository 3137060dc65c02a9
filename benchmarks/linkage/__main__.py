"""Compare with Splink on the same files in one run: `python -m benchmarks.linkage --people 50000 --noise harsh`.

Files are generated with --seed if they aren't there yet. Each engine runs in a process of its own, the product's
first on a few people, uncounted: what isn't compiled yet gets compiled.
"""

import argparse
import json
import multiprocessing
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import polars as pl

from benchmarks.linkage.generate import FULL_PEOPLE, generate
from benchmarks.linkage.measure import decision_quality, quality
from benchmarks.linkage.noise import PROFILES
from benchmarks.linkage.targets import targets


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=FULL_PEOPLE)
    parser.add_argument("--noise", choices=PROFILES, default="harsh")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path(".var/linkage-benchmark"))
    parser.add_argument("--without-peer", action="store_true")
    parser.add_argument("--only", choices=("ours", "divorces", "splink"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = options.folder / f"{options.people}-{options.noise}-{options.seed}"
    if not (folder / "divorces.truth.parquet").exists():
        # In a process of its own: the memory it takes would count as the engines'.
        made = multiprocessing.get_context("spawn").Process(
            target=generate, args=(options.people, options.noise, options.seed, folder)
        )
        made.start()
        made.join()
    if options.only:
        print(json.dumps(_measure(options.only, folder)))
        return
    print(json.dumps({"machine": _fingerprint(), "files": folder.name}))
    results = {}
    for engine in ("ours", "divorces") + (() if options.without_peer else ("splink",)):
        if engine == "ours":
            _alone(engine, argparse.Namespace(**vars(options) | {"people": 5000}))  # compiles
        results[engine] = _alone(engine, options)
        print(json.dumps({engine: results[engine]}, indent=1))
    ratios = _ratios(results["ours"], results["splink"]) if "splink" in results else {}
    print(json.dumps(ratios, indent=1))
    print("\n".join(targets(options.noise, results, ratios)))


def _alone(engine: str, options: argparse.Namespace) -> dict[str, object]:
    arguments = ["--people", str(options.people), "--noise", options.noise, "--seed", str(options.seed)]
    command = [
        sys.executable,
        "-m",
        "benchmarks.linkage",
        *arguments,
        "--folder",
        str(options.folder),
        "--only",
        engine,
    ]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    result["process_seconds"] = round(time.perf_counter() - start, 2)
    return result


def _measure(engine: str, folder: Path) -> dict[str, object]:
    if engine == "splink":
        from benchmarks.linkage.splink_peer import link

        start = time.perf_counter()
        best, seconds = link(folder)
        return _finish(start, seconds, asdict(quality(best, _truth(folder))))
    from tinhso.linkage.configuration import shipped
    from tinhso.linkage.runs import link as run

    name, reference = ("divorces", "marriages") if engine == "divorces" else ("marriages", "population")
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "links.parquet"
        start = time.perf_counter()
        outcome = run(
            folder / f"{name}.parquet", folder / f"{reference}.parquet", shipped(name), out, progress=lambda *_: None
        )
        took = time.perf_counter()
        links = pl.read_parquet(out).select(
            mention="source_id",
            reference="reference_id",
            probability="probability",
            decision=pl.col("decision").cast(str),
        )
    seconds = outcome.summary.seconds | {"all": took - start}
    if engine == "divorces":
        return _finish(start, seconds, _divorces(links, pl.read_parquet(folder / "divorces.truth.parquet")))
    truth = _truth(folder)
    found = asdict(quality(links, truth)) | asdict(decision_quality(links, truth))
    return _finish(start, seconds, found)


def _divorces(links: pl.DataFrame, truth: pl.DataFrame) -> dict[str, object]:
    joined = truth.join(links, left_on="judgment", right_on="mention")
    with_record = joined.filter(pl.col("act").is_not_null())
    right = (pl.col("reference") == pl.col("act")).fill_null(False)
    matches = joined.filter(pl.col("decision") == "match")
    return {
        "with_record": len(with_record),
        "found": with_record.select(right.mean()).item(),
        "matches": len(matches),
        "wrong_matches": matches.select((~right).sum()).item(),
        "strangers_matched": matches.filter(pl.col("act").is_null()).height,
    }


def _truth(folder: Path) -> pl.DataFrame:
    truth = pl.read_parquet(folder / "marriages.truth.parquet")
    return truth.select(mention=pl.format("{}:{}", "act", "side"), person="so_dinh_danh")


def _finish(start: float, seconds: dict[str, float], found: dict[str, object]) -> dict[str, object]:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    peak = usage.ru_maxrss / 1024
    return {
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 2),
        "load": round(os.getloadavg()[0], 1),
        "seconds": {phase: round(value, 2) for phase, value in seconds.items()},
        "peak_mb": round(peak),
        **{key: round(value, 6) if isinstance(value, float) else value for key, value in found.items()},
    }


def _ratios(ours: dict[str, object], peer: dict[str, object]) -> dict[str, float]:
    mine, theirs = ours["seconds"], peer["seconds"]
    assert isinstance(mine, dict)
    assert isinstance(theirs, dict)
    return {
        "times faster than the peer's whole run": round(sum(theirs.values()) / mine["all"], 2),
        "times faster than the peer without its cleaning": round(
            (sum(theirs.values()) - theirs["clean"]) / mine["all"], 2
        ),
        "times faster than the peer's inference": round(theirs["infer"] / mine["all"], 2),
        "times less processor time, processes whole": round(
            float(str(peer["cpu_seconds"])) / float(str(ours["cpu_seconds"])), 2
        ),
        "fewer errors (1 - F1)": round(1 - (1 - _number(ours, "f1")) / (1 - _number(peer, "f1")), 3),
    }


def _number(result: dict[str, object], key: str) -> float:
    return float(str(result[key]))


def _fingerprint() -> str:
    load = os.getloadavg()[0]
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}"


if __name__ == "__main__":
    main()
