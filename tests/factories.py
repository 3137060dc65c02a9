"""Factories with names that read as sentences. All persons are invented."""

from datetime import date

from tests.conftest import SmallProvince
from tinhso.foundation.accounts.actor import Actor, actor_for
from tinhso.foundation.accounts.models import Account, Grant, Post
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import Unit, UnitGroup, UnitKind

PASSWORD = "mat-khau-dai-cua-ban-demo"
SINCE = date(2025, 7, 1)


def unit(code: str, name: str, kind: UnitKind, parent: Unit | None = None, **fields: object) -> Unit:
    return Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **fields)


def person(
    username: str, full_name: str, role: Role, at: Unit, *, over: Unit | None = None, title: str = "Chuyên viên"
) -> Account:
    """An account with a post in `at` and a role over `over` (default: the same unit) with its subtree."""
    account = Account.objects.create_user(username, PASSWORD, full_name=full_name, email=f"{username}@tinhso.example")
    leads = role in (Role.UNIT_LEADER, Role.LEADERSHIP)
    Post.objects.create(account=account, unit=at, title=title, is_leader=leads, valid_from=SINCE)
    Grant.objects.create(account=account, role=role, unit=over or at, valid_from=SINCE)
    return account


def acting(account: Account) -> Actor:
    return actor_for(account)


def small_province() -> SmallProvince:
    root = unit("tinh", "Tỉnh Tuyên Quang", UnitKind.PROVINCE)
    police = unit("ca", "Công an tỉnh", UnitKind.VERTICAL, root)
    justice = unit("stp", "Sở Tư pháp", UnitKind.DEPARTMENT, root)
    division = unit("stp-hctp", "Phòng Hành chính tư pháp", UnitKind.DIVISION, justice)
    north = unit("xa-bac", "Xã Đồng Văn", UnitKind.COMMUNE, root, valid_from=SINCE)
    south = unit("xa-nam", "Xã Hàm Yên", UnitKind.COMMUNE, root, valid_from=SINCE)
    UnitGroup.objects.create(
        code="communes",
        name="UBND cấp xã",
        kinds=[UnitKind.COMMUNE, UnitKind.WARD],
        root=root,
        aliases=["Ủy ban nhân dân các xã, phường"],
    )
    return SmallProvince(
        root=root,
        police=police,
        justice=justice,
        division=division,
        north=north,
        south=south,
        aggregator=person("tonghop", "Lương Thị Thảo", Role.AGGREGATOR, police, over=root),
        justice_officer=person("stp.cv", "Nông Văn Hùng", Role.OFFICER, division, over=justice),
        justice_leader=person("stp.ld", "Hoàng Thị Mai", Role.UNIT_LEADER, justice, title="Giám đốc"),
        north_officer=person("bac.cv", "Giàng A Páo", Role.OFFICER, north),
        north_colleague=person("bac.cv2", "Vàng Thị Mỷ", Role.OFFICER, north),
        north_leader=person("bac.ld", "Sùng Mí Lử", Role.UNIT_LEADER, north, title="Chủ tịch"),
        south_officer=person("nam.cv", "Triệu Thị Khé", Role.OFFICER, south),
        leadership=person("lanhdao", "Ma Văn Thế", Role.LEADERSHIP, root, title="Phó Chủ tịch"),
        system_owner=person("quantri", "Nịnh Thị Sao", Role.SYSTEM_OWNER, police, over=root),
    )
