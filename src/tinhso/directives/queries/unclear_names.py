"""The queue of names that nobody has resolved yet, over all drafts that a person may work on."""

from dataclasses import dataclass

from django.db.models import Q

from tinhso.directives import rights
from tinhso.directives.models import Document, Party, PartyRole
from tinhso.directives.queries.visible import visible_documents
from tinhso.directives.rules.likeness import Likeness
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.queries import groups, units_on

SUGGESTED = 3
ALIKE_ENOUGH = 0.3


@dataclass(frozen=True)
class UnclearName:
    """One way of writing, everywhere it stands. `suggestions`: names of units and groups that look like it."""

    text: str
    parties: tuple[Party, ...]
    suggestions: tuple[str, ...]

    @property
    def documents(self) -> list[Document]:
        return list({party.task.document_id: party.task.document for party in self.parties}.values())

    @property
    def is_role(self) -> bool:
        return self.parties[0].group_id is not None


def unclear_names(actor: Actor) -> list[UnclearName]:
    """The most frequent first."""
    by_text: dict[str, list[Party]] = {}
    for party in _unclear(actor).select_related("task__document", "group"):
        by_text.setdefault(party.text, []).append(party)
    names = [*units_on().values_list("name", flat=True), *groups().values_list("name", flat=True)] if by_text else []
    likeness = Likeness(names)
    unclear = [UnclearName(text, tuple(uses), _like(text, names, likeness)) for text, uses in by_text.items()]
    return sorted(unclear, key=lambda name: (-len(name.parties), name.text))


def parties_named(actor: Actor, text: str) -> list[Party]:
    """Every unclear party in this person's drafts that is written so."""
    return list(_unclear(actor).filter(text=text).select_related("task"))


def _unclear(actor: Actor) -> object:
    mine = Document.objects.filter(actor.within(rights.DRAFT, "aggregator__", "field_code"), state="draft")
    drafts = visible_documents(actor).filter(pk__in=mine.values("pk"))
    role_without_members = Q(role=PartyRole.LEAD, group__kinds=[], group__members=None)
    unknown = Q(unit=None, group=None)
    return Party.objects.filter(unknown | role_without_members, task__document__in=drafts)


def _like(text: str, names: list[str], likeness: Likeness) -> tuple[str, ...]:
    ranked = sorted(((likeness.of(text, name), name) for name in names), reverse=True)[:SUGGESTED]
    return tuple(name for score, name in ranked if score >= ALIKE_ENOUGH)
