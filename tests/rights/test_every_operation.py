"""Every operation of the API's own description × every role, inside and outside its scope."""

from functools import partial
from typing import Any

import pytest

from tests.rights.operations import OPERATIONS
from tests.rights.people import Visitor, no_problem, visitors
from tests.rights.table import Sample
from tests.rights.trying import SHARES, faults, near, share_of
from tests.rights.world import Place, World
from tinhso.site.api import api

pytestmark = pytest.mark.django_db
CHANGING = sorted(each for each in OPERATIONS if not each.startswith("GET "))


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


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("operation", CHANGING)
def test_only_those_whom_the_table_names_change_something(
    operation: str, share: int, world: World, everybody: list[Visitor]
) -> None:
    """What is only read is tried in test_reading."""
    trying = share_of(CHANGING.index(operation), share)
    method, _space, path = operation.partition(" ")
    wrong: list[str] = []
    for sample in OPERATIONS[operation]:
        for where, place in world.places.items():
            url = path.format(**sample.args(place))
            send = partial(_call, url=url, sample=sample, place=place)
            found = faults(near(everybody, where), sample, place, send, no_problem, trying)
            wrong += [f"{who} · {method} {url} ({where}): {fault}" for who, fault in found.items()]
    assert not wrong, "\n".join(wrong)


def _call(visitor: Visitor, url: str, sample: Sample, place: Place) -> Any:
    return getattr(visitor.client, sample.method)(url, sample.data(place), content_type="application/json")
