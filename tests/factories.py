"""Factories with names that read as sentences. All persons are invented."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from tests.conftest import SmallProvince
from tinhso.foundation.accounts.actor import Actor, actor_for
from tinhso.foundation.accounts.models import Account, Grant, Post
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import Unit, UnitGroup, UnitKind

PASSWORD = "mat-khau-dai-cua-ban-demo"
SINCE = date(2025, 7, 1)


def unit(code: str, name: str, kind: UnitKind, parent: Unit | None = None, **fields: object) -> Unit:
    return Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **fields)


class Hire(NamedTuple):
    """A post in `at` and a role over `over` (default: the same unit) with its subtree."""

    username: str
    full_name: str
    role: Role
    at: Unit
    over: Unit | None = None
    title: str = "Chuyên viên"


def hired(hires: Sequence[Hire]) -> list[Account]:
    """Accounts in their order; all of them with three statements, for most tests begin with a province of people."""
    password = make_password(PASSWORD)
    accounts = [
        Account(username=each.username, full_name=each.full_name, email=f"{each.username}@tinhso.example")
        for each in hires
    ]
    for account in accounts:
        account.password = password
        account.index_names()
    Account.objects.bulk_create(accounts)
    together = list(zip(accounts, hires, strict=True))
    leading = (Role.UNIT_LEADER, Role.LEADERSHIP)
    Post.objects.bulk_create(
        Post(account=account, unit=hire.at, title=hire.title, is_leader=hire.role in leading, valid_from=SINCE)
        for account, hire in together
    )
    Grant.objects.bulk_create(
        Grant(account=account, role=hire.role, unit=hire.over or hire.at, valid_from=SINCE)
        for account, hire in together
    )
    return accounts


def person(
    username: str, full_name: str, role: Role, at: Unit, *, over: Unit | None = None, title: str = "Chuyên viên"
) -> Account:
    return hired([Hire(username, full_name, role, at, over, title)])[0]


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
    people = hired(
        [
            Hire("tonghop", "Lương Thị Thảo", Role.AGGREGATOR, police, over=root),
            Hire("stp.cv", "Nông Văn Hùng", Role.OFFICER, division, over=justice),
            Hire("stp.ld", "Hoàng Thị Mai", Role.UNIT_LEADER, justice, title="Giám đốc"),
            Hire("bac.cv", "Giàng A Páo", Role.OFFICER, north),
            Hire("bac.cv2", "Vàng Thị Mỷ", Role.OFFICER, north),
            Hire("bac.ld", "Sùng Mí Lử", Role.UNIT_LEADER, north, title="Chủ tịch"),
            Hire("nam.cv", "Triệu Thị Khé", Role.OFFICER, south),
            Hire("lanhdao", "Ma Văn Thế", Role.LEADERSHIP, root, title="Phó Chủ tịch"),
            Hire("quantri", "Nịnh Thị Sao", Role.SYSTEM_OWNER, police, over=root),
        ]
    )
    return SmallProvince(root, police, justice, division, north, south, *people)
