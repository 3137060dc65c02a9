"""What the demo's people have uploaded shows what it should show: doubts to settle, one wrong figure."""

from datetime import date

from tinhso.checker import check
from tinhso.demo.uploads import plan_text, sample_text
from tinhso.directives.reading.plan import read_plan
from tinhso.papers import read_bytes

TODAY = date(2026, 3, 12)


def test_the_plan_is_read_whole_with_two_names_that_nobody_knows() -> None:
    reading = read_plan(read_bytes(plan_text(TODAY).encode(), "ke-hoach.txt"))
    assert (reading.symbol, reading.issued_on) == ("92/KH-UBND", "2026-03-09")
    assert [(group.number, group.stated_count, group.row_count) for group in reading.groups] == [
        ("I", 4, 4),
        ("II", 3, 3),
    ]
    unknown = {unit.text for task in reading.tasks for unit in (*task.lead, *task.coordinating) if not unit.resolved}
    assert unknown == {"Tổ giúp việc chuyển đổi số tỉnh", "Phòng Cảnh sát QLHC về TTXH"}
    assert [task.number for task in reading.tasks if task.due_before_issue] == ["5"]


def test_the_report_has_one_wrong_figure_and_says_which() -> None:
    result = check(read_bytes(sample_text("monthly_report").encode(), "bao-cao.txt"))
    wrong = [finding for finding in result.findings if finding.severity == "contradiction"]
    assert [[edit.replacement for edit in finding.suggestion] for finding in wrong] == [["3.861"]]
