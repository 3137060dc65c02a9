"""How the database finds the rows that a sealing numbers, when it was last told of the tables before a great batch.

Left to itself it believes then that next to nothing waits, and goes through all that waits for each row that waits.
The statement and its settings are read from the function as it is installed.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from tinhso.foundation.journal.models import Fact
from tinhso.foundation.journal.recording import FactBatch, record_fact_batch
from tinhso.foundation.journal.sequencer import BATCH, seal_pending

pytestmark = pytest.mark.django_db
SEALED, WAITING = 2000, 600
JOURNAL = {"journal_audit", "journal_fact", "journal_outbox"}
LEFT_ALONE = ("enable_nestloop", "enable_seqscan")
INSTALLED = "SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'journal_seal'"
BEFORE = """
    SET LOCAL session_replication_role = replica;
    INSERT INTO journal_fact (recorded_at, kind, day, unit_id, amount, dimensions, subject_kind, subject_id, batch,
                              position, digest)
    SELECT now(), 'test.counted', '2026-08-11', 1, 1, '{}', 'test', n::text, '', n, sha256('') FROM
    generate_series(1, %(sealed)s) n;
    INSERT INTO journal_seal (first_position, last_position, chain) VALUES (1, %(sealed)s, sha256(''));
    SET LOCAL session_replication_role = origin;
    ANALYZE journal_audit, journal_fact, journal_outbox
"""


@pytest.fixture(autouse=True)
def a_great_batch_waits(db: None) -> None:
    """When the tables were last looked at, nothing waited; then many facts came in at once."""
    with connection.cursor() as cursor:
        for statement in BEFORE.split(";"):
            cursor.execute(statement % {"sealed": SEALED})
    rows = [(str(number), 1, date(2026, 8, 12), 1, {}) for number in range(WAITING)]
    record_fact_batch(FactBatch("test.counted", "test", "moi", rows))


def plan_of_sealing(*, without: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The steps of the statement that seals, planned with the function's own settings."""
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED)
        body, settings = cursor.fetchone()
        statement = re.search(r"WITH waiting AS.*?(?=\s+INTO sealed)", body, re.DOTALL)
        assert statement is not None
        asked = statement.group().replace("limit_rows", str(BATCH)).replace("previous.chain", "''::bytea")
        asked = re.sub(r"\bhead\b", "0", asked)
        for name, value in (each.split("=", 1) for each in settings):
            if name not in without:
                cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
        cursor.execute(f"EXPLAIN (FORMAT JSON) {asked}")
        return list(_steps(cursor.fetchone()[0][0]["Plan"]))


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for each in plan.get("Plans", []):
        yield from _steps(each)


def test_a_great_batch_is_sealed_without_a_loop_within_a_loop() -> None:
    steps = plan_of_sealing()
    assert {each["Relation Name"] for each in steps if "Relation Name" in each} >= JOURNAL
    assert not [each for each in steps if each["Node Type"] == "Nested Loop"]
    assert not [each for each in steps if each["Node Type"] == "Seq Scan" and each["Relation Name"] in JOURNAL]
    seal_pending()
    assert not Fact.objects.filter(position=None).exists()


def test_left_alone_the_database_would_loop() -> None:
    """So what the test above looks at tells."""
    assert [each for each in plan_of_sealing(without=LEFT_ALONE) if each["Node Type"] == "Nested Loop"]
