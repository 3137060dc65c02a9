"""One commune's morning: five people come to the counter; what they bring is handed over, completed, decided, excused
and refused. Everybody sees the clock explained."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Clock, Desk
from tests.browsing import PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.factories import PASSWORD
from tests.onestop.dossiers import ANSWERS, PDF, STATUS, code
from tests.onestop.procedures import Kept, in_force, keeper_of
from tinhso.foundation.files.store import keep
from tinhso.onestop.models import Dossier, PersonPaper

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EIGHT = datetime(2026, 8, 12, 1, 0, tzinfo=UTC)  # Wednesday, 08:00 in Vietnam
PAPER = "Giấy xác nhận tình trạng hôn nhân"


@pytest.fixture
def marriages(people: SmallProvince, it_is: Clock) -> Kept:
    it_is(EIGHT)
    code(people.north, "H60.101")
    code(people.south, "H60.102")
    return in_force(keeper_of(people), people)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "xac-nhan.pdf"
    path.write_bytes(PDF)
    return path


def open_marriage(page: Page) -> None:
    """From the start of the counter with the keyboard alone."""
    page.goto("/mot-cua/tiep-nhan/")
    page.get_by_label("Thủ tục nào?").fill("ket hon")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký kết hôn")


def fill_in(page: Page, name: str = "Sùng Thị Mỷ", number: str = "002301000018") -> None:
    page.get_by_label("Số định danh, mã số thuế").fill(number)
    page.get_by_label("Họ và tên, tên tổ chức").fill(name)
    page.get_by_label("Điện thoại").first.fill("0912345678")
    for field, value in ANSWERS["to-khai-ket-hon"].items():
        page.locator(f"[name='answers.to-khai-ket-hon.{field}']").fill(value)


def take_in(page: Page) -> str:
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/bien-nhan/")
    return page.get_by_role("heading", level=1).inner_text()


def act(page: Page, code: str, name: str) -> None:
    page.goto(f"/mot-cua/ho-so/{code}/")
    page.get_by_role("link", name=name, exact=True).click()


def send(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text("Diễn biến", exact=True)).to_be_visible()


def test_a_morning(
    desk_of: Desk, people: SmallProvince, marriages: Kept, scan: Path, it_is: Clock, tmp_path: Path
) -> None:
    counter, leader = desk_of(people.north_officer), desk_of(people.north_leader)

    # Somebody who can't write is helped.
    open_marriage(counter)
    fill_in(counter)
    counter.get_by_text("Người khác nộp thay, hoặc công chức hỗ trợ").click()
    counter.get_by_label("Ai nộp").select_option("assisted")
    counter.get_by_label("Căn cứ nộp thay hoặc hỗ trợ").fill("Người cao tuổi, không biết chữ")
    assert barriers(counter) == []
    assisted = take_in(counter)
    expect(counter.get_by_label("Đồng hồ hồ sơ")).to_contain_text("3 ngày làm việc")

    # One for another commune; its clock waits until that has it.
    open_marriage(counter)
    fill_in(counter, "Giàng Thị Sua", "002301000026")
    counter.get_by_label("Đơn vị giải quyết").select_option(label=people.south.name)
    elsewhere = take_in(counter)
    expect(counter.get_by_label("Đồng hồ hồ sơ")).to_contain_text("chờ cơ quan có thẩm quyền nhận")

    # One that misses a paper: the look-up failed, the applicant didn't bring it.
    open_marriage(counter)
    fill_in(counter, "Lầu Thị Dợ", "002301000034")
    counter.get_by_text("Tra cứu không được").first.click()
    counter.get_by_label("Tra cứu lỗi vì sao").fill("Cơ sở dữ liệu hộ tịch không trả lời")
    counter.get_by_label(f"{PAPER}: Đã có?").select_option("missing")
    counter.keyboard.press("Control+Enter")
    expect(counter.get_by_role("alert")).to_contain_text("Ghi rõ vì sao")
    counter.get_by_label(f"{PAPER}: Thiếu gì, sai gì").fill("Bên nam chưa xin xác nhận")
    missing = take_in(counter)
    expect(counter.get_by_text("Còn thiếu, đã hướng dẫn bổ sung")).to_be_visible()

    # One whose paper lies in the store already.
    result_type = marriages.version.says.component(STATUS).result_type  # type: ignore[union-attr]
    kept = keep(BytesIO(PDF + b"store"))
    PersonPaper.objects.create(
        owner_id="002301000042", result_type=result_type, name=PAPER, number="12/XN", file=kept, stored_at=EIGHT
    )
    open_marriage(counter)
    fill_in(counter, "Mua Thị Pà", "002301000042")
    expect(counter.get_by_text("Kho dữ liệu đã có, không yêu cầu nộp")).to_be_visible()
    reused = take_in(counter)
    expect(counter.get_by_text("Lấy từ kho dữ liệu, không phải nộp")).to_be_visible()

    # The session ends while one is typed: after signing in again everything is there.
    open_marriage(counter)
    fill_in(counter, "Thào Thị Chở", "002301000059")
    counter.context.clear_cookies(name="sessionid")
    counter.keyboard.press("Control+Enter")
    counter.wait_for_url("**/login/**")
    counter.get_by_label("Tên đăng nhập").fill(people.north_officer.username)
    counter.get_by_label("Mật khẩu").fill(PASSWORD)
    counter.get_by_role("button", name="Đăng nhập").click()
    expect(counter.get_by_text("Đã lấy lại những gì bạn gõ trước đó")).to_be_visible()
    expect(counter.get_by_label("Họ và tên, tên tổ chức")).to_have_value("Thào Thị Chở")
    last = take_in(counter)

    # An hour later: the other commune gets its own.
    it_is(EIGHT + timedelta(hours=1))
    act(counter, elsewhere, "Chuyển đơn vị")
    send(counter, "Chuyển đơn vị")
    expect(counter.get_by_text("Chuyển đến đơn vị có thẩm quyền").first).to_be_visible()

    # What was missing comes: the clock starts anew, and says so.
    act(counter, missing, "Nhận bổ sung")
    counter.get_by_label(PAPER).set_input_files(scan)
    counter.get_by_label("Loại bản").select_option("original")
    send(counter, "Nhận bổ sung")
    expect(counter.get_by_label("Đồng hồ hồ sơ")).to_contain_text("thời hạn tính lại từ đầu")

    # Another one turns out incomplete on the officer's desk; asking again is warned of.
    act(counter, last, "Yêu cầu bổ sung")
    expect(counter.get_by_text("Chỉ được yêu cầu bổ sung một lần")).to_be_visible()
    counter.get_by_label("Nội dung khác phải hoàn thiện").fill("Ký lại tờ khai")
    send(counter, "Yêu cầu bổ sung")
    expect(counter.get_by_label("Đồng hồ hồ sơ")).to_contain_text("Đang dừng chờ bổ sung hồ sơ")

    # The whole way to the decision.
    counter.goto("/mot-cua/don-vi/")
    assert barriers(counter) == []
    counter.get_by_role("link", name=assisted).click()
    counter.get_by_role("button", name="Nhận xử lý").click()
    for outcome in ("Hồ sơ đầy đủ", "Đủ điều kiện"):
        act(counter, assisted, outcome)
        send(counter, outcome)
    act(leader, assisted, "Đồng ý, ký")
    send(leader, "Đồng ý, ký")
    act(counter, assisted, "Đã phát hành")
    counter.get_by_label("Số kết quả").fill("31/2026")
    counter.get_by_label("Tệp kết quả").set_input_files(scan)
    counter.get_by_label("Tệp là kết quả điện tử").check()
    send(counter, "Đã phát hành")
    expect(counter.get_by_text("đúng hạn")).to_be_visible()
    act(counter, assisted, "Trả kết quả")
    counter.get_by_label("Người nhận kết quả").fill("Sùng Thị Mỷ")
    send(counter, "Trả kết quả")

    # One will be late: the leader apologises before the due time and names a new one.
    act(leader, missing, "Xin lỗi và hẹn lại")
    leader.get_by_label("Hẹn lại vào lúc").fill("2026-08-25T16:00")
    leader.get_by_label("Lý do chậm và lời xin lỗi").fill("Phải xác minh thêm; xin lỗi ông bà")
    send(leader, "Xin lỗi và hẹn lại")
    expect(leader.get_by_label("Đồng hồ hồ sơ")).to_contain_text("16:00 25/8/2026")

    # Two at one dossier: the second reads what the first did. The first refused it.
    act(counter, reused, "Hồ sơ đầy đủ")
    act(leader, reused, "Từ chối giải quyết")
    leader.get_by_label("Lý do").fill("Bên nam chưa đủ tuổi kết hôn")
    send(leader, "Từ chối giải quyết")
    counter.get_by_role("button", name="Hồ sơ đầy đủ").click()
    expect(counter.get_by_text("vừa cập nhật hồ sơ này").first).to_be_visible()
    counter.goto(f"/mot-cua/ho-so/{reused}/")
    expect(counter.get_by_text("Bên nam chưa đủ tuổi kết hôn").first).to_be_visible()
    assert barriers(counter) == []

    # Every screen of the morning fits a telephone.
    counter.set_viewport_size(PHONE)  # type: ignore[arg-type]
    screens = [f"ho-so/{missing}/", f"ho-so/{last}/bien-nhan/", "don-vi/", "viec-cua-toi/", "theo-doi/", "ho-so/?q=thi"]
    screens += ["tiep-nhan/", f"tiep-nhan/?thu-tuc={marriages.procedure.pk}", f"ho-so/{missing}/yeu-cau-bo-sung/"]
    for screen in screens:
        counter.goto(f"/mot-cua/{screen}")
        assert overflow(counter) <= 0, screen
    assert Dossier.objects.filter(batch="").count() == 5
