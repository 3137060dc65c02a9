"""Accounts, posts and transfers: what managers may do, how far, and what it leaves behind."""

from datetime import date, timedelta

import pytest

from tests.conftest import SmallProvince
from tests.factories import acting, person, unit
from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.accounts.models import Absence, Account, Grant, Post
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.handover import WorkSource
from tinhso.foundation.administration.verbs import posts as posts_room
from tinhso.foundation.journal.models import AuditEntry, OutboxMessage
from tinhso.foundation.organizations.models import UnitKind
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock

pytestmark = pytest.mark.django_db


def last_entry(event: str) -> AuditEntry:
    return AuditEntry.objects.filter(event=event).latest("id")


def test_an_account_is_made_with_its_first_post_and_cannot_sign_in_yet(province: SmallProvince) -> None:
    made = verbs.create_account(
        acting(province.system_owner),
        username="moi.cv",
        full_name="Lý Thị Sao",
        unit_id=province.north.pk,
        title="Chuyên viên",
    )
    account = Account.objects.get(pk=made)
    assert account.posts.get().unit == province.north
    assert not account.has_usable_password()
    assert last_entry("people.account_created").unit_id == province.north.pk


def test_a_user_name_is_given_once(province: SmallProvince) -> None:
    with pytest.raises(Invalid) as refusal:
        verbs.create_account(
            acting(province.system_owner), username="bac.cv", full_name="X", unit_id=province.north.pk, title="Y"
        )
    assert refusal.value.problems[0].field == "username"


def test_an_officer_makes_no_account_and_the_denial_is_in_the_journal(province: SmallProvince) -> None:
    before = Account.objects.count()
    with pytest.raises(NotPermitted, match="Quản trị hệ thống"):
        verbs.create_account(
            acting(province.north_officer), username="moi", full_name="X", unit_id=province.north.pk, title="Y"
        )
    assert Account.objects.count() == before
    assert last_entry("access.denied").actor_id == province.north_officer.pk


def test_a_manager_of_one_office_reaches_no_account_whose_rights_go_further(province: SmallProvince) -> None:
    """The aggregator works at the police but holds a role over the province: the police's own manager could climb."""
    manager = person("ca.qt", "Hầu Mí Sính", Role.SYSTEM_OWNER, province.police)
    name_before, password_before = province.aggregator.full_name, province.aggregator.password
    for attempt in (
        lambda: verbs.set_password(acting(manager), province.aggregator.pk),
        lambda: verbs.deactivate_account(acting(manager), province.aggregator.pk, reason="x"),
        lambda: verbs.reset_second_factor(acting(manager), province.aggregator.pk, reason="x"),
        lambda: verbs.edit_account(acting(manager), province.aggregator.pk, full_name="Z", email="z@x.vn", phone=""),
    ):
        with pytest.raises(NotPermitted, match="vượt ra ngoài"):
            attempt()
    province.aggregator.refresh_from_db()
    assert province.aggregator.password == password_before
    assert province.aggregator.is_active
    assert province.aggregator.full_name == name_before


def test_people_correct_their_own_contact_data_but_not_their_name(province: SmallProvince) -> None:
    officer = province.north_officer
    verbs.edit_account(acting(officer), officer.pk, full_name=officer.full_name, email="pao@tinhso.example", phone="")
    officer.refresh_from_db()
    assert officer.email == "pao@tinhso.example"
    with pytest.raises(Refused):
        verbs.edit_account(acting(officer), officer.pk, full_name="Tên Khác", email="", phone="")


def test_a_one_time_password_works_once_and_must_be_changed(province: SmallProvince) -> None:
    officer = province.north_officer
    password = verbs.set_password(acting(province.system_owner), officer.pk)
    officer.refresh_from_db()
    assert officer.check_password(password)
    assert officer.must_change_password
    assert password not in str(last_entry("people.one_time_password_set").data)
    verbs.change_own_password(acting(officer), officer.pk, password="mat-khau-cua-rieng-toi")
    officer.refresh_from_db()
    assert not officer.must_change_password


def test_nobody_changes_the_password_of_another_as_if_it_were_his_own(province: SmallProvince) -> None:
    with pytest.raises(NotPermitted):
        verbs.change_own_password(
            acting(province.north_leader), province.north_officer.pk, password="cuop-tai-khoan-nay"
        )
    province.north_officer.refresh_from_db()
    assert not province.north_officer.check_password("cuop-tai-khoan-nay")


def test_a_locked_account_loses_its_rights_and_nobody_locks_himself(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    verbs.deactivate_account(owner, province.north_officer.pk, reason="nghỉ việc")
    province.north_officer.refresh_from_db()
    assert actor_for(province.north_officer).scopes == ()
    verbs.reactivate_account(owner, province.north_officer.pk, reason="trở lại")
    province.north_officer.refresh_from_db()
    assert actor_for(province.north_officer).scopes
    with pytest.raises(NotPermitted):
        verbs.deactivate_account(owner, province.system_owner.pk, reason="x")
    assert Account.objects.get(pk=province.system_owner.pk).is_active


def test_a_transfer_ends_posts_and_rights_at_once_and_keeps_their_dates(province: SmallProvince) -> None:
    officer = province.north_officer
    verbs.transfer(acting(province.system_owner), officer.pk, to_unit=province.south.pk, title="Công chức một cửa")
    actor = actor_for(officer)
    assert actor.unit_id == province.south.pk
    assert actor.scopes == ()
    yesterday = clock.today() - timedelta(days=1)
    assert officer.grants.get().valid_to == yesterday
    assert officer.posts.get(unit=province.north).valid_to == yesterday
    assert actor_for(officer, on=yesterday).may_anywhere("people.manage") is False
    assert actor_for(officer, on=yesterday).unit_id == province.north.pk
    assert last_entry("people.transferred").data["grants"] == 1


def test_a_transfer_in_the_future_changes_nothing_before_its_day(province: SmallProvince) -> None:
    officer = province.north_officer
    first_day = clock.today() + timedelta(days=10)
    verbs.transfer(acting(province.system_owner), officer.pk, to_unit=province.south.pk, title="CV", on=first_day)
    assert actor_for(officer).unit_id == province.north.pk
    assert actor_for(officer, on=first_day).unit_id == province.south.pk
    assert actor_for(officer, on=first_day).scopes == ()


def test_who_is_transferred_stands_in_for_nobody_any_more_but_the_absence_goes_on(province: SmallProvince) -> None:
    week_ago, in_a_week = clock.today() - timedelta(days=7), clock.today() + timedelta(days=7)
    Absence.objects.create(
        account=province.north_leader, substitute=province.north_officer, valid_from=week_ago, valid_to=in_a_week
    )
    verbs.transfer(acting(province.system_owner), province.north_officer.pk, to_unit=province.south.pk, title="CV")
    assert actor_for(province.north_officer).scopes == ()
    today = Absence.objects.valid_on(clock.today()).get(account=province.north_leader)
    assert today.substitute is None
    assert today.valid_to == in_a_week


def test_a_transfer_needs_the_right_on_both_sides(province: SmallProvince) -> None:
    manager = person("bac.qt", "Cư Seo Dìn", Role.SYSTEM_OWNER, province.north)
    with pytest.raises(NotPermitted):
        verbs.transfer(acting(manager), province.north_officer.pk, to_unit=province.south.pk, title="CV")
    assert province.north_officer.posts.get().unit == province.north
    assert province.north_officer.grants.get().valid_to is None


def test_a_second_post_leaves_the_first(province: SmallProvince) -> None:
    owner = acting(province.system_owner)
    verbs.add_post(owner, province.north_officer.pk, unit_id=province.south.pk, title="Kiêm nhiệm")
    assert actor_for(province.north_officer).memberships == {province.north.pk, province.south.pk}
    with pytest.raises(Refused):
        verbs.add_post(owner, province.north_officer.pk, unit_id=province.south.pk, title="Lần nữa")
    assert Post.objects.filter(account=province.north_officer).count() == 2


def test_a_role_is_granted_for_a_time_and_told_to_the_person(province: SmallProvince) -> None:
    since, until = clock.today(), clock.today() + timedelta(days=30)
    verbs.grant_role(
        acting(province.system_owner),
        province.north_officer.pk,
        role=Role.UNIT_LEADER,
        unit_id=province.north.pk,
        since=since,
        until=until,
        reason="QĐ 12",
    )
    roles = {scope.role for scope in actor_for(province.north_officer).scopes}
    assert roles == {Role.OFFICER, Role.UNIT_LEADER}
    assert {s.role for s in actor_for(province.north_officer, on=until + timedelta(days=1)).scopes} == {Role.OFFICER}
    assert OutboxMessage.objects.filter(topic="notify.person", payload__account=province.north_officer.pk).exists()


def test_nobody_grants_to_himself_nor_to_whom_he_stands_in_for(province: SmallProvince) -> None:
    owner = province.system_owner
    with pytest.raises(NotPermitted, match="tự giao"):
        verbs.grant_role(acting(owner), owner.pk, role=Role.LEADERSHIP, unit_id=province.root.pk)
    deputy = person("ca.pho", "Lù A Dế", Role.OFFICER, province.police)
    Absence.objects.create(account=owner, substitute=deputy, valid_from=clock.today())
    with pytest.raises(NotPermitted, match="tự giao"):
        verbs.grant_role(acting(deputy), owner.pk, role=Role.LEADERSHIP, unit_id=province.root.pk)
    with pytest.raises(NotPermitted, match="tự giao"):
        verbs.grant_role(acting(deputy), deputy.pk, role=Role.LEADERSHIP, unit_id=province.root.pk)
    assert not Grant.objects.filter(role=Role.LEADERSHIP, account__in=[owner, deputy]).exists()


@pytest.mark.parametrize(("at", "subtree"), [("root", True), ("root", False), ("south", True)])
def test_nobody_grants_beyond_his_own_management(province: SmallProvince, at: str, subtree: bool) -> None:
    manager = person("bac.qt", "Cư Seo Dìn", Role.SYSTEM_OWNER, province.north)
    with pytest.raises(NotPermitted):
        verbs.grant_role(
            acting(manager),
            province.north_officer.pk,
            role=Role.AGGREGATOR,
            unit_id=getattr(province, at).pk,
            subtree=subtree,
        )
    assert province.north_officer.grants.count() == 1


def test_a_manager_of_the_unit_alone_gives_no_subtree(province: SmallProvince) -> None:
    manager = person("stp.qt", "Đặng Văn Phúc", Role.SYSTEM_OWNER, province.justice)
    Grant.objects.filter(account=manager).update(subtree=False)
    colleague = person("stp.cv2", "Bàn Thị Liên", Role.OFFICER, province.justice)
    Grant.objects.filter(account=colleague).update(subtree=False)
    with pytest.raises(NotPermitted):
        verbs.grant_role(
            acting(manager), colleague.pk, role=Role.UNIT_LEADER, unit_id=province.justice.pk, subtree=True
        )
    verbs.grant_role(acting(manager), colleague.pk, role=Role.UNIT_LEADER, unit_id=province.justice.pk, subtree=False)
    assert colleague.grants.filter(role=Role.UNIT_LEADER).get().subtree is False


def test_a_manager_in_one_field_gives_nothing_outside_it(province: SmallProvince) -> None:
    manager = person("stp.qt", "Đặng Văn Phúc", Role.SYSTEM_OWNER, province.justice)
    Grant.objects.filter(account=manager).update(field="ho-tich")
    newcomer = Account.objects.create_user("stp.cv3", full_name="Bàn Thị Liên")
    Post.objects.create(account=newcomer, unit=province.justice, title="CV", valid_from=date(2025, 7, 1))
    with pytest.raises(NotPermitted):
        verbs.grant_role(acting(manager), newcomer.pk, role=Role.OFFICER, unit_id=province.justice.pk)
    verbs.grant_role(acting(manager), newcomer.pk, role=Role.OFFICER, unit_id=province.justice.pk, field="ho-tich")
    assert newcomer.grants.get().field == "ho-tich"


def test_the_same_role_is_not_granted_twice(province: SmallProvince) -> None:
    with pytest.raises(Refused):
        verbs.grant_role(
            acting(province.system_owner), province.north_officer.pk, role=Role.OFFICER, unit_id=province.north.pk
        )


def test_a_revoked_role_ends_today_or_on_its_day(province: SmallProvince) -> None:
    grant = province.north_officer.grants.get()
    owner = acting(province.system_owner)
    later = clock.today() + timedelta(days=5)
    verbs.revoke_role(owner, province.north_officer.pk, grant_id=grant.pk, on=later, reason="hết nhiệm kỳ")
    assert actor_for(province.north_officer).scopes
    verbs.revoke_role(owner, province.north_officer.pk, grant_id=grant.pk, reason="thu hồi ngay")
    assert actor_for(province.north_officer).scopes == ()


def test_a_leader_revokes_nothing(province: SmallProvince) -> None:
    grant = province.north_officer.grants.get()
    with pytest.raises(NotPermitted):
        verbs.revoke_role(acting(province.north_leader), province.north_officer.pk, grant_id=grant.pk, reason="x")
    grant.refresh_from_db()
    assert grant.valid_to is None


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """One kind of work: how many open items each person has on the desk."""
    items: dict[int, int] = {}

    def move(actor: object, giver: int, receiver: int) -> int:
        moved = items.pop(giver, 0)
        items[receiver] = items.get(receiver, 0) + moved
        return moved

    source = WorkSource("test.paper", "giấy tờ", lambda account_id: items.get(account_id, 0), move)
    monkeypatch.setattr(posts_room, "work_sources", lambda: [source])
    return items


def test_all_open_work_is_handed_over(province: SmallProvince, desk: dict[int, int]) -> None:
    desk[province.north_officer.pk] = 7
    moved = verbs.hand_over(
        acting(province.system_owner),
        province.north_officer.pk,
        to_account_id=province.north_colleague.pk,
        reason="chuyển công tác",
    )
    assert moved == 7
    assert desk == {province.north_colleague.pk: 7}
    assert last_entry("people.work_handed_over").data["kinds"] == {"test.paper": 7}


def test_work_is_handed_over_by_managers_of_both_people_only(province: SmallProvince, desk: dict[int, int]) -> None:
    desk[province.north_officer.pk] = 7
    manager = person("bac.qt", "Cư Seo Dìn", Role.SYSTEM_OWNER, province.north)
    for actor in (acting(province.north_leader), acting(manager)):
        with pytest.raises(NotPermitted):
            verbs.hand_over(actor, province.north_officer.pk, to_account_id=province.south_officer.pk, reason="chuyển")
    assert desk == {province.north_officer.pk: 7}


def test_a_person_without_a_present_post_still_has_a_manager(province: SmallProvince) -> None:
    """Otherwise nobody could give them another post."""
    Post.objects.filter(account=province.north_officer).update(valid_to=date(2025, 8, 1))
    verbs.add_post(acting(province.system_owner), province.north_officer.pk, unit_id=province.north.pk, title="CV")
    assert actor_for(province.north_officer).unit_id == province.north.pk


def test_people_of_a_closed_division_are_found_where_they_worked(province: SmallProvince) -> None:
    team = unit("bac-vp", "Văn phòng HĐND và UBND xã", UnitKind.DIVISION, province.north)
    account = person("bac.vp", "Ly Mí Già", Role.OFFICER, team)
    Post.objects.filter(account=account).update(valid_to=date(2025, 8, 1))
    assert account.journal_subject().unit_id == team.pk
