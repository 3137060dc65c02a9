"""One commune's morning: people come to the counter; what they bring is handed over, completed, decided, signed,
excused and refused; an original is certified and a petition taken. Everybody sees the clock explained."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Clock, Desk
from tests.browser.counter import act, clock_says, fill_in, open_marriage, send, take_in
from tests.browsing import PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.factories import PASSWORD
from tests.onestop.dossiers import PDF, STATUS, Counter, counter
from tests.onestop.signers import certify
from tests.onestop.test_certified_copies import SHEET
from tinhso.foundation.files.store import keep
from tinhso.onestop.models import CertifiedCopy, CopyState, Dossier, PersonPaper, Petition

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EIGHT = datetime(2026, 8, 12, 1, 0, tzinfo=UTC)  # Wednesday, 08:00 in Vietnam
PAPER = "Giấy xác nhận tình trạng hôn nhân"


@dataclass
class Morning:
    """The counter's window and the leader's, and what lies on their desks."""

    at: Counter
    counter: Page
    leader: Page
    scan: Path


@pytest.fixture
def morning(desk_of: Desk, people: SmallProvince, it_is: Clock, tmp_path: Path) -> Morning:
    it_is(EIGHT)
    at = counter(people)
    certify(at)
    scan = tmp_path / "xac-nhan.pdf"
    scan.write_bytes(PDF)
    return Morning(at, desk_of(people.north_officer), desk_of(people.north_leader), scan)


def test_a_morning(morning: Morning, it_is: Clock) -> None:
    page = morning.counter
    assisted, elsewhere = somebody_is_helped(page), somebody_belongs_elsewhere(page, morning)
    missing, reused = somebody_misses_a_paper(page), a_paper_lies_in_the_store(page, morning)
    last = the_session_ends_while_one_is_typed(page, morning)
    copy = an_original_is_presented(page)
    petition = somebody_complains_by_telephone(page)

    it_is(EIGHT + timedelta(hours=1))
    the_other_commune_gets_its_own(page, elsewhere)
    what_was_missing_comes(page, missing, morning.scan)
    more_is_asked_for(page, last)
    the_copy_is_certified(morning.leader, copy)
    a_result_is_decided_signed_and_given(morning, assisted)
    an_apology_comes_in_time(morning.leader, missing)
    the_second_officer_reads_what_the_first_did(morning, reused)

    papers_say_what_they_are(page, [assisted, missing, last, reused])
    screens = [f"ho-so/{missing}/", f"ho-so/{last}/bien-nhan/", "don-vi/", "viec-cua-toi/", "theo-doi/", "ho-so/?q=thi"]
    screens += ["tiep-nhan/", f"tiep-nhan/?thu-tuc={morning.at.kept.procedure.pk}", f"ho-so/{missing}/yeu-cau-bo-sung/"]
    everything_fits_a_telephone(page, [*screens, f"chung-thuc/{copy}/", f"phan-anh/{petition}/"])
    assert Dossier.objects.filter(batch="").count() == 5
    assert CertifiedCopy.objects.get().state == CopyState.CERTIFIED


def somebody_is_helped(page: Page) -> str:
    """Who can't write is helped, and the receipt says until when he waits."""
    open_marriage(page)
    fill_in(page)
    page.get_by_text("Người khác nộp thay, hoặc công chức hỗ trợ").click()
    page.get_by_label("Ai nộp").select_option("assisted")
    page.get_by_label("Căn cứ nộp thay hoặc hỗ trợ").fill("Người cao tuổi, không biết chữ")
    assert barriers(page) == []
    code = take_in(page)
    clock_says(page, "3 ngày làm việc")
    return code


def somebody_belongs_elsewhere(page: Page, morning: Morning) -> str:
    """The clock waits until the competent commune has it."""
    open_marriage(page)
    fill_in(page, "Giàng Thị Sua", "002301000026")
    page.get_by_label("Đơn vị giải quyết").select_option(label=morning.at.province.south.name)
    code = take_in(page)
    clock_says(page, "chờ cơ quan có thẩm quyền nhận")
    return code


def somebody_misses_a_paper(page: Page) -> str:
    """The look-up failed, the applicant didn't bring it."""
    open_marriage(page)
    fill_in(page, "Lầu Thị Dợ", "002301000034")
    page.get_by_text("Tra cứu không được").first.click()
    page.get_by_label("Tra cứu lỗi vì sao").fill("Cơ sở dữ liệu hộ tịch không trả lời")
    page.get_by_label(f"{PAPER}: Đã có?").select_option("missing")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Ghi rõ vì sao")
    page.get_by_label(f"{PAPER}: Thiếu gì, sai gì").fill("Bên nam chưa xin xác nhận")
    code = take_in(page)
    expect(page.get_by_text("Còn thiếu, đã hướng dẫn bổ sung")).to_be_visible()
    return code


def a_paper_lies_in_the_store(page: Page, morning: Morning) -> str:
    """What the state holds already isn't asked for."""
    result_type = morning.at.kept.version.says.component(STATUS).result_type  # type: ignore[union-attr]
    kept = keep(BytesIO(PDF + b"store"))
    PersonPaper.objects.create(
        owner_id="002301000042", result_type=result_type, name=PAPER, number="12/XN", file=kept, stored_at=EIGHT
    )
    open_marriage(page)
    fill_in(page, "Mua Thị Pà", "002301000042")
    expect(page.get_by_text("Kho dữ liệu đã có, không yêu cầu nộp")).to_be_visible()
    code = take_in(page)
    expect(page.get_by_text("Lấy từ kho dữ liệu, không phải nộp")).to_be_visible()
    return code


def the_session_ends_while_one_is_typed(page: Page, morning: Morning) -> str:
    """After signing in again everything is there."""
    open_marriage(page)
    fill_in(page, "Thào Thị Chở", "002301000059")
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/login/**")
    page.get_by_label("Tên đăng nhập").fill(morning.at.province.north_officer.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_text("Đã lấy lại những gì bạn gõ trước đó")).to_be_visible()
    expect(page.get_by_label("Họ và tên, tên tổ chức")).to_have_value("Thào Thị Chở")
    return take_in(page)


def an_original_is_presented(page: Page) -> int:
    """Compared at the counter; whoever may sign has it before him."""
    page.goto("/mot-cua/chung-thuc/moi/")
    page.get_by_label("Tên giấy tờ").fill("Bằng tốt nghiệp trung học phổ thông")
    page.get_by_role("textbox", name="Người yêu cầu").fill("Giàng Thị Sua")
    page.get_by_label("Số định danh cá nhân").fill("002301000018")
    page.get_by_label("Bản quét (PDF)").set_input_files(
        {"name": "quet.pdf", "mimeType": "application/pdf", "buffer": SHEET}
    )
    page.get_by_label("Tôi đã đối chiếu").check()
    page.get_by_role("button", name="Ghi và trình ký").click()
    expect(page.get_by_text("Đã đối chiếu, chờ ký")).to_be_visible()
    return CertifiedCopy.objects.get().pk


def somebody_complains_by_telephone(page: Page) -> int:
    """A petition has a clock of its own."""
    page.goto("/mot-cua/phan-anh/tiep-nhan/")
    page.get_by_label("Tóm tắt trong một dòng").fill("Phải đi lại ba lần để nộp một bộ hồ sơ")
    page.locator("[name=content]").fill("Mỗi lần đến quầy lại được yêu cầu thêm một giấy khác.")
    page.locator("[name=name]").fill("Lầu Thị Dợ")
    page.locator("[name=phone]").fill("0912345678")
    page.get_by_role("button", name="Tiếp nhận, vào sổ").click()
    expect(page.get_by_text("Diễn biến", exact=True)).to_be_visible()
    expect(page.get_by_text("15 ngày làm việc").first).to_be_visible()
    assert barriers(page) == []
    return Petition.objects.get().pk


def the_other_commune_gets_its_own(page: Page, code: str) -> None:
    act(page, code, "Chuyển đơn vị")
    send(page, "Chuyển đơn vị")
    expect(page.get_by_text("Chuyển đến đơn vị có thẩm quyền").first).to_be_visible()


def what_was_missing_comes(page: Page, code: str, scan: Path) -> None:
    """The clock starts anew, and says so."""
    act(page, code, "Nhận bổ sung")
    page.get_by_label(PAPER).set_input_files(scan)
    page.get_by_label("Loại bản").select_option("original")
    send(page, "Nhận bổ sung")
    clock_says(page, "thời hạn tính lại từ đầu")


def more_is_asked_for(page: Page, code: str) -> None:
    """It turns out incomplete on the officer's desk; asking again is warned of."""
    act(page, code, "Yêu cầu bổ sung")
    expect(page.get_by_text("Chỉ được yêu cầu bổ sung một lần")).to_be_visible()
    page.get_by_label("Nội dung khác phải hoàn thiện").fill("Ký lại tờ khai")
    send(page, "Yêu cầu bổ sung")
    clock_says(page, "Đang dừng chờ bổ sung hồ sơ")


def the_copy_is_certified(page: Page, copy: int) -> None:
    page.goto(f"/mot-cua/chung-thuc/{copy}/")
    page.get_by_role("button", name="Ký chứng thực").click()
    expect(page.get_by_text("1/2026")).to_be_visible()


def a_result_is_decided_signed_and_given(morning: Morning, code: str) -> None:
    page, leader = morning.counter, morning.leader
    page.goto("/mot-cua/don-vi/")
    assert barriers(page) == []
    page.get_by_role("link", name=code).click()
    page.get_by_role("button", name="Nhận xử lý").click()
    for outcome in ("Hồ sơ đầy đủ", "Đủ điều kiện"):
        act(page, code, outcome)
        send(page, outcome)
    act(leader, code, "Đồng ý, ký")
    send(leader, "Đồng ý, ký")
    act(leader, code, "Ký kết quả")
    leader.locator("[name=number]").fill("31/2026")
    leader.get_by_role("button", name="Ký", exact=True).click()
    expect(leader.get_by_text("Đã ký kết quả; kết thúc hồ sơ để phát hành.")).to_be_visible()
    act(page, code, "Đã phát hành")
    send(page, "Đã phát hành")
    expect(page.get_by_text("đúng hạn")).to_be_visible()
    act(page, code, "Trả kết quả")
    page.get_by_label("Người nhận kết quả").fill("Sùng Thị Mỷ")
    send(page, "Trả kết quả")


def an_apology_comes_in_time(page: Page, code: str) -> None:
    """Before the due time the leader apologises and names a new one."""
    act(page, code, "Xin lỗi và hẹn lại")
    page.get_by_label("Hẹn lại vào lúc").fill("2026-08-25T16:00")
    page.get_by_label("Lý do chậm và lời xin lỗi").fill("Phải xác minh thêm; xin lỗi ông bà")
    send(page, "Xin lỗi và hẹn lại")
    clock_says(page, "16:00 25/8/2026")


def the_second_officer_reads_what_the_first_did(morning: Morning, code: str) -> None:
    """Two at one dossier; the first refused it."""
    page, leader = morning.counter, morning.leader
    act(page, code, "Hồ sơ đầy đủ")
    act(leader, code, "Từ chối giải quyết")
    leader.get_by_label("Lý do").fill("Bên nam chưa đủ tuổi kết hôn")
    send(leader, "Từ chối giải quyết")
    page.get_by_role("button", name="Hồ sơ đầy đủ").click()
    expect(page.get_by_text("vừa cập nhật hồ sơ này").first).to_be_visible()
    page.goto(f"/mot-cua/ho-so/{code}/")
    expect(page.get_by_text("Bên nam chưa đủ tuổi kết hôn").first).to_be_visible()
    assert barriers(page) == []


def papers_say_what_they_are(page: Page, codes: list[str]) -> None:
    """Every paper that a dossier's page leads to opens as a PDF that names the dossier or its result."""
    kinds = set()
    for code in codes:
        page.goto(f"/mot-cua/ho-so/{code}/")
        sheet = page.locator("section.sheet", has=page.get_by_role("heading", name="Giấy tờ", exact=True))
        for link in sheet.locator("li > a:first-child").all():
            answer = page.request.get(str(link.get_attribute("href")))
            text = " ".join(each.get_textpage().get_text_bounded() for each in pdfium.PdfDocument(answer.body()))
            assert code in text or "31/2026" in text, link.inner_text()
            kinds.add(link.inner_text())
    assert len(kinds) >= 6, kinds


def everything_fits_a_telephone(page: Page, screens: list[str]) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for screen in screens:
        page.goto(f"/mot-cua/{screen}")
        assert overflow(page) <= 0, screen
