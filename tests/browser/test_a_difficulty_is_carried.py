"""Two communes raise the same difficulty, the aggregator makes one of it, every month's report carries it, and two
periods later the department answers."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, worker_passes
from tests.browsing import DESK, PHONE, barriers, overflow
from tests.conftest import SmallProvince
from tests.factories import acting
from tinhso.kernel import clock
from tinhso.reporting import nightly, verbs
from tinhso.reporting.models import CalendarRule, Report, ReportCalendar
from tinhso.reporting.queries.calendars import current_window

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NORTH, SOUTH = "Chữ ký số của hai công chức hết hạn", "Công chức mới chưa có chữ ký số"
WHOLE = "Chữ ký số của công chức các xã hết hạn hoặc chưa được cấp"
ANSWER = "Đã cấp lại toàn bộ chứng thư trong đợt tháng 9."
Calendar = Callable[[date], None]


@pytest.fixture
def today() -> Iterator[Calendar]:
    """Sets the day for everybody, the server's threads included."""

    def turn(day: date) -> None:
        clock.set_source(lambda: datetime(day.year, day.month, day.day, 2, tzinfo=UTC))

    yield turn
    clock.set_source(None)


def test_a_difficulty_is_carried_until_it_is_answered(people: SmallProvince, desk_of: Desk, today: Calendar) -> None:
    monthly = ReportCalendar.objects.create(
        code="de-an-06-thang", name="Đề án 06: báo cáo tháng", rhythm="monthly", keeper=people.police
    )
    CalendarRule.objects.create(calendar=monthly, cut_off_day=7, recipient="Công an tỉnh", source="21/KH-UBND")

    today(date(2025, 7, 20))
    raises(desk_of(people.north_officer), NORTH, "Hồ sơ khai sinh phải trả bản giấy.")
    today(date(2025, 8, 2))
    raises(desk_of(people.south_officer), SOUTH, "Hai người nhận việc sau sắp xếp.")

    today(date(2025, 8, 5))
    aggregator = desk_of(people.aggregator)
    merges(aggregator)

    today(date(2025, 8, 8))
    window = current_window(monthly, date(2025, 8, 7))
    assert window is not None
    first = verbs.draft_report(
        acting(people.aggregator), template="project06_monthly", unit_id=people.police.pk, window=window
    )
    for day in (date(2025, 9, 8), date(2025, 10, 8)):
        if day.month == 10:
            today(date(2025, 9, 20))
            answers(desk_of(people.justice_leader))
        today(day)
        assert nightly.open_and_draft(day).drafted == 1
    reports = list(Report.objects.order_by("until"))
    assert reports[0].pk == first

    for report, is_answered in zip(reports, (False, False, True), strict=True):
        aggregator.goto(f"/bao-cao/van-ban/{report.pk}/")
        expect(aggregator.get_by_text(WHOLE).first).to_be_visible()
        expect(aggregator.get_by_text(ANSWER)).to_have_count(1 if is_answered else 0)

    worker_passes()
    commune = desk_of(people.north_officer)
    commune.goto("/thong-bao/")
    expect(commune.get_by_text("Sở Tư pháp đã trả lời").first).to_be_visible()
    commune.goto("/bao-cao/kho-khan/?state=merged")
    commune.get_by_role("link", name=NORTH).click()
    commune.get_by_role("link", name="Theo dõi câu trả lời").click()
    expect(commune.get_by_text(ANSWER).first).to_be_visible()
    expect_open_to_everybody(commune)


def raises(page: Page, subject: str, detail: str) -> None:
    """On a telephone."""
    page.set_viewport_size(PHONE)
    page.goto("/bao-cao/")
    page.get_by_role("link", name="Nêu khó khăn").click()
    page.get_by_label("Khó khăn, vướng mắc").fill(subject)
    page.get_by_label("Nội dung cụ thể").fill(detail)
    page.get_by_label("Đơn vị cần trả lời").select_option("Sở Tư pháp")
    expect_open_to_everybody(page)
    page.get_by_role("button", name="Nêu", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(subject)
    expect_open_to_everybody(page)


def merges(page: Page) -> None:
    page.goto("/bao-cao/kho-khan/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    expect_open_to_everybody(page)
    page.get_by_role("button", name="Gộp các dòng đã chọn").click()
    page.get_by_label("Khó khăn, vướng mắc").fill(WHOLE)
    expect_open_to_everybody(page)
    page.get_by_role("button", name="Gộp", exact=True).click()
    expect(page.get_by_role("heading", name="Gộp từ 2 đơn vị")).to_be_visible()
    page.goto("/bao-cao/lich/")
    expect_open_to_everybody(page)
    page.get_by_role("link", name="Đề án 06: báo cáo tháng").click()
    expect(page.get_by_text("08/8/2025").first).to_be_visible()
    expect_open_to_everybody(page)


def answers(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_text("Khó khăn chờ tôi trả lời")).to_be_visible()
    page.goto("/bao-cao/")
    expect_open_to_everybody(page)
    page.get_by_role("link", name=f"Trả lời {WHOLE}").click()
    page.get_by_label("Trả lời", exact=False).first.fill(ANSWER)
    page.get_by_role("button", name="Trả lời", exact=True).click()
    expect(page.get_by_text(ANSWER).first).to_be_visible()


def expect_open_to_everybody(page: Page) -> None:
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert barriers(page) == []
        assert overflow(page) <= 0
