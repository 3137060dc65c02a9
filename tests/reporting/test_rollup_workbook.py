"""The roll-up as a workbook: the same numbers as on the page, as numbers."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import SmallProvince
from tests.factories import SINCE, unit
from tests.reporting.rounds import AUGUST, IN_TIME, LATE, NORTH, SEPTEMBER, SOUTH, Collecting
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.models import UnitKind
from tinhso.kernel import clock
from tinhso.reporting.models import Round, Submission

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HEADINGS, FIRST = 4, 5


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with clock.frozen(IN_TIME):
        yield


@pytest.fixture
def collecting(province: SmallProvince) -> Collecting:
    return Collecting.begin(province)


@pytest.fixture
def keeper(collecting: Collecting) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username="tonghop"), backend=BACKEND)
    return client


def url(it: Round, query: str = "") -> str:
    return reverse("reporting:round_totals_workbook", args=[it.pk]) + query


def sheet(answer: Any) -> Worksheet:
    page = load_workbook(BytesIO(answer.content)).active
    assert isinstance(page, Worksheet)
    return page


def rows(page: Worksheet) -> dict[str, list[Any]]:
    """Each row by its unit, without it."""
    return {str(cells[0]): list(cells[1:]) for cells in page.iter_rows(min_row=FIRST, values_only=True)}


def test_units_states_numbers_and_totals(collecting: Collecting, keeper: Client) -> None:
    it = collecting.open()
    collecting.accepted(it)
    with clock.frozen(LATE + timedelta(hours=3)):
        collecting.submitted(it, "south")
        answer = keeper.get(url(it, "?phan=outreach"))
    assert answer["Content-Disposition"].endswith('filename="tong-hop-bieu-20250807.xlsx"')
    page = sheet(answer)
    headings = [cell.value for cell in page[HEADINGS]]
    assert headings[:4] == ["Đơn vị", "Trạng thái", "Gửi lúc", "Trễ"]
    assert headings[4:] == [
        "Buổi tuyên truyền (buổi)",
        "Người được hướng dẫn (người)",
        "Tại nhà (người)",
        "Tỷ lệ tại nhà (%)",
    ]
    found = rows(page)
    north, south, total = found["Xã Đồng Văn"], found["Xã Hàm Yên"], found["Cộng các đơn vị"]
    assert north[:3] == ["Đã duyệt", datetime(2025, 8, 8, 16, 0), None]
    assert south[0] == "Chờ duyệt"
    assert south[2] == "3 giờ 1 phút"
    assert north[3:6] == [NORTH["sessions"], NORTH["guided"], NORTH["home"]]
    assert south[3:6] == [SOUTH["sessions"], SOUTH["guided"], SOUTH["home"]]
    assert total[3:6] == [NORTH["sessions"], NORTH["guided"], NORTH["home"]]
    assert (north[6], total[6]) == (0.25, 0.25)
    assert page.cell(FIRST, 8).number_format == "0.00%"
    said = next(row for row in page.iter_rows(min_row=FIRST) if row[0].value == "Xã Hàm Yên")
    assert said[4].font.italic


def test_without_a_part_the_whole_form_is_taken(collecting: Collecting, keeper: Client) -> None:
    page = sheet(keeper.get(url(collecting.open())))
    headings = [str(cell.value) for cell in page[HEADINGS]]
    assert {"Hồ sơ tiếp nhận (hồ sơ)", "Buổi tuyên truyền (buổi)", "Tài khoản lũy kế (người)"} <= set(headings)
    assert rows(page)["Xã Đồng Văn"][4] is None


def test_the_taking_is_journalled(collecting: Collecting, keeper: Client) -> None:
    it = collecting.open()
    keeper.get(url(it))
    entry = AuditEntry.objects.get(event="access.exported", subject_kind="reporting.round", subject_id=str(it.pk))
    assert (entry.actor_id, entry.data["rows"]) == (collecting.keeper.account_id, 2)


def test_who_does_not_see_the_totals_takes_nothing(collecting: Collecting) -> None:
    it = collecting.open()
    for who in ("bac.ld", "stp.ld"):
        client = Client()
        client.force_login(Account.objects.get(username=who), backend=BACKEND)
        assert client.get(url(it)).status_code == 404
    assert not AuditEntry.objects.filter(event="access.exported").exists()


def test_many_units_cost_no_more_questions(collecting: Collecting, keeper: Client, province: SmallProvince) -> None:
    few = collecting.open(AUGUST)
    for place in range(12):
        unit(f"xa-{place}", f"Xã mới {place}", UnitKind.COMMUNE, province.root, valid_from=SINCE)
    many = collecting.open(SEPTEMBER)
    Submission.objects.filter(round=many).update(state="submitted", submitted_at=IN_TIME, values=NORTH)

    def questions(it: Round) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert keeper.get(url(it)).status_code == 200
        return len(asked)

    questions(few)
    assert questions(many) <= questions(few) + 1 <= 35
