"""The demo's invented people: who may be chosen at the door, their colleagues, and two for every unit.

Nobody has a password: the door lets one in without, and outside the demo nobody gets in at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from tinhso.demo.plans import read_toml
from tinhso.foundation.accounts.models import Account, Grant, Post
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.journal.events import AuditEvent
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province, units_on
from tinhso.foundation.verbs.verb import Act, verb

SEED = 68


@dataclass(frozen=True)
class Person:
    """An invented person: a post in `unit`, a role over `over` with everything below it (both codes)."""

    username: str
    name: str
    unit: str
    over: str
    role: str
    title: str
    leads: bool = False


@dataclass(frozen=True, kw_only=True)
class PeopleBroughtIn(AuditEvent):
    code = "demo.people_brought_in"
    label = _("Nạp người của bản trình diễn")
    message = _("nạp %(count)s người hư cấu của bản trình diễn")
    count: int


def personas() -> list[Person]:
    """Those as whom one may look around."""
    return [Person(**entry) for entry in read_toml("people")["persona"]]


def invent(units: Iterable[Unit]) -> list[Person]:
    """Personas, colleagues, and a leader and an officer for each unit that hasn't got one. Always the same people for
    the same units; no name twice."""
    data = read_toml("people")
    people = [Person(**entry) for entry in (*data["persona"], *data["colleague"])]
    names = _names(data["names"], taken={person.name for person in people})
    given = {(person.over, person.role) for person in people}
    for unit in units:
        for role in (Role.UNIT_LEADER, Role.OFFICER):
            if (unit.code, role) not in given:
                people.append(_somebody(unit, role, next(names), data["titles"]))
    return people


def staffed_units() -> list[Unit]:
    """Units of the province whose people use the system, in the order of their codes."""
    data = read_toml("people")
    within = units_on().filter(path__startswith=province().path, kind__in=data["staffed"])
    return list(within.exclude(code__in=data["without"]).order_by("code"))


@verb()
def bring_people_in(act: Act[None], *, people: Iterable[Person]) -> int:
    """Insert accounts, posts and roles in bulk; returns how many people."""
    people, since = list(people), read_toml("people")["since"]
    units = {unit.code: unit for unit in Unit.objects.filter(code__in={c for p in people for c in (p.unit, p.over)})}
    accounts = Account.objects.bulk_create(_account(person) for person in people)
    pairs = list(zip(people, accounts, strict=True))
    Post.objects.bulk_create(_post(person, account, units, since) for person, account in pairs)
    Grant.objects.bulk_create(
        Grant(account=account, role=person.role, unit=units[person.over], valid_from=since) for person, account in pairs
    )
    Grant.objects.bulk_create(_further({account.username: account for account in accounts}, since))
    act.audit(PeopleBroughtIn(count=len(people)), province())
    return len(people)


def _account(person: Person) -> Account:
    account = Account(username=person.username, full_name=person.name, password=make_password(None))
    account.index_names()
    return account


def _post(person: Person, account: Account, units: dict[str, Unit], since: date) -> Post:
    unit = units[person.unit]
    return Post(account=account, unit=unit, title=person.title, is_leader=person.leads, valid_from=since)


def _further(accounts: dict[str, Account], since: date) -> Iterator[Grant]:
    """Roles beside the first one, in one field of work."""
    for entry in read_toml("people")["further"]:
        unit = Unit.objects.get(code=entry["over"])
        for username in entry["usernames"]:
            yield Grant(
                account=accounts[username], role=entry["role"], unit=unit, field=entry["field"], valid_from=since
            )


def _somebody(unit: Unit, role: Role, name: str, titles: dict[str, str]) -> Person:
    leads = role is Role.UNIT_LEADER
    officer_title = titles["commune_officer" if unit.is_commune_level else "officer"]
    username = f"{unit.code.removeprefix('xa-')}.{'ld' if leads else 'cv'}"
    return Person(username, name, unit.code, unit.code, role, titles[unit.kind] if leads else officer_title, leads)


def _names(lists: list[dict[str, Any]], taken: set[str]) -> Iterator[str]:
    random = Random(SEED)  # noqa: S311 - names for a demo
    while True:
        people = random.choice(lists)
        name = f"{random.choice(people['families'])} {random.choice(people['men'] + people['women'])}"
        if name not in taken:
            taken.add(name)
            yield name
