"""A month of the whole province: 124 communes and 18 departments have a form, and the aggregator gets it together.

In a browser: the rounds are opened, one commune fills its page and explains a jump, another fills the workbook that it
took, a department fills its page, one form is returned and comes back, who is out is urged, what is clean is accepted,
the sums are read and taken as workbooks. The other units hand in as their own leaders, but without a browser: every
tenth over the same addresses, by page or by workbook, the rest by the verbs that are behind them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Clock, Desk, worker_passes
from tests.browsing import barriers
from tests.factories import acting, person
from tests.reporting.seeded import COMMUNE, DEPARTMENT, Numbers, Reported, reported, summed
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.organizations.seed import load_seed
from tinhso.kernel import clock
from tinhso.reporting import verbs
from tinhso.reporting.models import Form, Round, Submission
from tinhso.reporting.queries.calendars import current_window
from tinhso.reporting.seed import load_calendars
from tinhso.reporting.seed.forms import load_forms

pytestmark = [pytest.mark.prove, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COMMUNES, DEPARTMENTS = "Kết quả Đề án 06 cấp xã", "Kết quả Đề án 06 của cơ quan cấp tỉnh"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
IN_AUGUST = datetime(2025, 8, 8, 14, 0, tzinfo=clock.ZONE)
ON_THE_DAY = datetime(2025, 9, 8, 9, 0, tzinfo=clock.ZONE)
THE_DAY_AFTER = datetime(2025, 9, 9, 10, 0, tzinfo=clock.ZONE)
BY_PAGE, BY_WORKBOOK, OF_DEPARTMENT = "Xã Đồng Văn", "Xã Hàm Yên", "Sở Tư pháp"
WALKERS = (BY_PAGE, BY_WORKBOOK, OF_DEPARTMENT)
PARTS = {
    COMMUNES: {
        "Tuyên truyền": {
            "7": "sessions",
            "8": "attendees",
            "9": "broadcasts",
            "10": "guided",
            "10.1": "guided_home",
            "10.2": "home_share",
        },
        "Định danh điện tử, nhân lực": {"11": "accounts", "12": "visits", "13": "trained"},
    },
    DEPARTMENTS: {
        "Dịch vụ công của cơ quan": {
            "4": "procedures",
            "4.1": "full",
            "5": "files",
            "5.1": "files_online",
            "5.2": "online_share",
            "6": "digitised",
        },
        "Chỉ đạo, kiểm tra, tập huấn": {"7": "documents", "8": "inspections", "9": "trained"},
    },
}
SHARES = {"home_share": ("guided_home", "guided"), "online_share": ("files_online", "files")}
JUMP = {"guided": (200, 620), "guided_home": (150, 155)}
WHY = "Mở đợt hướng dẫn lưu động tại các thôn."


@dataclass
class Collection:
    """One form's units and what they report; `late` and `missing` are names of units."""

    form: str
    codes: tuple[str, ...]
    reports: dict[str, Reported]
    late: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)

    @property
    def in_time(self) -> list[str]:
        return [name for name in self.reports if name not in self.late | self.missing]

    @property
    def round(self) -> Round:
        return Round.objects.filter(form__name=self.form).latest("until")

    def submission(self, name: str) -> Submission:
        return Submission.objects.get(round=self.round, unit__name=name)


@dataclass
class WholeProvince:
    aggregator: Account
    leaders: dict[str, Account]
    collections: tuple[Collection, Collection]


@pytest.fixture
def people(transactional_db: None, live_server: object, it_is: Clock) -> WholeProvince:
    """The seed's units, each with its leader, after an August in which every fourth of them reported."""
    it_is(IN_AUGUST)
    load_seed()
    load_calendars()
    load_forms()
    aggregator = person(
        "tonghop", "Lương Thị Thảo", Role.AGGREGATOR, Unit.objects.get(code="cong-an-tinh"), over=province()
    )
    leaders: dict[str, Account] = {}
    communes = after_august(COMMUNES, COMMUNE, aggregator, leaders)
    departments = after_august(DEPARTMENTS, DEPARTMENT, aggregator, leaders)
    worker_passes()
    return WholeProvince(aggregator, leaders, (communes, departments))


def after_august(name: str, codes: tuple[str, ...], aggregator: Account, leaders: dict[str, Account]) -> Collection:
    """August, by verbs; then who will be late in September, and who will hand in nothing at all."""
    form = Form.objects.get(name=name)
    window = current_window(form.calendar, date(2025, 8, 7))
    assert window is not None
    opened = verbs.open_round(acting(aggregator), form.pk, window=window)
    submissions = list(Submission.objects.filter(round=opened).order_by("unit__sort_key"))
    reports = reported([str(each.unit) for each in submissions], codes, Random(len(submissions)))
    if BY_PAGE in reports:
        for code, (august, september) in JUMP.items():
            reports[BY_PAGE].august[code], reports[BY_PAGE].september[code] = august, september
    for number, each in enumerate(submissions):
        leader = leaders.setdefault(
            each.unit.name, person(f"ld{each.unit.code}", f"Lò Văn {number}", Role.UNIT_LEADER, each.unit)
        )
        if number % 4 and each.unit.name not in WALKERS:
            reports[each.unit.name].august = {}
            continue
        actor = acting(leader)
        verbs.save_values(actor, each.pk, values=reports[each.unit.name].august)
        verbs.submit(actor, each.pk)
    verbs.accept_all_clean(acting(aggregator), opened)
    others = [unit for unit in reports if unit not in WALKERS]
    return Collection(name, codes, reports, late=set(others[3::11]), missing=set(others[5::17]))


def test_a_month_of_the_whole_province(people: WholeProvince, desk_of: Desk, it_is: Clock, tmp_path: Path) -> None:
    communes, departments = people.collections
    assert (len(communes.reports), len(departments.reports)) == (124, 18)
    keeper = desk_of(people.aggregator)
    keeper.set_default_timeout(30_000)  # one press decides on more than a hundred forms, and the machine may be busy
    it_is(ON_THE_DAY)
    the_rounds_are_opened(keeper, people.collections)
    a_commune_explains_its_jump(desk_of(people.leaders[BY_PAGE]), communes.reports[BY_PAGE].september)
    a_commune_fills_its_workbook(desk_of(people.leaders[BY_WORKBOOK]), communes.reports[BY_WORKBOOK], tmp_path)
    a_department_fills_its_page(desk_of(people.leaders[OF_DEPARTMENT]), departments.reports[OF_DEPARTMENT].september)
    for each in people.collections:
        hand_in(people, each, [name for name in each.in_time if name not in WALKERS])
    one_is_returned_and_comes_back(keeper, desk_of(people.leaders[BY_WORKBOOK]), communes)
    it_is(THE_DAY_AFTER)
    for each in people.collections:
        who_is_out_is_named(keeper, each)
        who_is_out_is_urged(keeper, each)
    the_letters_arrive(people)
    for each in people.collections:
        hand_in(people, each, sorted(each.late))
        what_is_clean_is_accepted(keeper, each)
        the_sums_are_right(keeper, each)
        the_workbook_says_the_same(keeper, each)
    what_was_explained_is_read_and_accepted(keeper, communes)
    the_sums_are_right(keeper, communes)


def the_rounds_are_opened(page: Page, collections: tuple[Collection, ...]) -> None:
    for each in collections:
        page.goto("/bao-cao/ky/")
        page.get_by_role("button", name=f"Mở kỳ {each.form}", exact=True).click()
        row = page.get_by_role("row").filter(has_text=each.form).filter(has_text="Tháng 9/2025")
        expect(row).to_contain_text(f"0/{len(each.reports)}")
        expect(row).to_contain_text("23:59 08/9/2025")


def a_commune_explains_its_jump(page: Page, numbers: Numbers) -> None:
    page.goto("/bao-cao/")
    page.get_by_role("link", name=COMMUNES, exact=True).click()
    type_in(page, numbers)
    page.get_by_label("Ghi chú của đơn vị").click()
    expect(page.get_by_text("tăng từ 200 lên 620 so với kỳ trước, quá 60%")).to_be_visible()
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("alert")).to_contain_text("1 điểm cần giải trình")
    page.get_by_label("Giải trình Người dân được hướng dẫn").fill(WHY)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect_handed_in(page)


def a_commune_fills_its_workbook(page: Page, report: Reported, folder: Path) -> None:
    page.goto("/bao-cao/")
    page.get_by_role("link", name=COMMUNES, exact=True).click()
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải Excel").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    path.write_bytes(filled_workbook(path.read_bytes(), report))
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.get_by_label("Biểu Excel đã điền").set_input_files(path)
    page.get_by_role("button", name="Nhận số từ tệp").click()
    expect(page.get_by_text("Đã nhận số từ Excel").first).to_be_visible()
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect_handed_in(page)


def a_department_fills_its_page(page: Page, numbers: Numbers) -> None:
    page.goto("/bao-cao/")
    page.get_by_role("link", name=DEPARTMENTS, exact=True).click()
    type_in(page, numbers)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect_handed_in(page)


def one_is_returned_and_comes_back(keeper: Page, leader: Page, communes: Collection) -> None:
    keeper.goto(address_of(communes))
    assert tile(keeper, "Chờ duyệt") == len(communes.in_time)
    expect(keeper.get_by_text("1–50 trong 124 đơn vị")).to_be_visible()
    assert barriers(keeper) == []
    keeper.get_by_role("searchbox", name="Tìm đơn vị").fill("ham yen")
    keeper.get_by_role("searchbox", name="Tìm đơn vị").press("Enter")
    keeper.get_by_role("link", name=BY_WORKBOOK).click()
    keeper.get_by_role("link", name="Trả lại").click()
    keeper.get_by_label("Lý do trả lại").fill("Thiếu buổi tuyên truyền ngày 05/9.")
    keeper.get_by_role("button", name="Trả lại").click()
    expect(keeper.get_by_text(f"Đã trả lại {BY_WORKBOOK} kèm lý do.")).to_be_visible()
    assert tile(keeper, "Bị trả lại") == 1
    leader.reload()
    expect(leader.get_by_text("Thiếu buổi tuyên truyền ngày 05/9.")).to_be_visible()
    numbers = communes.reports[BY_WORKBOOK].september
    numbers["sessions"] += 1
    leader.locator("[name=v-sessions]").fill(str(numbers["sessions"]))
    leader.get_by_role("button", name="Gửi báo cáo").click()
    expect_handed_in(leader)
    keeper.reload()
    assert (tile(keeper, "Bị trả lại"), tile(keeper, "Chờ duyệt")) == (0, len(communes.in_time))


def who_is_out_is_named(page: Page, collection: Collection) -> None:
    """On the morning after, nobody who is late has handed in yet: late and missing are the same units."""
    out = collection.late | collection.missing
    page.goto(address_of(collection))
    assert (tile(page, "Phải gửi"), tile(page, "Chưa gửi")) == (len(collection.reports), len(out))
    assert (tile(page, "Trễ hạn"), tile(page, "Chờ duyệt")) == (len(out), len(collection.in_time))
    page.get_by_role("link", name="Trễ hạn").last.click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("10 giờ 1 phút")
    assert units_listed(page) == [name for name in collection.reports if name in out]


def who_is_out_is_urged(page: Page, collection: Collection) -> None:
    out = collection.late | collection.missing
    page.goto(address_of(collection))
    page.get_by_role("button", name="Soạn thư đôn đốc").click()
    page.get_by_role("button", name=f"Gửi {len(out)} thư").click()
    expect(page.get_by_text("Đã gửi các thư đôn đốc.")).to_be_visible()
    assert units_listed(page) == [name for name in collection.reports if name in out]
    worker_passes()


def the_letters_arrive(people: WholeProvince) -> None:
    """One to each of the 142 that hasn't handed in, none to any other."""
    out = {name for each in people.collections for name in each.late | each.missing}
    assert len(out) == 142 - sum(len(each.in_time) for each in people.collections)
    told = Notification.objects.filter(kind="reporting.reminder").values_list("account__username", flat=True)
    assert sorted(told) == sorted(people.leaders[name].username for name in out)
    client, urged = Client(), min(out)
    client.force_login(people.leaders[urged], backend=BACKEND)
    assert f"Công an tỉnh đôn đốc {urged} gửi biểu" in client.get("/thong-bao/").content.decode()


def what_is_clean_is_accepted(page: Page, collection: Collection) -> None:
    """All that was handed in, but for the one with an explained jump."""
    page.goto(address_of(collection))
    out, explained = len(collection.missing), int(BY_PAGE in collection.reports)
    assert (tile(page, "Chưa gửi"), tile(page, "Trễ hạn")) == (out, len(collection.late) + out)
    page.get_by_role("button", name="Duyệt hết báo cáo không vướng").click()
    expect(page.get_by_text("Đã duyệt mọi báo cáo không có điểm phải xem.")).to_be_visible()
    for name, report in collection.reports.items():
        report.accepted = name not in collection.missing | {BY_PAGE}
    accepted = sum(report.accepted for report in collection.reports.values())
    assert (tile(page, "Đã duyệt"), tile(page, "Chờ duyệt")) == (accepted, explained)


def what_was_explained_is_read_and_accepted(page: Page, communes: Collection) -> None:
    page.goto(address_of(communes) + "?xem=cho-duyet")
    expect(page.get_by_role("row", name=BY_PAGE)).to_contain_text("1 điểm có giải trình")
    page.get_by_role("link", name=BY_PAGE).click()
    expect(page.get_by_text(WHY).first).to_be_visible()
    page.get_by_role("button", name="Duyệt", exact=True).click()
    expect(page.get_by_text("Đã duyệt; các số này đã thành số liệu")).to_be_visible()
    communes.reports[BY_PAGE].accepted = True


def the_sums_are_right(page: Page, collection: Collection) -> None:
    """The line of sums under each part that is typed, against the sums of this test."""
    expected = summed(list(collection.reports.values()))
    page.goto(address_of(collection) + "tong-hop/")
    for part, lines in PARTS[collection.form].items():
        page.get_by_role("link", name=part).click()
        page.get_by_text("Số gạch chấm mở ra bản ghi").scroll_into_view_if_needed()
        expect(page.locator("table.roll-up tfoot tr").first).to_be_in_viewport(ratio=0.9)
        numbers = page.locator("table.roll-up thead th .soft").all_inner_texts()
        cells = page.locator("table.roll-up tfoot tr").first.locator("td").all_inner_texts()
        shown = {lines[number]: cell for number, cell in zip(numbers, cells, strict=True)}
        assert shown == {line: written(line, expected) for line in lines.values()}


def the_workbook_says_the_same(page: Page, collection: Collection) -> None:
    """Every cell that was typed, of every unit, and the sums. What waits for a decision is in its cells, uncounted."""
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải Excel cả biểu").click()
    sheet = load_workbook(BytesIO(Path(started.value.path()).read_bytes())).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    first = next(number for number, row in enumerate(rows) if row[0] == "Đơn vị")
    columns = {str(heading).split(". ")[0]: place for place, heading in enumerate(rows[first])}
    typed = {line: columns[n] for lines in PARTS[collection.form].values() for n, line in lines.items()}
    by_unit = {str(row[0]): row for row in rows[first + 1 :]}
    expected = summed(list(collection.reports.values()))
    nothing = dict.fromkeys(collection.codes)
    assert by_unit.keys() == collection.reports.keys() | {"Cộng các đơn vị"}
    assert {code: by_unit["Cộng các đơn vị"][typed[code]] for code in collection.codes} == expected
    for name, report in collection.reports.items():
        said = report.september if name == BY_PAGE else {}
        assert {code: by_unit[name][typed[code]] for code in collection.codes} == nothing | said | report.counted
    late = {name for name in collection.reports if by_unit[name][columns["Trễ"]]}
    assert late == collection.late | collection.missing


def hand_in(people: WholeProvince, collection: Collection, names: list[str]) -> None:
    """Every tenth over the addresses that a browser uses, every second of these by workbook; the others by verbs."""
    for number, name in enumerate(names):
        submission, leader, report = collection.submission(name), people.leaders[name], collection.reports[name]
        if number % 10 == 0:
            send(leader, submission, report, by_workbook=number % 20 == 0)
        else:
            actor = acting(leader)
            verbs.save_values(actor, submission.pk, values=report.september)
            verbs.submit(actor, submission.pk)


def send(leader: Account, submission: Submission, report: Reported, *, by_workbook: bool) -> None:
    client, address = Client(), f"/bao-cao/bieu-mau/{submission.pk}/"
    client.force_login(leader, backend=BACKEND)
    numbers = {f"v-{code}": str(value) for code, value in report.september.items()}
    if by_workbook:
        book = filled_workbook(client.get(f"{address}bieu.xlsx").content, report)
        client.post(f"{address}excel/", {"file": SimpleUploadedFile("bieu.xlsx", book)})
        numbers = {}
    client.post(address, numbers | {"submit": "1"})
    submission.refresh_from_db()
    assert submission.state == "submitted"


def filled_workbook(content: bytes, report: Reported) -> bytes:
    """The workbook with this period's numbers; last period's stand in it already."""
    book: Workbook = load_workbook(BytesIO(content))
    for row in book.worksheets[0].iter_rows(min_row=7):
        code = row[0].value
        if code in report.september:
            assert (row[4].value or "") == (grouped(report.august[code]) if report.august else "")
            row[5].value = report.september[code]
    filled = BytesIO()
    book.save(filled)
    return filled.getvalue()


def type_in(page: Page, numbers: Numbers) -> None:
    for code, number in numbers.items():
        page.locator(f"[name=v-{code}]").fill(str(number))


def expect_handed_in(page: Page) -> None:
    expect(page.get_by_text("Đã gửi. Nơi tổng hợp sẽ duyệt hoặc trả lại kèm lý do.")).to_be_visible()


def address_of(collection: Collection) -> str:
    return f"/bao-cao/ky/{collection.round.pk}/"


def tile(page: Page, label: str) -> int:
    """The big number over or under its word on the round's page."""
    found = page.locator(".cell", has=page.get_by_text(label, exact=True)).locator("strong")
    return int(found.inner_text().replace(".", ""))


def units_listed(page: Page) -> list[str]:
    """The units of a list, on all of its pages."""
    found = page.locator("tbody th[scope=row]").all_inner_texts()
    while page.get_by_role("link", name="Trang sau").count():
        page.get_by_role("link", name="Trang sau").click()
        page.wait_for_load_state()
        found += page.locator("tbody th[scope=row]").all_inner_texts()
    return found


def written(line: str, sums: dict[str, int]) -> str:
    """A count, or the share of one in another, as the page should write it."""
    if line not in SHARES:
        return grouped(sums[line])
    part, whole = (sums[code] for code in SHARES[line])
    share = (Decimal(part * 100) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(share).removesuffix(".00").replace(".", ",") + "%"


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
