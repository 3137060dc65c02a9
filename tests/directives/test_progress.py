"""The unit's word and the aggregator's judgement, and that neither speaks for the other."""

from datetime import UTC, date, datetime

import pytest

from tests.directives.conftest import Desk
from tests.factories import acting
from tinhso.directives import queries, verbs
from tinhso.directives.inputs import EvidenceInput
from tinhso.directives.models import Assignment, Evidence, Report
from tinhso.directives.rules.standing import Schedule, Standing
from tinhso.foundation.accounts.models import Absence
from tinhso.foundation.journal.models import AuditEntry, OutboxMessage
from tinhso.foundation.verbs.errors import Invalid, NotFound, Refused
from tinhso.kernel import clock

SYMBOL = EvidenceInput("Báo cáo", document_symbol="12/BC-UBND")
LATER = datetime(2025, 9, 3, 2, 0, tzinfo=UTC)


def draft(desk: Desk, assignment: Assignment, status: str = "done", percent: int = 100, *shown: EvidenceInput) -> int:
    return verbs.draft_report(
        desk.cast.north_officer, assignment.pk, status=status, percent=percent, result="Đã làm", evidence=list(shown)
    )


def row(desk: Desk, assignment: Assignment) -> queries.AssignmentRow:
    return queries.story(desk.cast.aggregator, assignment.pk).row


def test_the_officers_draft_says_nothing_until_the_leader_lets_it_go(desk: Desk) -> None:
    assignment = desk.assignment()
    report = draft(desk, assignment, "done", 100, SYMBOL)
    assert verbs.submit_report(desk.cast.north_officer, assignment.pk, report_id=report) == "submitted"
    assert row(desk, assignment).standing is Standing.NOT_STARTED
    verbs.pass_on_report(desk.cast.north_leader, assignment.pk, report_id=report)
    shown = row(desk, assignment)
    assert (shown.standing, shown.assignment.percent, shown.evidence_count) == (Standing.DONE_WITH_EVIDENCE, 100, 1)


def test_a_leaders_own_report_goes_straight_through(desk: Desk) -> None:
    assignment, report = desk.reported()
    assert Report.objects.get(pk=report).state == "passed_on"
    assert assignment.status == "done"


def test_done_without_evidence_is_a_state_of_its_own_and_cant_be_accepted(desk: Desk) -> None:
    assignment, report = desk.reported(evidence=False)
    assert row(desk, assignment).standing is Standing.DONE_WITHOUT_EVIDENCE
    with pytest.raises(Refused, match="minh chứng"):
        verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=report)
    assert Report.objects.get(pk=report).state == "passed_on"


def test_progress_is_noted_not_accepted(desk: Desk) -> None:
    assignment, report = desk.reported("in_progress", 40)
    with pytest.raises(Refused, match="chưa báo xong"):
        verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=report)
    verbs.note_report(desk.cast.aggregator, assignment.pk, report_id=report)
    assert Report.objects.get(pk=report).state == "noted"


def test_returned_with_a_reason_then_reported_again_and_accepted(desk: Desk) -> None:
    assignment, first = desk.reported()
    with clock.frozen(LATER):
        verbs.return_report(desk.cast.aggregator, assignment.pk, report_id=first, reason="Thiếu số liệu")
        returned = row(desk, assignment)
        assert returned.assignment.status == "done", "what the unit says stays its word"
        assert (returned.standing, returned.schedule) == (Standing.RETURNED, Schedule.OVERDUE)
        second = desk.report_on(assignment)
        verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=second)
        assert row(desk, assignment).standing is Standing.ACCEPTED
    states = {each.pk: (each.state, each.return_reason) for each in assignment.reports.all()}
    assert states == {first: ("returned", "Thiếu số liệu"), second: ("accepted", "")}


def test_a_reason_is_needed_to_give_a_report_back(desk: Desk) -> None:
    assignment, report = desk.reported()
    with pytest.raises(Invalid, match="lý do"):
        verbs.return_report(desk.cast.aggregator, assignment.pk, report_id=report, reason="  ")


def test_what_the_leader_sends_back_keeps_its_evidence_for_the_next_draft(desk: Desk) -> None:
    assignment = desk.assignment()
    report = draft(desk, assignment, "done", 100, SYMBOL)
    verbs.submit_report(desk.cast.north_officer, assignment.pk, report_id=report)
    verbs.send_back_report(desk.cast.north_leader, assignment.pk, report_id=report, reason="Sửa số liệu")
    again = draft(desk, assignment, "in_progress", 90)
    assert again != report
    assert Report.objects.get(pk=again).evidence.count() == 1
    assert Report.objects.get(pk=report).return_reason == "Sửa số liệu"


def test_saving_a_draft_twice_changes_it_and_adds_evidence_once(desk: Desk, upload) -> None:
    assignment = desk.assignment()
    file = EvidenceInput("Bảng số liệu", digest=upload("số liệu"))
    first = draft(desk, assignment, "in_progress", 20, file)
    second = draft(desk, assignment, "in_progress", 60, file, SYMBOL)
    assert first == second
    report = Report.objects.get(pk=first)
    assert (report.percent, report.evidence.count()) == (60, 2)


def test_while_the_leader_reads_nobody_changes_the_report(desk: Desk) -> None:
    assignment = desk.assignment()
    verbs.submit_report(desk.cast.north_officer, assignment.pk, report_id=draft(desk, assignment))
    with pytest.raises(Refused, match="Chờ lãnh đạo đơn vị"):
        draft(desk, assignment, "in_progress", 10)


def test_a_newer_report_takes_the_place_of_one_that_nobody_judged(desk: Desk) -> None:
    assignment, first = desk.reported("in_progress", 40)
    second = desk.report_on(assignment, "in_progress", 70)
    assert Report.objects.get(pk=first).state == "superseded"
    assert [each.pk for each in queries.review_queue(desk.cast.aggregator).to_judge] == [second]


@pytest.mark.parametrize(("status", "percent"), [("done", 99), ("in_progress", 100), ("not_started", 1), ("doing", 0)])
def test_a_percentage_that_contradicts_the_status_is_refused(desk: Desk, status: str, percent: int) -> None:
    with pytest.raises(Invalid):
        draft(desk, desk.assignment(), status, percent)


def test_evidence_must_show_something(desk: Desk) -> None:
    assignment = desk.assignment()
    with pytest.raises(Invalid, match="tệp hoặc số"):
        draft(desk, assignment, "done", 100, EvidenceInput("Chỉ có tên"))
    with pytest.raises(Invalid, match="tải lên"):
        draft(desk, assignment, "done", 100, EvidenceInput("Tệp lạ", digest="0" * 64))
    assert not Report.objects.filter(assignment=assignment).exists()


def test_withdrawing_the_last_evidence_leaves_a_bare_done(desk: Desk) -> None:
    assignment, report = desk.reported()
    shown = Evidence.objects.get(report=report)
    verbs.withdraw_evidence(desk.cast.north_officer, assignment.pk, evidence_id=shown.pk, reason="Nhầm tệp")
    assert row(desk, assignment).standing is Standing.DONE_WITHOUT_EVIDENCE
    shown.refresh_from_db()
    assert shown.withdrawn, "it stays to be seen"


def test_an_acceptance_rests_on_its_evidence_until_it_is_revoked(desk: Desk) -> None:
    assignment, report = desk.reported()
    verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=report)
    shown = Evidence.objects.get(report=report)
    with pytest.raises(Refused, match="hủy nghiệm thu"):
        verbs.withdraw_evidence(desk.cast.aggregator, assignment.pk, evidence_id=shown.pk, reason="Sai")
    with pytest.raises(Refused, match="hủy nghiệm thu"):
        draft(desk, assignment, "in_progress", 10)
    verbs.revoke_acceptance(desk.cast.aggregator, assignment.pk, reason="Phát hiện sai số liệu")
    assert row(desk, assignment).standing is Standing.DONE_WITH_EVIDENCE
    verbs.return_report(desk.cast.aggregator, assignment.pk, report_id=report, reason="Sai số liệu")
    assert row(desk, assignment).standing is Standing.RETURNED


def test_a_letter_is_recorded_by_proxy_and_judged_like_a_report(desk: Desk) -> None:
    assignment = desk.assignment()
    values = {"status": "done", "percent": 100, "result": "Theo văn bản", "letter": "15/TAND-VP ngày 10/8/2025"}
    report = verbs.record_by_proxy(desk.cast.aggregator, assignment.pk, **values, evidence=[SYMBOL])
    stored = Report.objects.get(pk=report)
    assert (stored.by_proxy, stored.letter, stored.state) == (True, values["letter"], "passed_on")
    verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=report)
    assert row(desk, assignment).standing is Standing.ACCEPTED
    with pytest.raises(Invalid, match="căn cứ"):
        verbs.record_by_proxy(desk.cast.aggregator, desk.assignment().pk, **{**values, "letter": ""})


def test_proxy_waits_while_the_unit_is_writing_itself(desk: Desk) -> None:
    assignment = desk.assignment()
    draft(desk, assignment, "in_progress", 10)
    with pytest.raises(Refused, match="đang soạn"):
        verbs.record_by_proxy(desk.cast.aggregator, assignment.pk, status="done", percent=100, result="", letter="1/CV")


def test_done_late_is_measured_on_the_day_the_word_left_the_house(desk: Desk) -> None:
    assignment = desk.assignment()
    report = draft(desk, assignment, "done", 100, SYMBOL)
    verbs.submit_report(desk.cast.north_officer, assignment.pk, report_id=report)
    with clock.frozen(LATER):
        verbs.pass_on_report(desk.cast.north_leader, assignment.pk, report_id=report)
        late = row(desk, assignment)
    assert late.assignment.done_on == date(2025, 9, 3)
    assert late.schedule is Schedule.DONE_LATE


def test_a_report_of_another_assignment_is_not_found(desk: Desk) -> None:
    _first, report = desk.reported()
    with pytest.raises(NotFound):
        verbs.accept_report(desk.cast.aggregator, desk.assignment().pk, report_id=report)


def test_a_substitute_acts_in_the_leaders_place_and_the_journal_says_so(desk: Desk) -> None:
    province = desk.cast.province
    assignment = desk.assignment()
    report = draft(desk, assignment)
    verbs.submit_report(desk.cast.north_officer, assignment.pk, report_id=report)
    Absence.objects.create(
        account=province.north_leader, substitute=province.north_colleague, valid_from=date(2025, 8, 1)
    )
    verbs.pass_on_report(acting(province.north_colleague), assignment.pk, report_id=report)
    entry = AuditEntry.objects.filter(event="directives.report_passed_on").latest("id")
    assert (entry.actor_name, entry.on_behalf_of) == ("Vàng Thị Mỷ", "Sùng Mí Lử")


def test_a_repeated_request_reports_once(desk: Desk) -> None:
    assignment = desk.assignment()
    values = {"status": "in_progress", "percent": 10, "result": "", "idempotency_key": "khoa-1"}
    first = verbs.draft_report(desk.cast.north_officer, assignment.pk, **values)
    assert verbs.draft_report(desk.cast.north_officer, assignment.pk, **values) == first
    assert AuditEntry.objects.filter(event="directives.report_drafted").count() == 1


def test_those_concerned_are_told_and_nobody_about_himself(desk: Desk) -> None:
    assignment = desk.assignment()
    report = draft(desk, assignment)

    def told_by(act: object) -> set[int]:
        before = OutboxMessage.objects.count()
        act()  # type: ignore[operator]
        return {each.payload["account"] for each in OutboxMessage.objects.order_by("id")[before:]}

    people, province = desk.cast, desk.cast.province
    ids = {"assignment": assignment.pk}
    submitted = told_by(lambda: verbs.submit_report(people.north_officer, ids["assignment"], report_id=report))
    passed_on = told_by(lambda: verbs.pass_on_report(people.north_leader, ids["assignment"], report_id=report))
    noted = told_by(lambda: verbs.return_report(people.aggregator, ids["assignment"], report_id=report, reason="Thiếu"))
    assert submitted == {province.north_leader.pk}
    assert passed_on == {province.aggregator.pk}, "only the follower who sits there, not the owner of the system"
    assert noted == {province.north_leader.pk, province.north_officer.pk}
