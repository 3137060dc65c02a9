"""Two computations: a cell that was tampered with is found, told to its owner, and computed again."""

import pytest
from django.core.management import call_command
from procrastinate.contrib.django import app

from tests.factories import PASSWORD, acting
from tests.metrics.test_figures import AUGUST, born
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.administration.queries.health import connections
from tinhso.foundation.journal.models import OutboxMessage
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.metrics.jobs import compare_every_night
from tinhso.metrics.models import Comparison, DayCell, Difference, MonthCell
from tinhso.metrics.queries import figure
from tinhso.metrics.roller import roll_pending
from tinhso.metrics.verbs import compare, recompute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("births")]


@pytest.fixture
def rolled(province) -> None:
    born(province.north, 5)
    born(province.south, 2, "counter")
    seal_pending()
    roll_pending()
    born(province.south, 1)


@pytest.fixture
def owner(province):
    return acting(province.system_owner)


def test_computations_that_agree_are_kept_and_raise_nothing(rolled, owner):
    outcome = compare(owner)

    assert (outcome.differing, outcome.cells > 0) == (0, True)
    assert not Difference.objects.exists()
    assert not OutboxMessage.objects.filter(topic="notify.person").exists()


@pytest.mark.parametrize("table", [DayCell, MonthCell])
def test_a_corrupted_cell_raises_an_alarm_and_is_computed_again(rolled, owner, province, table):
    leader = acting(province.leadership)
    cell = table.objects.get(unit_id=province.north.pk)
    table.objects.filter(pk=cell.pk).update(amount=7)
    compare_every_night(0)

    [difference] = Difference.objects.all()
    assert (difference.in_cells, difference.in_facts) == (7, 5)
    assert difference.owner_id == province.system_owner.pk
    [told] = OutboxMessage.objects.filter(topic="notify.person")
    assert told.payload["account"] == province.system_owner.pk
    assert [each.state for each in connections(owner) if "số liệu" in each.name.lower()] == ["late"]

    compare(system_actor("test"))
    assert Difference.objects.count() == 1
    assert OutboxMessage.objects.filter(topic="notify.person").count() == 1

    recompute(owner, difference.pk)
    assert figure(leader, "births", AUGUST, province.root).value == 8
    assert compare(owner).differing == 0
    assert [each.state for each in connections(owner) if "số liệu" in each.name.lower()] == ["ok"]


def test_a_lost_cell_and_one_too_many_are_found(rolled, owner, province):
    DayCell.objects.filter(unit_id=province.north.pk).delete()
    DayCell.objects.create(kind="test.birth", day=AUGUST.first_day, unit_id=None, dimensions={}, amount=3)
    compare(owner)

    assert sorted(Difference.objects.values_list("in_cells", "in_facts")) == [(0, 5), (3, 0)]
    for each in Difference.objects.all():
        recompute(owner, each.pk)
    assert compare(owner).differing == 0


def test_the_commands_catch_up_and_compare(rolled, capsys):
    seal_pending()
    call_command("roll_metrics")
    assert "1" in capsys.readouterr().out
    call_command("compare_metrics")
    assert Comparison.objects.get().differing == 0
    DayCell.objects.update(amount=99)
    with pytest.raises(SystemExit):
        call_command("compare_metrics")


def test_only_the_operator_compares_and_recomputes(rolled, province, owner):
    DayCell.objects.update(amount=99)
    compare(owner)
    difference = Difference.objects.first()
    with pytest.raises(NotPermitted):
        compare(acting(province.aggregator))
    with pytest.raises(NotPermitted):
        recompute(acting(province.aggregator), difference.pk)


def test_the_operator_sees_the_alarm_and_settles_it(rolled, province, owner, client, settings):
    settings.DEMO = True
    DayCell.objects.filter(unit_id=province.north.pk).update(amount=6)
    compare(owner)
    difference = Difference.objects.get()
    client.login(username=province.system_owner.username, password=PASSWORD)
    page = client.get("/so-lieu/doi-chieu/").content.decode()
    assert "Xã Đồng Văn" in page

    assert client.post(f"/so-lieu/doi-chieu/{difference.pk}/tinh-lai/").status_code == 302
    assert "Xã Đồng Văn" not in client.get("/so-lieu/doi-chieu/").content.decode()


def test_the_comparison_has_its_hour():
    periodic = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    assert periodic[compare_every_night.name] == "10 19 * * *"  # UTC: ten past two at night in Vietnam
