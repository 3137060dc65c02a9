"""The main job on real input: a file goes up, is reviewed beside its tasks, takes effect, reaches the offices.

Against the province's real units: once with a small plan of our own, once with plan 21/KH-UBND where it is at hand.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import sign_in, worker_passes
from tests.browsing import DESK, PHONE, barriers, overflow
from tests.directives.plans import PLAN
from tests.factories import person
from tests.shared_documents import shared
from tinhso.directives.models import Assignment, Document
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import perform
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.organizations.seed import load_seed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEAVIEST_PAGE_BYTES = 150_000
WHO_IT_IS = "Sở Tư pháp"


@pytest.fixture
def clerk(transactional_db: None, live_server: LiveServer) -> Account:
    load_seed()
    province, police = Unit.objects.get(code="tinh-tuyen-quang"), Unit.objects.get(code="cong-an-tinh")
    return person("ca.th", "Lục Văn Bình", Role.AGGREGATOR, police, over=province)


@pytest.fixture
def window(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """One window for everybody, one after the other; scripts that complain fail the test."""
    complaints: list[str] = []
    page = browser.new_context(viewport=DESK, locale="vi-VN", base_url=live_server.url).new_page()
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page
    page.context.close()
    assert complaints == []


def test_a_small_plan_from_its_file_to_the_offices(clerk: Account, window: Page, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN)
    walk(window, clerk, path, tasks=3)


@pytest.mark.prove
def test_the_real_plan_from_its_file_to_the_offices(clerk: Account, window: Page) -> None:
    walk(window, clerk, shared("21-KH-UBND.txt"), tasks=110)


def walk(page: Page, clerk: Account, path: Path, tasks: int) -> None:
    sign_in(page, clerk)
    upload(page, path)
    document = Document.objects.get()
    expect(page.get_by_text(f"Đã nhận 0/{tasks} nhiệm vụ")).to_be_visible()
    both_sides_light_up(page)
    everybody_can_use_it(page)
    page.get_by_role("button", name="việc chắc chắn").click()
    resolve_names(page)
    settle_remarks(page)
    look_again_at_one(page)
    accept_the_rest_by_keyboard(page)
    put_in_force(page, document)
    before_issue = Assignment.objects.filter(task__document=document, role="lead", due_before_issue=True).count()
    assert before_issue
    cell = page.locator(".figures .cell", has_text="Hạn trước ngày ký")
    expect(cell).to_contain_text(str(before_issue))
    expect(cell).to_contain_text("không tính là chậm")
    worker_passes()
    for unit in (Unit.objects.get(code="so-tu-phap"), commune_with_work(document)):
        sees_its_work(page, unit, document)


def upload(page: Page, path: Path) -> None:
    page.get_by_role("link", name="Văn bản giao việc").first.click()
    page.get_by_role("link", name="Tải văn bản lên").click()
    expect(page.get_by_label("Đơn vị theo dõi, tổng hợp")).to_contain_text("Công an tỉnh")
    assert barriers(page) == []
    page.get_by_label("Tệp văn bản").set_input_files(path)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_text("Chờ chạy")).to_be_visible()
    assert barriers(page) == []
    perform(JobRun.objects.get(kind="directives.read_plan").pk)
    page.wait_for_url(f"**/van-ban-giao-viec/{Document.objects.get().pk}/")


def both_sides_light_up(page: Page) -> None:
    """A field's name shows its place in the document; a place in the document leads to its card."""
    field = page.locator(".card .f", has=page.locator("a.k.c")).first
    field.locator("a.k").click()
    key = field.get_attribute("data-m")
    mark = page.locator(f".paper [data-m~='{key}']").first
    expect(mark).to_have_class("m c a on")
    expect(mark).to_be_in_viewport()
    mark.click()
    expect(page.locator(f"#t{key[:-1]}")).to_be_focused()


def everybody_can_use_it(page: Page) -> None:
    """No barrier and nothing too wide at both widths, and light enough."""
    weights: list[int] = []
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.reload(wait_until="networkidle")
    assert sum(weights) < HEAVIEST_PAGE_BYTES
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.evaluate("window.scrollTo(0, 0)")  # where a page opens: further down the bar that stays covers a line
        assert overflow(page) <= 0
        assert barriers(page) == []
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Văn bản", exact=True).click()
    expect(page.locator(".paper")).to_be_visible()
    assert overflow(page) <= 0
    page.get_by_role("link", name="Nhiệm vụ", exact=True).last.click()
    expect(page.locator(".paper")).to_be_hidden()
    page.set_viewport_size(DESK)


def resolve_names(page: Page) -> None:
    waiting = page.locator("form.resolve-line")
    for left in range(waiting.count() - 1, -1, -1):
        waiting.first.get_by_role("combobox").fill(WHO_IT_IS)
        waiting.first.get_by_role("button", name="Chọn").click()
        expect(waiting).to_have_count(left)


def settle_remarks(page: Page) -> None:
    remarks = page.locator(".findings form")
    for left in range(remarks.count() - 1, -1, -1):
        remarks.first.get_by_role("button", name="Đã xem").click()
        expect(remarks).to_have_count(left)


def look_again_at_one(page: Page) -> None:
    """An accepted task is opened again in its place; the counts follow."""
    accepted = page.locator(".card.is-accepted")
    before = accepted.count()
    accepted.first.get_by_role("button", name="Xem lại").click()
    expect(accepted).to_have_count(before - 1)
    expect(page.locator("#review-tabs")).to_contain_text(re.compile(r"Đã nhận\s+\d+"))


def accept_the_rest_by_keyboard(page: Page) -> None:
    """j goes to the first card, Enter accepts it and goes on to the next that waits. Opened anew, those stand first."""
    page.get_by_role("link", name="Tất cả").click()
    waiting = page.locator(".card:not(.is-accepted)")
    left = waiting.count()
    assert left > 1
    page.keyboard.press("j")
    while left:
        page.keyboard.press("Enter")
        left -= 1
        expect(waiting).to_have_count(left)


def put_in_force(page: Page, document: Document) -> None:
    page.get_by_role("link", name="Đưa vào thực hiện…").click()
    agree = page.get_by_role("checkbox")
    if agree.count():
        agree.check()
    page.get_by_role("button", name="Giao").click()
    page.wait_for_url(f"**/van-ban-giao-viec/{document.pk}/")
    expect(page.get_by_text("Đang thực hiện").first).to_be_visible()


def commune_with_work(document: Document) -> Unit:
    led = Assignment.objects.filter(task__document=document, role="lead", unit__kind=UnitKind.COMMUNE)
    return led.select_related("unit").first().unit


def sees_its_work(page: Page, unit: Unit, document: Document) -> None:
    officer = person(f"cv.{unit.pk}", "Nông Thị Hạnh", Role.OFFICER, unit)
    page.context.clear_cookies()
    sign_in(page, officer)
    page.goto(f"/nhiem-vu/danh-sach/?document={document.pk}")
    theirs = Assignment.objects.filter(task__document=document, unit=unit, role="lead")
    expect(page.locator(".figures .cell", has_text="Đã giao")).to_contain_text(str(theirs.count()))
    expect(page.get_by_role("link", name=theirs.first().task.content[:60]).first).to_be_visible()
