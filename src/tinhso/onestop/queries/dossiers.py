"""Dossiers the actor may see, and how a list shows them: persons masked for those who needn't know them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.verbs.errors import NotFound
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.kernel.identifiers import mask
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import DOSSIER
from tinhso.onestop.models import Dossier, Petition

SOON_WORKING_DAYS = 1
MIDNIGHT = time()


class Due(StrEnum):
    """How an open dossier stands to its due time."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    STANDING = "standing"


def visible_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """Dossiers of the units, and in the field, that the actor may look at: competent for them, at whose counter they
    were handed in, or holding them now."""
    return Dossier.objects.filter(_at_places(actor, rights.VIEW))


def with_persons(actor: Actor) -> Q:
    """Those among dossiers whose persons the actor sees (`sees_persons`): only these may be found by a name or number,
    or else somebody who oversees could try names out."""
    return _at_places(actor, rights.VIEW_PERSONS)


def dossier(actor: Actor, code: str) -> Dossier:
    """One dossier with its units, assignee and version. Raises NotFound."""
    found = visible_dossiers(actor).select_related(*WITH, "receiving_unit").filter(code=code).first()
    if found is None:
        raise NotFound(_("Không tìm thấy hồ sơ này, hoặc bạn không được xem."))
    return found


def sees_persons(actor: Actor, each: Dossier) -> bool:
    """Whether the actor works with the dossier and so with the person's data; who only oversees gets them masked."""
    units = (each.unit, each.receiving_unit, each.holder)
    return any(unit and actor.may(rights.VIEW_PERSONS, unit.path, each.field_code) for unit in units)


@dataclass(frozen=True)
class DossierRow:
    """A dossier in a list. `applicant` is masked where the reader oversees only; `applicant_id` always is. `title` is
    the procedure's, or the service's of a dossier from a batch."""

    dossier: Dossier
    title: str
    state: str
    applicant: str
    applicant_id: str
    due: Due | None


WITH = ("unit", "holder", "assignee", "version__procedure")
# What a list doesn't show is not read: the filled forms and the version's whole content are large.
UNREAD = ("answers", "version__content")


def listed(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """With what a row needs, in one query."""
    return rows.select_related(*WITH, "receiving_unit").defer(*UNREAD)


def rows_of(actor: Actor, dossiers: Iterable[Dossier]) -> list[DossierRow]:
    now, soon = clock.now(), soon_until()
    return [_row(actor, each, now, soon) for each in dossiers]


def due_of(each: Dossier | Petition, now: datetime, soon: datetime) -> Due | None:
    """None for what has ended, or isn't taken in yet."""
    if not each.is_open or each.state == "new":
        return None
    if each.due_at is None:
        return Due.STANDING
    return Due.OVERDUE if each.due_at < now else Due.SOON if each.due_at < soon else Due.LATER


def soon_until() -> datetime:
    """What is due before this moment is due soon: by the end of the next working day."""
    day = default_calendar().add_working_days(clock.today(), SOON_WORKING_DAYS)
    return datetime.combine(day + timedelta(days=1), MIDNIGHT, tzinfo=clock.ZONE)


def mask_name(name: str) -> str:
    """ "Sùng Thị Mỷ" → "S. T. M."."""
    return " ".join(f"{word[0]}." for word in name.split())


def _at_places(actor: Actor, right: str) -> Q:
    first, *others = ("unit__", "receiving_unit__", "holder__")
    rows = actor.within(right, first, "field_code")
    for place in others:
        rows |= actor.within(right, place, "field_code")
    return rows


def _row(actor: Actor, each: Dossier, now: datetime, soon: datetime) -> DossierRow:
    name = each.applicant_name if sees_persons(actor, each) else mask_name(each.applicant_name)
    state = str(DOSSIER.states[each.state]) if each.state else ""
    return DossierRow(each, each.title, state, name, mask(each.applicant_id), due_of(each, now, soon))
