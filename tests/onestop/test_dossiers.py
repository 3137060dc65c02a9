"""Dossiers taken over in batches, counted as the reports count them, and corrected in the open."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.factories import acting
from tests.onestop.conftest import SYSTEM
from tests.onestop.procedures import in_force, keeper_of
from tinhso.demo import dossiers
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Grant
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.journal.merkle import merkle_root
from tinhso.foundation.journal.models import AuditEntry, Fact
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel.dates import Period
from tinhso.kernel.identifiers import parse_dossier_code
from tinhso.metrics.queries import facts_behind, figure
from tinhso.onestop.models import Channel, Dossier, Service
from tinhso.onestop.queries import visible_dossiers
from tinhso.onestop.verbs import Received, correct_channel, load_batch

pytestmark = pytest.mark.django_db
WINDOW = dossiers.AUGUST
WAYS: tuple[dict[str, str], ...] = ({}, {"procedure": "TP.HT.03"})


@pytest.fixture
def leader(province) -> Actor:
    return acting(province.leadership)


def shown(actor: Actor, unit: Unit, *codes: str, period: Period = WINDOW) -> list[str]:
    return [figure(actor, code, period, unit).text for code in codes]


def test_august_counts_what_the_report_of_august_counts(august, leader):
    codes = ("received", "online", "direct", "online_share", "direct_share")
    assert shown(leader, august.root, *(f"onestop.{code}" for code in codes)) == [
        "6.264",
        "5.083",
        "1.181",
        "81,15%",
        "18,85%",
    ]
    of_services = {
        service: figure(leader, f"onestop.{service}.online_share", WINDOW, august.root).fraction for service in Service
    }
    assert of_services == {
        "birth": "1.802/2.463",
        "death": "543/668",
        "marriage": "606/1.001",
        "linked_birth": "1.671/1.671",
        "linked_death": "461/461",
    }


def test_the_year_holds_the_august_window(province, leader):
    rows = dossiers.year_2025([province.north, province.south])
    for batch, lines in dossiers.by_month(rows).items():
        load_batch(SYSTEM, batch=batch, rows=lines)
    for year in (Period.year(2025), Period(date(2024, 12, 8), date(2025, 12, 7))):
        assert figure(leader, "onestop.online_share", year, province.root).fraction == "80.590/86.850"
    assert figure(leader, "onestop.online_share", WINDOW, province.root).fraction == "5.083/6.264"
    assert Dossier.objects.values("code").distinct().count() == 86_850


def test_codes_are_the_national_ones_and_number_each_body_s_day(province):
    rows = dossiers.august_2025([province.north, province.south])
    assert rows == dossiers.august_2025([province.north, province.south])
    days = Counter((str(code.organization), code.received) for code in map(parse_dossier_code, (r.code for r in rows)))
    for (body, day), number in days.items():
        assert f"{body}-{day:%y%m%d}-{number:04}" in {row.code for row in rows}


def test_a_figure_opens_to_dossier_codes_and_only_to_those_one_may_see(august, leader):
    whole = figure(leader, "onestop.marriage.online", WINDOW, august.root)
    page = facts_behind(leader, whole, size=1_000)
    assert sum(row.amount for row in page.rows) == 606
    assert all(parse_dossier_code(row.record.label.split(" · ")[0]).received == row.day for row in page.rows)

    officer = acting(august.north_officer)
    own = figure(officer, "onestop.marriage.online", WINDOW, august.north)
    assert 0 < own.numerator < 606
    with pytest.raises(NotPermitted):
        figure(officer, "onestop.marriage.online", WINDOW, august.root)
    assert set(visible_dossiers(officer).values_list("unit", flat=True)) == {august.north.pk}


def test_who_manages_the_field_sees_it_in_all_communes_and_nothing_else(august):
    with pytest.raises(NotPermitted):
        figure(acting(august.justice_officer), "onestop.received", WINDOW, august.root)
    Grant.objects.create(
        account=august.justice_officer, role=Role.FIELD_MANAGER, unit=august.root, field="tu-phap", valid_from=date.min
    )
    officer = acting(august.justice_officer)
    assert figure(officer, "onestop.received", WINDOW, august.root).text == "6.264"
    with pytest.raises(NotPermitted):
        figure(officer, "directives.assigned", WINDOW, august.root)


def test_a_batch_is_one_entry_that_proves_its_lines(august):
    entry = AuditEntry.objects.get(event="onestop.loaded")
    assert entry.data["dossiers"] == 6_264
    assert len(entry.data["root"]) == 64
    first = Fact.objects.get(kind="onestop.received", line=1)
    assert (first.batch, first.subject_id) == ("thang-8", Dossier.objects.get(line=1).code)
    assert merkle_root([b"a", b"b", b"c"]) != merkle_root([b"a", b"c", b"b"])


def test_a_batch_that_can_t_be_taken_says_which_lines_and_leaves_nothing(province):
    good = Received("H60.101-250801-0001", "birth", "online", province.north.pk, date(2025, 8, 1))
    bad = [
        Received("H60.101-250801-1", "birth", "online", province.north.pk, date(2025, 8, 1)),
        Received("H60.101-250802-0001", "birth", "online", province.north.pk, date(2025, 8, 3)),
        Received("H60.101-250804-0001", "land", "fax", province.north.pk, date(2025, 8, 4)),
        good,
    ]
    with pytest.raises(Invalid) as refused:
        load_batch(SYSTEM, batch="hong", rows=[good, *bad])
    assert [(problem.row, problem.field) for problem in refused.value.problems] == [
        (2, "code"),
        (3, "code"),
        (4, "service"),
        (4, "channel"),
        (5, "code"),
    ]
    assert not Dossier.objects.exists()
    load_batch(SYSTEM, batch="mot", rows=[good])
    for batch in ("mot", "hai"):
        with pytest.raises(Refused):
            load_batch(SYSTEM, batch=batch, rows=[good])
    assert Fact.objects.count() == 1


def test_a_batch_that_tells_procedures_is_counted_by_them(province, leader):
    day, north = date(2025, 8, 1), province.north.pk
    marriage = in_force(keeper_of(province), province).procedure
    told = Received("H60.101-250801-0001", "marriage", "online", north, day, marriage.code)
    unknown = Received("H60.101-250801-0002", "birth", "online", north, day, "TP.HT.00")
    with pytest.raises(Invalid) as refused:
        load_batch(SYSTEM, batch="hong", rows=[told, unknown, replace(unknown, procedure=marriage.code, code="x")])
    assert [(each.row, each.field) for each in refused.value.problems] == [
        (2, "procedure"),
        (3, "procedure"),
        (3, "code"),
    ]
    load_batch(SYSTEM, batch="mot", rows=[told, replace(told, code="H60.101-250801-0002", procedure="")])
    counted = [figure(leader, "onestop.marriage.received", WINDOW, province.root, **more) for more in WAYS]
    assert [each.text for each in counted] == ["2", "1"]


def test_only_the_system_s_owner_loads(province):
    row = Received("H60.101-250801-0001", "birth", "online", province.north.pk, date(2025, 8, 1))
    with pytest.raises(NotPermitted):
        load_batch(acting(province.aggregator), batch="mot", rows=[row])
    assert not Dossier.objects.exists()
    assert not Fact.objects.exists()


def test_a_wrong_channel_is_corrected_by_a_reversing_fact(august, leader):
    dossier = Dossier.objects.filter(unit=august.north, channel=Channel.DIRECT, service=Service.BIRTH).first()
    with pytest.raises(NotPermitted):
        correct_channel(acting(august.north_officer), dossier.code, channel="online", reason="Ghi nhầm")
    head = acting(august.north_leader)
    with pytest.raises(Invalid):
        correct_channel(head, dossier.code, channel="online", reason=" ")
    correct_channel(head, dossier.code, channel="online", reason="Ghi nhầm kênh")
    assert shown(leader, august.root, "onestop.received", "onestop.online", "onestop.direct") == [
        "6.264",
        "5.084",
        "1.180",
    ]
    facts = Fact.objects.filter(subject_id=dossier.code).order_by("pk").values_list("amount", "day", flat=False)
    assert [amount for amount, _day in facts] == [1, -1, 1]
    assert {day for _amount, day in facts} == {dossier.received_on}
    with pytest.raises(Refused):
        correct_channel(head, dossier.code, channel="online", reason="Lần nữa")
