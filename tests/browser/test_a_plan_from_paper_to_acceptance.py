"""The main job: a plan of three tasks, from entry to acceptance, a moved deadline, and the journal of it all."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, worker_passes
from tests.conftest import SmallProvince
from tinhso.directives.models import Assignment
from tinhso.foundation.journal.verification import verify
from tinhso.kernel import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TASK_FOR_ALL = "Đối chiếu dữ liệu hộ tịch còn sai lệch với dữ liệu dân cư"


def test_a_plan_goes_from_paper_to_acceptance(people: SmallProvince, desk_of: Desk, report_file: Path) -> None:
    aggregator = desk_of(people.aggregator)
    enter_plan(aggregator)
    put_in_force(aggregator)
    worker_passes()
    assignment = Assignment.objects.get(unit=people.north)

    officer = desk_of(people.north_officer)
    break_down_to_colleague(officer, assignment)
    colleague = desk_of(people.north_colleague)
    report_with_file(colleague, assignment, report_file)
    leader = desk_of(people.north_leader)
    pass_on(leader, assignment)
    worker_passes()

    return_with_reason(aggregator, assignment)
    expect_late(aggregator, assignment, late=True)
    report_with_file(colleague, assignment, report_file)
    pass_on(leader, assignment)
    accept(aggregator, assignment)
    expect_late(aggregator, assignment, late=False)

    other = Assignment.objects.get(unit=people.south)
    move_deadline(aggregator, other)
    worker_passes()
    audit_tells_it_all(desk_of(people.system_owner))
    assert verify().intact


def enter_plan(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Văn bản giao việc").first.click()
    page.get_by_role("link", name="Nhập văn bản").first.click()
    page.get_by_label("Số, ký hiệu").fill("68/KH-UBND")
    page.get_by_label("Trích yếu").fill("Kế hoạch làm sạch dữ liệu hộ tịch")
    page.get_by_label("Cơ quan ban hành").select_option(label="Tỉnh Tuyên Quang")
    page.get_by_label("Ngày ban hành").fill((clock.today() - timedelta(days=40)).isoformat())
    page.get_by_label("Đơn vị theo dõi, tổng hợp").select_option(label="Công an tỉnh")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", name="Kế hoạch làm sạch dữ liệu hộ tịch")).to_be_visible()
    late = clock.today() - timedelta(days=6)
    coming = clock.today() + timedelta(days=30)
    add_task(page, "1", TASK_FOR_ALL, "UBND cấp xã", late.isoformat())
    add_task(page, "2", "Ban hành quy chế khai thác dữ liệu dùng chung", "Sở Tư pháp", coming.isoformat())
    add_task(page, "3", "Rà soát tài khoản khai thác dữ liệu dân cư", "Công an tỉnh", coming.isoformat())


def add_task(page: Page, number: str, content: str, lead: str, due: str) -> None:
    page.get_by_role("link", name="+ Thêm nhiệm vụ").click()
    form = page.locator("form.task-entry")
    form.get_by_label("Số", exact=True).fill(number)
    form.get_by_label("Nội dung").fill(content)
    form.get_by_label("Đơn vị chủ trì").first.fill(lead)
    form.get_by_label("Loại hạn").first.select_option("date")
    form.get_by_label("Ngày cuối").first.fill(due)
    form.get_by_role("button", name="Lưu nhiệm vụ").click()
    expect(page.locator("#plan").get_by_text(content)).to_be_visible()


def put_in_force(page: Page) -> None:
    page.get_by_role("link", name="Đưa vào thực hiện…").click()
    page.get_by_role("button", name="Giao 4 việc cho 4 đơn vị").click()
    expect(page.get_by_text("Đang thực hiện").first).to_be_visible()


def break_down_to_colleague(page: Page, assignment: Assignment) -> None:
    page.goto("/nhiem-vu/")
    page.get_by_role("link", name="Phân công ngay").click()
    page.get_by_role("link", name=TASK_FOR_ALL).first.click()
    page.get_by_role("link", name="Phân công", exact=True).first.click()
    page.get_by_label("Người thực hiện").select_option(label="Vàng Thị Mỷ")
    page.get_by_role("button", name="Phân công").click()
    expect(page.get_by_text("Vàng Thị Mỷ").first).to_be_visible()


def report_with_file(page: Page, assignment: Assignment, file: Path) -> None:
    page.goto("/nhiem-vu/")
    page.get_by_role("link", name=TASK_FOR_ALL).first.click()
    page.get_by_label("Báo xong").check()
    page.get_by_label("Kết quả").fill("Đã đối chiếu xong 100% số trường hợp.")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Trình lãnh đạo đơn vị").click()
    expect(page.get_by_text("Chờ lãnh đạo đơn vị").first).to_be_visible()


def pass_on(page: Page, assignment: Assignment) -> None:
    page.goto(f"/nhiem-vu/{assignment.pk}/")
    page.get_by_role("button", name="Duyệt, gửi đầu mối tổng hợp").click()
    expect(page.get_by_text("Chờ nghiệm thu").first).to_be_visible()


def return_with_reason(page: Page, assignment: Assignment) -> None:
    page.goto("/nhiem-vu/cho-nghiem-thu/")
    page.get_by_role("link", name=TASK_FOR_ALL).first.click()
    page.get_by_role("link", name="Trả đơn vị…").click()
    page.get_by_label("Lý do").fill("Thiếu danh sách các trường hợp chưa khớp.")
    page.get_by_role("button", name="Trả đơn vị").click()
    expect(page.get_by_text("Thiếu danh sách các trường hợp chưa khớp.").first).to_be_visible()


def accept(page: Page, assignment: Assignment) -> None:
    page.goto(f"/nhiem-vu/{assignment.pk}/")
    page.get_by_role("button", name="Nghiệm thu").click()
    expect(page.get_by_text("Đã nghiệm thu").first).to_be_visible()


def expect_late(page: Page, assignment: Assignment, *, late: bool) -> None:
    """The late list names the commune's task as long as it isn't done."""
    page.goto("/nhiem-vu/cham/")
    row = page.locator(f"a[href='/nhiem-vu/{assignment.pk}/']")
    expect(row).to_have_count(1 if late else 0)


def move_deadline(page: Page, assignment: Assignment) -> None:
    """The new deadline stands beside the first one, which stays visible."""
    first = assignment.first_due
    page.goto(f"/nhiem-vu/{assignment.pk}/")
    page.get_by_role("link", name="Điều chỉnh thời hạn").first.click()
    page.get_by_label("Hạn mới").fill((clock.today() + timedelta(days=20)).isoformat())
    page.get_by_label("Lý do").fill("Chờ phần mềm dùng chung nâng cấp.")
    page.get_by_role("button", name="Điều chỉnh").click()
    expect(page.get_by_text(f"{first.day}/{first.month}/{first.year}").first).to_be_visible()
    assignment.refresh_from_db()
    assert assignment.first_due == first != assignment.due


def audit_tells_it_all(page: Page) -> None:
    page.goto("/nhat-ky/")
    for who in ("Lương Thị Thảo", "Giàng A Páo", "Vàng Thị Mỷ", "Sùng Mí Lử"):
        expect(page.get_by_text(who).first).to_be_visible()
    expect(page.get_by_text("Chờ phần mềm dùng chung nâng cấp.").first).to_be_visible()
