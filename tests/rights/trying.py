"""Something that changes, tried by everybody: whoever may, one after the other; whoever may not, all in a row, and only
if something has changed afterwards, who did it."""

from collections.abc import Callable, Sequence
from typing import Any

from tests.rights.people import Visitor, not_served
from tests.rights.state import State, changed, stored, undone
from tests.rights.table import Sample
from tests.rights.world import Place

DENIED = "access.denied"

Send = Callable[[Visitor], Any]
NotRefused = Callable[[Any, Visitor, Sample], str]


def near(everybody: Sequence[Visitor], where: str) -> list[Visitor]:
    """Who is tried at a place: near misses at their own alone."""
    return [visitor for visitor in everybody if visitor.far or where == "north"]


def faults(people: Sequence[Visitor], sample: Sample, place: Place, send: Send, refusal: NotRefused) -> dict[str, str]:
    """What is wrong with the answers, by who got them."""
    before = stored(DENIED)
    may = [visitor for visitor in people if sample.rule(visitor.actor, place)]
    barred = [visitor for visitor in people if visitor not in may]
    found = {visitor.who: _served(visitor, sample, send, before) for visitor in may}
    return {who: fault for who, fault in (found | _refused(barred, sample, send, refusal, before)).items() if fault}


def _served(visitor: Visitor, sample: Sample, send: Send, before: State) -> str:
    with undone():
        answer = send(visitor)
        moved = changed(before, stored(DENIED))
    if fault := not_served(answer):
        return fault
    if sample.changes in (None, bool(moved)):
        return ""
    return f"answered {answer.status_code}, changed {moved or 'nothing'}{_form_errors(answer)}"


def _refused(
    barred: Sequence[Visitor], sample: Sample, send: Send, refusal: NotRefused, before: State
) -> dict[str, str]:
    with undone():
        answers = [(visitor, send(visitor)) for visitor in barred]
        moved = changed(before, stored(DENIED))
    found = {visitor.who: refusal(answer, visitor, sample) for visitor, answer in answers}
    for visitor in barred if moved else []:
        with undone():
            send(visitor)
            if mine := changed(before, stored(DENIED)):
                found[visitor.who] += f" refused, but changed {mine}"
    return found


def _form_errors(answer: Any) -> str:
    form = answer.context.get("form") if getattr(answer, "context", None) else None
    return f" {form.errors.as_json()}" if getattr(form, "errors", None) else ""
