"""Something that changes, tried by everybody: whoever may, one after the other; whoever may not, all in a row, and only
if something has changed afterwards, who did it."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.rights.people import Visitor, not_served
from tests.rights.state import watched
from tests.rights.table import Sample
from tests.rights.world import Place

DENIED = "access.denied"

Send = Callable[[Visitor], Any]
NotRefused = Callable[[Any, Visitor, Sample], str]


Share = Callable[[list[Visitor]], list[Visitor]]
WHOLE, HALF = 1, 2
SHARES = [HALF, pytest.param(WHOLE, marks=pytest.mark.prove)]
"""`make test` lets half of the people try each thing, the other half the next;
`make prove` lets everybody try everything."""


def share_of(turn: int, share: int) -> Share:
    return lambda people: people[turn % share :: share]


def near(everybody: Sequence[Visitor], where: str) -> list[Visitor]:
    """Who is tried at a place: near misses at their own alone."""
    return [visitor for visitor in everybody if visitor.far or where == "north"]


def faults(
    people: Sequence[Visitor], sample: Sample, place: Place, send: Send, refusal: NotRefused, share: Share
) -> dict[str, str]:
    """What is wrong with the answers, by who got them; of those who may, somebody always tries."""
    may = [visitor for visitor in people if sample.rule(visitor.actor, place)]
    barred = share([visitor for visitor in people if visitor not in may])
    may = share(may) or may[:1]
    found = {visitor.who: _served(visitor, sample, send) for visitor in may}
    return {who: fault for who, fault in (found | _refused(barred, sample, send, refusal)).items() if fault}


def _served(visitor: Visitor, sample: Sample, send: Send) -> str:
    with watched(DENIED) as seen:
        answer = send(visitor)
    if fault := not_served(answer):
        return fault
    if sample.changes in (None, bool(seen.changed)):
        return ""
    return f"answered {answer.status_code}, changed {seen.changed or 'nothing'}{_form_errors(answer)}"


def _refused(barred: Sequence[Visitor], sample: Sample, send: Send, refusal: NotRefused) -> dict[str, str]:
    with watched(DENIED) as all_of_them:
        answers = [(visitor, send(visitor)) for visitor in barred]
    found = {visitor.who: refusal(answer, visitor, sample) for visitor, answer in answers}
    for visitor in barred if all_of_them.changed else []:
        with watched(DENIED) as seen:
            send(visitor)
        if seen.changed:
            found[visitor.who] += f" refused, but changed {seen.changed}"
    return found


def _form_errors(answer: Any) -> str:
    form = answer.context.get("form") if getattr(answer, "context", None) else None
    return f" {form.errors.as_json()}" if getattr(form, "errors", None) else ""
