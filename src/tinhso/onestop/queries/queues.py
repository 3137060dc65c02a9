"""Queues: what an officer has, what lies in a unit, what waits at a counter; and the unit's load."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.foundation.verbs.ids import as_id
from tinhso.kernel import clock
from tinhso.kernel.text import fold
from tinhso.onestop import rights
from tinhso.onestop.life_cycles import OPEN_STATES
from tinhso.onestop.models import Dossier
from tinhso.onestop.models.dossiers import IS_OPEN
from tinhso.onestop.queries.dossiers import Due, soon_until, visible_dossiers, with_persons
from tinhso.onestop.queries.paging import PAGE_SIZE, Page, by_moment, newest
from tinhso.onestop.queries.typed import typed

NOBODY = "nobody"


@dataclass(frozen=True)
class QueueFilter:
    """Everything is optional. `due`: of queries.Due; `assignee`: an account's id, or "nobody"; `text`: words of the
    applicant's name (where the actor sees that), with or without accents, or the code."""

    state: str = ""
    step: str = ""
    due: str = ""
    assignee: str = ""
    procedure: str = ""
    text: str = ""

    @classmethod
    def from_querydict(cls, data: Mapping[str, Any]) -> "QueueFilter":
        """What isn't understood is left out, so that an old address still opens."""
        given = typed(cls, data)
        if given["state"] not in OPEN_STATES:
            given["state"] = ""
        if given["due"] not in set(Due):
            given["due"] = ""
        if given["assignee"] != NOBODY and as_id(given["assignee"]) is None:
            given["assignee"] = ""
        if as_id(given["procedure"]) is None:
            given["procedure"] = ""
        return cls(**given)

    def to_query(self) -> str:
        return urlencode({each.name: value for each in fields(self) if (value := getattr(self, each.name))})


@dataclass(frozen=True)
class Load:
    """How much lies in a unit. `paused`: the clock stands or hasn't started; `unassigned`: nobody has it."""

    open: int = 0
    overdue: int = 0
    due_soon: int = 0
    paused: int = 0
    unassigned: int = 0


@dataclass(frozen=True)
class Part:
    """The load of one step, one officer or one unit. `key`: what a queue is filtered by."""

    key: str
    name: str
    load: Load


def my_queue(actor: Actor, chosen: QueueFilter | None = None, cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """Open dossiers given to the actor, the next due first."""
    mine = visible_dossiers(actor).filter(IS_OPEN, assignee=actor.account_id)
    return by_moment(actor, _chosen(actor, mine, chosen), "due_at", cursor, size)


def unit_queue(
    actor: Actor, unit: Unit, chosen: QueueFilter | None = None, cursor: str = "", size: int = PAGE_SIZE
) -> Page:
    """Open dossiers that lie in the unit, the next due first."""
    held = visible_dossiers(actor).filter(IS_OPEN, holder=unit)
    return by_moment(actor, _chosen(actor, held, chosen), "due_at", cursor, size)


def results_to_give(actor: Actor, unit: Unit, cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """Dossiers taken in at the unit's counter whose result waits there, the longest first."""
    ready = visible_dossiers(actor).filter(receiving_unit=unit, state="finished")
    return by_moment(actor, ready, "finished_at", cursor, size)


def taken_in_at(actor: Actor, unit: Unit, cursor: str = "", size: int = PAGE_SIZE) -> Page:
    """What was handed in at the unit's counter, the newest first, wherever it is now."""
    return newest(actor, visible_dossiers(actor).filter(receiving_unit=unit, state__isnull=False), cursor, size)


def load_of(actor: Actor, unit: Unit) -> Load:
    """What lies in the unit now, in one query."""
    return Load(**_held(actor, unit).aggregate(**load_counts()))


def load_by_step(actor: Actor, unit: Unit) -> list[Part]:
    """The unit's load by the name of the step, the heaviest first."""
    rows = _held(actor, unit).values("step", "step_name").annotate(**load_counts()).order_by("-open", "step_name")
    return [Part(row.pop("step"), row.pop("step_name"), Load(**row)) for row in rows]


def load_by_officer(actor: Actor, unit: Unit) -> list[Part]:
    """The unit's load by who has it; what nobody has comes with an empty name."""
    names = ("assignee", "assignee__full_name")
    rows = _held(actor, unit).values(*names).annotate(**load_counts()).order_by("-open", names[1])
    return [Part(str(row.pop(names[0]) or NOBODY), row.pop(names[1]) or "", Load(**row)) for row in rows]


def load_by_unit(actor: Actor, above: Unit) -> list[Part]:
    """The load of every unit at or below one, those with most overdue first."""
    held = visible_dossiers(actor).filter(IS_OPEN, holder__path__startswith=above.path)
    rows = held.values("holder", "holder__name").annotate(**load_counts()).order_by("-overdue", "-open", "holder__name")
    return [Part(str(row.pop("holder")), row.pop("holder__name"), Load(**row)) for row in rows]


def newly_overdue(actor: Actor) -> QuerySet[Dossier]:
    """Open dossiers whose due time has passed and that no fact counts yet, the longest overdue first."""
    late = visible_dossiers(actor).filter(IS_OPEN, due_at__lt=clock.now(), counted_overdue=False)
    return late.order_by("due_at")


def require_queue(actor: Actor, unit: Unit) -> None:
    """Raises NotPermitted where the actor may not look at the unit's dossiers."""
    decision = actor.may(rights.VIEW, unit.path)
    if not decision:
        raise NotPermitted(decision.reason, unit.journal_subject())


def _held(actor: Actor, unit: Unit) -> QuerySet[Dossier]:
    return visible_dossiers(actor).filter(IS_OPEN, holder=unit).order_by()


def _chosen(actor: Actor, rows: QuerySet[Dossier], chosen: QueueFilter | None) -> QuerySet[Dossier]:
    if chosen is None:
        return rows
    if chosen.state:
        rows = rows.filter(state=chosen.state)
    if chosen.step:
        rows = rows.filter(step=chosen.step)
    if chosen.due:
        rows = rows.filter(due_condition(Due(chosen.due)))
    if chosen.assignee:
        rows = rows.filter(assignee=None if chosen.assignee == NOBODY else int(chosen.assignee))
    if chosen.procedure:
        rows = rows.filter(version__procedure=int(chosen.procedure))
    for word in fold(chosen.text).split():
        by_name = with_persons(actor) & Q(applicant_folded__contains=word)
        rows = rows.filter(by_name | Q(code__icontains=word))
    return rows


def due_condition(due: Due) -> Q:
    """Open dossiers that stand so; those that aren't taken in yet stand nowhere."""
    now, soon = clock.now(), soon_until()
    taken_in = ~Q(state="new")
    return {
        Due.OVERDUE: Q(due_at__lt=now),
        Due.SOON: Q(due_at__gte=now, due_at__lt=soon),
        Due.LATER: Q(due_at__gte=max(now, soon)),
        Due.STANDING: taken_in & Q(due_at__isnull=True),
    }[due]


def load_counts() -> dict[str, Count]:
    """Aggregates named like the fields of `Load`, over open dossiers or petitions."""
    return {
        "open": Count("pk"),
        "overdue": Count("pk", filter=due_condition(Due.OVERDUE)),
        "due_soon": Count("pk", filter=due_condition(Due.SOON)),
        "paused": Count("pk", filter=due_condition(Due.STANDING)),
        "unassigned": Count("pk", filter=Q(assignee__isnull=True)),
    }
