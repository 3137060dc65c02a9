"""The one statement behind every figure: cells, and the facts that the cells don't have yet (or have too many).

A batch of counts is one statement whatever its size, and reads no stretch of cells twice.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform

from tinhso.foundation.journal.models import Fact
from tinhso.metrics.spans import pieces

BEGINNING = date.min


class By(StrEnum):
    """What a count is split by; `WHOLE` leaves it in one piece, under the key None."""

    WHOLE = "whole"
    UNIT = "unit"
    MONTH = "month"


Where = tuple[tuple[str, tuple[str, ...]], ...]
Amounts = dict[str | None, int]


@dataclass(frozen=True)
class Count:
    """Facts of a kind, from `since` (None: the beginning) to `until`, of some units (None: all), narrowed by
    dimensions: each name with the values that will do, as text."""

    kind: str
    since: date | None
    until: date
    units: frozenset[int] | None = None
    where: Where = ()

    @property
    def first_day(self) -> date:
        return self.since or BEGINNING


@dataclass(frozen=True)
class Scan:
    """A stretch of days in one table; of month cells, by the months' first days."""

    table: str
    kind: str
    first: date
    last: date


@dataclass(frozen=True)
class Sql:
    text: str
    values: tuple[Any, ...] = ()


def totals(counts: Sequence[Count], *, at: int | None = None) -> list[int]:
    """What each count adds up to, at a journal position (None: now, to the last committed fact)."""
    return [amounts.get(None, 0) for amounts in split(counts, by=By.WHOLE, at=at)]


def split(counts: Sequence[Count], *, by: By | str, at: int | None = None) -> list[Amounts]:
    """The same, by unit (id as text), month ("2025-08") or the values of a dimension, given by its name."""
    if not counts:
        return []
    scans = _scans(counts)
    parts = [_scan(number, scan, [counts[i] for i, _ in uses], by) for number, (scan, uses) in enumerate(scans.items())]
    drift = _drift(counts, at)
    with connection.cursor() as cursor:
        cursor.execute(
            f"{drift.text} {' UNION ALL '.join(part.text for part in parts)}",
            [*drift.values, *(value for part in parts for value in part.values)],
        )
        rows = cursor.fetchall()
    amounts: list[Counter[str | None]] = [Counter() for _ in counts]
    uses_of = list(scans.values())
    for part, key, sums in rows:
        for (index, sign), amount in zip(uses_of[part], sums, strict=True):
            amounts[index][key] += sign * int(amount)
    return [{key: amount for key, amount in each.items() if amount} for each in amounts]


def facts_of(count: Count, *, at: int | None = None) -> QuerySet[Fact]:
    """The facts that make a count."""
    rows = Fact.objects.filter(kind=count.kind, day__range=(count.first_day, count.until))
    if count.units is not None:
        rows = rows.filter(unit_id__in=count.units)
    for number, (name, values) in enumerate(count.where):
        alias = f"dimension_{number}"
        rows = rows.alias(**{alias: KeyTextTransform(name, "dimensions")}).filter(**{f"{alias}__in": values})
    return rows if at is None else rows.filter(position__lte=at)


def _drift(counts: Sequence[Count], at: int | None) -> Sql:
    kinds = sorted({count.kind for count in counts})
    first, last = min(count.first_day for count in counts), max(count.until for count in counts)
    text = "WITH drift AS MATERIALIZED (SELECT * FROM metrics_drift(%s::bigint, %s::text[], %s::date, %s::date))"
    return Sql(text, (at, kinds, first, last))


def _scans(counts: Sequence[Count]) -> dict[Scan, list[tuple[int, int]]]:
    """What has to be read, each once, with the counts that use it: index, and 1 to add it or -1 to take it away."""
    scans: dict[Scan, list[tuple[int, int]]] = defaultdict(list)
    for index, count in enumerate(counts):
        scans[Scan("drift", count.kind, count.first_day, count.until)].append((index, 1))
        for piece in pieces(count.first_day, count.until):
            table = "metrics_month_cell" if piece.months else "metrics_day_cell"
            scans[Scan(table, count.kind, piece.first, piece.last)].append((index, piece.sign))
    return scans


def _scan(number: int, scan: Scan, counts: Sequence[Count], by: By | str) -> Sql:
    """One pass over a stretch of cells, or of the drift; an array of sums per key."""
    narrowings = [_narrowing(count) for count in counts]
    shared = [each for each in narrowings[0] if all(each in other for other in narrowings)]
    sums = [_sum([each for each in narrowing if each not in shared]) for narrowing in narrowings]
    days = Sql("kind = %s AND day BETWEEN %s AND %s", (scan.kind, scan.first, scan.last))
    rows = _all([days, *shared])
    key = _key(by)
    text = (
        f"SELECT {number}, {key.text}, ARRAY[{', '.join(each.text for each in sums)}] "  # noqa: S608 - values are bound
        f"FROM {scan.table} WHERE {rows.text} GROUP BY 2"
    )
    return Sql(text, (*key.values, *(value for each in sums for value in each.values), *rows.values))


def _sum(narrowing: Sequence[Sql]) -> Sql:
    chosen = _all(narrowing)
    counted = f" FILTER (WHERE {chosen.text})" if chosen.text else ""
    return Sql(f"coalesce(sum(amount){counted}, 0)", chosen.values)


def _narrowing(count: Count) -> list[Sql]:
    units = [] if count.units is None else [Sql("unit_id = ANY (%s::bigint[])", (_array(count.units),))]
    return [*units, *(Sql("dimensions ->> %s = ANY (%s::text[])", (name, list(v))) for name, v in count.where)]


@lru_cache(maxsize=1_000)
def _array(units: frozenset[int]) -> str:
    """Written out once: a dashboard names the same 143 units a hundred times."""
    return "{" + ",".join(map(str, sorted(units))) + "}"


def _key(by: By | str) -> Sql:
    match by:
        case By.WHOLE:
            return Sql("NULL::text")
        case By.UNIT:
            return Sql("unit_id::text")
        case By.MONTH:
            return Sql("to_char(day, 'YYYY-MM')")
    return Sql("dimensions ->> %s", (by,))


def _all(parts: Sequence[Sql]) -> Sql:
    return Sql(" AND ".join(part.text for part in parts), tuple(value for part in parts for value in part.values))
