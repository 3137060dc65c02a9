"""The internal process of a procedure as a graph: whether a dossier can go through it, and how it is drawn. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tinhso.onestop.rules.choices import Ending, Level
from tinhso.onestop.rules.plain import Problem, Slip
from tinhso.onestop.rules.procedure import Content, Outcome, Step


def check(content: Content) -> tuple[Problem, ...]:
    """What keeps the process from being used: steps that no dossier reaches or gets out of, outcomes that lead nowhere,
    no way to a result, more working hours than were promised. A procedure that only informs needs no process."""
    steps = content.steps
    if not steps:
        return () if content.service.level is Level.INFORMATION else (Problem("steps", Slip.NO_STEPS),)
    lost = tuple(_lost(steps))
    return lost or (*_stuck(steps), *_no_result(steps), *_over_time(content))


def longest(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The way through the process that takes most working hours, no step twice: sending back starts no new count."""
    return _longest(in_order(steps), _forward(steps)) if steps else ()


def in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that a dossier may reach, each after all that lead forward to it; the first step first."""
    by_code = {step.code: step for step in steps}
    done: dict[str, None] = {}
    forward = _forward(steps)

    def visit(code: str) -> None:
        for outcome in reversed(forward.get(code, ())):
            if outcome.next not in done:
                visit(outcome.next)
        done[code] = None

    if steps:
        visit(steps[0].code)
    return tuple(by_code[code] for code in reversed(done))


class Way(StrEnum):
    """How an arrow of the picture runs: to the step right below, over steps, back up, or out."""

    NEXT = "next"
    OVER = "over"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Arrow:
    """From row to row, rows counted from 0. Arrows that overlap on one side of the column run in different `lane`s."""

    start: int
    end: int
    labels: tuple[str, ...]
    way: Way
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """One column: the steps from the top, below them the ways in which the process ends."""

    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    arrows: tuple[Arrow, ...]


def picture(steps: Sequence[Step]) -> Picture:
    """How the process is drawn; steps that can't be reached are left out."""
    ordered = in_order(steps)
    outcomes = [outcome for step in ordered for outcome in step.outcomes]
    endings = tuple(ending for ending in Ending if any(outcome.ends is ending for outcome in outcomes))
    rows: dict[str, int] = {step.code: row for row, step in enumerate(ordered)}
    ends = {ending: len(ordered) + row for row, ending in enumerate(endings)}
    labels: dict[tuple[int, int], list[str]] = {}
    for row, step in enumerate(ordered):
        for outcome in step.outcomes:
            target = ends[outcome.ends] if outcome.ends else rows.get(outcome.next)
            if target is not None:
                labels.setdefault((row, target), []).append(outcome.name)
    return Picture(ordered, endings, tuple(_in_lanes(labels)))


def _in_lanes(labels: Mapping[tuple[int, int], Sequence[str]]) -> Iterator[Arrow]:
    """Shorter arrows run nearer to the column."""
    taken: dict[Way, list[list[tuple[int, int]]]] = {Way.OVER: [], Way.BACK: []}
    for (start, end), names in sorted(labels.items(), key=lambda item: (abs(item[0][1] - item[0][0]), item[0])):
        way = Way.NEXT if end == start + 1 else Way.BACK if end <= start else Way.OVER
        lane = 0 if way is Way.NEXT else _free_lane(taken[way], min(start, end), max(start, end))
        yield Arrow(start, end, tuple(names), way, lane)


def _free_lane(lanes: list[list[tuple[int, int]]], top: int, bottom: int) -> int:
    for number, lane in enumerate(lanes):
        if all(bottom < other_top or top > other_bottom for other_top, other_bottom in lane):
            lane.append((top, bottom))
            return number
    lanes.append([(top, bottom)])
    return len(lanes) - 1


def _lost(steps: Sequence[Step]) -> Iterator[Problem]:
    """Outcomes that name no step."""
    codes = {step.code for step in steps}
    for at, step in enumerate(steps, 1):
        for place, outcome in enumerate(step.outcomes, 1):
            if outcome.next and outcome.next not in codes:
                yield Problem(f"steps[{at}].outcomes[{place}].next", Slip.NO_SUCH_STEP, {"name": outcome.next})


def _stuck(steps: Sequence[Step]) -> Iterator[Problem]:
    reached = {step.code for step in in_order(steps)}
    leads_out = _leading_to(steps, {step.code for step in steps if any(outcome.ends for outcome in step.outcomes)})
    for at, step in enumerate(steps, 1):
        if step.code not in reached:
            yield Problem(f"steps[{at}]", Slip.UNREACHABLE, {"name": step.name})
        elif step.code not in leads_out:
            yield Problem(f"steps[{at}]", Slip.NO_WAY_OUT, {"name": step.name})


def _no_result(steps: Sequence[Step]) -> Iterator[Problem]:
    if not any(outcome.ends is Ending.RESULT for step in in_order(steps) for outcome in step.outcomes):
        yield Problem("steps", Slip.NO_RESULT)


def _over_time(content: Content) -> Iterator[Problem]:
    hours = sum(step.hours for step in longest(content.steps))
    promised = content.term.promised.hours
    if hours > promised:
        yield Problem("steps", Slip.OVER_TIME, {"hours": f"{hours:g}", "promised": str(promised)})


def _leading_to(steps: Iterable[Step], ends: set[str]) -> set[str]:
    """The codes of the steps from which one of these can be reached."""
    known, grown = set(ends), True
    while grown:
        more = {
            step.code
            for step in steps
            if step.code not in known and any(outcome.next in known for outcome in step.outcomes)
        }
        grown = bool(more)
        known |= more
    return known


def _forward(steps: Sequence[Step]) -> dict[str, tuple[Outcome, ...]]:
    """By step, the outcomes that lead on: not those back to a step that the dossier has been through already."""
    by_code = {step.code: step for step in steps}
    forward: dict[str, tuple[Outcome, ...]] = {}
    above: set[str] = set()

    def visit(code: str) -> None:
        above.add(code)
        onward = []
        for outcome in by_code[code].outcomes:
            if outcome.next in by_code and outcome.next not in above:
                onward.append(outcome)
                if outcome.next not in forward:
                    visit(outcome.next)
        above.discard(code)
        forward[code] = tuple(onward)

    if steps:
        visit(steps[0].code)
    return forward


def _longest(ordered: Sequence[Step], forward: Mapping[str, Sequence[Outcome]]) -> tuple[Step, ...]:
    best: dict[str, tuple[float, tuple[Step, ...]]] = {}
    for step in reversed(ordered):
        onward = max((best[outcome.next] for outcome in forward[step.code]), key=lambda way: way[0], default=(0.0, ()))
        best[step.code] = (step.hours + onward[0], (step, *onward[1]))
    return best[ordered[0].code][1]
