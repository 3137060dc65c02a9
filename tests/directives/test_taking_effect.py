"""From a draft to assignments: what stands in the way, whom a name means, who gets what and who is told."""

from datetime import date

import pytest

from tests.directives.conftest import ISSUED, Desk
from tests.factories import unit
from tinhso.directives import queries, verbs
from tinhso.directives.inputs import DeadlineInput
from tinhso.directives.models import Assignment, Document, Party, Task
from tinhso.foundation.journal.models import Fact, OutboxMessage
from tinhso.foundation.organizations.models import UnitKind
from tinhso.foundation.verbs.errors import Invalid, Refused


def codes(desk: Desk, document: int) -> set[str]:
    return {each.code for each in queries.readiness(desk.cast.aggregator, document)}


def test_a_group_becomes_one_assignment_per_unit_of_the_day_of_issue(desk: Desk) -> None:
    province = desk.cast.province
    unit("moi", "Xã Mới", UnitKind.COMMUNE, province.root, valid_from=date(2025, 8, 15))
    document = desk.draft()
    desk.task(document)
    assert verbs.put_in_force(desk.cast.aggregator, document) == 2, "a commune made after the issue has no part"
    units = set(Assignment.objects.filter(task__document=document).values_list("unit__name", flat=True))
    assert units == {"Xã Đồng Văn", "Xã Hàm Yên"}


def test_a_unit_named_as_lead_and_in_a_coordinating_group_leads_once(desk: Desk) -> None:
    document = desk.in_force(leads=["Xã Đồng Văn", "Sở Tư pháp"], coordinating=["UBND cấp xã"])
    roles = dict(Assignment.objects.filter(task__document=document).values_list("unit__name", "role"))
    assert roles == {"Xã Đồng Văn": "lead", "Sở Tư pháp": "lead", "Xã Hàm Yên": "coordinating"}
    assert Fact.objects.filter(kind="directives.assigned").count() == 2, "coordinating units aren't responsible"


def test_a_coordinating_unit_sees_its_task_and_doesnt_report_on_it(desk: Desk) -> None:
    document = desk.in_force(leads=["Sở Tư pháp"], coordinating=["Xã Đồng Văn"])
    coordinating = Assignment.objects.get(task__document=document, role="coordinating")
    assert queries.story(desk.cast.north_officer, coordinating.pk).assignment == coordinating
    with pytest.raises(Refused, match="chủ trì"):
        verbs.draft_report(desk.cast.north_officer, coordinating.pk, status="done", percent=100, result="")


def test_every_obstacle_is_named_and_nothing_is_assigned(desk: Desk) -> None:
    document = desk.draft(issued_on=None, secondary_source=True)
    group = verbs.add_group(desk.cast.aggregator, document, number="I", title="Thể chế", stated_count=3)
    desk.task(document, group_id=group, leads=["Các đơn vị chủ quản CSDL"])
    desk.task(document, leads=[])
    expected = {"no_issue_date", "no_original", "counts_disagree", "party", "no_lead"}
    assert codes(desk, document) == expected
    with pytest.raises(verbs.NotReady) as refusal:
        verbs.put_in_force(desk.cast.aggregator, document, acknowledge_counts=True)
    assert {each.code for each in refusal.value.obstacles} == expected - {"counts_disagree"}
    assert "Các đơn vị chủ quản CSDL" in refusal.value.message
    assert not Assignment.objects.exists()
    assert Document.objects.get(pk=document).state == "draft"


def test_counts_that_disagree_need_a_persons_word(desk: Desk) -> None:
    document = desk.draft()
    group = verbs.add_group(desk.cast.aggregator, document, number="I", title="Thể chế", stated_count=10)
    desk.task(document, group_id=group)
    with pytest.raises(verbs.NotReady) as refusal:
        verbs.put_in_force(desk.cast.aggregator, document)
    assert refusal.value.may_be_acknowledged
    assert "10" in refusal.value.message
    assert verbs.put_in_force(desk.cast.aggregator, document, acknowledge_counts=True) == 2


def test_a_document_known_second_hand_waits_for_its_original(desk: Desk, upload) -> None:
    document = desk.draft(secondary_source=True)
    desk.task(document)
    with pytest.raises(verbs.NotReady, match="bản gốc"):
        verbs.put_in_force(desk.cast.aggregator, document)
    verbs.attach_original(desk.cast.aggregator, document, digest=upload("Kế hoạch"), name="ke-hoach.txt")
    assert verbs.put_in_force(desk.cast.aggregator, document) == 2


def test_a_unit_that_didnt_exist_on_the_day_of_issue_stands_in_the_way(desk: Desk) -> None:
    province = desk.cast.province
    young = unit("tre", "Sở Mới", UnitKind.DEPARTMENT, province.root, valid_from=date(2025, 8, 10))
    document = desk.draft()
    task = desk.task(document, leads=["Sở nào đó"])
    party = Party.objects.get(task=task)
    verbs.resolve_party(desk.cast.aggregator, document, party_id=party.pk, unit_ids=[young.pk])
    assert codes(desk, document) == {"party"}


def test_a_name_is_recognised_whatever_its_spelling_and_remembered_when_told(desk: Desk) -> None:
    document = desk.draft()
    task = desk.task(document, leads=["ỦY BAN NHÂN DÂN các xã, phường", "Cơ quan tư pháp của tỉnh"])
    known, unknown = Party.objects.filter(task=task).order_by("pk")
    assert known.group is not None
    assert [each.pk for each in queries.unresolved_parties(desk.cast.aggregator)] == [unknown.pk]
    justice = desk.cast.province.justice
    verbs.resolve_party(desk.cast.aggregator, document, party_id=unknown.pk, unit_ids=[justice.pk], remember=True)
    later = desk.task(document, "Việc khác", leads=["cơ quan tư pháp của tỉnh"])
    assert Party.objects.get(task=later).unit == justice
    assert not queries.unresolved_parties(desk.cast.aggregator)


def test_an_ambiguous_name_is_left_to_a_person(desk: Desk) -> None:
    unit("trung", "Xã Đồng Văn", UnitKind.COMMUNE, desk.cast.province.root, valid_from=date(2025, 7, 1))
    task = desk.task(desk.draft(), leads=["Xã Đồng Văn"])
    assert not Party.objects.get(task=task).is_resolved


def test_editing_a_task_keeps_what_a_person_decided(desk: Desk) -> None:
    document = desk.draft()
    task = desk.task(document, leads=["Cơ quan lạ"])
    party = Party.objects.get(task=task)
    verbs.resolve_party(desk.cast.aggregator, document, party_id=party.pk, unit_ids=[desk.cast.province.justice.pk])
    verbs.edit_task(
        desk.cast.aggregator, document, task_id=task, content="Nội dung đã sửa", leads=["Cơ quan lạ", "Công an tỉnh"]
    )
    parties = dict(Party.objects.filter(task=task).values_list("text", "unit__name"))
    assert parties == {"Cơ quan lạ": "Sở Tư pháp", "Công an tỉnh": "Công an tỉnh"}
    assert Task.objects.get(pk=task).deadlines.count() == 0


@pytest.mark.parametrize(
    ("given", "due"),
    [
        (DeadlineInput("trong tháng 9/2025"), date(2025, 9, 30)),
        (DeadlineInput("", "month", date(2025, 9, 5)), date(2025, 9, 30)),
        (DeadlineInput("", "quarter", date(2025, 8, 1)), date(2025, 9, 30)),
        (DeadlineInput("", "none", date(2025, 9, 5)), date(2025, 9, 5)),
        (DeadlineInput("theo lộ trình"), None),
    ],
)
def test_the_first_deadline_is_the_last_day_it_is_kept(desk: Desk, given: DeadlineInput, due: date | None) -> None:
    assignment = desk.assignment(deadlines=[given])
    assert assignment.first_due == assignment.due == due


def test_the_earliest_of_several_deadlines_comes_first(desk: Desk) -> None:
    phases = [DeadlineInput("giai đoạn 2: trong tháng 12/2025"), DeadlineInput("giai đoạn 1: trong tháng 9/2025")]
    assert desk.assignment(deadlines=phases).first_due == date(2025, 9, 30)


def test_a_deadline_before_the_issue_is_marked(desk: Desk) -> None:
    assert desk.assignment(deadlines=[DeadlineInput("trong tháng 6/2025")]).due_before_issue
    assert not desk.assignment(deadlines=[DeadlineInput("31/7/2025", "date", ISSUED)]).due_before_issue


def test_each_person_gets_one_message_however_many_tasks(desk: Desk) -> None:
    document = desk.draft()
    for number in range(5):
        desk.task(document, f"Việc {number}")
    before = OutboxMessage.objects.count()
    verbs.put_in_force(desk.cast.aggregator, document)
    payloads = [each.payload for each in OutboxMessage.objects.order_by("id")[before:]]
    province = desk.cast.province
    told = [province.north_leader, province.north_officer, province.north_colleague, province.south_officer]
    assert sorted(each["account"] for each in payloads) == sorted(person.pk for person in told)
    assert all("5" in each["text"] and "31/8/2025" in each["text"] for each in payloads)


def test_a_document_in_force_is_no_longer_edited(desk: Desk) -> None:
    document = desk.in_force()
    with pytest.raises(Refused, match="Đang nhập"):
        desk.task(document)


def test_withdrawing_takes_the_work_and_its_facts_back(desk: Desk) -> None:
    assignment, report = desk.reported()
    verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=report)
    verbs.withdraw_document(desk.cast.aggregator, assignment.task.document_id, reason="Ban hành nhầm")
    assert queries.counts(desk.cast.aggregator).assigned == 0
    totals = dict.fromkeys(Fact.objects.values_list("kind", flat=True), 0)
    for kind, amount in Fact.objects.values_list("kind", "amount"):
        totals[kind] += amount
    assert set(totals.values()) == {0}


def test_an_issue_date_in_the_future_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="tương lai"):
        desk.draft(issued_on=date(2025, 8, 19))


def test_text_that_is_too_long_is_refused_not_cut(desk: Desk) -> None:
    with pytest.raises(Invalid, match="tối đa 500"):
        desk.draft(subject="x" * 501)
