"""Rules of a calendar change on a day: none is lost, none overlaps, and what was opened stays as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import SmallProvince
from tests.factories import acting
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.models import UnitGroup
from tinhso.foundation.verbs.errors import Invalid, NotFound, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.reporting import verbs
from tinhso.reporting.models import CalendarRule, Form, FormVersion, ReportCalendar, Round
from tinhso.reporting.queries.calendars import windows_from
from tinhso.reporting.rules.calendars import Cut

NEW = Cut(14, due_days=2, since=date(2025, 10, 1), recipient="Sở KH&CN", source="99/KH-UBND")
TODAY = datetime(2025, 8, 20, 2, tzinfo=UTC)


@pytest.fixture
def monthly(province: SmallProvince) -> ReportCalendar:
    calendar = ReportCalendar.objects.create(
        code="thang", name="Báo cáo tháng", rhythm="monthly", keeper=province.police
    )
    CalendarRule.objects.create(
        calendar=calendar, cut_off_day=7, recipient="Công an tỉnh", source="21/KH-UBND", valid_from=date(2025, 7, 31)
    )
    return calendar


def opened(calendar: ReportCalendar, until: date) -> None:
    form = Form.objects.create(code="bieu", name="Biểu", calendar=calendar, reporters=UnitGroup.objects.get())
    version = FormVersion.objects.create(form=form, lines=[])
    Round.objects.create(form=form, version=version, since=until.replace(day=1), until=until, due_at=TODAY)


def test_a_new_rule_ends_the_one_before_and_no_day_is_lost(province: SmallProvince, monthly: ReportCalendar) -> None:
    verbs.add_calendar_rule(acting(province.aggregator), monthly.pk, cut=NEW)
    ends = monthly.rules.order_by("valid_from").values_list("valid_from", "valid_to")
    assert list(ends) == [(date(2025, 7, 31), date(2025, 9, 30)), (date(2025, 10, 1), None)]
    windows = windows_from(ReportCalendar.objects.get(), date(2025, 9, 1), 3)
    assert [str(each.period) for each in windows] == [
        "08/8/2025 - 07/9/2025",
        "08/9/2025 - 14/10/2025",
        "15/10/2025 - 14/11/2025",
    ]
    entry = AuditEntry.objects.get(event="reporting.calendar_rule_added")
    assert entry.data["rule"] == "chốt ngày 14; gửi trong 2 ngày sau đó"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"cut_off_day": 32}, "cut_off_day"),
        ({"cut_off_day": 0}, "cut_off_day"),
        ({"due_days": -1}, "due_days"),
        ({"due_days": 61}, "due_days"),
        ({"since": None}, "since"),
        ({"until": date(2025, 9, 30)}, "until"),
        ({"recipient": " "}, "recipient"),
        ({"source": ""}, "source"),
    ],
)
def test_a_rule_that_can_not_be_is_refused_by_its_field(
    province: SmallProvince, monthly: ReportCalendar, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        verbs.add_calendar_rule(acting(province.aggregator), monthly.pk, cut=replace(NEW, **change))
    assert [problem.field for problem in refusal.value.problems] == [field]
    assert monthly.rules.get().valid_to is None


def test_two_rules_never_hold_on_one_day(province: SmallProvince, monthly: ReportCalendar) -> None:
    aggregator = acting(province.aggregator)
    verbs.add_calendar_rule(aggregator, monthly.pk, cut=NEW)
    for since in (date(2025, 7, 1), date(2025, 8, 1), date(2025, 10, 1)):
        with pytest.raises(Refused):
            verbs.add_calendar_rule(aggregator, monthly.pk, cut=replace(NEW, since=since))


def test_a_change_in_mid_month_that_cuts_twice_is_refused_with_the_way_out(
    province: SmallProvince, monthly: ReportCalendar
) -> None:
    with pytest.raises(Refused, match="ngày đầu tháng"):
        verbs.add_calendar_rule(acting(province.aggregator), monthly.pk, cut=replace(NEW, since=date(2025, 10, 10)))


def test_what_was_opened_for_the_units_does_not_change(province: SmallProvince, monthly: ReportCalendar) -> None:
    opened(monthly, date(2025, 10, 7))
    aggregator = acting(province.aggregator)
    with pytest.raises(Refused, match="08/10/2025"):
        verbs.add_calendar_rule(aggregator, monthly.pk, cut=NEW)
    with pytest.raises(Refused):
        verbs.end_calendar_rule(
            aggregator, monthly.pk, rule_id=monthly.rules.get().pk, until=date(2025, 9, 30), source="1/QĐ"
        )
    verbs.add_calendar_rule(aggregator, monthly.pk, cut=replace(NEW, since=date(2025, 11, 1)))


def test_a_rule_ends_and_another_calendar_has_none_to_end(province: SmallProvince, monthly: ReportCalendar) -> None:
    aggregator, rule = acting(province.aggregator), monthly.rules.get()
    verbs.end_calendar_rule(aggregator, monthly.pk, rule_id=rule.pk, until=date(2025, 12, 31), source="5/QĐ-UBND")
    assert monthly.rules.get().valid_to == date(2025, 12, 31)
    with pytest.raises(Invalid):
        verbs.end_calendar_rule(aggregator, monthly.pk, rule_id=rule.pk, until=date(2025, 7, 1), source="5/QĐ-UBND")
    other = ReportCalendar.objects.create(code="khac", name="Khác", rhythm="weekly", keeper=province.police)
    with pytest.raises(NotFound):
        verbs.end_calendar_rule(aggregator, other.pk, rule_id=rule.pk, until=date(2025, 12, 31), source="x")


def test_ad_hoc_calendars_have_no_rules(province: SmallProvince) -> None:
    calendar = ReportCalendar.objects.create(code="dx", name="Đột xuất", rhythm="ad_hoc", keeper=province.police)
    with pytest.raises(Refused):
        verbs.add_calendar_rule(acting(province.aggregator), calendar.pk, cut=NEW)


def test_comparing_with_the_text_is_done_once(province: SmallProvince, monthly: ReportCalendar) -> None:
    aggregator, rule = acting(province.aggregator), monthly.rules.get()
    verbs.verify_calendar_rule(aggregator, monthly.pk, rule_id=rule.pk, source="21/KH-UBND, mục 1.5")
    rule.refresh_from_db()
    assert (rule.verified, rule.source) == (True, "21/KH-UBND, mục 1.5")
    with pytest.raises(Refused):
        verbs.verify_calendar_rule(aggregator, monthly.pk, rule_id=rule.pk, source="x")


@pytest.mark.parametrize(
    "who", ["justice_officer", "justice_leader", "north_leader", "south_officer", "leadership", "system_owner"]
)
def test_only_the_aggregator_changes_calendars(province: SmallProvince, monthly: ReportCalendar, who: str) -> None:
    actor, rule = acting(getattr(province, who)), monthly.rules.get()
    before = list(CalendarRule.objects.values())
    for call in (
        lambda: verbs.add_calendar_rule(actor, monthly.pk, cut=NEW),
        lambda: verbs.end_calendar_rule(actor, monthly.pk, rule_id=rule.pk, until=date(2026, 1, 1), source="x"),
        lambda: verbs.verify_calendar_rule(actor, monthly.pk, rule_id=rule.pk, source="x"),
    ):
        with pytest.raises(NotPermitted) as refusal:
            call()
        assert "Đầu mối tổng hợp" in refusal.value.message
    assert list(CalendarRule.objects.values()) == before


class TestPages:
    @pytest.fixture
    def clerk(self, province: SmallProvince, client: Client) -> Client:
        assert isinstance(province.aggregator, Account)
        client.force_login(province.aggregator)
        return client

    def test_the_calendar_shows_its_windows_rules_and_what_changed(
        self, clerk: Client, province: SmallProvince, monthly: ReportCalendar
    ) -> None:
        address = reverse("reporting:calendar_rule_new", args=[monthly.pk])
        given = {
            "since": "2025-10-01",
            "cut_off_day": "14",
            "due_days": "1",
            "moves_to_working_day": "on",
            "recipient": "Sở KH&CN",
            "source": "99/KH-UBND",
        }
        with clock.frozen(TODAY):
            assert clerk.get(address).status_code == 200
            answer = clerk.post(address, given, follow=True)
            page = answer.content.decode()
        assert "08/9/2025" in page
        assert "14/10/2025" in page
        assert "15/10/2025" in page
        assert "chưa đối chiếu" in page
        assert "áp dụng từ 01/10/2025" in page

    def test_a_refusal_stands_on_the_form(self, clerk: Client, monthly: ReportCalendar) -> None:
        address = reverse("reporting:calendar_rule_new", args=[monthly.pk])
        given = {"since": "2025-10-10", "cut_off_day": "14", "due_days": "1", "recipient": "x", "source": "y"}
        answer = clerk.post(address, given)
        assert answer.status_code == 422
        assert "ngày đầu tháng" in answer.content.decode()

    def test_days_of_rest_before_the_time_limit_are_named(self, clerk: Client, province: SmallProvince) -> None:
        calendar = ReportCalendar.objects.create(code="t", name="Tết", rhythm="monthly", keeper=province.police)
        CalendarRule.objects.create(
            calendar=calendar, cut_off_day=14, moves_to_working_day=True, recipient="x", source="y"
        )
        with clock.frozen(datetime.combine(date(2026, 2, 1), time(9), clock.ZONE)):
            page = clerk.get(reverse("reporting:calendar", args=[calendar.pk])).content.decode()
        assert "16/02/2026: Tết Nguyên đán" in page
        assert "23/02/2026" in page

    def test_the_list_asks_the_database_the_same_however_long_it_is(
        self, clerk: Client, province: SmallProvince, monthly: ReportCalendar, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(8):
            calendar = ReportCalendar.objects.create(
                code=f"c{number}", name=f"Lịch {number}", rhythm="weekly", keeper=province.justice
            )
            CalendarRule.objects.create(calendar=calendar, cut_off_day=5, recipient="x", source="y")
        for name in ("reporting:calendars", "reporting:front"):
            with django_assert_max_num_queries(12):
                assert clerk.get(reverse(name)).status_code == 200

    def test_who_may_not_change_it_reads_why(
        self, client: Client, province: SmallProvince, monthly: ReportCalendar
    ) -> None:
        client.force_login(province.north_officer)
        assert "Vì sao không bấm được" in client.get(reverse("reporting:calendar", args=[monthly.pk])).content.decode()
        assert client.get(reverse("reporting:calendar_rule_new", args=[monthly.pk])).status_code == 403
