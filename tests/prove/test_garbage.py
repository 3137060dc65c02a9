"""The fuzz of tests/api at length: every operation, form and page with many more examples.

`TINHSO_PROVE_SCALE` (default 1) multiplies the number of examples.
"""

import os

import pytest

from tests.api import garbage
from tests.api.test_garbage import CALLER, FORMS, PAGES
from tests.rights.conftest import own_files, world
from tests.rights.people import Visitor, visitors
from tests.rights.world import World

__all__ = ["own_files", "world"]

pytestmark = [pytest.mark.django_db, pytest.mark.prove]
SCALE = float(os.environ.get("TINHSO_PROVE_SCALE", "1"))


def examples(count: int) -> int:
    return max(1, round(count * SCALE))


@pytest.fixture(scope="module")
def everybody(world: World) -> list[Visitor]:
    return visitors(world)


@pytest.mark.parametrize("operation", sorted(garbage.operations()))
def test_an_operation_answers_whatever_it_is_sent(operation: str, world: World, everybody: list[Visitor]) -> None:
    caller = next(each for each in everybody if each.who == CALLER)
    garbage.call_operation(operation, world, caller, examples(300))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_answers_whatever_it_is_sent(name: str, world: World, everybody: list[Visitor]) -> None:
    garbage.send_forms(name, world, everybody, examples(100))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_whatever_is_asked(name: str, world: World, everybody: list[Visitor]) -> None:
    garbage.send_queries(name, world, everybody, examples(40))
