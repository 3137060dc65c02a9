"""Every page that people open in their day, in the demo province: both widths, axe, weight, silence, keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browsing import DESK, PHONE, barriers, overflow
from tinhso.demo.loading import load
from tinhso.directives.models import Assignment, Document, ReminderLetter
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.seed import load_seed
from tinhso.onestop.models import Dossier, Petition, ProcedureVersion, Trial
from tinhso.reporting.models import Difficulty, Report, ReportCalendar, Round, Submission
from tinhso.reporting.seed import load_calendars
from tinhso.reporting.seed.forms import load_forms

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEAVIEST_PAGE_BYTES = 150_000
SHELL = ["/", "/ca-nhan/", "/quyen-cua-toi/", "/thong-bao/", "/tim/?q=du+lieu"]
TASKS = [
    "/nhiem-vu/",
    "/nhiem-vu/danh-sach/",
    "/nhiem-vu/theo-don-vi/",
    "/nhiem-vu/lich/",
    "/nhiem-vu/cham/",
    "/nhiem-vu/cho-nghiem-thu/",
    "/van-ban-giao-viec/",
    "/kiem-tra-so-lieu/",
    "/bao-cao/",
    "/bao-cao/lich/",
    "/bao-cao/kho-khan/",
    "/so-lieu/",
    "/so-lieu/directives.assigned/",
    "/so-lieu/directives.done_share/?xem=don-vi",
]
PROCEDURES = "/mot-cua/thu-tuc/"
OWNER = [
    "/nguoi-dung/",
    "/don-vi/",
    "/don-vi/ke-thua/",
    "/nhat-ky/",
    "/van-hanh/",
    "/van-hanh/thu-treo/",
    "/van-hanh/viec-nen/",
    "/van-hanh/chung-thu/",
    "/so-lieu/doi-chieu/",
]


@pytest.fixture
def demo(transactional_db: None, live_server: LiveServer, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    load_seed()
    load_calendars()
    load_forms()
    load(communes=2)


def addresses_of(role: str) -> list[str]:
    """What this role opens: its lists, and one of each thing that they lead to."""
    one = Assignment.objects.filter(reports__isnull=False, status="in_progress").earliest("pk")
    draft = Document.objects.filter(state="draft").earliest("pk")
    in_force = Document.objects.filter(state="in_force").earliest("pk")
    if role == "Quản trị hệ thống":
        return [*SHELL, *OWNER, f"/don-vi/{Unit.objects.get(code='so-tu-phap').pk}/", "/nguoi-dung/moi/"]
    if role == "Công chức sở":
        return [*procedure_pages(), *dossier_pages(Dossier.objects.filter(batch="ho-so-2025-08").earliest("pk"))]
    if role == "Đầu mối tổng hợp":
        papers = [f"/van-ban-giao-viec/{draft.pk}/", f"/van-ban-giao-viec/{draft.pk}/dua-vao-thuc-hien/"]
        papers += [f"/van-ban-giao-viec/{in_force.pk}/", f"/van-ban-giao-viec/{in_force.pk}/theo-nhom/"]
        papers += [
            f"/van-ban-giao-viec/{draft.pk}/nhiem-vu/",
            "/van-ban-giao-viec/moi/",
            "/van-ban-giao-viec/tai-len/",
            "/van-ban-giao-viec/ten-chua-ro/",
        ]
        letters = [f"/nhiem-vu/don-doc/{letter.pk}/" for letter in ReminderLetter.objects.all()[:1]]
        deeds = [f"/nhiem-vu/{one.pk}/", f"/nhiem-vu/{one.pk}/dieu-chinh-han/", "/nhiem-vu/don-doc/"]
        calendar = ReportCalendar.objects.get(code="de-an-06-thang")
        whole = Difficulty.objects.filter(merged__isnull=False).first()
        reporting = [f"/bao-cao/lich/{calendar.pk}/", f"/bao-cao/lich/{calendar.pk}/quy-dinh/"]
        reporting += [f"/bao-cao/kho-khan/{whole.pk}/"] if whole else []
        reporting += [f"/bao-cao/van-ban/{report.pk}/" for report in Report.objects.order_by("-pk")[:2]]
        going = Round.objects.filter(form__code="de-an-06-xa-thang").latest("until")
        reporting += [
            "/bao-cao/van-ban/",
            "/bao-cao/ky/",
            f"/bao-cao/ky/{going.pk}/",
            f"/bao-cao/ky/{going.pk}/tong-hop/",
        ]
        return [*TASKS, *papers, *letters, *deeds, *reporting, "/nhiem-vu/ke-thua/"]
    mine = Assignment.objects.filter(unit__name="Xã Đồng Văn", officer__isnull=False).first()
    raised = Difficulty.objects.filter(unit__name="Xã Đồng Văn").earliest("pk")
    handed_in = Submission.objects.filter(unit__name="Xã Đồng Văn").latest("pk")
    reporting = ["/bao-cao/kho-khan/moi/", f"/bao-cao/kho-khan/{raised.pk}/"]
    reporting += ["/bao-cao/bieu-mau/", f"/bao-cao/bieu-mau/{handed_in.pk}/"]
    counter = ["/mot-cua/gian-doan/", "/mot-cua/gian-doan/moi/"]
    counter += [f"/mot-cua/{each}/" for each in ("viec-cua-toi", "don-vi", "tiep-nhan", "cho-tra", "da-tiep-nhan")]
    held = Dossier.objects.filter(holder__name="Xã Đồng Văn", state="in_progress").earliest("pk")
    counter += ["/mot-cua/theo-doi/", "/mot-cua/ho-so/", *dossier_pages(held)]
    petition = Petition.objects.filter(receiving_unit__name="Xã Đồng Văn").latest("pk")
    counter += ["/mot-cua/phan-anh/", f"/mot-cua/phan-anh/{petition.pk}/", "/mot-cua/phan-anh/tiep-nhan/"]
    counter += ["/phan-anh-kien-nghi/"]
    return [*TASKS, f"/nhiem-vu/{mine.pk}/", f"/nhiem-vu/{mine.pk}/phan-cong/", *reporting, *counter]


def dossier_pages(dossier: Dossier) -> list[str]:
    one = f"/mot-cua/ho-so/{dossier.code}/"
    return [one, f"{one}bien-nhan/"]


def procedure_pages() -> list[str]:
    """What the keeper of procedures opens."""
    draft, trial = ProcedureVersion.objects.get(state="draft"), Trial.objects.latest("pk")
    shortened = trial.procedure.versions.latest("number")
    one, version = f"{PROCEDURES}{draft.procedure_id}/", f"{PROCEDURES}phien-ban/"
    return [
        PROCEDURES,
        f"{PROCEDURES}nhap/",
        one,
        f"{one}?ban={draft.number}",
        f"{one}so-sanh/",
        f"{PROCEDURES}cong-bo-cham/",
        f"{version}{draft.pk}/quyet-dinh/",
        f"{version}{draft.pk}/noi-dung/",
        f"{version}{shortened.pk}/chay-thu/",
        f"{version}{shortened.pk}/chay-thu/{trial.pk}/",
    ]


@pytest.fixture
def window(browser: Browser, live_server: LiveServer, demo: None) -> Iterator[Page]:
    page = browser.new_context(viewport=DESK, locale="vi-VN", base_url=live_server.url).new_page()
    yield page
    page.context.close()


def enter_as(page: Page, role: str) -> None:
    page.goto("/gioi-thieu/")
    page.locator("form", has_text=role).get_by_role("button").click()
    page.wait_for_url("**/")


def test_every_page_is_open_to_everybody_light_and_quiet(window: Page) -> None:
    complaints: list[str] = []
    weights: list[int] = []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    window.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    faults: list[str] = []
    for role in ("Đầu mối tổng hợp", "Công chức xã", "Công chức sở", "Quản trị hệ thống"):
        enter_as(window, role)
        for address in addresses_of(role):
            faults += [f"{role} at {address}: {fault}" for fault in faults_of(window, address, weights)]
    enter_as(window, "Đầu mối tổng hợp")
    walk_by_keyboard(window)
    assert not faults, "\n".join(faults)
    assert complaints == []


def faults_of(page: Page, address: str, weights: list[int]) -> list[str]:
    """What is wrong with the page. Barriers are looked for on the desk alone: the walks look at both widths."""
    weights.clear()
    page.set_viewport_size(DESK)
    answer = page.goto(address, wait_until="load")
    faults = [] if answer is not None and answer.status == 200 else [f"answers {answer and answer.status}"]
    if sum(weights) > HEAVIEST_PAGE_BYTES:
        faults.append(f"weighs {sum(weights)} bytes")
    faults += barriers(page)
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        if overflow(page) > 0:
            faults.append(f"{overflow(page)} px too wide at {size['width']}")
    return faults


def walk_by_keyboard(page: Page) -> None:
    """Skip link, search by Ctrl K, rows by j and Enter: no mouse."""
    page.set_viewport_size(DESK)
    page.goto("/nhiem-vu/danh-sach/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main")
    page.keyboard.press("Control+k")
    page.keyboard.type("chuyen giao")
    expect(page.get_by_text("41/KH-UBND").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-table]").first.focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nhiem-vu/*/")
