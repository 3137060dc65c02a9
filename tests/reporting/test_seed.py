"""The calendars that come with the system: windows, time limits and recipients as the texts say."""

from datetime import date

import pytest

from tinhso.foundation.organizations.seed import load_seed
from tinhso.kernel.clock import ZONE
from tinhso.reporting.models import CalendarRule, ReportCalendar
from tinhso.reporting.queries.calendars import current_window, windows_from
from tinhso.reporting.seed import load_calendars


@pytest.fixture
def calendars(db: None) -> dict[str, ReportCalendar]:
    load_seed()
    load_calendars()
    return {calendar.code: calendar for calendar in ReportCalendar.objects.all()}


def test_loading_again_changes_nothing(calendars: dict[str, ReportCalendar]) -> None:
    rules = list(CalendarRule.objects.values())
    assert load_calendars() == {"calendars": 0}
    assert list(CalendarRule.objects.values()) == rules


@pytest.mark.parametrize(
    ("code", "day", "period", "due"),
    [
        ("de-an-06-thang", date(2025, 8, 1), "08/7/2025 - 07/8/2025", "23:59 08/08/2025"),
        ("de-an-06-thang", date(2026, 1, 1), "08/12/2025 - 07/01/2026", "23:59 08/01/2026"),
        ("de-an-06-nam", date(2025, 12, 1), "08/12/2024 - 07/12/2025", "23:59 08/12/2025"),
        ("dich-vu-cong-quy", date(2025, 9, 30), "01/7/2025 - 30/9/2025", "23:59 30/09/2025"),
        ("nd-09-6-thang", date(2026, 1, 1), "15/12/2025 - 14/6/2026", "23:59 19/06/2026"),
        ("nd-09-9-thang", date(2026, 1, 1), "15/12/2025 - 14/9/2026", "23:59 21/09/2026"),
        ("nd-09-nam", date(2026, 1, 1), "15/12/2025 - 14/12/2026", "23:59 21/12/2026"),
    ],
)
def test_the_windows_of_the_texts(
    calendars: dict[str, ReportCalendar], code: str, day: date, period: str, due: str
) -> None:
    here = current_window(calendars[code], day)
    assert here is not None
    assert str(here.period) == period
    assert f"{here.due_at.astimezone(ZONE):%H:%M %d/%m/%Y}" == due


def test_only_what_was_read_in_full_counts_as_verified(calendars: dict[str, ReportCalendar]) -> None:
    verified = CalendarRule.objects.filter(verified=True).values_list("calendar__code", flat=True)
    assert list(verified) == ["de-an-06-thang"]
    assert not CalendarRule.objects.filter(source="").exists()


def test_ad_hoc_reports_have_no_windows(calendars: dict[str, ReportCalendar]) -> None:
    assert windows_from(calendars["dot-xuat"], date(2026, 1, 1), 3) == []
