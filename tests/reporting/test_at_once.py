"""Two people do the same at the same moment: one is first, the other is told so."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from tests.conftest import SmallProvince
from tests.reporting.composing.conftest import AUGUST_9, House, window, with_august
from tests.reporting.rounds import LINES, RULES, Collecting
from tinhso.foundation.organizations.models import UnitGroup
from tinhso.foundation.verbs.errors import Invalid, Refused
from tinhso.foundation.workflow.lifecycle import WrongState
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.reporting import verbs
from tinhso.reporting.models import Form, FormVersion, Report

pytestmark = pytest.mark.django_db(transaction=True)
Deed = Callable[[], object]
SINCE = date(2025, 9, 8)


@pytest.fixture
def house(province: SmallProvince) -> Iterator[House]:
    """Committed, so that others see it."""
    with clock.frozen(AUGUST_9):
        yield with_august(province)


def while_it_happens(first: Deed, second: Deed) -> BaseException | None:
    """What the second, on a connection of its own, comes to when the first hasn't been committed yet."""

    def alone() -> None:
        try:
            with clock.frozen(AUGUST_9):
                second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            other = pool.submit(alone)
            while not (other.done() or somebody_waits()):
                pass
        return other.exception(timeout=30)


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def test_a_report_is_issued_once(house: House) -> None:
    report = house.signed(house.drafted())
    said = while_it_happens(
        lambda: verbs.issue(house.registry, report.pk, number=119),
        lambda: verbs.issue(house.registry, report.pk, number=120),
    )
    assert isinstance(said, Refused | WrongState)
    assert "Đã phát hành" in str(said)
    assert house.report(report.pk).number == 119


def test_a_number_of_the_register_is_given_once(house: House) -> None:
    july = window(Period(date(2025, 6, 8), date(2025, 7, 7)))
    august, earlier = house.signed(house.drafted()), house.signed(house.drafted(when=july))
    said = while_it_happens(
        lambda: verbs.issue(house.registry, august.pk, number=119),
        lambda: verbs.issue(house.registry, earlier.pk, number=119),
    )
    assert isinstance(said, Invalid)
    assert str(said.problems[0].message) == "Số 119 của năm đã dùng cho báo cáo khác."
    assert set(Report.objects.values_list("state", "number")) == {("issued", 119), ("signed", None)}


@pytest.fixture
def collecting(province: SmallProvince) -> Collecting:
    with clock.frozen(AUGUST_9):
        return Collecting.begin(province)


def publish(collecting: Collecting, form: Form, since: date = SINCE) -> object:
    return verbs.publish_form(collecting.keeper, form.pk, since=since, lines=LINES, rules=RULES)


def test_a_form_has_one_version_a_day(collecting: Collecting) -> None:
    said = while_it_happens(lambda: publish(collecting, collecting.form), lambda: publish(collecting, collecting.form))
    assert isinstance(said, Refused)
    assert "Đã có bản biểu mẫu áp dụng từ 08/9/2025." in said.message
    assert FormVersion.objects.filter(valid_from=SINCE).count() == 1


def test_a_number_is_collected_by_one_form(collecting: Collecting) -> None:
    FormVersion.objects.all().delete()
    other_id = verbs.create_form(
        collecting.keeper,
        code="bieu-khac",
        name="Biểu khác",
        calendar_id=collecting.form.calendar_id,
        reporters_id=UnitGroup.objects.get(code="communes").pk,
    )
    other = Form.objects.get(pk=other_id)
    said = while_it_happens(lambda: publish(collecting, collecting.form), lambda: publish(collecting, other))
    assert isinstance(said, Refused)
    assert "đã được thu thập ở biểu “Biểu tháng của xã”" in said.message
    assert FormVersion.objects.count() == 1
