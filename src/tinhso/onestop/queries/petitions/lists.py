"""Petitions the actor may see: the register and queues, search; petitioners masked for those who only oversee."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.verbs.errors import NotFound
from tinhso.foundation.verbs.ids import as_id
from tinhso.kernel import clock
from tinhso.kernel.text import fold
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import PETITION
from tinhso.onestop.models import Petition, PetitionChannel, PetitionSubject
from tinhso.onestop.models.petitions import IS_OPEN_PETITION
from tinhso.onestop.queries.dossiers import Due, due_of, mask_name, soon_until
from tinhso.onestop.queries.paging import PAGE_SIZE, newest_part, part_by_moment
from tinhso.onestop.queries.queues import NOBODY, Load, due_condition, load_counts
from tinhso.onestop.queries.typed import typed

ME, ALL = "me", "all"
WITH = ("receiving_unit", "handling_unit", "assignee")
UNREAD = ("content", "answer", "published_question", "published_answer")
WORDS, SUBJECTS = (SearchVector(name, config="simple") for name in ("folded", "subject_folded"))


@dataclass(frozen=True)
class PetitionFilter:
    """Everything is optional. `state`: of the life cycle, or "all"; without one the open ones. `due`: of queries.Due;
    `unit`: the id of the unit that received or handles it; `assignee`: "me" or "nobody"; `text`: words of title or
    (where the actor sees him) petitioner, with or without accents, or the register number."""

    state: str = ""
    due: str = ""
    unit: str = ""
    channel: str = ""
    about: str = ""
    assignee: str = ""
    text: str = ""

    @classmethod
    def from_querydict(cls, data: Mapping[str, Any]) -> "PetitionFilter":
        """What isn't understood is left out, so that an old address still opens."""
        given = typed(cls, data)
        known: dict[str, Iterable[str]] = {
            "state": (*PETITION.states, ALL),
            "due": set(Due),
            "channel": PetitionChannel.values,
            "about": PetitionSubject.values,
            "assignee": (ME, NOBODY),
        }
        for name, values in known.items():
            if given[name] not in values:
                given[name] = ""
        if as_id(given["unit"]) is None:
            given["unit"] = ""
        return cls(**given)

    def to_query(self) -> str:
        return urlencode({each.name: value for each in fields(self) if (value := getattr(self, each.name))})


@dataclass(frozen=True)
class PetitionRow:
    """A petition in a list; `petitioner` is masked where the reader oversees only, "" for nobody named."""

    petition: Petition
    petitioner: str
    due: Due | None


@dataclass(frozen=True)
class PetitionRows:
    """`next_cursor` is "" on the last page."""

    rows: list[PetitionRow]
    next_cursor: str


def visible_petitions(actor: Actor) -> QuerySet[Petition]:
    """Petitions of the units, and in the field, that the actor may look at: that received them or handle them."""
    seen = actor.within(rights.VIEW_PETITIONS, "receiving_unit__", "field_code")
    return Petition.objects.filter(seen | actor.within(rights.VIEW_PETITIONS, "handling_unit__", "field_code"))


def petition(actor: Actor, petition_id: int) -> Petition:
    """Raises NotFound. Whoever shows it to a person journals that (page.record_opened)."""
    found = visible_petitions(actor).select_related(*WITH, "dossier").filter(pk=petition_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy phản ánh, kiến nghị này, hoặc bạn không được xem."))
    return found


def sees_petitioner(actor: Actor, each: Petition) -> bool:
    """Whether the actor works with the petition; who only oversees doesn't learn whose it is and what it says."""
    units = (each.receiving_unit, each.handling_unit)
    return any(actor.may(rights.VIEW_PETITIONERS, unit.path, each.field_code) for unit in units)


def petitions(actor: Actor, chosen: PetitionFilter, cursor: str = "", size: int = PAGE_SIZE) -> PetitionRows:
    """What the filter chooses: open ones with the next due first, else the newest first; one query."""
    rows = _chosen(actor, chosen).select_related(*WITH).defer(*UNREAD)
    if chosen.state:
        return _page(actor, *newest_part(rows, cursor, size))
    return _page(actor, *part_by_moment(rows, "due_at", cursor, size))


def petition_load(actor: Actor, unit: Unit | None = None) -> Load:
    """How many are open that the unit received or handles (without one: that the actor sees), in one query."""
    rows = visible_petitions(actor).filter(IS_OPEN_PETITION).order_by()
    return Load(**(rows.filter(_of(unit.pk)) if unit else rows).aggregate(**load_counts()))


def my_petitions(actor: Actor) -> int:
    return visible_petitions(actor).filter(IS_OPEN_PETITION, assignee=actor.account_id).order_by().count()


def find_petitions(actor: Actor, text: str, limit: int) -> list[PetitionRow]:
    """The first few by number, title or petitioner, for the search box of all pages."""
    words = fold(text.replace("\x00", "")[:200])
    if not words:
        return []
    query, rows = SearchQuery(words, config="simple"), visible_petitions(actor)
    seen = rows.filter(_with_petitioner(actor)).annotate(words=WORDS).filter(words=query)
    overseen = rows.exclude(_with_petitioner(actor)).annotate(words=SUBJECTS).filter(words=query)
    rows = rows.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=overseen.values("pk")))
    return rows_of(actor, rows.select_related(*WITH).defer(*UNREAD).order_by("-pk")[:limit])


def receiving_units(actor: Actor) -> QuerySet[Unit]:
    """Units at which the actor may receive petitions, without the divisions inside them."""
    return units_on().filter(actor.within(rights.RECEIVE_PETITIONS, "")).exclude(kind=UnitKind.DIVISION)


def petition_units(actor: Actor) -> QuerySet[Unit]:
    """Units whose petitions the actor may look at, without the divisions inside them."""
    return units_on().filter(actor.within(rights.VIEW_PETITIONS, "")).exclude(kind=UnitKind.DIVISION)


def rows_of(actor: Actor, found: Iterable[Petition]) -> list[PetitionRow]:
    now, soon = clock.now(), soon_until()
    return [PetitionRow(each, shown_name(actor, each), due_of(each, now, soon)) for each in found]


def shown_name(actor: Actor, each: Petition) -> str:
    return each.petitioner_name if sees_petitioner(actor, each) else mask_name(each.petitioner_name)


def _with_petitioner(actor: Actor) -> Q:
    """Those whose petitioner the actor sees (`sees_petitioner`): only these may be found by his name."""
    right = rights.VIEW_PETITIONERS
    return actor.within(right, "receiving_unit__", "field_code") | actor.within(right, "handling_unit__", "field_code")


def _page(actor: Actor, found: list[Petition], cursor: str) -> PetitionRows:
    return PetitionRows(rows_of(actor, found), cursor)


def _of(unit_id: int) -> Q:
    return Q(handling_unit=unit_id) | Q(receiving_unit=unit_id)


def _chosen(actor: Actor, chosen: PetitionFilter) -> QuerySet[Petition]:
    rows = visible_petitions(actor)
    if not chosen.state:
        rows = rows.filter(IS_OPEN_PETITION)
    elif chosen.state != ALL:
        rows = rows.filter(state=chosen.state)
    if chosen.due:
        rows = rows.filter(IS_OPEN_PETITION, due_condition(Due(chosen.due)))
    if chosen.unit:
        rows = rows.filter(_of(int(chosen.unit)))
    if chosen.channel:
        rows = rows.filter(channel=chosen.channel)
    if chosen.about:
        rows = rows.filter(about=chosen.about)
    if chosen.assignee:
        rows = rows.filter(assignee=actor.account_id if chosen.assignee == ME else None)
    for word in fold(chosen.text).split():
        rows = rows.filter(Q(subject_folded__contains=word) | _with_petitioner(actor) & Q(folded__contains=word))
    return rows
