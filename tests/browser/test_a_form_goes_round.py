"""A month's forms: a commune fills its page, a department its workbook; questioned, returned, late, urged, summed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Clock, Desk, worker_passes
from tests.browsing import DESK, PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.reporting.rounds import AUGUST, IN_TIME, SEPTEMBER, SOUTH, Collecting
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.organizations.models import GroupMember, UnitGroup
from tinhso.reporting import verbs
from tinhso.reporting.models import Round
from tinhso.reporting.spreadsheet import FIRST_ROW, NOW, SHEET

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = [
    {"code": "files", "label": "Hồ sơ tiếp nhận", "metric": "department.files"},
    {"code": "online", "label": "Nộp trực tuyến", "metric": "department.files_online", "parent": "files"},
    {"code": "share", "label": "Tỷ lệ nộp trực tuyến", "metric": "department.files_online_share", "parent": "files"},
]
IN_SEPTEMBER = datetime(2025, 9, 8, 3, 0, tzinfo=UTC)
A_DAY_LATER = datetime(2025, 9, 9, 3, 0, tzinfo=UTC)


@pytest.fixture
def september(people: SmallProvince, it_is: Clock) -> tuple[Round, Round]:
    """The communes' round, after one that is accepted, and the department's first one."""
    it_is(IN_TIME)
    collecting = Collecting.begin(people)
    august = collecting.open(AUGUST)
    collecting.accepted(august)
    collecting.accepted(august, "south")
    it_is(IN_SEPTEMBER)
    group = UnitGroup.objects.create(code="departments", name="Các sở")
    GroupMember.objects.create(group=group, unit=people.justice)
    form_id = verbs.create_form(
        collecting.keeper,
        code="bieu-so",
        name="Biểu tháng của sở",
        calendar_id=collecting.form.calendar_id,
        reporters_id=group.pk,
    )
    rules = [{"code": "within", "left": ["online"], "is": "<=", "right": ["files"]}]
    verbs.publish_form(collecting.keeper, form_id, since=date(2025, 7, 1), lines=LINES, rules=rules)
    of_department = Round.objects.get(pk=verbs.open_round(collecting.keeper, form_id, window=SEPTEMBER))
    worker_passes()
    return collecting.open(SEPTEMBER), of_department


def test_a_months_forms(
    people: SmallProvince, desk_of: Desk, september: tuple[Round, Round], it_is: Clock, tmp_path: Path
) -> None:
    communes, _department = september
    leader, keeper = desk_of(people.north_leader), desk_of(people.aggregator)
    the_commune_fills_its_page(leader)
    the_department_fills_its_workbook(desk_of(people.justice_leader), tmp_path)
    one_is_returned_and_handed_in_again(keeper, leader, communes)
    it_is(A_DAY_LATER)
    who_is_late_is_urged(keeper, communes)
    hands_in_late(desk_of(Account.objects.get(username="nam.ld")), communes)
    totals_open_to_their_facts(keeper, communes)
    worker_passes()
    keeper.goto(f"/bao-cao/ky/{communes.pk}/")
    keeper.get_by_role("button", name="Chốt kỳ").click()
    expect(keeper.get_by_text("Đã chốt kỳ. Số đến sau được ghi là bản đính chính.")).to_be_visible()


def the_commune_fills_its_page(page: Page) -> None:
    """Saved as one goes; a jump is questioned beside its line and explained."""
    page.goto("/")
    page.get_by_role("link", name="Báo cáo", exact=True).first.click()
    page.get_by_role("link", name="Biểu của đơn vị tôi").first.click()
    page.get_by_role("link", name="Biểu tháng của xã, tháng 9/2025").click()
    page.get_by_label("Buổi tuyên truyền").fill("14")
    page.get_by_label("Người được hướng dẫn").fill("620")
    page.get_by_label("Tại nhà").fill("700")
    page.get_by_label("Tài khoản lũy kế").fill("1.300")
    page.get_by_label("Ghi chú của đơn vị").click()
    expect(page.get_by_text("“Tại nhà” là 700, không được lớn hơn “Người được hướng dẫn” là 620.")).to_be_visible()
    expect(page.get_by_text("tăng từ 200 lên 620 so với kỳ trước, quá 50%")).to_be_visible()
    page.get_by_label("Tại nhà").fill("155")
    page.get_by_label("Ghi chú của đơn vị").click()
    expect(page.locator("#figure-share")).to_have_text("25%")
    expect(page.get_by_text("Phải sửa")).to_have_count(0)
    open_to_everybody(page)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("alert")).to_contain_text("1 điểm cần giải trình")
    page.get_by_label("Giải trình Người được hướng dẫn").fill("Mở đợt hướng dẫn lưu động tại các thôn.")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Đã gửi. Nơi tổng hợp sẽ duyệt hoặc trả lại kèm lý do.")).to_be_visible()


def the_department_fills_its_workbook(page: Page, folder: Path) -> None:
    """Out, filled in, and in: first with a cell that can't be, then right."""
    page.goto("/bao-cao/bieu-mau/")
    page.get_by_role("link", name="Biểu tháng của sở, tháng 9/2025").click()
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải Excel").click()
    path = folder / "bieu.xlsx"
    started.value.save_as(path)
    for files, said in (("nhiều", "dòng 7, cột F: “nhiều” không phải số nguyên"), (400, "Đã nhận số từ Excel")):
        book = load_workbook(path)
        book[SHEET].cell(FIRST_ROW, NOW).value = files
        book[SHEET].cell(FIRST_ROW + 1, NOW).value = 300
        book.save(path)
        if files == "nhiều":
            page.get_by_role("link", name="Nhập từ Excel").click()
        page.get_by_label("Biểu Excel đã điền").set_input_files(path)
        page.get_by_role("button", name="Nhận số từ tệp").click()
        expect(page.get_by_text(said).first).to_be_visible()
    expect(page.locator("#figure-share")).to_have_text("75%")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Đã gửi. Nơi tổng hợp")).to_be_visible()


def one_is_returned_and_handed_in_again(keeper: Page, leader: Page, communes: Round) -> None:
    keeper.goto("/bao-cao/ky/")
    keeper.get_by_role("link", name="Biểu tháng của xã").first.click()
    expect(keeper.get_by_text("1 điểm có giải trình")).to_be_visible()
    open_to_everybody(keeper)
    keeper.get_by_role("link", name="Xã Đồng Văn").click()
    expect(keeper.get_by_text("Mở đợt hướng dẫn lưu động").first).to_be_visible()
    keeper.get_by_role("link", name="Trả lại").click()
    keeper.get_by_label("Lý do trả lại").fill("Số người được hướng dẫn chưa trừ người tính hai lần.")
    keeper.get_by_role("button", name="Trả lại").click()
    expect(keeper.get_by_text("Đã trả lại Xã Đồng Văn kèm lý do.")).to_be_visible()
    leader.reload()
    expect(leader.get_by_text("chưa trừ người tính hai lần")).to_be_visible()
    leader.get_by_label("Người được hướng dẫn", exact=True).fill("280")
    leader.get_by_role("button", name="Gửi báo cáo").click()
    expect(leader.get_by_text("Đã gửi. Nơi tổng hợp")).to_be_visible()
    keeper.goto(f"/bao-cao/ky/{communes.pk}/")
    keeper.get_by_role("button", name="Duyệt hết báo cáo không vướng").click()
    expect(keeper.get_by_text("Đã duyệt mọi báo cáo không có điểm phải xem.")).to_be_visible()


def who_is_late_is_urged(keeper: Page, communes: Round) -> None:
    keeper.goto(f"/bao-cao/ky/{communes.pk}/?xem=tre")
    row = keeper.get_by_role("row", name="Xã Hàm Yên")
    expect(row).to_contain_text("10 giờ 1 phút")
    expect(keeper.get_by_role("row", name="Xã Đồng Văn")).to_have_count(0)
    keeper.get_by_role("button", name="Soạn thư đôn đốc").click()
    keeper.get_by_role("link", name="Xã Hàm Yên").click()
    expect(keeper.get_by_text("chưa gửi số liệu (quá hạn 10 giờ 1 phút)").first).to_be_visible()
    open_to_everybody(keeper)
    keeper.go_back()
    keeper.get_by_role("button", name="Gửi 1 thư").click()
    expect(keeper.get_by_text("Đã gửi các thư đôn đốc.")).to_be_visible()
    worker_passes()


def hands_in_late(page: Page, communes: Round) -> None:
    page.goto("/thong-bao/")
    page.get_by_text("đôn đốc Xã Hàm Yên gửi biểu").first.click()
    page.get_by_role("link", name="Mở biểu").click()
    labels = {"sessions": "Buổi tuyên truyền", "guided": "Người được hướng dẫn", "home": "Tại nhà"}
    for code, label in {**labels, "accounts": "Tài khoản lũy kế"}.items():
        page.get_by_label(label).fill(str(SOUTH[code]))
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("trễ 10 giờ 1 phút")).to_be_visible()


def totals_open_to_their_facts(keeper: Page, communes: Round) -> None:
    keeper.goto(f"/bao-cao/ky/{communes.pk}/")
    keeper.get_by_role("button", name="Duyệt hết báo cáo không vướng").click()
    keeper.get_by_role("link", name="Tổng hợp").click()
    keeper.get_by_role("link", name="Tuyên truyền").click()
    total = keeper.locator("tfoot tr").first
    expect(total).to_contain_text(str(14 + SOUTH["sessions"]))
    expect(total).to_contain_text(str(280 + SOUTH["guided"]))
    open_to_everybody(keeper)
    total.get_by_role("link", name=str(280 + SOUTH["guided"])).click()
    expect(keeper.get_by_role("row", name="Xã Đồng Văn")).to_contain_text("280")


def open_to_everybody(page: Page) -> None:
    assert barriers(page) == []
    assert overflow(page) == 0
    page.set_viewport_size(PHONE)
    assert overflow(page) == 0, f"{page.url} is wider than a phone"
    assert barriers(page) == []
    page.set_viewport_size(DESK)
