"""The gallery in a real browser: accessible at both widths, usable by keyboard, silent under the security policy."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browsing import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(live_server.url + reverse("ui:gallery"))
    page.wait_for_load_state("networkidle")
    yield page
    page.close()
    assert complaints == []


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


@pytest.mark.parametrize("width", [1440, 360])
def test_nothing_stands_in_the_way_of_anybody(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []


def test_rows_are_walked_with_j_and_k_and_opened_with_enter(page: Page) -> None:
    page.focus("[data-table]")
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    assert focused(page) != first
    page.keyboard.press("k")
    assert focused(page) == first
    page.keyboard.press("Enter")
    page.wait_for_url("**nhiem-vu=IV.1")
    page.wait_for_load_state("networkidle")


def test_letters_outside_the_table_move_nothing(page: Page) -> None:
    page.focus("#id_title")
    page.keyboard.type("jk")
    assert page.input_value("#id_title") == "jk"


def test_the_reason_of_a_barred_button_appears_on_focus(page: Page) -> None:
    reason = page.locator("[data-reason] .why").first
    before = reason.bounding_box()
    page.focus("[data-reason]")
    after = reason.bounding_box()
    assert before is not None
    assert after is not None
    assert before["width"] <= 1 < 100 < after["width"]


def test_a_dialog_takes_the_focus_and_gives_it_back(page: Page) -> None:
    page.click("[data-dialog=sample-dialog]")
    assert page.evaluate("document.getElementById('sample-dialog').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert focused(page) == "Giao nhiệm vụ"


def test_an_unfinished_form_saves_itself_and_says_when(page: Page) -> None:
    page.fill("#id_title", "Rà soát tài khoản")
    page.press("#id_title", "Tab")
    page.wait_for_selector("[data-autosave-state][data-state=saved]")
    assert page.inner_text("[data-autosave-state]").startswith("Đã lưu lúc ")


def test_a_toast_shows_its_text_as_text(page: Page) -> None:
    page.evaluate(
        "document.body.dispatchEvent(new CustomEvent('toast', {bubbles: true, detail: {text: 'Đã giao <b>9</b>'}}))"
    )
    assert "Đã giao <b>9</b>" in page.inner_text("#toasts")


def test_the_tour_walks_its_steps_and_returns_to_where_it_began(page: Page) -> None:
    page.click("[data-tour]")
    assert focused(page) == "Con số mở ra được"
    page.click("[data-tour-next]")
    assert focused(page) == "Bộ lọc nằm trong đường dẫn"
    page.keyboard.press("Escape")
    assert focused(page) == "Xem hướng dẫn"
    assert page.locator(".tour-target").count() == 0
