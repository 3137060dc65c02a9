"""Who is told what: the people of a unit, and the people who follow the documents of a unit."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, Value
from django.db.models.functions import StrIndex

from tinhso.foundation.accounts.models import Grant, Post
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock


def people_of(unit_ids: Iterable[int], roles: Iterable[Role] = (Role.UNIT_LEADER,)) -> dict[int, set[int]]:
    """Account id → the units in which the person holds one of the roles today, granted on that very unit."""
    grants = (
        Grant.objects.valid_on(clock.today())
        .filter(unit_id__in=unit_ids, role__in=list(roles), account__is_active=True)
        .values_list("account_id", "unit_id")
    )
    people: dict[int, set[int]] = defaultdict(set)
    for account_id, unit_id in grants:
        people[account_id].add(unit_id)
    return people


def followers_of(unit: Unit) -> set[int]:
    """Aggregators of a unit: those who hold the role over it and have their post there; else all who hold it."""
    today = clock.today()
    covering = (
        Grant.objects.valid_on(today)
        .filter(role=Role.AGGREGATOR, account__is_active=True)
        .annotate(place=StrIndex(Value(unit.path), F("unit__path")))
        .filter(place=1)
    )
    accounts = set(covering.values_list("account_id", flat=True))
    posts = Post.objects.valid_on(today).filter(account_id__in=accounts, unit__path__startswith=unit.path)
    return set(posts.values_list("account_id", flat=True)) or accounts
