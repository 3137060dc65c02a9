"""A department answers on paper: its report goes up, the certain rows are recorded, the task shows them with their
source."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk as DeskOf
from tests.browsing import DESK, PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.directives.conftest import Cast, Desk
from tests.directives.reported import REPORT
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.models import Assignment
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import perform
from tinhso.kernel import clock

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_report_on_paper_reaches_its_tasks(people: SmallProvince, desk_of: DeskOf, tmp_path: Path) -> None:
    assignment = plan_in_force(people)
    page = desk_of(people.aggregator)

    upload(page, tmp_path)
    expect(page.get_by_text("Chỉ chờ hướng dẫn, không tính là kết quả")).to_be_visible()
    expect(page.get_by_text("Không có nhiệm vụ tương ứng").nth(1)).to_be_visible()
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert barriers(page) == []
        assert overflow(page) <= 0
    page.set_viewport_size(DESK)

    page.get_by_role("button", name="Ghi nhận 1 dòng chắc chắn").click()
    expect(page.get_by_text("Đã ghi nhận 1 dòng chắc chắn.")).to_be_visible()
    find_a_task_by_hand(page)
    page.get_by_role("button", name="Không ghi nhận 3").click()
    expect(page.get_by_text("Đã quyết định mọi dòng")).to_be_visible()

    page.goto(f"/nhiem-vu/{assignment.pk}/")
    expect(page.get_by_text("ghi thay theo Báo cáo 12/BC-STP")).to_be_visible()
    expect(page.get_by_role("link", name="Báo cáo 12/BC-STP").first).to_be_visible()
    expect(page.get_by_text("Hoàn thành, đã rà soát 300 sổ").first).to_be_visible()
    expect(page.get_by_text("Có, chờ nghiệm thu").first).to_be_visible()


def plan_in_force(people: SmallProvince) -> Assignment:
    desk = Desk(Cast(people))
    document = desk.draft(issued_on=clock.today())
    for number, content, deadline in (
        ("1", "Rà soát các sổ hộ tịch còn hiệu lực", "Trước ngày 30/9/2025"),
        ("7", "Lưu trữ sổ gốc đã quét, bàn giao kho cho tỉnh", "Quý IV/2025"),
    ):
        desk.task(document, content, number=number, leads=["Sở Tư pháp"], deadlines=[DeadlineInput(deadline)])
    verbs.put_in_force(desk.cast.aggregator, document)
    return Assignment.objects.order_by("pk")[0]


def upload(page: Page, folder: Path) -> None:
    file = folder / "12-BC-STP.txt"
    file.write_text(REPORT)
    page.goto("/nhiem-vu/danh-sach/")
    page.get_by_role("link", name="Đối chiếu kết quả").first.click()
    page.get_by_label("Tệp báo cáo").set_input_files(file)
    page.get_by_role("button", name="Đọc và đối chiếu").click()
    expect(page.get_by_text("Đang đọc báo cáo")).to_be_visible()
    perform(run=JobRun.objects.latest("pk").pk)  # the worker's part; the page goes on by itself
    expect(page.get_by_role("heading", name="Dòng 1 trong báo cáo")).to_be_visible()


def find_a_task_by_hand(page: Page) -> None:
    page.get_by_role("link", name="Tìm nhiệm vụ khác 2").click()
    page.get_by_role("searchbox", name="Tìm trong nhiệm vụ của Sở Tư pháp").fill("luu tru so goc")
    page.get_by_role("button", name="Tìm", exact=True).click()
    assert barriers(page) == []
    page.get_by_role("button", name="Ghi nhận vào việc này").click()
    expect(page.get_by_text("Đã ghi nhận kết quả, ghi rõ nguồn là báo cáo này.")).to_be_visible()
