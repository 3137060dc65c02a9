"""A dossier that a portal hands in: once per key, told what is wrong by field, read back with its clock."""

from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import calling_as
from tests.rights.operations import DOSSIERS, handed_in
from tests.rights.state import changed, stored
from tests.rights.world import World
from tinhso.foundation.accounts.models import Account
from tinhso.onestop.models import Dossier

pytestmark = pytest.mark.django_db


def client_of(account: Account) -> Client:
    return calling_as(account).client


def hand_in(client: Client, body: dict[str, Any], **headers: str) -> Any:
    return client.post(DOSSIERS, body, content_type="application/json", headers=headers)


def test_the_same_key_twice_makes_one_dossier(world: World) -> None:
    portal, body = client_of(world.north.owner), handed_in(world.north)
    first = hand_in(portal, body, **{"Idempotency-Key": "cong-1"})
    before = stored()
    again = hand_in(portal, body, **{"Idempotency-Key": "cong-1"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert not changed(before, stored())
    other = hand_in(portal, {**body, "summary": "Khác"}, **{"Idempotency-Key": "cong-1"})
    assert other.status_code == 409
    assert Dossier.objects.get(code=first.json()["code"]).state == "new"


def test_what_is_wrong_is_told_by_field(world: World) -> None:
    body = handed_in(world.north)
    body["applicant"] = {"kind": "citizen", "name": "", "id_number": "12345"}
    body["answers"] = {"to-khai-ket-hon": {**body["answers"]["to-khai-ket-hon"], "wife_id": "1"}}
    portal = client_of(world.north.owner)
    before = stored()
    answer = hand_in(portal, body)
    assert answer.status_code == 422
    told = {each["field"] for each in answer.json()["errors"]}
    assert told == {"applicant.name", "applicant.id_number", "answers.to-khai-ket-hon.wife_id"}
    assert not changed(before, stored())


def test_one_dossier_tells_its_clock_and_its_state_as_the_portal_counts_it(world: World) -> None:
    answer = client_of(world.north.owner).get(f"{DOSSIERS}/{world.north.dossier.code}")
    detail = answer.json()
    assert (detail["dossier"]["state"], detail["dossier"]["state_number"]) == ("received", 2)
    assert detail["clock"]["appointed_at"] == detail["dossier"]["due_at"]
    assert [each["kind"] for each in detail["events"]] == ["received"]
    assert answer["ETag"]
    assert client_of(world.north.owner).get(f"{DOSSIERS}/H60-260812-9999").status_code == 404


def test_lists_hold_what_one_may_see_page_by_page(world: World) -> None:
    own = client_of(world.north.owner).get(DOSSIERS).json()["items"]
    assert {each["unit"]["id"] for each in own} == {world.north.unit.pk}
    assert world.north.dossier.code in {each["code"] for each in own}
    assert {each["applicant_id"] for each in own} == {"002*******18"}
    leadership, listed, cursor = client_of(world.people["leadership of the province"]), [], ""
    while True:
        page = leadership.get(DOSSIERS, {"size": 1, "cursor": cursor}).json()
        listed += page["items"]
        cursor = page["next_cursor"]
        if not cursor:
            break
    assert len(listed) == Dossier.objects.count() == len({each["code"] for each in listed})
    assert all("zq" not in each["applicant"] for each in listed)
