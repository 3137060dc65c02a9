"""Who acts in the demo: people by name and by unit, as actors of verbs."""

from collections import defaultdict
from dataclasses import dataclass, field

from tinhso.demo.people import Person, personas
from tinhso.foundation.accounts.actor import Actor, actor_for
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import Unit

AGGREGATOR, SYSTEM_OWNER = "tonghop", "quantri"


@dataclass
class Cast:
    """Accounts by sign-in name; `standing_in` says who signs for whom at the moment (by sign-in name)."""

    accounts: dict[str, Account]
    people: list[Person]
    units: dict[str, Unit]
    standing_in: dict[str, str] = field(default_factory=dict)
    _by_unit: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _actors: dict[str, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.people:
            self._by_unit[self.units[person.over].pk, person.role].append(person.username)

    def acting(self, username: str) -> Actor:
        """The person as an actor. Rights are looked up once: in the demo they change only by standing in."""
        if username not in self._actors:
            self._actors[username] = actor_for(self.accounts[username])
        return self._actors[username]

    @property
    def aggregator(self) -> Actor:
        return self.acting(AGGREGATOR)

    @property
    def system_owner(self) -> Actor:
        return self.acting(SYSTEM_OWNER)

    def works_in(self, unit_id: int) -> bool:
        """Whether the unit's people use the system."""
        return (unit_id, Role.OFFICER) in self._by_unit

    def officer(self, unit_id: int) -> Actor:
        return self.acting(self.officers(unit_id)[0])

    def place(self, by: str | int) -> Unit | None:
        """The unit with that code, or the how manieth commune whose people use the system, the personas' first."""
        if isinstance(by, str):
            return self.units.get(by)
        own = {person.unit for person in personas()}
        communes = [unit for unit in self.units.values() if unit.is_commune_level and self.works_in(unit.pk)]
        ordered = sorted(communes, key=lambda unit: (unit.code not in own, unit.code))
        return ordered[by] if by < len(ordered) else None

    def division(self, username: str, unit_id: int) -> int | None:
        """The division of the unit in which the person works; None for the unit itself."""
        place = self.acting(username).unit_id
        return place if place != unit_id else None

    def officers(self, unit_id: int) -> list[str]:
        return self._by_unit[unit_id, Role.OFFICER]

    def leader(self, unit_id: int) -> str:
        return self._by_unit[unit_id, Role.UNIT_LEADER][0]

    def signing(self, unit_id: int) -> Actor:
        """The leader, or whoever stands in for the leader now."""
        leader = self.leader(unit_id)
        return self.acting(self.standing_in.get(leader, leader))

    def stand_in(self, away: str, substitute: str) -> None:
        self.standing_in[away] = substitute
        self._actors.pop(substitute, None)

    def account_id(self, username: str) -> int:
        return int(self.accounts[username].pk)
