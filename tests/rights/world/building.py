"""Builds the world: two places, everybody who differs, one thing of every kind."""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator

from tests.factories import person, small_province
from tests.onestop.dossiers import code
from tests.onestop.procedures import in_force
from tests.rights.world import administration, directives, onestop, reporting
from tests.rights.world.filling import Filling
from tests.rights.world.places import FIELD, Place, World
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.accounts.models import Absence, Account
from tinhso.foundation.accounts.roles import Role
from tinhso.kernel import clock


def build() -> World:
    province = small_province()
    south_leader = person("nam.ld", "Bàn Văn Quý", Role.UNIT_LEADER, province.south, title="Chủ tịch")
    south_colleague = person("nam.cv2", "Phàn Thị Dung", Role.OFFICER, province.south)
    police_aggregator = person("ca.th", "Lục Văn Bình", Role.AGGREGATOR, province.police)
    justice_aggregator = person("stp.th", "Đặng Thị Hoa", Role.AGGREGATOR, province.justice)
    north = Place(
        province.north,
        province.police,
        province.north_officer,
        province.north_leader,
        province.north_colleague,
        police_aggregator,
    )
    south = Place(
        province.south, province.justice, province.south_officer, south_leader, south_colleague, justice_aggregator
    )
    people = {
        "nobody signed in": None,
        "officer of north": province.north_officer,
        "leader of north": province.north_leader,
        "officer of south": province.south_officer,
        "registry of north": person("bac.vt", "Sùng Thị Xua", Role.REGISTRY, province.north, title="Văn thư"),
        "leader of justice": province.justice_leader,
        "aggregator of the police": police_aggregator,
        "aggregator of the province": province.aggregator,
        "leadership of the province": province.leadership,
        "keeper of the field": _keeper("stp.ql", province, FIELD),
        "keeper of another field": _keeper("syt.ql", province, "y-te"),
        "system owner of the province": province.system_owner,
    }
    near_misses = _near_misses(province)
    world = World(province.root, north, south, people | near_misses, frozenset(near_misses))
    world.marriage = in_force(system_actor("test"), province).procedure
    code(province.root, "H60")
    for name, place in world.places.items():
        _fill(Filling(world, name, place))
    for account in world.people.values():
        if account is not None and account.grants.filter(role=Role.SYSTEM_OWNER).exists():
            Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": ""})
    return world


def _keeper(username: str, province: Any, of: str) -> Account:
    keeper = person(username, "Triệu Thị Pham", Role.FIELD_MANAGER, province.justice, over=province.root)
    keeper.grants.update(field=of)
    return keeper


def _near_misses(province: Any) -> dict[str, Account]:
    """People whose right is nearly the right one: another place, field, day, or no longer an account."""
    today, north = clock.today(), province.north
    manager = person("bac.qt", "Hầu Thị Say", Role.SYSTEM_OWNER, north)
    no_role = person("bac.tv", "Thào Mí Sính", Role.OFFICER, north, title="Nhân viên")
    no_role.grants.all().delete()
    former = person("bac.cu", "Ly Thị Mai", Role.OFFICER, north)
    former.grants.update(valid_to=today - timedelta(days=1))
    former.posts.update(valid_to=today - timedelta(days=1))
    future = person("bac.moi", "Cư Seo Vảng", Role.OFFICER, north)
    future.grants.update(valid_from=today + timedelta(days=1))
    other_field = person("bac.yt", "Lù Thị Pà", Role.OFFICER, north)
    other_field.grants.update(field="y-te")
    head_only = person("lanhdao2", "Trần Văn Chính", Role.LEADERSHIP, province.root, title="Chánh Văn phòng")
    head_only.grants.update(subtree=False)
    stand_in = person("bac.thay", "Mua Mí Già", Role.OFFICER, north, title="Phó Chủ tịch")
    stand_in.grants.all().delete()
    Absence.objects.create(
        account=province.north_leader, substitute=stand_in, valid_from=today, valid_to=today + timedelta(days=5)
    )
    locked = person("bac.khoa", "Vừ Thị Chở", Role.UNIT_LEADER, north)
    return {
        "manager of north's people": manager,
        "works at north without a role": no_role,
        "officer of north until yesterday": former,
        "officer of north from tomorrow": future,
        "officer of north in another field": other_field,
        "leadership without what lies below": head_only,
        "stands in for the leader of north": stand_in,
        "locked leader of north": locked,
    }


def _fill(at: Filling) -> None:
    """In this order: later things stand on earlier ones."""
    reporting.checks(at)
    reporting.figures(at)
    reporting.difficulties(at)
    directives.documents(at)
    directives.reading(at)
    directives.reports(at)
    directives.around(at)
    directives.matched(at)
    reporting.composed(at)
    reporting.collected(at)
    onestop.procedures(at)
    onestop.dossiers(at)
    administration.administration(at)
    administration.issued_paper(at)
