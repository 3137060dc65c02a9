"""A unit's written report: each row beside its task, and nothing recorded before a person says so."""

from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import SmallProvince
from tests.directives.conftest import Cast, Desk
from tests.directives.reported import REPORT, given_to_departments, plan_for, reworded, shortened
from tests.directives.test_bringing_in import PLAN
from tests.factories import acting, person
from tests.shared_documents import shared
from tinhso.directives import verbs
from tinhso.directives.inputs import DeadlineInput, EvidenceInput
from tinhso.directives.intake import bring_in, read_stored
from tinhso.directives.models import Assignment, Report, ReportedResults, ReportedRow
from tinhso.directives.queries import reported as queries
from tinhso.directives.receiving import receive
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.files.store import keep
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.verbs.errors import Invalid, NotFound, NotPermitted, Refused

Receive = Callable[..., ReportedResults]


@pytest.fixture
def received(cast: Cast, province: SmallProvince) -> Receive:
    def of(text: str = REPORT, name: str = "bao-cao.txt", **more: int) -> ReportedResults:
        digest = keep(BytesIO(text.encode())).digest
        return ReportedResults.objects.get(pk=receive(cast.aggregator, digest, name, province.police.pk, **more))

    return of


@pytest.fixture
def assignments(desk: Desk) -> list[Assignment]:
    """The department's tasks that the first two rows of the report speak of."""
    document = desk.draft()
    for number, content, deadline in (
        ("1", "Rà soát các sổ hộ tịch còn hiệu lực", "Trước ngày 30/9/2025"),
        ("2", "Quét, lưu trữ sổ gốc tại trụ sở", "Quý IV/2025"),
    ):
        when = [DeadlineInput(deadline)]
        desk.task(document, content, number=number, leads=["Sở Tư pháp"], deadlines=when)
    verbs.put_in_force(desk.cast.aggregator, document)
    return list(Assignment.objects.order_by("pk"))


def rows(results: ReportedResults) -> list[ReportedRow]:
    return list(results.rows.all())


def test_rows_stand_beside_their_tasks_and_nothing_is_recorded(
    received: Receive, assignments: list[Assignment]
) -> None:
    results = received()

    assert (results.symbol, str(results.unit), results.period) == ("12/BC-STP", "Sở Tư pháp", "tháng 8 năm 2025")
    assert [(row.assignment, row.certainty) for row in rows(results)] == [
        (assignments[0], "certain"),
        (assignments[1], "certain"),
        (None, "none"),
    ]
    assert [row.result_state for row in rows(results)] == ["done", "awaiting_guidance", "ongoing"]
    assert queries.standing_of(results) == queries.Standing(certain=2, none=1, without_result=1)
    assert not Report.objects.exists()


def test_one_click_records_what_is_certain_with_its_source(
    received: Receive, cast: Cast, assignments: list[Assignment]
) -> None:
    results = received()

    assert verbs.accept_certain_rows(cast.aggregator, results.pk) == {"accepted": 2, "left": []}

    done, awaiting = (Assignment.objects.get(pk=each.pk) for each in assignments)
    assert (done.status, done.percent, done.evidence_state) == ("done", 100, "offered")
    assert done.result == "Hoàn thành, đã rà soát 300 sổ"
    report = done.reports.get()
    assert report.by_proxy
    assert report.letter == "Báo cáo 12/BC-STP ngày 15/8/2025 của Sở Tư pháp, dòng 1"
    evidence = done.evidence.get()
    assert (evidence.file_id, evidence.document_symbol) == (results.file_id, "12/BC-STP")
    # To wait for guidance is no result: said, but neither done nor evidence of anything.
    assert (awaiting.status, awaiting.evidence_state) == ("not_started", "none")
    assert "hướng dẫn" in awaiting.result
    assert not awaiting.evidence.exists()


def test_a_second_click_finds_nothing_left(received: Receive, cast: Cast, assignments: list[Assignment]) -> None:
    results = received()
    verbs.accept_certain_rows(cast.aggregator, results.pk)
    with pytest.raises(Refused):
        verbs.accept_certain_rows(cast.aggregator, results.pk)
    assert Report.objects.count() == 2


def test_awaiting_guidance_is_never_recorded_as_done(
    received: Receive, cast: Cast, assignments: list[Assignment]
) -> None:
    row = rows(received())[1]
    with pytest.raises(Refused, match="không nêu kết quả"):
        verbs.accept_reported_row(cast.aggregator, row.results_id, row_id=row.pk, status="done")
    with pytest.raises(Invalid):
        verbs.accept_reported_row(cast.aggregator, row.results_id, row_id=row.pk, status="xong")
    assert not Report.objects.exists()


def test_a_person_chooses_another_task_and_another_status(
    received: Receive, cast: Cast, assignments: list[Assignment]
) -> None:
    row = rows(received())[2]
    verbs.accept_reported_row(
        cast.aggregator, row.results_id, row_id=row.pk, assignment_id=assignments[1].pk, status="done"
    )

    row.refresh_from_db()
    assert (row.state, row.assignment, row.decided_by_id) == ("accepted", assignments[1], cast.aggregator.account_id)
    assert row.assignment.status == "done"
    assert row.report == row.assignment.reports.get()


def test_a_row_without_a_task_asks_for_one(received: Receive, cast: Cast, assignments: list[Assignment]) -> None:
    row = rows(received())[2]
    with pytest.raises(NotFound, match="chọn nhiệm vụ"):
        verbs.accept_reported_row(cast.aggregator, row.results_id, row_id=row.pk)


def test_two_rows_of_a_report_do_not_speak_for_one_task(
    received: Receive, cast: Cast, assignments: list[Assignment]
) -> None:
    first, _second, third = rows(received())
    verbs.accept_reported_row(cast.aggregator, first.results_id, row_id=first.pk)
    with pytest.raises(Refused, match="dòng khác"):
        verbs.accept_reported_row(cast.aggregator, third.results_id, row_id=third.pk, assignment_id=assignments[0].pk)
    with pytest.raises(Refused, match="đã được ghi nhận"):
        verbs.accept_reported_row(cast.aggregator, first.results_id, row_id=first.pk)


def test_what_was_refused_may_be_recorded_later(received: Receive, cast: Cast, assignments: list[Assignment]) -> None:
    row = rows(received())[0]
    verbs.refuse_reported_row(cast.aggregator, row.results_id, row_id=row.pk)
    with pytest.raises(Refused):
        verbs.refuse_reported_row(cast.aggregator, row.results_id, row_id=row.pk)
    assert not Report.objects.exists()

    verbs.accept_reported_row(cast.aggregator, row.results_id, row_id=row.pk)
    assert Report.objects.get().assignment == assignments[0]


def test_work_that_is_done_is_not_undone_by_the_click_on_all(
    received: Receive, cast: Cast, assignments: list[Assignment]
) -> None:
    evidence = [EvidenceInput("", document_symbol="5/CV")]
    done = {"status": "done", "percent": 100, "result": "Xong", "letter": "5/CV", "evidence": evidence}
    verbs.record_by_proxy(cast.aggregator, assignments[1].pk, **done)

    outcome = verbs.accept_certain_rows(cast.aggregator, received().pk)

    assert outcome["accepted"] == 1
    assert [row for row, _why in outcome["left"]] == ["2"]
    assert Assignment.objects.get(pk=assignments[1].pk).status == "done"


def test_a_report_the_unit_is_writing_itself_goes_first(
    received: Receive, cast: Cast, assignments: list[Assignment]
) -> None:
    verbs.draft_report(cast.justice_leader, assignments[0].pk, status="in_progress", percent=10, result="")
    outcome = verbs.accept_certain_rows(cast.aggregator, received().pk)
    assert outcome["accepted"] == 1
    assert "đang soạn báo cáo" in outcome["left"][0][1]


def test_each_step_is_in_the_journal(received: Receive, cast: Cast, assignments: list[Assignment]) -> None:
    results = received()
    verbs.accept_certain_rows(cast.aggregator, results.pk)
    verbs.refuse_reported_row(cast.aggregator, results.pk, row_id=rows(results)[2].pk)

    about = AuditEntry.objects.filter(subject_kind="directives.results", subject_id=str(results.pk))
    assert Counter(about.values_list("event", flat=True)) == {
        "directives.results_read": 1,
        "directives.reported_row_accepted": 2,
        "directives.certain_rows_accepted": 1,
        "directives.reported_row_refused": 1,
    }
    assert AuditEntry.objects.filter(event="directives.report_by_proxy").count() == 2


def test_the_same_file_again_is_the_same_review(received: Receive, assignments: list[Assignment]) -> None:
    assert received() == received(name="ten-khac.txt")
    assert ReportedRow.objects.count() == 3


def test_only_tasks_of_the_unit_that_reports_are_offered(received: Receive, desk: Desk) -> None:
    desk.in_force(content="Rà soát sổ hộ tịch còn hiệu lực")  # the communes'
    assert [row.certainty for row in rows(received())] == ["none", "none", "none"]


def test_a_document_that_somebody_else_follows_stays_out_of_it(
    received: Receive, cast: Cast, province: SmallProvince, assignments: list[Assignment]
) -> None:
    other = acting(person("stp.th", "Đặng Thị Hoa", Role.AGGREGATOR, province.justice))
    digest = keep(BytesIO(REPORT.encode())).digest
    own = ReportedResults.objects.get(pk=receive(other, digest, "bao-cao.txt", province.justice.pk))
    theirs = received()

    assert own != theirs
    assert not own.rows.exclude(assignment=None).exists()
    with pytest.raises(NotFound):
        queries.results(other, theirs.pk)
    with pytest.raises(NotPermitted):
        verbs.accept_reported_row(other, theirs.pk, row_id=rows(theirs)[0].pk)
    with pytest.raises(NotFound):
        verbs.accept_reported_row(other, own.pk, row_id=rows(own)[0].pk, assignment_id=assignments[0].pk)
    assert not Report.objects.exists()


def test_where_the_unit_only_takes_part_a_person_sees_why_nothing_is_recorded(
    received: Receive, desk: Desk, cast: Cast
) -> None:
    desk.in_force(content="Rà soát sổ hộ tịch còn hiệu lực", leads=["Công an tỉnh"], coordinating=["Sở Tư pháp"])
    row = rows(received())[0]
    assert row.assignment is not None
    with pytest.raises(Refused, match="phối hợp"):
        verbs.accept_reported_row(cast.aggregator, row.results_id, row_id=row.pk)


def test_what_reports_nothing_is_refused(received: Receive) -> None:
    with pytest.raises(Refused, match="bảng kết quả"):
        received(PLAN, "ke-hoach.txt")
    assert not ReportedResults.objects.exists()


def test_a_unit_that_the_head_does_not_name_is_asked_for(received: Receive, province: SmallProvince) -> None:
    nobody = REPORT.replace("SỞ TƯ PHÁP   ", "HỘI LÀM VƯỜN")
    with pytest.raises(Refused, match="chọn cơ quan"):
        received(nobody)
    assert received(nobody, unit_id=province.justice.pk).unit == province.justice


def test_whoever_follows_nothing_receives_nothing(cast: Cast, province: SmallProvince) -> None:
    digest = keep(BytesIO(REPORT.encode())).digest
    with pytest.raises(NotPermitted):
        receive(cast.justice_officer, digest, "bao-cao.txt", province.police.pk)
    assert queries.receiving_unit(cast.justice_officer) is None
    assert queries.receiving_unit(cast.aggregator) == province.police


def test_a_review_costs_the_same_queries_for_few_rows_and_many(
    received: Receive, cast: Cast, assignments: list[Assignment]
) -> None:
    row = "| {0} | Rà soát sổ hộ tịch số {0} | Sở Tư pháp | Quý IV/2025 | Hoàn thành |\n"
    head = REPORT[: REPORT.index("| 1 |")]
    counts = []
    for many in (3, 60):
        results = received(head + "".join(row.format(number) for number in range(1, many + 1)), f"{many}.txt")
        with CaptureQueriesContext(connection) as asked:
            found = queries.results(cast.aggregator, results.pk)
            shown = queries.beside_assignments(cast.aggregator, found, queries.rows_of_results(found))
            queries.standing_of(found)
        assert len(shown) == many
        counts.append(len(asked))
    assert counts[0] == counts[1]


class TestTheRealReports:
    """119/BC-STP (24 rows) and 461/BC-STP (11 rows) against a plan of the same work, with the 110 tasks and duties of
    21/KH-UBND in the same hands beside it."""

    @pytest.fixture
    def outcome(
        self, cast: Cast, desk: Desk, province: SmallProvince, received: Receive
    ) -> Callable[..., Counter[str]]:
        def of(name: str, worded: Callable[[str], str]) -> Counter[str]:
            path, plan = shared(name), shared("21-KH-UBND.txt")
            digest = keep(BytesIO(path.read_bytes())).digest
            truth = plan_for(desk, read_stored(digest, name).reading, worded)
            beside = keep(BytesIO(plan.read_bytes())).digest
            given_to_departments(cast, bring_in(cast.aggregator, beside, plan.name, province.police.pk))
            results = received(path.read_text(), name)
            return Counter(
                f"{row.certainty} {'right' if row.assignment_id == truth.get(at) else 'wrong'}"
                for at, row in enumerate(results.rows.all())
            )

        return of

    def test_in_other_words_nearly_every_row_is_certain(self, outcome: Callable[..., Counter[str]]) -> None:
        # The row that the police lead has no task of the department; one task stands in both plans.
        assert outcome("119-BC-STP.txt", reworded) == {"certain right": 22, "possible right": 1, "none right": 1}

    def test_both_appendices_are_matched_across_their_groups(self, outcome: Callable[..., Counter[str]]) -> None:
        assert outcome("461-BC-STP.txt", reworded) == {"certain right": 11}

    @pytest.mark.parametrize(("name", "certain", "proposed"), [("119-BC-STP.txt", 15, 22), ("461-BC-STP.txt", 8, 11)])
    def test_where_a_clause_is_missing_fewer_are_certain_and_none_of_them_wrong(
        self, outcome: Callable[..., Counter[str]], name: str, certain: int, proposed: int
    ) -> None:
        found = outcome(name, shortened)
        assert found["certain wrong"] == found["possible wrong"] == 0
        assert found["certain right"] >= certain
        assert found["certain right"] + found["possible right"] >= proposed

    def test_half_of_the_rows_of_119_count_as_no_result(
        self, cast: Cast, desk: Desk, province: SmallProvince, received: Receive
    ) -> None:
        path = shared("119-BC-STP.txt")
        digest = keep(BytesIO(path.read_bytes())).digest
        plan_for(desk, read_stored(digest, path.name).reading)
        results = received(path.read_text(), path.name)
        assert results.period == "Số liệu tính từ ngày 08/7/2025 đến ngày 07/8/2025"

        verbs.accept_certain_rows(cast.aggregator, results.pk)

        states = Counter(Assignment.objects.filter(unit=province.justice, role="lead").values_list("status", flat=True))
        assert states == {"not_started": 12, "in_progress": 11}
        awaiting = results.rows.filter(result_state="awaiting_guidance")
        assert awaiting.count() == 12
        assert not any(row.assignment.evidence.exists() for row in awaiting if row.assignment)
