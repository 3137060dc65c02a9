"""Search: by code; by name without accents and by personal number, among dossiers whose persons the actor sees.
Searching by a person's number is journalled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import PersonalDataRead
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.ids import as_id
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel.identifiers import mask, parse_dossier_code
from tinhso.kernel.text import fold
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import DOSSIER
from tinhso.onestop.models import Dossier, PersonPaper
from tinhso.onestop.queries.dossiers import visible_dossiers, with_persons
from tinhso.onestop.queries.paging import PAGE_SIZE, Page, newest
from tinhso.onestop.queries.typed import typed

LONGEST = 200
FEWEST_DIGITS = 9
FEW_UNITS = 50
NAMES = SearchVector("applicant_folded", config="simple")


def search(actor: Actor, text: str, cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """Dossiers by what was typed: a code, or its beginning; a personal or tax number, whole; else words of the
    applicant's name. The newest first. Nothing for an empty text. A search by number is journalled and needs a purpose
    (`actor.for_purpose`); raises Invalid without one."""
    text = text.replace("\x00", "").strip()[:LONGEST]
    if is_number(text):
        return newest(actor, _of_person(actor, _plain(text)), cursor, size)
    return newest(actor, _named(actor, text), cursor, size)


def is_number(text: str) -> bool:
    """Whether it is looked up as a person's or a business's number."""
    number = _plain(text)
    return number.isascii() and number.isdigit() and len(number) >= FEWEST_DIGITS


def found(actor: Actor, text: str, limit: int) -> list[Dossier]:
    """The first few by code or name, for the search box of all pages; it doesn't look numbers of persons up."""
    return list(_named(actor, text[:LONGEST]).order_by("-pk")[:limit])


def papers_in_store(actor: Actor, number: str) -> list[PersonPaper]:
    """What the person's store keeps, for a counter that takes a dossier of his in; journalled with the purpose."""
    _record(actor, number)
    return list(PersonPaper.objects.filter(owner_id=number, revoked_at=None).select_related("file", "source"))


def _plain(text: str) -> str:
    return text.replace(" ", "").replace(".", "")


def _near(actor: Actor, right: str) -> QuerySet[Dossier]:
    """What the actor may see. For who has the right in few units, their ids are said besides: the database then begins
    with these units' dossiers, where it would look for some among all of the province's."""
    seen = visible_dossiers(actor)
    places = Unit.objects.filter(actor.within(right, ""))
    ids = list(places.values_list("pk", flat=True)[: FEW_UNITS + 1])
    if len(ids) > FEW_UNITS:
        return seen
    return seen.filter(Q(unit__in=ids) | Q(receiving_unit__in=ids) | Q(holder__in=ids))


def _of_person(actor: Actor, number: str) -> QuerySet[Dossier]:
    _record(actor, number)
    rows = visible_dossiers(actor).filter(with_persons(actor))
    return rows.filter(Q(applicant_id=number) | Q(filer_id=number))


def _record(actor: Actor, number: str) -> None:
    if not actor.purpose.strip():
        raise Invalid(FieldProblem("purpose", _("Ghi mục đích tra cứu theo số định danh.")))
    what = _("tra cứu hồ sơ theo số %(number)s") % {"number": mask(number)}
    record_read(actor, PersonalDataRead(what=what), province().journal_subject())


def _named(actor: Actor, text: str) -> QuerySet[Dossier]:
    if code := _as_code(text):
        return _near(actor, rights.VIEW).filter(code__startswith=code)
    words = fold(text)
    if not words:
        return Dossier.objects.none()
    rows = _near(actor, rights.VIEW_PERSONS).filter(with_persons(actor))
    return rows.annotate(names=NAMES).filter(names=SearchQuery(words, config="simple"))


def _as_code(text: str) -> str:
    """The text as the beginning of a code: at least the body and the day."""
    code = text.upper()
    try:
        return parse_dossier_code(code).text
    except ValueError:
        body, dash, rest = code.partition("-")
        looks = (body[:1].isalpha() and body[1:2].isdigit()) or body[:3].isdigit()
        return code if dash and looks and rest[:6].isdigit() else ""


@dataclass(frozen=True)
class DossierFilter:
    """Everything is optional. `text`: words of the applicant's name (where the actor sees that), or the beginning of a
    code."""

    state: str = ""
    procedure: str = ""
    text: str = ""

    @classmethod
    def from_querydict(cls, data: Mapping[str, Any]) -> "DossierFilter":
        """What isn't understood is left out, so that an old address still opens."""
        given = typed(cls, data)
        if given["state"] not in DOSSIER.states:
            given["state"] = ""
        if as_id(given["procedure"]) is None:
            given["procedure"] = ""
        return cls(**given)


def dossiers(actor: Actor, chosen: DossierFilter | None = None, cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """All that the actor may see and the filter chooses, the newest first."""
    chosen = chosen or DossierFilter()
    rows = _named(actor, chosen.text) if chosen.text else _near(actor, rights.VIEW)
    if chosen.state:
        rows = rows.filter(state=chosen.state)
    if chosen.procedure:
        rows = rows.filter(version__procedure=int(chosen.procedure))
    return newest(actor, rows, cursor, size)
