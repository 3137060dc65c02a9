"""A commune's difficulty from program to program: raised, found, answered, asked again; nobody overwrites another."""

from typing import Any

import pytest

from tests.api.conftest import calling_as
from tests.rights.world import Place, World
from tinhso.foundation.accounts.models import Account

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/reporting/difficulties"


def send(who: Account, method: str, path: str, body: Any = None, **headers: str) -> Any:
    call = getattr(calling_as(who).client, method)
    return call(f"{ROOT}{path}", body, content_type="application/json", headers=headers)


def listed(who: Account, **query: str) -> list[str]:
    return [each["subject"] for each in calling_as(who).client.get(ROOT, query).json()["items"]]


@pytest.fixture
def place(world: World) -> Place:
    return world.north


def raised(place: Place, subject: str = "Đường truyền chập chờn") -> int:
    body = {"unit_id": place.unit.pk, "subject": subject, "answering_unit_id": place.follower.pk}
    return int(send(place.owner, "post", "", body).json()["id"])


def test_it_is_found_by_its_words_and_by_what_waits(place: Place) -> None:
    raised(place)
    assert listed(place.owner, text="duong truyen") == ["Đường truyền chập chờn"]
    assert "Đường truyền chập chờn" in listed(place.aggregator, waiting="mine")
    assert "Đường truyền chập chờn" not in listed(place.owner, state="answered")


def test_an_answer_is_given_to_what_was_read(place: Place) -> None:
    pk = raised(place)
    read = send(place.aggregator, "get", f"/{pk}")
    assert (
        send(place.owner, "put", f"/{pk}", {"subject": "Mất mạng", "answering_unit_id": place.follower.pk}).content
        == b""
    )
    stale = send(place.aggregator, "post", f"/{pk}/answer", {"answer": "Đã xong"}, **{"If-Match": read["ETag"]})
    assert stale.status_code == 412
    fresh = send(place.aggregator, "get", f"/{pk}")["ETag"]
    assert (
        send(place.aggregator, "post", f"/{pk}/answer", {"answer": "Đã xong"}, **{"If-Match": fresh}).status_code == 204
    )
    answered = send(place.owner, "get", f"/{pk}").json()["difficulty"]
    assert (answered["state"], answered["answer"]) == ("answered", "Đã xong")
    assert send(place.aggregator, "post", f"/{pk}/answer", {"answer": "Lần nữa"}).status_code == 409
    assert send(place.owner, "post", f"/{pk}/reopen", {"reason": "Vẫn chập chờn"}).status_code == 204


def test_the_same_key_raises_one(place: Place) -> None:
    body = {"unit_id": place.unit.pk, "subject": "Thiếu máy in", "answering_unit_id": place.follower.pk}
    made = [send(place.owner, "post", "", body, **{"Idempotency-Key": "d-1"}).json() for _twice in range(2)]
    assert made[0] == made[1]
    assert listed(place.owner, text="thieu may in") == ["Thiếu máy in"]


def test_pages_give_each_once(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tinhso.reporting.api.PAGE_SIZE", 2)
    for number in range(3):
        raised(place, f"Máy quét {number}")
    client, given, cursor = calling_as(place.owner).client, [], "start"
    while cursor:
        page = client.get(ROOT, {"text": "may quet", "cursor": "" if cursor == "start" else cursor}).json()
        given += [each["subject"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert given == ["Máy quét 2", "Máy quét 1", "Máy quét 0"]
