"""Every operation of the API's own description × every role, inside and outside its scope."""

from typing import Any

import pytest

from tests.rights.operations import OPERATIONS
from tests.rights.people import Visitor, no_problem, not_served, visitors
from tests.rights.state import State, changed, stored, undone
from tests.rights.table import Sample
from tests.rights.world import Place, World
from tinhso.site.api import api

pytestmark = pytest.mark.django_db
DENIED = "access.denied"


@pytest.fixture(scope="module")
def everybody(world: World) -> list[Visitor]:
    return visitors(world)


def described() -> list[str]:
    """Every operation as the OpenAPI document writes it: "GET /api/v1/…"."""
    paths: dict[str, Any] = api.get_openapi_schema()["paths"]
    return sorted(f"{method.upper()} {path}" for path, methods in paths.items() for method in methods)


def test_the_table_knows_every_operation_and_no_other() -> None:
    unknown, gone = sorted(set(described()) - set(OPERATIONS)), sorted(set(OPERATIONS) - set(described()))
    assert not unknown, f"tell the walk who may do these (tests/rights/operations.py): {unknown}"
    assert not gone, f"the table speaks of operations that there aren't: {gone}"


@pytest.mark.parametrize("operation", sorted(each for each in OPERATIONS if not each.startswith("GET ")))
def test_only_those_whom_the_table_names_change_something(
    operation: str, world: World, everybody: list[Visitor]
) -> None:
    """What is only read is tried in test_reading."""
    wrong: list[str] = []
    before = stored(DENIED)
    for sample in OPERATIONS[operation]:
        for where, place in world.places.items():
            url = operation.partition(" ")[2].format(**sample.args(place))
            for visitor in everybody:
                if visitor.far or where == "north":
                    problem = _try(visitor, sample, place, url, before)
                    wrong += [f"{visitor.who} · {operation} {url} ({where}): {problem}"] if problem else []
    assert not wrong, "\n".join(wrong)


def _try(visitor: Visitor, sample: Sample, place: Place, url: str, before: State) -> str:
    with undone():
        call = getattr(visitor.client, sample.method)
        answer = call(url, sample.data(place), content_type="application/json")
        moved = changed(before, stored(DENIED))
    if not sample.rule(visitor.actor, place):
        return no_problem(answer, visitor, sample) or (f"changed {moved}" if moved else "")
    return not_served(answer) or ("" if moved else f"answered {answer.status_code}, but nothing changed")
