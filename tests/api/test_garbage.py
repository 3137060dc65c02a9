"""Whatever is sent, the answer is never a 5xx; a bounded number of examples here, many more in `make prove`."""

import pytest

from tests.api import garbage
from tests.rights.people import Visitor, visitors
from tests.rights.table import ADDRESSES, Sample
from tests.rights.world import World

pytestmark = pytest.mark.django_db

FORMS = sorted(name for name, samples in ADDRESSES.items() if any(each.method == "post" for each in samples))
PAGES = sorted(name for name, samples in ADDRESSES.items() if any(each.method == "get" for each in samples))
LISTS = [
    "directives:assignments",
    "office:search",
    "onestop:unit_queue",
    *(
        pytest.param(name, marks=pytest.mark.prove)
        for name in (
            "directives:documents",
            "directives:late",
            "directives:calendar",
            "office:audit",
            "office:people",
            "office:units",
            "office:notifications",
            "onestop:dossiers",
            "onestop:board",
            "onestop:petitions",
        )
    ),
]
EVERY = 3  # form and page; tests/prove sends to all of them
CALLER = "aggregator of the province"


@pytest.fixture(scope="module")
def everybody(world: World) -> list[Visitor]:
    return visitors(world)


@pytest.fixture(scope="module")
def caller(everybody: list[Visitor]) -> Visitor:
    return next(each for each in everybody if each.who == CALLER)


@pytest.mark.parametrize("operation", sorted(garbage.operations()))
def test_an_operation_answers_whatever_it_is_sent(operation: str, world: World, caller: Visitor) -> None:
    garbage.call_operation(operation, world, caller, examples=2)


@pytest.mark.parametrize("name", FORMS[::EVERY])
def test_a_form_answers_whatever_it_is_sent(name: str, world: World, everybody: list[Visitor]) -> None:
    garbage.send_forms(name, world, everybody, examples=1)


@pytest.mark.parametrize("name", PAGES[::EVERY])
def test_a_page_answers_whatever_is_asked(name: str, world: World, everybody: list[Visitor]) -> None:
    garbage.send_queries(name, world, everybody, examples=1)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_answers_senseless_filters_and_cursors(name: str, world: World, everybody: list[Visitor]) -> None:
    garbage.send_every_trick(name, world, everybody)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_a_record_with_an_impossible_number_is_not_found(name: str, world: World, everybody: list[Visitor]) -> None:
    for sample in ADDRESSES[name]:
        numbers = {key: garbage.HUGE for key, value in sample.args(world.north).items() if isinstance(value, int)}
        if numbers:
            garbage.send_to(name, _with(sample, numbers), world, everybody)


def _with(sample: Sample, numbers: dict[str, int]) -> Sample:
    return Sample(sample.method, sample.rule, lambda place: {**sample.args(place), **numbers}, sample.data)
