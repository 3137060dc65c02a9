"""What each person sees, that counts and lists tell the same, and how many queries a page costs."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.directives.conftest import Desk
from tests.directives.world import build
from tinhso.directives import queries, verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.models import Assignment
from tinhso.directives.queries import AssignmentFilter
from tinhso.foundation.accounts.actor import ANONYMOUS
from tinhso.foundation.verbs.errors import NotFound


def cost(query: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        query()
    return len(captured)


class TestWhoSeesWhat:
    def test_a_commune_sees_its_own_and_the_aggregator_all(self, desk: Desk) -> None:
        desk.in_force()
        seen = {
            person: queries.counts(getattr(desk.cast, person)).assigned
            for person in (
                "north_officer",
                "south_officer",
                "justice_officer",
                "aggregator",
                "leadership",
                "system_owner",
            )
        }
        assert seen == {
            "north_officer": 1,
            "south_officer": 1,
            "justice_officer": 0,
            "aggregator": 2,
            "leadership": 2,
            "system_owner": 0,
        }
        assert queries.counts(ANONYMOUS).assigned == 0

    def test_what_isnt_visible_isnt_found_by_any_way(self, desk: Desk) -> None:
        assignment = desk.assignment(leads=["Xã Đồng Văn"], content="Việc kín")
        stranger = desk.cast.south_officer
        document = assignment.task.document_id
        for look in (
            lambda: queries.story(stranger, assignment.pk),
            lambda: queries.assignment(stranger, assignment.pk),
            lambda: queries.document_overview(stranger, document),
            lambda: queries.by_group(stranger, document),
        ):
            with pytest.raises(NotFound):
                look()
        assert queries.search(stranger, "việc kín") == []
        assert queries.by_unit(stranger, document) == []
        assert queries.assignments(stranger, AssignmentFilter(document=document)).rows == []
        assert not queries.tasks(stranger).exists()
        assert all(not day.due for day in queries.calendar(stranger, date(2025, 8, 1)).days)

    def test_a_draft_is_its_aggregators_alone(self, desk: Desk) -> None:
        document = desk.draft()
        desk.task(document)
        assert queries.document(desk.cast.aggregator, document).pk == document
        with pytest.raises(NotFound):
            queries.document(desk.cast.north_leader, document)

    def test_a_commune_sees_of_a_document_only_its_own_tasks(self, desk: Desk) -> None:
        document = desk.draft()
        desk.task(document, "Của xã", leads=["Xã Đồng Văn"])
        desk.task(document, "Của sở", leads=["Sở Tư pháp"])
        verbs.put_in_force(desk.cast.aggregator, document)
        overview = queries.document_overview(desk.cast.north_officer, document)
        assert [each.task.content for each in overview.tasks] == ["Của xã"]
        assert overview.counts.assigned == 1


class TestLists:
    def test_pages_hold_every_row_once_by_deadline(self, desk: Desk) -> None:
        for text in ("trong tháng 9/2025", "thường xuyên", "trong tháng 8/2025", "trong tháng 8/2025"):
            desk.in_force(deadlines=[DeadlineInput(text)])
        seen: list[queries.AssignmentRow] = []
        cursor = ""
        while True:
            page = queries.assignments(desk.cast.aggregator, cursor=cursor, size=3)
            seen += page.rows
            cursor = page.next_cursor
            if not cursor:
                break
        assert len({row.id for row in seen}) == len(seen) == 8
        dues = [row.assignment.due or date.max for row in seen]
        assert dues == sorted(dues)

    @pytest.mark.parametrize("cursor", ["", "rác", "é", "MjAyNS0wOC0zMS54", "=" * 50, "9" * 400])
    def test_a_broken_cursor_starts_from_the_beginning(self, desk: Desk, cursor: str) -> None:
        desk.in_force()
        assert len(queries.assignments(desk.cast.aggregator, cursor=cursor).rows) == 2

    def test_counts_are_the_lengths_of_their_lists(self, desk: Desk) -> None:
        world = build(desk)
        everybody = queries.counts(world.cast.aggregator)
        for name in ("not_started", "done_with_evidence", "done_without_evidence", "accepted", "returned"):
            rows = queries.assignments(world.cast.aggregator, AssignmentFilter(standing=name), size=200).rows
            assert len(rows) == getattr(everybody, name), name
        for name in ("overdue", "due_soon", "due_before_issue"):
            rows = queries.assignments(world.cast.aggregator, AssignmentFilter(schedule=name), size=200).rows
            assert len(rows) == getattr(everybody, name), name
        by_unit = queries.by_unit(world.cast.aggregator)
        assert sum(each.counts.assigned for each in by_unit) == everybody.assigned
        standings = everybody.not_started + everybody.in_progress + everybody.not_arisen + everybody.returned
        assert standings + everybody.done_without_evidence + everybody.shown_done == everybody.assigned

    def test_each_filter_narrows_to_what_it_says(self, desk: Desk) -> None:
        assignment = desk.assignment(content="Số hoá sổ hộ tịch")
        desk.in_force(content="Tập huấn kỹ năng số", deadlines=[DeadlineInput("trong tháng 12/2025")])
        province = desk.cast.province
        verbs.break_down(desk.cast.north_leader, assignment.pk, officer_id=province.north_officer.pk)

        def found(**chosen: object) -> int:
            return len(queries.assignments(desk.cast.aggregator, AssignmentFilter(**chosen)).rows)

        assert found() == 4
        assert found(unit=province.north.pk) == 2
        assert found(document=assignment.task.document_id) == 2
        assert found(text="so hoa ho tich") == 2, "without accents, in any order"
        assert found(text="hoá sổ") == found(text="hóa sổ") == 2
        assert found(month="2025-12") == 2
        assert found(officer=str(province.north_officer.pk)) == 1
        assert found(officer="none") == 3
        assert found(status="done") == 0
        assert found(unit=999_999) == 0
        mine = queries.assignments(desk.cast.north_officer, AssignmentFilter(officer="me"))
        assert [row.id for row in mine.rows] == [assignment.pk]

    @given(
        st.builds(
            AssignmentFilter,
            unit=st.none() | st.integers(0, 10**9),
            status=st.sampled_from(["", "done", "in_progress"]),
            schedule=st.sampled_from(["", "overdue", "late"]),
            month=st.sampled_from(["", "2025-08"]),
            officer=st.sampled_from(["", "me", "none", "12"]),
            text=st.text(max_size=30).map(str.strip).filter(lambda text: "\x00" not in text),
            role=st.sampled_from(["lead", "coordinating"]),
        )
    )
    def test_a_filter_survives_its_address(self, chosen: AssignmentFilter) -> None:
        assert AssignmentFilter.from_querydict(QueryDict(_encodable(chosen).to_query())) == _encodable(chosen)

    @given(st.dictionaries(st.sampled_from(list(AssignmentFilter.__dataclass_fields__)), st.text(max_size=20)))
    def test_any_address_opens(self, data: dict[str, str]) -> None:
        AssignmentFilter.from_querydict(data)


def _encodable(chosen: AssignmentFilter) -> AssignmentFilter:
    from dataclasses import replace

    return replace(chosen, text=chosen.text.encode(errors="ignore").decode().strip())


class TestViews:
    def test_the_calendar_shows_deadlines_on_their_day_and_holidays_by_name(self, desk: Desk) -> None:
        desk.in_force(deadlines=[DeadlineInput("2/9/2025", "date", date(2025, 9, 2))])
        month = queries.calendar(desk.cast.aggregator, date(2025, 9, 17))
        day = month.days[1]
        assert (day.date, day.is_working, day.open) == (date(2025, 9, 2), False, 2)
        assert day.note
        assert (month.previous, month.next) == (date(2025, 8, 1), date(2025, 10, 1))
        assert all(len(week) == 7 for week in month.weeks)

    def test_the_story_tells_it_all_in_order(self, desk: Desk) -> None:
        assignment, report = desk.reported()
        verbs.return_report(desk.cast.aggregator, assignment.pk, report_id=report, reason="Thiếu số liệu")
        story = queries.story(desk.cast.aggregator, assignment.pk)
        assert [event.code.removeprefix("directives.") for event in story.events] == [
            "report_returned",
            "report_passed_on",
            "put_in_force",
        ]
        assert story.events[0].text == "trả lại đơn vị: Thiếu số liệu"
        assert story.siblings == 1
        own = queries.story(desk.cast.north_officer, assignment.pk)
        assert "directives.report_submitted" in [event.code for event in own.events]

    def test_groups_show_what_the_document_states_beside_what_is_there(self, desk: Desk) -> None:
        document = desk.draft()
        group = verbs.add_group(desk.cast.aggregator, document, number="I", title="Thể chế", stated_count=3)
        desk.task(document, group_id=group)
        desk.task(document, "Ngoài nhóm")
        verbs.put_in_force(desk.cast.aggregator, document, acknowledge_counts=True)
        first, rest = queries.by_group(desk.cast.aggregator, document).groups
        assert (first.tasks, first.count_disagrees, first.counts.assigned) == (1, True, 2)
        assert (rest.group, rest.counts.assigned) == (None, 2)

    def test_the_review_queue_holds_what_waits_for_this_person(self, desk: Desk) -> None:
        world = build(desk)
        leader, aggregator = queries.review_queue(world.cast.north_leader), queries.review_queue(world.cast.aggregator)
        assert [each.pk for each in leader.to_pass_on] == [world.submitted[1]]
        assert [each.pk for each in aggregator.to_judge] == [world.passed_on[1]]
        assert len(queries.review_queue(world.cast.north_officer)) == 0


@pytest.fixture
def many(desk: Desk) -> Desk:
    """Twenty tasks for both communes, half of them reported."""
    document = desk.draft()
    for number in range(20):
        desk.task(document, f"Việc số {number}")
    verbs.put_in_force(desk.cast.aggregator, document)
    for assignment in Assignment.objects.filter(unit=desk.cast.province.north)[:10]:
        desk.report_on(assignment)
    return desk


def test_pages_cost_the_same_however_many_rows(many: Desk) -> None:
    actor, document = many.cast.aggregator, Assignment.objects.select_related("task").first().task.document_id
    one = Assignment.objects.order_by("pk").first().pk
    costs = {
        "assignments": cost(lambda: queries.assignments(actor)),
        "counts": cost(lambda: queries.counts(actor)),
        "by_unit": cost(lambda: queries.by_unit(actor)),
        "by_group": cost(lambda: queries.by_group(actor, document)),
        "calendar": cost(lambda: queries.calendar(actor, date(2025, 8, 1))),
        "my_work": cost(lambda: queries.my_work(actor)),
        "review_queue": cost(lambda: queries.review_queue(actor)),
        "document_overview": cost(lambda: queries.document_overview(actor, document)),
        "story": cost(lambda: queries.story(actor, one)),
        "search": cost(lambda: queries.search(actor, "việc")),
        "suggest_links": cost(lambda: queries.suggest_links(actor, Assignment.objects.get(pk=one).task_id)),
    }
    limits = {"assignments": 2, "counts": 1, "by_unit": 2, "by_group": 4, "calendar": 1, "my_work": 3}
    limits |= {"review_queue": 2, "document_overview": 9, "story": 11, "search": 4, "suggest_links": 3}
    assert {name: number for name, number in costs.items() if number > limits[name]} == {}
