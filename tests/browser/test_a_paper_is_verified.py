"""Somebody with a paper in hand, no account, on a telephone and at a desk: is it real, and is my file that paper?"""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browsing import DESK, PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.foundation.signing.papers import BODY, SIGNER, certificate, key_of, paper
from tests.foundation.signing.test_issuing import MASKED, SYSTEM, issue_extract
from tinhso.foundation.signing.codes import reserve_code, written
from tinhso.foundation.signing.printing import print_code
from tinhso.foundation.signing.sign import sign
from tinhso.foundation.signing.stamp import above_name, top_right

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "telephone"])
def test_a_citizen_finds_out_whether_a_file_is_the_paper(
    people: SmallProvince, browser: Browser, live_server: LiveServer, size: dict[str, int]
) -> None:
    cache.clear()
    code = reserve_code()
    pdf = print_code(paper(), code)
    by_person = sign(pdf, key_of(certificate(SIGNER)), box=above_name(pdf, SIGNER))
    issued = sign(
        by_person, key_of(certificate(BODY, "Ủy ban nhân dân tỉnh Tuyên Quang")), box=top_right(pdf), by_body=True
    )
    issue_extract(SYSTEM, unit=people.north, code=code, content=issued)
    at = issued.index(b"stream") + 40
    forged = issued[:at] + bytes([issued[at] ^ 1]) + issued[at + 1 :]

    page = browser.new_context(viewport=size, locale="vi-VN", base_url=live_server.url).new_page()
    page.goto("/xac-thuc/")
    looked_at(page)
    page.get_by_label("Mã xác thực").fill(written(code).lower())
    page.get_by_role("button", name="Xác thực").click()
    expect(page.get_by_role("heading", name="Trích lục")).to_be_visible()
    expect(page.get_by_text(MASKED)).to_be_visible()
    looked_at(page)

    check(page, issued)
    expect(page.get_by_role("alert")).to_contain_text("Hợp lệ: đúng tệp đã phát hành")
    expect(page.get_by_text("hợp lệ", exact=True)).to_have_count(2)
    looked_at(page)

    check(page, forged)
    expect(page.get_by_role("alert")).to_contain_text(re.compile("Không hợp lệ: tệp đã bị thay đổi"))
    expect(page.get_by_role("alert")).to_contain_text("Nội dung tệp đã bị sửa sau khi ký.")
    looked_at(page)
    page.context.close()


def check(page: Page, content: bytes) -> None:
    page.get_by_label("Tệp PDF").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": content})
    page.get_by_role("button", name="Kiểm tra tệp").click()


def looked_at(page: Page) -> None:
    assert barriers(page) == []
    assert overflow(page) == 0
