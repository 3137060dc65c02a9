"""The API does what the screens do: the same rights, refusals as problems, pages, keys and tags."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.conftest import SmallProvince
from tests.directives.conftest import ISSUED, Desk
from tinhso.directives import verbs
from tinhso.directives.models import Assignment, Document, Report

ROOT = "/api/v1/directives"


class Caller:
    """A signed-in person who speaks JSON."""

    def __init__(self, account: Any) -> None:
        self.client = Client()
        self.client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(ROOT + path, query)

    def send(self, path: str, body: dict[str, Any] | None = None, method: str = "post", **headers: str) -> Any:
        content = json.dumps(body or {})
        return getattr(self.client, method)(ROOT + path, content, content_type="application/json", headers=headers)


@pytest.fixture
def aggregator(province: SmallProvince) -> Caller:
    return Caller(province.aggregator)


@pytest.fixture
def officer(province: SmallProvince) -> Caller:
    return Caller(province.north_officer)


def head(province: SmallProvince, **changes: Any) -> dict[str, Any]:
    return {
        "symbol": "68/KH-UBND",
        "issuer_id": province.root.pk,
        "issued_on": ISSUED.isoformat(),
        "subject": "Kế hoạch",
        "aggregator_id": province.police.pk,
        **changes,
    }


def test_a_plan_from_its_draft_to_acceptance(province: SmallProvince, aggregator: Caller, officer: Caller) -> None:
    document = aggregator.send("/documents", head(province)).json()["id"]
    task = {"content": "Số hóa", "leads": ["UBND cấp xã"], "deadlines": [{"text": "trong tháng 8/2025"}]}
    assert aggregator.send(f"/documents/{document}/tasks", task).status_code == 201
    assert aggregator.send(f"/documents/{document}/put-in-force").json() == {"assignments": 2}
    [item] = officer.get("/assignments").json()["items"]
    assert (item["standing"], item["first_due"]) == ("not_started", "2025-08-31")
    path = f"/assignments/{item['id']}"
    shown = {"label": "Báo cáo", "document_symbol": "1/BC-UBND"}
    done = {"status": "done", "percent": 100, "evidence": [shown]}
    report = officer.send(f"{path}/reports", done).json()["id"]
    leader = Caller(province.north_leader)
    assert officer.send(f"{path}/reports/{report}/submit").status_code == 204
    assert leader.send(f"{path}/reports/{report}/pass-on").status_code == 204
    back = aggregator.send(f"{path}/reports/{report}/back/return", {"reason": "Thiếu số liệu"})
    assert back.status_code == 204
    again = leader.send(f"{path}/reports", done).json()["id"]
    leader.send(f"{path}/reports/{again}/submit")
    assert aggregator.send(f"{path}/reports/{again}/accept").status_code == 204
    detail = aggregator.get(path).json()
    assert detail["assignment"]["standing"] == "accepted"
    assert [each["state"] for each in detail["reports"]] == ["accepted", "returned"]
    assert aggregator.get("/assignments/counts").json()["accepted"] == 1


def test_refusals_are_problems_in_the_users_words(province: SmallProvince, desk: Desk, officer: Caller) -> None:
    document = desk.in_force()
    own = Assignment.objects.get(task__document=document, unit=province.north).pk
    other = Assignment.objects.get(task__document=document, unit=province.south).pk
    denied = officer.send(f"/assignments/{own}/reschedule", {"new_due": "2025-12-01", "reason": "Muốn thế"})
    hidden = officer.get(f"/assignments/{other}")
    wrong = officer.send(f"/assignments/{own}/reports", {"status": "done", "percent": 5})
    report = verbs.draft_report(desk.cast.north_officer, own, status="in_progress", percent=5, result="")
    state = Caller(province.aggregator).send(f"/assignments/{own}/reports/{report}/accept")
    answers = {"denied": denied, "hidden": hidden, "wrong": wrong, "state": state}
    assert {name: each.status_code for name, each in answers.items()} == {
        "denied": 403,
        "hidden": 404,
        "wrong": 422,
        "state": 409,
    }
    for answer in answers.values():
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"]
    assert wrong.json()["errors"][0]["field"] == "percent"
    assert Assignment.objects.get(pk=own).due == date(2025, 8, 31)


def test_without_signing_in_there_is_nothing(desk: Desk) -> None:
    desk.in_force()
    assert Client().get(f"{ROOT}/assignments").status_code == 401


def test_a_repeated_key_makes_one_document_and_another_body_is_refused(
    province: SmallProvince, aggregator: Caller
) -> None:
    key = {"Idempotency-Key": "khoa-1"}
    first = aggregator.send("/documents", head(province), **key)
    again = aggregator.send("/documents", head(province), **key)
    other = aggregator.send("/documents", head(province, subject="Khác"), **key)
    assert first.json() == again.json()
    assert other.status_code == 409
    assert Document.objects.count() == 1


def test_nobody_overwrites_what_he_didnt_see(province: SmallProvince, desk: Desk, aggregator: Caller) -> None:
    document = desk.draft()
    seen = aggregator.get(f"/documents/{document}")["ETag"]
    desk.task(document)
    late = aggregator.send(f"/documents/{document}", head(province, subject="Mới"), "put", **{"If-Match": seen})
    assert late.status_code == 412
    fresh = aggregator.get(f"/documents/{document}")["ETag"]
    edited = aggregator.send(f"/documents/{document}", head(province, subject="Mới"), "put", **{"If-Match": fresh})
    assert edited.status_code == 204
    assert Document.objects.get().subject == "Mới"


def test_an_accepted_tag_of_an_assignment_is_checked_before_a_report(desk: Desk, officer: Caller) -> None:
    assignment = desk.assignment()
    path = f"/assignments/{assignment.pk}"
    seen = officer.get(path)["ETag"]
    verbs.reschedule(desk.cast.aggregator, assignment.pk, new_due=date(2025, 12, 1), reason="…")
    late = officer.send(f"{path}/reports", {"status": "in_progress", "percent": 5}, **{"If-Match": seen})
    assert late.status_code == 412
    assert not Report.objects.exists()


def test_pages_follow_their_cursor_to_the_end(desk: Desk, aggregator: Caller) -> None:
    document = desk.draft()
    for number in range(3):
        desk.task(document, f"Việc {number}")
    verbs.put_in_force(desk.cast.aggregator, document)
    seen, cursor = [], ""
    for _page in range(4):
        page = aggregator.get("/assignments", size=2, cursor=cursor).json()
        seen += [each["id"] for each in page["items"]]
        cursor = page["next_cursor"]
        if not cursor:
            break
    assert len(set(seen)) == len(seen) == 6
    assert aggregator.get("/tasks", document=document).json()["next_cursor"] == ""
    assert len(aggregator.get("/documents", text="so hoa").json()["items"]) == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/documents", {"subject": "a\x00b", "issuer_id": 1, "aggregator_id": 1}),
        ("/documents", {"subject": "\ud800", "issuer_id": 1, "aggregator_id": 1}),
        ("/documents", {"subject": "x", "issuer_id": 10**40, "aggregator_id": 10**40}),
        ("/documents/1/groups", {"title": "x", "stated_count": 10**12}),
        ("/documents/999999999999999999999999/tasks", {"content": "x"}),
        ("/assignments/1/reports", {"status": "done", "percent": 10**30}),
        ("/assignments/1/reschedule", {"new_due": "9999-12-31", "reason": "…"}),
    ],
)
def test_absurd_input_is_refused_never_a_crash(desk: Desk, aggregator: Caller, path: str, body: dict) -> None:
    desk.draft()
    assert aggregator.send(path, body).status_code in (404, 422)
