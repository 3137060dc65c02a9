"""The report of August 2025, rebuilt from generated records: what the draft says, and that each number opens."""

import pytest

from tests.reporting.composing.conftest import AUGUST, House
from tinhso.checker import check
from tinhso.metrics.queries import facts_behind, figure
from tinhso.onestop.models import Dossier
from tinhso.reporting import verbs
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.remarks import Review
from tinhso.reporting.models import Report
from tinhso.reporting.rules.paper import text_of

pytestmark = pytest.mark.django_db


def body_of(report: Report) -> str:
    return "\n".join(line.text for line in Composed(report).paper.lines)


def test_the_draft_says_what_the_records_say(house: House):
    text = body_of(house.drafted())
    assert (
        "toàn tỉnh tiếp nhận 6.264 hồ sơ, trong đó nộp trực tuyến 5.083/6.264 hồ sơ, đạt 81,15%; "
        "nộp trực tiếp 1.181 hồ sơ, chiếm 18,85%"
    ) in text
    for line in (
        "Đăng ký khai sinh: tiếp nhận 2.463 hồ sơ, nộp trực tuyến 1.802 hồ sơ, đạt 73,16%.",
        "Đăng ký khai tử: tiếp nhận 668 hồ sơ, nộp trực tuyến 543 hồ sơ, đạt 81,29%.",
        "Đăng ký kết hôn: tiếp nhận 1.001 hồ sơ, nộp trực tuyến 606 hồ sơ, đạt 60,54%.",
        "trẻ dưới 6 tuổi: tiếp nhận 1.671 hồ sơ, nộp trực tuyến 1.671 hồ sơ, đạt 100%.",
        "mai táng phí và tử tuất: tiếp nhận 461 hồ sơ, nộp trực tuyến 461 hồ sơ, đạt 100%.",
    ):
        assert line in text
    assert "tháng 8 năm 2025" in text
    assert "{{" not in text


def test_the_appendix_has_the_services_by_channel_with_totals(house: House):
    annex = Composed(house.drafted()).paper.annexes[1]
    rows = [[text_of(cell) for cell in row] for row in annex.rows]
    assert annex.name == "PHỤ LỤC 02"
    assert rows[-1] == ["", "Tổng cộng", "6.264", "5.083", "81,15%", "1.181", "18,85%"]
    assert rows[3][2:] == ["1.001", "606", "60,54%", "395", "39,46%"]


def test_every_number_of_the_services_opens_to_its_facts(house: House):
    composed = Composed(house.drafted())
    wanted = {key: value for key, value in composed.values.items() if key.startswith("onestop.")}
    assert len(wanted) == 31
    for key, value in wanted.items():
        assert value.url.startswith("/so-lieu/onestop."), key
        found = figure(house.drafter, key.split(":")[0], AUGUST.period, house.province.root)
        page = facts_behind(house.drafter, found, size=5)
        assert bool(page.rows) == (found.numerator > 0), key
        for row in page.rows:
            dossier = Dossier.objects.get(code=row.record.label.split(" · ")[0])
            assert (dossier.unit_id, dossier.received_on) == (row.unit.pk, row.day)


def test_the_checker_finds_nothing_in_it(house: House):
    composed = Composed(house.drafted())
    result = check(composed.document)
    assert [str(finding.message) for finding in result.findings] == []
    assert result.numbers_in_claims > 25
    assert Review(composed).may_leave


def test_a_typed_number_that_contradicts_the_system_stops_the_report(house: House):
    report = house.drafted()
    text = (
        "Trong kỳ đã tiếp nhận trực tuyến 5.803 hồ sơ/{{onestop.received}} tổng số hồ sơ tiếp nhận; "
        "riêng kết hôn có 606 hồ sơ nộp trực tuyến."
    )
    verbs.edit_section(house.drafter, report.pk, key="direction", text=text)
    review = Review(Composed(house.report(report.pk)))
    typed = [remark for remark in review.remarks if remark.kind == "metric"]
    assert [(remark.expected, remark.token, remark.section) for remark in typed] == [
        ("5.083", "{{onestop.online}}", "direction")
    ]
    assert "hệ thống đếm 5.083" in typed[0].message
    assert not review.may_leave
