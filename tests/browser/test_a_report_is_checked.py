"""A month's paragraph is pasted, its wrong figure marked, explained, corrected, and the report taken back as Word."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_document
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, long_jobs_run
from tests.browsing import DESK, PHONE, barriers, overflow
from tests.conftest import SmallProvince

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AUGUST = (
    "Trong kỳ, toàn tỉnh tiếp nhận 6.264 hồ sơ của năm dịch vụ; nộp trực tuyến 5.803/6.264 hồ sơ, đạt 81,14%; "
    "nộp trực tiếp 1.181 hồ sơ, chiếm 18,86%. Hồ sơ trực tuyến gồm: khai sinh 1.802 hồ sơ; khai tử 543 hồ sơ; "
    "kết hôn 606 hồ sơ; liên thông khai sinh 1.671 hồ sơ; liên thông khai tử 461 hồ sơ."
)


def test_the_paragraph_of_august_is_corrected(people: SmallProvince, desk_of: Desk) -> None:
    page = desk_of(people.justice_officer)
    page.goto("/")
    page.get_by_role("link", name="Báo cáo", exact=True).first.click()
    page.get_by_role("link", name="Kiểm tra số liệu").first.click()
    page.get_by_label("Hoặc dán nội dung vào đây").fill(AUGUST)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()

    expect(page.locator("mark.is-main").first).to_have_text("5.803")
    card = page.locator(".finding").first
    card.get_by_text("Xem phép tính").click()
    expect(card.locator(".arithmetic")).to_contain_text("6.264")
    expect_open_to_everybody(page)

    card.get_by_role("button", name="5.803 → 5.083").click()
    expect(page.get_by_text("Không thấy chỗ nào mâu thuẫn")).to_be_visible()
    expect(page.locator(".desk-text")).to_contain_text("5.083/6.264")
    expect_open_to_everybody(page)

    document = downloaded(page)
    assert [comment.author for comment in document.comments] == ["Tỉnh Số"]
    assert "5.083" in document.element.xml


def test_a_word_file_is_checked_in_the_background(people: SmallProvince, desk_of: Desk, tmp_path: Path) -> None:
    source = open_document()
    source.add_paragraph(AUGUST)
    source.save(str(tmp_path / "thang-8.docx"))
    page = desk_of(people.justice_officer)
    page.goto("/kiem-tra-so-lieu/")
    page.get_by_label("Tệp báo cáo").set_input_files(tmp_path / "thang-8.docx")
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.get_by_role("heading", name="Kiểm tra thang-8.docx")).to_be_visible()
    long_jobs_run()
    expect(page.get_by_role("button", name="5.803 → 5.083")).to_be_visible()
    remarks = [comment.text for comment in downloaded(page).comments]
    assert any("5.083" in remark for remark in remarks)


def downloaded(page: Page) -> object:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải bản Word có nhận xét").click()
    return open_document(BytesIO(Path(waiting.value.path()).read_bytes()))


def expect_open_to_everybody(page: Page) -> None:
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert barriers(page) == []
        assert overflow(page) <= 0
