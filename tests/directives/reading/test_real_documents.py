"""The province's own plans, letters and reports."""

from collections import Counter
from functools import cache

import pytest

from tests.shared_documents import shared
from tinhso.directives.reading.plan import read_plan
from tinhso.directives.reading.result import PlanReading
from tinhso.papers import read_file

PLAN, LETTER, NEWS = "21-KH-UBND.txt", "UBND-THCBKS-2025-03.txt", "2321-UBND-PVHCC.txt"
MONTH, YEAR = "119-BC-STP.txt", "461-BC-STP.txt"


@cache
def _read(name: str) -> PlanReading:
    return read_plan(read_file(shared(name)))


@pytest.fixture
def plan() -> PlanReading:
    return _read(PLAN)


def test_the_head_of_the_plan(plan: PlanReading) -> None:
    assert (plan.symbol, plan.issued_on, plan.kind) == ("21/KH-UBND", "2025-07-31", "plan")
    assert plan.issuer == "Ủy ban nhân dân tỉnh Tuyên Quang"
    assert plan.document.signature.name == "Phan Huy Ngọc"
    assert len(plan.legal_bases) == 5


def test_seven_groups_and_seventy_tasks(plan: PlanReading) -> None:
    assert [(g.number, g.stated_count, g.row_count) for g in plan.groups] == [
        ("I", 10, 10), ("II", 10, 10), ("III", 6, 6), ("IV", 6, 6), ("V", 7, 7), ("VI", 30, 30), ("VII", 1, 1),
    ]  # fmt: skip
    assert len(plan.tasks) == 70


def test_deadlines_by_kind_and_day(plan: PlanReading) -> None:
    expected = {
        "I": "roadmap roadmap roadmap 2025-09-30 roadmap 2025-07-31 event 2025-07-10 2025-07-31 ongoing",
        "II": "2025-07-31 ongoing 2025-06-30+ roadmap 2025-11-30 ongoing roadmap 2025-06-30+ 2025-06-30+ ongoing",
        "III": "ongoing ongoing ongoing 2025-08-29 2025-06-30 2025-06-30",
        "IV": "roadmap roadmap 2025-12-19? roadmap roadmap roadmap",
        "V": "2025-06-30+ ongoing? 2025-08-31 2025-12-31? 2025-07-31 2025-07-31 roadmap",
        "VI": "roadmap 2025-06-30+ ongoing? ongoing 2025-07-31 2025-06-30+ 2025-06-30+ 2025-06-30+ roadmap 2025-06-29+ "
        "roadmap event ongoing ongoing ongoing? roadmap roadmap roadmap 2025-09-30? 2025-09-30 roadmap ongoing "
        "ongoing? ongoing? ongoing ongoing ongoing ongoing ongoing 2025-09-30?",
        "VII": "ongoing?",
    }
    found: dict[str, list[str]] = {}
    for task in plan.tasks:
        deadline = task.deadlines[0]
        text = deadline.due.isoformat() if deadline.due else deadline.kind
        text += "+" if deadline.ongoing_after else ""
        text += "?" if deadline.conditional_on and deadline.kind not in ("roadmap", "event") else ""
        found.setdefault(task.group, []).append(text)
        assert len(task.deadlines) == 1
    assert {group: " ".join(texts) for group, texts in found.items()} == expected
    assert sum("318/TB-VPCP" in task.deadlines[0].text for task in plan.tasks) == 6


def test_a_row_torn_by_the_page_is_one_again(plan: PlanReading) -> None:
    (torn,) = [task for task in plan.tasks if (task.group, task.number) == ("IV", "2")]
    assert torn.content.endswith("Ban Chỉ đạo Trung ương")
    assert "hoàn thành giai đoạn 1" in torn.content
    assert [note.mark for note in torn.footnotes] == ["1"]
    (sixth,) = [task for task in plan.tasks if (task.group, task.number) == ("IV", "6")]
    assert [note.mark for note in sixth.footnotes] == ["2"]


def test_subheadings_of_the_fifth_group(plan: PlanReading) -> None:
    kept = [task.subheading for task in plan.tasks if task.group == "V"]
    assert kept == ["Về nhân lực"] * 4 + ["Về nguồn lực tài chính"] * 3
    assert all(task.subheading is None for task in plan.tasks if task.group != "V")


def test_what_was_due_before_the_plan_was_signed(plan: PlanReading) -> None:
    late = [f"{task.group}.{task.number}" for task in plan.tasks if task.due_before_issue]
    assert len(late) == 12
    assert {"I.8", "II.3", "III.5", "VI.10"} <= set(late)


def test_every_unit_is_resolved_or_queued(plan: PlanReading) -> None:
    units = [unit for task in plan.tasks for unit in (*task.lead, *task.coordinating)]
    assert Counter(unit.kind for unit in units)["unresolved"] == 1
    assert [f.kind for f in plan.findings] == ["unit_unresolved"]
    assert all(task.lead for task in plan.tasks)


def test_duties_of_seventeen_addressees(plan: PlanReading) -> None:
    assert len({duty.addressee for duty in plan.duties}) == 17
    first = plan.duties[0].addressee
    own = [duty for duty in plan.duties if duty.addressee == first]
    assert any("10/8/2025" in d.text for duty in own for d in duty.deadlines)
    reporting = [duty for duty in own if duty.content.startswith("Báo cáo ")]
    assert len(reporting) == 3
    assert all(duty.deadlines for duty in reporting)


def test_the_letter_with_a_blank_number() -> None:
    letter = _read(LETTER)
    assert (letter.symbol, letter.issued_on, letter.kind) == (None, "2025-03", "official_letter")
    assert letter.document.signature.name == "Hoàng Việt Phương"
    assert [group.number for group in letter.groups] == [str(number) for number in range(1, 11)]
    assert len({duty.addressee for duty in letter.duties}) == 10
    assert [target.value for target in letter.targets] == [100, 80, 40, 100, 50]
    assert {"symbol_blank", "date_incomplete"} <= {finding.kind for finding in letter.findings}


def test_news_about_a_letter_is_not_the_letter() -> None:
    news = _read(NEWS)
    assert news.secondary_source
    assert (news.symbol, news.issued_on) == ("2321/UBND-PVHCC", "2025-09-29")
    assert [(p.stated, p.done, p.remaining) for p in news.programmes] == [(44, 28, 16), (154, None, 16), (33, 26, 7)]
    assert [group.number for group in news.groups if group.number.startswith("2.")] == [f"2.{x}" for x in "abcdđegh"]


def test_the_monthly_report_and_its_results() -> None:
    report = _read(MONTH)
    assert report.kind == "report"
    assert [task.number for task in report.tasks] == [str(number) for number in range(1, 25)]
    states = Counter(task["result_state"] for task in report.as_json()["tasks"])
    assert states["awaiting_guidance"] == 12
    assert [deadline.kind for deadline in report.tasks[17].deadlines] == ["ongoing", "month"]
    assert "not_a_plan" in {finding.kind for finding in report.findings}


def test_the_yearly_report_and_its_two_appendices() -> None:
    report = _read(YEAR)
    states = [task["result_state"] for task in report.as_json()["tasks"]]
    assert states == ["done"] * 8 + ["not_arisen", "ongoing", "ongoing"]
    assert [task.group for task in report.tasks] == [""] * 5 + ["A", "B", "B", "B", "C", "D"]
