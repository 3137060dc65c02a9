"""A dashboard of 50 figures and the closing of a period over 10 million facts, beside the plain aggregate.

TINHSO_PROVE_SCALE shrinks the journal (1 is the full one: 10 million facts of one year, 142 units, ten kinds).
The facts are written past the triggers, with their positions, into the tests' own database.
"""

import os
import time
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import TypeVar

import pytest
from django.db import connection

from tests.factories import SINCE, acting, person, unit
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.journal.models import Seal
from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.kernel.dates import Period
from tinhso.metrics import definitions
from tinhso.metrics.definitions import Computed, Dimension, FactKind, Ratio
from tinhso.metrics.figure import Figure, Wanted
from tinhso.metrics.models import DayCell
from tinhso.metrics.queries import figures, wanted
from tinhso.metrics.roller import roll_pending
from tinhso.metrics.verbs import freeze

pytestmark = [pytest.mark.prove, pytest.mark.django_db(transaction=True)]

SCALE = float(os.environ.get("TINHSO_PROVE_SCALE", "1"))
FACTS = round(10_000_000 * SCALE)
TAIL = 2_000
KINDS, COMMUNES, DEPARTMENTS = 10, 124, 18
DASHBOARD_SECONDS, CLOSING_SECONDS = 0.3, 5.0
ROUNDS = 7
AUGUST = Period(date(2025, 7, 8), date(2025, 8, 7))
JULY = Period(date(2025, 6, 8), date(2025, 7, 7))
YEAR = Period(date(2025, 1, 1), date(2025, 8, 7))
T = TypeVar("T")

_GENERATE = """
    INSERT INTO journal_fact (id, position, digest, recorded_at, kind, day, unit_id, amount, dimensions,
                              subject_kind, subject_id, batch)
    SELECT n, CASE WHEN n <= %(sealed)s THEN n END, '', now(),
           'scale.kind' || (hashint8(n) & 1023) %% %(kinds)s,
           date '2025-01-01' + (n * 365 / %(facts)s)::integer - (CASE WHEN n %% 50 = 0 THEN n %% 9 ELSE 0 END)::integer,
           %(first_unit)s + (hashint8(n * 7) & 1048575) %% %(units)s,
           CASE WHEN n %% 97 = 0 THEN -1 ELSE 1 END,
           CASE (hashint8(n * 13) & 1023) %% 3 WHEN 0 THEN '{"channel": "online"}'::jsonb
                WHEN 1 THEN '{"channel": "counter"}' ELSE '{"channel": "post"}' END,
           'scale.thing', n::text, ''
    FROM generate_series(1::bigint, %(facts)s) n
"""


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Per kind: all, online, by post, and two shares."""
    monkeypatch.setattr(definitions, "_kinds", dict(definitions._kinds))
    monkeypatch.setattr(definitions, "_metrics", dict(definitions._metrics))
    made = []
    for number in range(KINDS):
        kind = f"scale.kind{number}"
        definitions.register_fact_kind(FactKind(kind, kind, (Dimension("channel", "Kênh"),)))
        metrics = [
            Computed(kind, kind, kind, "việc"),
            Computed(f"{kind}.online", kind, kind, "việc", where={"channel": "online"}),
            Computed(f"{kind}.post", kind, kind, "việc", where={"channel": ("post", "counter")}),
            Ratio(f"{kind}.share", kind, f"{kind}.online", kind),
            Ratio(f"{kind}.rest", kind, f"{kind}.online", kind, complement=True),
        ]
        definitions.register_metrics(metrics)
        made += [metric.code for metric in metrics]
    return made


@pytest.fixture
def province() -> Unit:
    root = unit("tinh", "Tỉnh Tuyên Quang", UnitKind.PROVINCE)
    for number in range(COMMUNES):
        unit(f"xa-{number}", f"Xã {number}", UnitKind.COMMUNE, root, valid_from=SINCE)
    for number in range(DEPARTMENTS):
        unit(f"so-{number}", f"Sở {number}", UnitKind.DEPARTMENT, root)
    return root


@pytest.fixture
def journal(province: Unit) -> None:
    """The facts, sealed but for a tail, and rolled but for another."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("ALTER TABLE journal_fact DISABLE TRIGGER USER")
        cursor.execute(
            "SELECT indexdef, indexrelid::regclass FROM pg_index JOIN pg_indexes ON indexname = "
            "(indexrelid::regclass)::text WHERE indrelid = 'journal_fact'::regclass AND NOT indisunique"
        )
        indexes = cursor.fetchall()
        for _definition, name in indexes:
            cursor.execute(f"DROP INDEX {name}")
        arguments = {"facts": FACTS, "sealed": FACTS - TAIL, "kinds": KINDS, "units": COMMUNES + DEPARTMENTS}
        cursor.execute(_GENERATE, {**arguments, "first_unit": province.pk + 1})
        for definition, _name in indexes:
            cursor.execute(definition)
        cursor.execute("ALTER TABLE journal_fact ENABLE TRIGGER USER")
        Seal.objects.create(first_position=1, last_position=FACTS - 2 * TAIL, chain=b"")
        roll_pending()
        Seal.objects.create(first_position=FACTS - 2 * TAIL + 1, last_position=FACTS - TAIL, chain=b"")
        cursor.execute("VACUUM ANALYZE journal_fact")
        cursor.execute("VACUUM ANALYZE metrics_day_cell")


def timed(body: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    return body(), time.perf_counter() - started


def dashboard(province: Unit) -> list[Wanted]:
    """Ten kinds: this period, the one before, the year so far; online, and its share."""
    asked = []
    for number in range(KINDS):
        kind = f"scale.kind{number}"
        asked += [wanted(kind, period, province) for period in (AUGUST, JULY, YEAR)]
        asked += [wanted(f"{kind}.online", AUGUST, province), wanted(f"{kind}.share", AUGUST, province)]
    return asked


_PLAIN = """
    SELECT kind, sum(amount) FILTER (WHERE day BETWEEN '2025-07-08' AND '2025-08-07'),
           sum(amount) FILTER (WHERE day BETWEEN '2025-06-08' AND '2025-07-07'),
           sum(amount) FILTER (WHERE day BETWEEN '2025-01-01' AND '2025-08-07'),
           sum(amount) FILTER (WHERE day BETWEEN '2025-07-08' AND '2025-08-07'
                               AND dimensions ->> 'channel' = 'online')
    FROM journal_fact WHERE kind LIKE 'scale.%%' AND day BETWEEN '2025-01-01' AND '2025-08-07' GROUP BY kind
"""


def plain_aggregate() -> dict[str, tuple[int, ...]]:
    """The dashboard's numbers in one scan of the facts: the best that one can do without cells."""
    with connection.cursor() as cursor:
        cursor.execute(_PLAIN)
        return {kind: tuple(int(each or 0) for each in numbers) for kind, *numbers in cursor.fetchall()}


def numbers_of(found: list[Figure]) -> dict[str, tuple[int, ...]]:
    rows = [found[start : start + 5] for start in range(0, len(found), 5)]
    return {row[0].metric.code: tuple(each.numerator for each in row[:4]) for row in rows}


def test_fifty_figures_and_a_closing_over_ten_million_facts(codes: list[str], province: Unit, journal: None) -> None:
    actor: Actor = acting(person("lanhdao", "Ma Văn Thế", Role.AGGREGATOR, province))
    asked = dashboard(province)
    found = figures(actor, asked)
    scanned = plain_aggregate()
    assert numbers_of(found) == scanned

    fast = median(timed(lambda: figures(actor, asked))[1] for _ in range(ROUNDS))
    slow = median(timed(plain_aggregate)[1] for _ in range(3))
    cells = DayCell.objects.count()
    print(f"\n{FACTS} facts in {cells} cells, {2 * TAIL} beyond them; 50 figures: {fast * 1000:.0f} ms, ", end="")
    print(f"the plain aggregate {slow * 1000:.0f} ms ({slow / fast:.1f} times)")

    units = list(Unit.objects.all())
    _, closing = timed(lambda: freeze(actor, codes=codes, period=AUGUST, units=units))
    print(f"closing: {len(codes)} metrics x {len(units)} units in {closing:.2f} s")

    assert fast < DASHBOARD_SECONDS
    assert closing < CLOSING_SECONDS
