"""Deadlines moved, work shared out, tasks linked, heirs, letters, reminders by the clock."""

from datetime import UTC, date, datetime

import pytest

from tests.directives.conftest import Desk
from tests.factories import unit
from tinhso.directives import queries, verbs
from tinhso.directives.handover import hand_over, open_work
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.jobs import escalate_everywhere
from tinhso.directives.models import Assignment, DueChange, Escalation, Inheritance, Part, ReminderLetter, TaskLink
from tinhso.directives.rules.escalation import levels_on, read_ladders
from tinhso.directives.rules.standing import Schedule
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.organizations.models import Succession, Unit, UnitKind
from tinhso.foundation.verbs.errors import Invalid, NotFound, Refused
from tinhso.kernel import clock


def on(day: date) -> object:
    return clock.frozen(datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


def messages_since(count: int) -> list[dict]:
    return [each.payload for each in OutboxMessage.objects.order_by("id")[count:]]


class TestDeadlines:
    def test_a_moved_deadline_leaves_the_first_one_visible_with_the_reason(self, desk: Desk) -> None:
        assignment = desk.assignment()
        verbs.reschedule(
            desk.cast.aggregator, assignment.pk, new_due=date(2025, 10, 15), reason="Chờ Bộ", basis="7/CV-BTP"
        )
        with on(date(2025, 9, 10)):
            row = queries.story(desk.cast.north_officer, assignment.pk).row
        assert (row.assignment.first_due, row.assignment.due) == (date(2025, 8, 31), date(2025, 10, 15))
        assert (row.schedule, row.first_schedule) == (Schedule.ON_TIME, Schedule.OVERDUE)
        change = DueChange.objects.get()
        assert (change.old_due, change.new_due, change.reason) == (date(2025, 8, 31), date(2025, 10, 15), "Chờ Bộ")

    def test_a_task_moves_for_all_units_that_havent_finished(self, desk: Desk) -> None:
        assignment, report = desk.reported()
        verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=report)
        moved = verbs.reschedule_task(
            desk.cast.aggregator, assignment.task_id, new_due=date(2025, 10, 15), reason="Chờ Bộ"
        )
        dues = dict(Assignment.objects.filter(task=assignment.task).values_list("unit__name", "due"))
        assert moved == 1
        assert dues == {"Xã Đồng Văn": date(2025, 8, 31), "Xã Hàm Yên": date(2025, 10, 15)}

    @pytest.mark.parametrize("new_due", [date(2025, 8, 31), date(2025, 7, 30)])
    def test_a_new_deadline_must_be_new_and_after_the_issue(self, desk: Desk, new_due: date) -> None:
        assignment = desk.assignment()
        with pytest.raises(Invalid):
            verbs.reschedule(desk.cast.aggregator, assignment.pk, new_due=new_due, reason="…")

    def test_parts_stay_within_a_shortened_deadline(self, desk: Desk) -> None:
        assignment = desk.assignment()
        person = desk.cast.province.north_officer.pk
        verbs.add_part(desk.cast.north_leader, assignment.pk, title="Thống kê", person_id=person, due=date(2025, 8, 30))
        verbs.reschedule(desk.cast.aggregator, assignment.pk, new_due=date(2025, 8, 25), reason="Sớm hơn")
        assert Part.objects.get().due == date(2025, 8, 25)


class TestInsideTheUnit:
    def test_the_officer_named_is_told_and_finds_it_in_his_work(self, desk: Desk) -> None:
        assignment = desk.assignment()
        province = desk.cast.province
        before = OutboxMessage.objects.count()
        verbs.break_down(
            desk.cast.north_leader,
            assignment.pk,
            officer_id=province.north_officer.pk,
            leader_id=province.north_leader.pk,
        )
        assert [each["account"] for each in messages_since(before)] == [province.north_officer.pk]
        mine = queries.my_work(desk.cast.north_officer)
        assert [each.id for each in (*mine.later, *mine.due_soon)] == [assignment.pk]
        assert queries.my_work(desk.cast.north_colleague).is_empty

    def test_only_people_and_divisions_of_the_unit_can_be_named(self, desk: Desk) -> None:
        assignment, province = desk.assignment(), desk.cast.province
        with pytest.raises(Invalid, match="không công tác"):
            verbs.break_down(desk.cast.north_leader, assignment.pk, officer_id=province.south_officer.pk)
        with pytest.raises(Invalid, match="không thuộc"):
            verbs.break_down(
                desk.cast.north_leader,
                assignment.pk,
                officer_id=province.north_officer.pk,
                division_id=province.division.pk,
            )

    def test_a_part_is_due_within_the_whole(self, desk: Desk) -> None:
        assignment = desk.assignment()
        with pytest.raises(Invalid, match="muộn hơn"):
            verbs.add_part(
                desk.cast.north_leader,
                assignment.pk,
                title="Thống kê",
                person_id=desk.cast.province.north_officer.pk,
                due=date(2025, 9, 1),
            )

    def test_finished_parts_dont_speak_for_the_unit(self, desk: Desk) -> None:
        assignment = desk.assignment()
        person = desk.cast.province.north_officer.pk
        part = verbs.add_part(desk.cast.north_leader, assignment.pk, title="Thống kê", person_id=person)
        verbs.update_part(desk.cast.north_officer, assignment.pk, part_id=part, status="done", note="Xong")
        assignment.refresh_from_db()
        assert assignment.status == "not_started"

    def test_a_leavers_work_goes_to_the_colleague(self, desk: Desk) -> None:
        assignment, province = desk.assignment(), desk.cast.province
        verbs.break_down(desk.cast.north_leader, assignment.pk, officer_id=province.north_officer.pk)
        verbs.add_part(desk.cast.north_leader, assignment.pk, title="Phần", person_id=province.north_officer.pk)
        assert open_work(province.north_officer.pk).count() == 1
        moved = hand_over(desk.cast.system_owner, province.north_officer.pk, province.north_colleague.pk)
        assert moved == 1
        assert not open_work(province.north_officer.pk).exists()
        assert Part.objects.get().person == province.north_colleague


class TestLinks:
    def test_a_restated_task_is_suggested_linked_and_confirmed(self, desk: Desk) -> None:
        earlier = desk.assignment(content="Rà soát, số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực")
        desk.in_force(content="Tổ chức tập huấn kỹ năng số cho cán bộ cấp xã")
        later_document = desk.draft()
        later = desk.task(later_document, "Rà soát và số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực")
        suggested = queries.suggest_links(desk.cast.aggregator, later)
        assert [each.task.pk for each in suggested] == [earlier.task_id]
        link = verbs.propose_link(desk.cast.aggregator, later, earlier_task_id=earlier.task_id, kind="restates")
        verbs.confirm_link(desk.cast.aggregator, link)
        assert TaskLink.objects.get().confirmed
        assert [each.pk for each in queries.story(desk.cast.aggregator, earlier.pk).links] == [link]
        assert queries.suggest_links(desk.cast.aggregator, later) == []

    def test_tasks_of_one_document_arent_linked_nor_twice(self, desk: Desk) -> None:
        document = desk.draft()
        one, two = desk.task(document, "Việc một"), desk.task(document, "Việc hai")
        with pytest.raises(Refused, match="hai văn bản"):
            verbs.propose_link(desk.cast.aggregator, two, earlier_task_id=one, kind="restates")
        with pytest.raises(NotFound):
            verbs.propose_link(desk.cast.aggregator, two, earlier_task_id=999_999, kind="restates")


@pytest.fixture
def ceased(desk: Desk) -> Assignment:
    """An assignment of a commune that was merged into the southern one."""
    old = unit("xa-cu", "Xã Cũ", UnitKind.COMMUNE, desk.cast.province.root, valid_from=date(2025, 7, 1))
    document = desk.in_force(leads=["Xã Cũ"])
    Unit.objects.filter(pk=old.pk).update(valid_to=date(2025, 8, 10))
    Succession.objects.create(
        predecessor=old, successor=desk.cast.province.south, effective_on=date(2025, 8, 11), act="NQ 1/2025"
    )
    return Assignment.objects.get(task__document=document)


class TestInheritance:
    def test_the_heir_gets_it_only_when_a_person_says_so(self, desk: Desk, ceased: Assignment) -> None:
        old = ceased.unit
        proposal = verbs.propose_inheritance(desk.cast.aggregator, old.pk)[0]
        ceased.refresh_from_db()
        assert ceased.unit == old, "proposed, not moved"
        assert queries.open_inheritances(desk.cast.aggregator).get().basis == "NQ 1/2025"
        verbs.decide_inheritance(desk.cast.aggregator, proposal, accept=True)
        ceased.refresh_from_db()
        south = desk.cast.province.south
        assert ceased.unit == south
        assert ceased.first_due == date(2025, 8, 31)
        assigned = Fact.objects.filter(kind="directives.assigned")
        assert sum(assigned.filter(unit_id=old.pk).values_list("amount", flat=True)) == 0
        assert sum(assigned.filter(unit_id=south.pk).values_list("amount", flat=True)) == 1

    def test_an_heir_that_has_the_task_already_keeps_one(self, desk: Desk, ceased: Assignment) -> None:
        own = Assignment.objects.create(
            task=ceased.task, unit=desk.cast.province.south, first_due=ceased.due, due=ceased.due
        )
        proposal = verbs.propose_inheritance(desk.cast.aggregator, ceased.unit_id)[0]
        verbs.decide_inheritance(desk.cast.aggregator, proposal, accept=True)
        ceased.refresh_from_db()
        assert ceased.merged_into == own
        assert queries.counts(desk.cast.aggregator).assigned == 1

    def test_a_refusal_is_kept_and_decided_once(self, desk: Desk, ceased: Assignment) -> None:
        proposal = verbs.propose_inheritance(desk.cast.aggregator, ceased.unit_id)[0]
        verbs.decide_inheritance(desk.cast.aggregator, proposal, accept=False)
        with pytest.raises(Refused, match="đã được quyết định"):
            verbs.decide_inheritance(desk.cast.aggregator, proposal, accept=True)
        with pytest.raises(Refused, match="Không có việc nào"):
            verbs.propose_inheritance(desk.cast.aggregator, ceased.unit_id)
        assert Inheritance.objects.get().state == "refused"

    def test_a_unit_that_exists_leaves_no_inheritance(self, desk: Desk) -> None:
        with pytest.raises(Refused, match="vẫn đang hoạt động"):
            verbs.propose_inheritance(desk.cast.aggregator, desk.cast.province.north.pk)


class TestLetters:
    def test_a_letter_lists_what_is_late_and_is_kept_as_sent(self, desk: Desk) -> None:
        desk.in_force(content="Số hóa hồ sơ", number="7")
        desk.in_force(content="Còn lâu mới đến hạn", deadlines=[DeadlineInput("trong tháng 12/2025")])
        with on(date(2025, 9, 8)):
            letter = verbs.draft_reminders(desk.cast.aggregator, unit_ids=[desk.cast.province.north.pk])[0]
            body = ReminderLetter.objects.get(pk=letter).body
            assert "Số hóa hồ sơ" in body
            assert "quá hạn 4 ngày làm việc" in body
            assert "Còn lâu" not in body
            verbs.edit_reminder(desk.cast.aggregator, letter, body=body + "\nTrân trọng.")
            verbs.send_reminder(desk.cast.aggregator, letter)
            with pytest.raises(Refused, match="đã gửi"):
                verbs.edit_reminder(desk.cast.aggregator, letter, body="Khác")
        assert AuditEntry.objects.get(event="directives.reminder_sent").data["body"].endswith("Trân trọng.")

    def test_units_that_are_on_time_get_no_letter(self, desk: Desk) -> None:
        desk.in_force()
        with pytest.raises(Refused, match="không có việc"):
            verbs.draft_reminders(desk.cast.aggregator, unit_ids=[desk.cast.province.north.pk])


class TestReminders:
    def morning(self, day: date) -> list[str]:
        """Run the morning's job; levels reached, of the northern commune."""
        with on(day):
            escalate_everywhere(timestamp=0)
        return sorted(Escalation.objects.filter(assignment__unit__code="xa-bac").values_list("level", flat=True))

    def test_each_level_once_from_soon_to_long_overdue(self, desk: Desk) -> None:
        desk.in_force()
        assert self.morning(date(2025, 8, 18)) == []
        assert self.morning(date(2025, 8, 25)) == ["due_soon"]
        assert self.morning(date(2025, 8, 26)) == ["due_soon"]
        assert self.morning(date(2025, 9, 3)) == ["due_soon", "overdue"]
        assert self.morning(date(2025, 9, 9)) == ["due_soon", "overdue", "overdue_5"]

    def test_a_missed_morning_is_made_up_for(self, desk: Desk) -> None:
        desk.in_force()
        assert self.morning(date(2025, 9, 20)) == ["overdue", "overdue_5"]

    def test_a_new_deadline_starts_afresh_and_done_work_is_left_in_peace(self, desk: Desk) -> None:
        assignment = desk.assignment()
        self.morning(date(2025, 9, 3))
        verbs.reschedule(desk.cast.aggregator, assignment.pk, new_due=date(2025, 9, 30), reason="…")
        assert self.morning(date(2025, 10, 1)) == ["overdue", "overdue"]
        desk.report_on(assignment)
        assert self.morning(date(2025, 12, 1)) == ["overdue", "overdue"]

    def test_one_message_per_person_however_many_tasks(self, desk: Desk) -> None:
        document = desk.draft()
        for number in range(4):
            desk.task(document, f"Việc {number}", leads=["Xã Đồng Văn"])
        verbs.put_in_force(desk.cast.aggregator, document)
        before = OutboxMessage.objects.count()
        self.morning(date(2025, 9, 3))
        assert [each["account"] for each in messages_since(before)] == [desk.cast.province.north_leader.pk]
        assert "4 việc quá hạn" in messages_since(before)[0]["text"]
        before = OutboxMessage.objects.count()
        self.morning(date(2025, 9, 20))
        assert [each["account"] for each in messages_since(before)] == [desk.cast.province.aggregator.pk]

    def test_what_was_due_before_the_issue_isnt_held_against_anybody(self, desk: Desk) -> None:
        desk.in_force(deadlines=[DeadlineInput("trong tháng 6/2025")])
        assert self.morning(date(2025, 9, 3)) == []

    def test_asking_again_on_the_same_day_is_refused_and_says_nothing(self, desk: Desk) -> None:
        desk.in_force()
        with on(date(2025, 9, 3)):
            north = desk.cast.province.north.pk
            verbs.escalate(system_actor("test"), north)
            with pytest.raises(Refused):
                verbs.escalate(system_actor("test"), north)

    def test_levels_are_dated_configuration_and_marked_as_not_verified(self) -> None:
        assert [level.code for level in levels_on(date(2025, 8, 1))] == ["due_soon", "overdue", "overdue_5"]
        assert levels_on(date(2025, 6, 30)) == ()
        with pytest.raises(ValueError, match="boss"):
            read_ladders(
                'ladder = [{valid_from = 2025-07-01, source = "", verified = false, '
                'level = [{code = "x", working_days = 0, to = ["boss"]}]}]'
            )
