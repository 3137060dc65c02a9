"""The tree of units through time: places, names, codes, mergers."""

from datetime import date, timedelta

import pytest

from tests.conftest import SmallProvince
from tests.factories import SINCE, acting, person, unit
from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries.units import succession_queue
from tinhso.foundation.administration.rights import PEOPLE_MANAGE
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.models import CodeScheme, Succession, Unit, UnitCode, UnitKind
from tinhso.foundation.organizations.queries import named, parent_on, present_holders, units_on
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock

pytestmark = pytest.mark.django_db


def test_a_new_unit_stands_below_its_parent_from_its_day(province: SmallProvince) -> None:
    made = verbs.add_unit(
        acting(province.system_owner),
        code="bac-kt",
        kind=UnitKind.DIVISION,
        name="Phòng Kinh tế",
        parent_id=province.north.pk,
        since=date(2025, 9, 1),
    )
    division = Unit.objects.get(pk=made)
    assert division.path == f"{province.north.path}{made}/"
    assert parent_on(division, date(2025, 9, 1)) == province.north
    assert division not in units_on(date(2025, 8, 31))


def test_only_who_manages_the_tree_there_changes_it(province: SmallProvince) -> None:
    local = person("bac.qt", "Cư Seo Dìn", Role.SYSTEM_OWNER, province.north)
    for actor in (acting(province.north_leader), acting(local)):
        with pytest.raises(NotPermitted):
            verbs.add_unit(actor, code="x", kind=UnitKind.DIVISION, name="X", parent_id=province.south.pk)
        with pytest.raises(NotPermitted):
            verbs.rename_unit(actor, province.south.pk, name="Tên khác", act_cited="QĐ 1")
        with pytest.raises(NotPermitted):
            verbs.close_unit(actor, province.south.pk, last_day=clock.today(), act_cited="QĐ 1")
    province.south.refresh_from_db()
    assert (province.south.name, province.south.valid_to) == ("Xã Hàm Yên", None)
    assert not Unit.objects.filter(code="x").exists()


def test_documents_with_the_old_name_still_find_a_renamed_unit(province: SmallProvince) -> None:
    verbs.rename_unit(acting(province.system_owner), province.south.pk, name="Xã Hàm Yên Mới", act_cited="NQ 5")
    assert named("Xã Hàm Yên") == [province.south]
    assert named("xã hàm yên mới") == [province.south]


def test_a_move_takes_the_whole_subtree_and_the_rights_with_it(province: SmallProvince) -> None:
    team = unit("stp-ht", "Tổ Hộ tịch", UnitKind.DIVISION, province.division)
    manager = person("ca.qt", "Hầu Mí Sính", Role.SYSTEM_OWNER, province.police)
    assert not actor_for(manager).may(PEOPLE_MANAGE, team.path)
    verbs.move_unit(acting(province.system_owner), province.division.pk, parent_id=province.police.pk, act_cited="QĐ 9")
    team.refresh_from_db()
    assert team.path == f"{province.police.path}{province.division.pk}/{team.pk}/"
    assert actor_for(manager).may(PEOPLE_MANAGE, team.path)


def test_the_old_place_keeps_its_last_day(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    made = verbs.add_unit(
        owner, code="d", kind=UnitKind.DIVISION, name="Đội", parent_id=province.justice.pk, since=date(2025, 8, 1)
    )
    verbs.move_unit(owner, made, parent_id=province.police.pk, act_cited="QĐ 9", on=date(2025, 10, 1))
    moved = Unit.objects.get(pk=made)
    assert parent_on(moved, date(2025, 9, 30)) == province.justice
    assert parent_on(moved, date(2025, 10, 1)) == province.police


def test_a_unit_does_not_move_below_itself_nor_ahead_of_time(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    with pytest.raises(Refused):
        verbs.move_unit(owner, province.justice.pk, parent_id=province.division.pk, act_cited="QĐ 9")
    with pytest.raises(Invalid):
        verbs.move_unit(
            owner,
            province.division.pk,
            parent_id=province.police.pk,
            act_cited="QĐ 9",
            on=clock.today() + timedelta(days=1),
        )
    province.justice.refresh_from_db()
    assert province.justice.parent == province.root


def test_a_merger_is_dated_and_looks_forward_only(province: SmallProvince) -> None:
    on = date(2026, 1, 1)
    verbs.merge_units(
        acting(province.system_owner),
        predecessors=[province.south.pk],
        successor=province.north.pk,
        on=on,
        act_cited="NQ 77",
    )
    province.south.refresh_from_db()
    assert province.south.valid_to == date(2025, 12, 31)
    assert present_holders(province.south, date(2025, 12, 31)) == [province.south]
    assert present_holders(province.south, on) == [province.north]
    assert Succession.objects.get().verified
    assert AuditEntry.objects.get(event="organizations.units_merged").unit_id == province.north.pk


def test_a_merger_needs_the_right_over_every_unit_in_it(province: SmallProvince) -> None:
    local = person("bac.qt", "Cư Seo Dìn", Role.SYSTEM_OWNER, province.north)
    with pytest.raises(NotPermitted):
        verbs.merge_units(
            acting(local),
            predecessors=[province.south.pk],
            successor=province.north.pk,
            on=date(2026, 1, 1),
            act_cited="NQ 77",
        )
    province.south.refresh_from_db()
    assert province.south.valid_to is None
    assert not Succession.objects.exists()


def test_a_unit_with_units_below_it_does_not_end_before_them(province: SmallProvince) -> None:
    with pytest.raises(Refused, match="Phòng Hành chính tư pháp"):
        verbs.close_unit(acting(province.system_owner), province.justice.pk, last_day=clock.today(), act_cited="QĐ 3")


def test_a_closed_unit_waits_in_the_queue_until_a_person_says_who_holds_its_books(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    yesterday = clock.today() - timedelta(days=1)
    verbs.close_unit(owner, province.south.pk, last_day=yesterday, act_cited="QĐ 3")
    entry = succession_queue(owner).get()
    province.south.refresh_from_db()
    assert present_holders(province.south) == []
    verbs.settle_succession(
        owner,
        province.south.pk,
        succession_id=entry.pk,
        successor_id=province.north.pk,
        part=Succession.Part.WHOLE,
        act_cited="QĐ 4",
    )
    assert present_holders(province.south) == [province.north]
    assert not succession_queue(owner).exists()


def test_a_succession_is_settled_by_who_manages_the_tree_there(province: SmallProvince) -> None:
    entry = Succession.objects.create(predecessor=province.south, effective_on=SINCE)
    with pytest.raises(NotPermitted):
        verbs.settle_succession(
            acting(province.justice_leader),
            province.south.pk,
            succession_id=entry.pk,
            successor_id=province.north.pk,
            part=Succession.Part.WHOLE,
            act_cited="QĐ 4",
        )
    entry.refresh_from_db()
    assert entry.successor is None
    assert not succession_queue(acting(province.justice_leader)).exists()


def test_a_code_has_a_history(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    verbs.set_code(owner, province.justice.pk, scheme=CodeScheme.ORGANISATION, value="H60.1", since=date(2025, 7, 1))
    verbs.set_code(owner, province.justice.pk, scheme=CodeScheme.ORGANISATION, value="H60.2", since=date(2025, 9, 1))
    on = lambda day: UnitCode.objects.valid_on(day).get(unit=province.justice).value  # noqa: E731
    assert (on(date(2025, 8, 31)), on(date(2025, 9, 1))) == ("H60.1", "H60.2")


def test_a_code_belongs_to_one_unit_at_a_time(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    verbs.set_code(owner, province.justice.pk, scheme=CodeScheme.ORGANISATION, value="H60.1")
    with pytest.raises(Invalid, match="Sở Tư pháp"):
        verbs.set_code(owner, province.police.pk, scheme=CodeScheme.ORGANISATION, value="H60.1")
    assert UnitCode.objects.count() == 1


def test_another_name_finds_the_unit(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    verbs.add_alias(owner, province.justice.pk, text="Sở TP", source="119/BC-STP")
    assert named("Sở TP") == [province.justice]
    with pytest.raises(Refused):
        verbs.add_alias(owner, province.justice.pk, text="sở tp")


def test_what_lies_outside_the_province_is_kept_by_who_keeps_the_whole_province(province: SmallProvince) -> None:
    """The former neighbour province is a tree of its own; its communes' books lie here now."""
    neighbour = unit("tinh-cu", "Tỉnh Láng Giềng", UnitKind.PROVINCE, valid_to=date(2025, 6, 30))
    former = unit("xa-cu", "Xã Cũ", UnitKind.COMMUNE, neighbour, valid_to=date(2025, 6, 30))
    entry = Succession.objects.create(predecessor=former, effective_on=SINCE)
    local = acting(person("bac.qt", "Cư Seo Dìn", Role.SYSTEM_OWNER, province.north))
    settled = {
        "succession_id": entry.pk,
        "successor_id": province.north.pk,
        "part": Succession.Part.WHOLE,
        "act_cited": "NQ 1684",
    }
    assert not succession_queue(local).exists()
    with pytest.raises(NotPermitted):
        verbs.settle_succession(local, former.pk, **settled)
    owner = acting(province.system_owner)
    assert succession_queue(owner).get() == entry
    verbs.settle_succession(owner, former.pk, **settled)
    assert present_holders(former) == [province.north]
