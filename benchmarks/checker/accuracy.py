"""How much of what was broken the checker finds, and what it says besides.

`python -m benchmarks.checker.accuracy [--split dev|held-out|all] [--seed N] [--misses]`. A page is 2.500 characters.
An error counts as found when a contradiction points at it (for an absent appendix a doubt is enough); other doubts are
counted apart. `named`: by a kind of the claims that broke; `settled`: the suggestion makes every claim around it agree;
`restored`: it gives back the very figure. `--misses` prints passages: whoever writes rules doesn't use it on the
held-out split.
"""

import argparse
import sys
from collections.abc import Iterator

from benchmarks.checker.paragraphs import SPLITS, paragraphs
from benchmarks.checker.reports import reports
from benchmarks.checker.scoring import Score, measure
from benchmarks.machine import fingerprint, load_average

COLUMNS = ("injected", "found", "recall", "doubted", "named", "settled", "restored")


def _lines(title: str, score: Score) -> Iterator[str]:
    injected, found, false = score.injected.total(), score.found.total(), score.false.total()
    said = score.right + false
    yield f"\n{title}: {score.passages} ({score.clean} clean), {score.pages:.0f} pages"
    speed = score.pages / max(score.seconds, 1e-9)
    yield f"  {score.seconds:.2f} s, {speed:.0f} pages per second, {score.crashes} crashes"
    yield f"  {'kind':12}" + "".join(f"{name:>10}" for name in COLUMNS)
    for kind in [*sorted(score.injected), "all"]:
        yield _row(kind, score)
    yield f"  precision {score.right}/{said} = {score.right / max(1, said):.1%}; recall {found / max(1, injected):.1%}"
    yield (
        f"  false alarms {false} = {false * 20 / max(score.pages, 1e-9):.2f} per 20 pages {dict(score.false)}; "
        f"doubts besides {score.doubts.total()} = {score.doubts.total() * 20 / max(score.pages, 1e-9):.2f} per 20 pages"
    )
    yield f"  numbers in a claim {score.covered}/{score.numbers} = {score.covered / max(1, score.numbers):.1%}"


def _row(kind: str, score: Score) -> str:
    counters = (score.injected, score.found, score.doubted, score.named, score.settled, score.restored)
    asked, found, *rest = (counter.total() if kind == "all" else counter[kind] for counter in counters)
    return f"  {kind:12}{asked:10}{found:10}{found / max(1, asked):10.1%}" + "".join(f"{one:10}" for one in rest)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "held-out", "all"), default="all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    print(" ".join(f"{name}={value}" for name, value in fingerprint().items()), f"load={load_average()}")
    for split in SPLITS if options.split == "all" else (options.split.replace("-", ""),):
        parts = {
            "paragraphs": measure(paragraphs(split, options.seed)),
            "reports as text": measure(reports(split, options.seed)),
            "reports as .docx": measure(reports(split, options.seed, ruined=False), docx=True),
        }
        for title, score in parts.items():
            print("\n".join(_lines(f"{split}, {title}", score)))
            if options.misses:
                print("".join(f"    {note}\n" for note in score.notes), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
