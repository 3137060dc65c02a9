"""Tasks as figures ("24/24 nhiệm vụ"), the report on one plan, and the week."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import acting
from tests.reporting.composing.conftest import (
    AUGUST,
    House,
    body_of,
    rows_of,
    settle,
    window,
)
from tinhso.checker import check
from tinhso.directives import verbs as directives
from tinhso.directives.inputs import DeadlineInput, EvidenceInput
from tinhso.directives.models import Assignment
from tinhso.foundation.verbs.errors import Refused
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.queries import facts_behind, figure
from tinhso.reporting import verbs
from tinhso.reporting.composing.composer import Composed

pytestmark = pytest.mark.django_db
JULY = datetime(2025, 7, 15, 2, 0, tzinfo=UTC)


def plan_of(house: House, leads: list[str], tasks: int, done: int) -> int:
    """A plan in force since July; the first tasks of the justice department are done, the last one is overdue."""
    aggregator, leader = acting(house.province.aggregator), acting(house.province.justice_leader)
    with clock.frozen(JULY):
        document = directives.draft_document(
            aggregator,
            symbol="52/KH-UBND",
            kind="plan",
            issuer_id=house.province.root.pk,
            issued_on=date(2025, 7, 1),
            subject="Triển khai Đề án 06",
            aggregator_id=house.province.police.pk,
        )
        for number in range(tasks):
            due = "ngày 31/7/2025" if number == tasks - 1 else "trong tháng 12/2025"
            directives.add_task(
                aggregator,
                document,
                content=f"Rà soát nhóm thủ tục thứ {number + 1}",
                leads=leads,
                deadlines=[DeadlineInput(due)],
            )
        directives.put_in_force(aggregator, document)
    with clock.frozen(datetime(2025, 8, 1, 2, 0, tzinfo=UTC)):
        own = Assignment.objects.filter(task__document=document, unit=house.province.justice).order_by("task__order")
        for assignment in own[:done]:
            report = directives.draft_report(
                leader,
                assignment.pk,
                status="done",
                percent=100,
                result="Đã ban hành văn bản",
                evidence=[EvidenceInput("Văn bản", document_symbol="12/STP-VP")],
            )
            directives.submit_report(leader, assignment.pk, report_id=report)
    settle()
    return int(document)


def test_the_report_of_the_month_counts_the_unit_s_tasks(house: House):
    document = plan_of(house, ["Sở Tư pháp"], 24, 24)
    report = house.drafted()
    verbs.edit_words(house.drafter, report.pk, title=report.title, words={}, document_id=document)
    report = house.report(report.pk)
    assert (
        "Sở Tư pháp chủ trì 24 nhiệm vụ theo Kế hoạch số 52/KH-UBND ngày 01 tháng 7 năm 2025. "
        "Đến hết kỳ báo cáo đã hoàn thành 24/24 nhiệm vụ, đạt 100%."
    ) in body_of(report)
    rows = rows_of(report, 0)
    assert len(rows) == 1 + 24
    assert rows[1] == ["1", "Rà soát nhóm thủ tục thứ 24", "52/KH-UBND", "", "31/7/2025", "Đã ban hành văn bản"]
    done = figure(house.drafter, "directives.said_done", AUGUST.period, house.province.justice)
    assert len(facts_behind(house.drafter, done).rows) == 24
    assert [str(each.message) for each in check(Composed(report).document).findings] == []


def test_the_report_on_a_plan_says_who_is_behind(house: House):
    document = plan_of(house, ["Sở Tư pháp", "UBND cấp xã"], 4, 3)
    aggregator, police = acting(house.province.aggregator), house.province.police
    with pytest.raises(Refused, match="chọn văn bản"):
        verbs.draft_report(aggregator, template="task_progress", unit_id=police.pk, window=AUGUST)
    report_id = verbs.draft_report(
        aggregator, template="task_progress", unit_id=police.pk, window=AUGUST, document_id=document
    )
    report = house.report(report_id)
    assert report.title == "Tiến độ thực hiện Kế hoạch số 52/KH-UBND ngày 01 tháng 7 năm 2025 đến ngày 07/8/2025"
    assert "giao 12 đầu việc cho các đơn vị chủ trì: đã xong 3" in body_of(report)
    assert "quá hạn 3." in body_of(report)
    by_unit = {row[1]: row[2:] for row in rows_of(report, 0)[1:]}
    assert by_unit["Sở Tư pháp"] == ["4", "3", "0", "1"]
    assert by_unit["Xã Đồng Văn"] == ["4", "0", "3", "1"]
    assert by_unit["Tổng cộng"] == ["12", "3", "6", "3"]
    assert len(rows_of(report, 1)) == 1 + 12
    overdue = Composed(report).values[f"tasks.overdue@{house.province.north.pk}"]
    assert "schedule=overdue" in overdue.url
    assert f"unit={house.province.north.pk}" in overdue.url
    assert [str(each.message) for each in check(Composed(report).document).findings] == []


def test_two_plans_have_a_report_each(house: House):
    first, second = plan_of(house, ["Sở Tư pháp"], 2, 1), plan_of(house, ["UBND cấp xã"], 2, 0)
    aggregator, police = acting(house.province.aggregator), house.province.police
    made = [
        verbs.draft_report(aggregator, template="task_progress", unit_id=police.pk, window=AUGUST, document_id=document)
        for document in (first, second, first)
    ]
    assert made[0] == made[2] != made[1]


def test_what_the_signature_froze_outlives_the_tasks(house: House):
    document = plan_of(house, ["Sở Tư pháp"], 3, 1)
    report = house.drafted()
    verbs.edit_words(house.drafter, report.pk, title=report.title, words={}, document_id=document)
    report = house.signed(report)
    before = rows_of(report, 0)
    with clock.frozen(datetime(2025, 9, 1, 2, 0, tzinfo=UTC)):
        directives.withdraw_document(acting(house.province.aggregator), document, reason="Thay bằng kế hoạch mới")
        assert rows_of(house.report(report.pk), 0) == before
        assert "đã hoàn thành 1/3 nhiệm vụ" in body_of(house.report(report.pk))


def test_the_week_fits_a_page_of_figures(house: House):
    report = house.drafted("project06_weekly", window(Period(date(2025, 8, 1), date(2025, 8, 7))))
    composed = Composed(report)
    assert report.title.startswith("Tình hình thực hiện Đề án 06 tuần 32 năm 2025")
    assert "có 0 nhiệm vụ: đã xong 0, đang làm trong hạn 0, quá hạn 0." in body_of(report)
    week = figure(house.drafter, "onestop.received", Period(date(2025, 8, 1), date(2025, 8, 7)), house.province.root)
    assert f"tiếp nhận {week.text} hồ sơ" in body_of(report)
    assert [str(each.message) for each in check(composed.document).findings] == []
