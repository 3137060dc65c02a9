"""A justice department that reports on August 2025: who writes, approves, signs, numbers; and the dossiers counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.conftest import SmallProvince
from tests.factories import acting, person, small_province
from tinhso.demo import dossiers
from tinhso.foundation.accounts.actor import Actor, system_actor
from tinhso.foundation.accounts.models import Grant
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.roller import roll_pending
from tinhso.onestop.verbs import load_batch
from tinhso.reporting import verbs
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.models import Report
from tinhso.reporting.rules.calendars import Cut, Window
from tinhso.reporting.rules.paper import text_of

AUGUST_9 = datetime(2025, 8, 9, 2, 0, tzinfo=UTC)
SYSTEM = system_actor("kiểm thử")


def window(period: Period) -> Window:
    due = datetime.combine(period.last_day + timedelta(days=1), datetime.max.time(), tzinfo=clock.ZONE)
    return Window(period, due, Cut(period.last_day.day))


AUGUST = window(dossiers.AUGUST)


@dataclass
class House:
    """The department's people as actors, on the way of a report."""

    province: SmallProvince
    drafter: Actor
    head: Actor
    deputy: Actor
    registry: Actor

    def drafted(self, template: str = "project06_monthly", when: Window = AUGUST) -> Report:
        unit = self.province.justice
        return self.report(verbs.draft_report(self.drafter, template=template, unit_id=unit.pk, window=when))

    def report(self, report_id: int) -> Report:
        return Report.objects.get(pk=report_id)

    def signed(self, report: Report) -> Report:
        verbs.hand_in(self.drafter, report.pk)
        verbs.pass_on(self.head, report.pk)
        verbs.sign(self.deputy, report.pk)
        return self.report(report.pk)

    def issued(self, report: Report, **given: object) -> Report:
        verbs.issue(self.registry, self.signed(report).pk, **given)
        return self.report(report.pk)


def settle() -> None:
    seal_pending()
    roll_pending()


@pytest.fixture(scope="module")
def built_house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """With the dossiers of the window loaded and sealed, once for a module: what a test does with it is undone."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.frozen(AUGUST_9):
        assert connection.settings_dict["NAME"].startswith("test_")
        yield with_august(small_province())
        transaction.set_rollback(True)


@pytest.fixture
def house(built_house: House, db: None) -> Iterator[House]:
    """On 9 August 2025."""
    with clock.frozen(AUGUST_9):
        yield built_house


def with_august(province: SmallProvince) -> House:
    load_batch(SYSTEM, batch="thang-8", rows=dossiers.august_2025([province.north, province.south]))
    settle()
    return staffed(province)


def staffed(province: SmallProvince) -> House:
    justice, division = province.justice, province.division
    Grant.objects.create(
        account=province.justice_officer,
        role=Role.FIELD_MANAGER,
        unit=province.root,
        field="tu-phap",
        valid_from=date(2025, 7, 1),
    )
    head = person("stp.tp", "Ma Thị Huệ", Role.UNIT_LEADER, division, title="Trưởng phòng")
    deputy = person("stp.pgd", "Chẩu Văn Điền", Role.UNIT_LEADER, justice, title="Phó Giám đốc Sở")
    registry = person("stp.vt", "Lục Thị Hoa", Role.REGISTRY, division, over=justice, title="Văn thư")
    return House(
        province,
        drafter=acting(province.justice_officer),
        head=acting(head),
        deputy=acting(deputy),
        registry=acting(registry),
    )


def body_of(report: Report) -> str:
    return "\n".join(line.text for line in Composed(report).paper.lines)


def rows_of(report: Report, annex: int) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in Composed(report).paper.annexes[annex].rows]
