"""What a page of figures is asked for, read from its address. What can't be read falls back to this year and the
widest unit."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.ids import as_id
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.addresses import PERIOD_FROM, PERIOD_TO, UNIT
from tinhso.metrics.queries.places import unit_of, widest_unit

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True)
class Asked:
    period: Period
    unit: Unit


def asked(actor: Actor, query: QueryDict) -> Asked:
    """Raises NotFound for a unit that there isn't; NotPermitted where none is named and the actor may see none's."""
    chosen = as_id(query.get(UNIT, ""))
    return Asked(_period(query), widest_unit(actor) if chosen is None else unit_of(chosen))


def _period(query: QueryDict) -> Period:
    today = clock.today()
    first = _day(query.get(PERIOD_FROM, "")) or date(today.year, 1, 1)
    last = _day(query.get(PERIOD_TO, "")) or today
    first, last = (min(max(day, EARLIEST), LATEST) for day in sorted((first, last)))
    return Period(first, last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
