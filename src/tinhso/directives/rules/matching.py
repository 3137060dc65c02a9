"""Which task a row of another document speaks of: a row of a report, or a task that restates an earlier one. Pure.

Wording decides; number, group, deadline, lead and the document cited tell tasks apart that are worded alike. A match
is certain only when nothing speaks against it and no second task comes near.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tinhso.directives.rules.likeness import LikenessIndex, Words, words_of
from tinhso.kernel.text import fold

LEAST = 0.35  # below that, two tasks share only what all tasks share
CERTAIN_BY_WORDING = 0.85
CERTAIN_WITH_OTHER_SIGNS = 0.65
MARGIN = 0.05  # by how much a certain match is ahead of every rival
KEPT = 3

_FIGURE = re.compile(r"\d+")
_SYMBOL = re.compile(r"\d+\s*[-/]\s*[a-zđ][\w&]*(?:\s*[-/]\s*[\w&]+)*")
_NEGATIONS = frozenset({"khong", "chua"})


class Reason(StrEnum):
    """What speaks for a pair, and what against it (the last three). `SAME_DOCUMENT`: the row cites the document."""

    NUMBER_AND_GROUP = "number_and_group"
    NUMBER = "number"
    DEADLINE = "deadline"
    LEAD = "lead"
    SAME_DOCUMENT = "same_document"
    OTHER_DEADLINE = "other_deadline"
    OTHER_FIGURES = "other_figures"
    OTHER_NEGATION = "other_negation"


BONUS = {
    Reason.NUMBER_AND_GROUP: 0.06,
    Reason.NUMBER: 0.03,
    Reason.DEADLINE: 0.05,
    Reason.LEAD: 0.03,
    Reason.SAME_DOCUMENT: 0.08,
    Reason.OTHER_DEADLINE: -0.03,
    Reason.OTHER_FIGURES: -0.08,
    Reason.OTHER_NEGATION: -0.08,
}
AGAINST = frozenset({Reason.OTHER_DEADLINE, Reason.OTHER_FIGURES, Reason.OTHER_NEGATION})
SIGNS = frozenset({Reason.NUMBER_AND_GROUP, Reason.DEADLINE, Reason.SAME_DOCUMENT})


class Certainty(StrEnum):
    CERTAIN = "certain"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Described:
    """A task or a row as matching sees it. `document`: a task's own symbol, or what a row cites as its source."""

    content: str
    number: str = ""
    group: str = ""
    leads: tuple[str, ...] = ()
    dues: frozenset[date] = frozenset()
    deadline_texts: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`task` is its place among the tasks; `likeness` of the wording from 0 to 1; `score` is what candidates are
    ordered by."""

    task: int
    likeness: float
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(slots=True)
class Match:
    """What a row was matched to: `chosen`, which no other row has, and the best candidates, the chosen one first."""

    certainty: Certainty = Certainty.NONE
    chosen: Candidate | None = None
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is compared of one description, worked out once."""

    words: Words
    number: str
    group: str
    leads: frozenset[str]
    dues: frozenset[date]
    deadlines: frozenset[str]
    symbols: frozenset[str]
    figures: frozenset[str]
    negations: frozenset[str]


def match(rows: Sequence[Described], tasks: Sequence[Described], least: float = LEAST) -> list[Match]:
    """One match per row, in their order. No task is chosen for two rows."""
    known_rows, known_tasks = [_known(row) for row in rows], [_known(task) for task in tasks]
    index = LikenessIndex([task.words for task in known_tasks], [row.words for row in known_rows])
    found = [
        sorted(
            (
                _candidate(place, likeness, row, known_tasks[place])
                for place, likeness in index.nearest(row.words, least)
            ),
            key=lambda candidate: (-candidate.score, candidate.task),
        )
        for row in known_rows
    ]
    chosen = _one_to_one(found)
    rivals = _scores_by_task(found)
    return [_match(at, candidates, chosen.get(at), rivals) for at, candidates in enumerate(found)]


def _one_to_one(found: Sequence[Sequence[Candidate]]) -> dict[int, Candidate]:
    """The best pairs first, each row and each task once."""
    pairs = sorted(
        ((-candidate.score, at, candidate.task, candidate) for at, row in enumerate(found) for candidate in row),
        key=lambda pair: pair[:3],
    )
    chosen: dict[int, Candidate] = {}
    taken: set[int] = set()
    for _score, at, task, candidate in pairs:
        if at not in chosen and task not in taken:
            chosen[at] = candidate
            taken.add(task)
    return chosen


def _scores_by_task(found: Sequence[Sequence[Candidate]]) -> dict[int, list[tuple[float, int]]]:
    """Task → (score, row) of its two best rows."""
    scores: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at, row in enumerate(found):
        for candidate in row:
            scores[candidate.task].append((candidate.score, at))
    return {task: sorted(best, reverse=True)[:2] for task, best in scores.items()}


def _match(
    at: int,
    candidates: list[Candidate],
    chosen: Candidate | None,
    rivals: dict[int, list[tuple[float, int]]],
) -> Match:
    if chosen is None:
        return Match(candidates=candidates[:KEPT])
    others = [candidate for candidate in candidates if candidate.task != chosen.task]
    best_other = max(
        [candidate.score for candidate in others] + [score for score, row in rivals[chosen.task] if row != at],
        default=0.0,
    )
    certain = _is_certain(chosen) and chosen.score - best_other >= MARGIN
    return Match(Certainty.CERTAIN if certain else Certainty.POSSIBLE, chosen, [chosen, *others][:KEPT])


def _is_certain(candidate: Candidate) -> bool:
    if AGAINST & set(candidate.reasons):
        return False
    if candidate.likeness >= CERTAIN_BY_WORDING:
        return True
    return candidate.likeness >= CERTAIN_WITH_OTHER_SIGNS and bool(SIGNS & set(candidate.reasons))


def _candidates(row: _Known, tasks: Sequence[_Known], near: Iterable[tuple[int, float]]) -> list[Candidate]:
    """The tasks that are worded alike, the best first."""
    made = (_candidate(place, likeness, row, tasks[place]) for place, likeness in near)
    return sorted(made, key=lambda candidate: (-candidate.score, candidate.task))


def _candidate(place: int, likeness: float, row: _Known, task: _Known) -> Candidate:
    reasons = tuple(_reasons(row, task))
    return Candidate(place, likeness, likeness + sum(BONUS[reason] for reason in reasons), reasons)


def _reasons(row: _Known, task: _Known) -> Iterable[Reason]:
    if row.number and row.number == task.number:
        yield Reason.NUMBER_AND_GROUP if row.group and row.group == task.group else Reason.NUMBER
    if row.symbols & task.symbols:
        yield Reason.SAME_DOCUMENT
    if (row.dues & task.dues) or (row.deadlines & task.deadlines):
        yield Reason.DEADLINE
    elif row.dues and task.dues:
        yield Reason.OTHER_DEADLINE
    if row.leads & task.leads:
        yield Reason.LEAD
    if row.figures != task.figures:
        yield Reason.OTHER_FIGURES
    if row.negations != task.negations:
        yield Reason.OTHER_NEGATION


def _known(described: Described) -> _Known:
    words = words_of(described.content)
    return _Known(
        words=words,
        number=fold(described.number).strip(" ."),
        group=fold(described.group).strip(" ."),
        leads=frozenset(fold(lead) for lead in described.leads),
        dues=described.dues,
        deadlines=frozenset(fold(text) for text in described.deadline_texts if text.strip()),
        symbols=frozenset(_plain_symbol(found) for found in _SYMBOL.findall(fold(described.document))),
        figures=frozenset(figure.lstrip("0") for figure in _FIGURE.findall(described.content)),
        negations=_NEGATIONS.intersection(words),
    )


def _plain_symbol(symbol: str) -> str:
    return re.sub(r"\s+", "", symbol).replace("-", "/").lstrip("0")
