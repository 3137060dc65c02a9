"""What fills a place stands on: words with the rule of who reads them."""

from dataclasses import dataclass

from tests.rights.world.places import FIELD, Place, Rule, World
from tinhso.directives import rights
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration.queries.people import management_of, visible_people
from tinhso.foundation.organizations.models import Unit


@dataclass
class Filling:
    """One place of the world while things are put into it."""

    world: World
    name: str
    place: Place

    def secret(self, what: str, rule: Rule) -> str:
        """A word that only those may read whom the rule names."""
        word = f"zq{self.name}{what}qz"
        self.world.secrets[word] = rule
        return word

    def sees(self, place: Unit) -> Rule:
        follower = self.place.follower
        return lambda actor: bool(
            actor.may(rights.VIEW, place.path, FIELD) or actor.may(rights.ACCEPT, follower.path, FIELD)
        )

    def follows(self, code: str) -> Rule:
        return lambda actor: bool(actor.may(code, self.place.follower.path, FIELD))

    def inside(self) -> Rule:
        """What hasn't left the house is for those who report there."""
        return lambda actor: bool(actor.may(rights.REPORT, self.place.unit.path, FIELD))

    def is_own(self, account: Account) -> Rule:
        return lambda actor: actor.account_id == account.pk

    def knows(self, account: Account) -> Rule:
        return lambda actor: visible_people(actor).filter(pk=account.pk).exists()

    def manages(self, account: Account) -> Rule:
        return lambda actor: self.knows(account)(actor) and management_of(actor, account).sees
