"""The report of August 2025 goes from its drafter over the head of the division and the signer to the registry."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, worker_passes
from tests.browsing import DESK, PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.factories import acting
from tests.reporting.composing.conftest import AUGUST, SYSTEM, settle, staffed
from tinhso.demo import dossiers
from tinhso.foundation.accounts.models import Account
from tinhso.onestop.verbs import load_batch
from tinhso.papers import read_bytes
from tinhso.reporting import verbs
from tinhso.reporting.models import Report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def account(username: str) -> Account:
    return Account.objects.get(username=username)


def test_from_the_drafter_to_the_registry(people: SmallProvince, desk_of: Desk) -> None:
    load_batch(SYSTEM, batch="thang-8", rows=dossiers.august_2025([people.north, people.south]))
    settle()
    staffed(people)
    report_id = verbs.draft_report(
        acting(people.justice_officer), template="project06_monthly", unit_id=people.justice.pk, window=AUGUST
    )
    address = f"/bao-cao/van-ban/{report_id}/"

    drafter = desk_of(people.justice_officer)
    drafter.goto("/bao-cao/van-ban/")
    drafter.get_by_role("link", name="Kết quả thực hiện Đề án 06").first.click()
    expect(drafter.locator(".composed")).to_contain_text("5.083/6.264")
    expect_open_to_everybody(drafter)
    drafter.locator(".composed").get_by_role("link", name="5.083/6.264").click()
    expect(drafter.locator("main")).to_contain_text("H60.101-250708-00")
    drafter.goto(address)
    section = drafter.get_by_label("I. CHỈ ĐẠO, ĐIỀU HÀNH")
    section.fill("Trong kỳ đã có 5.803 hồ sơ nộp trực tuyến.")
    section.press("Tab")
    expect(drafter.locator(".remark").first).to_contain_text("hệ thống đếm 5.083")
    expect(drafter.get_by_role("button", name="Trình lãnh đạo phòng")).to_have_attribute("aria-disabled", "true")
    section.fill("Trong kỳ đã có {{onestop.online}} hồ sơ nộp trực tuyến.")
    section.press("Tab")
    expect(drafter.locator(".composed")).to_contain_text("Mọi con số khớp nhau")
    expect(drafter.locator(".report-paper").first).to_contain_text("Trong kỳ đã có 5.083 hồ sơ")
    drafter.get_by_role("button", name="Trình lãnh đạo phòng").click()
    expect(drafter.locator("[aria-current=step]")).to_have_text("Chờ lãnh đạo phòng")

    head = desk_of(account("stp.tp"))
    head.goto(address)
    head.get_by_role("button", name="Duyệt, trình ký").click()
    expect(head.locator("[aria-current=step]")).to_have_text("Chờ ký")

    worker_passes()
    signer = desk_of(account("stp.pgd"))
    signer.goto(address)
    expect(signer.locator(".annex").last).to_contain_text("/BC-STP")
    expect(signer.locator(".annex").last).not_to_contain_text("119/BC-STP")
    signer.locator(".report-paper").get_by_role("link", name="5.083/6.264").first.click()
    expect(signer.locator("main")).to_contain_text("81,15%")
    expect(signer.locator("main")).not_to_contain_text("H60.101-")
    signer.goto(address)
    signer.get_by_role("button", name="Ký", exact=True).click()
    expect(signer.locator("[aria-current=step]")).to_have_text("Chờ văn thư lấy số")

    registry = desk_of(account("stp.vt"))
    registry.goto(address)
    registry.get_by_role("link", name="Lấy số, phát hành").click()
    registry.get_by_label("Số văn bản").fill("119")
    registry.get_by_role("button", name="Phát hành").click()
    expect(registry.locator("[aria-current=step]")).to_have_text("Đã phát hành")
    annexes = registry.locator(".annex").all()
    for annex in annexes:
        expect(annex).to_contain_text("Kèm theo Báo cáo số 119/BC-STP ngày")
    expect_open_to_everybody(registry)
    with registry.expect_download() as waiting:
        registry.get_by_role("link", name="Tải PDF").click()
    paper = read_bytes(Path(waiting.value.path()).read_bytes(), waiting.value.suggested_filename)
    assert paper.head.symbol == "119/BC-STP"
    captions = [each.text for each in paper.paragraphs if each.text.startswith("(Kèm theo Báo cáo số 119/BC-STP ngày")]
    assert len(captions) == len(annexes) > 0
    assert Report.objects.get(pk=report_id).state == "issued"


def expect_open_to_everybody(page: Page) -> None:
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert barriers(page) == []
        assert overflow(page) <= 0
