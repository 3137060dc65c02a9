"""Lists: what they show, what opens from them, what they cost."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.directives.conftest import Cast, Desk
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.models import Assignment
from tinhso.foundation.administration.models import SavedView

Browse = Callable[[str], Client]

LISTS = [
    "/nhiem-vu/",
    "/nhiem-vu/danh-sach/",
    "/nhiem-vu/danh-sach/?schedule=overdue&text=ho+so",
    "/nhiem-vu/danh-sach/?document=1&group=1&unit=1",
    "/nhiem-vu/danh-sach/loc/",
    "/nhiem-vu/theo-don-vi/",
    "/nhiem-vu/lich/",
    "/nhiem-vu/cham/",
    "/nhiem-vu/cho-nghiem-thu/",
    "/nhiem-vu/don-doc/",
    "/van-ban-giao-viec/",
]
MOST_QUERIES = 11


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


def test_a_list_costs_the_same_however_long_it_is(browse: Browse, widen: Callable[[int], None]) -> None:
    client = browse("aggregator")
    widen(68)
    widen(0)
    widen(0)
    short = {address: queries_of(client, address) for address in LISTS}
    assert Assignment.objects.count() == 210
    widen(70)
    longer = {address: queries_of(client, address) for address in LISTS}
    assert longer == short
    assert max(longer.values()) <= MOST_QUERIES, longer


def test_every_figure_over_the_list_opens_exactly_its_rows(browse: Browse, desk: Desk, cast: Cast) -> None:
    desk.reported(evidence=False)
    client = browse("aggregator")
    page = client.get("/nhiem-vu/danh-sach/").content.decode()
    figures = re.findall(r'<a href="([^"]+)" class="cell[^"]*">.*?<strong><span>(\d+)</span>', page)
    assert len(figures) >= 6
    for address, shown in figures:
        rows = client.get(address.replace("&amp;", "&")).content.decode().count("<tr data-href")
        assert rows == int(shown), address


def test_a_filter_is_an_address_and_its_chip_takes_it_off(browse: Browse, desk: Desk, cast: Cast) -> None:
    assignment = desk.assignment()
    client = browse("aggregator")
    page = client.get(f"/nhiem-vu/danh-sach/?unit={assignment.unit_id}&officer=none").content.decode()
    assert page.count("<tr data-href") == 1
    assert 'class="chip on" href="?officer=none"' in page
    assert str(assignment.unit) in page


def test_an_empty_list_says_what_to_do_next(browse: Browse, desk: Desk) -> None:
    client = browse("aggregator")
    assert "Nhiệm vụ xuất hiện ở đây khi" in client.get("/nhiem-vu/danh-sach/").content.decode()
    desk.in_force()
    nothing = client.get("/nhiem-vu/danh-sach/?text=khong-co-dau").content.decode()
    assert "Không có việc nào khớp bộ lọc" in nothing


def test_an_officer_sees_the_own_commune_only(browse: Browse, desk: Desk, cast: Cast) -> None:
    desk.in_force()
    page = browse("north_officer").get("/nhiem-vu/danh-sach/").content.decode()
    assert "Xã Đồng Văn" in page
    assert "Xã Hàm Yên" not in page


def test_a_moved_deadline_stands_over_the_first_one(browse: Browse, desk: Desk, cast: Cast) -> None:
    assignment = desk.assignment()
    verbs.reschedule(cast.aggregator, assignment.pk, new_due=date(2025, 9, 30), reason="Mưa lũ")
    page = browse("aggregator").get(f"/nhiem-vu/danh-sach/?unit={assignment.unit_id}").content.decode()
    assert '<time datetime="2025-09-30">30/9/2025</time><s>' in page
    assert "31/8/2025</s>" in page


def test_the_filtered_list_leaves_as_a_workbook(browse: Browse, desk: Desk, cast: Cast) -> None:
    assignment = desk.assignment()
    response = browse("aggregator").get(f"/nhiem-vu/danh-sach/xuat/xlsx/?unit={assignment.unit_id}")
    rows = list(load_workbook(BytesIO(b"".join(response.streaming_content))).active.values)
    assert len(rows) == 2
    assert "Xã Đồng Văn" in rows[1]


def test_a_saved_filter_opens_the_list_again_and_is_the_persons_own(browse: Browse, desk: Desk) -> None:
    desk.in_force()
    client = browse("aggregator")
    query = "schedule=overdue&officer=none"
    answer = client.post("/nhiem-vu/danh-sach/bo-loc/", {"name": "Chậm, chưa rõ người", "query": query})
    assert answer.headers["Location"] == f"/nhiem-vu/danh-sach/?{query}"
    panel = client.get("/nhiem-vu/danh-sach/loc/").content.decode()
    assert "Chậm, chưa rõ người" in panel
    view = SavedView.objects.get()
    assert browse("leadership").post(f"/nhiem-vu/danh-sach/bo-loc/{view.pk}/xoa/").status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()


def test_one_click_drafts_letters_to_the_late_units(browse: Browse, desk: Desk) -> None:
    desk.in_force(deadlines=[DeadlineInput("15/8/2025")])
    client = browse("aggregator")
    assert "Nhắc 2 đơn vị chậm" in client.get("/nhiem-vu/cham/").content.decode()
    answer = client.post("/nhiem-vu/don-doc/soan/", follow=True)
    page = answer.content.decode()
    assert "Đã soạn 2 thư" in page
    assert page.count("Chưa gửi</span>") == 2


def test_a_letter_is_sent_once_and_the_unit_can_read_it(browse: Browse, desk: Desk, cast: Cast) -> None:
    desk.in_force(deadlines=[DeadlineInput("15/8/2025")])
    letter = verbs.draft_reminders(cast.aggregator, unit_ids=[cast.province.north.pk])[0]
    unit = browse("north_leader")
    assert unit.get(f"/nhiem-vu/don-doc/{letter}/").status_code == 404
    assert browse("aggregator").post(f"/nhiem-vu/don-doc/{letter}/gui/").status_code == 302
    assert "Kính gửi: Xã Đồng Văn" in unit.get(f"/nhiem-vu/don-doc/{letter}/").content.decode()
    assert browse("south_officer").get(f"/nhiem-vu/don-doc/{letter}/").status_code == 404
    again = browse("aggregator").post(f"/nhiem-vu/don-doc/{letter}/gui/", follow=True).content.decode()
    assert "Thư đã gửi" in again


def test_the_calendar_marks_the_day_of_a_deadline(browse: Browse, desk: Desk) -> None:
    desk.in_force()
    page = browse("aggregator").get("/nhiem-vu/lich/?month=2025-08").content.decode()
    assert "2/2 đơn vị chưa xong" in page
    assert "Không có hạn nào" in browse("aggregator").get("/nhiem-vu/lich/?month=2025-07").content.decode()
