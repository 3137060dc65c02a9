"""The second computation: every cell from scratch, out of the facts that the watermark says are in it."""

import json
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration.rights import OPERATIONS_VIEW
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.metrics.definitions import fact_kind
from tinhso.metrics.models import Comparison, Difference

# One statement, so cells, watermark and facts are of one moment, whoever writes meanwhile.
_COMPARE = """
    WITH mark AS (SELECT coalesce(max(position), 0) AS position FROM metrics_watermark),
    compared AS (
        SELECT months, kind, day, unit_id, dimensions, sum(cell) AS in_cells, sum(fact) AS in_facts FROM (
            SELECT false AS months, kind, day, unit_id, dimensions, amount AS cell, 0 AS fact FROM metrics_day_cell
            UNION ALL
            SELECT true, kind, day, unit_id, dimensions, amount, 0 FROM metrics_month_cell
            UNION ALL
            SELECT months, kind, CASE WHEN months THEN date_trunc('month', day)::date ELSE day END,
                   unit_id, dimensions, 0, amount
            FROM journal_fact CROSS JOIN (VALUES (false), (true)) grain (months)
            WHERE position <= (SELECT position FROM mark)
        ) rows GROUP BY months, kind, day, unit_id, dimensions
    )
    SELECT mark.position, (SELECT count(*) FROM compared), c.months, c.kind, c.day, c.unit_id, c.dimensions::text,
           c.in_cells, c.in_facts
    FROM mark LEFT JOIN compared c ON c.in_cells <> c.in_facts
    ORDER BY c.months, c.kind, c.day, c.unit_id LIMIT %s
"""
MOST_KEPT = 1_000


@dataclass(frozen=True)
class Differing:
    """One cell that isn't what its facts add up to. `dimensions` is JSON text."""

    months: bool
    kind: str
    day: date
    unit_id: int | None
    dimensions: str
    in_cells: int
    in_facts: int


@dataclass(frozen=True)
class Outcome:
    position: int
    cells: int
    differing: list[Differing]


@dataclass(frozen=True)
class DifferencePlace:
    """A difference as its page shows it."""

    difference: Difference
    label: str
    unit: Unit | None
    owner: str


def compare_all() -> Outcome:
    """Compute every cell from scratch; the first thousand that differ. Reads the whole journal: for the night."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPARE, [MOST_KEPT])
        rows = cursor.fetchall()
    found = [Differing(*row[2:7], int(row[7]), int(row[8])) for row in rows if row[2] is not None]
    return Outcome(rows[0][0], rows[0][1], found)


def amount_from_facts(difference: Difference) -> int:
    """What the facts of a cell add up to, as far as the watermark."""
    day = difference.day
    last = day.replace(day=monthrange(day.year, day.month)[1]) if difference.months else day
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(amount), 0) FROM journal_fact WHERE kind = %s AND day BETWEEN %s AND %s "
            "AND unit_id IS NOT DISTINCT FROM %s AND dimensions = %s::jsonb "
            "AND position <= (SELECT position FROM metrics_watermark)",
            [difference.kind, day, last, difference.unit_id, json.dumps(difference.dimensions)],
        )
        return int(cursor.fetchone()[0])


def open_differences(actor: Actor) -> QuerySet[Difference]:
    """Cells that still wait to be computed again, oldest first. Raises NotPermitted."""
    _require(actor)
    return Difference.objects.filter(settled_at=None).select_related("comparison").order_by("pk")


def last_comparison(actor: Actor) -> Comparison | None:
    _require(actor)
    return Comparison.objects.order_by("-pk").first()


def _require(actor: Actor) -> None:
    decision = actor.may(OPERATIONS_VIEW, province().path)
    if not decision:
        raise NotPermitted(decision.reason)


def places_of(differences: list[Difference]) -> list[DifferencePlace]:
    """Differences with what they count and where. Two queries more."""
    units = Unit.objects.in_bulk({each.unit_id for each in differences if each.unit_id is not None})
    owners = Account.objects.in_bulk({each.owner_id for each in differences if each.owner_id is not None})
    return [
        DifferencePlace(
            each,
            str(kind.label) if (kind := fact_kind(each.kind)) else each.kind,
            units.get(each.unit_id),
            owners[each.owner_id].full_name if each.owner_id in owners else "",
        )
        for each in differences
    ]
