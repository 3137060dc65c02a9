"""Somebody calls, somebody writes: one petition is refused in time, one asked for more, answered, published, rated."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Clock, Desk
from tests.browsing import PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.onestop.petitions import CONTENT, PETITIONER, TITLE, local
from tinhso.onestop.models import Petition

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EIGHT = local("2026-08-12 08:00")


def received(page: Page, title: str, channel: str) -> str:
    """Written down while the caller talks; returns the page's address."""
    page.goto("/mot-cua/phan-anh/")
    page.get_by_role("link", name="Tiếp nhận phản ánh").click()
    page.get_by_label("Kênh tiếp nhận").select_option(channel)
    page.get_by_label("Tóm tắt trong một dòng").fill(title)
    page.get_by_label("Nội dung", exact=False).last.fill(CONTENT)
    page.get_by_label("Họ và tên").fill(PETITIONER)
    page.get_by_role("button", name="Tiếp nhận, vào sổ").click()
    expect(page.get_by_role("alert")).to_contain_text("Ghi điện thoại, thư điện tử hoặc địa chỉ")
    expect(page.get_by_label("Tóm tắt trong một dòng")).to_have_value(title)
    page.get_by_label("Điện thoại").fill("0912 345 678")
    page.get_by_role("button", name="Tiếp nhận, vào sổ").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return page.url.partition("?")[0]


def do(page: Page, address: str, what: str, **typed: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=what, exact=True).click()
    assert barriers(page) == []
    for label, text in typed.items():
        page.get_by_label(label.replace("_", " ")).fill(text)
    page.get_by_role("button", name=what, exact=True).click()
    expect(page).to_have_url(address)


def test_petitions_of_a_week(desk_of: Desk, people: SmallProvince, it_is: Clock, tmp_path: Path) -> None:
    it_is(EIGHT)
    officer, leader = desk_of(people.north_officer), desk_of(people.north_leader)
    called = received(officer, TITLE, "phone")
    expect(officer.get_by_label("Đồng hồ phản ánh")).to_contain_text("Thời hạn để xử lý: 15 ngày làm việc")
    wrote = received(officer, "Tranh chấp ranh giới đất", "letter")
    officer.keyboard.press("Control+k")
    officer.keyboard.type("thao thi do")
    expect(officer.get_by_text(f"1/2026 · Xã Đồng Văn · {PETITIONER}")).to_be_visible()
    officer.keyboard.press("Escape")

    it_is(EIGHT + timedelta(days=1))
    officer.goto(wrote)
    expect(officer.get_by_text("Việc chưa làm được, và vì sao")).to_be_visible()
    do(leader, wrote, "Từ chối xử lý", Lý_do_trả_lời_người_phản_ánh="Tranh chấp đất hòa giải tại xã")
    expect(leader.get_by_label("Đồng hồ phản ánh")).to_contain_text("đúng hạn")

    do(officer, called, "Yêu cầu bổ sung thông tin", Thông_tin_cần_bổ_sung="Ngày giờ và số quầy")
    expect(officer.get_by_label("Đồng hồ phản ánh")).to_contain_text("Đang dừng chờ bổ sung thông tin")
    it_is(EIGHT + timedelta(days=5))
    do(officer, called, "Nhận thông tin bổ sung", Thông_tin_người_phản_ánh_đã_bổ_sung="Quầy số 3, lúc 8 giờ")
    expect(officer.get_by_label("Đồng hồ phản ánh")).to_contain_text("thời hạn tính lại từ đầu")
    do(officer, called, "Trả lời", Nội_dung_trả_lời="Xã đã bố trí thêm một quầy.", Số_văn_bản_trả_lời="12/UBND")
    officer.get_by_role("link", name="Công khai trả lời").click()
    officer.get_by_label("Nội dung phản ánh, để công khai").fill(f"{PETITIONER} chờ lâu.")
    officer.get_by_role("button", name="Công khai trả lời").click()
    expect(officer.get_by_role("alert")).to_contain_text("Còn tên của người phản ánh")
    officer.get_by_label("Nội dung phản ánh, để công khai").fill("Người dân chờ lâu khi chứng thực.")
    officer.get_by_role("button", name="Công khai trả lời").click()
    officer.get_by_role("link", name="Ghi đánh giá").click()
    officer.get_by_label("Rất hài lòng").check()
    officer.get_by_role("button", name="Ghi đánh giá").click()
    expect(officer.get_by_text("trả lời đúng hạn")).to_be_visible()

    for screen in (called, "/mot-cua/phan-anh/?state=all", "/mot-cua/phan-anh/tiep-nhan/"):
        officer.goto(screen)
        assert barriers(officer) == [], screen
    officer.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for screen in (called, wrote, "/mot-cua/phan-anh/?state=all", "/mot-cua/phan-anh/tiep-nhan/"):
        officer.goto(screen)
        assert overflow(officer) <= 0, screen
    states = dict(Petition.objects.values_list("number", "state"))
    assert states == {1: "published", 2: "refused"}
