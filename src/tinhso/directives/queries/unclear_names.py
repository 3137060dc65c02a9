"""The queue of names that nobody has resolved yet, over all drafts that a person may work on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tinhso.directives import rights
from tinhso.directives.models import Document, Party, PartyRole
from tinhso.directives.queries.visible import visible_documents
from tinhso.directives.readiness import unclear_among
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
    for party in _unclear(actor):
        by_text.setdefault(party.text, []).append(party)
    names = [*units_on().values_list("name", flat=True), *groups().values_list("name", flat=True)] if by_text else []
    likeness = Likeness(names)
    unclear = [UnclearName(text, tuple(uses), _like(text, names, likeness)) for text, uses in by_text.items()]
    return sorted(unclear, key=lambda name: (-len(name.parties), name.text))


def parties_named(actor: Actor, text: str) -> list[Party]:
    """One unclear party for each of this person's drafts that writes a name so."""
    return list({party.task.document_id: party for party in _unclear(actor, text)}.values())


def _unclear(actor: Actor, text: str | None = None) -> list[Party]:
    """Asked once for every day of issue: who belongs to a group depends on it."""
    drafts = visible_documents(actor).filter(actor.within(rights.DRAFT, "aggregator__", "field_code"), state="draft")
    unknown, leading_group = Q(unit=None, group=None), Q(role=PartyRole.LEAD, group__isnull=False)
    parties = Party.objects.filter(unknown | leading_group, task__document__in=drafts).order_by("pk")
    if text is not None:
        parties = parties.filter(text=text)
    by_day: dict[date | None, list[Party]] = {}
    for party in parties.select_related("task__document", "group__root"):
        by_day.setdefault(party.task.document.issued_on, []).append(party)
    return [party for day, of_day in by_day.items() for party in unclear_among(of_day, day)]


def _like(text: str, names: list[str], likeness: Likeness) -> tuple[str, ...]:
    ranked = sorted(((likeness.of(text, name), name) for name in names), reverse=True)[:SUGGESTED]
    return tuple(name for score, name in ranked if score >= ALIKE_ENOUGH)
