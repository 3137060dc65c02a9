"""Counts how much each sign weighs in `tinhso.checker.weighing`, and how well the scales weigh texts never seen.

`python -m benchmarks.checker.weighing [--write] [--without E]`. Over paragraphs and reports of the dev split, from two
seeds, every relation that fails in a text is looked at: it is *meant* if it holds with the figure that was mistyped put
right, and *accidental* if it has nothing to do with a mistyped figure. A logistic regression over the signs gives the
weights. What counts is printed: for every set, the errors that the weights of all **other** sets find in it, and the
accidental relations that they believe. With `--write` weights.toml is written instead; `--without` leaves sets out.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import tinhso.checker.weighing as scales
from benchmarks.checker.injection import Passage
from benchmarks.checker.locating import locate
from benchmarks.checker.paragraphs import paragraphs
from benchmarks.checker.reports import reports
from benchmarks.checker.scoring import PAGE
from tinhso.checker.claim import Reading
from tinhso.checker.equations import Equation, holds
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.passages import walk
from tinhso.checker.weighing.candidates import candidates_in
from tinhso.kernel.number_words import parse_number_words
from tinhso.kernel.numbers import parse_number
from tinhso.papers import read_bytes

WEIGHTS = Path(scales.__file__).parent / "weights.toml"
SEEDS = (1, 2)
THRESHOLDS = {  # what is believed, and what is found misread
    "share": (1.3, -3.5),
    "sum": (1.4, -3.5),
    "change": (1.0, -3.5),
    "whole": (1.5, -3.5),
    "repeat": (2.4, -3.5),
    "listing": (1.2, -3.5),
}
_SETS = ("a", "b", "c", "E", "f", "g", "k", "l", "h", "m", "n", "p")
_RARE = 8  # relations that a sign must have been seen in
_PENALTY = 3.0
_TURNS = 12
_THINNED = 3
_TOUCHING = 0.2  # weight of relations that have a mistyped figure, but aren't mended by it
_NOTHING = 0.05  # weights nearer to zero are left out

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A relation that fails: of which set and text, whether it is meant (None: near an error), and its signs."""

    sort: str
    group: str
    text: str
    meant: bool | None
    signs: frozenset[str]


def cases_of(passages: Iterable[Passage]) -> Iterator[Case]:
    for passage in passages:
        reading = Reading.of(walk(read_bytes(passage.text.encode())))
        wrong = list(_mistyped(passage, reading))
        group = _group(passage.template)
        for candidate in candidates_in(reading, set()):
            meant = _is_meant(candidate.equation, wrong)
            yield Case(candidate.sort, group, passage.name, meant, candidate.signs)


def _group(template: str) -> str:
    """The set that a template came with."""
    first = template.removeprefix("report-").removeprefix("h-report-").partition("-")[0]
    return first if first in _SETS else "first"


def _mistyped(passage: Passage, reading: Reading) -> Iterator[tuple[Number, Decimal]]:
    """The numbers that were broken, with their right values."""
    places = locate(passage, reading.walk.text)
    for truth in passage.truths:
        place, ratio = places.get(truth.slot), _ratio(truth.right, passage.slots[truth.slot].shown)
        for numbers in reading.numbers.values():
            for number in numbers:
                span = number.span()
                if place and ratio and number.readings and span.start < place[1] and place[0] < span.end:
                    yield number, (number.value * ratio).normalize()


def _ratio(right: str, wrong: str) -> Decimal | None:
    try:
        return _value(right) / _value(wrong)
    except (ValueError, ArithmeticError):
        return None


def _value(text: str) -> Decimal:
    shown = text.rstrip("% ")
    return parse_number(shown).value if shown[:1].isdigit() else Decimal(parse_number_words(shown.lower()))


def _is_meant(equation: Equation, wrong: Sequence[tuple[Number, Decimal]]) -> bool | None:
    touched = [(number, right) for number, right in wrong if number in equation.numbers]
    if not touched:
        return False
    return any(holds(equation, {number: right.quantize(number.step)}) for number, right in touched) or None


def fitted(all_cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each sign, that of none under the empty name. Of the accidental relations a third goes for all."""
    cases = [case for at, case in enumerate(all_cases) if case.meant is not False or at % _THINNED == 0]
    signs = ["", *(sign for sign, seen in Counter(s for case in cases for s in case.signs).items() if seen >= _RARE)]
    seen = _matrix(cases, signs)
    meant = np.array([float(case.meant is True) for case in cases])
    counted = np.array([{None: _TOUCHING, True: 1.0, False: _THINNED}[case.meant] for case in cases])
    penalty = np.full(len(signs), _PENALTY)
    penalty[0] = 0.001
    found = np.zeros(len(signs))
    for _ in range(_TURNS):
        likely = 1 / (1 + np.exp(-np.clip(seen @ found, -30, 30)))
        slope = seen.T @ (counted * (meant - likely)) - penalty * found
        curve = (seen.T * (counted * likely * (1 - likely) + 1e-9)) @ seen + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-2:
            break
    return {sign: float(weight) for sign, weight in zip(signs, found, strict=True)}


def _matrix(cases: Sequence[Case], signs: Sequence[str]) -> Array:
    places = {sign: at for at, sign in enumerate(signs)}
    found = np.zeros((len(cases), len(signs)))
    found[:, 0] = 1
    for row, case in enumerate(cases):
        found[row, [places[sign] for sign in case.signs if sign in places]] = 1
    return found


def scored(case: Case, weights: dict[str, float]) -> float:
    return weights[""] + sum(weights.get(sign, 0.0) for sign in case.signs)


def first_sight(cases: Sequence[Case], pages: float) -> Iterator[str]:
    """For each sort, what the weights of all other sets find in each set, and what they believe by accident."""
    for sort, (believed, _) in THRESHOLDS.items():
        own = [case for case in cases if case.sort == sort]
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        accidents: set[tuple[str, frozenset[str]]] = set()
        for group in sorted({case.group for case in own}):
            weights = fitted([case for case in own if case.group != group])
            best: dict[str, float] = {}
            for case in own:
                if case.group == group:
                    score = scored(case, weights)
                    if case.meant:
                        best[case.text] = max(score, best.get(case.text, score))
                    elif case.meant is False and score >= believed:
                        accidents.add((case.text, case.signs))
            found[group] = [sum(score >= believed for score in best.values()), len(best)]
        hits, errors = (sum(one[at] for one in found.values()) for at in (0, 1))
        each = ", ".join(f"{group} {one[0]}/{one[1]}" for group, one in found.items())
        often = len(accidents) * 20 / pages
        yield f"{sort}: {hits}/{errors} = {hits / errors:.1%}, {often:.2f} accidents per 20 pages ({each})"


def written(cases: Sequence[Case]) -> str:
    """The weights of all cases as weights.toml."""
    lines = ["# Log-odds by sign; counted by benchmarks/checker/weighing.py, not written by hand."]
    for sort, (believed, misread) in THRESHOLDS.items():
        weights = fitted([case for case in cases if case.sort == sort])
        lines += ["", f"[{sort}]", f"base = {weights.pop(''):.2f}", f"believed = {believed}", f"misread = {misread}"]
        lines += ["", f"[{sort}.signs]"]
        kept = {sign: weight for sign, weight in weights.items() if abs(weight) >= _NOTHING}
        lines += [f'"{sign}" = {weight:.2f}' for sign, weight in sorted(kept.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--without", default="", help="sets that are left out, as: E,k")
    chosen = arguments.parse_args()
    passages = [p for seed in SEEDS for p in (*paragraphs("dev", seed), *reports("dev", seed))]
    passages = [p for p in passages if _group(p.template) not in chosen.without.split(",")]
    cases = list(cases_of(passages))
    pages = sum(len(passage.text) for passage in passages) / PAGE
    print(f"{len(cases)} relations that fail on {pages:.0f} pages")
    if chosen.write:
        WEIGHTS.write_text(written(cases), encoding="utf-8")
    else:
        for line in first_sight(cases, pages):
            print(line, flush=True)


if __name__ == "__main__":
    main()
