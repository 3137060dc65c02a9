"""Every address that changes something × everybody, inside and outside their scope: it works for whom the table says,
and whoever is refused changes nothing at all."""

from typing import Any

import pytest

from tests.rights.people import Visitor, not_refused, not_served, places, url_of, visitors
from tests.rights.state import State, changed, stored, undone
from tests.rights.table import ADDRESSES, Sample
from tests.rights.world import Place, World

pytestmark = pytest.mark.django_db

DENIED = "access.denied"
POSTED = sorted(name for name, samples in ADDRESSES.items() if any(sample.method == "post" for sample in samples))


@pytest.fixture(scope="module")
def everybody(world: World) -> list[Visitor]:
    return visitors(world)


@pytest.mark.parametrize("name", POSTED)
def test_only_those_whom_the_table_names_change_something(name: str, world: World, everybody: list[Visitor]) -> None:
    wrong: list[str] = []
    before = stored(DENIED)
    for sample in (each for each in ADDRESSES[name] if each.method == "post"):
        for where, place in places(world, sample):
            url = url_of(name, sample, place)
            near = [visitor for visitor in everybody if visitor.far or where == "north"]
            problems = _served(near, sample, place, url, before) | _refused(near, sample, place, url, before)
            wrong += [f"{who} · POST {url} ({where}): {problem}" for who, problem in problems.items()]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_a_method_that_an_address_does_not_take_does_nothing(name: str, world: World, everybody: list[Visitor]) -> None:
    """Tried by somebody who may use the address as it is meant."""
    sample = ADDRESSES[name][0]
    visitor = next((each for each in everybody if sample.rule(each.actor, world.north)), everybody[0])
    url = url_of(name, sample, world.north)
    before = stored(DENIED)
    for method in sorted({"get", "post", "put", "delete"} - {each.method for each in ADDRESSES[name]}):
        with undone():
            answer = getattr(visitor.client, method)(url)
            if method in ("get", "post"):
                assert answer.status_code in (403, 404, 405), f"{method} is answered with {answer.status_code}"
            assert not changed(before, stored(DENIED)), f"{method} changed something"


def _served(people: list[Visitor], sample: Sample, place: Place, url: str, before: State) -> dict[str, str]:
    """Who may, one after the other: each of them changes something."""
    problems = {}
    for visitor in people:
        if not sample.rule(visitor.actor, place):
            continue
        with undone():
            answer = visitor.client.post(url, sample.data(place))
            moved = changed(before, stored(DENIED))
        problem = not_served(answer)
        if not problem and sample.changes not in (None, bool(moved)):
            problem = f"answered {answer.status_code}, changed {moved or 'nothing'}{_form_errors(answer)}"
        if problem:
            problems[visitor.who] = problem
    return problems


def _refused(people: list[Visitor], sample: Sample, place: Place, url: str, before: State) -> dict[str, str]:
    """Who may not, all in a row; only if something has changed afterwards, who did it."""
    barred = [visitor for visitor in people if not sample.rule(visitor.actor, place)]
    with undone():
        answers = {visitor.who: (visitor, visitor.client.post(url, sample.data(place))) for visitor in barred}
        moved = changed(before, stored(DENIED))
    problems = {who: not_refused(answer, visitor, sample) for who, (visitor, answer) in answers.items()}
    for visitor in barred if moved else []:
        with undone():
            visitor.client.post(url, sample.data(place))
            if changed(before, stored(DENIED)):
                problems[visitor.who] += f" refused, but changed {moved}"
    return {who: problem for who, problem in problems.items() if problem}


def _form_errors(answer: Any) -> str:
    form = answer.context.get("form") if getattr(answer, "context", None) else None
    return f" {form.errors.as_json()}" if getattr(form, "errors", None) else ""
