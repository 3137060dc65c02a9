"""What was read is looked at before it counts: certain tasks at once, the others one by one, each undone as easily."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import SmallProvince
from tests.directives.conftest import Cast
from tests.directives.plans import brought_in, rows
from tinhso.directives import verbs
from tinhso.directives.models import Document, Party, ReadingFinding, Task
from tinhso.directives.queries.reviewing import Show, review
from tinhso.directives.readiness import obstacles
from tinhso.directives.rules.cutting import cut_points
from tinhso.directives.rules.doubts import Named, doubts
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused

JUSTICE = Named("Sở Tư pháp", True)


def codes(**changes: object) -> list[str]:
    told: dict[str, object] = {
        "leads": [JUSTICE],
        "coordinating": [],
        "deadlines": [("Quý IV/2025", "quarter")],
        "without_source": [],
        "open_findings": 0,
    }
    return [doubt.code for doubt in doubts(**{**told, **changes})]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"deadlines": []}, []),
        ({"deadlines": [("", "none")]}, []),
        ({"leads": []}, ["no_lead"]),
        ({"leads": [JUSTICE, Named("Hội lạ", False)]}, ["unclear_party"]),
        ({"coordinating": [Named("Hội lạ", False), Named("Hội lạ", False)]}, ["unclear_party"]),
        ({"deadlines": [("sớm nhất có thể", "none")]}, ["deadline_not_understood"]),
        ({"without_source": ["Sản phẩm"]}, ["no_source"]),
        ({"open_findings": 2}, ["finding"]),
    ],
)
def test_a_task_is_certain_only_when_nothing_speaks_against_it(changes: dict, expected: list[str]) -> None:
    assert codes(**changes) == expected


def test_a_text_is_cut_after_sentences_semicolons_and_before_bullets() -> None:
    text = "Rà soát sổ; cập nhật dữ liệu. Báo cáo kết quả\n- Gửi Sở Tư pháp"
    assert [text[at:].split()[0] for at in cut_points(text)] == ["cập", "Báo", "-"]
    assert cut_points("Kinh phí 1.405.105 đồng tại TP. Tuyên Quang") == []


@pytest.fixture
def plan(cast: Cast, province: SmallProvince) -> Document:
    """Three tasks: a certain one, a certain one whose deadline had passed when the plan was signed, an unknown lead."""
    return brought_in(cast.aggregator, province.police)


def settle_all(cast: Cast, plan: Document) -> None:
    for finding in plan.findings.filter(settled_at=None):
        verbs.settle_finding(cast.aggregator, plan.pk, finding_id=finding.pk)


def tasks_of(plan: Document) -> list[Task]:
    return list(plan.tasks.order_by("order", "id"))


class TestAccepting:
    def test_all_certain_tasks_are_accepted_at_once_and_the_other_waits(self, cast: Cast, plan: Document) -> None:
        assert verbs.accept_read_tasks(cast.aggregator, plan.pk) == 2
        it = review(cast.aggregator, plan.pk)
        assert [each.task.number for each in it.shown(Show.DOUBTFUL)] == ["3"]
        assert [str(each.source.reviewed_by) for each in it.shown(Show.ACCEPTED)] == ["Lương Thị Thảo"] * 2
        assert AuditEntry.objects.filter(event="directives.read_tasks_accepted").get().data["count"] == 2

    def test_when_nothing_is_left_it_says_so(self, cast: Cast, plan: Document) -> None:
        verbs.accept_read_tasks(cast.aggregator, plan.pk)
        with pytest.raises(Refused, match="Không còn"):
            verbs.accept_read_tasks(cast.aggregator, plan.pk)

    def test_one_task_is_accepted_by_a_person_who_looked_and_taken_back(self, cast: Cast, plan: Document) -> None:
        doubtful = tasks_of(plan)[2]
        finding = ReadingFinding.objects.create(document=plan, task=doubtful, kind="odd", message="Khó hiểu")
        verbs.accept_read_tasks(cast.aggregator, plan.pk, task_ids=[doubtful.pk])
        finding.refresh_from_db()
        assert finding.settled_at is not None

        verbs.reopen_read_task(cast.aggregator, plan.pk, task_id=doubtful.pk)
        finding.refresh_from_db()
        assert finding.settled_at is None
        assert review(cast.aggregator, plan.pk).progress.accepted == 0

    def test_a_remark_that_was_settled_by_itself_stays_settled(self, cast: Cast, plan: Document) -> None:
        first = tasks_of(plan)[0]
        finding = ReadingFinding.objects.create(document=plan, task=first, kind="odd", message="Khó hiểu")
        verbs.settle_finding(cast.aggregator, plan.pk, finding_id=finding.pk)
        verbs.accept_read_tasks(cast.aggregator, plan.pk, task_ids=[first.pk])
        finding.refresh_from_db()
        seen = finding.settled_at
        with pytest.raises(Refused, match="đã được xem"):
            verbs.settle_finding(cast.aggregator, plan.pk, finding_id=finding.pk)
        finding.refresh_from_db()
        assert finding.settled_at == seen

    def test_a_task_entered_by_hand_needs_no_review(self, cast: Cast, plan: Document) -> None:
        added = verbs.add_task(cast.aggregator, plan.pk, content="Việc thêm", leads=["Sở Tư pháp"])
        with pytest.raises(Refused, match="bằng tay"):
            verbs.accept_read_tasks(cast.aggregator, plan.pk, task_ids=[added])
        assert review(cast.aggregator, plan.pk).by_hand == 1

    def test_nobody_without_the_right_changes_anything(self, cast: Cast, plan: Document) -> None:
        first, second, _third = (task.pk for task in tasks_of(plan))
        for call in (
            lambda: verbs.accept_read_tasks(cast.justice_officer, plan.pk),
            lambda: verbs.reopen_read_task(cast.justice_officer, plan.pk, task_id=first),
            lambda: verbs.merge_tasks(cast.justice_officer, plan.pk, task_id=second, into="previous"),
            lambda: verbs.split_task(cast.justice_officer, plan.pk, task_id=first, at=8),
        ):
            with pytest.raises(NotPermitted):
                call()
        assert [each.source.reviewed_at for each in tasks_of(plan)] == [None] * 3


class TestTakingEffect:
    def test_a_plan_takes_effect_only_after_everything_was_looked_at(
        self, cast: Cast, province: SmallProvince, plan: Document
    ) -> None:
        settle_all(cast, plan)
        ReadingFinding.objects.create(document=plan, kind="counts", message="Số việc không khớp")
        told = [each.message for each in obstacles(plan) if each.code == "not_reviewed"]
        assert told == [
            "Còn 3 nhiệm vụ đọc từ tệp chưa được đối chiếu, nhận.",
            "Còn 1 điều hệ thống lưu ý khi đọc tệp chưa được xem.",
        ]
        with pytest.raises(verbs.NotReady):
            verbs.put_in_force(cast.aggregator, plan.pk, acknowledge_counts=True)

        unknown = Party.objects.get(unit=None, group=None)
        verbs.resolve_party(cast.aggregator, plan.pk, party_id=unknown.pk, unit_ids=[province.justice.pk])
        settle_all(cast, plan)
        verbs.accept_read_tasks(cast.aggregator, plan.pk)
        assert verbs.put_in_force(cast.aggregator, plan.pk) == 4

    def test_nothing_is_reviewed_once_it_is_in_force(self, cast: Cast, province: SmallProvince) -> None:
        plan = brought_in(cast.aggregator, province.police, rows(2))
        settle_all(cast, plan)
        verbs.accept_read_tasks(cast.aggregator, plan.pk)
        verbs.put_in_force(cast.aggregator, plan.pk)
        with pytest.raises(Refused):
            verbs.reopen_read_task(cast.aggregator, plan.pk, task_id=tasks_of(plan)[0].pk)


class TestJoining:
    def test_a_row_that_was_torn_apart_is_joined_with_the_one_before(self, cast: Cast, plan: Document) -> None:
        first, second, third = tasks_of(plan)
        verbs.accept_read_tasks(cast.aggregator, plan.pk)
        kept = verbs.merge_tasks(cast.aggregator, plan.pk, task_id=second.pk, into="previous")

        assert kept == first.pk
        assert [task.pk for task in tasks_of(plan)] == [first.pk, third.pk]
        first.refresh_from_db()
        assert first.content == "Rà soát sổ hộ tịch còn hiệu lực Quét và lưu trữ sổ gốc tại trụ sở"
        assert [party.text for party in first.parties.all()] == ["Sở Tư pháp", "UBND cấp xã"]
        assert [str(each.due) for each in first.deadlines.all()] == ["2025-09-29", "2025-06-29"]
        assert [len(first.source.marks[name]) for name in ("content", "leads", "deadlines")] == [2, 2, 2]
        assert first.source.reviewed_at is None

    def test_joined_with_the_next_one_the_order_of_the_text_stays(self, cast: Cast, plan: Document) -> None:
        first, second, _third = tasks_of(plan)
        assert verbs.merge_tasks(cast.aggregator, plan.pk, task_id=first.pk, into="next") == second.pk
        second.refresh_from_db()
        assert second.content.startswith("Rà soát sổ hộ tịch")
        assert second.number == "2"

    def test_the_first_task_has_nothing_before_it(self, cast: Cast, plan: Document) -> None:
        with pytest.raises(Refused, match="liền kề"):
            verbs.merge_tasks(cast.aggregator, plan.pk, task_id=tasks_of(plan)[0].pk, into="previous")


class TestCutting:
    def test_two_tasks_in_one_row_are_cut_apart(self, cast: Cast, plan: Document) -> None:
        first, second, third = tasks_of(plan)
        at = first.content.index("còn hiệu lực")
        new = verbs.split_task(cast.aggregator, plan.pk, task_id=first.pk, at=at)

        assert [task.pk for task in tasks_of(plan)] == [first.pk, new, second.pk, third.pk]
        assert [task.content for task in tasks_of(plan)[:2]] == ["Rà soát sổ hộ tịch", "còn hiệu lực"]
        for task in tasks_of(plan)[:2]:
            assert [party.text for party in task.parties.all()] == ["Sở Tư pháp"]
            assert [str(each.due) for each in task.deadlines.all()] == ["2025-09-29"]
            assert set(task.source.marks) == {"content", "leads", "deadlines"}

    @pytest.mark.parametrize("at", [-3, 0, 5000])
    def test_a_cut_leaves_something_on_both_sides(self, cast: Cast, plan: Document, at: int) -> None:
        with pytest.raises(Invalid):
            verbs.split_task(cast.aggregator, plan.pk, task_id=tasks_of(plan)[0].pk, at=at)
        assert plan.tasks.count() == 3

    def test_what_was_cut_and_joined_again_says_the_same(self, cast: Cast, plan: Document) -> None:
        first = tasks_of(plan)[0]
        before = first.content
        new = verbs.split_task(cast.aggregator, plan.pk, task_id=first.pk, at=8)
        verbs.merge_tasks(cast.aggregator, plan.pk, task_id=new, into="previous")
        first.refresh_from_db()
        assert first.content == before
        assert first.parties.count() == first.deadlines.count() == 1


def test_three_hundred_tasks_cost_as_many_queries_as_ten(cast: Cast, province: SmallProvince) -> None:
    counts = []
    for size in (10, 300):
        plan = brought_in(cast.aggregator, province.police, rows(size))
        with CaptureQueriesContext(connection) as queries:
            it = review(cast.aggregator, plan.pk)
            assert it is not None
            assert it.progress.certain == size
        counts.append(len(queries))
    assert counts[0] == counts[1]
