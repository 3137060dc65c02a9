"""Standing in for somebody: with their rights, in their name, in their time."""

from datetime import timedelta

import pytest

from tests.conftest import SmallProvince
from tests.factories import acting, person
from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.accounts.models import Absence
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.rights import AUDIT_VIEW
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock

pytestmark = pytest.mark.django_db


def test_a_substitute_has_the_rights_in_that_time_and_not_after(province: SmallProvince) -> None:
    until = clock.today() + timedelta(days=3)
    verbs.record_absence(
        acting(province.north_leader),
        province.north_leader.pk,
        since=clock.today(),
        until=until,
        substitute_id=province.north_officer.pk,
    )
    assert actor_for(province.north_officer).may(AUDIT_VIEW, province.north.path)
    assert not actor_for(province.north_officer, on=until + timedelta(days=1)).may(AUDIT_VIEW, province.north.path)


def test_an_act_of_a_substitute_says_on_whose_behalf(province: SmallProvince) -> None:
    deputy = person("ca.pho", "Lù A Dế", Role.OFFICER, province.police)
    verbs.record_absence(
        acting(province.system_owner), province.system_owner.pk, since=clock.today(), substitute_id=deputy.pk
    )
    verbs.grant_role(acting(deputy), province.north_officer.pk, role=Role.UNIT_LEADER, unit_id=province.north.pk)
    entry = AuditEntry.objects.get(event="people.role_granted")
    assert entry.actor_name == "Lù A Dế"
    assert entry.on_behalf_of_id == province.system_owner.pk
    assert entry.on_behalf_of == province.system_owner.full_name


def test_coming_back_ends_the_substitution_at_once(province: SmallProvince) -> None:
    leader = province.north_leader
    absence = verbs.record_absence(
        acting(leader),
        leader.pk,
        since=clock.today() - timedelta(days=2),
        substitute_id=province.north_officer.pk,
    )
    verbs.end_absence(acting(leader), leader.pk, absence_id=absence)
    assert not actor_for(province.north_officer).may(AUDIT_VIEW, province.north.path)
    assert Absence.objects.get(pk=absence).valid_to == clock.today() - timedelta(days=1)


def test_the_substitute_comes_from_the_same_office(province: SmallProvince) -> None:
    with pytest.raises(Invalid, match="cùng cơ quan"):
        verbs.record_absence(
            acting(province.north_leader),
            province.north_leader.pk,
            since=clock.today(),
            substitute_id=province.south_officer.pk,
        )
    assert not Absence.objects.exists()


def test_a_division_is_part_of_its_office(province: SmallProvince) -> None:
    verbs.record_absence(
        acting(province.justice_leader),
        province.justice_leader.pk,
        since=clock.today(),
        substitute_id=province.justice_officer.pk,
    )
    assert actor_for(province.justice_officer).may(AUDIT_VIEW, province.justice.path)


def test_nobody_sends_another_on_leave_without_managing_them(province: SmallProvince) -> None:
    with pytest.raises(NotPermitted):
        verbs.record_absence(
            acting(province.north_officer),
            province.north_leader.pk,
            since=clock.today(),
            substitute_id=province.north_officer.pk,
        )
    assert not Absence.objects.exists()


def test_a_manager_does_not_name_himself_substitute(province: SmallProvince) -> None:
    with pytest.raises(NotPermitted, match="tự cử"):
        verbs.record_absence(
            acting(province.system_owner),
            province.aggregator.pk,
            since=clock.today(),
            substitute_id=province.system_owner.pk,
        )
    assert not Absence.objects.exists()


def test_absences_of_one_person_do_not_overlap(province: SmallProvince) -> None:
    leader = province.north_leader
    verbs.record_absence(acting(leader), leader.pk, since=clock.today(), until=clock.today() + timedelta(days=5))
    with pytest.raises(Refused):
        verbs.record_absence(acting(leader), leader.pk, since=clock.today() + timedelta(days=5))
    assert Absence.objects.count() == 1


def test_who_is_away_stands_in_for_nobody(province: SmallProvince) -> None:
    officer = province.north_officer
    verbs.record_absence(acting(officer), officer.pk, since=clock.today())
    with pytest.raises(Invalid, match="cũng vắng"):
        verbs.record_absence(
            acting(province.north_leader), province.north_leader.pk, since=clock.today(), substitute_id=officer.pk
        )


def test_a_substitute_passes_no_borrowed_rights_on(province: SmallProvince) -> None:
    """The leader's substitute goes on leave later: their own substitute gets only their own rights."""
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    verbs.record_absence(
        acting(province.north_leader),
        province.north_leader.pk,
        since=today,
        substitute_id=province.north_officer.pk,
    )
    verbs.record_absence(
        acting(province.north_officer),
        province.north_officer.pk,
        since=tomorrow,
        substitute_id=province.north_colleague.pk,
    )
    assert not actor_for(province.north_colleague, on=tomorrow).may(AUDIT_VIEW, province.north.path)
