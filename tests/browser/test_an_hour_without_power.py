"""One hour without power at a counter: three people are helped on paper, one slip is spoiled; afterwards every
slip is accounted for, dossiers have their true times, and the supervisor confirms."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Clock, Desk
from tests.browser.test_a_morning_at_the_counter import fill_in, take_in
from tests.browsing import PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.onestop.dossiers import code
from tests.onestop.procedures import Kept, in_force, keeper_of
from tests.pictures import photograph
from tinhso.onestop.models import Dossier, OutageSlip

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HALF_PAST_TWO = datetime(2026, 8, 12, 7, 30, tzinfo=UTC)  # Wednesday, 14:30 in Vietnam
MINUTE = timedelta(minutes=1)
# Slip, the time written on it, name, personal id; the third came after 15:00.
HELPED = (
    ("1/2026", "14:40", "Sùng Thị Mỷ", "002301000018", "17/8/2026"),
    ("2/2026", "14:55", "Giàng Thị Sua", "002301000026", "17/8/2026"),
    ("4/2026", "15:10", "Lầu Thị Dợ", "002301000034", "18/8/2026"),
)


@pytest.fixture
def marriages(people: SmallProvince, it_is: Clock) -> Kept:
    it_is(HALF_PAST_TWO - 30 * MINUTE)
    code(people.north, "H60.101")
    return in_force(keeper_of(people), people)


def pages_of(page: Page, address: str) -> list[str]:
    """The text of a PDF, page by page, as whoever is signed in gets it."""
    answer = page.request.get(address)
    assert answer.ok, address
    return [" ".join(each.get_textpage().get_text_bounded().split()) for each in pdfium.PdfDocument(answer.body())]


def enter(page: Page, slip: str, time: str, name: str, number: str) -> str:
    """From the outage's page through the counter's screen; returns the dossier's code."""
    page.get_by_role("row", name=slip).get_by_role("link", name="Nhập hồ sơ").click()
    page.get_by_label("Thủ tục nào?").fill("ket hon")
    page.keyboard.press("Enter")
    fill_in(page, name, number)
    page.get_by_label("Giờ nhận ghi trên phiếu").fill(time)
    return take_in(page)


def test_an_hour_without_power(
    desk_of: Desk, people: SmallProvince, marriages: Kept, it_is: Clock, tmp_path: Path
) -> None:
    counter, leader = desk_of(people.north_officer), desk_of(people.north_leader)

    # While there is power: six blank slips are numbered and printed.
    counter.goto("/mot-cua/gian-doan/")
    expect(counter.get_by_text("hết phiếu trắng")).to_be_visible()
    counter.get_by_label("Số phiếu").fill("6")
    counter.get_by_role("button", name="Lập phiếu mới").click()
    blank = pages_of(counter, counter.get_by_role("link", name="In phiếu 1–6/2026").get_attribute("href") or "")
    assert len(blank) == 6
    assert "Số phiếu: 4/2026" in blank[3]

    # The power goes. The counter says so on its screens.
    it_is(HALF_PAST_TWO)
    counter.get_by_role("link", name="Khai báo gián đoạn").first.click()
    counter.get_by_label("Lý do").fill("Mất điện toàn xã")
    assert barriers(counter) == []
    counter.get_by_role("button", name="Khai báo gián đoạn").click()
    outage = counter.url
    it_is(HALF_PAST_TWO + 5 * MINUTE)
    counter.goto("/mot-cua/tiep-nhan/")
    expect(counter.get_by_text("Quầy đang gián đoạn từ 14:30 12/8/2026")).to_be_visible()

    # One hour later the slips are entered, each with the time written on it.
    it_is(HALF_PAST_TWO + 60 * MINUTE)
    counter.goto(outage)
    counter.get_by_role("link", name="Kết thúc gián đoạn").click()
    counter.get_by_role("button", name="Kết thúc gián đoạn").click()
    it_is(HALF_PAST_TWO + 75 * MINUTE)
    codes = []
    for slip, time, name, number, due in HELPED:
        counter.goto(outage)
        codes.append(enter(counter, slip, time, name, number))
        expect(counter.get_by_label("Đồng hồ hồ sơ")).to_contain_text(due)
        expect(counter.get_by_text(f"Nhận thật lúc {time} 12/8/2026, nhập lúc 15:45 12/8/2026")).to_be_visible()
    expect(counter.get_by_label("Đồng hồ hồ sơ")).to_contain_text("quá giờ tiếp nhận")
    [receipt] = pages_of(counter, f"/mot-cua/ho-so/{codes[2]}/giay-to/giay-tiep-nhan/1/")
    assert "15 giờ 10 phút, ngày 12/8/2026" in receipt
    assert "Thay cho phiếu giấy số 4/2026" in receipt

    # A time that isn't in the outage is refused, and nothing typed is lost.
    counter.goto(
        f"/mot-cua/tiep-nhan/?thu-tuc={marriages.procedure.pk}&gian-doan={outage.split('/')[-2]}&phieu=5%2F2026"
    )
    fill_in(counter, "Thào Thị Chở", "002301000059")
    counter.get_by_label("Giờ nhận ghi trên phiếu").fill("13:30")
    counter.keyboard.press("Control+Enter")
    expect(counter.get_by_role("alert")).to_contain_text("phải trong lúc gián đoạn")
    expect(counter.get_by_label("Họ và tên, tên tổ chức")).to_have_value("Thào Thị Chở")
    assert barriers(counter) == []

    # The rest: one was spoiled, two stayed blank. Nothing is lost.
    counter.goto(outage)
    counter.get_by_role("row", name="3/2026").get_by_role("link", name="Hỏng").click()
    counter.get_by_label("Hỏng vì sao").fill("Viết nhầm tên")
    counter.get_by_role("button", name="Phiếu hỏng").click()
    leader.goto(outage)
    expect(leader.get_by_role("button", name="Xác nhận")).to_have_attribute("aria-disabled", "true")
    counter.get_by_role("button", name="Trả lại 2 phiếu chưa dùng").click()
    expect(counter.get_by_text("Đã trả lại 2 phiếu.")).to_be_visible()

    # The supervisor is told, compares and confirms.
    leader.goto(outage)
    leader.get_by_role("link", name="Xác nhận").first.click()
    leader.get_by_label("Ý kiến").fill("Đã đối chiếu với phiếu lưu")
    leader.get_by_role("button", name="Xác nhận").click()
    expect(leader.get_by_text("Đã xác nhận").first).to_be_visible()
    assert barriers(leader) == []
    fates = dict(OutageSlip.objects.values_list("slip__number", "state"))
    assert fates == {1: "used", 2: "used", 3: "spoiled", 4: "used", 5: "returned", 6: "returned"}
    assert set(Dossier.objects.values_list("code", flat=True)) == set(codes)

    # Pages of a paper are photographed one after the other on a telephone.
    counter.set_viewport_size(PHONE)  # type: ignore[arg-type]
    counter.goto(f"/mot-cua/tiep-nhan/?thu-tuc={marriages.procedure.pk}")
    counter.get_by_text("Tra cứu không được").first.click()
    scans = counter.locator("input[type=file]:visible").first
    for number in (1, 2):
        picture = tmp_path / f"trang-{number}.jpg"
        picture.write_bytes(photograph(turned=number == 2))
        scans.set_input_files(picture)
    expect(counter.locator(".chosen-files li")).to_have_count(2)
    assert scans.evaluate("each => [...each.files].map((file) => file.name)") == ["trang-1.jpg", "trang-2.jpg"]

    for screen in (outage, "/mot-cua/gian-doan/", "/mot-cua/gian-doan/moi/", f"/mot-cua/ho-so/{codes[0]}/"):
        counter.goto(screen)
        assert overflow(counter) <= 0, screen
