"""The API's manners, which programs rely on: described, once per key, page by page, never over what one hasn't seen."""

import json

import pytest
import schemathesis

from tests.api.conftest import Caller, calling_as
from tests.rights.state import changed, stored
from tests.rights.world import World
from tinhso.directives.models import Assignment, Document, Task
from tinhso.site.api import api

pytestmark = pytest.mark.django_db


@pytest.fixture
def aggregator(world: World) -> Caller:
    return calling_as(world.people["aggregator of the province"])


def test_the_description_is_valid_openapi() -> None:
    described = json.loads(json.dumps(api.get_openapi_schema()))
    schemathesis.openapi.from_dict(described).validate()


def test_every_operation_says_what_it_does_and_which_problems_it_answers() -> None:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], f"{method} {path}"
            assert {"401", "403", "404", "422"} <= set(map(str, operation["responses"])), f"{method} {path}"


def test_the_same_key_twice_makes_one_group(aggregator: Caller, world: World) -> None:
    path, body = f"/documents/{world.north.draft.pk}/groups", {"title": "Nhóm mới"}
    first = aggregator.post(path, body, **{"Idempotency-Key": "k-1"})
    before = stored()
    again = aggregator.post(path, body, **{"Idempotency-Key": "k-1"})
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert not changed(before, stored())


def test_the_same_key_for_something_else_is_a_conflict(aggregator: Caller, world: World) -> None:
    path = f"/documents/{world.north.draft.pk}/groups"
    aggregator.post(path, {"title": "Nhóm mới"}, **{"Idempotency-Key": "k-2"})
    before = stored()
    other = aggregator.post(path, {"title": "Nhóm khác"}, **{"Idempotency-Key": "k-2"})
    assert other.status_code == 409
    assert other["Content-Type"] == "application/problem+json"
    assert not changed(before, stored())


def test_a_key_belongs_to_its_person(aggregator: Caller, world: World) -> None:
    path = f"/documents/{world.north.draft.pk}/groups"
    aggregator.post(path, {"title": "Nhóm mới"}, **{"Idempotency-Key": "k-3"})
    other = calling_as(world.north.aggregator).post(path, {"title": "Nhóm khác"}, **{"Idempotency-Key": "k-3"})
    assert other.status_code == 201


@pytest.mark.parametrize("key", ["x" * 101, "khóa"])
def test_a_key_that_is_no_key_is_refused(aggregator: Caller, world: World, key: str) -> None:
    answer = aggregator.post(f"/documents/{world.north.draft.pk}/groups", {"title": "N"}, **{"Idempotency-Key": key})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_nobody_overwrites_what_he_has_not_seen(aggregator: Caller, world: World) -> None:
    path = f"/documents/{world.north.draft.pk}"
    read = aggregator.get(path)
    head = read.json()["document"]
    body = {
        "subject": "Tên mới",
        "issuer_id": head["issuer"]["id"],
        "issued_on": head["issued_on"],
        "aggregator_id": head["aggregator"]["id"],
    }
    assert aggregator.put(path, body, **{"If-Match": read["ETag"]}).status_code == 204
    assert aggregator.put(path, body, **{"If-Match": read["ETag"]}).status_code == 412
    assert aggregator.put(path, body, **{"If-Match": aggregator.get(path)["ETag"]}).status_code == 204


@pytest.mark.parametrize("kind", ["documents", "tasks", "assignments"])
def test_pages_give_every_row_exactly_once(world: World, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tinhso.directives.api.PAGE_SIZE", 3)
    caller = calling_as(world.people["aggregator of the province"])
    given, cursor = [], ""
    while True:
        size = {"size": 3} if kind == "assignments" else {}
        page = caller.get(f"/{kind}", cursor=cursor, **size).json()
        given += [row["id"] for row in page["items"]]
        assert len(page["items"]) <= 3
        cursor = page["next_cursor"]
        if not cursor:
            break
    everything = {"documents": Document.objects, "tasks": Task.objects, "assignments": Assignment.objects}[kind]
    assert sorted(given) == sorted(everything.values_list("pk", flat=True))


@pytest.mark.parametrize("cursor", ["%%%", "9" * 5000, "MjAyNi0wMS0wMS54", "\x00", "-1"])
def test_a_cursor_that_nobody_gave_begins_at_the_beginning_or_is_refused(aggregator: Caller, cursor: str) -> None:
    for kind in ("documents", "tasks", "assignments"):
        assert aggregator.get(f"/{kind}", cursor=cursor).status_code in (200, 400, 422)


def test_a_write_without_the_sites_own_token_is_refused(world: World) -> None:
    caller = calling_as(world.north.aggregator)
    caller.client.handler.enforce_csrf_checks = True
    before = stored()
    answer = caller.post(f"/documents/{world.north.draft.pk}/groups", {"title": "Từ trang lạ"})
    assert answer.status_code == 403
    assert not changed(before, stored())
