"""The facts behind a figure, page by page: what the actor may open, and the rest counted but masked."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.models import Fact
from tinhso.foundation.organizations.models import Unit
from tinhso.metrics.counting import facts_of
from tinhso.metrics.figure import Figure
from tinhso.metrics.queries.figures import require_view
from tinhso.metrics.sources import Record, describe

PAGE_SIZE = 50


@dataclass(frozen=True)
class FactRow:
    """One fact. `record` is None where the actor may not know which record it is; what it counts stays visible."""

    day: date
    unit: Unit | None
    amount: int
    record: Record | None
    is_reversal: bool = False


@dataclass(frozen=True)
class FactPage:
    """Facts by day and order of recording. `next_cursor` is "" on the last page."""

    rows: list[FactRow]
    next_cursor: str


def facts_behind(actor: Actor, figure: Figure, *, part: int = 0, cursor: str = "", size: int = PAGE_SIZE) -> FactPage:
    """The facts of a figure (`part` 1: of its denominator). The amounts of all pages add up to what was counted.

    A cursor that can't be read starts from the beginning. Raises NotPermitted, as the figure itself.
    """
    require_view(actor, [figure.wanted])
    facts = facts_of(figure.provenance[part], at=figure.at)
    return page_of(actor, facts, cursor, size)


def page_of(actor: Actor, facts: QuerySet[Fact], cursor: str, size: int) -> FactPage:
    """One page of some facts, described for the actor."""
    if place := _read_cursor(cursor):
        day, pk = place
        facts = facts.filter(Q(day__gt=day) | Q(day=day, pk__gt=pk), day__gte=day)
    found = list(facts.order_by("day", "pk")[: size + 1])
    more, found = len(found) > size, found[:size]
    return FactPage(described(actor, found), _write_cursor(found[-1]) if more else "")


def described(actor: Actor, facts: Iterable[Fact]) -> list[FactRow]:
    """Rows for the actor, in the given order; one question per kind of subject, and one for the units."""
    facts = list(facts)
    subjects: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        subjects[fact.subject_kind].add(fact.subject_id)
    known = {kind: describe(actor, kind, ids) for kind, ids in subjects.items()}
    units = Unit.objects.in_bulk({fact.unit_id for fact in facts if fact.unit_id is not None})
    return [
        FactRow(
            day=fact.day,
            unit=units.get(fact.unit_id),
            amount=fact.amount,
            record=known[fact.subject_kind].get(fact.subject_id),
            is_reversal=fact.reverses_id is not None or fact.amount < 0,
        )
        for fact in facts
    ]


def _write_cursor(fact: Fact) -> str:
    return urlsafe_b64encode(f"{fact.day.isoformat()}.{fact.pk}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[date, int] | None:
    try:
        text = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
        day, _, pk = text.partition(".")
        place = date.fromisoformat(day), int(pk)
    except (ValueError, Base64Error, UnicodeError):
        return None
    return place if 0 <= place[1] < 2**63 else None
