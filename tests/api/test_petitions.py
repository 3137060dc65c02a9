"""A petition that the national portal forwards: once per key, told what is wrong by field, answered as it was read."""

from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import calling_as
from tests.rights.operations import PETITIONS, a_petition
from tests.rights.world import World
from tinhso.onestop.models import Petition

pytestmark = pytest.mark.django_db


@pytest.fixture
def portal(world: World) -> Client:
    return calling_as(world.north.owner).client


def send(client: Client, path: str, body: dict[str, Any], **headers: str) -> Any:
    return client.post(f"{PETITIONS}{path}", body, content_type="application/json", headers=headers)


def test_the_same_key_twice_makes_one_petition(world: World, portal: Client) -> None:
    before = Petition.objects.count()
    made = [send(portal, "", a_petition(world.north), **{"Idempotency-Key": "pa-1"}) for _twice in range(2)]
    assert [each.status_code for each in made] == [201, 201]
    assert made[0].json() == made[1].json()
    assert Petition.objects.count() == before + 1
    other = send(portal, "", {**a_petition(world.north), "title": "Khác"}, **{"Idempotency-Key": "pa-1"})
    assert other.status_code == 409


def test_what_is_wrong_is_told_by_field(world: World, portal: Client) -> None:
    answer = send(portal, "", {**a_petition(world.north), "title": "", "about": "x", "files": [{"digest": "0" * 64}]})
    assert answer.status_code == 422
    assert {each["field"] for each in answer.json()["errors"]} == {"title", "about", "files"}


def test_it_is_read_with_its_limits_and_answered_to_what_was_read(world: World, portal: Client) -> None:
    it = world.north.petitions.open
    detail = portal.get(f"{PETITIONS}/{it.pk}").json()
    assert [each["promise"] for each in detail["limits"]] == ["refuse", "ask", "handle"]
    assert (detail["id_number"], detail["petition"]["state"]) == ("002*******18", "received")
    stale = {"answer": "Đã thêm quầy", "revision": detail["petition"]["revision"] - 1}
    assert send(portal, f"/{it.pk}/answer", stale).status_code == 409
    fresh = {"answer": "Đã thêm quầy", "revision": detail["petition"]["revision"]}
    assert send(portal, f"/{it.pk}/answer", fresh).status_code == 204
    after = portal.get(f"{PETITIONS}/{it.pk}").json()
    assert (after["petition"]["state"], after["answer"]) == ("answered", "Đã thêm quầy")


def test_who_oversees_reads_it_masked_and_the_list_in_pages(world: World) -> None:
    leadership, listed, cursor = calling_as(world.people["leadership of the province"]).client, [], ""
    it = world.north.petitions.open
    detail = leadership.get(f"{PETITIONS}/{it.pk}").json()
    assert (detail["content"], detail["phone"], detail["files"]) == ("", "", [])
    while True:
        page = leadership.get(PETITIONS, {"state": "all", "size": 2, "cursor": cursor}).json()
        listed += page["items"]
        if not (cursor := page["next_cursor"]):
            break
    assert len({each["id"] for each in listed}) == len(listed) == Petition.objects.count()
    assert all("zq" not in each["petitioner"] for each in listed)
