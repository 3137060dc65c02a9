"""Every address that changes something × everybody, inside and outside their scope: it works for whom the table says,
and whoever is refused changes nothing at all."""

from functools import partial
from typing import Any

import pytest

from tests.rights.people import Visitor, not_refused, places, url_of, visitors
from tests.rights.state import watched
from tests.rights.table import ADDRESSES, Sample
from tests.rights.trying import DENIED, SHARES, faults, near, share_of
from tests.rights.world import Place, World

pytestmark = pytest.mark.django_db

POSTED = sorted(name for name, samples in ADDRESSES.items() if any(sample.method == "post" for sample in samples))


@pytest.fixture(scope="module")
def everybody(world: World) -> list[Visitor]:
    return visitors(world)


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("name", POSTED)
def test_only_those_whom_the_table_names_change_something(
    name: str, share: int, world: World, everybody: list[Visitor]
) -> None:
    trying = share_of(POSTED.index(name), share)
    wrong: list[str] = []
    for sample in (each for each in ADDRESSES[name] if each.method == "post"):
        for where, place in places(world, sample):
            url = url_of(name, sample, place)
            send = partial(_post, url=url, sample=sample, place=place)
            found = faults(near(everybody, where), sample, place, send, not_refused, trying)
            wrong += [f"{who} · POST {url} ({where}): {fault}" for who, fault in found.items()]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_a_method_that_an_address_does_not_take_does_nothing(name: str, world: World, everybody: list[Visitor]) -> None:
    """Tried by somebody who may use the address as it is meant."""
    sample = ADDRESSES[name][0]
    visitor = next((each for each in everybody if sample.rule(each.actor, world.north)), everybody[0])
    url = url_of(name, sample, world.north)
    for method in sorted({"get", "post", "put", "delete"} - {each.method for each in ADDRESSES[name]}):
        with watched(DENIED) as seen:
            answer = getattr(visitor.client, method)(url)
        if method in ("get", "post"):
            assert answer.status_code in (403, 404, 405), f"{method} is answered with {answer.status_code}"
        assert not seen.changed, f"{method} changed {seen.changed}"


def _post(visitor: Visitor, url: str, sample: Sample, place: Place) -> Any:
    return visitor.client.post(url, sample.data(place))
