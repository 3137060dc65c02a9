"""Five minutes after midnight rounds are open and drafts are there; a missed night is made up for, nothing happens
twice."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from procrastinate.contrib.django import app

from tests.conftest import SmallProvince
from tests.factories import acting
from tests.reporting.rounds import Collecting
from tinhso.directives.models import Document
from tinhso.foundation.accounts.models import Grant
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration.queries.operations import alarms, job_runs
from tinhso.foundation.journal.models import AuditEntry, OutboxMessage
from tinhso.foundation.organizations.models import GroupMember, UnitGroup
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.kernel import clock
from tinhso.reporting import jobs, nightly, verbs
from tinhso.reporting.models import CalendarRule, Report, ReportCalendar, Round
from tinhso.reporting.queries.calendars import current_window

NOTHING = {"opened": 0, "drafted": 0}


def moment(day: date, hour: int, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.ZONE)


def at(day: date, hour: int, minute: int) -> dict[str, int]:
    """What a run of the job does at that minute in Vietnam."""
    before = (Round.objects.count(), Report.objects.count())
    with clock.frozen(moment(day, hour, minute)):
        jobs.open_and_draft(0)
    return {"opened": Round.objects.count() - before[0], "drafted": Report.objects.count() - before[1]}


@pytest.fixture
def monthly(province: SmallProvince) -> ReportCalendar:
    calendar = ReportCalendar.objects.create(
        code="de-an-06-thang", name="Đề án 06: tháng", rhythm="monthly", keeper=province.police
    )
    CalendarRule.objects.create(
        calendar=calendar, cut_off_day=7, recipient="Công an tỉnh", source="21/KH-UBND", valid_from=date(2025, 7, 1)
    )
    return calendar


@pytest.fixture
def form(province: SmallProvince, monthly: ReportCalendar) -> None:
    collecting = Collecting.begin(province)
    collecting.form.calendar = monthly
    collecting.form.save()


@pytest.fixture
def of_nobody(province: SmallProvince, monthly: ReportCalendar) -> UnitGroup:
    """The reporters of a form that nobody reports."""
    group = UnitGroup.objects.create(code="departments", name="Các sở")
    aggregator = acting(province.aggregator)
    form_id = verbs.create_form(aggregator, code="a", name="Biểu của sở", calendar_id=monthly.pk, reporters_id=group.pk)
    lines = [{"code": "files", "label": "Hồ sơ", "metric": "department.files"}]
    verbs.publish_form(aggregator, form_id, since=date(2025, 7, 1), lines=lines)
    return group


@pytest.fixture
def drafted(province: SmallProvince, monthly: ReportCalendar) -> Callable[[date], Report]:
    """A report drafted in the window of a day by somebody who may see the figures of his field in the province."""
    Grant.objects.create(
        account=province.justice_officer,
        role=Role.FIELD_MANAGER,
        unit=province.root,
        field="tu-phap",
        valid_from=date(2025, 7, 1),
    )

    def draft(day: date) -> Report:
        window = current_window(monthly, day)
        assert window is not None
        with clock.frozen(window.due_at):
            pk = verbs.draft_report(
                acting(province.justice_officer),
                template="project06_monthly",
                unit_id=province.justice.pk,
                window=window,
            )
        return Report.objects.get(pk=pk)

    return draft


def test_it_runs_at_five_past_midnight_in_vietnam() -> None:
    task = app.tasks[nightly.NAME]
    crons = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    assert crons[nightly.NAME] == "5 17 * * *"
    assert task.queueing_lock == nightly.NAME


class TestRounds:
    def test_the_round_of_the_window_that_runs_is_opened_once(self, form: None) -> None:
        assert at(date(2025, 8, 7), 0, 5)["opened"] == 1
        assert at(date(2025, 8, 7), 23, 59)["opened"] == 0, "the window still runs"
        assert at(date(2025, 8, 8), 0, 5)["opened"] == 1
        assert at(date(2025, 8, 8), 0, 6)["opened"] == 0
        periods = [str(each.period) for each in Round.objects.order_by("since")]
        assert periods == ["08/7/2025 - 07/8/2025", "08/8/2025 - 07/9/2025"]

    def test_nights_that_were_missed_are_made_up_for(self, form: None) -> None:
        at(date(2025, 8, 1), 0, 5)
        assert at(date(2025, 10, 20), 9, 30)["opened"] == 3
        assert [each.until for each in Round.objects.order_by("until")] == [
            date(2025, 8, 7),
            date(2025, 9, 7),
            date(2025, 10, 7),
            date(2025, 11, 7),
        ]

    def test_a_form_that_can_not_be_opened_keeps_no_other_from_it(self, form: None, of_nobody: UnitGroup) -> None:
        assert at(date(2025, 8, 8), 0, 5)["opened"] == 1
        assert Round.objects.get().form.code == "bieu"

    def test_what_failed_is_before_the_systems_owner_until_a_night_goes_well(
        self, province: SmallProvince, form: None, of_nobody: UnitGroup
    ) -> None:
        owner = acting(province.system_owner)
        at(date(2025, 8, 8), 0, 5)
        at(date(2025, 8, 9), 0, 5)
        assert alarms(owner).failed == 1  # type: ignore[union-attr]
        run = job_runs(owner, "failed").get()
        assert run.title == "Mở kỳ, soạn sẵn báo cáo lúc nửa đêm"
        assert run.error == "mở kỳ của biểu “Biểu của sở”: Nhóm “Các sở” không có đơn vị nào ở ngày chốt."
        GroupMember.objects.create(group=of_nobody, unit=province.justice)
        assert at(date(2025, 8, 10), 0, 5)["opened"] == 1
        assert alarms(owner).failed == 0  # type: ignore[union-attr]
        assert job_runs(owner).get().result == {"opened": 1, "drafted": 0}

    def test_a_form_that_is_still_being_written_is_no_failure(
        self, province: SmallProvince, form: None, monthly: ReportCalendar
    ) -> None:
        aggregator = acting(province.aggregator)
        reporters = monthly.forms.get().reporters_id
        verbs.create_form(aggregator, code="a", name="A", calendar_id=monthly.pk, reporters_id=reporters)
        assert at(date(2025, 8, 8), 0, 5)["opened"] == 1
        assert alarms(acting(province.system_owner)).failed == 0  # type: ignore[union-attr]


class TestDrafts:
    def test_the_draft_is_there_five_minutes_after_the_cut_off(self, drafted: Callable[[date], Report]) -> None:
        drafted(date(2025, 8, 1))
        assert at(date(2025, 9, 7), 23, 59) == NOTHING
        assert at(date(2025, 9, 8), 0, 5)["drafted"] == 1
        report = Report.objects.latest("pk")
        assert (report.since, report.until, report.state) == (date(2025, 8, 8), date(2025, 9, 7), "draft")
        assert report.due_at == moment(date(2025, 9, 8), 23, 59)
        assert at(date(2025, 9, 8), 0, 6) == NOTHING

    def test_who_wrote_the_last_one_is_told_once(
        self, province: SmallProvince, drafted: Callable[[date], Report]
    ) -> None:
        drafted(date(2025, 8, 1))
        before = OutboxMessage.objects.latest("pk").pk if OutboxMessage.objects.exists() else 0
        at(date(2025, 9, 8), 0, 5)
        at(date(2025, 9, 8), 0, 6)
        told = OutboxMessage.objects.filter(topic="notify.person", pk__gt=before)
        assert [message.payload["account"] for message in told] == [province.justice_officer.pk]
        assert "Đã soạn sẵn" in told[0].payload["text"]
        assert AuditEntry.objects.filter(event="reporting.draft_announced").count() == 1

    def test_missed_nights_are_made_up_for_but_old_ones_nobody_waits_for(
        self, drafted: Callable[[date], Report]
    ) -> None:
        drafted(date(2025, 8, 1))
        assert at(date(2025, 9, 11), 3, 0)["drafted"] == 1
        assert at(date(2026, 6, 1), 0, 5)["drafted"] == 2
        assert [each.until for each in Report.objects.order_by("-until")[:2]] == [date(2026, 5, 7), date(2026, 4, 7)]

    def test_a_draft_that_was_discarded_is_not_made_again(
        self, province: SmallProvince, drafted: Callable[[date], Report]
    ) -> None:
        drafted(date(2025, 8, 1))
        at(date(2025, 9, 8), 0, 5)
        verbs.discard(acting(province.justice_officer), Report.objects.latest("pk").pk)
        assert at(date(2025, 9, 9), 0, 5) == NOTHING

    def test_it_goes_on_when_the_plan_that_one_report_named_is_closed(
        self, province: SmallProvince, drafted: Callable[[date], Report]
    ) -> None:
        drafted(date(2025, 8, 1))
        plan = Document.objects.create(
            symbol="68/KH-UBND", subject="Kế hoạch", issuer=province.root, aggregator=province.police, state="closed"
        )
        Report.objects.filter(pk=drafted(date(2025, 9, 1)).pk).update(document=plan)
        assert at(date(2025, 10, 8), 0, 5)["drafted"] == 1
        assert at(date(2025, 10, 9), 0, 5) == NOTHING
        assert AuditEntry.objects.filter(event="reporting.draft_announced").count() == 1

    def test_without_an_earlier_report_nothing_is_drafted(self, monthly: ReportCalendar) -> None:
        assert at(date(2025, 9, 8), 0, 5) == NOTHING

    def test_a_draft_and_the_word_of_it_come_together_or_not_at_all(
        self, drafted: Callable[[date], Report], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drafted(date(2025, 8, 1))
        with monkeypatch.context() as broken:
            broken.setattr(verbs, "announce_draft", lambda actor, pk: 1 / 0)
            assert at(date(2025, 9, 8), 0, 5) == NOTHING
        assert at(date(2025, 9, 9), 0, 5)["drafted"] == 1


def test_announcing_is_for_those_who_write(province: SmallProvince, drafted: Callable[[date], Report]) -> None:
    report = drafted(date(2025, 8, 1))
    with pytest.raises(NotPermitted):
        verbs.announce_draft(acting(province.north_officer), report.pk)
