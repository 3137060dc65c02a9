"""A result is signed by the leader and issued by the officer; an original is compared, certified, and verified; and
who handed a dossier in follows it by its code."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Clock, Desk
from tests.browsing import DESK, PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.onestop.dossiers import MORNING, counter
from tests.onestop.signers import certify
from tests.onestop.test_certified_copies import SHEET

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_result_and_a_copy_are_signed_on_the_screen(people: SmallProvince, desk_of: Desk, it_is: Clock) -> None:
    it_is(MORNING)
    at = counter(people)
    certify(at)
    dossier = at.signed()
    officer, leader = desk_of(people.north_officer), desk_of(people.north_leader)

    leader.goto(f"/mot-cua/ho-so/{dossier.code}/")
    leader.get_by_role("link", name="Ký kết quả").click()
    leader.locator("[name=number]").fill("31/2026")
    looked_at(leader)
    leader.get_by_role("button", name="Ký", exact=True).click()
    expect(leader.get_by_text("Đã ký kết quả; kết thúc hồ sơ để phát hành.")).to_be_visible()

    officer.goto("/mot-cua/chung-thuc/")
    looked_at(officer)
    officer.goto("/mot-cua/chung-thuc/moi/")
    officer.get_by_label("Tên giấy tờ").fill("Bằng tốt nghiệp trung học phổ thông")
    officer.get_by_role("textbox", name="Người yêu cầu").fill("Giàng Thị Sua")
    officer.get_by_label("Số định danh cá nhân").fill("002301000018")
    scan = {"name": "quet.pdf", "mimeType": "application/pdf", "buffer": SHEET}
    officer.get_by_label("Bản quét (PDF)").set_input_files(scan)
    officer.get_by_label("Tôi đã đối chiếu").check()
    looked_at(officer)
    officer.get_by_role("button", name="Ghi và trình ký").click()
    expect(officer.get_by_text("Đã đối chiếu, chờ ký")).to_be_visible()

    leader.goto(officer.url)
    looked_at(leader)
    leader.get_by_role("button", name="Ký chứng thực").click()
    expect(leader.get_by_text("1/2026")).to_be_visible()
    looked_at(leader)
    leader.goto("/mot-cua/chung-thuc/")
    looked_at(leader)
    officer.goto("/mot-cua/so-theo-doi/")
    looked_at(officer)

    officer.goto(f"/tra-cuu/{dossier.code}/")
    expect(officer.get_by_text("Đang xử lý")).to_be_visible()
    looked_at(officer)
    officer.goto("/tra-cuu/")
    looked_at(officer)


def looked_at(page: Page) -> None:
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert barriers(page) == []
        assert overflow(page) == 0
