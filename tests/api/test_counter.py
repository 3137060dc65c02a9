"""The counter over the API: what was received on paper during an outage, and what applicants answer."""

from typing import Any

import pytest

from tests.api.conftest import calling_as
from tests.rights.operations import DOSSIERS, at_the_counter
from tests.rights.state import changed, stored
from tests.rights.world import World
from tinhso.onestop.models import Dossier

pytestmark = pytest.mark.django_db
COUNTER = "/api/v1/onestop/counter/dossiers"


def on_paper(world: World, **more: Any) -> dict[str, Any]:
    outages = world.north.outages
    slip = {"outage_id": outages.ended.pk, "number": outages.out}
    return {**at_the_counter(world.north), "slip": slip, "received_at": outages.ended.began_at.isoformat(), **more}


def sent(client: Any, url: str, body: dict[str, Any], **headers: str) -> Any:
    return client.post(url, body, content_type="application/json", headers=headers)


def test_what_was_received_on_paper_is_a_dossier_of_its_true_time_once_per_slip(world: World) -> None:
    client = calling_as(world.north.owner).client
    first = sent(client, COUNTER, on_paper(world), **{"Idempotency-Key": "quay-1"})
    assert first.status_code == 201, first.content
    code = first.json()["code"]
    assert Dossier.objects.get(code=code).received_at == world.north.outages.ended.began_at
    assert sent(client, COUNTER, on_paper(world), **{"Idempotency-Key": "quay-1"}).json() == {"code": code}
    before = stored()
    again = sent(client, COUNTER, on_paper(world), **{"Idempotency-Key": "quay-2"})
    [told] = again.json()["errors"]
    assert (again.status_code, told["field"]) == (422, "slip")
    assert code in told["message"]
    assert not changed(before, stored())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_at": None}, "received_at"),
        ({"slip": None}, "late_because"),
        ({"received_at": "2026-08-12T09:00:00"}, "body.given.received_at"),
        ({"channel": "online"}, "body.given.channel"),
    ],
)
def test_what_does_not_agree_is_told_by_field(world: World, changes: dict[str, Any], field: str) -> None:
    client = calling_as(world.north.owner).client
    before = stored()
    answer = sent(client, COUNTER, on_paper(world, **changes))
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == [field]
    assert not changed(before, stored())


def test_an_applicants_answer_on_a_portal_is_taken_once_and_read_back(world: World) -> None:
    client, code = calling_as(world.north.owner).client, world.north.dossiers.finished.code
    rating = {"satisfaction": "not_satisfied", "comment": "Phải đi lại hai lần"}
    assert client.get(f"{DOSSIERS}/{code}").json()["rating"] is None
    assert sent(client, f"{DOSSIERS}/{code}/rating", rating, **{"Idempotency-Key": "dg"}).status_code == 204
    assert sent(client, f"{DOSSIERS}/{code}/rating", rating, **{"Idempotency-Key": "dg"}).status_code == 204
    assert sent(client, f"{DOSSIERS}/{code}/rating", rating).status_code == 409
    assert client.get(f"{DOSSIERS}/{code}").json()["rating"] == "not_satisfied"
